use std::sync::Arc;

use super::fact::Soort;
use super::{REDEN, Remembered, SEE, giving};
use crate::aanpak::content::Tekst;
use crate::access::Viewer;
use crate::history::Dated;
use crate::ids::{InwonerId, Nr};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use crate::traject;

/// Something that was put off, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct UitstelFact {
    pub soort: Soort,
    pub over: Nr,
    /// The leefgebied it is about, when it is about one, as the aanpak of that day calls it.
    pub leefgebied: Option<Tekst>,
    pub tot: Day,
    /// The viewer may correct it and take it back.
    pub may_correct: bool,
}

/// Whether the viewer may put off a notice of this kind about this inwoner.
pub fn may_give(state: &Town, viewer: &Viewer, inwoner: InwonerId, soort: Soort) -> bool {
    viewer.gate(state, inwoner, giving(soort)).is_ok()
}

/// Until when the answer to the referral that was made with `over` may wait, and why; for who may see that.
pub fn of_referral(state: &Town, viewer: &Viewer, inwoner: InwonerId, over: Nr) -> Result<Option<Waits>, Hidden> {
    viewer.gate(state, inwoner, &SEE)?;
    let Some(dossier) = state.uitstel.of.get(inwoner) else { return Ok(None) };
    let is_it = |what: &Remembered| what.soort == Soort::AanmeldingOnbeantwoord && what.over == over;
    let given = dossier.known_on(Day::LAST).rfind(|fact| is_it(&fact.what));
    let given = given.filter(|fact| viewer.today() < fact.what.tot);
    Ok(given.map(|fact| Waits {
        nr: fact.nr,
        tot: fact.what.tot,
        reden: dossier.text(fact.nr, REDEN).cloned().unwrap_or_default(),
    }))
}

/// What waits, until when and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Waits {
    pub nr: Nr,
    pub tot: Day,
    pub reden: Arc<str>,
}

/// What a notice is about: its kind, the entry, and the newest fact that it follows from; and the leefgebied by its code.
pub(crate) type Notice<'a> = ((Soort, Nr, Nr), Option<&'a str>);

/// Until when a notice may wait; `None` when it was not put off, that is over, or the newest fact that it follows from came
/// after it. One that names no leefgebied is about all of them.
pub(crate) fn until(
    state: &Town,
    inwoner: InwonerId,
    ((soort, over, newest), leefgebied): Notice<'_>,
    today: Day,
) -> Option<Day> {
    let of_it = |code| leefgebied.is_none_or(|leefgebied| **state.codes.word(code) == *leefgebied);
    let same = |what: &Remembered| what.soort == soort && what.over == over && what.leefgebied.is_none_or(of_it);
    let given = state.uitstel.of.known_on(inwoner, Day::LAST).rfind(|fact| same(&fact.what))?;
    // A correction says nothing about what came between.
    Some(given.what.tot).filter(|tot| today < *tot && newest < state.first(given.nr))
}

pub(super) fn entry(state: &Town, nr: Nr) -> Option<(InwonerId, Dated<Remembered>)> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Uitstel)?;
    Some((inwoner, *state.uitstel.of.get(inwoner)?.find(nr)?))
}

/// All versions with their reasons, for the tijdlijn and for precedents. Nothing for who may not see them.
pub(crate) fn history(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
) -> Vec<(Dated<UitstelFact>, Option<Arc<str>>)> {
    let dossier = state.uitstel.of.get(inwoner).filter(|_| viewer.gate(state, inwoner, &SEE).is_ok());
    let Some(dossier) = dossier else { return Vec::new() };
    let said = |fact: &Dated<Remembered>| {
        let Remembered { soort, over, leefgebied, tot } = fact.what;
        let leefgebied = leefgebied.map(|code| named(state, inwoner, state.codes.word(code), fact.datum));
        let may_correct = may_give(state, viewer, inwoner, soort);
        let shown = UitstelFact { soort, over, leefgebied, tot, may_correct };
        (fact.about(shown), dossier.text(fact.nr, REDEN).cloned())
    };
    dossier.all().iter().map(said).collect()
}

/// A leefgebied as the aanpak of the traject of that day calls it; by its code when there is none any more.
fn named(state: &Town, inwoner: InwonerId, code: &str, day: Day) -> Tekst {
    let traject = traject::open_on(state, inwoner, day);
    let content = traject.and_then(|traject| traject::content_of(state, &traject, day).ok());
    let known = content.and_then(|content| content.leefgebied(code)).map(|leefgebied| leefgebied.naam.clone());
    known.unwrap_or_else(|| Tekst { nl: code.to_owned(), en: String::new() })
}
