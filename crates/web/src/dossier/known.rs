//! What is asked of the state for the dossier, in one question.

use std::collections::{HashMap, HashSet};

use domain::aanmelding::{Aanmelding, Stand};
use domain::access::Viewer;
use domain::groep::Gezien;
use domain::ids::{InwonerId, MedewerkerId, Nr};
use domain::inwoner::{self, Card};
use domain::refusal::Hidden;
use domain::ritme::{self, Ritme};
use domain::signaal::{self, Signaal};
use domain::state::State;
use domain::tijdlijn::{self, Event};
use domain::time::Day;
use domain::traject::{self, Traject};
use domain::{aanmelding, belofte, contact, medewerker, meting, toewijzing, verplaatsing};

use super::pages::Asked;

/// What one question brings back for the page.
pub(super) struct Known {
    pub inwoner: InwonerId,
    pub card: Card,
    pub trajecten: Vec<Traject>,
    pub signalen: Vec<Signaal>,
    pub events: Vec<Event>,
    pub begeleider: Option<(MedewerkerId, String)>,
    /// Who keeps the regie, and whether the reader may hand it over.
    pub regisseur: Option<String>,
    pub may_hand_over: bool,
    /// A referral without an answer.
    pub waits: Option<Aanmelding>,
    pub names: HashMap<MedewerkerId, String>,
    pub may_record: bool,
    pub may_measure: bool,
    pub may_steer: bool,
    pub may_describe: bool,
    pub may_assign: bool,
    /// Where the inwoner stands today.
    pub stand: meting::Stand,
    /// The promises of both sides, for who may see them.
    pub beloften: Vec<belofte::Shown>,
    pub seen: Option<Nr>,
    /// What the reader may take to another inwoner.
    pub movable: HashSet<Nr>,
    /// How often the inwoner is spoken, and where last seen after that.
    pub ritme: Option<Ritme>,
    pub gezien: Option<Gezien>,
    /// The dossier as it was known on an earlier day: there is nothing to do then.
    pub back: bool,
}

/// The dossier as it was known on this day. What is asked of the timeline says for which facts more has to be known.
pub(super) fn look(state: &State, viewer: &Viewer, id: InwonerId, day: Day, asked: &Asked) -> Result<Known, Hidden> {
    let events = tijdlijn::of(state, viewer, id, day)?;
    let begeleider = toewijzing::begeleider(state, viewer, id)?;
    let mentioned = events.iter().flat_map(|event| {
        let replaced = event.vervangen.as_ref().map(|replaced| replaced.medewerker);
        let about = match &event.what {
            tijdlijn::What::Begeleider(who) => *who,
            tijdlijn::What::Regisseur(who) => Some(*who),
            tijdlijn::What::Contact(contact) => Some(contact.medewerker),
            tijdlijn::What::Elders(_, trace) => Some(trace.medewerker),
            _ => event.gekomen.map(|trace| trace.medewerker),
        };
        [Some(event.door), replaced, about].into_iter().flatten()
    });
    // Hundreds of facts mention a handful of people.
    let mut mentioned: Vec<MedewerkerId> = mentioned.collect();
    mentioned.sort_unstable();
    mentioned.dedup();
    let names = mentioned.into_iter().map(|id| (id, medewerker::naam(state, id).to_owned())).collect();
    // Looking back offers no acts: they would be of today.
    let now = day >= viewer.today();
    let referrals = aanmelding::of(state, viewer, id).unwrap_or_default().into_iter().map(|one| one.aanmelding);
    let mut known = Known {
        inwoner: id,
        card: inwoner::card(state, viewer, id)?,
        trajecten: traject::list(state, viewer, id)?,
        // A regisseur reads how it goes, not what was said: no contacts, and no signals about them.
        signalen: signaal::of(state, viewer, id).unwrap_or_default(),
        begeleider: begeleider.map(|id| (id, medewerker::naam(state, id).to_owned())),
        regisseur: aanmelding::regisseur(state, viewer, id)?.map(|id| medewerker::naam(state, id).to_owned()),
        may_hand_over: aanmelding::may_hand_over(state, viewer, id),
        waits: referrals.rev().find(|one| now && one.stand == Stand::Wacht),
        names,
        may_record: now && contact::may_record(state, viewer, id),
        may_measure: now && meting::may_record(state, viewer, id),
        stand: meting::at(state, viewer, id, viewer.today())?,
        may_steer: now && traject::may_steer(state, viewer, id),
        may_describe: now && inwoner::may_describe(state, viewer, id),
        may_assign: now && toewijzing::may_assign(state, viewer, id),
        beloften: belofte::list(state, viewer, id).unwrap_or_default(),
        seen: contact::newest_seen(state, viewer, id).unwrap_or_default(),
        ritme: ritme::today(state, viewer, id).unwrap_or_default(),
        gezien: signaal::gezien(state, viewer, id).unwrap_or_default(),
        back: !now,
        movable: HashSet::new(),
        events,
    };
    known.movable = movable(state, viewer, &known, asked);
    Ok(known)
}

/// Which of the facts that the page shows the reader may take to another dossier. Looking back offers no acts.
fn movable(state: &State, viewer: &Viewer, known: &Known, asked: &Asked) -> HashSet<Nr> {
    let standing = super::tijdlijn::shown(known, asked).filter(|event| !known.back && event.vervangen.is_none());
    standing.map(|event| event.nr).filter(|nr| verplaatsing::may_move(state, viewer, *nr)).collect()
}

impl Known {
    /// The traject that is open today; the one that began last when there are several.
    pub(super) fn open(&self, today: Day) -> Option<&Traject> {
        self.trajecten.iter().rfind(|traject| traject.open_on(today))
    }

    pub(super) fn name_of(&self, id: MedewerkerId) -> &str {
        self.names.get(&id).map_or("Meedoen", String::as_str)
    }
}
