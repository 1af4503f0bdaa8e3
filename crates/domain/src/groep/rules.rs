use super::aanwezig::{present_entry, withdraw_present};
use super::fact::{Joined, Left, Opened, Soort, Uitkomst, ground, place};
use super::questions::{Deelname, Groep, find, group_entry, member_entry, members_on, participations};
use super::state::Remembered;
use super::{JOIN, OPEN};
use crate::aanpak;
use crate::aanpak::content::{Content, NormSoort};
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::ids::{GroepId, InwonerId, Nr};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;
use crate::traject;

/// What is needed to open a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    pub aanpak: String,
    pub soort: Soort,
    pub naam: String,
    /// The first meeting; it may lie ahead.
    pub start: Day,
    /// The fase it is part of, by code, name or synonym; left out, the one of the aanpak that has such groups.
    pub fase: Option<String>,
}

/// On `datum` it is known that there is or will be a group.
pub fn open(state: &Town, viewer: &Viewer, datum: Day, sinds: Day, asked: &Open) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&OPEN)?;
    opened(state, viewer, GroepId(state.groep.last + 1), datum, sinds, asked)
}

fn opened(
    state: &Town,
    viewer: &Viewer,
    groep: GroepId,
    datum: Day,
    sinds: Day,
    asked: &Open,
) -> Result<Vec<Statement>, No> {
    let content = aanpak::by_slug(state, &asked.aanpak, datum)
        .ok_or_else(|| Refusal::at("aanpak", "aanpak-onbekend").with("aanpak", asked.aanpak.as_str()))?;
    let naam = kort("naam", Some(&asked.naam))?.ok_or_else(|| Refusal::at("naam", "vul-in"))?;
    let fase = fase_of(content, asked)?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(content.has(asked.soort.part()), || {
        Refusal::at("soort", "aanpak-kent-zulke-groepen-niet").with("aanpak", content.naam.nl.as_str())
    });
    objections.unless(asked.start <= viewer.today().plus(366), || Refusal::at("start", "start-te-ver"));
    objections.settle()?;
    let (aanpak, soort, start) = (content.slug.clone(), asked.soort, asked.start);
    Ok(vec![Statement::new(datum, sinds, Opened { groep, aanpak, soort, naam, start, fase })])
}

/// The fase that is asked for; else the one named after the soort; else, for a training, the one with a size of groups.
fn fase_of(content: &Content, asked: &Open) -> Result<Option<String>, No> {
    if let Some(word) = asked.fase.as_deref().map(str::trim).filter(|word| !word.is_empty()) {
        let fase = content.find_fase(word).ok_or_else(|| Refusal::at("fase", "fase-onbekend").with("fase", word))?;
        return Ok(Some(fase.code.clone()));
    }
    if let Some(fase) = content.fase(asked.soort.word()) {
        return Ok(Some(fase.code.clone()));
    }
    let sized =
        content.normen.iter().filter(|norm| norm.soort == NormSoort::GroepMaximum && asked.soort == Soort::Training);
    Ok(sized.filter_map(|norm| norm.fase.clone()).next())
}

/// The inwoner takes part from `datum`. A group above its size, and an inwoner without a traject in the aanpak of the
/// group, ask for a reason.
pub fn join(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    groep: GroepId,
    datum: Day,
    sinds: Day,
    afwijking: Option<&str>,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &JOIN)?;
    joined(state, viewer, (inwoner, groep), datum, sinds, afwijking, None)
}

/// Decides on a beginning; `own` is the membership that a correction is about.
fn joined(
    state: &Town,
    viewer: &Viewer,
    (inwoner, groep): (InwonerId, GroepId),
    datum: Day,
    sinds: Day,
    afwijking: Option<&str>,
    own: Option<&Deelname>,
) -> Result<Vec<Statement>, No> {
    let group = find(state, groep).ok_or_else(|| Refusal::at("groep", "groep-onbekend"))?;
    let afwijking = kort("afwijking", afwijking)?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(datum >= group.start, || Refusal::at("datum", "groep-begint-later").with("start", group.start));
    let einde = own.and_then(|own| own.einde).map_or(Day::LAST, |einde| einde.dag);
    objections.unless(datum <= einde, || Refusal::at("datum", "na-einde-deelname").with("einde", einde));
    let others = in_group(state, inwoner, groep).filter(|other| own.is_none_or(|own| own.nr != other.nr));
    // Who left on the day of beginning was in it no evening, and stands in nobody's way.
    let overlaps = |other: &Deelname| {
        other.runs_on(datum) || (datum <= other.start && other.start < einde && other.runs_on(other.start))
    };
    objections.unless(!others.into_iter().any(|other| overlaps(&other)), || Refusal::at("groep", "doet-al-mee"));
    let departs = departs(state, &group, inwoner, datum);
    if let Some(why) = departs.clone().filter(|_| afwijking.is_none()) {
        objections.unless(false, || why);
    }
    objections.settle()?;
    Ok(vec![Statement::new(
        datum,
        sinds,
        Joined { inwoner, groep, afwijking: afwijking.filter(|_| departs.is_some()) },
    )])
}

fn departs(state: &Town, group: &Groep, inwoner: InwonerId, datum: Day) -> Option<Refusal> {
    let in_aanpak = traject::of(state, inwoner, Day::LAST)
        .iter()
        .any(|traject| traject.aanpak == group.aanpak && traject.open_on(datum));
    if !in_aanpak {
        return Some(
            Refusal::at("afwijking", "geen-traject-in-de-aanpak").with("aanpak", &**state.codes.word(group.aanpak)),
        );
    }
    let maximum = group.maximum(state, datum)?;
    let members = members_on(state, group.id, datum).filter(|member| *member != inwoner).count();
    (members >= usize::from(maximum))
        .then(|| Refusal::at("afwijking", "groep-is-vol").with("maximum", i32::from(maximum)))
}

/// The inwoner takes part no longer from `datum` on. Leaving early has its reason.
pub fn leave(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    groep: GroepId,
    datum: Day,
    sinds: Day,
    end: &End,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &JOIN)?;
    let running = in_group(state, inwoner, groep).find(|one| one.einde.is_none());
    let running = running.ok_or_else(|| Refusal::at("groep", "doet-niet-mee"))?;
    left(state, viewer, &running, datum, sinds, end)
}

fn left(
    state: &Town,
    viewer: &Viewer,
    own: &Deelname,
    datum: Day,
    sinds: Day,
    end: &End,
) -> Result<Vec<Statement>, No> {
    let (inwoner, groep) = (own.inwoner, own.groep);
    let reden = kort("reden", end.reden.as_deref())?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(datum >= own.start, || Refusal::at("datum", "voor-begin-deelname").with("start", own.start));
    let later = in_group(state, inwoner, groep).find(|other| other.start > own.start && other.start < datum);
    objections.unless(later.is_none(), || Refusal::at("datum", "doet-al-mee"));
    objections.unless(end.uitkomst == Uitkomst::Afgerond || reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    objections.settle()?;
    Ok(vec![Statement::new(datum, sinds, Left { inwoner, groep, uitkomst: end.uitkomst, reden })])
}

/// The memberships of one inwoner in one group, as known now.
fn in_group(state: &Town, inwoner: InwonerId, groep: GroepId) -> impl Iterator<Item = Deelname> {
    participations(state, inwoner, Day::LAST).filter(move |one| one.groep == groep)
}

/// How a membership ends.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    pub uitkomst: Uitkomst,
    pub reden: Option<String>,
}

// ── Corrections ─────────────────────────────────────────────────────────────────────────────────────────────────────

/// The group is otherwise than recorded. It keeps its number; its start cannot come to lie after a member's.
pub fn correct_open(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    asked: &Open,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&OPEN)?;
    let (groep, _) = group_entry(state, nr).ok_or(Hidden)?;
    let statements = correctie::correct(state, nr, reden, |past| opened(past, viewer, groep, datum, sinds, asked))?;
    let first = ever(state, groep).map(|one| one.start).min();
    match first.filter(|first| *first < asked.start) {
        Some(first) => Err(Refusal::at("start", "groep-is-al-begonnen").with("datum", first).into()),
        None => Ok(statements),
    }
}

/// Somebody began to take part otherwise than recorded.
pub fn correct_join(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    afwijking: Option<&str>,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = member_entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &JOIN)?;
    let Remembered::Joined { groep } = old.what else { return Err(No::Hidden) };
    let own = in_group(state, inwoner, groep).find(|one| one.nr == nr);
    // Decided beside the other memberships as they are: without this one its end would seem to be another's.
    correctie::correct(state, nr, reden, |_| {
        joined(state, viewer, (inwoner, groep), datum, sinds, afwijking, own.as_ref())
    })
}

/// It ended otherwise than recorded.
pub fn correct_leave(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    sinds: Day,
    end: &End,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = member_entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &JOIN)?;
    let Remembered::Left { groep, .. } = old.what else { return Err(No::Hidden) };
    let own = in_group(state, inwoner, groep).find(|one| one.einde.is_some_and(|einde| einde.nr == nr));
    correctie::correct(state, nr, reden, |_| left(state, viewer, &own.ok_or(Hidden)?, datum, sinds, end))
}

/// Takes back what was never so: a group that nobody was in, a membership that did not end, or an end.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    if let Some((groep, old)) = group_entry(state, nr) {
        viewer.gate_at_large(&OPEN)?;
        let statements = correctie::withdraw(
            state,
            viewer.today(),
            nr,
            "groep.geopend",
            ground(groep),
            old.datum,
            old.sinds,
            reden,
        )?;
        return if ever(state, groep).next().is_none() {
            Ok(statements)
        } else {
            Err(Refusal::new("groep-heeft-deelnemers").into())
        };
    }
    if present_entry(state, nr).is_some() {
        return withdraw_present(state, viewer, nr, reden);
    }
    let (inwoner, old) = member_entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &JOIN)?;
    let is_join = matches!(old.what, Remembered::Joined { .. });
    let soort = if is_join { "groep.deelname_gestart" } else { "groep.deelname_geeindigd" };
    let place = place(inwoner, old.what.groep());
    let statements = correctie::withdraw(state, viewer.today(), nr, soort, place, old.datum, old.sinds, reden)?;
    let ended = participations(state, inwoner, Day::LAST).any(|one| one.nr == nr && one.einde.is_some());
    if is_join && ended { Err(Refusal::new("eerst-het-einde-intrekken").into()) } else { Ok(statements) }
}

/// Everybody who takes or took part, as known now.
fn ever(state: &Town, groep: GroepId) -> impl Iterator<Item = Deelname> {
    let inwoners = state.groep.ever.get(&groep).into_iter().flatten();
    inwoners.flat_map(move |inwoner| in_group(state, *inwoner, groep))
}
