//! What both sides promise, and the quick forms beside the dossier.

use web::dossier::view::*;
use web::form::{Choice, Form, Input, Kind};
use web::shell::{Link, Tone};
use web::tekst::Tekst;

use super::two;

pub fn beloften(t: &Tekst) -> BeloftenCard {
    let act = |key: &str| Link::new("#", t.say(key));
    let acts = || vec![act("belofte-keep-short"), act("belofte-move-short"), act("belofte-retract-short")];
    let line = |title: &str, tone, icon, state: String, detail: &str, acts| BelofteLine {
        title: title.into(),
        tone,
        icon,
        state,
        detail: detail.into(),
        acts,
    };
    let day = |nl, en| t.with("belofte-uiterlijk", "dag", two(t, nl, en));
    let ours = vec![
        line(two(t, "Tweedehands fiets", "Second-hand bicycle"), Tone::Late, "let-op", t.late(4), &day("20 november 2026", "20 November 2026"), acts()),
        line(two(t, "Antwoord over de schuldhulp", "Answer about debt advice"), Tone::Soon, "klok", t.with("relative-ahead", "dagen", 10), &(day("4 december 2026", "4 December 2026") + ", Kredietbank"), acts()),
        line(two(t, "Bellen naar de tandarts", "Call the dentist"), Tone::Good, "vink", t.say("belofte-op-tijd").into(), two(t, "10 november 2026", "10 November 2026"), vec![]),
    ];
    let theirs = vec![
        line(two(t, "Post meenemen naar het spreekuur", "Bring the mail"), Tone::Calm, "klok", t.late(2), &day("22 november 2026", "22 November 2026"), acts()),
        line(two(t, "Zelf de tandarts bellen", "Call the dentist"), Tone::Calm, "einde", t.say("belofte-is-ingetrokken").into(), two(t, "3 november 2026", "3 November 2026"), vec![]),
    ];
    let none = || t.say("beloften-none").into();
    BeloftenCard {
        title: t.say("beloften-title").into(),
        acts: vec![act("belofte-make"), act("aanvraag-make")],
        sides: vec![
            BelofteKant { icon: "wissel", name: t.say("kant-ons").into(), lines: ours, none: none() },
            BelofteKant { icon: "persoon", name: "Gerda".into(), lines: theirs, none: none() },
        ],
        empty: None,
    }
}

pub fn snel(t: &Tekst) -> Vec<Snel> {
    let form = |name: &'static str, submit: &str, inputs| Form {
        name,
        action: format!("/lindervoort/inwoner/1000/{name}"),
        daad: "sample".into(),
        inputs,
        submit: t.say(submit).into(),
        quiet: true,
        ..Form::default()
    };
    let day = |name, key: &str| Input::new(name, "datum", t.say(key)).kind(Kind::Date).value("2026-11-24");
    let van = ["gemeente", "partner", "inwoner"].map(|word| Choice::new(word, t.with(&format!("kant-{word}"), "naam", "Gerda")));
    let belofte = vec![
        Input::new("belofte", "van", t.say("belofte-van")).choices(van.into()),
        Input::new("belofte", "wat", t.say("belofte-wat")).hint(t.say("belofte-wat-hint")),
        Input::new("belofte", "dag", t.say("belofte-dag")).kind(Kind::Date),
        day("belofte", "belofte-op"),
    ];
    let soort = vec![Choice::new("sleutel", t.say("succes-sleutel")), Choice::new("anders", t.say("succes-anders"))];
    let succes = vec![
        Input::new("succes", "soort", t.say("succes-soort")).select(soort),
        Input::new("succes", "woorden", t.say("succes-woorden")).hint(t.say("succes-woorden-hint")).optional(),
        day("succes", "succes-op"),
    ];
    let folded = |name, icon, key, label: &str, form, readers: &str| Snel {
        name,
        icon,
        key,
        label: t.say(label).into(),
        form,
        readers: Some(t.with(readers, "naam", "Gerda")),
        more: None,
        open: false,
    };
    vec![
        folded("succes", "ster", "u", "succes", form("succes", "succes-record", succes), "snel-readers-own"),
        folded("belofte", "wissel", "b", "belofte", form("belofte", "belofte-make", belofte), "snel-readers-plan"),
    ]
}
