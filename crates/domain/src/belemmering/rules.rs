use super::FOLLOW;
use super::fact::{Moved, Opened, Reopened, Solved, Stand, place};
use super::questions::{Belemmering, entry, find, followed, known_of, newest_entry, words};
use super::state::{Remembered, Step};
use crate::aanpak::content::Onderdeel;
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::history::Dated;
use crate::ids::{BelemmeringId, InwonerId, Nr};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::seen::Seen;
use crate::state::State as Town;
use crate::text::{folded, kort};
use crate::time::Day;
use crate::traject;

/// What comes into view.
#[derive(Debug, Clone, PartialEq)]
pub struct Barrier {
    /// A code of the aanpak.
    pub leefgebied: String,
    pub stand: Stand,
    /// In a few words.
    pub wat: Option<String>,
    /// Who works on it: the inwoner, the begeleider, a partner.
    pub wie: Option<String>,
}

/// On `datum` a belemmering is in view, in the aanpak of the traject that is open then.
pub fn open(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    datum: Day,
    sinds: Day,
    asked: &Barrier,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &FOLLOW)?;
    opened(state, viewer, (inwoner, state.belemmering.numbers.next()), datum, sinds, asked)
}

fn opened(
    state: &Town,
    viewer: &Viewer,
    (inwoner, id): (InwonerId, BelemmeringId),
    datum: Day,
    sinds: Day,
    asked: &Barrier,
) -> Result<Vec<Statement>, No> {
    let traject = traject::open_on(state, inwoner, datum)
        .ok_or_else(|| Refusal::at("datum", "geen-traject-op-die-dag").with("datum", datum))?;
    let content = traject::content_of(state, &traject, datum)?;
    if !content.has(Onderdeel::Belemmering) {
        return Err(Refusal::new("aanpak-volgt-geen-belemmeringen").with("aanpak", content.naam.nl.as_str()).into());
    }
    let (wat, wie) = (kort("wat", asked.wat.as_deref())?, kort("wie", asked.wie.as_deref())?);
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(content.leefgebied(&asked.leefgebied).is_some(), || {
        Refusal::at("leefgebied", "leefgebied-onbekend").with("leefgebied", asked.leefgebied.as_str())
    });
    let same = known_of(state, inwoner, Day::LAST).filter(|known| known.id != id && known.stand.is_some());
    let is_same = |known: &Belemmering| {
        let said = words(state, known)[0].as_deref().map(folded);
        **state.codes.word(known.leefgebied) == *asked.leefgebied && said == wat.as_deref().map(folded)
    };
    objections.unless(!same.into_iter().any(|known| is_same(&known)), || Refusal::at("wat", "belemmering-staat-er-al"));
    objections.settle()?;
    let (aanpak, leefgebied) = (content.slug.clone(), asked.leefgebied.clone());
    let fact = Opened { inwoner, belemmering: id, aanpak, leefgebied, stand: asked.stand, wat, wie };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

/// From `datum` it stands otherwise, or `wie` says that somebody else works on it.
pub fn move_to(
    state: &Town,
    viewer: &Viewer,
    id: BelemmeringId,
    datum: Day,
    sinds: Day,
    stand: Stand,
    wie: Option<&str>,
) -> Result<Vec<Statement>, No> {
    let (known, mut objections) = following(state, viewer, id, datum, sinds)?;
    let wie = kort("wie", wie)?;
    objections
        .unless(known.stand.is_some(), || Refusal::at("stand", "belemmering-is-opgelost").with("datum", known.sinds));
    let changes = known.stand != Some(stand) || wie.is_some();
    objections.unless(changes, || Refusal::at("stand", "stand-is-al-zo"));
    objections.settle()?;
    Ok(vec![Statement::new(datum, sinds, Moved { inwoner: known.inwoner, belemmering: id, stand, wie })])
}

/// From `datum` it is in the way no longer.
pub fn close(state: &Town, viewer: &Viewer, id: BelemmeringId, datum: Day, sinds: Day) -> Result<Vec<Statement>, No> {
    let (known, mut objections) = following(state, viewer, id, datum, sinds)?;
    objections
        .unless(known.stand.is_some(), || Refusal::at("stand", "belemmering-is-opgelost").with("datum", known.sinds));
    objections.settle()?;
    Ok(vec![Statement::new(datum, sinds, Solved { inwoner: known.inwoner, belemmering: id })])
}

/// It is back from `datum` on; how it came back is always said.
pub fn reopen(
    state: &Town,
    viewer: &Viewer,
    id: BelemmeringId,
    datum: Day,
    sinds: Day,
    stand: Stand,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (known, mut objections) = following(state, viewer, id, datum, sinds)?;
    let reden = kort("reden", Some(reden))?;
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    objections.unless(known.stand.is_none(), || Refusal::at("stand", "belemmering-is-niet-opgelost"));
    objections.settle()?;
    let fact = Reopened { inwoner: known.inwoner, belemmering: id, stand, reden: reden.unwrap_or_default() };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

/// Nobody recorded anything about this belemmering since the writer's page was made. Asked before a step, in the same act.
pub fn nobody_was_first(state: &Town, viewer: &Viewer, id: BelemmeringId, seen: Seen) -> Result<(), No> {
    let known = find(state, id).ok_or(Hidden)?;
    viewer.gate(state, known.inwoner, &FOLLOW)?;
    seen.or_tell(state, newest_entry(state, &known), Refusal::new("belemmering-intussen"))
}

/// The belemmering for who follows it. Its course is written down in order: a step before the newest one would leave a
/// solved belemmering moving on.
fn following(
    state: &Town,
    viewer: &Viewer,
    id: BelemmeringId,
    datum: Day,
    sinds: Day,
) -> Result<(Belemmering, Objections), No> {
    let known = find(state, id).ok_or(Hidden)?;
    viewer.gate(state, known.inwoner, &FOLLOW)?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    let newest = followed(state, &known).next_back().map_or(known.geopend, |fact| fact.datum);
    objections.unless(datum >= newest, || Refusal::at("datum", "belemmering-ging-verder").with("datum", newest));
    Ok((known, objections))
}

// ── Corrections ─────────────────────────────────────────────────────────────────────────────────────────────────────

/// A step of the course as a correction states it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Course<'a> {
    Moved(Stand, Option<&'a str>),
    Solved,
    Reopened(Stand, &'a str),
}

/// It came into view otherwise than recorded. It keeps its number; what followed keeps it before that, in its leefgebied.
pub fn correct_open(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    asked: &Barrier,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let Step::Opened { leefgebied, .. } = old.what.what else { return Err(No::Hidden) };
    let known = find(state, old.what.belemmering);
    let first = known.and_then(|known| followed(state, &known).next()).map(|fact| fact.datum);
    let statements = correctie::correct(state, nr, reden, |past| {
        opened(past, viewer, (inwoner, old.what.belemmering), datum, sinds, asked)
    })?;
    let mut objections = Objections::default();
    objections.unless(first.is_none_or(|first| datum <= first), || Refusal::new("eerst-het-verloop-intrekken"));
    let stays = **state.codes.word(leefgebied) == *asked.leefgebied;
    objections.unless(first.is_none() || stays, || Refusal::new("eerst-het-verloop-intrekken"));
    objections.settle()?;
    Ok(statements)
}

/// The newest step was otherwise. An earlier one is corrected after the later ones were taken back.
pub fn correct_step(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    step: Course<'_>,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (_, old) = own(state, viewer, nr)?;
    let id = old.what.belemmering;
    correctie::correct(state, nr, reden, |past| match (old.what.what, step) {
        (Step::Moved(_), Course::Moved(stand, wie)) => move_to(past, viewer, id, datum, sinds, stand, wie),
        (Step::Solved, Course::Solved) => close(past, viewer, id, datum, sinds),
        (Step::Reopened(_), Course::Reopened(stand, why)) => reopen(past, viewer, id, datum, sinds, stand, why),
        _ => Err(No::Hidden),
    })
}

/// Takes back what was never so. What something else follows on can go only after that.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let soort = match old.what.what {
        Step::Opened { .. } => "belemmering.geopend",
        Step::Moved(_) => "belemmering.stand",
        Step::Solved => "belemmering.opgelost",
        Step::Reopened(_) => "belemmering.heropend",
    };
    let place = place(inwoner, old.what.belemmering);
    let statements = correctie::withdraw(state, viewer.today(), nr, soort, place, old.datum, old.sinds, reden)?;
    let is_carried_on = find(state, old.what.belemmering).is_some_and(|known| carries_on(state, &known, old));
    if is_carried_on { Err(Refusal::new("eerst-het-verloop-intrekken").into()) } else { Ok(statements) }
}

/// Whether something follows that would make no sense without this: a move does not matter to what comes after.
fn carries_on(state: &Town, known: &Belemmering, old: &Dated<Remembered>) -> bool {
    let follows = followed(state, known).any(|fact| (fact.datum, fact.nr) > (old.datum, old.nr));
    follows && !matches!(old.what.what, Step::Moved(_))
}

fn own<'a>(state: &'a Town, viewer: &Viewer, nr: Nr) -> Result<(InwonerId, &'a Dated<Remembered>), No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &FOLLOW)?;
    Ok((inwoner, old))
}
