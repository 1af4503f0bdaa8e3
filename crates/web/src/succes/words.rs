//! What a success is called.

use domain::succes::{Soort, SuccesFact};

use crate::form::Choice;
use crate::tekst::{Tekst, capital};

/// "de sleutel gekregen", "een bedankje van een klant: mevrouw op 12", or the words alone.
pub(crate) fn what(t: &Tekst, fact: &SuccesFact) -> String {
    let named = t.say(&format!("succes-{}", fact.soort.word()));
    match fact.wat.as_deref() {
        Some(wat) if fact.soort == Soort::Anders => wat.to_owned(),
        Some(wat) => t.with2("succes-named", ("succes", named), ("wat", wat)),
        None => named.to_owned(),
    }
}

/// The title of an entry on the timeline.
pub(crate) fn event(t: &Tekst, fact: &SuccesFact) -> String {
    t.with("event-succes", "wat", what(t, fact))
}

/// The kinds of success to choose from.
pub(crate) fn soorten(t: &Tekst) -> Vec<Choice> {
    Soort::ALL.map(|soort| Choice::new(soort.word(), capital(t.say(&format!("succes-{}", soort.word()))))).into()
}
