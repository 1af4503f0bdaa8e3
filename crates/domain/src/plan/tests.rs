use super::*;
use crate::aanpak::{self, content::PlanStijl};
use crate::access::Viewer;
use crate::belemmering::{self, Barrier, Stand};
use crate::entry::Statement;
use crate::ids::{BelemmeringId, DoelId, InwonerId, StapId};
use crate::precedent::{self, Kind};
use crate::refusal::No;
use crate::seen::Seen;
use crate::state::State as Town;
use crate::testing::{Cast, Story, day, given, participatiehuis};
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

/// An inwoner of Ayşe in an aanpak like the Participatiehuis, with a plan in this style.
fn in_style(stijl: PlanStijl) -> (Story, InwonerId) {
    let mut story = Story::begin();
    let mut other = participatiehuis();
    (other.slug, other.plan) = ("anders".into(), stijl);
    if stijl == PlanStijl::Geen {
        other.onderdelen.retain(|part| *part != aanpak::content::Onderdeel::Plan);
    }
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), other));
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    story.started(wim, "anders");
    (story, wim)
}

fn tells(inwoner: InwonerId, told: &[(Over, &str)]) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    let told: Vec<_> = told.iter().map(|(over, tekst)| (*over, Some((*tekst).to_owned()))).collect();
    move |s, v| tell(s, v, inwoner, v.today(), v.today(), &told)
}

fn volunteering() -> Goal {
    Goal { van: Van::Inwoner, soort: DoelSoort::Vrijwilligerswerk, wat: None, trede: Some(3) }
}

fn sets(inwoner: InwonerId, goal: Goal) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| set_goal(s, v, inwoner, v.today(), v.today(), &goal)
}

fn coffee() -> Step {
    let (wat, wie) = ("zelf naar het koffie-uur".into(), Wie::Alleen);
    Step { wat, wie, dag: Some(day("2010-01-14")), doel: None, belemmering: None, afwijking: None }
}

fn agrees(inwoner: InwonerId, step: Step) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| agree(s, v, inwoner, v.today(), v.today(), &step)
}

fn helped() -> Tick {
    Tick { hielp: Hielp::Ja, hoe: Some("niemand keek".into()), opgelost: false }
}

fn ticks(inwoner: InwonerId, stap: u32, answer: Tick) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| tick(s, v, (inwoner, StapId(stap)), v.today(), v.today(), &answer)
}

fn plan_of(story: &Story, inwoner: InwonerId) -> Plan {
    story.asks(Cast::Ayse, |s, v| of(s, v, inwoner).unwrap())
}

fn afraid(story: &mut Story, inwoner: InwonerId) -> BelemmeringId {
    let (leefgebied, wat) = ("psychisch".into(), Some("durft niet alleen naar buiten".into()));
    let asked = Barrier { leefgebied, stand: Stand::WordtAanGewerkt, wat, wie: None };
    let nr = story.must(Cast::Ayse, |s, v| belemmering::open(s, v, inwoner, v.today(), v.today(), &asked));
    belemmering::opened_at(story.state(), nr).unwrap()
}

#[test]
fn what_somebody_tells_is_kept_in_their_words_and_only_what_differs_is_written_down() {
    let (story, gerda) = gerda();
    let story = story
        .when(Cast::Ayse, tells(gerda, &[(Over::Wens, "iets betekenen"), (Over::Talent, "koken")]))
        .then(["plan.verteld", "plan.verteld"]);
    let story = story.when(Cast::Ayse, tells(gerda, &[(Over::Wens, "iets betekenen")])).refused("plan-niets-anders");
    let mut story = story
        .when(Cast::Ayse, tells(gerda, &[(Over::Wens, "een hond"), (Over::Talent, "koken")]))
        .then(["plan.verteld"]);
    story.must(Cast::Ayse, |s, v| tell(s, v, gerda, v.today(), v.today(), &[(Over::Talent, None)]));
    let told: Vec<(Over, String)> =
        plan_of(&story, gerda).verteld.iter().map(|(over, tekst, _)| (*over, tekst.to_string())).collect();
    assert_eq!(told, [(Over::Wens, "een hond".to_owned())]);
}

#[test]
fn an_aanpak_with_style_geen_has_no_plan() {
    let (story, wim) = in_style(PlanStijl::Geen);
    assert_eq!(plan_of(&story, wim).stijl, PlanStijl::Geen);
    let story = story.when(Cast::Ayse, tells(wim, &[(Over::Wens, "rust")])).refused("aanpak-heeft-geen-plan");
    let story = story.when(Cast::Ayse, sets(wim, volunteering())).refused("aanpak-heeft-geen-plan");
    story.when(Cast::Ayse, agrees(wim, coffee())).refused("aanpak-heeft-geen-plan");
}

#[test]
fn without_a_traject_there_is_nothing_to_plan_in() {
    let (story, gerda) = gerda();
    let early = move |s: &Town, v: &Viewer| agree(s, v, gerda, day("2010-01-03"), v.today(), &coffee());
    story.when(Cast::Ayse, early).refused("geen-traject-op-die-dag");
}

#[test]
fn in_a_plan_that_is_precies_a_stap_has_a_day_and_a_doel_or_says_why_not() {
    let (mut story, wim) = in_style(PlanStijl::Precies);
    story = story.when(Cast::Ayse, agrees(wim, coffee())).refused("stap-vraagt-dag-en-doel");
    story.must(Cast::Ayse, sets(wim, volunteering()));
    let served = Step { doel: Some(DoelId(1)), ..coffee() };
    story = story.when(Cast::Ayse, agrees(wim, served.clone())).then(["plan.stap"]);
    story =
        story.when(Cast::Ayse, agrees(wim, Step { dag: None, ..served.clone() })).refused("stap-vraagt-dag-en-doel");
    let why = Some("kiest de dag zelf".to_owned());
    story = story.when(Cast::Ayse, agrees(wim, Step { dag: None, afwijking: why, ..served })).then(["plan.stap"]);
    let earlier = |who| story.asks(who, |s, v| precedent::like(s, v, Kind::Plan));
    assert_eq!(earlier(Cast::Ayse).iter().map(|one| &*one.reden).collect::<Vec<_>>(), ["kiest de dag zelf"]);
    assert_eq!(earlier(Cast::Marit), [], "the words of a plan stay with the begeleider");
}

#[test]
fn in_a_plan_that_is_licht_a_stap_needs_no_day_and_a_reason_is_not_kept() {
    let (story, gerda) = gerda();
    let loose = Step { dag: None, afwijking: Some("zomaar".into()), ..coffee() };
    let story = story.when(Cast::Ayse, agrees(gerda, loose)).then(["plan.stap"]);
    assert_eq!(story.asks(Cast::Ayse, |s, v| precedent::like(s, v, Kind::Plan)), []);
    assert_eq!(plan_of(&story, gerda).open()[0].dag, None);
}

#[test]
fn what_a_doel_and_a_stap_cannot_be() {
    let (mut story, gerda) = gerda();
    let goals = [
        (Goal { soort: DoelSoort::Anders, ..volunteering() }, "doel-zonder-woorden"),
        (Goal { trede: Some(9), ..volunteering() }, "trede-niet-op-ladder"),
    ];
    for (goal, code) in goals {
        story = story.when(Cast::Ayse, sets(gerda, goal)).refused(code);
    }
    story = story.when(Cast::Ayse, sets(gerda, volunteering())).then(["plan.doel"]);
    story = story.when(Cast::Ayse, sets(gerda, volunteering())).refused("doel-staat-er-al");
    let other = Goal { van: Van::Project, ..volunteering() };
    story = story.when(Cast::Ayse, sets(gerda, other)).then(["plan.doel"]);
    let steps = [
        (Step { wat: " ".into(), ..coffee() }, "vul-in"),
        (Step { dag: Some(day("2010-01-10")), ..coffee() }, "stap-voor-de-afspraak"),
        (Step { dag: Some(day("2110-01-10")), ..coffee() }, "dag-te-ver"),
        (Step { doel: Some(DoelId(7)), ..coffee() }, "doel-onbekend"),
        (Step { belemmering: Some(BelemmeringId(7)), ..coffee() }, "belemmering-onbekend"),
    ];
    for (step, code) in steps {
        story = story.when(Cast::Ayse, agrees(gerda, step)).refused(code);
    }
    for who in [Cast::Bram, Cast::Marit, Cast::Pieter, Cast::Meedoen] {
        story = story.when(who, agrees(gerda, coffee())).hidden();
    }
}

#[test]
fn the_thread_runs_from_stap_to_belemmering_to_doel_to_trede_and_one_tick_follows_it() {
    let (mut story, gerda) = gerda();
    let fear = afraid(&mut story, gerda);
    story.must(Cast::Ayse, sets(gerda, volunteering()));
    story.must(Cast::Ayse, agrees(gerda, Step { doel: Some(DoelId(1)), belemmering: Some(fear), ..coffee() }));
    story.must(Cast::Ayse, agrees(gerda, Step { dag: None, ..coffee() }));
    story.on("2010-01-15");
    let cleared = || Tick { opgelost: true, ..helped() };
    let story = story.when(Cast::Ayse, ticks(gerda, 2, cleared())).refused("stap-zonder-belemmering");
    let story = story.when(Cast::Ayse, ticks(gerda, 1, cleared())).then(["plan.stap_gedaan", "belemmering.opgelost"]);
    let plan = plan_of(&story, gerda);
    let done = plan.stappen[0].einde.clone().unwrap();
    assert_eq!((done.hielp, done.woorden.as_deref()), (Some(Hielp::Ja), Some("niemand keek")));
    assert_eq!(plan.doel(DoelId(1)).unwrap().trede, Some(3));
    assert_eq!(plan.open().iter().map(|stap| stap.id).collect::<Vec<_>>(), [StapId(2)]);
    assert_eq!(story.asks(Cast::Ayse, |s, v| belemmering::one(s, v, fear).unwrap().belemmering.stand), None);
    let told = story.asks(Cast::Ayse, |s, v| tijdlijn::of(s, v, gerda, Day::LAST).unwrap());
    let said = told.iter().find_map(|event| match &event.what {
        What::Plan(fact) if fact.step == PlanStep::StepDone(Hielp::Ja) => Some((fact.wat.clone(), fact.hoe.clone())),
        _ => None,
    });
    let (wat, hoe) = said.unwrap();
    assert_eq!((wat.as_deref(), hoe.as_deref()), (Some("zelf naar het koffie-uur"), Some("niemand keek")));
}

#[test]
fn a_stap_ends_once_and_not_before_it_was_agreed() {
    let (mut story, gerda) = gerda();
    story.must(Cast::Ayse, agrees(gerda, coffee()));
    let early = move |s: &Town, v: &Viewer| tick(s, v, (gerda, StapId(1)), day("2010-01-10"), v.today(), &helped());
    story = story.when(Cast::Ayse, early).refused("stap-kwam-later");
    let drops =
        |why: &'static str| move |s: &Town, v: &Viewer| drop_step(s, v, (gerda, StapId(1)), v.today(), v.today(), why);
    story = story.when(Cast::Ayse, drops(" ")).refused("reden-nodig");
    story = story.when(Cast::Ayse, drops("gaat liever wandelen")).then(["plan.stap_vervallen"]);
    story = story.when(Cast::Ayse, ticks(gerda, 1, helped())).refused("stap-is-geeindigd");
    story.when(Cast::Ayse, ticks(gerda, 2, helped())).hidden();
}

#[test]
fn a_doel_ends_once_and_its_stappen_stay() {
    let (mut story, gerda) = gerda();
    story.must(Cast::Ayse, sets(gerda, volunteering()));
    let ends = |on: &'static str, doel| {
        move |s: &Town, v: &Viewer| end_goal(s, v, (gerda, DoelId(doel)), day(on), v.today(), true, None)
    };
    story = story.when(Cast::Ayse, ends("2010-01-10", 1)).refused("doel-kwam-later");
    story = story.when(Cast::Ayse, ends("2010-01-11", 1)).then(["plan.doel_geeindigd"]);
    story = story.when(Cast::Ayse, ends("2010-01-11", 1)).refused("doel-is-geeindigd");
    story = story.when(Cast::Ayse, ends("2010-01-11", 2)).hidden();
    story = story.when(Cast::Ayse, sets(gerda, volunteering())).then(["plan.doel"]);
    assert_eq!(
        plan_of(&story, gerda).doelen.iter().map(|doel| doel.einde.is_some()).collect::<Vec<_>>(),
        [true, false]
    );
}

#[test]
fn everything_in_a_plan_can_be_corrected_and_taken_back_what_followed_first() {
    let (mut story, gerda) = gerda();
    let wish = story.must(Cast::Ayse, tells(gerda, &[(Over::Wens, "een hont")]));
    let goal = story.must(Cast::Ayse, sets(gerda, volunteering()));
    let step = story.must(Cast::Ayse, agrees(gerda, Step { doel: Some(DoelId(1)), ..coffee() }));
    let done = story.must(Cast::Ayse, ticks(gerda, 1, helped()));
    let corrects = |nr, on: &'static str, instead: Instead| {
        move |s: &Town, v: &Viewer| correct(s, v, nr, day(on), v.today(), &instead, "verkeerd getikt")
    };
    let today = "2010-01-11";
    story =
        story.when(Cast::Ayse, corrects(wish, today, Instead::Told(Some("een hond".into())))).then(["plan.verteld"]);
    let lower = Instead::Goal(Goal { trede: Some(2), ..volunteering() });
    story = story.when(Cast::Ayse, corrects(goal, "2010-01-08", lower.clone())).then(["plan.doel"]);
    story = story.when(Cast::Ayse, corrects(goal, today, lower)).refused("al-gecorrigeerd");
    let together = Instead::Step(Step { wie: Wie::Samen, doel: Some(DoelId(1)), ..coffee() });
    story = story.when(Cast::Ayse, corrects(step, today, together.clone())).then(["plan.stap"]);
    let answer = Instead::Done { hielp: Hielp::Beetje, hoe: None };
    story = story.when(Cast::Ayse, corrects(done, today, together)).hidden();
    story = story.when(Cast::Ayse, corrects(done, today, answer)).then(["plan.stap_gedaan"]);
    let plan = plan_of(&story, gerda);
    assert_eq!((plan.stappen[0].wie, plan.doelen[0].trede), (Wie::Samen, Some(2)));
    let [goal, step, done] = [goal, step, done].map(|nr| story.state().newest(nr));
    let takes = |nr| move |s: &Town, v: &Viewer| withdraw(s, v, nr, "hoort bij een ander");
    story = story.when(Cast::Ayse, takes(goal)).refused("eerst-het-vervolg-intrekken");
    story = story.when(Cast::Ayse, takes(step)).refused("eerst-het-vervolg-intrekken");
    story = story.when(Cast::Bram, takes(done)).hidden();
    story = story.when(Cast::Ayse, takes(done)).then(["plan.stap_gedaan"]);
    story = story.when(Cast::Ayse, takes(step)).then(["plan.stap"]);
    let end = story.must(Cast::Ayse, |s, v| end_goal(s, v, (gerda, DoelId(1)), v.today(), v.today(), false, None));
    let reached = Instead::GoalEnded { bereikt: true, toelichting: Some("elke week".into()) };
    story = story.when(Cast::Ayse, corrects(end, today, reached)).then(["plan.doel_geeindigd"]);
    let end = story.state().newest(end);
    story = story.when(Cast::Ayse, takes(end)).then(["plan.doel_geeindigd"]);
    story = story.when(Cast::Ayse, takes(goal)).then(["plan.doel"]);
    story.must(Cast::Ayse, agrees(gerda, coffee()));
    let dropped = story.must(Cast::Ayse, |s, v| drop_step(s, v, (gerda, StapId(2)), v.today(), v.today(), "nee"));
    let why = Instead::Dropped("wil eerst rust".into());
    story = story.when(Cast::Ayse, corrects(dropped, today, why)).then(["plan.stap_vervallen"]);
    assert_eq!(plan_of(&story, gerda).stappen.len(), 1, "a number is not given twice");
}

#[test]
fn who_may_not_see_the_plan_reads_nothing_of_it_on_the_tijdlijn() {
    let (mut story, gerda) = gerda();
    story.must(Cast::Ayse, tells(gerda, &[(Over::Belangrijk, "mijn dochter")]));
    let plans = |who| {
        let events = story.asks(who, |s, v| tijdlijn::of(s, v, gerda, Day::LAST).unwrap());
        events.iter().filter(|event| matches!(event.what, What::Plan(_))).count()
    };
    assert_eq!((plans(Cast::Ayse), plans(Cast::Marit)), (1, 0));
    assert!(story.asks(Cast::Marit, |s, v| of(s, v, gerda)).is_err());
    assert!(plan_of(&story, gerda).doelen.is_empty() && !plan_of(&story, gerda).is_empty());
    for (wie, hielp) in Wie::ALL.into_iter().zip(Hielp::ALL) {
        assert_eq!((Wie::from_word(wie.word()), Hielp::from_word(hielp.word())), (Some(wie), Some(hielp)));
    }
    for soort in DoelSoort::ALL {
        assert_eq!(DoelSoort::from_word(soort.word()), Some(soort));
    }
    assert_eq!(Van::ALL.map(|van| Van::from_word(van.word())), Van::ALL.map(Some));
}

#[test]
fn who_saves_second_is_told_of_the_same_part_of_the_plan_and_of_no_other() {
    let (mut story, gerda) = gerda();
    story.must(Cast::Ayse, agrees(gerda, coffee()));
    story.must(Cast::Ayse, sets(gerda, volunteering()));
    let seen = |story: &Story, about| story.asks(Cast::Ayse, |s, v| newest_seen(s, v, gerda, about).unwrap());
    let all = [About::Verteld, About::Doelen, About::Doel(DoelId(1)), About::Stappen, About::Stap(StapId(1))];
    let before = all.map(|about| seen(&story, about));
    assert!(story.asks(Cast::Marit, |s, v| newest_seen(s, v, gerda, About::Verteld)).is_err());
    story.must(Cast::Ayse, ticks(gerda, 1, helped()));
    let after = all.map(|about| seen(&story, about));
    assert_eq!(before[..4], after[..4], "a tick is news about its stap alone");
    let again = move |last| {
        move |s: &Town, v: &Viewer| {
            nobody_was_first(s, v, gerda, About::Stap(StapId(1)), Seen { last, confirmed: false })?;
            tick(s, v, (gerda, StapId(1)), v.today(), v.today(), &helped())
        }
    };
    story = story.when(Cast::Ayse, again(before[4])).refused("plan-intussen");
    story = story.when(Cast::Ayse, again(after[4])).refused("stap-is-geeindigd");
    story.when(Cast::Bram, again(after[4])).hidden();
}
