//! Everything that is known of an inwoner, in the order in which it happened, as it was known on any day.

use std::sync::Arc;

use crate::aanmelding::{self, AanmeldingFact};
use crate::access::{Standing, Viewer};
use crate::belemmering::{self, BelemmeringFact};
use crate::belofte::{self, BelofteFact};
use crate::groep::{self, DeelnameFact};
use crate::history::Dated;
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::inwoner::{self, PersonFact};
use crate::plan::{self, PlanFact};
use crate::refusal::Hidden;
use crate::ritme::{self, RitmeFact};
use crate::samenvoeging;
use crate::state::State as Town;
use crate::succes::{self, SuccesFact};
use crate::text::Sealed;
use crate::time::{Day, Moment};
use crate::traject::TrajectFact;
use crate::uitstel::{self, UitstelFact};
use crate::verplaatsing::{self, Trace};
use crate::{contact, meting, toewijzing, traject};

/// One thing on the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub nr: Nr,
    pub datum: Day,
    pub sinds: Day,
    pub geboekt: Moment,
    pub door: MedewerkerId,
    pub what: What,
    /// The short text beside it: why it departs, what explains it.
    pub waarom: Option<Arc<str>>,
    /// The entry that this one corrects, and why.
    pub corrigeert: Option<(Nr, Arc<str>)>,
    /// This version was replaced or taken back; the entry that did, and whether a new version took its place.
    pub vervangen: Option<Replaced>,
    /// It stood in another dossier first.
    pub gekomen: Option<Trace>,
}

/// How a version came to be believed no longer.
#[derive(Debug, Clone, PartialEq)]
pub struct Replaced {
    pub door: Nr,
    pub ingetrokken: bool,
    pub reden: Arc<str>,
    pub medewerker: MedewerkerId,
    pub sinds: Day,
}

#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Person(PersonFact),
    Begeleider(Option<MedewerkerId>),
    Regisseur(MedewerkerId),
    Aanmelding(AanmeldingFact),
    Traject(TrajectFact),
    Meting(meting::Shown),
    Belemmering(BelemmeringFact),
    Plan(PlanFact),
    Belofte(BelofteFact),
    Succes(SuccesFact),
    Uitstel(UitstelFact),
    Ritme(RitmeFact),
    Contact(contact::Shown),
    Groep(DeelnameFact),
    /// Something of this subject stood here and belonged to another inwoner: nothing of it is told here any more.
    Elders(Subject, Trace),
    /// Another dossier of the same person went up in this one.
    Samengevoegd(samenvoeging::Shown),
}

impl What {
    /// The subject by which the timeline is filtered.
    pub fn subject(&self) -> Subject {
        match self {
            What::Person(_) => Subject::Persoon,
            What::Begeleider(_) | What::Regisseur(_) => Subject::Toewijzing,
            What::Aanmelding(_) => Subject::Aanmelding,
            What::Traject(_) => Subject::Traject,
            What::Meting(_) => Subject::Meting,
            What::Belemmering(_) => Subject::Belemmering,
            What::Plan(_) => Subject::Plan,
            What::Belofte(_) => Subject::Belofte,
            What::Succes(_) => Subject::Succes,
            What::Uitstel(_) => Subject::Uitstel,
            // How often people speak is read beside what they spoke about.
            What::Contact(_) | What::Ritme(_) => Subject::Contact,
            What::Groep(_) => Subject::Groep,
            What::Elders(subject, _) => *subject,
            What::Samengevoegd(_) => Subject::Persoon,
        }
    }

    /// The note behind it, when there is one and the viewer may read it.
    pub fn sealed(&self) -> Option<Sealed> {
        match self {
            What::Contact(contact) => contact.verslag,
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    Contact,
    Aanmelding,
    Traject,
    Meting,
    Belemmering,
    Plan,
    Belofte,
    Succes,
    Uitstel,
    Groep,
    Toewijzing,
    Persoon,
}

impl Subject {
    pub const ALL: [Subject; 12] = [
        Subject::Contact,
        Subject::Aanmelding,
        Subject::Traject,
        Subject::Meting,
        Subject::Belemmering,
        Subject::Plan,
        Subject::Belofte,
        Subject::Succes,
        Subject::Uitstel,
        Subject::Groep,
        Subject::Toewijzing,
        Subject::Persoon,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Subject::Contact => "contact",
            Subject::Aanmelding => "aanmelding",
            Subject::Traject => "traject",
            Subject::Meting => "meting",
            Subject::Belemmering => "belemmering",
            Subject::Plan => "plan",
            Subject::Belofte => "belofte",
            Subject::Succes => "succes",
            Subject::Uitstel => "uitstel",
            Subject::Groep => "groep",
            Subject::Toewijzing => "toewijzing",
            Subject::Persoon => "persoon",
        }
    }

    pub fn from_word(word: &str) -> Option<Subject> {
        Subject::ALL.into_iter().find(|subject| subject.word() == word)
    }
}

/// All versions known on the evening of `known`, newest first. Asking is reading.
pub fn of(state: &Town, viewer: &Viewer, inwoner: InwonerId, known: Day) -> Result<Vec<Event>, Hidden> {
    let standing = viewer.read(state, inwoner, &traject::SEE)?;
    let mut events: Vec<Event> = Vec::new();
    let mut take = |dated: Dated<Nr>, what: What, waarom| {
        // What went along with a joining that was taken back is told where it went back to.
        if dated.sinds <= known && (dated.known_on(known) || state.is_home(dated.nr, inwoner)) {
            let gekomen = verplaatsing::came(state, viewer, dated.nr);
            events.push(Event { gekomen, ..event(state, dated, what, waarom, known) });
        }
    };
    told(state, viewer, inwoner, (standing, known), &mut take);
    // A fact is large, so it is moved once: what is sorted are the keys.
    events.sort_by_cached_key(|event| std::cmp::Reverse((event.datum, event.nr, event.sinds)));
    // What went back after a joining was taken back stood here twice, on the same day.
    events.dedup_by_key(|event| event.nr);
    for event in &mut events {
        if let Some(trace) = verplaatsing::went(state, viewer, event.nr) {
            event.what = What::Elders(event.what.subject(), trace);
            event.waarom = None;
        }
    }
    events.retain(|event| !matches!(event.what, What::Elders(..)) || verplaatsing::SEE.allows(standing));
    Ok(events)
}

/// Every version that any slice keeps of the inwoner and that somebody who stands so may see.
fn told(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    (standing, known): (Standing, Day),
    take: &mut dyn FnMut(Dated<Nr>, What, Option<Arc<str>>),
) {
    for dated in inwoner::history(state, inwoner) {
        if let Some(fact) = inwoner::person_fact(state, inwoner, dated.nr) {
            take(dated, What::Person(fact), None);
        }
    }
    for dated in toewijzing::history(state, inwoner) {
        take(dated.about(dated.nr), What::Begeleider(dated.what), None);
    }
    for (dated, waarom) in toewijzing::regie_history(state, inwoner) {
        take(dated.about(dated.nr), What::Regisseur(dated.what), waarom);
    }
    for (dated, waarom) in
        aanmelding::history(state, viewer, inwoner).into_iter().filter(|_| aanmelding::SEE.allows(standing))
    {
        take(dated.about(dated.nr), What::Aanmelding(dated.what), waarom);
    }
    for (dated, waarom) in traject::history(state, inwoner) {
        take(dated.about(dated.nr), What::Traject(dated.what), waarom);
    }
    for (dated, shown) in meting::history(state, viewer, inwoner) {
        let waarom = shown.afwijking.clone();
        take(dated, What::Meting(shown), waarom);
    }
    for (dated, waarom) in
        belemmering::history(state, viewer, inwoner, known).into_iter().filter(|_| belemmering::SEE.allows(standing))
    {
        take(dated.about(dated.nr), What::Belemmering(dated.what), waarom);
    }
    for (dated, waarom) in plan::history(state, viewer, inwoner, known) {
        take(dated.about(dated.nr), What::Plan(dated.what), waarom);
    }
    for (dated, waarom) in
        belofte::history(state, viewer, inwoner, known).into_iter().filter(|_| belofte::SEE.allows(standing))
    {
        take(dated.about(dated.nr), What::Belofte(dated.what), waarom);
    }
    for dated in succes::history(state, viewer, inwoner) {
        take(dated.about(dated.nr), What::Succes(dated.what), None);
    }
    for (dated, waarom) in ritme::history(state, inwoner).into_iter().filter(|_| ritme::SEE.allows(standing)) {
        take(dated.about(dated.nr), What::Ritme(dated.what), waarom);
    }
    for (dated, waarom) in uitstel::history(state, viewer, inwoner) {
        take(dated.about(dated.nr), What::Uitstel(dated.what), waarom);
    }
    for (dated, waarom) in
        groep::history(state, inwoner, known).into_iter().filter(|_| groep::SEE_MEMBER.allows(standing))
    {
        take(dated.about(dated.nr), What::Groep(dated.what), waarom);
    }
    for (dated, shown) in contact::history(state, viewer, inwoner).filter(|_| contact::SEE.allows(standing)) {
        let waarom = shown.afwijking.clone();
        take(dated, What::Contact(shown), waarom);
    }
    for (dated, shown) in samenvoeging::history(state, viewer, inwoner) {
        let waarom = shown.reden.clone();
        take(dated, What::Samengevoegd(shown), waarom);
    }
}

fn event(state: &Town, dated: Dated<Nr>, what: What, waarom: Option<Arc<str>>, known: Day) -> Event {
    let booking = state.booking(dated.nr);
    let corrigeert = booking.and_then(|booking| booking.corrigeert());
    Event {
        nr: dated.nr,
        datum: dated.datum,
        sinds: dated.sinds,
        geboekt: booking.map_or(Moment(0), |booking| booking.geboekt()),
        door: booking.map_or(MedewerkerId::MEEDOEN, |booking| booking.door),
        what,
        waarom,
        corrigeert: corrigeert.map(|nr| (nr, state.correction_reason(dated.nr).cloned().unwrap_or_default())),
        vervangen: if dated.known_on(known) { None } else { replaced(state, dated.nr) },
        gekomen: None,
    }
}

fn replaced(state: &Town, nr: Nr) -> Option<Replaced> {
    let door = state.corrected_by(nr)?;
    let booking = state.booking(door)?;
    Some(Replaced {
        door,
        ingetrokken: state.is_withdrawal(door),
        reden: state.correction_reason(door).cloned().unwrap_or_default(),
        medewerker: booking.door,
        sinds: state.known_since(door),
    })
}

#[cfg(test)]
mod tests;
