use super::due::{Item, dossier, items};
use super::fact::{Decided, Grond, Proposed, Refused, Requested};
use super::state::Remembered;
use super::{DECIDE, Destruction, EXECUTE, PROPOSE, REFUSE, REQUEST};
use crate::access::Viewer;
use crate::entry::Statement;
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::inwoner;
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::samenvoeging;
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;
use crate::vaststelling;

/// A resident asked on `datum` that what is kept about them is destroyed. The answer is due within a month (AVG, article 12, third
/// paragraph).
pub fn request(state: &Town, viewer: &Viewer, inwoner: InwonerId, datum: Day) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &REQUEST)?;
    Objections::about_days(viewer.today(), datum, datum).settle()?;
    let open = super::questions::open_requests(state).any(|(_, whose)| whose == inwoner);
    if open {
        return Err(Refusal::new("verzoek-loopt-al").into());
    }
    Ok(vec![Statement::new(datum, viewer.today(), Requested { inwoner })])
}

/// The resident is told no, and why: before the month is over (AVG, article 12, fourth paragraph).
pub fn refuse_request(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&REFUSE)?;
    let person = person(viewer)?;
    let request = super::questions::requests(state, viewer)?.into_iter().find(|one| one.nr == nr).ok_or(Hidden)?;
    let reden = kort("reden", Some(reden))?;
    let mut objections = Objections::default();
    let answered = request.afgewezen.is_some() || request.antwoord.is_some();
    objections.unless(!answered, || Refusal::new("verzoek-beantwoord"));
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    objections.settle()?;
    let refused = Refused { verzoek: nr, medewerker: person, reden: reden.unwrap_or_default() };
    Ok(vec![Statement::new(viewer.today(), viewer.today(), refused)])
}

/// What somebody proposes to destroy.
#[derive(Debug, Clone, PartialEq)]
pub struct Propose {
    pub grond: Grond,
    /// Names of zaken as [`super::due`] gives them.
    pub zaken: Vec<String>,
    /// Why something goes before its term is over: only when the resident asked for it.
    pub reden: Option<String>,
}

/// Proposes. Everything must be there, be over, and lie in years of which the figures were established. When the resident asked for
/// it, it may also go before its term is over, with a reason: the law that asks to keep it is then weighed by two people.
pub fn propose(state: &Town, viewer: &Viewer, asked: &Propose) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&PROPOSE)?;
    let person = person(viewer)?;
    let reden = kort("reden", asked.reden.as_deref())?;
    let found = found(state, &asked.zaken, viewer.today())?;
    let mut objections = Objections::default();
    objections.unless(!found.is_empty(), || Refusal::at("zaken", "vul-in"));
    for item in &found {
        if let Err(runs) = objections_of_life(item) {
            objections.unless(false, || runs);
            continue;
        }
        let early = !item.is_due(viewer.today());
        objections.unless(!early || asked.grond == Grond::Verzoek, || refusal("termijn-loopt-nog", item));
        objections
            .unless(!early || reden.is_some() || asked.grond != Grond::Verzoek, || Refusal::at("reden", "reden-nodig"));
        let (van, tot) = (item.period.van.year(), item.period.tot.year());
        let years = (van..=tot).filter(|year| *year < viewer.today().year());
        for year in years.filter(|year| !vaststelling::is_established(state, *year)).take(1) {
            objections.unless(false, || {
                Refusal::at("zaken", "jaar-niet-vastgesteld").with("jaar", year.to_string().as_str())
            });
        }
    }
    objections.settle()?;
    let voorstel = state.vernietiging.proposals.len() as u32 + 1;
    let zaken = asked.zaken.clone();
    let proposed = Proposed { voorstel, medewerker: person, grond: asked.grond, zaken, reden };
    Ok(vec![Statement::new(viewer.today(), viewer.today(), proposed)])
}

/// Somebody else agrees, or does not and says why.
pub fn decide(
    state: &Town,
    viewer: &Viewer,
    voorstel: u32,
    akkoord: bool,
    reden: Option<&str>,
) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&DECIDE)?;
    let person = person(viewer)?;
    let proposal = find(state, voorstel)?;
    let reden = kort("reden", reden)?;
    let mut objections = Objections::default();
    objections.unless(proposal.besluit.is_none(), || Refusal::new("al-besloten"));
    objections.unless(proposal.door != person, || Refusal::new("vier-ogen"));
    objections.unless(akkoord || reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    objections.settle()?;
    let decided = Decided { voorstel, medewerker: person, akkoord, reden };
    Ok(vec![Statement::new(viewer.today(), viewer.today(), decided)])
}

/// What is to be destroyed, after two people agreed. What came to life again since is not: then somebody proposes anew.
pub fn execute(state: &Town, viewer: &Viewer, voorstel: u32) -> Result<Destruction, No> {
    viewer.gate_at_large(&EXECUTE)?;
    let proposal = find(state, voorstel)?;
    let mut objections = Objections::default();
    objections.unless(proposal.uitgevoerd.is_none(), || Refusal::new("al-uitgevoerd"));
    let agreed = proposal.besluit.as_ref().is_some_and(|(_, akkoord, ..)| *akkoord);
    objections.unless(agreed, || Refusal::new("niet-akkoord"));
    objections.settle()?;
    for item in &found(state, &proposal.zaken, viewer.today())? {
        objections_of_life(item)?;
    }
    let (zaken, grond) = (proposal.zaken.to_vec(), proposal.grond.word().to_owned());
    Ok(Destruction { nrs: Vec::new(), zaken, grond, voorstel: Some(voorstel) })
}

fn objections_of_life(item: &Item) -> Result<(), Refusal> {
    if item.vervalt.is_some() { Ok(()) } else { Err(refusal("zaak-loopt-nog", item)) }
}

fn refusal(code: &'static str, item: &Item) -> Refusal {
    // The arms are spelled out, so that every code stands where it is looked for.
    let refusal = match code {
        "zaak-loopt-nog" => Refusal::at("zaken", "zaak-loopt-nog"),
        _ => Refusal::at("zaken", "termijn-loopt-nog").with("dag", item.vervalt.unwrap_or(Day::LAST)),
    };
    refusal.with("zaak", item.zaken.first().map_or("", |zaak| zaak))
}

/// The things these zaken are of. One that is not there, is not whole or was destroyed already is refused by name.
fn found(state: &Town, zaken: &[String], today: Day) -> Result<Vec<Item>, No> {
    let mut found: Vec<Item> = Vec::new();
    for zaak in zaken {
        if found.iter().any(|item| item.zaken.contains(zaak)) {
            continue;
        }
        let unknown = || Refusal::at("zaken", "zaak-onbekend").with("zaak", zaak.as_str());
        let inwoner =
            zaak.split('/').nth(1).and_then(|id| id.parse().ok()).map(|id| samenvoeging::now(state, InwonerId(id)));
        let inwoner = inwoner.ok_or_else(unknown)?;
        if !inwoner::exists(state, inwoner) {
            return Err(unknown().into());
        }
        let mut all = items(state, inwoner, today);
        all.push(dossier(state, inwoner, today));
        let item = all.into_iter().find(|item| item.zaken.contains(zaak)).ok_or_else(unknown)?;
        if item.zaken.iter().any(|part| !zaken.contains(part)) {
            return Err(unknown().into());
        }
        found.push(item);
    }
    Ok(found)
}

/// Whoever proposes or decides is somebody.
fn person(viewer: &Viewer) -> Result<MedewerkerId, Hidden> {
    Some(viewer.medewerker()).filter(|person| *person != MedewerkerId::MEEDOEN).ok_or(Hidden)
}

fn find(state: &Town, voorstel: u32) -> Result<&Remembered, Hidden> {
    state.vernietiging.proposals.iter().find(|proposal| proposal.voorstel == voorstel).ok_or(Hidden)
}
