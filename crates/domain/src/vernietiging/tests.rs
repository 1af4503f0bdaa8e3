use super::*;
use crate::access::Viewer;
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::state::State as Town;
use crate::testing::{Cast, Story};
use crate::time::Day;
use crate::traject::{self, Close};
use crate::vaststelling::{self, Established};
use crate::{contact, inwoner};

#[test]
fn a_number_is_never_given_again_also_when_all_of_its_facts_are_holes() {
    let mut story = Story::begin();
    let before = story.state().nr();
    let (gerda, traject) = story.gerda();
    assert_eq!((gerda, traject), (InwonerId(1), TrajectId(1)));
    let (_, aanmelding) = story.referred("Hans", "Yıldız");
    for nr in before.0 + 1..=story.state().nr().0 {
        story.destroy(Nr(nr));
    }
    assert_eq!(inwoner::count(story.state()), 0, "nobody is left");
    let (next, next_traject) = story.gerda();
    assert_eq!((next, next_traject), (InwonerId(3), TrajectId(2)));
    assert_eq!(story.referred("Wim", "Bos").1.0, aanmelding.0 + 1);
    assert!(traject::of(story.state(), gerda, Day::LAST).is_empty());
}

#[test]
fn nothing_is_added_to_a_zaak_that_was_destroyed() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    story.contact(gerda);
    let zaak = format!("inwoner/{gerda}/contact/2010");
    assert!(!is_destroyed(story.state(), &zaak));
    story.destroyed(&[&zaak]);
    assert_eq!(destroyed(story.state()), [zaak.as_str()]);
    let talk = Story::talk(story.today());
    let seen = contact::Seen { last: None, confirmed: true };
    story.when(Cast::Ayse, |s, v| contact::record(s, v, gerda, &talk, seen)).refused("zaak-vernietigd");
}

/// Gerda took part in 2010 until 1 June; now it is this day, and the years before it were established.
fn long_ago(now: &str) -> (Story, InwonerId) {
    let mut story = Story::begin();
    let (gerda, traject) = story.gerda();
    story.contact(gerda);
    story.on("2010-06-01");
    let (today, close) =
        (story.today(), Close { reden: "overig".into(), toelichting: Some("verhuist".into()), ..Close::default() });
    story.must(Cast::Marit, |s, v| traject::close(s, v, traject, today, today, &close));
    story.on(now);
    (story, gerda)
}

fn established(story: &mut Story, jaar: i16) {
    let (aanpak, rapport) = ("participatiehuis".to_owned(), "instroom".to_owned());
    let table = Established { jaar, aanpak, rapport, regels: Vec::new() };
    story.must(Cast::Pieter, |s, v| vaststelling::establish(s, v, jaar, vec![table]));
}

fn due_on(day: &str) -> Vec<Vec<String>> {
    let (story, _) = long_ago(day);
    story.asks(Cast::Marit, due).unwrap().into_iter().map(|item| item.zaken).collect()
}

fn strings(zaken: &[&str]) -> Vec<String> {
    zaken.iter().map(|zaak| (*zaak).to_owned()).collect()
}

#[test]
fn things_are_due_one_by_one_and_the_dossier_last() {
    assert!(due_on("2020-05-31").is_empty());
    assert_eq!(due_on("2020-06-01"), [strings(&["inwoner/1/traject/1", "inwoner/1/meting/1"])]);
    let contacts = strings(&["inwoner/1/contact/2010"]);
    assert!(!due_on("2020-12-30").contains(&contacts));
    assert!(due_on("2020-12-31").contains(&contacts));
    assert_eq!(due_on("2025-06-01"), [strings(&["inwoner/1/"])], "it stands for all that is in it");
}

#[test]
fn a_referral_that_came_to_nothing_is_due_after_six_weeks_and_one_that_waits_is_not() {
    let mut story = Story::begin();
    let (_, id) = story.referred("Hans", "Yıldız");
    story.on("2010-01-11");
    let today = story.today();
    story.must(Cast::Rens, |s, v| crate::aanmelding::retract(s, v, id, today, today, "verhuist"));
    let (_, waits) = story.referred("Wim", "Bos");
    assert!(waits > id);
    let due = |story: &Story| story.asks(Cast::Pieter, due).unwrap().len();
    assert_eq!(due(story.on("2010-02-21")), 0);
    assert_eq!(due(story.on("2010-02-22")), 1);
    assert_eq!(due(story.on("2040-02-22")), 1, "the whole dossier of Hans; Wim still waits");
}

fn of_the_traject() -> Propose {
    let zaken = strings(&["inwoner/1/traject/1", "inwoner/1/meting/1"]);
    Propose { grond: Grond::Termijn, zaken, reden: None }
}

#[test]
fn nothing_is_proposed_before_its_term_is_over_or_the_figures_of_its_years_were_established() {
    let (early, _) = long_ago("2021-01-04");
    early.when(Cast::Marit, |s, v| propose(s, v, &of_the_traject())).refused("jaar-niet-vastgesteld");
    let (mut story, gerda) = long_ago("2019-01-01");
    let refused = |story: &Story, asked: &Propose, code| {
        story.clone().when(Cast::Marit, |s, v| propose(s, v, asked)).refused(code);
    };
    established(&mut story, 2010);
    refused(&story, &of_the_traject(), "termijn-loopt-nog");
    let early = Propose { grond: Grond::Verzoek, ..of_the_traject() };
    refused(&story, &early, "reden-nodig");
    let early = Propose { reden: Some("wil niet gevonden worden".into()), ..early };
    story.clone().must(Cast::Marit, |s, v| propose(s, v, &early));
    refused(&story, &Propose { zaken: vec![], ..of_the_traject() }, "vul-in");
    for unknown in ["inwoner/9/traject/1", "inwoner/1/plan", "medewerker/1", "inwoner/1/traject/1"] {
        refused(&story, &Propose { zaken: strings(&[unknown]), ..of_the_traject() }, "zaak-onbekend");
    }
    story.started(gerda, "participatiehuis");
    refused(&story, &Propose { zaken: strings(&["inwoner/1/"]), ..of_the_traject() }, "zaak-loopt-nog");
}

#[test]
fn one_proposes_another_decides_and_only_then_it_is_carried_out() {
    let (mut story, _) = long_ago("2021-01-04");
    established(&mut story, 2010);
    story.must(Cast::Marit, |s, v| propose(s, v, &of_the_traject()));
    let execute_now = |story: &Story| story.asks(Cast::Meedoen, |s, v| execute(s, v, 1));
    let code = |no: crate::refusal::No| match no {
        crate::refusal::No::Refused(refusals) => refusals[0].code,
        other => panic!("{other:?}"),
    };
    assert_eq!(code(execute_now(&story).unwrap_err()), "niet-akkoord");
    story.clone().when(Cast::Marit, |s, v| decide(s, v, 1, true, None)).refused("vier-ogen");
    story.clone().when(Cast::Pieter, |s, v| decide(s, v, 1, false, None)).refused("reden-nodig");
    let mut no = story.clone();
    no.must(Cast::Pieter, |s, v| decide(s, v, 1, false, Some("er loopt een bezwaar")));
    assert_eq!(code(execute_now(&no).unwrap_err()), "niet-akkoord");
    story.must(Cast::Pieter, |s, v| decide(s, v, 1, true, None));
    story.clone().when(Cast::Olga, |s, v| decide(s, v, 1, true, None)).refused("al-besloten");
    let destruction = execute_now(&story).unwrap();
    assert_eq!((destruction.zaken.len(), destruction.voorstel), (2, Some(1)));
    story.destroyed_by(destruction);
    assert_eq!(code(execute_now(&story).unwrap_err()), "al-uitgevoerd");
    let certificate = &story.asks(Cast::Pieter, proposals).unwrap()[0];
    assert_eq!((certificate.door, certificate.besluit.as_ref().unwrap().0), (Cast::Marit.id(), Cast::Pieter.id()));
    assert!(certificate.uitgevoerd.is_some());
    assert!(story.asks(Cast::Marit, due).unwrap().iter().all(|item| item.soort != Soort::Traject));
}

#[test]
fn what_came_to_life_again_after_the_decision_is_not_destroyed() {
    let (mut story, gerda) = long_ago("2026-01-05");
    for jaar in 2010..2026 {
        established(&mut story, jaar);
    }
    let whole = Propose { zaken: strings(&["inwoner/1/"]), ..of_the_traject() };
    story.must(Cast::Marit, |s, v| propose(s, v, &whole));
    story.must(Cast::Pieter, |s, v| decide(s, v, 1, true, None));
    assert!(story.asks(Cast::Meedoen, |s, v| execute(s, v, 1)).is_ok());
    story.started(gerda, "participatiehuis");
    let refused = story.asks(Cast::Meedoen, |s, v| execute(s, v, 1)).unwrap_err();
    assert!(matches!(&refused, crate::refusal::No::Refused(why) if why[0].code == "zaak-loopt-nog"), "{refused:?}");
}

#[test]
fn a_request_is_followed_until_it_was_decided_about() {
    let (mut story, gerda) = long_ago("2019-03-04");
    established(&mut story, 2010);
    let today = story.today();
    story.must(Cast::Marit, |s, v| request(s, v, gerda, today));
    story.clone().when(Cast::Pieter, |s, v| request(s, v, gerda, today)).refused("verzoek-loopt-al");
    let follows = |story: &Story| story.asks(Cast::Pieter, requests).unwrap().remove(0);
    assert_eq!((follows(&story).antwoord_voor.to_string(), follows(&story).antwoord), ("2019-04-04".into(), None));
    let asked = Propose { grond: Grond::Verzoek, reden: Some("vraagt het zelf".into()), ..of_the_traject() };
    story.must(Cast::Marit, |s, v| propose(s, v, &asked));
    assert_eq!(follows(&story).antwoord, Some((1, None)));
    story.on("2019-03-20");
    story.must(Cast::Pieter, |s, v| decide(s, v, 1, true, None));
    assert_eq!(follows(&story).antwoord, Some((1, Some(story.today()))));
    story.replays();
}

#[test]
fn a_request_that_is_refused_has_its_answer_and_its_reason() {
    let (mut story, gerda) = long_ago("2019-03-04");
    let today = story.today();
    let nr = story.must(Cast::Marit, |s, v| request(s, v, gerda, today));
    let waits = |story: &Story| story.asks(Cast::Pieter, waiting);
    assert_eq!((waits(&story), story.asks(Cast::Petra, waiting)), (1, 0));
    let mut story = story.when(Cast::Pieter, |s, v| refuse_request(s, v, nr, " ")).refused("reden-nodig");
    for who in [Cast::Ayse, Cast::Petra, Cast::Meedoen] {
        story = story.when(who, |s, v| refuse_request(s, v, nr, "moet tien jaar blijven")).hidden();
    }
    story.on("2019-04-05");
    assert!(story.asks(Cast::Marit, requests).unwrap()[0].is_late(story.today()));
    let no = |s: &Town, v: &Viewer| refuse_request(s, v, nr, "moet tien jaar blijven");
    let story = story.when(Cast::Pieter, no).then(["vernietiging.afgewezen"]);
    let told = story.asks(Cast::Marit, requests).unwrap().remove(0);
    assert_eq!((told.beantwoord_op(), waits(&story)), (Some(story.today()), 0));
    assert_eq!(told.afgewezen.as_ref().map(|no| &*no.reden), Some("moet tien jaar blijven"));
    assert!(!told.is_late(story.today()));
    let mut story = story.when(Cast::Marit, no).refused("verzoek-beantwoord");
    story.must(Cast::Marit, |s, v| request(s, v, gerda, s_today(v)));
    assert_eq!(waits(&story), 1, "one may ask again");
}

fn s_today(viewer: &Viewer) -> Day {
    viewer.today()
}

#[test]
fn the_begeleider_records_and_follows_the_request_of_her_own_inwoner_only() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    let today = story.today();
    story.clone().when(Cast::Bram, |s, v| request(s, v, gerda, today)).hidden();
    story.must(Cast::Ayse, |s, v| request(s, v, gerda, today));
    assert_eq!(story.asks(Cast::Ayse, |s, v| about(s, v, gerda)).unwrap().len(), 1);
    assert!(story.asks(Cast::Bram, |s, v| about(s, v, gerda)).is_err());
    assert!(story.asks(Cast::Ayse, requests).is_err(), "who else asked is not hers to know");
}

#[test]
fn what_can_go_is_told_with_the_years_that_have_to_be_established_first() {
    let (mut story, gerda) = long_ago("2021-01-04");
    let items = story.asks(Cast::Marit, |s, v| in_dossier(s, v, gerda)).unwrap();
    assert_eq!(items.last().unwrap().soort, Soort::Dossier);
    let due = story.asks(Cast::Marit, due).unwrap();
    assert_eq!(not_established(story.state(), &due, story.today()), [2010]);
    established(&mut story, 2010);
    assert!(not_established(story.state(), &due, story.today()).is_empty());
}
