//! The stored bytes of every kind of fact, kept for ever: whatever this program becomes, it reads them and would write
//! them again. A file holds one body a line. A line that is there is never changed; a new form is a new line or versie.

use std::collections::BTreeSet;

use crate::aanpak::content::Grondslag;
use crate::access::Role;
use crate::contact::Wijze;
use crate::entry::{Correction, Said};
use crate::fact::{Fact, REGISTER, decode, encode};
use crate::ids::{
    AanmeldingId, BelemmeringId, BelofteId, DoelId, GroepId, InwonerId, MedewerkerId, Nr, StapId, TrajectId,
};
use crate::inwoner::{Uitkering, Wachtlijst};
use crate::testing::{day, participatiehuis};
use crate::text::Lang;
use crate::{
    aanmelding, aanpak, belemmering, belofte, contact, gemeente, groep, inwoner, medewerker, meting, plan, ritme,
    samenvoeging, succes, toewijzing, traject, uitstel, verplaatsing,
};

const INWONER: InwonerId = InwonerId(7);
const TRAJECT: TrajectId = TrajectId(9);
const AYSE: MedewerkerId = MedewerkerId(1);

/// Every kind of fact with all of its fields, with as few as it can have, and with every word of its closed lists.
fn samples() -> Vec<Fact> {
    let mut facts = of_the_ground();
    facts.extend(of_persons());
    facts.extend(of_trajecten());
    facts.extend(of_ritme());
    facts.extend(of_aanmeldingen());
    facts.extend(of_metingen());
    facts.extend(of_belemmeringen());
    facts.extend(of_plans());
    facts.extend(of_beloften());
    facts.extend(of_successes());
    facts.extend(uitstel::Soort::ALL.map(put_off));
    facts.push(put_off_one("financieel"));
    facts.extend(of_contact());
    facts.extend(of_groepen());
    facts.extend(of_destruction());
    let reden = "zelfde geboortedatum".to_owned();
    facts.push(samenvoeging::Joined { inwoner: INWONER, ander: InwonerId(8), reden }.into());
    facts.push(verplaatsing::Moved { inwoner: INWONER, naar: InwonerId(8), feiten: vec![Nr(14), Nr(12)] }.into());
    facts.extend(super::access::samples());
    facts
}

fn of_destruction() -> Vec<Fact> {
    use crate::vaststelling::{Established, Regel, Waarde as W};
    use crate::vernietiging::{Decided, Grond, Proposed, Refused, Requested};
    let waarden =
        vec![W::Leeg, W::Getal(12), W::Honderdsten(1060), W::Procent(333), W::Bereik(1, 4), W::Tekst("-".into())];
    let regels = vec![Regel { code: "totaal".into(), waarden }];
    let (aanpak, rapport) = ("participatiehuis".to_owned(), "instroom".to_owned());
    let proposed = |grond, reden: Option<&str>| Proposed {
        voorstel: 1,
        medewerker: AYSE,
        grond,
        zaken: vec!["inwoner/7/traject/9".into(), "inwoner/8/".into()],
        reden: reden.map(str::to_owned),
    };
    let decided = |akkoord, reden: Option<&str>| Decided {
        voorstel: 1,
        medewerker: AYSE,
        akkoord,
        reden: reden.map(str::to_owned),
    };
    vec![
        Established { jaar: 2009, aanpak, rapport, regels }.into(),
        Requested { inwoner: INWONER }.into(),
        Refused { verzoek: Nr(31), medewerker: AYSE, reden: "moet tien jaar blijven".into() }.into(),
        proposed(Grond::Termijn, None).into(),
        proposed(Grond::Verzoek, Some("wil het niet meer")).into(),
        decided(true, None).into(),
        decided(false, Some("er loopt een bezwaar")).into(),
    ]
}

fn of_the_ground() -> Vec<Fact> {
    let granted = |rol, aanpak: Option<&str>| medewerker::RoleGranted {
        medewerker: AYSE,
        rol,
        aanpak: aanpak.map(str::to_owned),
        vestiging: None,
    };
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
        inwoner::Named {
            inwoner,
            voornaam: "Gerda".into(),
            tussenvoegsel: "van der".into(),
            achternaam: "Berg".into(),
        }
        .into(),
        inwoner::Named { inwoner, voornaam: empty(), tussenvoegsel: empty(), achternaam: empty() }.into(),
        inwoner::Born { inwoner, geboortedatum: day("1961-05-17") }.into(),
        inwoner::Lives { inwoner, wijk: "Sanderbout".into() }.into(),
        inwoner::BenefitsSince { inwoner, sinds: day("2004-09-01") }.into(),
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
    let phase = |afwijking: Option<&str>| traject::PhaseEntered {
        inwoner,
        traject,
        fase: "intern-programma".into(),
        afwijking: afwijking.map(str::to_owned),
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

fn of_ritme() -> Vec<Fact> {
    let (inwoner, traject) = (INWONER, TRAJECT);
    let agreed = |dagen, afwijking: Option<&str>| ritme::Agreed {
        inwoner,
        traject,
        dagen,
        afwijking: afwijking.map(str::to_owned),
    };
    vec![agreed(Some(21), None).into(), agreed(Some(56), Some("belt liever zelf")).into(), agreed(None, None).into()]
}

fn of_aanmeldingen() -> Vec<Fact> {
    let (inwoner, aanmelding) = (INWONER, AanmeldingId(5));
    let bare = |grondslag, beweegreden| aanmelding::Referred {
        inwoner,
        aanmelding,
        aanpak: "participatiehuis".into(),
        grondslag,
        reden: "zit al jaren thuis".into(),
        regisseur: None,
        beweegreden,
        afwijking: None,
    };
    let full = aanmelding::Referred {
        regisseur: Some(MedewerkerId(7)),
        afwijking: Some("wil het nog eens".into()),
        ..bare(Grondslag::Verplicht, Some(aanmelding::Beweegreden::Moet))
    };
    let reden = || "zorg gaat voor".to_owned();
    let accepted = |afwijking| aanmelding::Accepted { inwoner, aanmelding, afwijking };
    let mut facts: Vec<Fact> = vec![
        full.into(),
        accepted(None).into(),
        accepted(Some("kan nergens anders".into())).into(),
        aanmelding::Refused { inwoner, aanmelding, reden: reden() }.into(),
        aanmelding::Retracted { inwoner, aanmelding, reden: reden() }.into(),
        aanmelding::Left { inwoner, aanmelding, reden: reden() }.into(),
    ];
    let grounds = [Grondslag::Verplicht, Grondslag::MetDrang, Grondslag::Vrijwillig];
    facts.extend(grounds.map(|grondslag| bare(grondslag, None).into()));
    facts.extend(aanmelding::Beweegreden::ALL.map(|why| bare(Grondslag::Vrijwillig, Some(why)).into()));
    facts.extend(aanmelding::Gespreksvorm::ALL.map(|vorm| aanmelding::Met { inwoner, aanmelding, vorm }.into()));
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

fn of_metingen() -> Vec<Fact> {
    let bare = |moment| meting::Recorded {
        inwoner: INWONER,
        traject: TRAJECT,
        moment,
        trede: None,
        antwoorden: meting::Antwoorden::default(),
        groei: false,
        groeipotentieel: None,
        leefgebieden: std::collections::BTreeMap::new(),
        afwijking: None,
        toelichting: None,
    };
    let (yes, no) = (Some(true), Some(false));
    let debts = meting::Vragen { probleem: true, aan_gewerkt: true, onder_controle: true };
    let full = meting::Recorded {
        trede: Some(3),
        antwoorden: meting::Antwoorden {
            contract: yes,
            ondersteuning: no,
            onbetaald_werk: no,
            activiteit: yes,
            contacten: yes,
        },
        groei: true,
        groeipotentieel: Some(meting::Groeipotentieel { trede: 4, motivering: "wil in de keuken helpen".into() }),
        leefgebieden: [("financieel".to_owned(), debts), ("sociaal".to_owned(), meting::Vragen::default())].into(),
        afwijking: Some("cursus ligt stil in de zomer".into()),
        ..bare(meting::Meetmoment::Tussentijds)
    };
    let explained = meting::Recorded {
        trede: Some(2),
        toelichting: Some("komt weer elke week".into()),
        ..bare(meting::Meetmoment::Tussentijds)
    };
    std::iter::once(full).chain(meting::Meetmoment::ALL.map(bare)).chain([explained]).map(Fact::from).collect()
}

fn of_belemmeringen() -> Vec<Fact> {
    let (inwoner, belemmering) = (INWONER, BelemmeringId(3));
    let opened = |stand, wat: Option<&str>, wie: Option<&str>| belemmering::Opened {
        inwoner,
        belemmering,
        aanpak: "participatiehuis".into(),
        leefgebied: "financieel".into(),
        stand,
        wat: wat.map(str::to_owned),
        wie: wie.map(str::to_owned),
    };
    let wie = || Some("schuldhulp".to_owned());
    let mut facts: Vec<Fact> = vec![
        opened(belemmering::Stand::InBeeld, Some("huurschuld"), Some("schuldhulp")).into(),
        belemmering::Moved { inwoner, belemmering, stand: belemmering::Stand::InBeeld, wie: wie() }.into(),
        belemmering::Solved { inwoner, belemmering }.into(),
    ];
    for stand in belemmering::Stand::ALL {
        facts.push(opened(stand, None, None).into());
        facts.push(belemmering::Moved { inwoner, belemmering, stand, wie: None }.into());
        facts.push(belemmering::Reopened { inwoner, belemmering, stand, reden: "nieuwe schuld".into() }.into());
    }
    facts
}

fn of_plans() -> Vec<Fact> {
    use plan::{DoelSoort, Hielp, Over, Van, Wie};
    let (inwoner, doel, stap) = (INWONER, DoelId(1), StapId(2));
    let some = |text: &str| Some(text.to_owned());
    let goal = |van, soort| plan::GoalSet { inwoner, doel, van, soort, wat: None, trede: None };
    let step = |wie| plan::StepAgreed {
        inwoner,
        stap,
        wat: "naar het koffie-uur".into(),
        wie,
        dag: None,
        doel: None,
        belemmering: None,
        afwijking: None,
    };
    let done = |hielp, hoe| plan::StepDone { inwoner, stap, hielp, hoe };
    let mut facts: Vec<Fact> = vec![
        plan::GoalSet { wat: some("koken"), trede: Some(3), ..goal(Van::Inwoner, DoelSoort::Anders) }.into(),
        goal(Van::Project, DoelSoort::BetaaldWerk).into(),
        plan::GoalEnded { inwoner, doel, bereikt: true, toelichting: some("kookt elke week") }.into(),
        plan::GoalEnded { inwoner, doel, bereikt: false, toelichting: None }.into(),
        plan::StepAgreed {
            dag: Some(day("2010-02-15")),
            doel: Some(doel),
            belemmering: Some(BelemmeringId(3)),
            afwijking: some("weet nog niet wanneer"),
            ..step(Wie::Alleen)
        }
        .into(),
        done(Hielp::Ja, some("niemand keek")).into(),
        plan::StepDropped { inwoner, stap, reden: "gaat liever wandelen".into() }.into(),
    ];
    for over in Over::ALL {
        facts.push(plan::Told { inwoner, over, tekst: some("iets betekenen") }.into());
    }
    facts.push(plan::Told { inwoner, over: Over::Wens, tekst: None }.into());
    facts.extend(DoelSoort::ALL.map(|soort| goal(Van::Inwoner, soort).into()));
    facts.extend(Wie::ALL.map(|wie| step(wie).into()));
    facts.extend(Hielp::ALL.map(|hielp| done(hielp, None).into()));
    facts
}

fn of_beloften() -> Vec<Fact> {
    use belofte::{Aanvraag, Kant, Raakt};
    let (inwoner, belofte) = (INWONER, BelofteId(2));
    let made = |van, wat: Option<&str>, aanvraag| belofte::Made {
        inwoner,
        belofte,
        van,
        partner: None,
        wat: wat.map(str::to_owned),
        dag: day("2010-03-01"),
        aanvraag,
        afwijking: None,
    };
    let retracted = |raakt| belofte::Retracted { inwoner, belofte, reden: "het geld is op".into(), raakt };
    let partner = made(Kant::Partner, Some("een gesprek over de huur"), None);
    let waits = made(Kant::Gemeente, Some("een bril"), Some(Aanvraag::BijzondereBijstand));
    let mut facts: Vec<Fact> = vec![
        belofte::Made { partner: Some("Kredietbank".into()), ..partner }.into(),
        belofte::Made { afwijking: Some("wacht op de opticien".into()), ..waits }.into(),
        belofte::Kept { inwoner, belofte }.into(),
        belofte::Moved { inwoner, belofte, dag: day("2010-03-15"), reden: "de fiets is er nog niet".into() }.into(),
        retracted(None).into(),
    ];
    facts.extend(Kant::ALL.map(|van| made(van, Some("een fiets"), None).into()));
    facts.extend(Aanvraag::ALL.map(|soort| made(Kant::Gemeente, None, Some(soort)).into()));
    facts.extend(Raakt::ALL.map(|raakt| retracted(Some(raakt)).into()));
    facts
}

fn put_off(signaal: uitstel::Soort) -> Fact {
    let (tot, reden) = (day("2010-03-01"), "wil eerst de uitslag weten".to_owned());
    // A notice about one leefgebied says which; those about all of them were written before that could be said.
    uitstel::Given { inwoner: INWONER, signaal, over: Nr(12), tot, reden, leefgebied: None }.into()
}

fn put_off_one(leefgebied: &str) -> Fact {
    let (signaal, tot, reden) = (uitstel::Soort::LeefgebiedOnbevestigd, day("2010-03-01"), "nu even niet".to_owned());
    let leefgebied = Some(leefgebied.to_owned());
    uitstel::Given { inwoner: INWONER, signaal, over: Nr(12), tot, reden, leefgebied }.into()
}

fn of_successes() -> Vec<Fact> {
    let bare = |soort| succes::Achieved { inwoner: INWONER, soort, wat: None, woorden: None, stap: None };
    let full = succes::Achieved {
        wat: Some("alleen met de bus".into()),
        woorden: Some("niemand keek".into()),
        stap: Some(StapId(2)),
        ..bare(succes::Soort::Anders)
    };
    std::iter::once(full).chain(succes::Soort::ALL.map(bare)).map(Fact::from).collect()
}

fn of_groepen() -> Vec<Fact> {
    let (inwoner, groep, start) = (INWONER, GroepId(4), day("2010-02-01"));
    let opened = |soort, fase: Option<&str>| groep::Opened {
        groep,
        aanpak: "participatiehuis".into(),
        soort,
        naam: "groep 12".into(),
        start,
        fase: fase.map(str::to_owned),
    };
    let left =
        |uitkomst, reden: Option<&str>| groep::Left { inwoner, groep, uitkomst, reden: reden.map(str::to_owned) };
    let mut facts: Vec<Fact> = vec![
        opened(groep::Soort::Training, Some("intern-programma")).into(),
        groep::Joined { inwoner, groep, afwijking: Some("kan alleen nu".into()) }.into(),
        groep::Joined { inwoner, groep, afwijking: None }.into(),
        left(groep::Uitkomst::Voortijdig, Some("begon te werken")).into(),
        groep::Present { inwoner, groep }.into(),
    ];
    facts.extend(groep::Soort::ALL.map(|soort| opened(soort, None).into()));
    facts.extend(groep::Uitkomst::ALL.map(|uitkomst| left(uitkomst, None).into()));
    facts
}

/// Samples in their stored form, for slices that keep their structs to themselves while they grow.
const AS_STORED: &[(&str, &str)] = &[
    ("lijst.regel_gelezen", r#"{"inwoner":7,"traject":9,"cellen":{"achternaam":"Berg","instroom":"2010-01-04"}}"#),
    (
        "lijst.regel_gelezen",
        r#"{"inwoner":7,"traject":9,"aanpak":"participatiehuis","cellen":{"instroom":"2010-01-04"},"verdwenen":true}"#,
    ),
    (
        "lijst.regel_gelezen",
        r#"{"inwoner":7,"traject":9,"aanpak":"participatiehuis","lijst":"metingen","cellen":{"datum":"2010-02-04","trede":"2"}}"#,
    ),
    (
        "lijst.regel_gelezen",
        r#"{"inwoner":7,"aanpak":"participatiehuis","lijst":"groepen","cellen":{"gestart":"2010-02-01","groep":"groep 12","soort":"training"},"verdwenen":true}"#,
    ),
];

fn name(soort: &str, versie: u16, form: &str) -> String {
    format!("golden_facts/{soort}.v{versie}{form}.json")
}

/// The bodies that this program would write today for a soort.
fn written(soort: &str, versie: u16) -> Vec<String> {
    let of_structs =
        samples().into_iter().filter(|fact| fact.soort() == soort).map(|fact| text(encode(&Said::Fact(fact), None)));
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
        assert_eq!(
            lines.len(),
            had,
            "{file} lacks a stored form; MEEDOEN_REGENERATE=1 cargo test -p domain --lib golden adds it"
        );
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
            assert!(
                !today.is_empty() || super::read(&file).is_some(),
                "{soort} has no sample in testing/proof/golden.rs"
            );
            for line in golden(&file, today) {
                let (said, _) =
                    decode(soort, *versie, None, line.as_bytes()).unwrap_or_else(|cause| panic!("{file}: {cause}"));
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
            let (read, reason) =
                decode(soort, 1, Some(Nr(12)), line.as_bytes()).unwrap_or_else(|cause| panic!("{file}: {cause}"));
            assert_eq!((&read, reason.as_ref()), (&said, Some(&correction)));
            assert_eq!(text(encode(&read, reason.as_ref())), line, "{file}");
        }
    }
}

#[test]
fn golden_facts_of_soorten_that_are_gone_are_still_known() {
    let known: BTreeSet<String> = REGISTER
        .iter()
        .flat_map(|(_, _, soorten)| *soorten)
        .flat_map(|(soort, newest)| (1..=*newest).map(move |versie| format!("{soort}.v{versie}")))
        .collect();
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
