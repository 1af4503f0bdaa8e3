use super::*;
use crate::access::Viewer;
use crate::entry::Statement;
use crate::ids::{InwonerId, StapId};
use crate::plan::{self, Hielp, Step, Tick, Wie};
use crate::refusal::No;
use crate::seen::Seen;
use crate::state::State as Town;
use crate::testing::{Cast, Story, day, given};
use crate::tijdlijn::{self, What};
use crate::time::Day;

type Ruled = Result<Vec<Statement>, No>;

/// Gerda in the Participatiehuis since 4 January 2010; today is 11 January.
fn gerda() -> (Story, InwonerId) {
    let mut known = None;
    let mut story = given(|story| known = Some(story.gerda().0));
    story.on("2010-01-11");
    (story, known.unwrap())
}

fn the_key() -> Success {
    Success { soort: Soort::Sleutel, wat: None, woorden: Some("ik mocht afsluiten".into()), stap: None }
}

fn records(inwoner: InwonerId, success: Success) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| record(s, v, inwoner, v.today(), v.today(), &success)
}

fn known(story: &Story, inwoner: InwonerId) -> Vec<SuccesFact> {
    let all = story.asks(Cast::Ayse, |s, v| list(s, v, inwoner).unwrap());
    all.into_iter().map(|one| one.what).collect()
}

#[test]
fn a_success_is_kept_with_the_own_words_and_stands_on_the_tijdlijn() {
    let (story, gerda) = gerda();
    let mut story = story.when(Cast::Ayse, records(gerda, the_key())).then(["succes.behaald"]);
    story.on("2010-01-12");
    let debt = Success { soort: Soort::SchuldOmlaag, woorden: None, ..the_key() };
    story.must(Cast::Ayse, records(gerda, debt));
    assert_eq!(
        known(&story, gerda).iter().map(|one| one.soort).collect::<Vec<_>>(),
        [Soort::SchuldOmlaag, Soort::Sleutel]
    );
    let events = story.asks(Cast::Ayse, |s, v| tijdlijn::of(s, v, gerda, Day::LAST).unwrap());
    let words = events.iter().find_map(|event| match &event.what {
        What::Succes(fact) => fact.woorden.clone(),
        _ => None,
    });
    assert_eq!(words.as_deref(), Some("ik mocht afsluiten"));
}

#[test]
fn the_tick_of_a_stap_takes_the_success_along_in_the_same_act() {
    let (mut story, gerda) = gerda();
    let (wat, wie) = ("alleen met de bus".into(), Wie::Alleen);
    let step = Step { wat, wie, dag: None, doel: None, belemmering: None, afwijking: None };
    story.must(Cast::Ayse, |s, v| plan::agree(s, v, gerda, v.today(), v.today(), &step));
    let answer = || Tick { hielp: Hielp::Ja, hoe: Some("niemand keek".into()), opgelost: false };
    let ticks = |stap, success: Option<Success>| {
        move |s: &Town, v: &Viewer| tick(s, v, (gerda, StapId(stap)), v.today(), v.today(), &answer(), success.as_ref())
    };
    story = story.when(Cast::Ayse, ticks(9, None)).hidden();
    let wordless = Success { soort: Soort::Anders, woorden: None, ..the_key() };
    story = story.when(Cast::Ayse, ticks(1, Some(wordless))).then(["plan.stap_gedaan", "succes.behaald"]);
    let one = known(&story, gerda).remove(0);
    assert_eq!(
        (one.stap, one.wat.as_deref()),
        (Some(StapId(1)), Some("alleen met de bus")),
        "the stap says what it was"
    );
    story.when(Cast::Ayse, ticks(1, None)).refused("stap-is-geeindigd");
}

#[test]
fn what_a_success_cannot_be() {
    let (mut story, gerda) = gerda();
    let wrong = [
        (Success { soort: Soort::Anders, ..the_key() }, "succes-zonder-woorden"),
        (Success { stap: Some(StapId(3)), ..the_key() }, "stap-onbekend"),
    ];
    for (success, code) in wrong {
        story = story.when(Cast::Ayse, records(gerda, success)).refused(code);
    }
    let ahead = move |s: &Town, v: &Viewer| record(s, v, gerda, day("2010-01-12"), v.today(), &the_key());
    story = story.when(Cast::Ayse, ahead).refused("dag-moet-nog-komen");
    story = story.when(Cast::Ayse, records(gerda, the_key())).then(["succes.behaald"]);
    story = story.when(Cast::Ayse, records(gerda, the_key())).refused("succes-staat-er-al");
    for who in [Cast::Bram, Cast::Rens, Cast::Marit, Cast::Pieter, Cast::Meedoen] {
        story = story.when(who, records(gerda, Success { soort: Soort::Alleen, ..the_key() })).hidden();
    }
}

#[test]
fn a_success_is_corrected_and_taken_back() {
    let (mut story, gerda) = gerda();
    let nr = story.must(Cast::Ayse, records(gerda, the_key()));
    let corrects = |nr, success: Success| {
        move |s: &Town, v: &Viewer| correct(s, v, nr, v.today(), v.today(), &success, "was een bedankje")
    };
    let thanks = || Success { soort: Soort::Bedankje, wat: Some("van mevrouw op 12".into()), ..the_key() };
    story = story.when(Cast::Bram, corrects(nr, thanks())).hidden();
    story = story.when(Cast::Ayse, corrects(nr, thanks())).then(["succes.behaald"]);
    assert_eq!(known(&story, gerda)[0].wat.as_deref(), Some("van mevrouw op 12"));
    let newest = story.state().newest(nr);
    story = story.when(Cast::Ayse, move |s, v| withdraw(s, v, newest, "hoort bij een ander")).then(["succes.behaald"]);
    assert_eq!(known(&story, gerda), []);
}

#[test]
fn who_saves_second_sees_the_first_and_who_may_not_see_sees_nothing() {
    let (mut story, gerda) = gerda();
    let seen = story.asks(Cast::Ayse, |s, v| newest_seen(s, v, gerda).unwrap());
    story.must(Cast::Ayse, records(gerda, the_key()));
    let second = |last, confirmed| {
        move |s: &Town, v: &Viewer| {
            nobody_was_first(s, v, gerda, Seen { last, confirmed })?;
            records(gerda, Success { soort: Soort::Compliment, ..the_key() })(s, v)
        }
    };
    story = story.when(Cast::Ayse, second(seen, false)).refused("succes-intussen");
    story = story.when(Cast::Ayse, second(seen, true)).then(["succes.behaald"]);
    assert!(story.asks(Cast::Marit, |s, v| list(s, v, gerda)).is_err());
    assert!(story.asks(Cast::Marit, |s, v| newest_seen(s, v, gerda)).is_err());
    assert!(
        story.asks(Cast::Ayse, |s, v| may_record(s, v, gerda))
            && !story.asks(Cast::Rens, |s, v| may_record(s, v, gerda))
    );
    for soort in Soort::ALL {
        assert_eq!(Soort::from_word(soort.word()), Some(soort));
    }
}
