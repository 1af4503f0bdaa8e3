//! The day of a coördinator: who waits for an answer, whom nobody guides, and whose caseload is over the norm.

use domain::aanmelding::Aanmelding;
use domain::aanpak;
use domain::ids::{AanmeldingId, InwonerId};
use domain::state::State;
use domain::vandaag::{Alleen, Project, Vol, Wacht};

use super::pages::article;
use super::parts::Of;
use crate::dossier::shown_name;
use crate::dossier::view::SignalCard;
use crate::shell::visit::Visit;
use crate::shell::{Link, Tone};
use crate::signaal;
use crate::tekst::capital;

pub(super) fn cards(visit: &Visit, state: &State, found: &Project) -> Vec<Of> {
    let waits = found.aanmeldingen.iter().map(|one| waiting(visit, state, one));
    let alone = found.zonder_begeleider.iter().map(|one| ("zonder-begeleider", nobody_guides(visit, state, one)));
    let full = found.caseloads.iter().map(|one| ("caseload-boven-norm", over_the_norm(visit, one)));
    waits.chain(alone).chain(full).collect()
}

fn waiting(visit: &Visit, state: &State, one: &Wacht) -> Of {
    let (t, referral) = (&visit.t, &one.aanmelding);
    let naam = shown_name(t, &one.naam, referral.inwoner);
    let (kind, title) = match (&one.signaal, &one.uitstel) {
        (Some(_), _) => ("aanmelding-onbeantwoord", t.with("signaal-aanmelding-onbeantwoord", "naam", naam)),
        (None, Some(_)) => ("aanmelding-mag-wachten", t.with("signaal-aanmelding-mag-wachten", "naam", naam)),
        (None, None) => ("aanmelding-zonder-termijn", t.with("signaal-aanmelding-zonder-termijn", "naam", naam)),
    };
    let (since, since_more, rule) = match (&one.signaal, &one.uitstel) {
        (Some(owed), _) => (
            signaal::since(visit, owed),
            signaal::due(t, owed),
            t.with("signal-rule", "regel", owed.regel.zin(t.lang())),
        ),
        (None, Some(uitstel)) => {
            let since = capital(&t.relative(uitstel.tot.date(), visit.today().date()));
            let more = t.with("uitstel-weer", "dag", t.date(uitstel.tot.date()));
            (since, more, t.with("uitstel-omdat", "reden", uitstel.reden.to_string()))
        }
        (None, None) => {
            let since = capital(&t.relative(referral.datum.date(), visit.today().date()));
            (since, t.say("vandaag-aangemeld").to_owned(), t.say("vandaag-geen-termijn").to_owned())
        }
    };
    let card = SignalCard {
        tone: one.signaal.as_ref().map_or(Tone::Calm, signaal::tone),
        title,
        href: Some(visit.at(format_args!("/inwoner/{}", referral.inwoner))),
        since,
        since_more,
        facts: referred_on(visit, state, referral),
        rule,
        article: one.signaal.as_ref().map(|owed| article(visit, owed)),
        act: Some(answer(visit, referral.inwoner, referral.id)),
        act_is_primary: false,
        way_out: one.signaal.as_ref().filter(|_| one.may_wait).and_then(|owed| signaal::may_wait(visit, owed)),
    };
    (kind, card)
}

/// The answers of a referral stand on its own page: accepting, and with a reason refusing.
pub(super) fn answer(visit: &Visit, inwoner: InwonerId, which: AanmeldingId) -> Link {
    let path = format!("/inwoner/{inwoner}/aanmelding/{which}");
    Link::new(visit.at(path), visit.t.say("aanmelding-beantwoorden"))
}

fn referred_on(visit: &Visit, state: &State, referral: &Aanmelding) -> Vec<String> {
    let t = &visit.t;
    let content = aanpak::in_force(state, referral.aanpak, visit.today());
    let aanpak = content.map_or_else(
        || state.codes().word(referral.aanpak).to_string(),
        |content| content.naam.in_language(t.lang()).to_owned(),
    );
    vec![t.with2("vandaag-aangemeld-bij", ("aanpak", aanpak), ("dag", t.date(referral.datum.date())))]
}

fn nobody_guides(visit: &Visit, state: &State, one: &Alleen) -> SignalCard {
    let t = &visit.t;
    let days = visit.today().since(one.sinds).unsigned_abs();
    let aanpak = aanpak::in_force(state, one.aanpak, visit.today());
    let late = (one.te_laat > 0).then(|| t.with("vandaag-ondertussen", "aantal", one.te_laat as u32));
    SignalCard {
        tone: Tone::Late,
        title: t.with("signaal-zonder-begeleider", "naam", shown_name(t, &one.naam, one.inwoner)),
        href: Some(visit.at(format_args!("/inwoner/{}", one.inwoner))),
        since: capital(&t.days(days)),
        since_more: t.with("vandaag-alleen-sinds", "dag", t.date(one.sinds.date())),
        facts: late.into_iter().collect(),
        rule: t.say("vandaag-alleen-regel").to_owned(),
        article: aanpak.map(|content| Link::new(visit.at("/signalen"), content.naam.in_language(t.lang()))),
        act: Some(Link::new(visit.at(format_args!("/inwoner/{}/begeleider", one.inwoner)), t.say("assign"))),
        act_is_primary: false,
        way_out: None,
    }
}

/// One over the norm is a departure, and a departure is allowed with a reason: then it is only said.
fn over_the_norm(visit: &Visit, one: &Vol) -> SignalCard {
    let t = &visit.t;
    let over = (one.aantal - one.hoogstens) as u32;
    let hours = t.decimal(f64::from(one.fte) / 100.0);
    let explained = (one.met_reden > 0).then(|| t.with("vandaag-met-reden", "aantal", one.met_reden as u32));
    SignalCard {
        tone: if one.is_explained() { Tone::Calm } else { Tone::Soon },
        title: t.with2("signaal-caseload-boven-norm", ("naam", &*one.naam), ("aantal", one.aantal as u32)),
        href: None,
        since: t.with("vandaag-boven-norm", "aantal", over),
        since_more: t.with2("vandaag-hoogstens", ("aantal", one.hoogstens as u32), ("fte", hours)),
        facts: explained.into_iter().collect(),
        rule: t.with("signal-rule", "regel", one.regel.zin(t.lang())),
        article: Some(Link::new(visit.at("/signalen"), signaal::article_name(t, &one.regel))),
        act: Some(Link::new(
            visit.at(format_args!("/inwoners?begeleider={}", one.medewerker)),
            t.say("vandaag-caseload"),
        )),
        act_is_primary: false,
        way_out: None,
    }
}
