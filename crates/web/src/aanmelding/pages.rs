//! The referrals that are open, and one of them.

use axum::extract::Path;
use domain::aanmelding::{self, Shown, Stand, first_talk};
use domain::aanpak;
use domain::access::{Role, Viewer};
use domain::ids::{AanmeldingId, InwonerId};
use domain::medewerker;
use domain::signaal::{self, Signaal, Soort};
use domain::state::State;
use domain::uitstel;

use super::answer::{accept_form, folds};
use super::view::{AanmeldingPage, AanmeldingenPage, GRONDSLAGEN, Owed, Row, beweegreden_key, stand_key};
use crate::dossier::{called, shown_name};
use crate::form::Form;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::Visit;
use crate::shell::{Empty, Fact, Link, Tone};
use crate::tekst::capital;

// ── All that are open ───────────────────────────────────────────────────────────────────────────────────────────────

pub async fn list(visit: Visit) -> Answer {
    if !matches!(visit.who.role, Role::Begeleider | Role::Regisseur | Role::Coordinator) {
        return Err(Wrong::Hidden);
    }
    let t = visit.t;
    let (rows, may_refer) = visit.town.ask(visit.who, |state, viewer| {
        let all = aanmelding::list(state, viewer);
        let rows: Vec<Row> = all.iter().map(|shown| row(&visit, state, viewer, shown)).collect();
        Ok((rows, aanmelding::may_refer(viewer)))
    })?;
    let add = may_refer.then(|| Link::new(visit.at("/aanmeldingen/nieuw"), t.say("aanmelden")));
    let day = t.date_full(visit.today().date());
    // That nobody waits is said once.
    let summary = match rows.len() {
        0 => t.with("caseload-day", "dag", day),
        count => t.with2("aanmeldingen-summary", ("aantal", count as u32), ("dag", day)),
    };
    let empty = rows.is_empty().then(|| Empty { text: t.say("aanmeldingen-empty").to_owned(), act: None });
    page(&AanmeldingenPage { t, shell: visit.shell(t.say("nav-aanmeldingen")), summary, add, rows, empty })
}

fn row(visit: &Visit, state: &State, viewer: &Viewer, shown: &Shown) -> Row {
    let (t, one) = (visit.t, shown.aanmelding);
    let late = signaal::unanswered(state, viewer, &one);
    Row {
        link: Link::new(address(visit, &shown.aanmelding), shown_name(&t, &shown.naam, one.inwoner)),
        aanpak: aanpak_of(visit, state, shown),
        since: t.date(one.datum.date()),
        stand: capital(t.say(stand_key(one.stand))),
        late: late.map(|signaal| t.late(signaal.dagen.unsigned_abs())),
    }
}

pub(super) fn address(visit: &Visit, one: &aanmelding::Aanmelding) -> String {
    visit.at(format_args!("/inwoner/{}/aanmelding/{}", one.inwoner, one.id))
}

fn aanpak_of(visit: &Visit, state: &State, shown: &Shown) -> String {
    let content = aanpak::in_force(state, shown.aanmelding.aanpak, visit.today());
    let code = || state.codes().word(shown.aanmelding.aanpak).to_string();
    content.map_or_else(code, |content| content.naam.in_language(visit.t.lang()).to_owned())
}

// ── One of them ─────────────────────────────────────────────────────────────────────────────────────────────────────

pub async fn show(visit: Visit, Path((_, id, which)): Path<(String, u32, u32)>) -> Answer {
    page(&one(&visit, InwonerId(id), AanmeldingId(which), None)?)
}

/// The referral at this address, for who may see it.
pub(super) fn known(visit: &Visit, id: InwonerId, which: AanmeldingId) -> Result<Shown, Wrong> {
    let shown = visit.town.ask(visit.who, |state, viewer| aanmelding::one(state, viewer, which))?;
    if shown.aanmelding.inwoner == id { Ok(shown) } else { Err(Wrong::Hidden) }
}

/// The page, with a refused form in place of the fresh one of the same name.
pub(super) fn one(
    visit: &Visit,
    id: InwonerId,
    which: AanmeldingId,
    refused: Option<&dyn Fn(&mut Form)>,
) -> Result<AanmeldingPage, Wrong> {
    let (t, shown) = (visit.t, known(visit, id, which)?);
    let naam = shown_name(&t, &shown.naam, id);
    let (facts, owed, accept) = visit.town.ask(visit.who, |state, viewer| {
        let owed = signaal::unanswered(state, viewer, &shown.aanmelding);
        let may_wait = uitstel::may_give(state, viewer, id, Soort::AanmeldingOnbeantwoord);
        let accept = shown.may_answer.then(|| accept_form(visit, state, viewer, &shown)).transpose()?;
        let mut facts = facts(visit, state, &shown);
        let waits = uitstel::of_referral(state, viewer, id, shown.aanmelding.nr).ok().flatten();
        facts.extend(waits.filter(|_| shown.aanmelding.stand == Stand::Wacht).map(|waits| {
            let until =
                t.with2("uitstel-tot-omdat", ("dag", t.date(waits.tot.date())), ("reden", waits.reden.to_string()));
            Fact::new(t.say("uitstel-geef"), until)
        }));
        let owed = owed.map(|owed| self::owed(visit, &shown, &owed, may_wait));
        Ok((facts, owed, accept))
    })?;
    let mut page = AanmeldingPage {
        t,
        shell: visit.shell(t.with("aanmelding-of", "naam", naam.as_str())),
        back: Link::new(visit.at("/aanmeldingen"), t.say("nav-aanmeldingen")),
        title: t.with("aanmelding-of", "naam", naam.as_str()),
        dossier: Link::new(visit.at(format_args!("/inwoner/{id}")), t.say("aanmelding-dossier")),
        facts,
        owed,
        accept,
        folds: folds(visit, &shown),
    };
    if let Some(change) = refused {
        page.accept.iter_mut().for_each(change);
        for fold in &mut page.folds {
            change(&mut fold.form);
            fold.open = fold.form.failed();
        }
    }
    Ok(page)
}

fn owed(visit: &Visit, shown: &Shown, signaal: &Signaal, may_wait: bool) -> Owed {
    let t = &visit.t;
    Owed {
        tone: Tone::Late,
        title: t.with(&format!("signaal-{}", signaal.soort.word()), "naam", called(t, &shown.naam)),
        since: t.late(signaal.dagen.unsigned_abs()),
        rule: t.with("signal-rule", "regel", signaal.regel.zin(t.lang())),
        article: t.with2(
            "signal-article",
            ("aanpak", signaal.regel.aanpak.naam.in_language(t.lang())),
            ("artikel", signaal.regel.artikel()),
        ),
        way_out: may_wait.then(|| crate::signaal::may_wait(visit, signaal)).flatten(),
    }
}

fn facts(visit: &Visit, state: &State, shown: &Shown) -> Vec<Fact> {
    let (t, one) = (visit.t, &shown.aanmelding);
    let ground = GRONDSLAGEN.iter().find(|(known, ..)| *known == one.grondslag).map(|(.., key)| capital(t.say(key)));
    let when = |key: &str, day: domain::time::Day| {
        t.with2("aanmelding-since", ("wat", t.say(key)), ("dag", t.date(day.date())))
    };
    let fact = |key: &str, value: Option<String>| value.map(|value| Fact::new(t.say(key), value));
    let talk = one.gesprek.map(|(vorm, day)| capital(&when(talk_key(vorm), day)));
    let stand = match one.stand {
        Stand::Wacht => capital(t.say(stand_key(one.stand))),
        _ => capital(&when(stand_key(one.stand), one.sinds)),
    };
    let facts = [
        fact("traject-aanpak", Some(aanpak_of(visit, state, shown))),
        fact("aanmelding-stand", Some(stand)),
        fact("aanmelding-antwoord", shown.antwoord.as_deref().map(str::to_owned)),
        fact("aanmelding-datum", Some(t.date(one.datum.date()))),
        fact("role-regisseur-noun", one.regisseur.map(|id| medewerker::naam(state, id).to_owned())),
        fact("aanmelding-reden", Some(shown.reden.to_string())),
        fact("grondslag", ground),
        fact("beweegreden", one.beweegreden.map(|why| capital(t.say(beweegreden_key(why))))),
        fact("aanmelding-dubbel", shown.afwijking.as_deref().map(str::to_owned)),
        fact("aanmelding-gesprek", talk),
    ];
    facts.into_iter().flatten().collect()
}

pub(crate) fn talk_key(vorm: aanmelding::Gespreksvorm) -> &'static str {
    match vorm {
        aanmelding::Gespreksvorm::Kennismaking => "gesprek-kennismaking",
        aanmelding::Gespreksvorm::Driegesprek => "gesprek-driegesprek",
    }
}

/// The talk that this aanpak begins with; none when it has none.
pub(super) fn first_talk_key(visit: &Visit, shown: &Shown) -> Option<&'static str> {
    let asked = visit.town.ask(visit.who, |state, _| {
        Ok(aanpak::in_force(state, shown.aanmelding.aanpak, visit.today()).and_then(|content| first_talk(content)))
    });
    asked.ok().flatten().map(talk_key)
}
