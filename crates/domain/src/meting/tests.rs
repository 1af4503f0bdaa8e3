use std::collections::BTreeMap;

use super::*;
use crate::aanpak::{self, content::NormSoort, content::Onderdeel};
use crate::access::{self, Viewer};
use crate::entry::Statement;
use crate::ids::{InwonerId, TrajectId};
use crate::refusal::No;
use crate::seen::Seen;
use crate::signaal::{self, Soort};
use crate::state::State as Town;
use crate::testing::{Cast, Story, day, de_cirkel, given, participatiehuis};
use crate::time::Day;
use crate::traject::{self, Start};

/// Gerda in the Participatiehuis since 4 January 2010; today is 11 January.
fn gerda() -> (Story, InwonerId, TrajectId) {
    let mut known = None;
    let mut story = given(|story| known = Some(story.gerda()));
    story.on("2010-01-11");
    let (gerda, traject) = known.unwrap();
    (story, gerda, traject)
}

fn on(trede: u8) -> Meting {
    Meting { trede: Some(trede), ..Meting::default() }
}

/// No contract, no unpaid work, an organised activity: trede 3.
fn an_activity() -> Antwoorden {
    Antwoorden { contract: Some(false), onbetaald_werk: Some(false), activiteit: Some(true), ..Antwoorden::default() }
}

fn with(code: &str, probleem: bool) -> Meting {
    let vragen = Vragen { probleem, aan_gewerkt: false, onder_controle: false };
    Meting { leefgebieden: BTreeMap::from([(code.to_owned(), vragen)]), ..Meting::default() }
}

fn records(
    inwoner: InwonerId,
    traject: TrajectId,
    meting: Meting,
) -> impl FnOnce(&Town, &Viewer) -> Result<Vec<Statement>, No> {
    move |s, v| record(s, v, inwoner, traject, v.today(), v.today(), &meting)
}

fn measured(
    story: &mut Story,
    (inwoner, traject): (InwonerId, TrajectId),
    iso: &str,
    meting: Meting,
) -> crate::ids::Nr {
    story.on(iso);
    story.must(Cast::Ayse, records(inwoner, traject, meting))
}

// ── Recording ───────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn what_a_meting_cannot_be() {
    let (story, gerda, traject) = gerda();
    let before = |s: &Town, v: &Viewer| record(s, v, gerda, traject, day("2010-01-03"), v.today(), &on(2));
    let story = story.when(Cast::Ayse, before).refused("voor-instroom");
    let story = story.when(Cast::Ayse, records(gerda, traject, Meting::default())).refused("meting-is-leeg");
    let story = story.when(Cast::Ayse, records(gerda, traject, on(7))).refused("trede-niet-op-ladder");
    let story = story.when(Cast::Ayse, records(gerda, traject, with("nergens", true))).refused("leefgebied-onbekend");
    let potential = |motivering: &str| Some(Groeipotentieel { trede: 4, motivering: motivering.into() });
    let unexplained = Meting { groeipotentieel: potential(" "), ..on(2) };
    let story = story.when(Cast::Ayse, records(gerda, traject, unexplained)).refused("motivering-nodig");
    let too_high = Meting { groeipotentieel: Some(Groeipotentieel { trede: 9, motivering: "wil".into() }), ..on(2) };
    let story = story.when(Cast::Ayse, records(gerda, traject, too_high)).refused("trede-niet-op-ladder");
    let story = story.when(Cast::Ayse, records(InwonerId(999), traject, on(2))).hidden();
    let story = story.when(Cast::Bram, records(gerda, traject, on(2))).hidden();
    story.when(Cast::Ayse, records(gerda, TrajectId(9), on(2))).hidden();
}

#[test]
fn a_trede_that_the_answers_do_not_give_asks_why_and_one_that_they_give_keeps_no_reason() {
    let (story, gerda, traject) = gerda();
    let asked = |trede, why: Option<&str>| Meting {
        trede,
        antwoorden: an_activity(),
        afwijking: why.map(str::to_owned),
        ..Meting::default()
    };
    let story =
        story.when(Cast::Ayse, records(gerda, traject, asked(Some(2), None))).refused("trede-past-niet-bij-antwoorden");
    story
        .clone()
        .when(Cast::Ayse, records(gerda, traject, asked(Some(2), Some("ligt stil in de zomer"))))
        .then(["meting.vastgelegd"]);
    let story =
        story.when(Cast::Ayse, records(gerda, traject, asked(None, Some("zomaar")))).then(["meting.vastgelegd"]);
    let found = story.asks(Cast::Ayse, |s, v| list(s, v, gerda).unwrap().remove(0));
    assert_eq!((found.trede, found.afwijking.as_deref(), found.moment), (Some(3), None, Meetmoment::Start));
    assert_eq!(found.antwoorden, an_activity());
}

#[test]
fn a_second_meting_of_a_day_asks_why() {
    let (story, gerda, traject) = gerda();
    let story = story.when(Cast::Ayse, records(gerda, traject, on(2))).then(["meting.vastgelegd"]);
    let story = story.when(Cast::Ayse, records(gerda, traject, on(3))).refused("meting-staat-er-al");
    let again = Meting { afwijking: Some("met de regisseur erbij".into()), ..on(3) };
    story.when(Cast::Ayse, records(gerda, traject, again)).then(["meting.vastgelegd"]);
}

#[test]
fn an_aanpak_without_meting_as_a_part_takes_none_and_gives_no_signal_whatever_its_norms_say() {
    let mut story = Story::begin();
    let mut silent = participatiehuis();
    silent.slug = "stil".into();
    silent.onderdelen.retain(|part| *part != Onderdeel::Meting);
    assert!(silent.normen.iter().any(|norm| norm.soort == NormSoort::MetingRitme));
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), silent));
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    let (traject, _) = story.started(wim, "stil");
    story = story.when(Cast::Ayse, records(wim, traject, on(2))).refused("aanpak-meet-niet");
    story.on("2010-12-01");
    let soorten = story.asks(Cast::Ayse, |s, v| {
        signaal::of(s, v, wim).unwrap().into_iter().map(|signaal| signaal.soort).collect::<Vec<_>>()
    });
    assert_eq!(soorten, [Soort::ContactTeLaat, Soort::PlanOntbreekt]);
}

#[test]
fn a_meting_holds_no_more_leefgebieden_than_it_has_room_for() {
    let mut story = Story::begin();
    let mut many = participatiehuis();
    many.slug = "breed".into();
    let first = many.leefgebieden[0].clone();
    many.leefgebieden = (0..17)
        .map(|number| aanpak::content::Leefgebied { code: format!("gebied-{number}"), ..first.clone() })
        .collect();
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), many));
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    let (traject, _) = story.started(wim, "breed");
    let asked = |count: usize| {
        let all = (0..count).map(|number| {
            (
                format!("gebied-{number}"),
                Vragen { probleem: number % 3 == 0, aan_gewerkt: number % 2 == 0, onder_controle: false },
            )
        });
        Meting { leefgebieden: all.collect(), ..Meting::default() }
    };
    let story = story.when(Cast::Ayse, records(wim, traject, asked(17))).refused("te-veel-leefgebieden");
    let story = story.when(Cast::Ayse, records(wim, traject, asked(16))).then(["meting.vastgelegd"]);
    let found = story.asks(Cast::Ayse, |s, v| list(s, v, wim).unwrap().remove(0));
    let kept: BTreeMap<String, Vragen> =
        found.leefgebieden.iter().map(|(code, vragen)| (code.to_string(), *vragen)).collect();
    assert_eq!(kept, asked(16).leefgebieden);
    assert_eq!(&*found.leefgebieden[2].0, "gebied-2", "in the order of the aanpak");
}

// ── Correcting ──────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_corrected_meting_is_decided_again_and_the_old_one_stays_to_be_read() {
    let (mut story, gerda, traject) = gerda();
    let nr = measured(&mut story, (gerda, traject), "2010-01-11", on(2));
    let wrong = Meting { trede: Some(2), antwoorden: an_activity(), ..Meting::default() };
    let story = story
        .when(Cast::Ayse, |s, v| correct(s, v, nr, v.today(), v.today(), &wrong, "vragen gesteld"))
        .refused("trede-past-niet-bij-antwoorden");
    let story =
        story.when(Cast::Bram, |s, v| correct(s, v, nr, v.today(), v.today(), &on(3), "vragen gesteld")).hidden();
    let story = story
        .when(Cast::Ayse, |s, v| correct(s, v, nr, v.today(), v.today(), &on(3), "vragen gesteld"))
        .then(["meting.vastgelegd"]);
    let story = story
        .when(Cast::Ayse, |s, v| correct(s, v, nr, v.today(), v.today(), &on(4), "nog eens"))
        .refused("al-gecorrigeerd");
    assert_eq!(
        story.asks(Cast::Ayse, |s, v| list(s, v, gerda).unwrap().iter().map(|one| one.trede).collect::<Vec<_>>()),
        [Some(3)]
    );
    assert_eq!(story.asks(Cast::Ayse, |s, v| one(s, v, nr).map(|one| (one.trede, one.own))), Ok((Some(2), false)));
    let newest = story.state().nr();
    let story =
        story.when(Cast::Ayse, |s, v| withdraw(s, v, newest, "hoort bij een ander")).then(["meting.vastgelegd"]);
    assert_eq!(story.asks(Cast::Ayse, |s, v| list(s, v, gerda).unwrap()), []);
    story.when(Cast::Ayse, |s, v| withdraw(s, v, crate::ids::Nr(1), "weg")).hidden();
}

#[test]
fn a_coordinator_who_corrects_leaves_what_somebody_could_grow_to_as_it_was() {
    let (mut story, gerda, traject) = gerda();
    let groeipotentieel = Some(Groeipotentieel { trede: 4, motivering: "wil in de keuken helpen".into() });
    let nr = measured(
        &mut story,
        (gerda, traject),
        "2010-01-11",
        Meting { groeipotentieel: groeipotentieel.clone(), ..on(2) },
    );
    let corrects = |nr| move |s: &Town, v: &Viewer| correct(s, v, nr, v.today(), v.today(), &on(3), "verkeerd getikt");
    let story = story.when(Cast::Marit, corrects(nr)).then(["meting.vastgelegd"]);
    let seen = |story: &Story| story.asks(Cast::Ayse, |s, v| list(s, v, gerda).unwrap().remove(0));
    assert_eq!((seen(&story).trede, seen(&story).groeipotentieel), (Some(3), groeipotentieel));
    let story = story.clone().when(Cast::Ayse, corrects(seen(&story).nr)).then(["meting.vastgelegd"]);
    assert_eq!(seen(&story).groeipotentieel, None, "who may see it takes it away by leaving it out");
}

#[test]
fn who_was_second_is_told_and_confirms() {
    let (mut story, gerda, traject) = gerda();
    let seen = story.asks(Cast::Ayse, |s, v| newest_seen(s, v, gerda).unwrap());
    assert_eq!(seen, None);
    let first = measured(&mut story, (gerda, traject), "2010-01-11", on(2));
    let looks = |last, confirmed| {
        move |s: &Town, v: &Viewer| nobody_was_first(s, v, gerda, Seen { last, confirmed }).map(|()| Vec::new())
    };
    let story = story.when(Cast::Marit, looks(None, false)).refused("meting-intussen");
    let story = story.when(Cast::Marit, looks(None, true)).then([]);
    let story = story.when(Cast::Marit, looks(Some(first), false)).then([]);
    story.when(Cast::Bram, looks(None, false)).hidden();
}

// ── Where somebody stands ───────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn where_somebody_stands_is_the_newest_answer_to_each_question() {
    let (mut story, gerda, traject) = gerda();
    measured(&mut story, (gerda, traject), "2010-01-11", Meting { trede: Some(2), ..with("financieel", true) });
    measured(&mut story, (gerda, traject), "2010-02-11", with("psychisch", true));
    measured(&mut story, (gerda, traject), "2010-03-11", Meting { trede: Some(3), ..with("financieel", false) });
    let stand = |iso: &str| story.asks(Cast::Ayse, |s, v| at(s, v, gerda, day(iso)).unwrap());
    assert_eq!(stand("2010-01-10"), Stand::default());
    let february = stand("2010-03-10");
    assert_eq!(february.trede, Some((2, day("2010-01-11"))));
    let problems: Vec<(&str, bool)> =
        february.leefgebieden.iter().map(|(code, vragen)| (&**code, vragen.probleem)).collect();
    assert_eq!(problems, [("psychisch", true), ("financieel", true)], "in the order of the aanpak");
    assert!(!stand("2010-03-11").leefgebieden[1].1.probleem);
    assert_eq!(story.asks(Cast::Bram, |s, v| at(s, v, gerda, v.today())), Err(crate::refusal::Hidden));
}

#[test]
fn the_first_is_at_the_start_and_the_last_weeks_are_at_the_end() {
    let (mut story, gerda, traject) = gerda();
    measured(&mut story, (gerda, traject), "2010-01-11", on(2));
    story.on("2010-06-01");
    let close = traject::Close { reden: "regulier werk".into(), ..traject::Close::default() };
    story.must(Cast::Ayse, |s, v| traject::close(s, v, traject, v.today(), v.today(), &close));
    for (iso, moment) in
        [("2010-05-17", Meetmoment::Tussentijds), ("2010-05-18", Meetmoment::Einde), ("2010-06-01", Meetmoment::Einde)]
    {
        story.must(Cast::Ayse, |s, v| record(s, v, gerda, traject, day(iso), v.today(), &on(3)));
        let last = story.asks(Cast::Ayse, |s, v| one(s, v, s.nr()).unwrap());
        assert_eq!(last.moment, moment, "{iso}");
        assert_eq!(Meetmoment::from_word(moment.word()), Some(moment));
    }
    story.on("2010-06-02");
    story.when(Cast::Ayse, records(gerda, traject, on(3))).refused("na-einde");
}

#[test]
fn what_somebody_could_grow_to_is_for_the_begeleider_alone() {
    let (mut story, gerda, traject) = gerda();
    let groeipotentieel = Some(Groeipotentieel { trede: 4, motivering: "wil in de keuken helpen".into() });
    measured(&mut story, (gerda, traject), "2010-01-11", Meting { groeipotentieel: groeipotentieel.clone(), ..on(2) });
    let seen = |who| story.asks(who, |s, v| list(s, v, gerda).map(|all| all[0].groeipotentieel.clone()));
    assert_eq!((seen(Cast::Ayse), seen(Cast::Marit)), (Ok(groeipotentieel), Ok(None)));
    assert!(seen(Cast::Olga).is_err());
}

// ── Signals ─────────────────────────────────────────────────────────────────────────────────────────────────────────

fn late(story: &mut Story, iso: &str, inwoner: InwonerId) -> Option<(i32, String)> {
    story.on(iso);
    let signals = story.asks(Cast::Ayse, |s, v| signaal::of(s, v, inwoner).unwrap());
    assert!(signals.is_sorted_by_key(|signaal| signaal.sinds), "owed soonest first");
    signals
        .iter()
        .find(|signaal| signaal.soort == Soort::MetingTeLaat)
        .map(|signaal| (signaal.dagen, signaal.regel.artikel().to_owned()))
}

#[test]
fn a_meting_is_late_the_day_after_the_first_two_weeks_and_then_the_day_after_a_month() {
    let (mut story, gerda, traject) = gerda();
    assert_eq!(late(&mut story, "2010-01-18", gerda), None);
    assert_eq!(late(&mut story, "2010-01-19", gerda), Some((1, "3.5".into())));
    measured(&mut story, (gerda, traject), "2010-01-20", on(2));
    assert_eq!(late(&mut story, "2010-02-20", gerda), None);
    assert_eq!(late(&mut story, "2010-02-23", gerda), Some((3, "3.6".into())));
    let rows = story.asks(Cast::Ayse, |s, v| crate::caseload::own(s, v).rows);
    assert_eq!(rows[0].late(Soort::MetingTeLaat).map(|signaal| signaal.feiten.len()), Some(2));
    assert_eq!(rows[0].signalen[0].soort, Soort::ContactTeLaat, "contact was owed sooner");
    assert_eq!((rows[0].traject.unwrap().trede, rows[0].treden.clone()), (Some(2), vec![(day("2010-01-20"), 2)]));
}

// ── Figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────

fn rise(story: &Story, inwoner: InwonerId, until: &str, known: Day) -> Stijging {
    story.asks(Cast::Pieter, |s, v| {
        let leave = access::figures(v).unwrap();
        let traject = traject::behind_figure(s, leave, inwoner, known).remove(0);
        rise_until(s, leave, &traject, day(until), known)
    })
}

#[test]
fn a_rise_is_measured_from_the_list_or_the_first_meting_and_paid_work_does_not_count() {
    let (mut story, gerda, traject) = gerda();
    assert_eq!(rise(&story, gerda, "2010-12-31", Day::LAST), Stijging::Onbekend);
    measured(&mut story, (gerda, traject), "2010-01-11", on(2));
    assert_eq!(rise(&story, gerda, "2010-12-31", Day::LAST), Stijging::Geen);
    let grown = measured(&mut story, (gerda, traject), "2010-02-11", Meting { groei: true, ..Meting::default() });
    assert_eq!(rise(&story, gerda, "2010-12-31", Day::LAST), Stijging::BinnenTrede(grown));
    let risen = measured(&mut story, (gerda, traject), "2010-03-11", on(4));
    measured(&mut story, (gerda, traject), "2010-04-11", on(6));
    assert_eq!(rise(&story, gerda, "2010-12-31", Day::LAST), Stijging::Treden(2, risen));
    assert_eq!(rise(&story, gerda, "2010-03-10", Day::LAST), Stijging::BinnenTrede(grown));
    assert_eq!(rise(&story, gerda, "2010-12-31", day("2010-02-01")), Stijging::Geen, "as it was known then");
}

#[test]
fn the_list_knows_the_trede_at_the_start_before_any_meting_does() {
    let mut story = Story::begin();
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    let asked = Start { aanpak: "de-cirkel".into(), trede: Some(1), ..Start::default() };
    let started = story.must(Cast::Meedoen, |s, v| traject::start(s, v, wim, v.today(), v.today(), &asked));
    let traject = traject::started_at(story.state(), started).unwrap();
    let nr = measured(&mut story, (wim, traject), "2010-02-11", on(2));
    assert!(de_cirkel().has(Onderdeel::Meting));
    story.asks(Cast::Pieter, |s, v| {
        let leave = access::figures(v).unwrap();
        let known = traject::behind_figure(s, leave, wim, Day::LAST).remove(0);
        assert_eq!(
            trede_at_start(s, leave, &known, Day::LAST).map(|start| (start.trede, start.nr)),
            Some((1, started))
        );
        assert_eq!(highest_below_six_until(s, leave, &known, Day::LAST, Day::LAST).map(|best| best.nr), Some(nr));
        assert_eq!(grew_within(s, leave, &known, Day::LAST, Day::LAST), None);
        assert_eq!(behind_figure(s, leave, &known, Day::LAST).len(), 1);
    });
    assert_eq!(rise(&story, wim, "2010-12-31", Day::LAST), Stijging::Treden(1, nr));
}
