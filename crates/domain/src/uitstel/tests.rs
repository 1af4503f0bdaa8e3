use super::*;
use crate::access::Viewer;
use crate::entry::Statement;
use crate::precedent::{self, Kind};
use crate::refusal::No;
use crate::signaal;
use crate::state::State as Town;
use crate::testing::{Cast, Story, day, given};
use crate::tijdlijn::{self, What};

/// Gerda in the Participatiehuis since 4 January 2010, never spoken since; today is 1 February.
fn gerda() -> (Story, InwonerId) {
    let mut known = None;
    let mut story = given(|story| known = Some(story.gerda().0));
    story.on("2010-02-01");
    (story, known.unwrap())
}

fn owed(story: &Story, inwoner: InwonerId) -> Vec<Soort> {
    let signals = story.asks(Cast::Ayse, |s, v| signaal::of(s, v, inwoner)).unwrap();
    signals.into_iter().map(|signal| signal.soort).collect()
}

fn contact_of(story: &Story, inwoner: InwonerId) -> (Soort, Nr) {
    let signals = story.asks(Cast::Ayse, |s, v| signaal::of(s, v, inwoner)).unwrap();
    let late = signals.into_iter().find(|signal| signal.soort == Soort::ContactTeLaat).expect("contact is late");
    (late.soort, late.over().unwrap())
}

fn wait(
    inwoner: InwonerId,
    about: (Soort, Nr),
    tot: &'static str,
    reden: &'static str,
) -> impl Fn(&Town, &Viewer) -> Result<Vec<Statement>, No> {
    move |state, viewer| give(state, viewer, inwoner, about, day(tot), reden)
}

#[test]
fn what_may_wait_is_gone_until_its_day_and_then_there_again_by_itself() {
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    story.must(Cast::Ayse, wait(gerda, late, "2010-02-08", "ligt in het ziekenhuis"));
    assert!(!owed(&story, gerda).contains(&Soort::ContactTeLaat));
    story.on("2010-02-07");
    assert!(!owed(&story, gerda).contains(&Soort::ContactTeLaat));
    story.on("2010-02-08");
    assert!(owed(&story, gerda).contains(&Soort::ContactTeLaat));
}

#[test]
fn what_is_owed_after_it_was_settled_does_not_wait_any_more() {
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    story.must(Cast::Ayse, wait(gerda, late, "2010-05-01", "ligt in het ziekenhuis"));
    story.on("2010-02-03");
    story.contact(gerda);
    story.on("2010-02-17");
    assert!(!owed(&story, gerda).contains(&Soort::ContactTeLaat), "in time");
    story.on("2010-02-18");
    assert!(owed(&story, gerda).contains(&Soort::ContactTeLaat), "the reason was about the time before");
}

#[test]
fn what_is_about_no_inwoner_cannot_wait_for_one_whose_number_is_the_same() {
    let (story, gerda) = gerda();
    let (state, ayse) = (story.state(), story.viewer(Cast::Ayse));
    let of_others = (1..=story.log().len() as u32).map(Nr).filter(|nr| {
        let booking = state.booking(*nr).unwrap();
        booking.subject == gerda.0 && state.subject_of(*nr, crate::fact::Slice::Medewerker).is_some()
    });
    let mut tried = 0;
    for nr in of_others {
        tried += 1;
        let outcome = give(state, &ayse, gerda, (Soort::ContactTeLaat, nr), day("2010-02-08"), "ziek");
        assert_eq!(outcome, Err(No::Hidden));
    }
    assert!(tried > 0, "Ayşe has the number of Gerda");
}

#[test]
fn only_that_one_waits_and_nothing_else_that_is_owed() {
    let (mut story, gerda) = gerda();
    let before = owed(&story, gerda);
    let late = contact_of(&story, gerda);
    story.must(Cast::Ayse, wait(gerda, late, "2010-02-08", "ligt in het ziekenhuis"));
    let without: Vec<Soort> = before.into_iter().filter(|soort| *soort != Soort::ContactTeLaat).collect();
    assert!(!without.is_empty());
    assert_eq!(owed(&story, gerda), without);
}

#[test]
fn it_asks_a_reason_and_a_day_that_is_not_too_far() {
    let (story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    let refused = |tot, reden| {
        let outcome = story.asks(Cast::Ayse, wait(gerda, late, tot, reden));
        let Err(No::Refused(refusals)) = outcome else { panic!("{outcome:?}") };
        refusals.into_iter().map(|refusal| (refusal.field.unwrap_or_default(), refusal.code)).collect::<Vec<_>>()
    };
    assert_eq!(refused("2010-02-08", " "), [("reden", "reden-nodig")]);
    assert_eq!(refused("2010-02-01", "ziek"), [("tot", "uitstel-al-voorbij")]);
    assert_eq!(refused("2010-05-05", "ziek"), [("tot", "uitstel-te-lang")]);
    assert!(story.asks(Cast::Ayse, wait(gerda, late, "2010-05-04", "ziek")).is_ok());
}

#[test]
fn a_colleague_or_a_fact_of_somebody_else_is_not_there() {
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    for (who, inwoner, about) in [
        (Cast::Bram, gerda, late),
        (Cast::Marit, gerda, late),
        (Cast::Ayse, wim, late),
        (Cast::Ayse, gerda, (Soort::Stilstand, Nr(9_999))),
    ] {
        assert_eq!(story.asks(who, wait(inwoner, about, "2010-02-08", "ziek")), Err(No::Hidden));
    }
}

#[test]
fn it_stands_on_the_timeline_is_a_precedent_and_can_be_taken_back() {
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    let nr = story.must(Cast::Ayse, wait(gerda, late, "2010-02-08", "ligt in het ziekenhuis"));
    let told = story.asks(Cast::Ayse, |s, v| tijdlijn::of(s, v, gerda, v.today())).unwrap();
    let event = told.iter().find(|event| event.nr == nr).unwrap();
    let What::Uitstel(fact) = &event.what else { panic!("{:?}", event.what) };
    assert_eq!(
        (fact.soort, fact.tot, event.waarom.as_deref()),
        (late.0, day("2010-02-08"), Some("ligt in het ziekenhuis"))
    );
    let like = story.asks(Cast::Ayse, |s, v| precedent::like(s, v, Kind::Uitstel));
    assert_eq!(
        like.iter().map(|one| (one.inwoner, &*one.reden)).collect::<Vec<_>>(),
        [(gerda, "ligt in het ziekenhuis")]
    );
    story.must(Cast::Ayse, |s, v| withdraw(s, v, nr, "is weer thuis"));
    assert!(owed(&story, gerda).contains(&Soort::ContactTeLaat));
}
