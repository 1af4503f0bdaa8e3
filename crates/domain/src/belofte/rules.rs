use super::fact::{Aanvraag, Kant, Kept, Made, Moved, Raakt, Retracted};
use super::questions::{About, Belofte, beloften, newest_entry};
use super::{FOLLOW, settling};
use crate::aanpak::content::{NormSoort, Onderdeel};
use crate::access::{May, Viewer};
use crate::entry::Statement;
use crate::ids::{BelofteId, InwonerId};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::seen::Seen;
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;
use crate::traject::{self, Traject};

/// How far ahead a promise can lie: 2110 for 2010 is a slip.
const FARTHEST: i32 = 2 * 366;

/// A promise as it is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    pub van: Kant,
    /// Which partner, when it is one.
    pub partner: Option<String>,
    /// What; a named aanvraag says so itself.
    pub wat: Option<String>,
    /// By when; for an aanvraag the term of the aanpak when none is given.
    pub dag: Option<Day>,
    pub aanvraag: Option<Aanvraag>,
    /// Why an aanvraag may wait longer than the term.
    pub afwijking: Option<String>,
}

/// On `datum` this is promised, or applied for.
pub fn make(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    datum: Day,
    sinds: Day,
    promise: &Promise,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &FOLLOW)?;
    made(state, viewer, (inwoner, state.belofte.next(inwoner)), datum, sinds, promise)
}

pub(super) fn made(
    state: &Town,
    viewer: &Viewer,
    (inwoner, belofte): (InwonerId, BelofteId),
    datum: Day,
    sinds: Day,
    promise: &Promise,
) -> Result<Vec<Statement>, No> {
    let traject = promised_in(state, inwoner, datum)?;
    let Promise { van, aanvraag, .. } = *promise;
    let partner = kort("partner", promise.partner.as_deref())?.filter(|_| van == Kant::Partner);
    let (wat, afwijking) = (kort("wat", promise.wat.as_deref())?, kort("afwijking", promise.afwijking.as_deref())?);
    let term = aanvraag.and_then(|_| term(state, &traject, datum));
    let dag = promise.dag.or(term);
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    let named = aanvraag.is_some_and(|aanvraag| aanvraag != Aanvraag::Anders);
    objections.unless(wat.is_some() || named, || Refusal::at("wat", "vul-in"));
    objections.unless(van != Kant::Partner || partner.is_some(), || Refusal::at("partner", "vul-in"));
    objections.unless(aanvraag.is_none() || van == Kant::Gemeente, || Refusal::at("van", "aanvraag-is-bij-gemeente"));
    objections.unless(dag.is_some(), || Refusal::at("dag", "vul-in"));
    ahead(&mut objections, datum, dag);
    let is_same = |known: &Belofte| {
        let same = (known.van, known.aanvraag) == (van, aanvraag) && known.wat(state).as_deref() == wat.as_deref();
        known.id != belofte && known.einde.is_none() && same
    };
    objections
        .unless(!beloften(state, inwoner).any(|known| is_same(&known)), || Refusal::at("wat", "belofte-staat-er-al"));
    let over = term.filter(|term| dag.is_some_and(|dag| dag > *term));
    if let (Some(term), None) = (over, &afwijking) {
        objections.unless(false, || Refusal::at("afwijking", "later-dan-termijn").with("dag", term));
    }
    objections.settle()?;
    let (dag, afwijking) = (dag.unwrap_or(datum), afwijking.filter(|_| over.is_some()));
    Ok(vec![Statement::new(datum, sinds, Made { inwoner, belofte, van, partner, wat, dag, aanvraag, afwijking })])
}

/// A day that is promised lies on or after the day of promising, and not in another century.
fn ahead(objections: &mut Objections, datum: Day, dag: Option<Day>) {
    objections.unless(dag.is_none_or(|dag| dag >= datum), || Refusal::at("dag", "belofte-voor-de-dag"));
    objections.unless(dag.is_none_or(|dag| dag <= datum.plus(FARTHEST)), || Refusal::at("dag", "dag-te-ver"));
}

/// The promise was kept on `datum`.
pub fn keep(
    state: &Town,
    viewer: &Viewer,
    (inwoner, belofte): (InwonerId, BelofteId),
    datum: Day,
    sinds: Day,
) -> Result<Vec<Statement>, No> {
    let (_, objections) = following(state, viewer, (inwoner, belofte), (datum, sinds), settling)?;
    objections.settle()?;
    Ok(vec![Statement::new(datum, sinds, Kept { inwoner, belofte })])
}

/// On `datum` another day was agreed on; why is always said.
pub fn move_to(
    state: &Town,
    viewer: &Viewer,
    (inwoner, belofte): (InwonerId, BelofteId),
    datum: Day,
    sinds: Day,
    dag: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (known, mut objections) = following(state, viewer, (inwoner, belofte), (datum, sinds), |_| &FOLLOW)?;
    let reden = kort("reden", Some(reden))?;
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    objections.unless(dag != known.dag, || Refusal::at("dag", "belofte-zelfde-dag"));
    ahead(&mut objections, datum, Some(dag));
    objections.settle()?;
    Ok(vec![Statement::new(datum, sinds, Moved { inwoner, belofte, dag, reden: reden.unwrap_or_default() })])
}

/// The promise holds no longer. Of the gemeente or a partner it is said whom that hit (001:1173); an inwoner is not asked.
pub fn retract(
    state: &Town,
    viewer: &Viewer,
    (inwoner, belofte): (InwonerId, BelofteId),
    datum: Day,
    sinds: Day,
    reden: &str,
    raakt: Option<Raakt>,
) -> Result<Vec<Statement>, No> {
    let (known, mut objections) = following(state, viewer, (inwoner, belofte), (datum, sinds), settling)?;
    let reden = kort("reden", Some(reden))?;
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    objections.unless(raakt.is_some() || !known.van.is_ours(), || Refusal::at("raakt", "kies"));
    objections.settle()?;
    let raakt = raakt.filter(|_| known.van.is_ours());
    Ok(vec![Statement::new(datum, sinds, Retracted { inwoner, belofte, reden: reden.unwrap_or_default(), raakt })])
}

/// Nobody recorded anything about the same since the writer's page was made. Asked before an act, in the same act.
pub fn nobody_was_first(state: &Town, viewer: &Viewer, inwoner: InwonerId, about: About, seen: Seen) -> Result<(), No> {
    match about {
        About::Gedaan => viewer.gate(state, inwoner, &FOLLOW)?,
        About::Een(id) => {
            let known = beloften(state, inwoner).find(|known| known.id == id).ok_or(Hidden)?;
            viewer.gate(state, inwoner, settling(known.van))?
        }
    };
    seen.or_tell(state, newest_entry(state, inwoner, about), Refusal::new("belofte-intussen"))
}

/// The promise for who follows it. What befell it is written down in order, as with a belemmering.
fn following(
    state: &Town,
    viewer: &Viewer,
    (inwoner, belofte): (InwonerId, BelofteId),
    (datum, sinds): (Day, Day),
    may: impl Fn(Kant) -> &'static May,
) -> Result<(Belofte, Objections), No> {
    let known = beloften(state, inwoner).find(|known| known.id == belofte).ok_or(Hidden)?;
    viewer.gate(state, inwoner, may(known.van))?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    let (since, _) = known.laatste;
    objections.unless(datum >= since, || Refusal::at("datum", "belofte-kwam-later").with("datum", since));
    if let Some(einde) = known.einde {
        objections.unless(false, || Refusal::new("belofte-is-geeindigd").with("datum", einde.datum));
    }
    Ok((known, objections))
}

/// The day by which the aanpak wants an aanvraag of `datum` decided on.
pub(super) fn term(state: &Town, traject: &Traject, datum: Day) -> Option<Day> {
    let (content, norm) = traject.norm_in_force(state, datum, NormSoort::Aanvraag)?;
    content.normen[norm].maat.after(datum)
}

/// The traject in which promises are made on a day: the open one, when its aanpak has them.
fn promised_in(state: &Town, inwoner: InwonerId, datum: Day) -> Result<Traject, No> {
    let traject = traject::open_on(state, inwoner, datum)
        .ok_or_else(|| Refusal::at("datum", "geen-traject-op-die-dag").with("datum", datum))?;
    let content = traject::content_of(state, &traject, datum)?;
    if !content.has(Onderdeel::Belofte) {
        return Err(Refusal::new("aanpak-heeft-geen-beloften").with("aanpak", content.naam.nl.as_str()).into());
    }
    Ok(traject)
}
