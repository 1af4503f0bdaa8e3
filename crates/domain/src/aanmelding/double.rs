//! Somebody who is referred may be known already: telling the story again is what residents complain of most.

use super::may::SEE_DOUBLE;
use super::questions::of_inwoner;
use crate::access::Viewer;
use crate::codes::Code;
use crate::ids::InwonerId;
use crate::inwoner::{self, Persoon};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::text::folded;
use crate::time::Day;
use crate::traject;

/// Somebody who seems to be the one that is referred, with what tells who refers whether it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Double {
    pub inwoner: InwonerId,
    pub geboortedatum: Option<Day>,
    /// The aanpak of a referral that waits, and since when.
    pub wacht: Option<(Code, Day)>,
    /// The aanpak of a traject that is open, and since when.
    pub traject: Option<(Code, Day)>,
}

/// Who is known and seems to be this person. Asking is reading a list.
pub fn doubles(state: &Town, viewer: &Viewer, persoon: &Persoon) -> Result<Vec<Double>, Hidden> {
    viewer.gate_at_large(&SEE_DOUBLE)?;
    let found: Vec<Double> = like(state, persoon).map(|inwoner| double(state, inwoner, viewer.today())).collect();
    viewer.read_list("dubbel", found.iter().map(|double| double.inwoner).collect());
    Ok(found)
}

fn double(state: &Town, inwoner: InwonerId, today: Day) -> Double {
    let waiting = of_inwoner(state, inwoner, Day::LAST).find(|one| one.stand == super::Stand::Wacht);
    let open = traject::open_on(state, inwoner, today);
    Double {
        inwoner,
        geboortedatum: inwoner::persoon_now(state, inwoner).geboortedatum,
        wacht: waiting.map(|one| (one.aanpak, one.datum)),
        traject: open.map(|open| (open.aanpak, open.instroom)),
    }
}

/// Everybody with this surname who has the same first name or the same day of birth, unless the days of birth differ.
pub(super) fn like<'a>(state: &'a Town, persoon: &'a Persoon) -> impl Iterator<Item = InwonerId> + 'a {
    let (voornaam, achternaam) = (folded(&persoon.voornaam), folded(&persoon.achternaam));
    let is_like = move |inwoner: &InwonerId| {
        let known = inwoner::persoon_now(state, *inwoner);
        let born = (known.geboortedatum, persoon.geboortedatum);
        let differs = matches!(born, (Some(one), Some(other)) if one != other);
        let agrees = matches!(born, (Some(one), Some(other)) if one == other);
        !achternaam.is_empty()
            && folded(&known.achternaam) == achternaam
            && !differs
            && (agrees || folded(&known.voornaam) == voornaam)
    };
    inwoner::everybody(state).filter(|inwoner| inwoner::exists(state, *inwoner)).filter(is_like)
}
