//! The form of a meting, and the words of its answers.

use std::collections::BTreeMap;

use domain::aanpak::Content;
use domain::meting::{self, Antwoorden, Groeipotentieel, Meting, Shown, Stand, Vragen};
use domain::refusal::Refusal;

use crate::form::{Choice, Form, Input, Kind};
use crate::shell::Fact;
use crate::shell::visit::{Sent, Visit};
use crate::tekst::Tekst;

/// The names of the fields of leefgebieden begin so; the code follows.
pub(super) const LEEFGEBIED: &str = "leefgebied-";

/// The rungs of the ladder, each with its name; an aanpak without a ladder of its own uses that of the VNG.
pub(crate) fn rungs(t: &Tekst, content: &Content) -> Vec<(u8, String)> {
    if content.ladder.treden.is_empty() {
        const VNG: [&str; 6] = ["vng-1", "vng-2", "vng-3", "vng-4", "vng-5", "vng-6"];
        return (1..).zip(VNG).map(|(number, key)| (number, t.say(key).to_owned())).collect();
    }
    content.ladder.treden.iter().map(|trede| (trede.nummer, trede.naam.in_language(t.lang()).to_owned())).collect()
}

/// "2, sociale contacten buitenshuis"
pub(crate) fn rung(t: &Tekst, content: &Content, trede: u8) -> String {
    let named = rungs(t, content).into_iter().find(|(number, _)| *number == trede);
    named.map_or(trede.to_string(), |(number, naam)| format!("{number}, {naam}"))
}

/// The placing questions, from the top: the field, and the keys of the question and of what belongs to it.
const PLACING: [(&str, &str, &str); 5] = [
    ("contract", "placing-contract", "placing-contract-hint"),
    ("ondersteuning", "placing-ondersteuning", "placing-ondersteuning-hint"),
    ("onbetaald_werk", "placing-onbetaald-werk", "placing-onbetaald-werk-hint"),
    ("activiteit", "placing-activiteit", "placing-activiteit-hint"),
    ("contacten", "placing-contacten", "placing-contacten-hint"),
];

const fn answers(of: &Antwoorden) -> [Option<bool>; 5] {
    [of.contract, of.ondersteuning, of.onbetaald_werk, of.activiteit, of.contacten]
}

/// The fields: `datum`, the placing questions, `trede groei afwijking`, one for each leefgebied, and for who may see it
/// `groeipotentieel motivering`.
pub(crate) fn inputs(t: &Tekst, form: &'static str, content: &Content, with_potentieel: bool) -> Vec<Input> {
    let treden = |none: &str| {
        let rungs = rungs(t, content).into_iter();
        let rungs = rungs.map(|(number, naam)| Choice::new(number.to_string(), format!("{number}, {naam}")));
        std::iter::once(Choice::new("", t.say(none))).chain(rungs).collect::<Vec<Choice>>()
    };
    let mut inputs = vec![Input::new(form, "datum", t.say("contact-when")).kind(Kind::Date)];
    inputs.extend(PLACING.map(|(name, label, hint)| {
        let yes_or_no =
            vec![Choice::new("ja", t.say("yes")), Choice::new("nee", t.say("no")), Choice::new("", t.say("not-asked"))];
        Input::new(form, name, t.say(label)).hint(t.say(hint)).choices(yes_or_no)
    }));
    inputs[1].heading = Some(t.say("meting-ladder").to_owned());
    inputs.push(
        Input::new(form, "trede", t.say("trede"))
            .hint(t.say("meting-trede-hint"))
            .select(treden("meting-trede-follows")),
    );
    inputs.push(Input::new(form, "groei", t.say("meting-groei")).kind(Kind::Check).optional());
    inputs.push(Input::new(form, "afwijking", t.say("reason-departs")).hint(t.say("reason-departs-meting")).optional());
    inputs.extend(leefgebieden(t, form, content));
    if with_potentieel {
        inputs.push(
            Input::new(form, "groeipotentieel", t.say("meting-potentieel"))
                .heading(t.say("meting-potentieel-heading"))
                .hint(t.say("meting-potentieel-hint"))
                .select(treden("meting-potentieel-none")),
        );
        inputs.push(Input::new(form, "motivering", t.say("meting-motivering")).optional());
        inputs.push(
            Input::new(form, "toelichting", t.say("meting-toelichting"))
                .hint(t.say("meting-toelichting-hint"))
                .optional(),
        );
    }
    inputs
}

/// The three questions about a leefgebied, as the one answer they give together.
const VRAGEN: [(&str, &str, Option<Vragen>); 6] = [
    ("", "not-asked", None),
    ("geen", "vragen-geen", Some(Vragen { probleem: false, aan_gewerkt: false, onder_controle: false })),
    ("probleem", "vragen-probleem", Some(Vragen { probleem: true, aan_gewerkt: false, onder_controle: false })),
    ("aan-gewerkt", "vragen-aan-gewerkt", Some(Vragen { probleem: true, aan_gewerkt: true, onder_controle: false })),
    (
        "onder-controle",
        "vragen-onder-controle",
        Some(Vragen { probleem: true, aan_gewerkt: false, onder_controle: true }),
    ),
    ("beide", "vragen-beide", Some(Vragen { probleem: true, aan_gewerkt: true, onder_controle: true })),
];

/// What a list can say and the forms do not offer: no problem, and worked on or under control all the same.
const SELDOM: [(&str, Vragen); 3] = [
    ("geen-aan-gewerkt", Vragen { probleem: false, aan_gewerkt: true, onder_controle: false }),
    ("geen-onder-controle", Vragen { probleem: false, aan_gewerkt: false, onder_controle: true }),
    ("geen-beide", Vragen { probleem: false, aan_gewerkt: true, onder_controle: true }),
];

/// The word by which a form sends these answers.
pub(crate) fn value_of(of: Vragen) -> &'static str {
    let usual = VRAGEN.iter().find(|(.., vragen)| *vragen == Some(of)).map(|(value, ..)| *value);
    usual.unwrap_or_else(|| SELDOM.iter().find(|(_, vragen)| *vragen == of).map_or("", |(value, _)| value))
}

/// The answers that a word stands for; `None` when it was not asked, or the word is none of ours.
pub(crate) fn vragen_of(word: &str) -> Option<Vragen> {
    let usual = VRAGEN.iter().find(|(value, ..)| *value == word).and_then(|(.., vragen)| *vragen);
    usual.or_else(|| SELDOM.iter().find(|(value, _)| *value == word).map(|(_, vragen)| *vragen))
}

fn leefgebieden(t: &Tekst, form: &'static str, content: &Content) -> Vec<Input> {
    let choices: Vec<Choice> = VRAGEN.iter().map(|(value, key, _)| Choice::new(*value, t.say(key))).collect();
    let mut inputs: Vec<Input> = content
        .leefgebieden
        .iter()
        .map(|one| {
            let label = crate::tekst::capital(one.naam.in_language(t.lang()));
            Input::new(form, format!("{LEEFGEBIED}{}", one.code), label).select(choices.clone())
        })
        .collect();
    if let Some(first) = inputs.first_mut() {
        first.heading = Some(t.say("meting-leefgebieden").to_owned());
    }
    inputs
}

/// What was answered, in words.
pub(crate) fn vragen(t: &Tekst, of: Vragen) -> &'static str {
    t.say(VRAGEN.iter().find(|(.., vragen)| *vragen == Some(of)).map_or("vragen-geen", |(_, key, _)| key))
}

/// Puts the newest answer to each question in the form. Growth is of this meting alone, so it is asked afresh.
pub(crate) fn fill_last(form: &mut Form, content: &Content, stand: &Stand) {
    fill(form, &stand.antwoorden, &stand.leefgebieden);
    // Where the trede follows from the answers it is left to them, so that changing one is enough.
    let placed = meting::placed(content, &stand.antwoorden);
    let trede = stand.trede.map(|(trede, _)| trede).filter(|trede| placed != Some(*trede));
    form.set("trede", trede.map(|trede| trede.to_string()).unwrap_or_default());
}

/// Puts a recorded meting in the form.
pub(crate) fn fill_shown(form: &mut Form, old: &Shown) {
    fill(form, &old.antwoorden, &old.leefgebieden);
    form.set("datum", old.datum.to_string());
    form.set("trede", old.trede.map(|trede| trede.to_string()).unwrap_or_default());
    form.set("groei", if old.groei { "ja" } else { "" });
    form.set("afwijking", old.afwijking.as_deref().unwrap_or_default());
    form.set("toelichting", old.toelichting.as_deref().unwrap_or_default());
    if let Some(Groeipotentieel { trede, motivering }) = &old.groeipotentieel {
        form.set("groeipotentieel", trede.to_string()).set("motivering", motivering.as_str());
    }
}

fn fill(form: &mut Form, antwoorden: &Antwoorden, leefgebieden: &[(std::sync::Arc<str>, Vragen)]) {
    for ((name, ..), answer) in PLACING.iter().zip(answers(antwoorden)) {
        form.set(name, answer.map_or("", |yes| if yes { "ja" } else { "nee" }));
    }
    for (code, of) in leefgebieden {
        let value = VRAGEN.iter().find(|(.., vragen)| *vragen == Some(*of)).map_or("", |(value, ..)| value);
        form.set(&format!("{LEEFGEBIED}{code}"), value);
    }
}

/// Reads what was typed. A choice that the form did not offer is told.
pub(crate) fn read(sent: &Sent<Visit>) -> Result<Meting, Refusal> {
    let answer = |name: &str| match sent.get(name) {
        "ja" => Some(true),
        "nee" => Some(false),
        _ => None,
    };
    let [contract, ondersteuning, onbetaald_werk, activiteit, contacten] = PLACING.map(|(name, ..)| answer(name));
    let mut leefgebieden = BTreeMap::new();
    for (code, value) in sent.beginning(LEEFGEBIED) {
        let known = VRAGEN.iter().find(|(word, ..)| *word == value).ok_or(Refusal::at("leefgebieden", "kies"))?;
        leefgebieden.extend(known.2.map(|vragen| (code.to_owned(), vragen)));
    }
    let motivering = sent.get("motivering").to_owned();
    Ok(Meting {
        trede: rung_of(sent, "trede")?,
        antwoorden: Antwoorden { contract, ondersteuning, onbetaald_werk, activiteit, contacten },
        groei: sent.get("groei") == "ja",
        groeipotentieel: rung_of(sent, "groeipotentieel")?.map(|trede| Groeipotentieel { trede, motivering }),
        leefgebieden,
        moment: None,
        afwijking: sent.some("afwijking"),
        toelichting: sent.some("toelichting"),
    })
}

fn rung_of(sent: &Sent<Visit>, field: &'static str) -> Result<Option<u8>, Refusal> {
    match sent.get(field) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Refusal::at(field, "kies")),
    }
}

/// What a meting says, as facts beside the form that corrects it.
pub(crate) fn said(t: &Tekst, content: &Content, old: &Shown) -> Vec<Fact> {
    let placing = PLACING.iter().zip(answers(&old.antwoorden)).filter_map(|((_, key, _), answer)| {
        let answer = answer?;
        Some(Fact::new(t.say(key), t.say(if answer { "yes" } else { "no" })))
    });
    let one = |label: &str, value: Option<String>| value.map(|value| Fact::new(t.say(label), value));
    let first = [
        one("contact-when", Some(t.date(old.datum.date()))),
        one("trede", old.trede.map(|trede| rung(t, content, trede))),
        one("meting-groei", old.groei.then(|| t.say("yes").to_owned())),
        one("reason-departs", old.afwijking.as_deref().map(str::to_owned)),
        one("meting-toelichting", old.toelichting.as_deref().map(str::to_owned)),
    ];
    let potentieel = old.groeipotentieel.as_ref().map(|one| {
        Fact::new(t.say("meting-potentieel"), format!("{}. {}", rung(t, content, one.trede), one.motivering))
    });
    first.into_iter().flatten().chain(placing).chain(stands(t, content, &old.leefgebieden)).chain(potentieel).collect()
}

/// Each leefgebied with what was answered about it.
pub(crate) fn stands(t: &Tekst, content: &Content, of: &[(std::sync::Arc<str>, Vragen)]) -> Vec<Fact> {
    let named = |code: &str| {
        let naam = content.leefgebied(code).map(|one| one.naam.in_language(t.lang()));
        crate::tekst::capital(naam.unwrap_or(code))
    };
    of.iter().map(|(code, answer)| Fact::new(named(code), vragen(t, *answer))).collect()
}
