use proptest::prelude::*;

use super::*;
use crate::meting::{Groeipotentieel, Meetmoment, at, list, record as measure, withdraw};
use crate::testing::{Cast, Story, day, given, participatiehuis};

const JANUARY: &str = "2010-01-01";
const FEBRUARY: &str = "2010-02-01";

/// Gerda in the Participatiehuis since 4 January 2010, measured on the 20th: trede 2 by its answers, debts that are worked
/// on. It is 18 February and Ayşe spoke with her on the 10th.
fn gerda() -> (Story, InwonerId) {
    let mut known = None;
    let mut story = given(|story| known = Some(story.gerda()));
    let (gerda, traject) = known.expect("she is registered");
    story.on("2010-01-20");
    let debts = Vragen { probleem: true, aan_gewerkt: true, onder_controle: false };
    let first = Meting {
        trede: Some(2),
        antwoorden: answers_of(2),
        groei: true,
        leefgebieden: BTreeMap::from([("financieel".to_owned(), debts)]),
        ..Meting::default()
    };
    story.must(Cast::Ayse, |s, v| measure(s, v, gerda, traject, v.today(), v.today(), &first));
    story.on("2010-02-10").contact(gerda);
    story.on("2010-02-18");
    (story, gerda)
}

fn of(story: &Story, inwoner: InwonerId) -> Row {
    story.asks(Cast::Ayse, |s, v| row(s, v, inwoner, day(FEBRUARY))).expect("she is in the round")
}

fn records(said: Said, extent: Extent, row: &Row) -> impl FnOnce(&Town, &Viewer) -> Result<Vec<Statement>, No> {
    let (inwoner, seen) = (row.inwoner, Seen { last: row.seen, confirmed: false });
    move |s, v| record(s, v, (inwoner, day(FEBRUARY)), &said, extent, seen, "aangepast in de ronde")
}

#[test]
fn last_months_values_are_filled_in_and_growth_is_asked_afresh() {
    let (story, gerda) = gerda();
    let row = of(&story, gerda);
    assert_eq!((row.datum, row.gesproken), (day("2010-02-18"), Some(day("2010-02-10"))));
    assert_eq!((row.before.trede, row.before.groei), (Some(2), false));
    assert!(row.before.leefgebieden["financieel"].aan_gewerkt && !row.starts_unmeasured() && row.done.is_none());
    let january =
        story.asks(Cast::Ayse, |s, v| super::row(s, v, gerda, day(JANUARY))).expect("she was in that one too");
    assert_eq!((january.datum, january.before.trede), (day("2010-01-31"), None), "the list gave no trede");
    assert!(january.done.is_some());
}

#[test]
fn an_untouched_row_is_recorded_only_when_the_whole_round_is() {
    let (story, gerda) = gerda();
    let row = of(&story, gerda);
    let untouched = Said::untouched(&row);
    let story = story.when(Cast::Ayse, records(untouched.clone(), Extent::Touched, &row)).then([]);
    let mut story = story.when(Cast::Ayse, records(untouched, Extent::Whole, &row)).then(["meting.vastgelegd"]);
    let recorded = story.asks(Cast::Ayse, |s, v| list(s, v, gerda)).expect("Ayşe may").pop().expect("the newest");
    assert_eq!((recorded.datum, recorded.trede, recorded.groei), (day("2010-02-18"), Some(2), false));
    assert_eq!(recorded.antwoorden, answers_of(2), "the answers that place her there are so still");
    // The same round once more records nothing: the meting of this month is there.
    let again = of(&story, gerda);
    assert_eq!(again.done.as_ref().map(|done| done.nr), Some(recorded.nr));
    story = story.when(Cast::Ayse, records(Said::untouched(&again), Extent::Whole, &again)).then([]);
    story.when(Cast::Ayse, records(Said::untouched(&row), Extent::Whole, &row)).then([]);
}

#[test]
fn who_was_not_spoken_starts_as_not_measured_and_a_change_in_such_a_row_is_told() {
    let (mut story, gerda) = gerda();
    story.on("2010-03-05");
    let march = |s: &Town, v: &Viewer| super::row(s, v, gerda, day("2010-03-01"));
    let row = story.asks(Cast::Ayse, march).expect("she is in the round");
    assert!(row.starts_unmeasured() && row.gesproken.is_none());
    let said = Said::untouched(&row);
    let seen = Seen { last: row.seen, confirmed: false };
    let act = |said: Said| {
        move |s: &Town, v: &Viewer| record(s, v, (gerda, day("2010-03-01")), &said, Extent::Whole, seen, "")
    };
    let story = story.when(Cast::Ayse, act(said.clone())).then([]);
    let changed = Said { trede: Some(3), ..said };
    let story = story.when(Cast::Ayse, act(changed.clone())).refused("niet-gemeten-en-toch-gewijzigd");
    // Measured after all, without a talk in this month: that is for the begeleider to say.
    story.when(Cast::Ayse, act(Said { niet_gemeten: false, ..changed })).then(["meting.vastgelegd"]);
}

#[test]
fn a_trede_that_changes_takes_its_answers_along_only_when_they_were_asked() {
    let (story, gerda) = gerda();
    let row = of(&story, gerda);
    let up = Said { trede: Some(3), ..Said::untouched(&row) };
    let newest =
        |story: &Story| story.asks(Cast::Ayse, |s, v| at(s, v, gerda, v.today())).expect("Ayşe may").antwoorden;
    let later = story.clone().when(Cast::Ayse, records(up.clone(), Extent::Touched, &row)).then(["meting.vastgelegd"]);
    assert_eq!(newest(&later), Antwoorden::default());
    let asked = Said { klopt: true, ..up };
    let asked = story.when(Cast::Ayse, records(asked, Extent::Touched, &row)).then(["meting.vastgelegd"]);
    assert_eq!(newest(&asked), answers_of(3));
    // Asked about afterwards, the meting of this month is corrected.
    let row = of(&later, gerda);
    let asked = Said { klopt: true, ..Said::untouched(&row) };
    let corrected = later.when(Cast::Ayse, records(asked, Extent::Touched, &row)).then(["meting.vastgelegd"]);
    assert_eq!(newest(&corrected), answers_of(3));
}

#[test]
fn a_row_that_is_done_is_corrected_and_keeps_what_the_round_does_not_ask() {
    let (mut story, gerda) = gerda();
    let traject = of(&story, gerda).traject;
    let potential = Groeipotentieel { trede: 4, motivering: "kookt graag".into() };
    let own = Meting { trede: Some(2), groeipotentieel: Some(potential.clone()), ..Meting::default() };
    story.must(Cast::Ayse, |s, v| measure(s, v, gerda, traject, day("2010-02-12"), v.today(), &own));
    let row = of(&story, gerda);
    let done = row.done.clone().expect("this month has one");
    let said = Said { groei: true, toelichting: Some("lacht weer".into()), ..Said::untouched(&row) };
    let story = story.when(Cast::Ayse, records(said.clone(), Extent::Touched, &row)).then(["meting.vastgelegd"]);
    let after = of(&story, gerda).done.expect("corrected, and still there");
    assert_eq!((after.datum, after.moment, after.groei), (done.datum, Meetmoment::Tussentijds, true));
    assert_eq!((after.groeipotentieel, after.toelichting.as_deref()), (Some(potential), Some("lacht weer")));
    // The page of before it names a version that was replaced since: what was changed there is told, what was not is not.
    let stale = Said { trede: Some(5), ..Said::untouched(&row) };
    let story = story.when(Cast::Ayse, records(stale, Extent::Whole, &row)).refused("al-gecorrigeerd");
    story.when(Cast::Ayse, records(Said::untouched(&row), Extent::Whole, &row)).then([]);
}

#[test]
fn only_a_newer_meting_of_the_same_inwoner_asks_for_confirmation() {
    let (mut story, gerda) = gerda();
    let row = of(&story, gerda);
    let up = Said { trede: Some(3), toelichting: Some("begon met koken".into()), ..Said::untouched(&row) };
    story.contact(gerda);
    let other = story.clone().when(Cast::Ayse, records(up.clone(), Extent::Touched, &row)).then(["meting.vastgelegd"]);
    drop(other);
    let two = Meting { trede: Some(2), groei: true, ..Meting::default() };
    story.must(Cast::Marit, |s, v| measure(s, v, gerda, row.traject, day("2010-02-17"), v.today(), &two));
    let story = story.when(Cast::Ayse, records(up.clone(), Extent::Touched, &row)).refused("meting-intussen");
    // Untouched here, measured by another: there is nothing to ask.
    let story = story.when(Cast::Ayse, records(Said::untouched(&row), Extent::Whole, &row)).then([]);
    let told = Row { seen: of(&story, gerda).seen, ..row };
    story.when(Cast::Ayse, records(up, Extent::Touched, &told)).then(["meting.vastgelegd"]);
}

#[test]
fn a_meting_that_was_taken_back_while_the_page_was_open_can_be_recorded_again() {
    let (mut story, gerda) = gerda();
    let row = of(&story, gerda);
    let nr = story.must(Cast::Ayse, records(Said::untouched(&row), Extent::Whole, &row));
    let row = of(&story, gerda);
    story.must(Cast::Ayse, |s, v| withdraw(s, v, nr, "was gisteren"));
    let said = Said { groei: true, ..Said::untouched(&row) };
    story.when(Cast::Ayse, records(said, Extent::Touched, &row)).then(["meting.vastgelegd"]);
}

#[test]
fn somebody_of_whom_nothing_is_known_has_no_meting_until_something_is_said() {
    let (mut story, _) = gerda();
    let piet = story.inwoner("Piet", "Smits");
    story.assigned(piet, Cast::Ayse);
    story.started(piet, "participatiehuis");
    story.contact(piet);
    let row = of(&story, piet);
    assert!(row.before.is_empty() && row.starts_unmeasured());
    let empty = Said { niet_gemeten: false, ..Said::untouched(&row) };
    let story = story.when(Cast::Ayse, records(empty.clone(), Extent::Whole, &row)).then([]);
    let said = Said { trede: Some(1), ..empty };
    story.when(Cast::Ayse, records(said, Extent::Whole, &row)).then(["meting.vastgelegd"]);
}

#[test]
fn the_round_is_of_the_own_caseload_in_an_aanpak_that_measures() {
    let (mut story, gerda) = gerda();
    let names = |story: &Story, who| story.asks(who, |s, v| own(s, v, day(FEBRUARY)).map(|rows| rows.len()));
    assert_eq!(names(&story, Cast::Ayse), Ok(1));
    assert_eq!(names(&story, Cast::Bram), Ok(0), "nobody yet");
    assert_eq!(names(&story, Cast::Marit), Err(Hidden));
    let row = of(&story, gerda);
    let story2 = story.clone().when(Cast::Bram, records(Said::untouched(&row), Extent::Whole, &row)).hidden();
    story2.when(Cast::Marit, records(Said::untouched(&row), Extent::Whole, &row)).hidden();
    // From 1 March the Participatiehuis does not measure.
    let mut content = participatiehuis();
    content.onderdelen.retain(|part| *part != Onderdeel::Meting);
    story.on("2010-03-01").must(Cast::Meedoen, |s, v| crate::aanpak::adopt(s, v, v.today(), content));
    story.on("2010-03-02");
    assert!(!story.asks(Cast::Ayse, has) && story.asks(Cast::Bram, has));
    assert_eq!(story.asks(Cast::Ayse, |s, v| own(s, v, day("2010-03-01"))), Err(Hidden));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever was said, saying it again changes nothing; and what is recorded is what was said.
    #[test]
    fn a_row_that_was_recorded_stands_as_it_was_said(
        trede in 1u8..=6, groei: bool, klopt: bool, financieel in 0u8..8, words in proptest::option::of("[a-z]{1,8}"),
        done: bool,
    ) {
        let (mut story, gerda) = gerda();
        if done {
            let row = of(&story, gerda);
            story.must(Cast::Ayse, records(Said::untouched(&row), Extent::Whole, &row));
        }
        let row = of(&story, gerda);
        let vragen = Vragen { probleem: financieel & 1 > 0, aan_gewerkt: financieel & 2 > 0, onder_controle: financieel & 4 > 0 };
        let leefgebieden = BTreeMap::from([("financieel".to_owned(), vragen)]);
        let said = Said { trede: Some(trede), klopt, groei, leefgebieden, toelichting: words, ..Said::untouched(&row) };
        let first = story.does(Cast::Ayse, records(said.clone(), Extent::Whole, &row)).expect("it can be said");
        prop_assert!(first.len() <= 1);
        let after = of(&story, gerda);
        let stands = after.values();
        prop_assert_eq!((stands.trede, stands.groei, &stands.leefgebieden), (said.trede, said.groei, &said.leefgebieden));
        prop_assert_eq!(&stands.toelichting, &said.toelichting);
        prop_assert!(!klopt || stands.antwoorden == answers_of(trede));
        let again = Said { van: after.done.as_ref().map(|done| done.nr), ..said };
        prop_assert_eq!(story.does(Cast::Ayse, records(again, Extent::Whole, &after)).expect("it can be said"), []);
        // Correcting keeps one meting of this month.
        let mut metings = story.asks(Cast::Ayse, |s, v| list(s, v, gerda)).expect("Ayşe may");
        metings.retain(|one| one.datum >= day(FEBRUARY));
        prop_assert_eq!(metings.len(), 1);
    }
}
