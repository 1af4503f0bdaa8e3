use super::AGREE;
use super::fact::{Agreed, place};
use super::questions::{Range, entry, range, running};
use super::state::Remembered;
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;
use crate::traject;

/// What was agreed: so many days at most, or the rhythm of the aanpak again.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agree {
    pub dagen: Option<u16>,
    pub afwijking: Option<String>,
}

/// From `datum` the two speak this often. Outside what the aanpak says it asks why; an aanpak that asks for no contact has
/// no rhythm to agree on.
pub fn agree(
    state: &Town,
    viewer: &Viewer,
    id: TrajectId,
    (datum, sinds): (Day, Day),
    asked: &Agree,
) -> Result<Vec<Statement>, No> {
    let traject = traject::find(state, id).ok_or(Hidden)?;
    viewer.gate(state, traject.inwoner, &AGREE)?;
    let afwijking = kort("afwijking", asked.afwijking.as_deref())?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections
        .unless(datum >= traject.instroom, || Refusal::at("datum", "voor-instroom").with("instroom", traject.instroom));
    objections.unless(traject.open_on(datum.max(traject.instroom)), || Refusal::new("traject-is-afgesloten"));
    objections.unless(asked.dagen.is_none_or(|dagen| (1..=366).contains(&dagen)), || {
        Refusal::at("dagen", "ritme-onmogelijk")
    });
    let Some(range) = range(state, &traject, datum.max(traject.instroom)) else {
        objections.unless(false, || Refusal::new("aanpak-zonder-ritme"));
        return objections.settle().map(|()| Vec::new());
    };
    objections.unless(running(state, &traject, datum) != asked.dagen, || Refusal::at("dagen", "ritme-is-al-zo"));
    let departs = asked.dagen.is_some_and(|dagen| !range.holds(dagen));
    objections.unless(!departs || afwijking.is_some(), || outside(range));
    objections.settle()?;
    let afwijking = afwijking.filter(|_| departs);
    let fact = Agreed { inwoner: traject.inwoner, traject: id, dagen: asked.dagen, afwijking };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

fn outside(range: Range) -> Refusal {
    let Range { minimum, maximum, .. } = range;
    match minimum {
        Some(minimum) => Refusal::at("afwijking", "ritme-buiten-de-aanpak")
            .with("minimum", i32::from(minimum))
            .with("maximum", i32::from(maximum)),
        None => Refusal::at("afwijking", "ritme-langer-dan-de-aanpak").with("maximum", i32::from(maximum)),
    }
}

/// It was agreed otherwise than recorded.
pub fn correct(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    days: (Day, Day),
    asked: &Agree,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (_, old) = own(state, viewer, nr)?;
    correctie::correct(state, nr, reden, |past| agree(past, viewer, old.what.traject, days, asked))
}

/// It was never agreed.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    let (today, zaak) = (viewer.today(), place(inwoner, old.what.traject));
    correctie::withdraw(state, today, nr, "ritme.afgesproken", zaak, old.datum, old.sinds, reden)
}

fn own(state: &Town, viewer: &Viewer, nr: Nr) -> Result<(InwonerId, Dated<Remembered>), No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &AGREE)?;
    Ok((inwoner, old))
}
