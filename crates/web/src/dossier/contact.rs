//! Recording a contact, correcting it, taking it back.

use app::Error;
use axum::extract::Path;
use domain::contact::{self, Contact, Seen, Shown, Wijze};
use domain::ids::{InwonerId, Nr};
use domain::inwoner;
use domain::refusal::{Arg, Refusal};
use domain::time::Day;

use super::known::Known;
use super::pages::{Asked, Refused, dossier, wijze_key};
use super::view::{ContactStart, CorrectionPage, FoldedForm, Rhythm, contact_form, correction_form, withdraw_form};
use super::{called, mend, shown_name};
use crate::form::{Form, Input, Kind, Stale, fresh_daad};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Fact, Link};
use crate::tekst::{Taal, Tekst};

/// The quick form: today, and the next contact in the rhythm.
pub(super) fn form(visit: &Visit, known: &Known) -> Form {
    let today = visit.today();
    let rhythm = known.ritme.as_ref().map(|ritme| ritme.dagen);
    let until = rhythm.map(|rhythm| today.plus(i32::from(rhythm)));
    let start = ContactStart {
        action: visit.at(format_args!("/inwoner/{}/contact", known.inwoner)),
        daad: fresh_daad(),
        gezien: known.seen.map(|nr| nr.to_string()).unwrap_or_default(),
        today: today.to_string(),
        next: until.map(|day| day.to_string()).unwrap_or_default(),
        rhythm: rhythm.zip(until).map(|(days, until)| Rhythm {
            days: days.into(),
            until: until.to_string(),
            difference: None,
        }),
        calls: called(&visit.t, &known.card.naam),
    };
    contact_form(&visit.t, start)
}

/// Which field of the form a refusal of the rule is about.
fn field(of_rule: &'static str) -> &'static str {
    match of_rule {
        "wijze" => "soort",
        "minuten" => "duur",
        "verslag" => "notitie",
        "volgende" => "volgend",
        "afwijking" => "reden",
        "reden" => "waarom",
        other => other,
    }
}

/// Reads what was typed; what cannot be read is told at its field, all at once.
fn read(sent: &Sent<Visit>, calls: &str) -> Result<Contact, Vec<Refusal>> {
    let mut faults = Vec::new();
    let mut day = |name: &'static str, required: bool| match sent.get(name) {
        "" if required => {
            faults.push(Refusal::at(name, "vul-in"));
            None
        }
        "" => None,
        text => text.parse::<Day>().map_err(|_| faults.push(Refusal::at(name, "dag-onleesbaar"))).ok(),
    };
    let (datum, volgende) = (day("datum", true), day("volgend", false));
    let wijze = Wijze::from_word(sent.get("soort"));
    if wijze.is_none() {
        faults.push(Refusal::at("soort", "kies"));
    }
    let minuten = match sent.get("duur") {
        "" => None,
        text => text.parse().map_err(|_| faults.push(Refusal::at("duur", "duur-onmogelijk"))).ok(),
    };
    match (datum, wijze) {
        (Some(datum), Some(wijze)) if faults.is_empty() => {
            let (verslag, afwijking) = (sent.some("notitie"), reason(sent, calls));
            Ok(Contact { datum, wijze, minuten, verslag, volgende, afwijking })
        }
        _ => Err(faults),
    }
}

/// Why the next contact is later than the rhythm, as a sentence that stays readable.
fn reason(sent: &Sent<Visit>, calls: &str) -> Option<String> {
    let nl = Tekst::new(Taal::Nl);
    match sent.get("reden") {
        "wens" => Some(nl.with("reason-wish", "naam", calls)),
        "vakantie" => Some(nl.say("reason-holiday").to_owned()),
        _ => sent.some("reden_tekst"),
    }
}

pub async fn record(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner) = (&sent.from, InwonerId(id));
    let naam = visit.town.ask(visit.who, |state, viewer| {
        // Who may not record is not told what is wrong with the form either.
        if contact::may_record(state, viewer, inwoner) {
            inwoner::naam(state, viewer, inwoner)
        } else {
            Err(domain::refusal::Hidden)
        }
    })?;
    let seen = Seen { last: sent.gezien(), confirmed: false };
    let outcome = match read(&sent, &called(&visit.t, &naam)) {
        Ok(contact) => visit
            .town
            .act(visit.who, sent.daad(), move |state, viewer| contact::record(state, viewer, inwoner, &contact, seen))
            .await
            .map(|_| ()),
        Err(faults) => Err(Error::Refused(faults)),
    };
    match outcome {
        Ok(()) => to(&visit.at(format_args!("/inwoner/{id}?gedaan=contact"))),
        Err(Error::Refused(refusals)) => {
            let asked = Asked::default();
            let mut page = dossier(visit, inwoner, &asked, Refused::default())?;
            if let Some(form) = &mut page.contact {
                refuse(visit, &sent, form, &refusals)?;
            }
            refused(&page)
        }
        Err(other) => Err(other.into()),
    }
}

/// The form again, with what was typed and what is wrong; shown as theirs and yours when somebody was first.
fn refuse(visit: &Visit, sent: &Sent<Visit>, form: &mut Form, refusals: &[Refusal]) -> Result<(), Wrong> {
    sent.keep_in(form);
    form.daad = sent.some("daad").unwrap_or_else(fresh_daad);
    for refusal in refusals {
        let number = |name: &str| {
            refusal.args.iter().find_map(|(key, arg)| match arg {
                Arg::Number(number) if *key == name => u32::try_from(*number).ok(),
                _ => None,
            })
        };
        match refusal.code {
            "later-dan-ritme" => explain(visit, sent, form, number("dagen").unwrap_or(0)),
            "iemand-was-je-voor" => form.stale = Some(stale(visit, sent, refusal)?),
            _ => {
                visit.refuse(form, std::slice::from_ref(refusal), field);
            }
        }
    }
    Ok(())
}

fn explain(visit: &Visit, sent: &Sent<Visit>, form: &mut Form, days: u32) {
    let t = visit.t;
    let chosen = sent.get("reden") == "anders";
    if let Some(input) = form.input("reden") {
        if let Kind::Explain(explain) = &mut input.kind {
            explain.difference =
                Some(if days == 1 { t.say("explain-one").to_owned() } else { t.with("explain-many", "dagen", days) });
            explain.words = sent.get("reden_tekst").to_owned();
            explain.words_error = chosen.then(|| t.say("weigering-reden-nodig").to_owned());
        }
        input.error = (!chosen).then(|| t.say("explain-choose").to_owned());
    }
}

fn stale(visit: &Visit, sent: &Sent<Visit>, refusal: &Refusal) -> Result<Stale, Wrong> {
    let t = visit.t;
    let newer = refusal.args.iter().find_map(|(_, arg)| if let Arg::Nr(nr) = arg { Some(*nr) } else { None });
    let theirs = visit.town.ask(visit.who, |state, viewer| contact::one(state, viewer, newer.unwrap_or(Nr(0))))?;
    let text = t.with2(
        "stale-text",
        ("dag", t.date(theirs.datum.date())),
        ("wijze", t.say(wijze_key(theirs.wijze)).to_lowercase()),
    );
    let discard = Link::new(sent.from.at(format_args!("/inwoner/{}", theirs.inwoner)), t.say("stale-discard"));
    Ok(Stale { title: visit.sentence(refusal), text, discard })
}

/// The page to correct or take back one contact.
pub async fn correction(visit: Visit, Path((_, id, nr)): Path<(String, u32, u32)>) -> Answer {
    let newest = visit.town.ask(visit.who, |state, viewer| contact::newest(state, viewer, Nr(nr)))?;
    match newest {
        // Somebody corrected it since this link was made: go on from what stands there now.
        Some(newest) if newest != Nr(nr) => to(&visit.at(format_args!("/inwoner/{id}/contact/{newest}"))),
        Some(_) => page(&correction_page(&visit, InwonerId(id), Nr(nr), |_| ())?),
        None => to(&visit.at(format_args!("/inwoner/{id}#tijdlijn"))),
    }
}

fn correction_page(
    visit: &Visit,
    id: InwonerId,
    nr: Nr,
    change: impl FnOnce(&mut CorrectionPage),
) -> Result<CorrectionPage, Wrong> {
    let t = visit.t;
    let (naam, old) = visit
        .town
        .ask(visit.who, |state, viewer| Ok((inwoner::naam(state, viewer, id)?, contact::one(state, viewer, nr)?)))?;
    if old.inwoner != id || !old.may_correct {
        return Err(Wrong::Hidden);
    }
    let verslag = match old.verslag {
        Some(handle) => visit.town.open(&[handle])?.remove(&handle),
        None => None,
    };
    let action = visit.at(format_args!("/inwoner/{id}/contact/{nr}"));
    let withdraw = withdraw_form(&t, format!("{action}/intrekken"), fresh_daad());
    let mut page = CorrectionPage {
        t,
        shell: visit.shell(t.say("correction-title")),
        inwoner: Link::new(visit.at(format_args!("/inwoner/{id}")), shown_name(&t, &naam, id)),
        title: t.say("correction-title").to_owned(),
        original: original(&t, &old, verslag.as_deref()),
        form: filled(&t, action, &old, verslag, &called(&t, &naam)),
        withdraw: Some(FoldedForm { label: t.say("withdraw-label").to_owned(), form: withdraw, open: false }),
        elsewhere: mend::elsewhere(visit, id, nr)?,
    };
    change(&mut page);
    Ok(page)
}

fn original(t: &Tekst, old: &Shown, verslag: Option<&str>) -> Vec<Fact> {
    let facts = [
        Some(Fact::new(t.say("contact-how"), t.say(wijze_key(old.wijze)))),
        Some(Fact::new(t.say("contact-when"), t.date(old.datum.date()))),
        old.minuten.map(|minutes| Fact::new(t.say("contact-duration"), minutes.to_string())),
        verslag.map(|text| Fact::new(t.say("contact-note"), text)),
        old.volgende.map(|day| Fact::new(t.say("contact-next"), t.date(day.date()))),
        old.afwijking.as_deref().map(|text| Fact::new(t.say("reason-later"), text)),
    ];
    facts.into_iter().flatten().collect()
}

fn filled(t: &Tekst, action: String, old: &Shown, verslag: Option<String>, calls: &str) -> Form {
    let mut form = correction_form(t, action, fresh_daad(), calls);
    let why = form.inputs.pop();
    form.inputs.push(Input::new("correctie", "volgend", t.say("contact-next")).kind(Kind::Date).optional());
    form.inputs.push(Input::new("correctie", "reden_tekst", t.say("reason-later")).optional());
    form.inputs.extend(why);
    form.set("soort", old.wijze.word()).set("datum", old.datum.to_string());
    form.set("duur", old.minuten.map(|minutes| minutes.to_string()).unwrap_or_default());
    form.set("notitie", verslag.unwrap_or_default());
    form.set("volgend", old.volgende.map(|day| day.to_string()).unwrap_or_default());
    form.set("reden_tekst", old.afwijking.as_deref().unwrap_or_default());
    form
}

pub async fn correct(Path((_, id, nr)): Path<(String, u32, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner, nr) = (&sent.from, InwonerId(id), Nr(nr));
    let why = sent.get("waarom").to_owned();
    let outcome = match read(&sent, "") {
        Ok(contact) => visit
            .town
            .act(visit.who, sent.daad(), move |state, viewer| contact::correct(state, viewer, nr, &contact, &why))
            .await
            .map(|_| ()),
        Err(faults) => Err(Error::Refused(faults)),
    };
    match outcome {
        Ok(()) => to(&visit.at(format_args!("/inwoner/{id}?gedaan=correctie#tijdlijn"))),
        Err(Error::Refused(refusals)) => {
            let field = |name| if name == "afwijking" { "reden_tekst" } else { field(name) };
            refused(&correction_page(visit, inwoner, nr, |page| {
                sent.keep_in(&mut page.form);
                visit.refuse(&mut page.form, &refusals, field);
            })?)
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn withdraw(Path((_, id, nr)): Path<(String, u32, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, inwoner, nr) = (&sent.from, InwonerId(id), Nr(nr));
    let why = sent.get("waarom").to_owned();
    let outcome =
        visit.town.act(visit.who, sent.daad(), move |state, viewer| contact::withdraw(state, viewer, nr, &why)).await;
    match outcome {
        Ok(_) => to(&visit.at(format_args!("/inwoner/{id}?gedaan=ingetrokken#tijdlijn"))),
        Err(Error::Refused(refusals)) => refused(&correction_page(visit, inwoner, nr, |page| {
            if let Some(folded) = &mut page.withdraw {
                folded.open = true;
                visit.refuse(&mut folded.form, &refusals, field);
            }
        })?),
        Err(other) => Err(other.into()),
    }
}
