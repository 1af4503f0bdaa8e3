use super::*;
use crate::access::Viewer;
use crate::entry::Statement;
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::refusal::No;
use crate::state::State;
use crate::testing::{Cast, Story, day, given};
use crate::tijdlijn;
use crate::time::Day;

type Ruled = Result<Vec<Statement>, No>;

fn starting(aanpak: &str) -> Start {
    Start { aanpak: aanpak.into(), ..Start::default() }
}

fn closing(reden: &str) -> Close {
    Close { reden: reden.into(), ..Close::default() }
}

/// Gerda in the Participatiehuis since 4 January 2010; today is 1 March.
fn gerda() -> (Story, InwonerId, TrajectId) {
    let mut known = None;
    let mut story = given(|story| known = Some(story.gerda()));
    story.on("2010-03-01");
    let (gerda, traject) = known.unwrap();
    (story, gerda, traject)
}

/// The act with `datum` and `sinds` on today.
fn today(act: impl FnOnce(&State, &Viewer, Day) -> Ruled) -> impl FnOnce(&State, &Viewer) -> Ruled {
    |state, viewer| act(state, viewer, viewer.today())
}

fn of_gerda(story: &Story, gerda: InwonerId) -> Vec<Traject> {
    story.asks(Cast::Ayse, |state, viewer| list(state, viewer, gerda).unwrap())
}

// ── Starting ────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_traject_starts_in_the_only_trajectsoort_and_its_term_ends_after_two_years() {
    let (story, gerda, _) = gerda();
    let traject = of_gerda(&story, gerda)[0];
    assert_eq!(&**story.state().codes().word(traject.soort), "participatietraject");
    assert_eq!(traject.term_end(story.state()), Some(day("2012-01-03")));
    assert!(!traject.open_on(day("2010-01-03")) && traject.open_on(day("2010-01-04")));
}

#[test]
fn a_second_open_traject_in_the_same_aanpak_asks_why_and_the_very_same_is_impossible() {
    let (story, gerda, _) = gerda();
    let again = starting("participatiehuis");
    let story = story.when(Cast::Marit, today(|s, v, d| start(s, v, gerda, d, d, &again))).refused("traject-loopt-nog");
    let same_day = |s: &State, v: &Viewer| start(s, v, gerda, day("2010-01-04"), v.today(), &again);
    let story = story.when(Cast::Marit, same_day).refused("traject-bestaat-al");
    let with_reason = Start { afwijking: Some("naast het oude".into()), ..again.clone() };
    story.when(Cast::Marit, today(|s, v, d| start(s, v, gerda, d, d, &with_reason))).then(["traject.gestart"]);
}

#[test]
fn after_the_end_a_new_traject_needs_no_reason_and_gets_a_number_of_its_own() {
    let (story, gerda, traject) = gerda();
    let story = story
        .when(Cast::Ayse, today(|s, v, d| close(s, v, traject, d, d, &closing("regulier werk"))))
        .then(["traject.afgesloten"]);
    let again = starting("participatiehuis");
    let story = story.when(Cast::Marit, today(|s, v, d| start(s, v, gerda, d, d, &again))).then(["traject.gestart"]);
    assert_eq!(of_gerda(&story, gerda).iter().map(|traject| traject.id.0).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn what_a_start_cannot_be() {
    let (story, gerda, _) = gerda();
    let story = story
        .when(Cast::Marit, today(|s, v, d| start(s, v, gerda, d, d, &starting("nergens"))))
        .refused("aanpak-onbekend");
    let odd = Start { trajectsoort: Some("toverles".into()), ..starting("de-cirkel") };
    let story =
        story.when(Cast::Marit, today(|s, v, d| start(s, v, gerda, d, d, &odd))).refused("trajectsoort-onbekend");
    let seventh = Start { trede: Some(7), ..starting("de-cirkel") };
    let story =
        story.when(Cast::Marit, today(|s, v, d| start(s, v, gerda, d, d, &seventh))).refused("trede-buiten-bereik");
    let cirkel = starting("de-cirkel");
    let story = story
        .when(Cast::Marit, |s, v| start(s, v, gerda, v.today().plus(1), v.today(), &cirkel))
        .refused("dag-moet-nog-komen");
    let story = story
        .when(Cast::Marit, |s, v| start(s, v, gerda, v.today(), v.today().plus(1), &cirkel))
        .refused("dag-moet-nog-komen");
    let story = story
        .when(Cast::Marit, |s, v| start(s, v, gerda, day("0210-03-01"), v.today(), &cirkel))
        .refused("dag-te-lang-geleden");
    let long = Start { afwijking: Some("x".repeat(121)), ..starting("de-cirkel") };
    story.when(Cast::Marit, today(|s, v, d| start(s, v, gerda, d, d, &long))).refused("tekst-te-lang");
}

#[test]
fn a_trajectsoort_is_known_by_its_synonym() {
    let (story, gerda, _) = gerda();
    let asked = Start { trajectsoort: Some("Opdracht".into()), ..starting("de-cirkel") };
    let story = story.when(Cast::Marit, today(|s, v, d| start(s, v, gerda, d, d, &asked))).then(["traject.gestart"]);
    assert_eq!(&**story.state().codes().word(of_gerda(&story, gerda)[1].soort), "groepsopdracht");
}

// ── Fasen ───────────────────────────────────────────────────────────────────────────────────────────────────────────

fn enters(story: Story, id: TrajectId, on: &str, fase: &str, why: Option<&str>) -> crate::testing::Outcome {
    let datum = day(on);
    story.when(Cast::Ayse, |s, v| enter_phase(s, v, id, datum, v.today(), fase, why))
}

#[test]
fn going_back_to_an_earlier_fase_asks_why_unless_the_aanpak_lets_it_come_later() {
    let (story, gerda, id) = gerda();
    let story = enters(story, id, "2010-01-04", "start", None).then(["traject.fase"]);
    let story = enters(story, id, "2010-02-01", "IP", None).then(["traject.fase"]);
    let story = enters(story, id, "2010-02-02", "start", None).refused("fase-terug");
    let story = enters(story, id, "2010-02-02", "1-op-1", None).then(["traject.fase"]);
    let story = enters(story, id, "2010-02-03", "start", Some("na ziekte opnieuw")).then(["traject.fase"]);
    assert_eq!(of_gerda(&story, gerda)[0].fase.unwrap().1, day("2010-02-03"));
}

#[test]
fn passing_over_a_fase_asks_why_unless_the_aanpak_lets_it_be_left_out() {
    let (story, gerda, id) = gerda();
    let story = enters(story, id, "2010-01-04", "start", None).then(["traject.fase"]);
    enters(story.clone(), id, "2010-02-01", "IP", None).then(["traject.fase"]);
    let story = enters(story, id, "2010-02-01", "individueel", None).refused("fase-overgeslagen");
    let story = enters(story, id, "2010-02-01", "individueel", Some("kan niet in een groep")).then(["traject.fase"]);
    let found = story.asks(Cast::Ayse, |s, v| crate::precedent::like(s, v, crate::precedent::Kind::Fase));
    let found: Vec<_> = found.iter().map(|one| (one.inwoner, &*one.reden)).collect();
    assert_eq!(found, [(gerda, "kan niet in een groep")]);
}

#[test]
fn a_fase_that_has_been_is_not_passed_over_and_the_first_begins_with_the_traject() {
    let (story, _, id) = gerda();
    let story = enters(story, id, "2010-01-11", "IP", None).then(["traject.fase"]);
    let story = enters(story, id, "2010-02-01", "1-op-1", None).then(["traject.fase"]);
    let story = enters(story, id, "2010-01-10", "individueel", None).refused("fase-overgeslagen");
    enters(story, id, "2010-02-03", "individueel", None).then(["traject.fase"]);
}

#[test]
fn a_correction_that_makes_a_fase_pass_over_another_asks_why_too() {
    let (story, gerda, id) = gerda();
    let story = enters(story, id, "2010-02-01", "IP", None).then(["traject.fase"]);
    let nr = of_gerda(&story, gerda)[0].fase.unwrap().2;
    let other = |afwijking: Option<&'static str>| {
        move |s: &State, v: &Viewer| {
            let phase = Phase { fase: "individueel", afwijking };
            correct_phase(s, v, nr, day("2010-02-01"), v.today(), &phase, "vergist")
        }
    };
    let story = story.when(Cast::Ayse, other(None)).refused("fase-overgeslagen");
    story.when(Cast::Ayse, other(Some("groep was vol"))).then(["traject.fase"]);
}

#[test]
fn a_fase_written_down_late_is_held_against_the_fase_of_its_own_day() {
    let (story, gerda, id) = gerda();
    let story = enters(story, id, "2010-01-04", "start", None).then(["traject.fase"]);
    let story = enters(story, id, "2010-02-15", "individueel", Some("groep was vol")).then(["traject.fase"]);
    let story = enters(story, id, "2010-02-01", "IP", None).then(["traject.fase"]);
    let (fase, from, _) = of_gerda(&story, gerda)[0].fase.unwrap();
    assert_eq!((&**story.state().codes().word(fase), from), ("individueel", day("2010-02-15")));
}

#[test]
fn what_a_fase_cannot_be() {
    let (story, _, id) = gerda();
    let story = enters(story, id, "2010-01-04", "start", None).then(["traject.fase"]);
    let story = enters(story, id, "2010-02-01", "start", None).refused("is-al-in-fase");
    let story = enters(story, id, "2010-02-01", "toverfase", None).refused("fase-onbekend");
    let story = enters(story, id, "2010-01-03", "IP", None).refused("voor-instroom");
    let story = story
        .when(Cast::Ayse, |s, v| close(s, v, id, day("2010-02-01"), v.today(), &closing("overig")))
        .then(["traject.afgesloten"]);
    enters(story, id, "2010-02-01", "IP", None).refused("traject-is-afgesloten");
}

// ── Extending ───────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn an_extension_moves_the_end_of_the_term_and_always_has_its_reason() {
    let (story, gerda, id) = gerda();
    let longer = |tot: &'static str, reden: &'static str| {
        move |s: &State, v: &Viewer| extend(s, v, id, v.today(), v.today(), day(tot), reden)
    };
    let story = story.when(Cast::Ayse, longer("2012-06-30", " ")).refused("reden-nodig");
    let story = story.when(Cast::Ayse, longer("2012-01-03", "cursus")).refused("verlenging-niet-later");
    let story = story.when(Cast::Ayse, longer("2012-06-30", "cursus loopt nog")).then(["traject.verlengd"]);
    assert_eq!(of_gerda(&story, gerda)[0].term_end(story.state()), Some(day("2012-06-30")));
    story.when(Cast::Ayse, longer("2012-06-30", "nog eens")).refused("verlenging-niet-later");
}

#[test]
fn an_extension_is_corrected_to_a_shorter_one_and_withdrawn_to_the_term_of_the_aanpak() {
    let (mut story, gerda, id) = gerda();
    let nr = story.must(Cast::Ayse, |s, v| extend(s, v, id, v.today(), v.today(), day("2012-06-30"), "cursus"));
    let shorter = Extension { tot: day("2012-03-31"), reden: "cursus" };
    let story = story
        .when(Cast::Ayse, |s, v| correct_extend(s, v, nr, v.today(), v.today(), &shorter, "maand vergist"))
        .then(["traject.verlengd"]);
    assert_eq!(of_gerda(&story, gerda)[0].term_end(story.state()), Some(day("2012-03-31")));
    let newest = story.state().newest(nr);
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, newest, "nooit afgesproken")).then(["traject.verlengd"]);
    assert_eq!(of_gerda(&story, gerda)[0].term_end(story.state()), Some(day("2012-01-03")));
}

// ── Closing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_traject_closes_with_a_reason_and_an_oorzaak_that_fits_it() {
    let (story, gerda, id) = gerda();
    let unexplained = closing("uit uitkering niet door werk");
    let story = story.when(Cast::Ayse, today(|s, v, d| close(s, v, id, d, d, &unexplained))).refused("oorzaak-nodig");
    let moved = Close { oorzaak: Some("verhuizing naar andere gemeente".into()), ..unexplained };
    let story = story.when(Cast::Ayse, today(|s, v, d| close(s, v, id, d, d, &moved))).then(["traject.afgesloten"]);
    let einde = of_gerda(&story, gerda)[0].einde.unwrap();
    assert_eq!((einde.dag, einde.sinds, einde.oorzaak.is_some()), (day("2010-03-01"), day("2010-03-01"), true));
    assert!(!of_gerda(&story, gerda)[0].open_on(day("2010-03-01")));
}

#[test]
fn an_oorzaak_that_the_aanpak_expects_may_be_left_out_with_an_explanation() {
    let (story, _, id) = gerda();
    let explained =
        Close { toelichting: Some("wil het niet zeggen".into()), ..closing("uit uitkering niet door werk") };
    story.when(Cast::Ayse, today(|s, v, d| close(s, v, id, d, d, &explained))).then(["traject.afgesloten"]);
}

#[test]
fn what_an_end_cannot_be() {
    let (story, _, id) = gerda();
    let ends = |asked: Close| move |s: &State, v: &Viewer| close(s, v, id, v.today(), v.today(), &asked);
    let story = story.when(Cast::Ayse, ends(closing(" "))).refused("vul-in");
    let story = story.when(Cast::Ayse, ends(closing("zomaar"))).refused("reden-onbekend");
    let story = story
        .when(Cast::Ayse, ends(Close { oorzaak: Some("zomaar".into()), ..closing("overig") }))
        .refused("oorzaak-onbekend");
    let misfit = Close { oorzaak: Some("detentie".into()), ..closing("regulier werk") };
    let story = story.when(Cast::Ayse, ends(misfit)).refused("oorzaak-past-niet");
    let early = |s: &State, v: &Viewer| close(s, v, id, day("2010-01-03"), v.today(), &closing("overig"));
    let story = story.when(Cast::Ayse, early).refused("voor-instroom");
    let story = story.when(Cast::Ayse, ends(closing("overig"))).then(["traject.afgesloten"]);
    story.when(Cast::Ayse, ends(closing("overig"))).refused("traject-is-afgesloten");
}

#[test]
fn a_traject_does_not_end_before_something_that_happened_in_it() {
    let (story, _, id) = gerda();
    let story = enters(story, id, "2010-02-15", "IP", None).then(["traject.fase"]);
    let ends = |on: &'static str| move |s: &State, v: &Viewer| close(s, v, id, day(on), v.today(), &closing("overig"));
    let story = story.when(Cast::Ayse, ends("2010-02-14")).refused("later-gebeurde-nog-iets");
    story.when(Cast::Ayse, ends("2010-02-15")).then(["traject.afgesloten"]);
}

#[test]
fn a_traject_may_end_on_the_day_it_began_and_was_then_never_open() {
    let (story, gerda, id) = gerda();
    let ends = |s: &State, v: &Viewer| close(s, v, id, day("2010-01-04"), v.today(), &closing("overig"));
    let story = story.when(Cast::Ayse, ends).then(["traject.afgesloten"]);
    let traject = of_gerda(&story, gerda)[0];
    assert!(!traject.open_on(day("2010-01-04")) && !traject.open_on(day("2010-01-03")));
}

// ── Corrections ─────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn withdrawing_the_end_opens_the_traject_again_without_an_old_end_date() {
    let (mut story, gerda, id) = gerda();
    let nr = story.must(Cast::Ayse, |s, v| close(s, v, id, v.today(), v.today(), &closing("overig")));
    story.on("2010-03-08");
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, nr, " ")).refused("reden-nodig");
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, nr, "gaat toch door")).then(["traject.afgesloten"]);
    let traject = of_gerda(&story, gerda)[0];
    assert!(traject.einde.is_none() && traject.open_on(day("2010-03-08")));
    let before =
        story.asks(Cast::Marit, |s, v| behind_figure(s, crate::access::figures(v).unwrap(), gerda, day("2010-03-07")));
    assert!(before[0].einde.is_some(), "what was known on the day before stays what was known");
}

#[test]
fn a_withdrawn_or_corrected_fact_is_not_corrected_again_but_its_newest_version_is() {
    let (mut story, gerda, id) = gerda();
    let nr = story.must(Cast::Ayse, |s, v| close(s, v, id, v.today(), v.today(), &closing("overig")));
    let corrects = |nr: Nr, on: &'static str| {
        move |s: &State, v: &Viewer| correct_close(s, v, nr, day(on), v.today(), &closing("overig"), "vergist")
    };
    let mut story = story.when(Cast::Ayse, corrects(nr, "2010-02-20")).then(["traject.afgesloten"]);
    story = story.when(Cast::Ayse, corrects(nr, "2010-02-21")).refused("al-gecorrigeerd");
    let second = story.state().newest(nr);
    story = story.when(Cast::Ayse, corrects(second, "2010-02-21")).then(["traject.afgesloten"]);
    let third = story.state().newest(nr);
    assert_eq!(of_gerda(&story, gerda)[0].einde.map(|einde| (einde.dag, einde.nr)), Some((day("2010-02-21"), third)));
    story = story.when(Cast::Ayse, |s, v| withdraw(s, v, third, "gaat door")).then(["traject.afgesloten"]);
    story = story.when(Cast::Ayse, corrects(third, "2010-02-22")).refused("al-gecorrigeerd");
    let withdrawal = story.state().newest(nr);
    story.when(Cast::Ayse, corrects(withdrawal, "2010-02-22")).hidden();
}

#[test]
fn a_corrected_start_keeps_its_number_and_is_not_known_before_what_it_corrects() {
    let (mut story, gerda, id) = gerda();
    let first = of_gerda(&story, gerda)[0].started.0;
    let earlier = starting("participatiehuis");
    story.on("2010-03-02");
    let moves = |s: &State, v: &Viewer| {
        correct_start(s, v, first, day("2009-12-01"), day("2009-12-01"), &earlier, "stond een maand eerder")
    };
    let story = story.when(Cast::Marit, moves).then(["traject.gestart"]);
    let traject = of_gerda(&story, gerda)[0];
    assert_eq!((traject.id, traject.instroom, traject.started.1), (id, day("2009-12-01"), day("2010-01-04")));
    assert_eq!(first_known(story.state(), gerda, traject.started.0), Some(day("2010-01-04")));
    assert_eq!(of_gerda(&story, gerda).len(), 1);
}

#[test]
fn a_start_cannot_come_to_lie_after_what_hangs_on_it() {
    let (story, gerda, id) = gerda();
    let nr = of_gerda(&story, gerda)[0].started.0;
    let corrects = |on: &'static str, asked: Start| {
        move |s: &State, v: &Viewer| correct_start(s, v, nr, day(on), v.today(), &asked, "vergist")
    };
    let story = enters(story, id, "2010-01-15", "start", None).then(["traject.fase"]);
    let story = story
        .when(Cast::Marit, corrects("2010-01-20", starting("participatiehuis")))
        .refused("eerst-de-rest-intrekken");
    let story =
        story.when(Cast::Marit, corrects("2010-01-10", starting("de-cirkel"))).refused("eerst-de-rest-intrekken");
    let story = story.when(Cast::Marit, |s, v| withdraw(s, v, nr, "nooit begonnen")).refused("eerst-de-rest-intrekken");
    let story = story
        .when(Cast::Ayse, |s, v| close(s, v, id, day("2010-02-01"), v.today(), &closing("overig")))
        .then(["traject.afgesloten"]);
    let story = story.when(Cast::Marit, corrects("2010-02-02", starting("participatiehuis"))).refused("na-einde");
    story.when(Cast::Marit, corrects("2010-01-10", starting("participatiehuis"))).then(["traject.gestart"]);
}

#[test]
fn a_start_that_nothing_hangs_on_can_move_to_another_aanpak_or_go() {
    let (story, gerda, id) = gerda();
    let nr = of_gerda(&story, gerda)[0].started.0;
    let cirkel = starting("de-cirkel");
    let story = story
        .when(Cast::Marit, today(|s, v, d| correct_start(s, v, nr, d, d, &cirkel, "verkeerd huis")))
        .then(["traject.gestart"]);
    assert_eq!(of_gerda(&story, gerda)[0].id, id);
    let newest = story.state().newest(nr);
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, newest, "nooit begonnen")).then(["traject.gestart"]);
    assert_eq!(of_gerda(&story, gerda), []);
    story.when(Cast::Ayse, today(|s, v, d| close(s, v, id, d, d, &closing("overig")))).hidden();
}

#[test]
fn a_fase_is_corrected_by_the_rule_that_records_one() {
    let (story, gerda, id) = gerda();
    let story = enters(story, id, "2010-02-01", "IP", None).then(["traject.fase"]);
    let nr = of_gerda(&story, gerda)[0].fase.unwrap().2;
    let corrects = |on: &'static str, fase: &'static str| {
        move |s: &State, v: &Viewer| {
            correct_phase(s, v, nr, day(on), v.today(), &Phase { fase, afwijking: None }, "vergist")
        }
    };
    let story = story.when(Cast::Ayse, corrects("2010-01-03", "IP")).refused("voor-instroom");
    let story = story.when(Cast::Ayse, corrects("2010-02-02", "toverfase")).refused("fase-onbekend");
    let story = story.when(Cast::Ayse, corrects("2010-02-02", "IP")).then(["traject.fase"]);
    let fase = of_gerda(&story, gerda)[0].fase.unwrap();
    assert_eq!((fase.1, fase.2), (day("2010-02-02"), story.state().newest(nr)));
    story.when(Cast::Ayse, corrects("2010-02-03", "IP")).refused("al-gecorrigeerd");
}

#[test]
fn to_a_colleague_and_for_a_fact_of_another_kind_there_is_nothing_to_correct() {
    let (mut story, gerda, id) = gerda();
    let start_nr = of_gerda(&story, gerda)[0].started.0;
    let nr = story.must(Cast::Ayse, |s, v| close(s, v, id, v.today(), v.today(), &closing("overig")));
    let corrects = |s: &State, v: &Viewer| correct_close(s, v, nr, v.today(), v.today(), &closing("overig"), "vergist");
    story = story.when(Cast::Bram, corrects).hidden();
    story = story.when(Cast::Olga, corrects).hidden();
    story = story.when(Cast::Bram, |s, v| withdraw(s, v, nr, "vergist")).hidden();
    let wrong_kind =
        |s: &State, v: &Viewer| correct_close(s, v, start_nr, v.today(), v.today(), &closing("overig"), "vergist");
    story = story.when(Cast::Ayse, wrong_kind).hidden();
    story.when(Cast::Ayse, |s, v| withdraw(s, v, Nr(9999), "vergist")).hidden();
}

#[test]
fn the_tijdlijn_keeps_the_struck_version_with_who_and_why() {
    let (mut story, gerda, id) = gerda();
    let nr = story.must(Cast::Ayse, |s, v| close(s, v, id, v.today(), v.today(), &closing("overig")));
    story.on("2010-03-08");
    story.must(Cast::Marit, |s, v| {
        correct_close(s, v, nr, day("2010-02-01"), v.today(), &closing("regulier werk"), "begon al in februari")
    });
    let closed = |known: &str| {
        let events = story.asks(Cast::Ayse, |s, v| tijdlijn::of(s, v, gerda, day(known)).unwrap());
        let closed = events
            .into_iter()
            .filter(|event| matches!(&event.what, tijdlijn::What::Traject(TrajectFact::Closed { .. })));
        closed
            .map(|event| (event.datum.to_string(), event.vervangen.map(|by| (by.medewerker, by.reden.to_string()))))
            .collect::<Vec<_>>()
    };
    let struck = Some((Cast::Marit.id(), "begon al in februari".to_owned()));
    assert_eq!(closed("2010-03-08"), [("2010-03-01".to_owned(), struck), ("2010-02-01".to_owned(), None)]);
    assert_eq!(closed("2010-03-07"), [("2010-03-01".to_owned(), None)]);
}
