use std::fmt::Write;

use super::Cast;
use crate::access::{self, Figures, Viewer};
use crate::ids::{InwonerId, Nr};
use crate::precedent::{self, Kind};
use crate::state::State;
use crate::time::Day;
use crate::{
    aanmelding, aanpak, belemmering, belofte, caseload, contact, groep, inwoner, medewerker, meting, plan, ritme,
    signaal, succes, tijdlijn, toewijzing, traject, vandaag, verplaatsing, zoek,
};

/// What is searched for in a fingerprint.
pub fn queries() -> [&'static str; 5] {
    ["berg", "yildiz", "1", "k-1", "g"]
}

/// What this town answers to everybody of the cast, on every question, as one long text: two towns with the same text are
/// the same to whoever looks.
pub fn fingerprint(state: &State, today: Day) -> String {
    let mut out = format!("nr {} inwoners {}\n", state.nr(), inwoner::numbers_given(state));
    let slugs: Vec<&str> = aanpak::list(state).iter().map(|content| content.slug.as_str()).collect();
    writeln!(out, "{slugs:?}").unwrap();
    for who in Cast::ALL {
        let Some(viewer) = who.viewer(state, today) else { continue };
        writeln!(out, "── {}", who.naam()).unwrap();
        seen_by(&mut out, state, &viewer);
    }
    out
}

fn seen_by(out: &mut String, state: &State, viewer: &Viewer) {
    writeln!(out, "{:?}", medewerker::list(state, viewer)).unwrap();
    writeln!(out, "{:?}", caseload::own(state, viewer)).unwrap();
    writeln!(out, "{:?}", vandaag::of(state, viewer)).unwrap();
    for query in queries() {
        writeln!(out, "{query}: {:?}", zoek::search(state, viewer, query, 3)).unwrap();
    }
    if let Ok(leave) = access::figures(viewer) {
        traject::for_figures(state, leave, Day::LAST, |traject| writeln!(out, "{traject:?}").unwrap());
        writeln!(out, "{}", counted(state, leave, Day::LAST)).unwrap();
    }
    for row in aanmelding::list(state, viewer) {
        let (one, id) = (&row.aanmelding, row.aanmelding.id);
        writeln!(
            out,
            "{row:?} {:?} {:?}",
            signaal::unanswered(state, viewer, one),
            aanmelding::rooms(state, viewer, id)
        )
        .unwrap();
    }
    let gerda = inwoner::Persoon { voornaam: "Gerda".into(), achternaam: "Berg".into(), ..Default::default() };
    writeln!(out, "{:?}", aanmelding::doubles(state, viewer, &gerda)).unwrap();
    writeln!(out, "{:?}", groep::list(state, viewer)).unwrap();
    for kind in Kind::ALL {
        writeln!(out, "{:?}", precedent::like(state, viewer, kind)).unwrap();
    }
    for inwoner in (0..=inwoner::numbers_given(state) + 1).map(InwonerId) {
        dossier(out, state, viewer, inwoner);
    }
    writeln!(out, "{:?}", viewer.take_looks()).unwrap();
}

fn dossier(out: &mut String, state: &State, viewer: &Viewer, inwoner: InwonerId) {
    let Ok(card) = inwoner::card(state, viewer, inwoner) else { return };
    writeln!(out, "{card:?}").unwrap();
    writeln!(out, "{:?}", toewijzing::begeleider(state, viewer, inwoner)).unwrap();
    writeln!(out, "{:?}", traject::list(state, viewer, inwoner)).unwrap();
    writeln!(out, "{:?}", aanmelding::of(state, viewer, inwoner)).unwrap();
    writeln!(out, "{:?}", signaal::of(state, viewer, inwoner)).unwrap();
    writeln!(out, "{:?} {:?}", contact::newest_seen(state, viewer, inwoner), contact::rhythm(state, viewer, inwoner))
        .unwrap();
    writeln!(out, "{:?} {:?}", ritme::today(state, viewer, inwoner), signaal::gezien(state, viewer, inwoner)).unwrap();
    writeln!(
        out,
        "{:?} {:?}",
        meting::list(state, viewer, inwoner),
        meting::at(state, viewer, inwoner, viewer.today())
    )
    .unwrap();
    writeln!(out, "{:?} {:?}", belemmering::list(state, viewer, inwoner), groep::of(state, viewer, inwoner)).unwrap();
    writeln!(out, "{:?}", plan::of(state, viewer, inwoner)).unwrap();
    let movable = (1..=state.nr().0).map(Nr).filter(|nr| verplaatsing::may_move(state, viewer, *nr));
    writeln!(out, "movable {:?}", movable.collect::<Vec<_>>()).unwrap();
    writeln!(out, "{:?} {:?}", belofte::list(state, viewer, inwoner), succes::list(state, viewer, inwoner)).unwrap();
    let events = tijdlijn::of(state, viewer, inwoner, Day::LAST).unwrap_or_default();
    let known: std::collections::BTreeSet<Day> = events.iter().map(|event| event.sinds).collect();
    for event in events {
        writeln!(out, "{event:?}").unwrap();
    }
    for day in known {
        let earlier = tijdlijn::of(state, viewer, inwoner, day).unwrap_or_default();
        let versions: Vec<_> = earlier.iter().map(|event| (event.nr, event.vervangen.is_some())).collect();
        writeln!(out, "known on {day}: {versions:?}").unwrap();
    }
}

/// What figures and timelines say as it was known on a day, in words, so that two states with different codes compare.
/// Only the timelines of those inwoners that `of` names.
pub fn known_on(state: &State, viewer: &Viewer, known: Day, of: impl Fn(InwonerId) -> bool) -> String {
    let mut out = String::new();
    if let Ok(leave) = access::figures(viewer) {
        traject::for_figures(state, leave, known, |traject| writeln!(out, "{}", in_words(state, &traject)).unwrap());
        writeln!(out, "{}", counted(state, leave, known)).unwrap();
    }
    for inwoner in (1..=inwoner::numbers_given(state)).map(InwonerId).filter(|inwoner| of(*inwoner)) {
        for mut event in tijdlijn::of(state, viewer, inwoner, known).unwrap_or_default() {
            // What somebody may still do with a contact is of now, whatever day is shown.
            match &mut event.what {
                tijdlijn::What::Contact(shown) => (shown.own, shown.may_correct) = (false, false),
                tijdlijn::What::Aanmelding(fact) => fact.may_correct = false,
                tijdlijn::What::Meting(shown) => (shown.own, shown.may_correct) = (false, false),
                tijdlijn::What::Elders(_, trace) => trace.ander = None,
                tijdlijn::What::Samengevoegd(shown) => shown.own = false,
                _ => {}
            }
            event.gekomen = None;
            writeln!(out, "{inwoner}: {event:?}").unwrap();
        }
    }
    out
}

fn in_words(state: &State, traject: &traject::Traject) -> String {
    let word = |code| state.codes().word(code).clone();
    let fase = traject.fase.map(|(fase, from, nr)| (word(fase), from, nr));
    let einde =
        traject.einde.map(|einde| (einde.dag, einde.sinds, word(einde.reden), einde.oorzaak.map(word), einde.nr));
    let (aanpak, soort) = (word(traject.aanpak), word(traject.soort));
    let (id, inwoner, instroom, started, tot) =
        (traject.id, traject.inwoner, traject.instroom, traject.started, traject.verlengd_tot);
    format!(
        "{id} {inwoner} {aanpak} {soort} {:?} {:?} {instroom} {started:?} {fase:?} {tot:?} {einde:?}",
        traject.grondslag, traject.trede
    )
}

/// What figures are made of beside trajecten, in words.
fn counted(state: &State, leave: Figures, known: Day) -> String {
    let mut out = String::new();
    let word = |code| state.codes().word(code).clone();
    meting::for_figures(state, leave, known, |one| {
        let leefgebieden: Vec<_> = one.leefgebieden(state).map(|(code, vragen)| (word(code), vragen)).collect();
        writeln!(
            out,
            "{} {} {} {:?} {:?} {} {leefgebieden:?}",
            one.nr, one.traject, one.datum, one.moment, one.trede, one.groei
        )
        .unwrap();
    });
    traject::for_figures(state, leave, known, |traject| {
        writeln!(out, "{:?}", meting::rise_until(state, leave, &traject, known, known)).unwrap();
    });
    belemmering::for_figures(state, leave, known, |one| {
        writeln!(out, "{} {} {:?} {} {}", one.id, word(one.leefgebied), one.stand, one.geopend, one.sinds).unwrap();
    });
    for inwoner in inwoner::everybody(state) {
        for one in belofte::behind_figure(state, leave, inwoner, known, Day::LAST) {
            writeln!(out, "{} {inwoner} {} {:?}", one.nr, one.id, one.uitkomst(known)).unwrap();
        }
    }
    groep::for_figures(state, leave, known, |one| {
        writeln!(out, "{:?} {} {:?} {:?}", one.deelname, word(one.aanpak), one.soort, one.fase.map(word)).unwrap();
    });
    out
}
