use super::fact::Closed;
use super::may::CLOSE;
use super::questions::{Traject, hanging_on};
use super::rules::{content_of, own};
use crate::aanpak::content::{Content, Oorzaak, Reden};
use crate::access::Viewer;
use crate::entry::Statement;
use crate::ids::TrajectId;
use crate::refusal::{No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;

/// Why a traject ends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Close {
    /// A code, a label or a synonym of the aanpak.
    pub reden: String,
    pub oorzaak: Option<String>,
    pub toelichting: Option<String>,
}

/// `datum` is the first day the traject is no longer open; it may be the day it began. An oorzaak that the aanpak expects
/// may be left out with an explanation.
pub fn close(
    state: &Town,
    viewer: &Viewer,
    id: TrajectId,
    datum: Day,
    sinds: Day,
    asked: &Close,
) -> Result<Vec<Statement>, No> {
    let traject = own(state, viewer, id, &CLOSE)?;
    let content = content_of(state, &traject, datum)?;
    let toelichting = kort("toelichting", asked.toelichting.as_deref())?;
    let (reden, oorzaak) = why(content, asked)?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    may_end_on(state, &traject, datum, &mut objections);
    if let Some(oorzaak) = oorzaak {
        let fits = oorzaak.redenen.is_empty() || oorzaak.redenen.contains(&reden.code);
        objections.unless(fits, || Refusal::at("oorzaak", "oorzaak-past-niet").with("reden", reden.label.nl.as_str()));
    }
    let explained = oorzaak.is_some() || toelichting.is_some();
    objections.unless(!reden.oorzaak_verwacht || explained, || Refusal::at("oorzaak", "oorzaak-nodig"));
    objections.settle()?;
    let (reden, oorzaak) = (reden.code.clone(), oorzaak.map(|oorzaak| oorzaak.code.clone()));
    let fact = Closed { inwoner: traject.inwoner, traject: id, reden, oorzaak, toelichting };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

/// The reason and the oorzaak that are meant, in the lists of the aanpak.
fn why<'a>(content: &'a Content, asked: &Close) -> Result<(&'a Reden, Option<&'a Oorzaak>), No> {
    if asked.reden.trim().is_empty() {
        return Err(Refusal::at("reden", "vul-in").into());
    }
    let reden = content
        .find_reden(&asked.reden)
        .ok_or_else(|| Refusal::at("reden", "reden-onbekend").with("reden", asked.reden.as_str()))?;
    let text = asked.oorzaak.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let find = |text| {
        content.find_oorzaak(text).ok_or_else(|| Refusal::at("oorzaak", "oorzaak-onbekend").with("oorzaak", text))
    };
    Ok((reden, text.map(find).transpose()?))
}

fn may_end_on(state: &Town, traject: &Traject, datum: Day, objections: &mut Objections) {
    objections.unless(traject.einde.is_none(), || Refusal::new("traject-is-afgesloten"));
    objections
        .unless(datum >= traject.instroom, || Refusal::at("datum", "voor-instroom").with("instroom", traject.instroom));
    // A fase that begins after the end would leave a traject that is over and still goes on.
    let later = hanging_on(state, traject).rfind(|fact| fact.datum > datum).filter(|_| traject.einde.is_none());
    if let Some(later) = later {
        objections.unless(false, || Refusal::at("datum", "later-gebeurde-nog-iets").with("datum", later.datum));
    }
}
