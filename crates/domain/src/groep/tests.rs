use super::*;
use crate::access::{self, Viewer};
use crate::entry::Statement;
use crate::ids::{GroepId, InwonerId, Nr};
use crate::refusal::No;
use crate::state::State as Town;
use crate::testing::{Cast, Story, day};
use crate::time::{Day, Period};

type Ruled = Result<Vec<Statement>, No>;

const GROUP: GroepId = GroepId(1);

fn training(naam: &str, start: Day) -> Open {
    Open { aanpak: "participatiehuis".into(), soort: Soort::Training, naam: naam.into(), start, fase: None }
}

/// Gerda, and a training that begins on 18 January 2010; today is 25 January.
fn town() -> (Story, InwonerId) {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    story.must(Cast::Marit, |s, v| open(s, v, v.today(), v.today(), &training("groep 1", day("2010-01-18"))));
    story.on("2010-01-25");
    (story, gerda)
}

fn joins(inwoner: InwonerId, afwijking: Option<&'static str>) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| join(s, v, inwoner, GROUP, v.today(), v.today(), afwijking)
}

fn leaves(inwoner: InwonerId, uitkomst: Uitkomst, reden: Option<&str>) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    let end = End { uitkomst, reden: reden.map(str::to_owned) };
    move |s, v| leave(s, v, inwoner, GROUP, v.today(), v.today(), &end)
}

fn of_gerda(story: &Story, gerda: InwonerId) -> Vec<Deelname> {
    story.asks(Cast::Ayse, |s, v| of(s, v, gerda).unwrap())
}

// ── The group ───────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_group_belongs_to_an_aanpak_that_has_such_groups_and_finds_its_size_there() {
    let (story, _) = town();
    let group = story.asks(Cast::Ayse, |s, v| one(s, v, GROUP).unwrap());
    assert_eq!(
        group.fase.map(|fase| story.state().codes().word(fase).to_string()).as_deref(),
        Some("intern-programma")
    );
    assert_eq!(group.maximum(story.state(), story.today()), Some(10));
    let opens = |asked: Open| move |s: &Town, v: &Viewer| open(s, v, v.today(), v.today(), &asked);
    let soon = training("groep 2", story.today());
    let assignment = Open { soort: Soort::Groepsopdracht, ..soon.clone() };
    let story = story.when(Cast::Marit, opens(assignment)).refused("aanpak-kent-zulke-groepen-niet");
    let story = story.when(Cast::Marit, opens(Open { naam: " ".into(), ..soon.clone() })).refused("vul-in");
    let story =
        story.when(Cast::Marit, opens(Open { fase: Some("nergens".into()), ..soon.clone() })).refused("fase-onbekend");
    let story =
        story.when(Cast::Marit, opens(Open { start: day("2011-02-01"), ..soon.clone() })).refused("start-te-ver");
    let story =
        story.when(Cast::Marit, opens(Open { aanpak: "nergens".into(), ..soon.clone() })).refused("aanpak-onbekend");
    let story = story.when(Cast::Bea, opens(soon.clone())).hidden();
    let story = story.when(Cast::Marit, opens(Open { fase: Some("IP".into()), ..soon })).then(["groep.geopend"]);
    assert_eq!(story.asks(Cast::Bram, |s, v| list(s, v).unwrap().len()), 2);
}

#[test]
fn a_group_is_corrected_until_people_have_been_in_it_and_withdrawn_when_nobody_was() {
    let (mut story, gerda) = town();
    let nr = story.asks(Cast::Marit, |s, v| one(s, v, GROUP).unwrap().nr);
    let corrects = |nr, start| {
        move |s: &Town, v: &Viewer| {
            correct_open(s, v, nr, v.today(), v.today(), &training("groep een", start), "tikfout")
        }
    };
    let mut story = {
        story.must(Cast::Ayse, joins(gerda, None));
        story.when(Cast::Marit, corrects(nr, day("2010-01-26"))).refused("groep-is-al-begonnen")
    };
    story = story.when(Cast::Marit, |s, v| withdraw(s, v, nr, "nooit begonnen")).refused("groep-heeft-deelnemers");
    story = story.when(Cast::Marit, corrects(nr, day("2010-01-11"))).then(["groep.geopend"]);
    assert_eq!(&*story.asks(Cast::Ayse, |s, v| one(s, v, GROUP).unwrap().naam), "groep een");
    story = story.when(Cast::Marit, corrects(Nr(1), day("2010-01-11"))).hidden();
    let joined = of_gerda(&story, gerda)[0].nr;
    story = story.when(Cast::Ayse, |s, v| withdraw(s, v, joined, "was iemand anders")).then(["groep.deelname_gestart"]);
    let nr = story.asks(Cast::Marit, |s, v| one(s, v, GROUP).unwrap().nr);
    story = story.when(Cast::Marit, |s, v| withdraw(s, v, nr, "nooit begonnen")).then(["groep.geopend"]);
    assert_eq!(story.asks(Cast::Ayse, |s, v| one(s, v, GROUP)), Err(crate::refusal::Hidden));
}

// ── Who takes part ──────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn somebody_takes_part_once_at_a_time_and_not_before_the_group_begins() {
    let (story, gerda) = town();
    let story = story
        .when(Cast::Ayse, |s, v| join(s, v, gerda, GROUP, day("2010-01-17"), v.today(), None))
        .refused("groep-begint-later");
    let story = story
        .when(Cast::Ayse, |s, v| join(s, v, gerda, GroepId(9), v.today(), v.today(), None))
        .refused("groep-onbekend");
    let story = story.when(Cast::Ayse, leaves(gerda, Uitkomst::Afgerond, None)).refused("doet-niet-mee");
    let story = story.when(Cast::Bram, joins(gerda, None)).hidden();
    let story = story.when(Cast::Ayse, joins(gerda, None)).then(["groep.deelname_gestart"]);
    let story = story.when(Cast::Ayse, joins(gerda, None)).refused("doet-al-mee");
    let story = story.when(Cast::Ayse, leaves(gerda, Uitkomst::Voortijdig, None)).refused("reden-nodig");
    let end = End { uitkomst: Uitkomst::Afgerond, reden: None };
    let story = story
        .when(Cast::Ayse, |s, v| leave(s, v, gerda, GROUP, day("2010-01-24"), v.today(), &end))
        .refused("voor-begin-deelname");
    let story = story
        .when(Cast::Ayse, leaves(gerda, Uitkomst::Voortijdig, Some("begon te werken")))
        .then(["groep.deelname_geeindigd"]);
    let story = story.when(Cast::Ayse, joins(gerda, None)).then(["groep.deelname_gestart"]);
    let turns: Vec<bool> = of_gerda(&story, gerda).iter().map(|one| one.einde.is_some()).collect();
    assert_eq!(turns, [true, false], "the first end goes with the first beginning");
}

#[test]
fn one_more_than_the_size_asks_why_and_a_group_may_begin_without_being_full() {
    let (mut story, gerda) = town();
    story.must(Cast::Ayse, joins(gerda, Some("zonder reden nodig")));
    for number in 2..=10 {
        let wim = story.inwoner("Wim", &format!("Jansen{number}"));
        story.started(wim, "participatiehuis");
        story.must(Cast::Marit, joins(wim, None));
    }
    let last = story.inwoner("Bep", "de Aarts");
    story.started(last, "participatiehuis");
    let story = story.when(Cast::Marit, joins(last, None)).refused("groep-is-vol");
    let story = story.when(Cast::Marit, joins(last, Some("zus doet ook mee"))).then(["groep.deelname_gestart"]);
    assert_eq!(story.asks(Cast::Marit, |s, v| list(s, v).unwrap()[0].1), 11);
    let names = |who| story.asks(who, |s, v| (members(s, v, GROUP).len(), v.take_looks().lists));
    assert_eq!(names(Cast::Marit).0, 11);
    assert_eq!(names(Cast::Ayse), (1, vec![("groep", vec![gerda])]), "others are no names");
    assert_eq!(names(Cast::Pieter), (0, vec![]));
}

#[test]
fn who_could_join_is_in_the_aanpak_and_not_in_the_group_and_only_who_guides_them_is_told() {
    let (mut story, gerda) = town();
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    story.started(wim, "de-cirkel");
    let could = |story: &Story, who| {
        story.asks(who, |s, v| {
            let found: Vec<InwonerId> = candidates(s, v, GROUP).into_iter().map(|(_, inwoner)| inwoner).collect();
            (found, v.take_looks().lists)
        })
    };
    assert_eq!(could(&story, Cast::Ayse), (vec![gerda], vec![("groep", vec![gerda])]));
    for who in [Cast::Bram, Cast::Pieter, Cast::Bea] {
        assert_eq!(could(&story, who), (vec![], vec![]), "{}", who.naam());
    }
    story.must(Cast::Ayse, joins(gerda, None));
    assert_eq!(could(&story, Cast::Ayse).0, []);
    assert_eq!(story.asks(Cast::Ayse, |s, v| candidates(s, v, GroepId(9))), []);
}

#[test]
fn somebody_of_another_aanpak_may_take_part_with_a_reason() {
    let (mut story, _) = town();
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    story.started(wim, "de-cirkel");
    let story = story.when(Cast::Ayse, joins(wim, None)).refused("geen-traject-in-de-aanpak");
    story.when(Cast::Ayse, joins(wim, Some("stapt over"))).then(["groep.deelname_gestart"]);
}

#[test]
fn beginnings_and_ends_are_corrected_beside_the_other_turns() {
    let (mut story, gerda) = town();
    story.must(Cast::Ayse, joins(gerda, None));
    story.on("2010-02-01");
    let left = story.must(Cast::Ayse, leaves(gerda, Uitkomst::Afgerond, None));
    story.on("2010-03-01");
    story.must(Cast::Ayse, joins(gerda, None));
    let first = of_gerda(&story, gerda)[0].nr;
    let again = |on: &'static str| {
        move |s: &Town, v: &Viewer| correct_join(s, v, first, day(on), v.today(), None, "eerder begonnen")
    };
    let mut story = story.when(Cast::Ayse, again("2010-02-02")).refused("na-einde-deelname");
    story = story.when(Cast::Ayse, |s, v| withdraw(s, v, first, "nooit begonnen")).refused("eerst-het-einde-intrekken");
    story = story.when(Cast::Ayse, again("2010-01-20")).then(["groep.deelname_gestart"]);
    let end = || End { uitkomst: Uitkomst::Voortijdig, reden: Some("ziek".into()) };
    let later = |on: &'static str| {
        move |s: &Town, v: &Viewer| correct_leave(s, v, left, day(on), v.today(), &end(), "eerder gestopt")
    };
    story.on("2010-03-08");
    story = story.when(Cast::Ayse, later("2010-03-02")).refused("doet-al-mee");
    story = story.when(Cast::Ayse, later("2010-01-27")).then(["groep.deelname_geeindigd"]);
    let turns = of_gerda(&story, gerda);
    assert_eq!(
        (turns[0].start, turns[0].einde.map(|einde| (einde.dag, einde.uitkomst))),
        (day("2010-01-20"), Some((day("2010-01-27"), Uitkomst::Voortijdig)))
    );
    assert_eq!((turns[1].start, turns[1].einde), (day("2010-03-01"), None));
    let newest = turns[0].einde.unwrap().nr;
    story = story.when(Cast::Bram, |s, v| withdraw(s, v, newest, "niet gestopt")).hidden();
    story
        .when(Cast::Ayse, |s, v| correct_leave(s, v, turns[1].nr, day("2010-03-02"), v.today(), &end(), "gestopt"))
        .hidden();
}

// ── Figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_membership_counts_when_it_begins_when_it_ends_and_while_it_runs() {
    let (mut story, gerda) = town();
    let mut inwoners = vec![gerda];
    for name in ["Jansen", "Pietersen"] {
        let wim = story.inwoner("Wim", name);
        story.assigned(wim, Cast::Ayse);
        story.started(wim, "participatiehuis");
        inwoners.push(wim);
    }
    for inwoner in &inwoners {
        story.must(Cast::Ayse, joins(*inwoner, None));
    }
    story.on("2010-02-15");
    story.must(Cast::Ayse, leaves(inwoners[0], Uitkomst::Afgerond, None));
    story.must(Cast::Ayse, leaves(inwoners[1], Uitkomst::Voortijdig, Some("verhuisd")));
    let told = |van: &str, tot: &str, known: Day| {
        story.asks(Cast::Pieter, |s, v| {
            let period = Period { van: day(van), tot: day(tot) };
            let told = count(s, access::figures(v).unwrap(), "participatiehuis", Soort::Training, period, known);
            [told.gestart, told.afgerond, told.voortijdig, told.loopt_nog].map(|facts| facts.len())
        })
    };
    assert_eq!(told("2010-01-01", "2010-01-31", Day::LAST), [3, 0, 0, 3]);
    assert_eq!(told("2010-02-01", "2010-02-28", Day::LAST), [0, 1, 1, 1]);
    assert_eq!(told("2010-01-01", "2010-02-28", Day::LAST), [3, 1, 1, 1]);
    assert_eq!(told("2010-01-01", "2010-02-28", day("2010-02-01")), [3, 0, 0, 3], "as it was known then");
    let nothing = |aanpak: &str, soort| {
        story.asks(Cast::Pieter, |s, v| {
            count(s, access::figures(v).unwrap(), aanpak, soort, Period::year(2010), Day::LAST)
        })
    };
    assert_eq!(nothing("de-cirkel", Soort::Training), Telling::default());
    assert_eq!(nothing("nergens", Soort::Training), Telling::default());
    assert_eq!(nothing("participatiehuis", Soort::KoffieUur), Telling::default());
}

#[test]
fn soorten_and_outcomes_are_found_by_their_word() {
    for soort in Soort::ALL {
        assert_eq!(Soort::from_word(soort.word()), Some(soort));
    }
    for uitkomst in Uitkomst::ALL {
        assert_eq!(Uitkomst::from_word(uitkomst.word()), Some(uitkomst));
    }
    let (story, gerda) = town();
    assert!(story.asks(Cast::Ayse, |s, v| may_join(s, v, gerda) && may_open(v)));
    assert_eq!(opened_at(story.state(), Nr(1)), None);
}

// ── Who was there ───────────────────────────────────────────────────────────────────────────────────────────────────

fn present(who: &[InwonerId], datum: Day) -> impl FnOnce(&Town, &Viewer) -> Ruled + use<> {
    let who = who.to_vec();
    move |s, v| attend(s, v, GROUP, (datum, v.today()), &who)
}

#[test]
fn who_was_there_is_said_once_for_all_and_nobody_twice() {
    let (mut story, gerda) = town();
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    story.started(wim, "participatiehuis");
    story.must(Cast::Ayse, joins(gerda, None));
    story.must(Cast::Ayse, joins(wim, None));
    let today = story.today();
    let story = story.when(Cast::Ayse, present(&[], today)).refused("niemand-aangevinkt");
    let story = story.when(Cast::Ayse, present(&[gerda], today)).then(["groep.aanwezig"]);
    let story = story.when(Cast::Marit, present(&[gerda, wim, wim], today)).then(["groep.aanwezig"]);
    let mut story = story.when(Cast::Ayse, present(&[gerda, wim], today)).refused("al-aanwezig");
    let on_list = |story: &Story, who: Cast| {
        let list = story.asks(who, |s, v| attendance(s, v, GROUP, v.today()));
        list.into_iter().map(|one| (one.inwoner, one.aanwezig)).collect::<Vec<_>>()
    };
    assert_eq!(on_list(&story, Cast::Ayse), [(gerda, true), (wim, true)]);
    assert_eq!(on_list(&story, Cast::Bram), []);
    story.on("2010-02-01");
    assert_eq!(on_list(&story, Cast::Ayse), [(gerda, false), (wim, false)]);
}

#[test]
fn nobody_was_there_before_the_group_began_or_without_taking_part() {
    let (mut story, gerda) = town();
    story.must(Cast::Ayse, joins(gerda, None));
    let story = story.when(Cast::Ayse, present(&[gerda], day("2010-01-15"))).refused("groep-begint-later");
    let story = story.when(Cast::Ayse, present(&[gerda], day("2010-01-19"))).refused("deed-toen-niet-mee");
    let story = story.when(Cast::Ayse, present(&[gerda], day("2010-01-26"))).refused("dag-moet-nog-komen");
    let today = story.today();
    let story = story.when(Cast::Bram, present(&[gerda], today)).hidden();
    story.when(Cast::Rens, present(&[gerda], today)).hidden();
}

#[test]
fn a_werkleider_says_who_is_there_today_and_nothing_of_yesterday() {
    let (mut story, gerda) = town();
    story.must(Cast::Ayse, joins(gerda, None));
    story.on("2010-01-26");
    let (today, yesterday) = (story.today(), day("2010-01-25"));
    let story = story.when(Cast::Wendy, present(&[gerda], today)).hidden();
    let story = story.when(Cast::Wout, present(&[gerda], yesterday)).refused("alleen-vandaag");
    story.when(Cast::Wout, present(&[gerda], today)).then(["groep.aanwezig"]);
}

#[test]
fn that_somebody_was_there_can_be_put_on_another_day_and_taken_back() {
    let (mut story, gerda) = town();
    story.must(Cast::Ayse, joins(gerda, None));
    story.on("2010-01-27");
    let today = story.today();
    let nr = story.must(Cast::Ayse, present(&[gerda], today));
    let on_monday = (day("2010-01-25"), today);
    let story = story.when(Cast::Bram, |s, v| correct_attend(s, v, nr, on_monday, "het was maandag")).hidden();
    let story = story.when(Cast::Ayse, |s, v| correct_attend(s, v, nr, on_monday, "")).refused("reden-nodig");
    let mut story =
        story.when(Cast::Ayse, |s, v| correct_attend(s, v, nr, on_monday, "het was maandag")).then(["groep.aanwezig"]);
    let newer = story.state().newest(nr);
    assert!(story.asks(Cast::Ayse, |s, v| attendance(s, v, GROUP, day("2010-01-25"))[0].aanwezig));
    story.must(Cast::Ayse, |s, v| withdraw(s, v, newer, "was er niet"));
    assert!(!story.asks(Cast::Ayse, |s, v| attendance(s, v, GROUP, day("2010-01-25"))[0].aanwezig));
    story.replays();
}
