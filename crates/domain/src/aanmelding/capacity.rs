//! How much room a begeleider has: the caseload of now against the norm of the aanpak for the hours of the week.

use std::sync::Arc;

use super::may::ANSWER;
use super::questions::find;
use crate::aanpak::{self, Content};
use crate::access::{Role, Viewer};
use crate::ids::{AanmeldingId, InwonerId, MedewerkerId};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use crate::{medewerker, toewijzing};

/// What a begeleider has beside this inwoner, and could have by the norm; `hoogstens` is `None` where the norm or the hours are not known.
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    pub medewerker: MedewerkerId,
    pub naam: Arc<str>,
    pub aantal: usize,
    pub hoogstens: Option<usize>,
}

impl Room {
    /// Whether one more stays within the norm; unknown hours give no objection.
    pub fn holds_one_more(&self) -> bool {
        self.hoogstens.is_none_or(|most| self.aantal < most)
    }
}

/// The room of every begeleider who could take this one, for who may answer it.
pub fn rooms(state: &Town, viewer: &Viewer, id: AanmeldingId) -> Result<Vec<Room>, Hidden> {
    let known = find(state, id).ok_or(Hidden)?;
    viewer.gate(state, known.inwoner, &ANSWER)?;
    let today = viewer.today();
    let content = aanpak::in_force(state, known.aanpak, today).ok_or(Hidden)?;
    let guides = |one: &MedewerkerId| medewerker::holds(state, *one, Role::Begeleider, today);
    let all = medewerker::names(state).map(|(id, _)| id).filter(guides);
    Ok(all.map(|medewerker| room(state, content, (medewerker, known.inwoner), today)).collect())
}

/// On a day, by the aanpak in force then, for this inwoner. Half an inwoner is no room: it is rounded down.
pub(super) fn room(
    state: &Town,
    content: &Content,
    (medewerker, inwoner): (MedewerkerId, InwonerId),
    day: Day,
) -> Room {
    let of_fte = |norm: u16| Some(usize::from(norm) * usize::from(medewerker::fte_on(state, medewerker, day)?) / 100);
    Room {
        medewerker,
        naam: medewerker::naam(state, medewerker).into(),
        aantal: toewijzing::caseload(state, medewerker, day).filter(|other| *other != inwoner).count(),
        hoogstens: content.caseload_norm().and_then(of_fte),
    }
}
