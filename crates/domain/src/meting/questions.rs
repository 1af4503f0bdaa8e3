use std::collections::BTreeMap;
use std::sync::Arc;

use super::state::{Remembered, field};
use super::{Antwoorden, Groeipotentieel, Meetmoment, Meting, RECORD, SEE, SEE_POTENTIEEL, SEE_TOELICHTING, Vragen};
use crate::aanpak;
use crate::aanpak::content::{Content, NormSoort, Onderdeel};
use crate::access::{Standing, Viewer};
use crate::codes::Code;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use crate::traject::{self, Traject};

/// A meting as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub nr: Nr,
    pub inwoner: InwonerId,
    pub traject: TrajectId,
    pub datum: Day,
    pub moment: Meetmoment,
    pub trede: Option<u8>,
    pub antwoorden: Antwoorden,
    pub groei: bool,
    /// Only for the begeleider.
    pub groeipotentieel: Option<Groeipotentieel>,
    /// By code, in the order of the aanpak in force on the day.
    pub leefgebieden: Vec<(Arc<str>, Vragen)>,
    pub afwijking: Option<Arc<str>>,
    /// Only for the begeleider.
    pub toelichting: Option<Arc<str>>,
    /// Whether the viewer may correct metingen of this inwoner.
    pub may_correct: bool,
    /// The viewer may, and no later version took the place of this one.
    pub own: bool,
}

/// Where an inwoner stands on a day: each answer is the newest given on or before it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stand {
    /// With the day it was measured; the day of instroom when only the list gave it.
    pub trede: Option<(u8, Day)>,
    /// The newest answers that place somebody on the ladder, taken together as they were given.
    pub antwoorden: Antwoorden,
    /// In the order of the aanpak.
    pub leefgebieden: Vec<(Arc<str>, Vragen)>,
    /// The newest meting.
    pub laatste: Option<(Day, Nr)>,
}

/// The metingen of an inwoner as known now, oldest first. Asking is reading.
pub fn list(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Shown>, Hidden> {
    let standing = viewer.read(state, inwoner, &SEE)?;
    Ok(state.meting.of.known_on(inwoner, Day::LAST).map(|fact| shown(state, standing, inwoner, fact)).collect())
}

/// One meting, whichever version; asking is reading.
pub fn one(state: &Town, viewer: &Viewer, nr: Nr) -> Result<Shown, Hidden> {
    let (inwoner, fact) = entry(state, nr).filter(|_| !state.is_elsewhere(nr)).ok_or(Hidden)?;
    let standing = viewer.read(state, inwoner, &SEE)?;
    Ok(shown(state, standing, inwoner, fact))
}

/// Where the inwoner stands on a day, in the traject that is open then, else the last one before. Asking is reading.
pub fn at(state: &Town, viewer: &Viewer, inwoner: InwonerId, day: Day) -> Result<Stand, Hidden> {
    viewer.read(state, inwoner, &SEE)?;
    Ok(stand(state, inwoner, day))
}

/// Whether the viewer may record a meting of this inwoner.
pub fn may_record(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &RECORD).is_ok()
}

/// The newest entry about metingen of this inwoner: what a form remembers to have seen.
pub fn newest_seen(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Option<Nr>, Hidden> {
    viewer.gate(state, inwoner, &SEE)?;
    Ok(newest_entry(state, inwoner))
}

pub(crate) fn newest_entry(state: &Town, inwoner: InwonerId) -> Option<Nr> {
    state.meting.of.get(inwoner)?.all().iter().map(|fact| fact.nr).max()
}

pub(crate) fn stand(state: &Town, inwoner: InwonerId, day: Day) -> Stand {
    let begun = traject::of(state, inwoner, Day::LAST).into_iter().filter(|traject| traject.instroom <= day);
    let Some(traject) = begun.max_by_key(|traject| (traject.open_on(day), traject.instroom)) else {
        return Stand::default();
    };
    let mut leefgebieden: Vec<(Code, Vragen)> = Vec::new();
    let (mut trede, mut laatste) = (traject.trede.map(|trede| (trede, traject.instroom)), None);
    let mut antwoorden = Antwoorden::default();
    for fact in of_traject(state, &traject, Day::LAST).filter(|fact| fact.datum <= day) {
        trede = fact.what.trede().map(|trede| (trede, fact.datum)).or(trede);
        laatste = Some((fact.datum, fact.nr));
        if fact.what.trede().is_some() {
            // A trede that was given without answers leaves older answers behind.
            antwoorden = fact.what.antwoorden();
        }
        for (code, vragen) in state.meting.leefgebieden(fact.what) {
            leefgebieden.retain(|(known, _)| *known != code);
            leefgebieden.push((code, vragen));
        }
    }
    Stand { trede, antwoorden, leefgebieden: ordered(state, &traject, day, leefgebieden), laatste }
}

fn ordered(state: &Town, traject: &Traject, day: Day, mut of: Vec<(Code, Vragen)>) -> Vec<(Arc<str>, Vragen)> {
    let content = aanpak::in_force(state, traject.aanpak, day);
    let place = |code: &str| {
        content
            .and_then(|content| content.leefgebieden.iter().position(|known| known.code == code))
            .unwrap_or(usize::MAX)
    };
    of.sort_by_key(|(code, _)| place(state.codes.word(*code)));
    of.into_iter().map(|(code, vragen)| (state.codes.word(code).clone(), vragen)).collect()
}

fn shown(state: &Town, standing: Standing, inwoner: InwonerId, fact: &Dated<Remembered>) -> Shown {
    let what = fact.what;
    let text = |field| state.meting.of.get(inwoner).and_then(|dossier| dossier.text(fact.nr, field)).cloned();
    let leefgebieden: Vec<(Code, Vragen)> = state.meting.leefgebieden(what).collect();
    let groeipotentieel = SEE_POTENTIEEL.allows(standing).then(|| potentieel_of(state, inwoner, fact)).flatten();
    Shown {
        nr: fact.nr,
        inwoner,
        traject: what.traject,
        datum: fact.datum,
        moment: what.moment(),
        trede: what.trede(),
        antwoorden: what.antwoorden(),
        groei: what.groei(),
        groeipotentieel,
        leefgebieden: match traject::find(state, what.traject) {
            Some(traject) => ordered(state, &traject, fact.datum, leefgebieden),
            None => leefgebieden.into_iter().map(|(code, vragen)| (state.codes.word(code).clone(), vragen)).collect(),
        },
        afwijking: text(field::AFWIJKING),
        toelichting: text(field::TOELICHTING).filter(|_| SEE_TOELICHTING.allows(standing)),
        may_correct: RECORD.allows(standing),
        own: RECORD.allows(standing) && fact.stands(),
    }
}

/// What the meting says somebody could grow to; the caller knows who may see it.
pub(super) fn potentieel_of(state: &Town, inwoner: InwonerId, fact: &Dated<Remembered>) -> Option<Groeipotentieel> {
    let trede = fact.what.potentieel()?;
    let text = state.meting.of.get(inwoner)?.text(fact.nr, field::POTENTIEEL);
    Some(Groeipotentieel { trede, motivering: text.map(|text| text.to_string()).unwrap_or_default() })
}

/// What was added in words; the caller knows who may see it.
pub(super) fn toelichting_of(state: &Town, inwoner: InwonerId, fact: &Dated<Remembered>) -> Option<String> {
    let text = state.meting.of.get(inwoner)?.text(fact.nr, field::TOELICHTING)?;
    Some(text.to_string())
}

/// Why it departs from the aanpak; the caller has passed the gate.
pub(super) fn afwijking_of(state: &Town, inwoner: InwonerId, fact: &Dated<Remembered>) -> Option<String> {
    Some(state.meting.of.get(inwoner)?.text(fact.nr, field::AFWIJKING)?.to_string())
}

/// The leefgebieden that were asked about, by code.
pub(super) fn leefgebieden_of(state: &Town, fact: &Dated<Remembered>) -> BTreeMap<String, Vragen> {
    let asked = state.meting.leefgebieden(fact.what);
    asked.map(|(code, vragen)| (state.codes.word(code).to_string(), vragen)).collect()
}

/// All versions of all metingen; the caller has passed the gate.
pub(crate) fn history<'a>(
    state: &'a Town,
    viewer: &Viewer,
    inwoner: InwonerId,
) -> impl Iterator<Item = (Dated<Nr>, Shown)> + use<'a> {
    let standing = viewer.standing(state, inwoner);
    let all = state.meting.of.get(inwoner).into_iter().flat_map(|dossier| dossier.all());
    all.map(move |fact| (fact.about(fact.nr), shown(state, standing, inwoner, fact)))
}

/// The metingen that depart from the aanpak, with a reason.
pub(crate) fn departures(state: &Town, inwoner: InwonerId) -> impl Iterator<Item = Dated<Nr>> {
    let dossier = state.meting.of.get(inwoner);
    dossier.into_iter().flat_map(move |dossier| {
        let departs = move |nr| dossier.text(nr, field::AFWIJKING).is_some();
        dossier.all().iter().filter(move |fact| departs(fact.nr)).map(|fact| fact.about(fact.nr))
    })
}

/// The metingen of one traject as known on a day, oldest first.
pub(super) fn of_traject<'a>(
    state: &'a Town,
    traject: &Traject,
    known: Day,
) -> impl DoubleEndedIterator<Item = &'a Dated<Remembered>> + use<'a> {
    let id = traject.id;
    state.meting.of.known_on(traject.inwoner, known).filter(move |fact| fact.what.traject == id)
}

/// The same as they are shown to who stands so to the inwoner; the caller has passed the gate.
pub(crate) fn shown_of_traject(state: &Town, standing: Standing, traject: &Traject) -> Vec<Shown> {
    let of = traject.inwoner;
    of_traject(state, traject, Day::LAST).map(|fact| shown(state, standing, of, fact)).collect()
}

/// One version of a meting of this inwoner; the caller has passed the gate.
pub(crate) fn shown_at(state: &Town, standing: Standing, inwoner: InwonerId, nr: Nr) -> Option<Shown> {
    let (whose, fact) = entry(state, nr)?;
    (whose == inwoner).then(|| shown(state, standing, inwoner, fact))
}

/// A meting as the gemeente's own list sees it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OfDay {
    pub nr: Nr,
    pub meting: Meting,
    /// It holds answers or a growth potential, which no list can say: somebody recorded it by hand.
    pub beyond_lists: bool,
}

/// The metingen of one day of a traject as they are known now.
pub(crate) fn of_day(state: &Town, traject: &Traject, datum: Day) -> Vec<OfDay> {
    let listed = |fact: &Dated<Remembered>| {
        let (what, word) = (fact.what, |(code, vragen)| (state.codes.word(code).to_string(), vragen));
        let meting = Meting {
            trede: what.trede(),
            groei: what.groei(),
            leefgebieden: state.meting.leefgebieden(what).map(word).collect(),
            moment: Some(what.moment()),
            ..Meting::default()
        };
        OfDay { nr: fact.nr, meting, beyond_lists: what.potentieel().is_some() || !what.antwoorden().is_empty() }
    };
    of_traject(state, traject, Day::LAST).filter(|fact| fact.datum == datum).map(listed).collect()
}

pub(super) fn entry(state: &Town, nr: Nr) -> Option<(InwonerId, &Dated<Remembered>)> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Meting)?;
    Some((inwoner, state.meting.of.get(inwoner)?.find(nr)?))
}

// ── The rhythm ──────────────────────────────────────────────────────────────────────────────────────────────────────

/// By when there has to be a meting, by which norm, and after which one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Due {
    pub day: Day,
    /// Where the norm stands in the aanpak in force today.
    pub norm: usize,
    pub last: Option<Nr>,
}

/// `None` when the aanpak of the traject does not measure, or has no norm for it.
pub(crate) fn due(state: &Town, traject: &Traject, today: Day) -> Option<Due> {
    due_after(state, traject, today, Day::LAST)
}

/// The same after the metingen up to a day, as known on another.
pub(super) fn due_after(state: &Town, traject: &Traject, today: Day, known: Day) -> Option<Due> {
    let last = of_traject(state, traject, known).rfind(|fact| fact.datum <= today);
    let soort = if last.is_some() { NormSoort::MetingRitme } else { NormSoort::MetingStart };
    let (content, norm) = traject.norm_in_force(state, today, soort)?;
    if !content.has(Onderdeel::Meting) {
        return None;
    }
    let day = content.normen[norm].maat.after(last.map_or(traject.instroom, |last| last.datum))?;
    Some(Due { day, norm, last: last.map(|last| last.nr) })
}

/// When each leefgebied of the aanpak was last talked about, and the meting it was in, in the order of the aanpak; the start
/// for one that never was.
pub(crate) fn last_asked<'a>(
    state: &'a Town,
    traject: &'a Traject,
    content: &'a Content,
    today: Day,
) -> impl Iterator<Item = (Day, Option<Nr>)> + 'a {
    let newest_first = move || of_traject(state, traject, Day::LAST).rev().filter(move |fact| fact.datum <= today);
    let last_of = move |code: &str| {
        let asked = |fact: &&Dated<Remembered>| {
            state.meting.leefgebieden(fact.what).any(|(known, _)| &**state.codes.word(known) == code)
        };
        newest_first().find(asked).map_or((traject.instroom, None), |fact| (fact.datum, Some(fact.nr)))
    };
    content.leefgebieden.iter().map(move |leefgebied| last_of(&leefgebied.code))
}

/// What a meting says that went up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Rise {
    /// A higher trede than the time before.
    Trede { van: u8, naar: u8 },
    /// Growth within the trede, when that is known.
    Groei(Option<u8>),
}

/// What the last meting of a traject says that went up; `None` when nothing did.
pub(crate) fn last_rise(state: &Town, traject: &Traject, today: Day) -> Option<(Day, Rise)> {
    let mut newest_first = of_traject(state, traject, Day::LAST).rev().filter(|fact| fact.datum <= today);
    let last = newest_first.next()?;
    let before = newest_first.find_map(|fact| fact.what.trede()).or(traject.trede);
    let rose = last.what.trede().zip(before).filter(|(now, before)| now > before);
    match rose {
        Some((naar, van)) => Some((last.datum, Rise::Trede { van, naar })),
        None => last.what.groei().then(|| (last.datum, Rise::Groei(last.what.trede().or(before)))),
    }
}

/// The trede now in an open traject, and the treden that were measured before it, for a line in a list.
pub(crate) fn course(state: &Town, traject: &Traject, today: Day) -> Vec<(Day, u8)> {
    let from_list = traject.trede.map(|trede| (traject.instroom, trede));
    let measured = of_traject(state, traject, Day::LAST).filter(|fact| fact.datum <= today);
    from_list.into_iter().chain(measured.filter_map(|fact| Some((fact.datum, fact.what.trede()?)))).collect()
}

/// What the metingen of a traject say now, for a line in a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Glance {
    /// The newest meting noted growth within the trede.
    pub groei: bool,
    /// The newest answers about each leefgebied, with the day they were given.
    pub leefgebieden: Vec<(Code, Vragen, Day)>,
}

pub(crate) fn glance(state: &Town, traject: &Traject, today: Day) -> Glance {
    let mut glance = Glance::default();
    for fact in of_traject(state, traject, Day::LAST).filter(|fact| fact.datum <= today) {
        glance.groei = fact.what.groei();
        for (code, vragen) in state.meting.leefgebieden(fact.what) {
            glance.leefgebieden.retain(|(known, ..)| *known != code);
            glance.leefgebieden.push((code, vragen, fact.datum));
        }
    }
    glance
}
