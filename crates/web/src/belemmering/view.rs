//! The forms of a belemmering.

use domain::aanpak::Content;
use domain::belemmering::{Barrier, Stand};
use domain::refusal::Refusal;

use crate::dossier::feiten::stand_key;
use crate::form::{Choice, Input, Kind};
use crate::shell::visit::{Sent, Visit};
use crate::tekst::{Tekst, capital};

/// The word for the end of it, among the stands.
pub(super) const SOLVED: &str = "opgelost";

fn stands(t: &Tekst) -> impl Iterator<Item = Choice> {
    Stand::ALL.into_iter().map(|stand| Choice::new(stand.word(), capital(t.say(stand_key(stand)))))
}

/// What comes into view: `leefgebied wat stand wie datum`.
pub(super) fn open_inputs(t: &Tekst, form: &'static str, content: &Content) -> Vec<Input> {
    let leefgebieden = content.leefgebieden.iter();
    let leefgebieden = leefgebieden.map(|one| Choice::new(&one.code, capital(one.naam.in_language(t.lang()))));
    let leefgebieden = std::iter::once(Choice::new("", t.say("choose-one"))).chain(leefgebieden);
    vec![
        Input::new(form, "leefgebied", t.say("belemmering-leefgebied")).select(leefgebieden.collect()),
        Input::new(form, "wat", t.say("belemmering-wat")).hint(t.say("belemmering-wat-hint")).optional(),
        Input::new(form, "stand", t.say("belemmering-stand")).choices(stands(t).collect()),
        wie(t, form),
        Input::new(form, "datum", t.say("belemmering-sinds")).kind(Kind::Date),
    ]
}

fn wie(t: &Tekst, form: &'static str) -> Input {
    Input::new(form, "wie", t.say("belemmering-wie")).hint(t.say("belemmering-wie-hint")).optional()
}

/// A step of one that is open: `stand wie datum`. It can be solved.
pub(super) fn step_inputs(t: &Tekst, form: &'static str) -> Vec<Input> {
    let solved = Choice::new(SOLVED, capital(t.say("stand-opgelost")));
    vec![
        Input::new(form, "stand", t.say("belemmering-stand-nu")).choices(stands(t).chain([solved]).collect()),
        wie(t, form),
        Input::new(form, "datum", t.say("belemmering-vanaf")).kind(Kind::Date),
    ]
}

/// It is in the way no longer: only the day.
pub(super) fn solved_inputs(t: &Tekst, form: &'static str) -> Vec<Input> {
    vec![Input::new(form, "datum", t.say("belemmering-vanaf")).kind(Kind::Date)]
}

/// One that was solved is back: `stand reden datum`.
pub(super) fn reopen_inputs(t: &Tekst, form: &'static str) -> Vec<Input> {
    vec![
        Input::new(form, "stand", t.say("belemmering-stand-nu")).choices(stands(t).collect()),
        Input::new(form, "reden", t.say("belemmering-terug-hoe")).hint(t.say("belemmering-terug-hint")),
        Input::new(form, "datum", t.say("belemmering-vanaf")).kind(Kind::Date),
    ]
}

/// The stand that was chosen; solved is none.
pub(super) fn stand(sent: &Sent<Visit>) -> Result<Stand, Refusal> {
    Stand::from_word(sent.get("stand")).ok_or(Refusal::at("stand", "kies"))
}

/// Reads what comes into view.
pub(super) fn barrier(sent: &Sent<Visit>) -> Result<Barrier, Vec<Refusal>> {
    let leefgebied = sent.get("leefgebied").to_owned();
    let missing = leefgebied.is_empty().then(|| Refusal::at("leefgebied", "kies"));
    match (stand(sent), missing) {
        (Ok(stand), None) => Ok(Barrier { leefgebied, stand, wat: sent.some("wat"), wie: sent.some("wie") }),
        (stand, missing) => Err(missing.into_iter().chain(stand.err()).collect()),
    }
}
