use super::fact::*;
use super::may::{DESCRIBE, REGISTER};
use super::questions::{PersonFact, persoon_now};
use crate::access::Viewer;
use crate::correctie;
use crate::entry::{Place, Statement};
use crate::fact::Slice;
use crate::ids::{InwonerId, Nr};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;

/// What the gemeente knows of a person. Every field may be empty: lists are.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Persoon {
    pub voornaam: String,
    pub tussenvoegsel: String,
    pub achternaam: String,
    /// Another name that the person is known by: the name at birth, what everybody says.
    pub andere_naam: Option<String>,
    pub geboortedatum: Option<Day>,
    pub wijk: Option<String>,
    pub uitkering: Option<Uitkering>,
    /// The first day on a benefit.
    pub uitkering_sinds: Option<Day>,
    pub wachtlijst: Option<Wachtlijst>,
}

/// Opens a dossier on `datum`. A key that another dossier carries already is refused: it would be the same person twice.
pub fn register(
    state: &Town,
    viewer: &Viewer,
    datum: Day,
    sinds: Day,
    sleutel: Option<&str>,
    persoon: &Persoon,
) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&REGISTER)?;
    register_unasked(state, viewer, datum, sinds, sleutel, persoon)
}

/// The same without a key, for somebody who is referred; whether the viewer may is asked by who refers.
pub(crate) fn opened(
    state: &Town,
    viewer: &Viewer,
    datum: Day,
    sinds: Day,
    persoon: &Persoon,
) -> Result<Vec<Statement>, No> {
    register_unasked(state, viewer, datum, sinds, None, persoon)
}

fn register_unasked(
    state: &Town,
    viewer: &Viewer,
    datum: Day,
    sinds: Day,
    sleutel: Option<&str>,
    persoon: &Persoon,
) -> Result<Vec<Statement>, No> {
    let sleutel = kort("inwoner", sleutel)?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections
        .unless(sleutel.is_some() || !persoon.achternaam.trim().is_empty(), || Refusal::at("achternaam", "vul-in"));
    if let Some(sleutel) = &sleutel {
        objections.unless(super::by_sleutel(state, sleutel).is_none(), || Refusal::at("inwoner", "sleutel-bestaat-al"));
    }
    objections.settle()?;
    let inwoner = InwonerId(state.inwoner.last + 1);
    let mut statements = vec![Statement::new(datum, sinds, Registered { inwoner, sleutel })];
    statements.extend(differences(inwoner, datum, sinds, &Persoon::default(), &checked(viewer, persoon)?));
    Ok(statements)
}

/// Records what changed in the life of the person on `datum`; what stayed the same gives no fact.
pub fn describe(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    datum: Day,
    sinds: Day,
    persoon: &Persoon,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &DESCRIBE)?;
    Objections::about_days(viewer.today(), datum, sinds).settle()?;
    let known = persoon_now(state, inwoner);
    Ok(differences(inwoner, datum, sinds, &known, &checked(viewer, persoon)?))
}

/// Records what `only` holds as so from `datum` on, whatever is known of later days: a list says it row by row.
pub(crate) fn record(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    datum: Day,
    sinds: Day,
    only: &Persoon,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &DESCRIBE)?;
    Objections::about_days(viewer.today(), datum, sinds).settle()?;
    Ok(differences(inwoner, datum, sinds, &Persoon::default(), &checked(viewer, only)?))
}

/// The fact at `nr` was otherwise. Of `only` just the part that the fact is about counts: a name stays a name.
pub fn correct(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    datum: Day,
    only: &Persoon,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, soort) = described(state, nr)?;
    viewer.gate(state, inwoner, &DESCRIBE)?;
    correctie::correct(state, nr, reden, |past| {
        let mut statements = record(past, viewer, inwoner, datum, viewer.today(), only)?;
        statements.retain(|statement| statement.said.soort() == soort);
        if soort == "inwoner.wachtlijst" && statements.is_empty() {
            let none = Waits { inwoner, wachtlijst: None };
            return Ok(vec![Statement::new(datum, viewer.today(), none)]);
        }
        if statements.is_empty() {
            return Err(Refusal::at(soort.trim_start_matches("inwoner."), "vul-in").into());
        }
        Ok(statements)
    })
}

/// Takes back something that was said of the person; the dossier itself stays.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, soort) = described(state, nr)?;
    viewer.gate(state, inwoner, &DESCRIBE)?;
    let fact = super::history(state, inwoner).find(|fact| fact.nr == nr).ok_or(Hidden)?;
    let place = Place::of(inwoner, "persoon");
    correctie::withdraw(state, viewer.today(), nr, soort, place, fact.datum, fact.sinds, reden)
}

fn described(state: &Town, nr: Nr) -> Result<(InwonerId, &'static str), Hidden> {
    let inwoner = state.subject_of(nr, Slice::Inwoner).ok_or(Hidden)?;
    let soort = match super::person_fact(state, inwoner, nr).ok_or(Hidden)? {
        PersonFact::Registered => return Err(Hidden),
        PersonFact::Named(_) => "inwoner.naam",
        PersonFact::AlsoNamed(_) => "inwoner.andere_naam",
        PersonFact::Born(_) => "inwoner.geboortedatum",
        PersonFact::Lives(_) => "inwoner.wijk",
        PersonFact::Benefits(_) => "inwoner.uitkering",
        PersonFact::BenefitsSince(_) => "inwoner.uitkering_sinds",
        PersonFact::Waits(_) => "inwoner.wachtlijst",
    };
    Ok((inwoner, soort))
}

fn checked(viewer: &Viewer, persoon: &Persoon) -> Result<Persoon, No> {
    let text = |field, text: &str| kort(field, Some(text)).map(Option::unwrap_or_default);
    if persoon.geboortedatum.is_some_and(|born| born > viewer.today() || born < viewer.today().plus(-130 * 366)) {
        return Err(Refusal::at("geboortedatum", "geboortedatum-onmogelijk").into());
    }
    // Social assistance as it is now began in 1965 (001:180).
    let possible = |since: Day| since <= viewer.today() && since.year() >= 1965;
    if persoon.uitkering_sinds.is_some_and(|since| !possible(since)) {
        return Err(Refusal::at("uitkering_sinds", "uitkering-sinds-onmogelijk").into());
    }
    Ok(Persoon {
        voornaam: text("voornaam", &persoon.voornaam)?,
        tussenvoegsel: text("tussenvoegsel", &persoon.tussenvoegsel)?,
        achternaam: text("achternaam", &persoon.achternaam)?,
        andere_naam: kort("andere_naam", persoon.andere_naam.as_deref())?,
        wijk: kort("wijk", persoon.wijk.as_deref())?,
        ..*persoon
    })
}

fn differences(inwoner: InwonerId, datum: Day, sinds: Day, old: &Persoon, new: &Persoon) -> Vec<Statement> {
    let mut facts: Vec<Fact> = Vec::new();
    let name = |p: &Persoon| (p.voornaam.clone(), p.tussenvoegsel.clone(), p.achternaam.clone());
    if name(old) != name(new) {
        let (voornaam, tussenvoegsel, achternaam) = name(new);
        facts.push(Named { inwoner, voornaam, tussenvoegsel, achternaam }.into());
    }
    if let Some(naam) = new.andere_naam.clone().filter(|_| old.andere_naam != new.andere_naam) {
        facts.push(AlsoNamed { inwoner, naam }.into());
    }
    if let Some(geboortedatum) = new.geboortedatum.filter(|_| old.geboortedatum != new.geboortedatum) {
        facts.push(Born { inwoner, geboortedatum }.into());
    }
    if let Some(wijk) = new.wijk.clone().filter(|_| old.wijk != new.wijk) {
        facts.push(Lives { inwoner, wijk }.into());
    }
    if let Some(uitkering) = new.uitkering.filter(|_| old.uitkering != new.uitkering) {
        facts.push(Benefits { inwoner, uitkering }.into());
    }
    if let Some(sinds) = new.uitkering_sinds.filter(|_| old.uitkering_sinds != new.uitkering_sinds) {
        facts.push(BenefitsSince { inwoner, sinds }.into());
    }
    if old.wachtlijst != new.wachtlijst {
        facts.push(Waits { inwoner, wachtlijst: new.wachtlijst }.into());
    }
    facts.into_iter().map(|fact| Statement::new(datum, sinds, crate::fact::Fact::from(fact))).collect()
}

/// Takes the tussenvoegsel off the front of a surname as lists write it: "van der Berg" sorts under the B.
pub fn split_achternaam(achternaam: &str) -> (String, String) {
    const PARTICLES: [&str; 20] = [
        "van", "de", "der", "den", "het", "'t", "ter", "ten", "te", "la", "le", "el", "al", "von", "du", "op", "in",
        "aan", "bij", "uit",
    ];
    let words: Vec<&str> = achternaam.split_whitespace().collect();
    let particles = words.iter().take_while(|word| PARTICLES.contains(word)).count().min(words.len().saturating_sub(1));
    (words[..particles].join(" "), words[particles..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::split_achternaam;

    #[test]
    fn a_surname_is_sorted_under_its_first_capital() {
        assert_eq!(split_achternaam("van der Berg"), ("van der".into(), "Berg".into()));
        assert_eq!(split_achternaam("De Wit"), (String::new(), "De Wit".into()));
        assert_eq!(split_achternaam("van"), (String::new(), "van".into()));
    }
}
