use super::fact::{Extended, PhaseEntered};
use super::may::{ENTER, EXTEND};
use super::questions::{Traject, fase_on, fasen_until, find};
use crate::aanpak;
use crate::aanpak::content::{Content, Fase};
use crate::access::{May, Viewer};
use crate::entry::Statement;
use crate::ids::TrajectId;
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;

/// A fase begins on `datum`. A fase of another trajectsoort is refused. Going back to an earlier one asks for a reason,
/// unless the aanpak says that it may come later; so does passing over one that the aanpak does not let be left out.
pub fn enter_phase(
    state: &Town,
    viewer: &Viewer,
    id: TrajectId,
    datum: Day,
    sinds: Day,
    fase: &str,
    afwijking: Option<&str>,
) -> Result<Vec<Statement>, No> {
    let traject = own(state, viewer, id, &ENTER)?;
    let content = content_of(state, &traject, datum)?;
    let soort = state.codes.word(traject.soort);
    let wanted = content.find_fase(fase).filter(|fase| *fase.trajectsoort == **soort);
    let wanted = wanted.ok_or_else(|| Refusal::at("fase", "fase-onbekend").with("fase", fase))?;
    let afwijking = kort("afwijking", afwijking)?;
    let mut objections = within(viewer, &traject, datum, sinds);
    let current = fase_on(state, &traject, datum).map(|code| &**state.codes.word(code));
    objections.unless(current != Some(wanted.code.as_str()), || Refusal::at("fase", "is-al-in-fase"));
    let free = wanted.mag_overgeslagen || afwijking.is_some();
    objections.unless(free || !is_back(content, current, wanted), || Refusal::at("afwijking", "fase-terug"));
    if let Some(fase) = passed_over(state, &traject, content, datum, wanted).filter(|_| afwijking.is_none()) {
        let skipped = Refusal::at("afwijking", "fase-overgeslagen").with("fase", fase.naam.nl.as_str());
        objections.unless(false, || skipped);
    }
    objections.settle()?;
    let fact = PhaseEntered { inwoner: traject.inwoner, traject: id, fase: wanted.code.clone(), afwijking };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

/// Whether the wanted fase stands before the one of the day in the usual order.
fn is_back(content: &Content, current: Option<&str>, wanted: &Fase) -> bool {
    let place = |code: &str| content.fasen_of(&wanted.trajectsoort).position(|fase| fase.code == code);
    current.and_then(place) > place(&wanted.code)
}

/// The first fase before the wanted one, in the usual order, that the aanpak does not let be left out and that has not
/// been by `datum`. The first of all begins with the traject: lists know no fasen.
fn passed_over<'a>(
    state: &Town,
    traject: &Traject,
    content: &'a Content,
    datum: Day,
    wanted: &'a Fase,
) -> Option<&'a Fase> {
    let been = fasen_until(state, traject, datum);
    let mut before = content.fasen_of(&wanted.trajectsoort).take_while(|fase| fase.code != wanted.code).skip(1);
    let has_been = |fase: &Fase| been.iter().any(|code| **state.codes.word(*code) == *fase.code);
    before.find(|fase| !fase.mag_overgeslagen && !has_been(fase))
}

/// On `datum` it is agreed that the term runs to `tot`. A later last day always has its reason.
pub fn extend(
    state: &Town,
    viewer: &Viewer,
    id: TrajectId,
    datum: Day,
    sinds: Day,
    tot: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let traject = own(state, viewer, id, &EXTEND)?;
    let reden = kort("reden", Some(reden))?;
    let mut objections = within(viewer, &traject, datum, sinds);
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    if let Some(term) = traject.term_end(state) {
        objections.unless(tot > term, || Refusal::at("tot", "verlenging-niet-later").with("einde", term));
    }
    objections
        .unless(tot > traject.instroom, || Refusal::at("tot", "voor-instroom").with("instroom", traject.instroom));
    objections.settle()?;
    let fact = Extended { inwoner: traject.inwoner, traject: id, tot, reden: reden.unwrap_or_default() };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

// ── What the acts share ─────────────────────────────────────────────────────────────────────────────────────────────

/// The traject as known now, for who may do this.
pub(super) fn own(state: &Town, viewer: &Viewer, id: TrajectId, may: &May) -> Result<Traject, No> {
    let traject = find(state, id).ok_or(Hidden)?;
    viewer.gate(state, traject.inwoner, may)?;
    Ok(traject)
}

/// What the aanpak of a traject says on a day.
pub(crate) fn content_of<'a>(state: &'a Town, traject: &Traject, on: Day) -> Result<&'a Content, No> {
    let content = aanpak::in_force(state, traject.aanpak, on).map(|content| &**content);
    content.ok_or_else(|| {
        Refusal::at("aanpak", "aanpak-onbekend").with("aanpak", &**state.codes.word(traject.aanpak)).into()
    })
}

fn within(viewer: &Viewer, traject: &Traject, datum: Day, sinds: Day) -> Objections {
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections
        .unless(datum >= traject.instroom, || Refusal::at("datum", "voor-instroom").with("instroom", traject.instroom));
    if let Some(einde) = traject.einde {
        objections.unless(datum < einde.dag, || Refusal::new("traject-is-afgesloten"));
    }
    objections
}
