//! The stored bytes of every kind of fact, kept for ever: whatever this program becomes, it reads them and would write
//! them again. A file holds one body a line. A line that is there is never changed; a new form is a new line or versie.

use std::collections::BTreeSet;

use crate::aanpak::content::Grondslag;
use crate::access::Role;
use crate::contact::Wijze;
use crate::entry::{Correction, Said};
use crate::fact::{Fact, REGISTER, decode, encode};
use crate::ids::{InwonerId, MedewerkerId, Nr, TrajectId};
use crate::inwoner::{Uitkering, Wachtlijst};
use crate::testing::{day, participatiehuis};
use crate::text::Lang;
use crate::{aanpak, contact, gemeente, inwoner, medewerker, toewijzing, traject};

const INWONER: InwonerId = InwonerId(7);
const TRAJECT: TrajectId = TrajectId(9);
const AYSE: MedewerkerId = MedewerkerId(1);

/// Every kind of fact with all of its fields, with as few as it can have, and with every word of its closed lists.
fn samples() -> Vec<Fact> {
    let mut facts = of_the_ground();
    facts.extend(of_persons());
    facts.extend(of_trajecten());
    facts.extend(of_contact());
    facts
}

fn of_the_ground() -> Vec<Fact> {
    let granted = |rol, aanpak: Option<&str>| medewerker::RoleGranted { medewerker: AYSE, rol, aanpak: aanpak.map(str::to_owned) };
    let mut facts: Vec<Fact> = vec![
        gemeente::Opened { slug: "sittard-geleen".into(), naam: "Sittard-Geleen".into() }.into(),
        medewerker::Hired { medewerker: AYSE, naam: "Ayşe Yıldız".into() }.into(),
        granted(Role::Coordinator, Some("participatiehuis")).into(),
        medewerker::RoleRevoked { medewerker: AYSE, rol: Role::Begeleider }.into(),
        medewerker::FteSet { medewerker: AYSE, honderdsten: 80 }.into(),
        toewijzing::Assigned { inwoner: INWONER, medewerker: AYSE }.into(),
        toewijzing::Released { inwoner: INWONER }.into(),
    ];
    facts.extend(Role::GRANTABLE.map(|rol| granted(rol, None).into()));
    facts
}

fn of_persons() -> Vec<Fact> {
    let (inwoner, empty) = (INWONER, String::new);
    let mut facts: Vec<Fact> = vec![
        inwoner::Registered { inwoner, sleutel: Some("K-00007".into()) }.into(),
        inwoner::Registered { inwoner, sleutel: None }.into(),
        inwoner::Named { inwoner, voornaam: "Gerda".into(), tussenvoegsel: "van der".into(), achternaam: "Berg".into() }.into(),
        inwoner::Named { inwoner, voornaam: empty(), tussenvoegsel: empty(), achternaam: empty() }.into(),
        inwoner::Born { inwoner, geboortedatum: day("1961-05-17") }.into(),
        inwoner::Lives { inwoner, wijk: "Sanderbout".into() }.into(),
        inwoner::Waits { inwoner, wachtlijst: Some(Wachtlijst::Wsw) }.into(),
        inwoner::Waits { inwoner, wachtlijst: None }.into(),
    ];
    facts.extend(Uitkering::ALL.map(|uitkering| inwoner::Benefits { inwoner, uitkering }.into()));
    facts
}

fn of_trajecten() -> Vec<Fact> {
    let (inwoner, traject) = (INWONER, TRAJECT);
    let started = |grondslag, trede, afwijking: Option<&str>| traject::Started {
        inwoner,
        traject,
        aanpak: "participatiehuis".into(),
        trajectsoort: "participatietraject".into(),
        grondslag,
        trede,
        afwijking: afwijking.map(str::to_owned),
    };
    let phase = |afwijking: Option<&str>| {
        traject::PhaseEntered { inwoner, traject, fase: "intern-programma".into(), afwijking: afwijking.map(str::to_owned) }
    };
    let (oorzaak, toelichting) = (Some("detentie".to_owned()), Some("hoorde het van de reclassering".to_owned()));
    let reden = || "handhaving".to_owned();
    let mut facts: Vec<Fact> = vec![
        started(None, Some(2), Some("was eerder gestopt")).into(),
        started(None, None, None).into(),
        phase(None).into(),
        phase(Some("na ziekte opnieuw")).into(),
        traject::Extended { inwoner, traject, tot: day("2011-03-31"), reden: "cursus loopt nog".into() }.into(),
        traject::Closed { inwoner, traject, reden: reden(), oorzaak, toelichting }.into(),
        traject::Closed { inwoner, traject, reden: reden(), oorzaak: None, toelichting: None }.into(),
    ];
    let grounds = [Grondslag::Verplicht, Grondslag::MetDrang, Grondslag::Vrijwillig];
    facts.extend(grounds.map(|grondslag| started(Some(grondslag), None, None).into()));
    facts
}

fn of_contact() -> Vec<Fact> {
    let short = |wijze| contact::Recorded {
        inwoner: INWONER,
        medewerker: AYSE,
        wijze,
        minuten: None,
        verslag: None,
        volgende: None,
        afwijking: None,
    };
    let full = contact::Recorded {
        minuten: Some(45),
        verslag: Some(Lang("Ze was weer gaan zwemmen.\nWil \"meer\" weten over de cursus.".into())),
        volgende: Some(day("2010-02-15")),
        afwijking: Some("is drie weken op vakantie".into()),
        ..short(Wijze::Huisbezoek)
    };
    std::iter::once(full).chain(Wijze::ALL.map(short)).map(Fact::from).collect()
}

/// Samples in their stored form, for slices that keep their structs to themselves while they grow.
const AS_STORED: &[(&str, &str)] = &[
    ("lijst.regel_gelezen", r#"{"inwoner":7,"traject":9,"cellen":{"achternaam":"Berg","instroom":"2010-01-04"}}"#),
    (
        "lijst.regel_gelezen",
        r#"{"inwoner":7,"traject":9,"aanpak":"participatiehuis","cellen":{"instroom":"2010-01-04"},"verdwenen":true}"#,
    ),
];

fn name(soort: &str, versie: u16, form: &str) -> String {
    format!("golden_facts/{soort}.v{versie}{form}.json")
}

/// The bodies that this program would write today for a soort.
fn written(soort: &str, versie: u16) -> Vec<String> {
    let of_structs = samples().into_iter().filter(|fact| fact.soort() == soort).map(|fact| text(encode(&Said::Fact(fact), None)));
    let as_stored = AS_STORED.iter().filter(|(known, _)| *known == soort).map(|(_, body)| {
        let (said, _) = decode(soort, versie, None, body.as_bytes()).expect("a sample can be read");
        text(encode(&said, None))
    });
    of_structs.chain(as_stored).collect()
}

fn text(body: Vec<u8>) -> String {
    String::from_utf8(body).expect("JSON is UTF-8")
}

/// The lines of a golden file. A body that today's program writes and that no line holds is missing: it is added when
/// asked for, below what is there.
#[track_caller]
fn golden(file: &str, today: Vec<String>) -> Vec<String> {
    let kept = super::read(file).unwrap_or_default();
    let mut lines: Vec<String> = kept.lines().map(str::to_owned).collect();
    let had = lines.len();
    for body in today {
        if !lines.contains(&body) {
            lines.push(body);
        }
    }
    if lines.len() > had && super::regenerates() {
        super::write(file, &(lines.join("\n") + "\n"));
    } else {
        assert_eq!(lines.len(), had, "{file} lacks a stored form; MEEDOEN_REGENERATE=1 cargo test -p domain --lib golden adds it");
    }
    lines
}

/// The stored bodies of a soort, for the page about facts.
pub(super) fn bodies(soort: &str, versie: u16) -> Vec<(Fact, String)> {
    let lines = super::read(&name(soort, versie, "")).unwrap_or_default();
    let read = |line: &str| match decode(soort, versie, None, line.as_bytes()) {
        Ok((Said::Fact(fact), _)) => (fact, line.to_owned()),
        other => panic!("{soort}: {other:?}"),
    };
    lines.lines().map(read).collect()
}

#[test]
fn golden_facts_of_every_soort_and_versie_are_read_and_written_as_they_were() {
    for (_, _, soorten) in REGISTER {
        for (soort, versie) in *soorten {
            let file = name(soort, *versie, "");
            let today = if *soort == "aanpak.ingevoerd" { an_aanpak(&file) } else { written(soort, *versie) };
            assert!(!today.is_empty() || super::read(&file).is_some(), "{soort} has no sample in testing/proof/golden.rs");
            for line in golden(&file, today) {
                let (said, _) = decode(soort, *versie, None, line.as_bytes()).unwrap_or_else(|cause| panic!("{file}: {cause}"));
                assert_eq!(text(encode(&said, None)), line, "{file}");
            }
        }
    }
}

/// The content of an aanpak is edited by policy officers; the golden one is what it was on the day it was first written.
fn an_aanpak(file: &str) -> Vec<String> {
    if super::read(file).is_some() {
        return Vec::new();
    }
    let adopted = aanpak::Adopted { content: Box::new(participatiehuis()) };
    vec![text(encode(&Said::Fact(adopted.into()), None))]
}

#[test]
fn golden_facts_hold_a_correction_and_a_withdrawal() {
    let correction = Correction { corrigeert: Nr(12), reden: "het was een dag eerder".into() };
    let soort = "contact.vastgelegd";
    let fact = of_contact().swap_remove(0);
    let forms = [(".correctie", Said::Fact(fact)), (".intrekking", Said::Withdrawn(soort))];
    for (form, said) in forms {
        let file = name(soort, 1, form);
        for line in golden(&file, vec![text(encode(&said, Some(&correction)))]) {
            let (read, reason) = decode(soort, 1, Some(Nr(12)), line.as_bytes()).unwrap_or_else(|cause| panic!("{file}: {cause}"));
            assert_eq!((&read, reason.as_ref()), (&said, Some(&correction)));
            assert_eq!(text(encode(&read, reason.as_ref())), line, "{file}");
        }
    }
}

#[test]
fn golden_facts_of_soorten_that_are_gone_are_still_known() {
    let known: BTreeSet<String> = REGISTER.iter().flat_map(|(_, _, soorten)| *soorten).flat_map(|(soort, newest)| {
        (1..=*newest).map(move |versie| format!("{soort}.v{versie}"))
    }).collect();
    #[allow(clippy::disallowed_methods, reason = "the proof looks which files there are")]
    let files = std::fs::read_dir(super::repository("golden_facts")).expect("the folder is there");
    for file in files {
        let file = file.expect("a file has a name").file_name().into_string().expect("a name is text");
        let stem = file.trim_end_matches(".json").trim_end_matches(".correctie").trim_end_matches(".intrekking");
        assert!(known.contains(stem), "{file}: a soort or versie once written must stay readable for ever");
    }
}

#[test]
fn a_soort_of_a_newer_program_is_not_guessed_at() {
    assert!(decode("contact.vastgelegd", 2, None, b"{}").is_err());
    assert!(decode("meting.gedaan", 1, None, b"{}").is_err());
    assert!(decode("contact.vastgelegd", 1, None, b"[]").is_err());
}
