use super::*;
use crate::access::{Purpose, Standing, Viewer};
use crate::contact;
use crate::entry::Statement;
use crate::ids::{InwonerId, MedewerkerId, WaarnemingId};
use crate::inwoner;
use crate::medewerker;
use crate::refusal::{Hidden, No};
use crate::state::State as Town;
use crate::testing::{Cast, Story, day};
use crate::time::Day;
use proptest::prelude::*;

type Ruled = Result<Vec<Statement>, No>;

/// Bram stands in for Ayşe, who is away from 4 up to and including 15 January 2010.
fn ask() -> Ask {
    let (waarnemer, voor) = (Cast::Bram.id(), Cast::Ayse.id());
    let (van, tot) = (day("2010-01-04"), day("2010-01-15"));
    Ask { waarnemer, voor, doel: Doel::Afwezig, reden: "twee weken weg".into(), van, tot }
}

fn begins(asked: Ask) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| begin(s, v, &asked)
}

fn gerda() -> (Story, InwonerId) {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    (story, gerda)
}

fn standing(story: &Story, who: Cast, inwoner: InwonerId) -> Standing {
    story.viewer(who).standing(story.state(), inwoner)
}

#[test]
fn who_stands_in_sees_the_caseload_of_the_colleague_until_the_last_day_and_no_longer() {
    let (story, gerda) = gerda();
    let mut story = story.when(Cast::Bram, begins(ask())).then(["waarneming.begonnen"]);
    for (on, sees) in [("2010-01-04", true), ("2010-01-15", true), ("2010-01-16", false)] {
        story.on(on);
        assert_eq!(story.asks(Cast::Bram, |s, v| inwoner::card(s, v, gerda).is_ok()), sees, "{on}");
        assert_eq!(story.asks(Cast::Karim, |s, v| inwoner::card(s, v, gerda)), Err(Hidden), "nobody else");
    }
    assert_eq!(standing(&story, Cast::Ayse, gerda), Standing::Begeleider);
}

#[test]
fn a_look_by_who_stands_in_is_for_what_was_stated_and_a_look_at_the_own_caseload_is_not() {
    let (mut story, gerda) = gerda();
    let own = story.inwoner("Wim", "Bergmans");
    story.assigned(own, Cast::Bram);
    let story = story.when(Cast::Bram, begins(ask())).then(["waarneming.begonnen"]);
    let purpose = |inwoner| story.viewer(Cast::Bram).purpose_about(story.state(), inwoner);
    assert_eq!((purpose(gerda), purpose(own)), (Purpose::Waarneming(Doel::Afwezig), Purpose::Begeleiding));
    assert_eq!(purpose(gerda).word(), "waarneming-afwezig");
}

#[test]
fn who_stands_in_does_what_is_owed() {
    let (story, gerda) = gerda();
    let mut story = story.when(Cast::Bram, begins(ask())).then(["waarneming.begonnen"]);
    let talk = Story::talk(story.today());
    let seen = || contact::Seen { last: None, confirmed: true };
    story = story.when(Cast::Bram, |s, v| contact::record(s, v, gerda, &talk, seen())).then(["contact.vastgelegd"]);
    story.on("2010-01-18");
    story.when(Cast::Bram, |s, v| contact::record(s, v, gerda, &talk, seen())).hidden();
}

#[test]
fn one_of_the_two_or_a_coordinator_states_it_and_ends_it() {
    for who in [Cast::Ayse, Cast::Bram, Cast::Marit] {
        let (story, gerda) = gerda();
        let story = story.when(who, begins(ask())).then(["waarneming.begonnen"]);
        let ends = |s: &Town, v: &Viewer| end(s, v, WaarnemingId(1));
        let story = story.when(Cast::Karim, ends).hidden();
        let story = story.when(who, ends).then(["waarneming.beeindigd"]);
        assert_eq!(standing(&story, Cast::Bram, gerda), Standing::Collega, "{} ended it", who.naam());
        let story = story.when(who, ends).refused("waarneming-is-voorbij");
        story.when(who, begins(ask())).then(["waarneming.begonnen"]);
    }
    let (mut story, _) = gerda();
    story = story.when(Cast::Karim, begins(ask())).refused("waarneming-van-anderen");
    for who in [Cast::Rens, Cast::Wout, Cast::Pieter, Cast::Petra, Cast::Bea, Cast::Meedoen] {
        story = story.when(who, begins(ask())).hidden();
    }
    story.when(Cast::Marit, |s, v| end(s, v, WaarnemingId(9))).hidden();
}

#[test]
fn what_a_stand_in_cannot_be() {
    let (mut story, _) = gerda();
    let pieter = Cast::Pieter.id();
    let wrong = [
        (Ask { waarnemer: pieter, ..ask() }, "geen-begeleider"),
        (Ask { voor: pieter, ..ask() }, "geen-begeleider"),
        (Ask { waarnemer: Cast::Ayse.id(), ..ask() }, "waarneming-van-jezelf"),
        (Ask { reden: " ".into(), ..ask() }, "reden-nodig"),
        (Ask { van: day("2010-01-03"), ..ask() }, "waarneming-begint-later"),
        (Ask { van: day("2010-06-01"), tot: day("2010-06-02"), ..ask() }, "waarneming-te-ver-vooruit"),
        (Ask { van: day("2010-01-16"), ..ask() }, "waarneming-eindigt-eerder"),
        (Ask { tot: day("2010-02-15"), ..ask() }, "waarneming-te-lang"),
        (Ask { doel: Doel::Spoed, ..ask() }, "waarneming-te-lang"),
    ];
    for (asked, code) in wrong {
        story = story.when(Cast::Marit, begins(asked)).refused(code);
    }
    story = story.when(Cast::Marit, begins(ask())).then(["waarneming.begonnen"]);
    let later = Ask { van: day("2010-01-15"), tot: day("2010-01-20"), ..ask() };
    story.when(Cast::Marit, begins(later)).refused("waarneming-loopt-al");
}

#[test]
fn somebody_stands_in_for_who_left_as_long_as_there_are_inwoners() {
    let (mut story, gerda) = gerda();
    let today = story.today();
    story.must(Cast::Bea, |s, v| medewerker::revoke(s, v, today, Cast::Ayse.id(), crate::access::Role::Begeleider));
    let story = story.when(Cast::Marit, begins(ask())).then(["waarneming.begonnen"]);
    assert_eq!(standing(&story, Cast::Bram, gerda), Standing::Waarnemer);
}

#[test]
fn it_is_seen_by_the_colleague_by_coordinators_and_by_who_watches_over_it() {
    let (story, _) = gerda();
    let story = story.when(Cast::Bram, begins(ask())).then(["waarneming.begonnen"]);
    let seen = |who| story.asks(who, |s, v| list(s, v).map(|all| all.len()));
    for (who, count) in [(Cast::Ayse, 1), (Cast::Bram, 1), (Cast::Karim, 0), (Cast::Marit, 1), (Cast::Petra, 1)] {
        assert_eq!(seen(who), Ok(count), "{}", who.naam());
    }
    for who in [Cast::Rens, Cast::Wout, Cast::Pieter, Cast::Bea, Cast::Meedoen] {
        assert_eq!(seen(who), Err(Hidden), "{}", who.naam());
    }
    let shown = story.asks(Cast::Petra, |s, v| one(s, v, WaarnemingId(1)).unwrap());
    assert_eq!((&*shown.reden, shown.may_end), ("twee weken weg", false));
}

// ── Corrections ─────────────────────────────────────────────────────────────────────────────────────────────────────

/// Until another day, for what it was for.
fn until(tot: &str) -> Instead {
    Instead { doel: Doel::Afwezig, reden: "langer weg".into(), van: day("2010-01-04"), tot: day(tot) }
}

/// What stands there now is corrected.
fn corrects(instead: Instead) -> impl Fn(&Town, &Viewer) -> Ruled {
    move |s, v| {
        let known = super::questions::find(s, WaarnemingId(1)).expect("it was stated");
        correct(s, v, (WaarnemingId(1), known.nr), &instead, "verkeerd gehoord")
    }
}

fn begun() -> (Story, InwonerId) {
    let (story, gerda) = gerda();
    (story.when(Cast::Bram, begins(ask())).then(["waarneming.begonnen"]), gerda)
}

#[test]
fn until_another_day_opens_the_caseload_until_that_day_and_no_longer() {
    for (tot, last) in [("2010-01-22", "2010-01-22"), ("2010-01-08", "2010-01-08")] {
        let (mut story, gerda) = begun();
        story.on("2010-01-06");
        let mut story = story.when(Cast::Marit, corrects(until(tot))).then(["waarneming.begonnen"]);
        story.on(last);
        assert_eq!(standing(&story, Cast::Bram, gerda), Standing::Waarnemer, "{last}");
        story.on_day(day(last).plus(1));
        assert_eq!(standing(&story, Cast::Bram, gerda), Standing::Collega, "after {last}");
    }
}

#[test]
fn a_look_after_a_correction_is_for_what_it_says() {
    let (story, gerda) = begun();
    let handover = Instead { doel: Doel::Overdracht, ..until("2010-01-15") };
    let story = story.when(Cast::Ayse, corrects(handover)).then(["waarneming.begonnen"]);
    let purpose = story.viewer(Cast::Bram).purpose_about(story.state(), gerda);
    assert_eq!(purpose, Purpose::Waarneming(Doel::Overdracht));
}

#[test]
fn what_was_stated_first_is_still_read_with_who_changed_it_and_why() {
    let (mut story, _) = begun();
    story.on("2010-01-06");
    story.must(Cast::Marit, corrects(until("2010-01-22")));
    story.on("2010-01-08");
    story.must(Cast::Ayse, corrects(until("2010-01-20")));
    for who in [Cast::Ayse, Cast::Bram, Cast::Marit, Cast::Petra] {
        let shown = story.asks(who, |s, v| one(s, v, WaarnemingId(1)).unwrap());
        assert_eq!((shown.waarneming.tot, &*shown.reden), (day("2010-01-20"), "langer weg"));
        let earlier: Vec<_> =
            shown.eerder.iter().map(|was| (was.tot, &*was.reden, was.sinds, was.door, &*was.waarom)).collect();
        assert_eq!(
            earlier,
            [
                (day("2010-01-22"), "langer weg", day("2010-01-08"), Cast::Ayse.id(), "verkeerd gehoord"),
                (day("2010-01-15"), "twee weken weg", day("2010-01-06"), Cast::Marit.id(), "verkeerd gehoord"),
            ],
            "{}",
            who.naam()
        );
    }
}

#[test]
fn what_a_correction_cannot_say() {
    let (mut story, _) = begun();
    story.on("2010-01-08");
    let wrong = [
        (Instead { van: day("2010-01-05"), ..until("2010-01-15") }, "waarneming-is-begonnen"),
        (until("2010-01-07"), "waarneming-was-al"),
        (until("2010-02-15"), "waarneming-te-lang"),
        (Instead { doel: Doel::Spoed, ..until("2010-01-15") }, "waarneming-te-lang"),
        (Instead { reden: " ".into(), ..until("2010-01-15") }, "reden-nodig"),
    ];
    for (instead, code) in wrong {
        story = story.when(Cast::Ayse, corrects(instead)).refused(code);
    }
    let second = Ask { van: day("2010-01-18"), tot: day("2010-01-20"), ..ask() };
    story.must(Cast::Marit, begins(second));
    story = story.when(Cast::Ayse, corrects(until("2010-01-18"))).refused("waarneming-loopt-al");
    for who in [Cast::Karim, Cast::Rens, Cast::Petra, Cast::Pieter, Cast::Bea, Cast::Wout] {
        story = story.when(who, corrects(until("2010-01-14"))).hidden();
    }
    story.on("2010-01-16");
    story.when(Cast::Ayse, corrects(until("2010-01-17"))).refused("waarneming-is-voorbij");
}

#[test]
fn before_it_begins_its_first_day_can_be_another_and_two_who_correct_at_once_are_told() {
    let (mut story, _) = gerda();
    let later = Ask { van: day("2010-01-11"), tot: day("2010-01-15"), ..ask() };
    let first = story.must(Cast::Ayse, begins(later));
    let earlier = Instead { van: day("2010-01-06"), ..until("2010-01-15") };
    let story = story.when(Cast::Ayse, corrects(earlier.clone())).then(["waarneming.begonnen"]);
    let again = move |s: &Town, v: &Viewer| correct(s, v, (WaarnemingId(1), first), &earlier, "toch eerder");
    let story = story.when(Cast::Bram, again).refused("al-gecorrigeerd");
    let past = Instead { van: day("2010-01-03"), ..until("2010-01-15") };
    story.when(Cast::Bram, corrects(past)).refused("waarneming-begint-later");
}

proptest! {
    /// Whatever is said and ended, nobody sees the caseload of a colleague on a day that no statement covers.
    #[test]
    fn no_day_outside_what_was_stated_opens_a_caseload(
        tries in proptest::collection::vec((0..30i32, 0..50i32, 0..3usize, any::<bool>(), proptest::option::of(-20..40i32)), 1..8),
        probe in 0..100i32,
    ) {
        let (mut story, gerda) = gerda();
        let (mut covered, begin_day): (Vec<(Day, Day)>, Day) = (Vec::new(), story.today());
        for (ahead, long, doel, ends, longer) in tries {
            let van = story.today().plus(ahead);
            let asked = Ask { van, tot: van.plus(long), doel: Doel::ALL[doel], ..ask() };
            if story.does(Cast::Bram, begins(asked.clone())).is_ok() {
                prop_assert!(long < Doel::ALL[doel].at_most());
                covered.push((asked.van, asked.tot));
            }
            let count = covered.len() as u32;
            if let (Some(longer), Some(last)) = (longer, covered.last_mut()) {
                let tot = last.1.plus(longer);
                let newest = WaarnemingId(count);
                let corrects = |s: &Town, v: &Viewer| {
                    let known = one(s, v, newest)?.waarneming;
                    let instead = Instead { doel: known.doel, reden: "anders".into(), van: known.van, tot };
                    correct(s, v, (newest, known.nr), &instead, "verkeerd gehoord")
                };
                if story.does(Cast::Ayse, corrects).is_ok() {
                    last.1 = tot;
                }
            }
            if ends {
                let newest = MedewerkerId(covered.len() as u32).0;
                if story.does(Cast::Ayse, |s, v| end(s, v, WaarnemingId(newest))).is_ok() {
                    let last = covered.last_mut().expect("what was ended had begun");
                    last.1 = last.1.min(story.today().plus(-1));
                }
            }
        }
        let on = begin_day.plus(probe);
        story.on_day(on);
        let expected = covered.iter().any(|(van, tot)| *van <= on && on <= *tot);
        prop_assert_eq!(standing(&story, Cast::Bram, gerda) == Standing::Waarnemer, expected);
    }
}
