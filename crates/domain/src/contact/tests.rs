use super::*;
use crate::aanpak;
use crate::aanpak::content::Onderdeel;
use crate::testing::{Cast, Story, day, given, participatiehuis};
use crate::traject::Start;
use crate::{caseload, signaal};

/// Gerda in the Participatiehuis since 4 January 2010: contact every fourteen days. Today is 11 January.
fn gerda() -> (Story, InwonerId) {
    let mut known = None;
    let mut story = given(|story| known = Some(story.gerda().0));
    story.on("2010-01-11");
    (story, known.unwrap())
}

const UNSEEN: Seen = Seen { last: None, confirmed: false };

fn records(inwoner: InwonerId, contact: Contact) -> impl FnOnce(&Town, &Viewer) -> Result<Vec<Statement>, No> {
    move |state, viewer| record(state, viewer, inwoner, &contact, UNSEEN)
}

fn late(story: &mut Story, on: &str, inwoner: InwonerId) -> Option<i32> {
    story.on(on);
    let signals = story.asks(Cast::Ayse, |s, v| signaal::of(s, v, inwoner).unwrap());
    signals.iter().find(|signal| signal.soort == signaal::Soort::ContactTeLaat).map(|signal| signal.dagen)
}

// ── Recording ───────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn what_a_contact_cannot_be() {
    let (story, gerda) = gerda();
    let talk = Story::talk(story.today());
    let today = talk.datum;
    let story = story
        .when(Cast::Ayse, records(gerda, Contact { datum: today.plus(1), ..talk.clone() }))
        .refused("dag-moet-nog-komen");
    let story = story
        .when(Cast::Ayse, records(gerda, Contact { datum: day("1989-01-01"), ..talk.clone() }))
        .refused("dag-te-lang-geleden");
    let story =
        story.when(Cast::Ayse, records(gerda, Contact { minuten: Some(0), ..talk.clone() })).refused("duur-onmogelijk");
    let story = story
        .when(Cast::Ayse, records(gerda, Contact { minuten: Some(1441), ..talk.clone() }))
        .refused("duur-onmogelijk");
    let story = story
        .when(Cast::Ayse, records(gerda, Contact { volgende: Some(today), ..talk.clone() }))
        .refused("volgende-niet-later");
    let far = Contact { volgende: Some(today.plus(367)), afwijking: Some("op reis".into()), ..talk.clone() };
    let story = story.when(Cast::Ayse, records(gerda, far)).refused("volgende-te-ver");
    let long = Contact { verslag: Some("x".repeat(20_001)), ..talk };
    story.when(Cast::Ayse, records(gerda, long)).refused("tekst-te-lang");
}

#[test]
fn a_next_contact_later_than_the_rhythm_asks_why_and_one_in_time_keeps_no_reason() {
    let (story, gerda) = gerda();
    let talk = Story::talk(story.today());
    let in_two_weeks =
        Contact { volgende: Some(talk.datum.plus(14)), afwijking: Some("niet nodig".into()), ..talk.clone() };
    let in_three = Contact { volgende: Some(talk.datum.plus(15)), ..talk };
    let story = story.when(Cast::Ayse, records(gerda, in_three.clone())).refused("later-dan-ritme");
    let with_reason = Contact { afwijking: Some("op vakantie".into()), ..in_three };
    story.clone().when(Cast::Ayse, records(gerda, with_reason)).then(["contact.vastgelegd"]);
    let story = story.when(Cast::Ayse, records(gerda, in_two_weeks)).then(["contact.vastgelegd"]);
    let shown = story.asks(Cast::Ayse, |s, v| one(s, v, s.nr()).unwrap());
    assert_eq!(shown.afwijking, None);
}

#[test]
fn who_writes_without_having_seen_the_newest_contact_is_shown_it_first() {
    let (mut story, gerda) = gerda();
    let first = story.contact(gerda);
    let again = |seen: Seen| move |s: &Town, v: &Viewer| record(s, v, gerda, &Story::talk(v.today()), seen);
    let story = story.when(Cast::Ayse, again(UNSEEN)).refused("iemand-was-je-voor");
    let story = story.when(Cast::Ayse, again(Seen { last: None, confirmed: true })).then(["contact.vastgelegd"]);
    story.when(Cast::Ayse, again(Seen { last: Some(first), confirmed: false })).refused("iemand-was-je-voor");
}

#[test]
fn only_the_begeleider_records_and_to_others_there_is_nobody() {
    let (mut story, gerda) = gerda();
    for who in [Cast::Bram, Cast::Marit, Cast::Olga, Cast::Pieter, Cast::Bea, Cast::Meedoen] {
        let talk = Story::talk(story.today());
        story = story.when(who, records(gerda, talk.clone())).hidden();
        story = story.when(who, records(InwonerId(999), talk)).hidden();
    }
}

#[test]
fn a_note_is_for_the_begeleider_alone_and_the_coordinator_sees_that_there_was_contact() {
    let (story, gerda) = gerda();
    let noted = Contact { verslag: Some("wil zwemmen".into()), ..Story::talk(story.today()) };
    let story = story.when(Cast::Ayse, records(gerda, noted)).then(["contact.vastgelegd"]);
    let seen_by = |who| story.asks(who, |s, v| one(s, v, s.nr()).map(|shown| (shown.verslag.is_some(), shown.own)));
    assert_eq!(seen_by(Cast::Ayse), Ok((true, true)));
    assert_eq!(seen_by(Cast::Marit), Ok((false, false)));
    assert_eq!(seen_by(Cast::Bram), Err(Hidden));
}

// ── Correcting ──────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_corrected_contact_keeps_who_had_it_and_moves_to_its_own_day() {
    let (mut story, gerda) = gerda();
    let nr = story.contact(gerda);
    story.assigned(gerda, Cast::Bram);
    let earlier = Contact { minuten: Some(30), ..Story::talk(day("2010-01-08")) };
    let story = story.when(Cast::Bram, |s, v| correct(s, v, nr, &earlier, "was vrijdag")).then(["contact.vastgelegd"]);
    let shown = story.asks(Cast::Bram, |s, v| one(s, v, s.nr()).unwrap());
    assert_eq!((shown.datum, shown.medewerker, shown.minuten), (day("2010-01-08"), Cast::Ayse.id(), Some(30)));
    assert!(!story.asks(Cast::Bram, |s, v| one(s, v, nr).unwrap().own), "the old version is not corrected again");
    let story = story.when(Cast::Bram, |s, v| correct(s, v, nr, &earlier, "nog eens")).refused("al-gecorrigeerd");
    story.when(Cast::Ayse, |s, v| withdraw(s, v, s.nr(), "niet meer van mij")).hidden();
}

#[test]
fn the_rule_decides_again_when_a_contact_is_corrected() {
    let (mut story, gerda) = gerda();
    let nr = story.contact(gerda);
    let late = Contact { volgende: Some(day("2010-03-01")), ..Story::talk(story.today()) };
    story.when(Cast::Ayse, |s, v| correct(s, v, nr, &late, "andere dag")).refused("later-dan-ritme");
}

#[test]
fn a_withdrawn_contact_never_was_and_is_not_withdrawn_twice() {
    let (mut story, gerda) = gerda();
    let nr = story.contact(gerda);
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, nr, "verkeerde Gerda")).then(["contact.vastgelegd"]);
    assert_eq!(last(story.state(), gerda, story.today()), None);
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, nr, "nog eens")).refused("al-gecorrigeerd");
    story.when(Cast::Ayse, |s, v| withdraw(s, v, s.nr(), "toch wel")).hidden();
}

// ── Signals ─────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn contact_is_late_the_day_after_the_rhythm_and_in_time_on_the_day_itself() {
    let (mut story, gerda) = gerda();
    assert_eq!(late(&mut story, "2010-01-18", gerda), None);
    assert_eq!(late(&mut story, "2010-01-19", gerda), Some(1));
    story.contact(gerda);
    assert_eq!(late(&mut story, "2010-02-02", gerda), None);
    assert_eq!(late(&mut story, "2010-02-06", gerda), Some(4));
    let mut signals = story.asks(Cast::Ayse, |s, v| signaal::of(s, v, gerda).unwrap());
    signals.retain(|signal| signal.soort == signaal::Soort::ContactTeLaat);
    let signal = signals.remove(0);
    assert_eq!((signal.sinds, signal.regel.artikel(), signal.feiten.len()), (day("2010-02-03"), "3.1", 2));
}

#[test]
fn a_contact_that_was_put_later_with_a_reason_is_late_only_after_its_own_day() {
    let (mut story, gerda) = gerda();
    let agreed =
        Contact { volgende: Some(day("2010-02-22")), afwijking: Some("op reis".into()), ..Story::talk(story.today()) };
    let mut story = {
        story.on("2010-01-11");
        story.when(Cast::Ayse, records(gerda, agreed)).then(["contact.vastgelegd"])
    };
    assert_eq!(late(&mut story, "2010-02-22", gerda), None);
    assert_eq!(late(&mut story, "2010-02-23", gerda), Some(1));
}

#[test]
fn a_fase_with_a_tighter_rhythm_counts_from_the_same_contact() {
    let (mut story, gerda) = gerda();
    story.contact(gerda);
    let id = crate::traject::open_on(story.state(), gerda, story.today()).unwrap().id;
    story.must(Cast::Ayse, |s, v| traject::enter_phase(s, v, id, v.today(), v.today(), "IP", None));
    assert_eq!(late(&mut story, "2010-01-19", gerda), Some(1));
}

#[test]
fn what_was_agreed_in_an_earlier_traject_does_not_make_the_new_one_late_when_it_begins() {
    let (mut story, gerda) = gerda();
    let agreed =
        Contact { volgende: Some(day("2010-02-22")), afwijking: Some("op reis".into()), ..Story::talk(story.today()) };
    story.must(Cast::Ayse, records(gerda, agreed));
    let id = crate::traject::open_on(story.state(), gerda, story.today()).unwrap().id;
    let close = traject::Close { reden: "regulier werk".into(), ..traject::Close::default() };
    story.must(Cast::Ayse, |s, v| traject::close(s, v, id, v.today(), v.today(), &close));
    story.on("2010-06-01");
    story.started(gerda, "participatiehuis");
    assert_eq!(late(&mut story, "2010-06-15", gerda), None);
    assert_eq!(late(&mut story, "2010-06-16", gerda), Some(1));
}

#[test]
fn without_an_open_traject_nothing_is_owed() {
    let (mut story, gerda) = gerda();
    let id = crate::traject::open_on(story.state(), gerda, story.today()).unwrap().id;
    let close = traject::Close { reden: "overig".into(), ..traject::Close::default() };
    story.must(Cast::Ayse, |s, v| traject::close(s, v, id, v.today(), v.today(), &close));
    assert_eq!(late(&mut story, "2010-12-01", gerda), None);
}

#[test]
fn an_aanpak_without_contact_as_a_part_gives_no_signal_whatever_its_norms_say() {
    let mut story = Story::begin();
    let mut silent = participatiehuis();
    silent.slug = "stil".into();
    silent.onderdelen.retain(|part| *part != Onderdeel::Contact);
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), silent));
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    for aanpak in ["stil", "de-cirkel"] {
        let asked = Start { aanpak: aanpak.into(), ..Start::default() };
        story.must(Cast::Meedoen, |s, v| traject::start(s, v, wim, v.today(), v.today(), &asked));
        assert_eq!(story.asks(Cast::Ayse, |s, v| rhythm(s, v, wim)), Ok(None));
    }
    assert_eq!(late(&mut story, "2010-12-01", wim), None);
    let row = story.asks(Cast::Ayse, |s, v| caseload::own(s, v).rows.remove(0));
    assert_eq!((row.ritme, row.late(signaal::Soort::ContactTeLaat)), (None, None));
}
