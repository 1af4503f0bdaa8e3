use super::*;
use crate::aanpak::{self, content::Onderdeel};
use crate::access::Viewer;
use crate::entry::Statement;
use crate::ids::{BelemmeringId, InwonerId, Nr};
use crate::refusal::No;
use crate::seen::Seen;
use crate::state::State as Town;
use crate::testing::{Cast, Story, day, given, participatiehuis};
use crate::time::Day;
use crate::{access, caseload};

type Ruled = Result<Vec<Statement>, No>;

/// Gerda in the Participatiehuis since 4 January 2010; today is 11 January.
fn gerda() -> (Story, InwonerId) {
    let mut known = None;
    let mut story = given(|story| known = Some(story.gerda().0));
    story.on("2010-01-11");
    (story, known.unwrap())
}

fn rent() -> Barrier {
    Barrier { leefgebied: "financieel".into(), stand: Stand::InBeeld, wat: Some("huurschuld".into()), wie: None }
}

fn opens(inwoner: InwonerId, barrier: Barrier) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| open(s, v, inwoner, v.today(), v.today(), &barrier)
}

fn opened(story: &mut Story, inwoner: InwonerId, barrier: Barrier) -> (BelemmeringId, Nr) {
    let nr = story.must(Cast::Ayse, opens(inwoner, barrier));
    (opened_at(story.state(), nr).unwrap(), nr)
}

fn known(story: &Story, inwoner: InwonerId) -> Shown {
    story.asks(Cast::Ayse, |s, v| list(s, v, inwoner).unwrap().remove(0))
}

#[test]
fn what_a_belemmering_cannot_be() {
    let (mut story, gerda) = gerda();
    let elsewhere = Barrier { leefgebied: "nergens".into(), ..rent() };
    story = story.when(Cast::Ayse, opens(gerda, elsewhere)).refused("leefgebied-onbekend");
    let early = |s: &Town, v: &Viewer| open(s, v, gerda, day("2010-01-03"), v.today(), &rent());
    story = story.when(Cast::Ayse, early).refused("geen-traject-op-die-dag");
    story = story.when(Cast::Ayse, opens(gerda, rent())).then(["belemmering.geopend"]);
    let same = Barrier { wat: Some("Huurschuld ".into()), ..rent() };
    story = story.when(Cast::Ayse, opens(gerda, same)).refused("belemmering-staat-er-al");
    let other = Barrier { wat: Some("boetes".into()), ..rent() };
    story = story.when(Cast::Ayse, opens(gerda, other)).then(["belemmering.geopend"]);
    for who in [Cast::Bram, Cast::Marit, Cast::Pieter, Cast::Meedoen] {
        story = story.when(who, opens(gerda, rent())).hidden();
    }
}

#[test]
fn an_aanpak_without_belemmering_as_a_part_keeps_none() {
    let mut story = Story::begin();
    let mut silent = participatiehuis();
    silent.slug = "stil".into();
    silent.onderdelen.retain(|part| *part != Onderdeel::Belemmering);
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), silent));
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    story.started(wim, "stil");
    story.when(Cast::Ayse, opens(wim, rent())).refused("aanpak-volgt-geen-belemmeringen");
}

#[test]
fn who_was_second_is_told_and_confirms() {
    let (mut story, gerda) = gerda();
    let (id, nr) = opened(&mut story, gerda, rent());
    let (other, _) = opened(&mut story, gerda, Barrier { wat: Some("boetes".into()), ..rent() });
    assert_eq!(story.asks(Cast::Ayse, |s, v| newest_seen(s, v, id)), Ok(Some(nr)), "news of another one is other news");
    let moved = story.must(Cast::Ayse, |s, v| move_to(s, v, id, v.today(), v.today(), Stand::OnderControle, None));
    let looks = |id, last, confirmed| {
        move |s: &Town, v: &Viewer| nobody_was_first(s, v, id, Seen { last, confirmed }).map(|()| Vec::new())
    };
    story = story.when(Cast::Ayse, looks(id, Some(nr), false)).refused("belemmering-intussen");
    story = story.when(Cast::Ayse, looks(id, Some(nr), true)).then([]);
    story = story.when(Cast::Ayse, looks(id, Some(moved), false)).then([]);
    story = story.when(Cast::Ayse, looks(other, Some(moved), false)).then([]);
    story = story.when(Cast::Marit, looks(id, Some(nr), false)).hidden();
    let one_of = |who, id| story.asks(who, |s, v| one(s, v, id).map(|shown| (shown.may_follow, shown.wat.is_some())));
    assert_eq!(one_of(Cast::Ayse, id), Ok((true, true)));
    assert_eq!(one_of(Cast::Marit, id), Ok((false, false)));
    assert!(one_of(Cast::Bram, id).is_err() && one_of(Cast::Ayse, BelemmeringId(9)).is_err());
}

#[test]
fn a_belemmering_moves_is_solved_and_comes_back_with_a_reason() {
    let (mut story, gerda) = gerda();
    let (id, _) = opened(&mut story, gerda, rent());
    let today = story.today();
    let moves = |stand, wie: Option<&'static str>| {
        move |s: &Town, v: &Viewer| move_to(s, v, id, v.today(), v.today(), stand, wie)
    };
    let story = story.when(Cast::Ayse, moves(Stand::InBeeld, None)).refused("stand-is-al-zo");
    let story = story.when(Cast::Ayse, moves(Stand::WordtAanGewerkt, Some("schuldhulp"))).then(["belemmering.stand"]);
    assert_eq!(known(&story, gerda).wie.as_deref(), Some("schuldhulp"));
    let reopens =
        |why: &'static str| move |s: &Town, v: &Viewer| reopen(s, v, id, v.today(), v.today(), Stand::InBeeld, why);
    let story = story.when(Cast::Ayse, reopens("nieuwe brief")).refused("belemmering-is-niet-opgelost");
    let mut story = story.when(Cast::Ayse, |s, v| close(s, v, id, today, today)).then(["belemmering.opgelost"]);
    assert_eq!(known(&story, gerda).belemmering.stand, None);
    let story = {
        story.on("2010-02-01");
        story.when(Cast::Ayse, moves(Stand::OnderControle, None)).refused("belemmering-is-opgelost")
    };
    let story = story.when(Cast::Ayse, |s, v| close(s, v, id, v.today(), v.today())).refused("belemmering-is-opgelost");
    let story = story.when(Cast::Ayse, reopens(" ")).refused("reden-nodig");
    let story = story.when(Cast::Ayse, reopens("nieuwe brief")).then(["belemmering.heropend"]);
    let back = known(&story, gerda).belemmering;
    assert_eq!((back.stand, back.geopend, back.sinds), (Some(Stand::InBeeld), today, day("2010-02-01")));
    story.when(Cast::Ayse, |s, v| close(s, v, id, day("2010-01-31"), v.today())).refused("belemmering-ging-verder");
}

#[test]
fn what_it_is_and_who_works_on_it_are_for_the_begeleider_alone() {
    let (mut story, gerda) = gerda();
    opened(&mut story, gerda, Barrier { wie: Some("schuldhulp".into()), ..rent() });
    let seen = |who| {
        story.asks(who, |s, v| {
            list(s, v, gerda).map(|all| (all[0].wat.is_some(), all[0].wie.is_some(), all[0].may_follow))
        })
    };
    assert_eq!((seen(Cast::Ayse), seen(Cast::Marit)), (Ok((true, true, true)), Ok((false, false, false))));
    assert!(seen(Cast::Bram).is_err() && seen(Cast::Olga).is_err());
    assert!(story.asks(Cast::Ayse, |s, v| may_follow(s, v, gerda)));
}

#[test]
fn an_opening_is_corrected_and_cannot_come_after_its_course_or_move_away_from_it() {
    let (mut story, gerda) = gerda();
    let (id, nr) = opened(&mut story, gerda, rent());
    let mind = || Barrier { leefgebied: "psychisch".into(), ..rent() };
    let corrects = |nr, barrier: Barrier, on: Day| {
        move |s: &Town, v: &Viewer| correct_open(s, v, nr, on, v.today(), &barrier, "was anders")
    };
    let today = story.today();
    let mut story = story.when(Cast::Ayse, corrects(nr, mind(), today)).then(["belemmering.geopend"]);
    assert_eq!(story.state().codes().word(known(&story, gerda).belemmering.leefgebied).as_ref(), "psychisch");
    let nr = story.state().nr();
    story.must(Cast::Ayse, |s, v| close(s, v, id, v.today(), v.today()));
    story.on("2010-02-01");
    let story = story.when(Cast::Ayse, corrects(nr, mind(), day("2010-01-12"))).refused("eerst-het-verloop-intrekken");
    let story = story.when(Cast::Ayse, corrects(nr, rent(), today)).refused("eerst-het-verloop-intrekken");
    let story =
        story.when(Cast::Ayse, |s, v| withdraw(s, v, nr, "nooit geweest")).refused("eerst-het-verloop-intrekken");
    story.when(Cast::Ayse, corrects(Nr(1), rent(), today)).hidden();
}

#[test]
fn the_newest_step_is_corrected_and_each_can_be_taken_back_from_the_end() {
    let (mut story, gerda) = gerda();
    let (id, opening) = opened(&mut story, gerda, rent());
    let moved = story.must(Cast::Ayse, |s, v| move_to(s, v, id, v.today(), v.today(), Stand::OnderControle, None));
    let corrects =
        |nr, step| move |s: &Town, v: &Viewer| correct_step(s, v, nr, v.today(), v.today(), step, "was anders");
    let story = story.when(Cast::Ayse, corrects(moved, Course::Solved)).hidden();
    let mut story = story
        .when(Cast::Ayse, corrects(moved, Course::Moved(Stand::WordtAanGewerkt, None)))
        .then(["belemmering.stand"]);
    let solved = story.must(Cast::Ayse, |s, v| close(s, v, id, v.today(), v.today()));
    let back = story.must(Cast::Ayse, |s, v| reopen(s, v, id, v.today(), v.today(), Stand::InBeeld, "nieuwe brief"));
    let story = story
        .when(Cast::Ayse, corrects(back, Course::Reopened(Stand::OnderControle, "andere brief")))
        .then(["belemmering.heropend"]);
    let back = story.state().nr();
    let story =
        story.when(Cast::Ayse, |s, v| withdraw(s, v, solved, "niet opgelost")).refused("eerst-het-verloop-intrekken");
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, back, "niet terug")).then(["belemmering.heropend"]);
    let story = story.when(Cast::Ayse, corrects(solved, Course::Solved)).then(["belemmering.opgelost"]);
    let solved = story.state().nr();
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, solved, "niet opgelost")).then(["belemmering.opgelost"]);
    assert_eq!(known(&story, gerda).belemmering.stand, Some(Stand::WordtAanGewerkt));
    let moved = known(&story, gerda).belemmering.nr;
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, moved, "nog niet")).then(["belemmering.stand"]);
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, opening, "nooit geweest")).then(["belemmering.geopend"]);
    assert_eq!(story.asks(Cast::Ayse, |s, v| list(s, v, gerda).unwrap()), []);
    story.when(Cast::Bram, |s, v| withdraw(s, v, opening, "weg")).hidden();
}

#[test]
fn a_line_of_the_caseload_shows_each_leefgebied_once_with_the_stand_that_asks_most() {
    let (mut story, gerda) = gerda();
    opened(&mut story, gerda, Barrier { stand: Stand::OnderControle, ..rent() });
    opened(&mut story, gerda, Barrier { wat: Some("boetes".into()), ..rent() });
    let (mind, _) = opened(&mut story, gerda, Barrier { leefgebied: "psychisch".into(), wat: None, ..rent() });
    story.must(Cast::Ayse, |s, v| close(s, v, mind, v.today(), v.today()));
    let rows = story.asks(Cast::Ayse, |s, v| caseload::own(s, v).rows);
    let shown: Vec<(&str, Stand)> =
        rows[0].belemmeringen.iter().map(|(code, stand)| (&**story.state().codes().word(*code), *stand)).collect();
    assert_eq!(shown, [("financieel", Stand::InBeeld)]);
    let mut counted = 0;
    story.asks(Cast::Pieter, |s, v| for_figures(s, access::figures(v).unwrap(), v.today(), |_| counted += 1));
    assert_eq!(counted, 3);
    for stand in Stand::ALL {
        assert_eq!(Stand::from_word(stand.word()), Some(stand));
    }
}
