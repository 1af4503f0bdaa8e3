use std::collections::BTreeMap;

use super::fact::{Recorded, place};
use super::questions::{afwijking_of, entry, leefgebieden_of, newest_entry, of_traject, potentieel_of, toelichting_of};
use super::state::MOST_LEEFGEBIEDEN;
use super::{Antwoorden, Groeipotentieel, Meetmoment, RECORD, SEE_POTENTIEEL, SEE_TOELICHTING, Vragen, placing};
use crate::aanpak::content::{Content, NormSoort, Onderdeel};
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::seen::Seen;
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;
use crate::traject::{self, Traject};

/// What was found. Everything may be left out but something has to be said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Meting {
    /// A rung of the aanpak's own ladder; left out, it is what the answers say.
    pub trede: Option<u8>,
    pub antwoorden: Antwoorden,
    /// Growth within the trede.
    pub groei: bool,
    pub groeipotentieel: Option<Groeipotentieel>,
    /// By code of the aanpak.
    pub leefgebieden: BTreeMap<String, Vragen>,
    /// Left out, it follows from the days.
    pub moment: Option<Meetmoment>,
    /// Why it departs, when it does.
    pub afwijking: Option<String>,
    /// What the begeleider adds in a few words.
    pub toelichting: Option<String>,
}

/// Records what was found on `datum`, a day of the traject. A trede that the answers do not give, and a second meting of
/// one day, ask for a reason.
pub fn record(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    traject: TrajectId,
    datum: Day,
    sinds: Day,
    asked: &Meting,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &RECORD)?;
    let traject = traject::find(state, traject).filter(|traject| traject.inwoner == inwoner).ok_or(Hidden)?;
    recorded(state, viewer, &traject, datum, sinds, asked)
}

/// Nobody measured this inwoner since the writer's page was made. Asked before [`record`], in the same act.
pub fn nobody_was_first(state: &Town, viewer: &Viewer, inwoner: InwonerId, seen: Seen) -> Result<(), No> {
    viewer.gate(state, inwoner, &RECORD)?;
    seen.or_tell(state, newest_entry(state, inwoner), Refusal::new("meting-intussen"))
}

/// The meting at `nr` was otherwise. It stays a meting of the same traject, and who may not see what somebody could grow
/// to, or what was added in words, leaves that as it was.
pub fn correct(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    asked: &Meting,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    let standing = viewer.gate(state, inwoner, &RECORD)?;
    let traject = traject::find(state, old.what.traject).ok_or(Hidden)?;
    let mut asked = asked.clone();
    if !SEE_POTENTIEEL.allows(standing) {
        asked.groeipotentieel = asked.groeipotentieel.or_else(|| potentieel_of(state, inwoner, old));
    }
    if !SEE_TOELICHTING.allows(standing) {
        asked.toelichting = asked.toelichting.or_else(|| toelichting_of(state, inwoner, old));
    }
    correctie::correct(state, nr, reden, |past| recorded(past, viewer, &traject, datum, sinds, &asked))
}

/// There was no such meting.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &RECORD)?;
    let place = place(inwoner, old.what.traject);
    correctie::withdraw(state, viewer.today(), nr, "meting.vastgelegd", place, old.datum, old.sinds, reden)
}

/// The same meting of another inwoner, in the traject of that day.
pub(crate) fn for_another(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    naar: InwonerId,
    afwijking: Option<&str>,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &RECORD)?;
    viewer.gate(state, naar, &RECORD)?;
    let traject = traject::open_on(state, naar, old.datum)
        .ok_or_else(|| Refusal::at("naar", "geen-traject-op-die-dag").with("datum", old.datum))?;
    let known = afwijking_of(state, inwoner, old);
    let asked = Meting {
        trede: old.what.trede(),
        antwoorden: old.what.antwoorden(),
        groei: old.what.groei(),
        groeipotentieel: potentieel_of(state, inwoner, old),
        leefgebieden: leefgebieden_of(state, old),
        moment: None,
        afwijking: afwijking.map(str::to_owned).or(known),
        toelichting: toelichting_of(state, inwoner, old),
    };
    recorded(state, viewer, &traject, old.datum, viewer.today(), &asked)
}

fn recorded(
    state: &Town,
    viewer: &Viewer,
    traject: &Traject,
    datum: Day,
    sinds: Day,
    asked: &Meting,
) -> Result<Vec<Statement>, No> {
    let content = traject::content_of(state, traject, datum)?;
    if !content.has(Onderdeel::Meting) {
        return Err(Refusal::new("aanpak-meet-niet").with("aanpak", content.naam.nl.as_str()).into());
    }
    let afwijking = kort("afwijking", asked.afwijking.as_deref())?;
    let toelichting = kort("toelichting", asked.toelichting.as_deref())?;
    let groeipotentieel = potential(asked.groeipotentieel.as_ref())?;
    let trede = asked.trede.or_else(|| placed(content, &asked.antwoorden));
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    within(traject, datum, &mut objections);
    on_the_ladder(content, [trede, groeipotentieel.as_ref().map(|potentieel| potentieel.trede)], &mut objections);
    in_leefgebieden(content, &asked.leefgebieden, &mut objections);
    let says = trede.is_some() || asked.groei || groeipotentieel.is_some() || !asked.leefgebieden.is_empty();
    objections.unless(says, || Refusal::at("trede", "meting-is-leeg"));
    let departs = departs(state, content, traject, datum, trede, &asked.antwoorden);
    if let Some(why) = departs.clone().filter(|_| afwijking.is_none()) {
        objections.unless(false, || why);
    }
    objections.settle()?;
    let afwijking = afwijking.filter(|_| departs.is_some());
    let fact = Recorded {
        inwoner: traject.inwoner,
        traject: traject.id,
        moment: asked.moment.unwrap_or_else(|| moment(state, content, traject, datum)),
        trede,
        antwoorden: asked.antwoorden,
        groei: asked.groei,
        groeipotentieel,
        leefgebieden: asked.leefgebieden.clone(),
        // The same words are not kept twice.
        toelichting: toelichting.filter(|words| Some(words) != afwijking.as_ref()),
        afwijking,
    };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

fn potential(asked: Option<&Groeipotentieel>) -> Result<Option<Groeipotentieel>, No> {
    let Some(asked) = asked else { return Ok(None) };
    let motivering =
        kort("motivering", Some(&asked.motivering))?.ok_or_else(|| Refusal::at("motivering", "motivering-nodig"))?;
    Ok(Some(Groeipotentieel { trede: asked.trede, motivering }))
}

/// Metingen of a traject: instroom ≤ datum ≤ einde.
fn within(traject: &Traject, datum: Day, objections: &mut Objections) {
    objections
        .unless(datum >= traject.instroom, || Refusal::at("datum", "voor-instroom").with("instroom", traject.instroom));
    if let Some(einde) = traject.einde {
        objections.unless(datum <= einde.dag, || Refusal::at("datum", "na-einde").with("einde", einde.dag));
    }
}

/// The rung of the aanpak's own ladder that the answers give; `None` while a question that decides has no answer.
pub fn placed(content: &Content, answers: &Antwoorden) -> Option<u8> {
    rung_of(content, placing(answers)?)
}

/// The rung of the aanpak that stands for a rung of the VNG's ladder; the lowest when there are several.
fn rung_of(content: &Content, vng: u8) -> Option<u8> {
    let rung = content.ladder.treden.iter().filter(|trede| trede.vng == vng).map(|trede| trede.nummer).min();
    rung.or_else(|| content.ladder.treden.is_empty().then_some(vng))
}

/// The rung of the VNG's ladder for one of the aanpak; an aanpak without a ladder of its own uses that one.
pub(crate) fn vng(content: &Content, trede: u8) -> Option<u8> {
    content.vng_trede(trede).or_else(|| (content.ladder.treden.is_empty() && (1..=6).contains(&trede)).then_some(trede))
}

fn on_the_ladder(content: &Content, treden: [Option<u8>; 2], objections: &mut Objections) {
    for (field, trede) in ["trede", "groeipotentieel"].into_iter().zip(treden) {
        // Five bits in memory; no ladder comes near.
        let is_rung = trede.is_none_or(|trede| trede < 32 && vng(content, trede).is_some());
        objections
            .unless(is_rung, || Refusal::at(field, "trede-niet-op-ladder").with("trede", trede.map_or(0, i32::from)));
    }
}

fn in_leefgebieden(content: &Content, asked: &BTreeMap<String, Vragen>, objections: &mut Objections) {
    for code in asked.keys() {
        let is_known = content.leefgebied(code).is_some();
        objections
            .unless(is_known, || Refusal::at("leefgebieden", "leefgebied-onbekend").with("leefgebied", code.as_str()));
    }
    objections.unless(asked.len() <= MOST_LEEFGEBIEDEN, || {
        Refusal::at("leefgebieden", "te-veel-leefgebieden").with("hoogstens", MOST_LEEFGEBIEDEN as i32)
    });
}

/// What asks for a reason, when anything does.
fn departs(
    state: &Town,
    content: &Content,
    traject: &Traject,
    datum: Day,
    trede: Option<u8>,
    answers: &Antwoorden,
) -> Option<Refusal> {
    let placed = placing(answers);
    if let (Some(trede), Some(placed)) = (trede, placed)
        && vng(content, trede) != Some(placed)
    {
        let refusal = Refusal::at("afwijking", "trede-past-niet-bij-antwoorden");
        return Some(
            refusal
                .with("trede", i32::from(trede))
                .with("antwoorden", i32::from(rung_of(content, placed).unwrap_or(placed))),
        );
    }
    let same_day = of_traject(state, traject, Day::LAST).find(|fact| fact.datum == datum)?;
    Some(Refusal::at("afwijking", "meting-staat-er-al").with("datum", datum).with("nr", same_day.nr))
}

/// The first of a traject is at the start; one within the term of the aanpak before the end is at the end.
fn moment(state: &Town, content: &Content, traject: &Traject, datum: Day) -> Meetmoment {
    if of_traject(state, traject, Day::LAST).all(|fact| fact.datum > datum) {
        return Meetmoment::Start;
    }
    let norm = content.norm(NormSoort::MetingEinde, Some(state.codes.word(traject.soort)), None);
    let from = |einde: Day| norm.and_then(|norm| norm.maat.before(einde)).unwrap_or(einde);
    match traject.einde {
        Some(einde) if datum >= from(einde.dag) => Meetmoment::Einde,
        _ => Meetmoment::Tussentijds,
    }
}
