use super::Traject;
use super::fact::Started;
use super::may::START;
use super::questions::of;
use crate::aanpak;
use crate::aanpak::content::{Content, Grondslag, Trajectsoort};
use crate::access::Viewer;
use crate::entry::Statement;
use crate::ids::{InwonerId, TrajectId};
use crate::refusal::{No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;

/// What is needed to start a traject.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Start {
    pub aanpak: String,
    /// A code, a name or a synonym of the aanpak; empty is its only or first one.
    pub trajectsoort: Option<String>,
    pub grondslag: Option<Grondslag>,
    /// 1 to 6, when the list knows it.
    pub trede: Option<u8>,
    /// Why it departs from the aanpak, when it does.
    pub afwijking: Option<String>,
}

/// The traject starts on `datum`. A second open traject in the same aanpak asks for a reason; the very same one is refused.
pub fn start(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    datum: Day,
    sinds: Day,
    asked: &Start,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &START)?;
    started(state, viewer, (inwoner, state.traject.numbers.next()), datum, sinds, asked)
}

/// Decides on a start for a traject with this number; a correction decides again for the number it had.
pub(super) fn started(
    state: &Town,
    viewer: &Viewer,
    (inwoner, traject): (InwonerId, TrajectId),
    datum: Day,
    sinds: Day,
    asked: &Start,
) -> Result<Vec<Statement>, No> {
    let (content, soort) = offered(state, asked, datum)?;
    let afwijking = kort("afwijking", asked.afwijking.as_deref())?;
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(asked.trede.is_none_or(|trede| (1..=6).contains(&trede)), || {
        Refusal::at("trede", "trede-buiten-bereik")
    });
    let others = of(state, inwoner, Day::LAST);
    let same = others.iter().filter(|other| other.id != traject && **state.codes.word(other.aanpak) == *content.slug);
    let is_same_soort = |other: &Traject| **state.codes.word(other.soort) == *soort.code;
    beside(same, datum, is_same_soort, afwijking.is_some(), &mut objections);
    objections.settle()?;
    let (aanpak, trajectsoort) = (content.slug.clone(), soort.code.clone());
    let fact =
        Started { inwoner, traject, aanpak, trajectsoort, grondslag: asked.grondslag, trede: asked.trede, afwijking };
    Ok(vec![Statement::new(datum, sinds, fact)])
}

/// The aanpak in force on the day, and the trajectsoort that is meant.
fn offered<'a>(state: &'a Town, asked: &Start, datum: Day) -> Result<(&'a Content, &'a Trajectsoort), No> {
    let content = aanpak::by_slug(state, &asked.aanpak, datum)
        .ok_or_else(|| Refusal::at("aanpak", "aanpak-onbekend").with("aanpak", asked.aanpak.as_str()))?;
    let soort = match asked.trajectsoort.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => content
            .find_trajectsoort(text)
            .ok_or_else(|| Refusal::at("trajectsoort", "trajectsoort-onbekend").with("trajectsoort", text))?,
        None => content.only_or_first_trajectsoort().ok_or_else(|| Refusal::at("trajectsoort", "vul-in"))?,
    };
    Ok((content, soort))
}

/// What other trajecten in the same aanpak mean for one that starts on `datum`: twice the same is impossible, one that
/// is open then asks why. One that opened later does not: lists write down the past from the end to the beginning.
fn beside<'a>(
    same: impl Iterator<Item = &'a Traject> + Clone,
    datum: Day,
    is_same_soort: impl Fn(&Traject) -> bool,
    explained: bool,
    objections: &mut Objections,
) {
    if same.clone().any(|other| other.instroom == datum && is_same_soort(other)) {
        objections.unless(false, || Refusal::at("datum", "traject-bestaat-al").with("datum", datum));
    } else if let Some(open) = same.clone().find(|other| other.open_on(datum)) {
        objections.unless(explained, || Refusal::at("afwijking", "traject-loopt-nog").with("sinds", open.instroom));
    }
}
