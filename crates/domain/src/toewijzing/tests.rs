use super::*;
use crate::access::Standing;
use crate::testing::{Cast, Story, day};

fn gerda() -> (Story, InwonerId, Nr) {
    let mut story = Story::begin();
    let gerda = story.inwoner("Gerda", "van der Berg");
    let nr = story.assigned(gerda, Cast::Ayse);
    story.on("2010-03-01");
    (story, gerda, nr)
}

fn assigns(
    inwoner: InwonerId,
    on: &'static str,
    to: MedewerkerId,
) -> impl FnOnce(&Town, &Viewer) -> Result<Vec<Statement>, No> {
    move |state, viewer| assign(state, viewer, inwoner, day(on), viewer.today(), to)
}

#[test]
fn whoever_is_assigned_last_is_the_begeleider_from_that_day() {
    let (story, gerda, _) = gerda();
    let story = story.when(Cast::Marit, assigns(gerda, "2010-02-01", Cast::Bram.id())).then(["toewijzing.begeleider"]);
    let on = |iso| begeleider_on(story.state(), gerda, day(iso));
    assert_eq!(on("2010-01-03"), None);
    assert_eq!(on("2010-01-31"), Some(Cast::Ayse.id()));
    assert_eq!(on("2010-02-01"), Some(Cast::Bram.id()));
    assert_eq!(caseload(story.state(), Cast::Ayse.id(), day("2010-01-31")).count(), 1);
    assert_eq!(caseload(story.state(), Cast::Ayse.id(), day("2010-02-01")).count(), 0);
    assert_eq!(story.viewer(Cast::Ayse).standing(story.state(), gerda), Standing::Collega);
}

#[test]
fn what_an_assignment_cannot_be() {
    let (story, gerda, _) = gerda();
    let story = story.when(Cast::Marit, assigns(gerda, "2010-03-01", Cast::Ayse.id())).refused("is-al-begeleider");
    let story = story.when(Cast::Marit, assigns(gerda, "2010-03-01", Cast::Pieter.id())).refused("geen-begeleider");
    let story = story.when(Cast::Marit, assigns(gerda, "2010-03-02", Cast::Bram.id())).refused("dag-moet-nog-komen");
    let unknown_yet = |s: &Town, v: &Viewer| assign(s, v, gerda, v.today(), v.today().plus(1), Cast::Bram.id());
    let story = story.when(Cast::Marit, unknown_yet).refused("dag-moet-nog-komen");
    let story = story.when(Cast::Ayse, assigns(gerda, "2010-03-01", Cast::Bram.id())).hidden();
    let ahead = |s: &Town, v: &Viewer| release(s, v, gerda, v.today().plus(1), v.today());
    let story = story.when(Cast::Marit, ahead).refused("dag-moet-nog-komen");
    let story =
        story.when(Cast::Marit, |s, v| release(s, v, gerda, v.today(), v.today())).then(["toewijzing.geen_begeleider"]);
    story.when(Cast::Marit, |s, v| release(s, v, gerda, v.today(), v.today())).refused("heeft-geen-begeleider");
}

#[test]
fn a_corrected_assignment_is_held_against_the_history_without_it() {
    let (story, gerda, nr) = gerda();
    let to = |to: Cast| move |s: &Town, v: &Viewer| correct(s, v, nr, day("2010-01-04"), to.id(), "verkeerde collega");
    let story = story.when(Cast::Bram, to(Cast::Bram)).hidden();
    let story = story.when(Cast::Marit, to(Cast::Pieter)).refused("geen-begeleider");
    let story = story.when(Cast::Marit, to(Cast::Bram)).then(["toewijzing.begeleider"]);
    assert_eq!(begeleider_on(story.state(), gerda, day("2010-01-04")), Some(Cast::Bram.id()));
    story.when(Cast::Marit, to(Cast::Ayse)).refused("al-gecorrigeerd");
}

#[test]
fn a_withdrawn_assignment_leaves_the_one_before() {
    let (mut story, gerda, _) = gerda();
    let nr = story.assigned(gerda, Cast::Bram);
    let story = story.when(Cast::Bram, |s, v| withdraw(s, v, nr, "mag niet")).hidden();
    let story = story.when(Cast::Marit, |s, v| withdraw(s, v, nr, "hoort bij Ayşe")).then(["toewijzing.begeleider"]);
    assert_eq!(story.asks(Cast::Ayse, |s, v| begeleider(s, v, gerda)), Ok(Some(Cast::Ayse.id())));
    story.when(Cast::Marit, |s, v| withdraw(s, v, s.nr(), "toch niet")).hidden();
}

#[test]
fn a_coordinator_stands_near_to_who_takes_part_in_their_aanpak_or_in_none() {
    let (mut story, gerda, _) = gerda();
    let standing = |story: &Story, who| story.viewer(who).standing(story.state(), gerda);
    assert_eq!(
        (standing(&story, Cast::Marit), standing(&story, Cast::Olga)),
        (Standing::Coordinator, Standing::Coordinator)
    );
    story.started(gerda, "participatiehuis");
    assert_eq!(
        (standing(&story, Cast::Marit), standing(&story, Cast::Olga)),
        (Standing::Coordinator, Standing::AndereCoordinator)
    );
    story.started(gerda, "de-cirkel");
    assert_eq!(standing(&story, Cast::Olga), Standing::Coordinator);
}
