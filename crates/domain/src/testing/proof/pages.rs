//! The two pages that are made from the code: every kind of fact, and who may see what.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::Value;

use super::{golden, is_up_to_date};
use crate::access::{May, POLICY, Policy, Standing};
use crate::fact::{Fact, REGISTER};
use crate::testing::{Cast, day};

/// The columns: how somebody stands to Gerda, and who of the cast does.
pub(super) const COLUMNS: [(Standing, &str, Cast); 13] = [
    (Standing::Begeleider, "begeleider", Cast::Ayse),
    (Standing::Waarnemer, "waarnemer", Cast::Karim),
    (Standing::Collega, "collega", Cast::Bram),
    (Standing::Regisseur, "regisseur", Cast::Rens),
    (Standing::AndereRegisseur, "regisseur van anderen", Cast::Rosa),
    (Standing::Coordinator, "coördinator", Cast::Marit),
    (Standing::AndereCoordinator, "coördinator van een andere aanpak", Cast::Olga),
    (Standing::Werkleider, "werkleider", Cast::Wout),
    (Standing::AndereWerkleider, "werkleider van een andere plek", Cast::Wendy),
    (Standing::Beleidsmedewerker, "beleidsmedewerker", Cast::Pieter),
    (Standing::PrivacyOfficer, "privacy officer", Cast::Petra),
    (Standing::Beheerder, "beheerder", Cast::Bea),
    (Standing::Meedoen, "opdrachtregel", Cast::Meedoen),
];

#[test]
fn who_may_see_what_is_up_to_date() {
    is_up_to_date("docs/who-may-see-what.md", &who_may_see_what());
}

#[test]
fn every_soort_of_fact_has_a_line_that_says_who_may_see_it() {
    for (_, _, soorten) in REGISTER {
        for (soort, _) in *soorten {
            let lines = POLICY.iter().flat_map(|policy| policy.see).filter(|may| may.what == *soort);
            assert_eq!(lines.count(), 1, "{soort}: the POLICY of its slice says once who may see it");
        }
    }
}

fn who_may_see_what() -> String {
    let mut page = String::from(concat!(
        "# Wie mag wat zien en doen\n\n",
        "*The whole access policy, made from the code by a test: rows are kinds of facts and acts, columns are how somebody ",
        "stands to the resident, with the name of the test cast.*\n\n",
        "Deze pagina wordt uit het programma gemaakt. De kolommen zeggen hoe iemand staat tegenover Gerda: Ayşe is haar ",
        "begeleider, Karim een begeleider van anderen die haar vervangt met een doel en een einddag, Bram een begeleider van anderen, Rens de regisseur die haar aanmeldde, Rosa een regisseur van anderen, Marit coördinator van de aanpak waar Gerda aan meedoet of meedeed of voor is aangemeld, Olga ",
        "coördinator van een andere, Wout werkleider van de plek waar Gerda vandaag in een groep wordt verwacht, Wendy werkleider van een andere. Zolang een inwoner nog in geen aanpak is, telt elke coördinator als de zijne. Wie iets niet mag, krijgt hetzelfde antwoord als ",
        "wanneer het er niet is.\n",
    ));
    table(&mut page, "Zien", |policy| policy.see);
    table(&mut page, "Doen", |policy| policy.act);
    page
}

fn table(page: &mut String, title: &str, lines: impl Fn(&Policy) -> &'static [&'static May]) {
    let names: Vec<String> = COLUMNS.iter().map(|(_, what, who)| format!("{what} ({})", who.naam())).collect();
    write!(page, "\n## {title}\n\n| | {} |\n|---|{}\n", names.join(" | "), ":-:|".repeat(names.len())).unwrap();
    for may in POLICY.iter().flat_map(lines) {
        let marks = COLUMNS.map(|(standing, ..)| if may.allows(standing) { "✔" } else { "✘" });
        writeln!(page, "| {} | {} |", may.what, marks.join(" | ")).unwrap();
    }
}

#[test]
fn facts_page_is_up_to_date() {
    is_up_to_date("docs/facts.md", &facts_page());
}

fn facts_page() -> String {
    let mut page = String::from(concat!(
        "# Every kind of fact\n\n",
        "Made from the code and the stored examples in `golden_facts/` by a test. A fact is stored as JSON under its *soort* and ",
        "*versie*. The *stroom* is what it is read with, the *zaak* what its key and its retention term hang on. A field with a ",
        "question mark may be absent. A day is a civil day in Amsterdam; `inwoner`, `medewerker` and `traject` are numbers of ",
        "this gemeente.\n",
    ));
    for (_, slice, soorten) in REGISTER {
        write!(page, "\n## {slice}\n").unwrap();
        for (soort, versie) in *soorten {
            fact_kind(&mut page, soort, *versie);
        }
    }
    page
}

fn fact_kind(page: &mut String, soort: &str, versie: u16) {
    let bodies = golden::bodies(soort, versie);
    let (fact, _) = bodies.first().unwrap_or_else(|| panic!("{soort} has no golden fact"));
    write!(page, "\n### {soort}, versie {versie}\n\n").unwrap();
    writeln!(page, "- {}\n- who may see it: {}\n", place(fact), seers(soort)).unwrap();
    writeln!(page, "| field | type |\n|---|---|").unwrap();
    for (field, kind) in fields(&bodies) {
        writeln!(page, "| {field} | {kind} |").unwrap();
    }
}

fn place(fact: &Fact) -> String {
    let place = fact.place(day("2010-01-04"));
    format!("stroom `{}`, zaak `{}`", place.stroom, place.zaak)
}

fn seers(soort: &str) -> String {
    let lines = POLICY.iter().flat_map(|policy| policy.see).filter(|may| may.what.split(':').next() == Some(soort));
    let line = |may: &&May| {
        let who: Vec<&str> =
            COLUMNS.iter().filter(|(standing, ..)| may.allows(*standing)).map(|(_, name, _)| *name).collect();
        let part = may.what.split_once(": ").map_or(String::new(), |(_, part)| format!("; {part}: "));
        let who = if who.len() == COLUMNS.len() { "everybody".to_owned() } else { who.join(", ") };
        format!("{part}{who}")
    };
    lines.map(line).collect()
}

/// The fields of all stored examples together, in the order in which they are first met.
fn fields(bodies: &[(Fact, String)]) -> Vec<(String, String)> {
    let bodies: Vec<serde_json::Map<String, Value>> =
        bodies.iter().map(|(_, body)| serde_json::from_str(body).expect("an object")).collect();
    let mut seen: BTreeMap<&String, Vec<&Value>> = BTreeMap::new();
    bodies.iter().flatten().for_each(|(field, value)| seen.entry(field).or_default().push(value));
    let name = |field: &str, times: usize| if times < bodies.len() { format!("{field}?") } else { field.to_owned() };
    seen.into_iter().map(|(field, values)| (name(field, values.len()), kind(&values))).collect()
}

fn kind(values: &[&Value]) -> String {
    let words: BTreeSet<&str> = values.iter().filter_map(|value| value.as_str()).collect();
    let simple: BTreeSet<&str> = values.iter().map(|value| simple(value)).collect();
    match simple.into_iter().collect::<Vec<_>>() {
        kinds if kinds == ["text"] && words.len() > 2 => {
            format!("one of {}", words.into_iter().collect::<Vec<_>>().join(", "))
        }
        kinds => kinds.join(" or "),
    }
}

fn simple(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "yes or no",
        Value::Number(_) => "whole number",
        Value::String(text) if text.parse::<crate::time::Day>().is_ok() => "day",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}
