use super::*;
use crate::belemmering::{self, Barrier, Stand};
use crate::contact::{self as contacts, Contact, Seen};
use crate::plan::{self as plans, Goal, Step, Van, Wie};
use crate::signaal::Soort;
use crate::testing::{Cast, Story, day};

/// Gerda in the Participatiehuis since 4 January 2010.
fn begun() -> (Story, InwonerId) {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    (story, gerda)
}

fn page(story: &Story, who: Cast) -> Vandaag {
    story.asks(who, of)
}

fn kinds<'a>(of: impl Iterator<Item = &'a Ours>) -> Vec<Soort> {
    of.map(|ours| ours.signaal.soort).collect()
}

fn plan(story: &mut Story, gerda: InwonerId, dag: Option<&str>) {
    let goal = Goal { van: Van::Inwoner, soort: plans::DoelSoort::Rust, wat: None, trede: None };
    story.must(Cast::Ayse, |s, v| plans::set_goal(s, v, gerda, v.today(), v.today(), &goal));
    let step = Step {
        wat: "naar het koffie-uur".into(),
        wie: Wie::Alleen,
        dag: dag.map(day),
        doel: None,
        belemmering: None,
        afwijking: None,
    };
    story.must(Cast::Ayse, |s, v| plans::agree(s, v, gerda, v.today(), v.today(), &step));
}

fn in_view(leefgebied: &str) -> Barrier {
    Barrier { leefgebied: leefgebied.into(), stand: Stand::InBeeld, wat: None, wie: None }
}

#[test]
fn what_comes_is_told_before_it_is_late_and_late_goes_first() {
    let (mut story, _) = begun();
    story.on("2010-01-18");
    let early = page(&story, Cast::Ayse);
    assert_eq!(kinds(early.late()), []);
    assert_eq!(kinds(early.coming()), [Soort::ContactTeLaat, Soort::MetingTeLaat, Soort::PlanOntbreekt]);
    story.on("2010-01-20");
    let later = page(&story, Cast::Ayse);
    assert_eq!(kinds(later.late()), [Soort::ContactTeLaat, Soort::MetingTeLaat]);
    assert_eq!(later.late().map(|ours| ours.signaal.dagen).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(
        later.coming().map(|ours| (ours.signaal.soort, ours.signaal.dagen)).collect::<Vec<_>>(),
        [(Soort::PlanOntbreekt, -12)]
    );
}

#[test]
fn a_plan_settles_that_there_is_none_and_after_three_months_without_a_new_stap_it_stands_still() {
    let (mut story, gerda) = begun();
    story.on("2010-02-02");
    assert!(kinds(page(&story, Cast::Ayse).late()).contains(&Soort::PlanOntbreekt));
    plan(&mut story, gerda, None);
    assert!(!kinds(page(&story, Cast::Ayse).signalen.iter()).contains(&Soort::PlanOntbreekt));
    story.on("2010-05-02");
    assert!(!kinds(page(&story, Cast::Ayse).late()).contains(&Soort::Stilstand));
    story.on("2010-05-03");
    assert!(kinds(page(&story, Cast::Ayse).late()).contains(&Soort::Stilstand));
}

#[test]
fn the_end_of_a_term_asks_what_comes_next_and_an_extension_answers() {
    let (mut story, _) = begun();
    // Two years, and thirty days before the end it is settled.
    story.on("2011-12-04");
    let coming = page(&story, Cast::Ayse);
    let ends = coming.signalen.iter().find(|ours| ours.signaal.soort == Soort::TermijnEindigt).unwrap();
    assert_eq!((ends.signaal.dagen, ends.signaal.regel.artikel()), (0, "6.2"));
    story.on("2011-12-06");
    assert!(kinds(page(&story, Cast::Ayse).late()).contains(&Soort::TermijnEindigt));
}

#[test]
fn a_belemmering_in_view_asks_who_works_on_it_until_somebody_does() {
    let (mut story, gerda) = begun();
    story.must(Cast::Ayse, |s, v| belemmering::open(s, v, gerda, v.today(), v.today(), &in_view("financieel")));
    story.on("2010-02-01");
    assert!(!kinds(page(&story, Cast::Ayse).late()).contains(&Soort::BelemmeringLigtStil));
    story.on("2010-02-02");
    assert!(kinds(page(&story, Cast::Ayse).late()).contains(&Soort::BelemmeringLigtStil));
}

#[test]
fn a_leefgebied_that_nobody_talked_about_for_half_a_year_comes_up() {
    let (mut story, _) = begun();
    story.on("2010-07-05");
    let late = page(&story, Cast::Ayse);
    assert!(kinds(late.late()).contains(&Soort::LeefgebiedOnbevestigd));
    let one = late.late().find(|ours| ours.signaal.soort == Soort::LeefgebiedOnbevestigd).unwrap();
    assert_eq!((one.signaal.dagen, one.signaal.regel.artikel()), (1, "3.4"));
}

#[test]
fn who_was_referred_and_has_no_answer_waits_for_us_with_or_without_a_traject() {
    let mut story = Story::begin();
    let (wim, _) = story.referred("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    story.on("2010-01-18");
    assert_eq!(kinds(page(&story, Cast::Ayse).late()), []);
    story.on("2010-01-19");
    assert_eq!(kinds(page(&story, Cast::Ayse).late()), [Soort::AanmeldingOnbeantwoord]);
}

#[test]
fn a_short_traject_does_not_end_when_it_begins() {
    use crate::aanpak::{self, content};
    let text = include_str!("../../../../aanpakken/service-voor-de-wijk.toml");
    let mut story = Story::begin();
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), content::parse(text).unwrap()));
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    story.started(wim, "service-voor-de-wijk");
    let ends = |story: &Story| kinds(page(story, Cast::Ayse).signalen.iter()).contains(&Soort::TermijnEindigt);
    assert!(!ends(&story), "eight weeks lie before him");
    // The term ends on 28 February; thirty days before that, and two weeks to think about it.
    story.on("2010-01-14");
    assert!(!ends(&story));
    story.on("2010-01-15");
    assert!(ends(&story));
}

#[test]
fn the_agenda_has_this_week_in_order_and_nothing_else() {
    let (mut story, gerda) = begun();
    story.on("2010-01-11");
    plan(&mut story, gerda, Some("2010-01-12"));
    let seen = Seen { last: None, confirmed: false };
    let talk = Contact { volgende: Some(day("2010-01-14")), ..Story::talk(story.today()) };
    story.must(Cast::Ayse, |s, v| contacts::record(s, v, gerda, &talk, seen));
    let agenda = page(&story, Cast::Ayse).agenda;
    let days: Vec<Day> = agenda.iter().map(|afspraak| afspraak.dag).collect();
    assert_eq!(days, [day("2010-01-12"), day("2010-01-14")]);
    assert!(matches!(&agenda[0].wat, Wat::Stap(_, wat) if &**wat == "naar het koffie-uur"));
    assert_eq!(agenda[1].wat, Wat::Contact(day("2010-01-11")));
    story.on("2010-01-15");
    assert_eq!(page(&story, Cast::Ayse).agenda, []);
}

#[test]
fn the_first_talk_of_a_referral_stands_in_the_agenda_until_its_last_day() {
    let mut story = Story::begin();
    let (wim, aanmelding) = story.referred("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    story.on("2010-01-11");
    assert_eq!(page(&story, Cast::Ayse).agenda, [], "its last day is a week away");
    story.on("2010-01-12");
    let agenda = page(&story, Cast::Ayse).agenda;
    let talk = Wat::Gesprek(aanmelding::Gespreksvorm::Driegesprek, aanmelding);
    assert_eq!((agenda[0].dag, &agenda[0].wat), (day("2010-01-18"), &talk));
    assert!(matches!(&agenda[0].met, Met::Inwoner(who, naam) if *who == wim && &*naam.voornaam == "Wim"));
    story.must(Cast::Ayse, |s, v| aanmelding::meet(s, v, aanmelding, v.today(), v.today()));
    assert_eq!(page(&story, Cast::Ayse).agenda, [], "the talk has been");
}

#[test]
fn a_group_is_in_the_agenda_on_the_days_it_meets_with_how_many_of_the_own_inwoners() {
    use crate::groep::{self, Open, Weekdag};
    let (mut story, gerda) = begun();
    let koffie = Open {
        aanpak: "participatiehuis".into(),
        soort: groep::Soort::KoffieUur,
        naam: "koffie".into(),
        start: story.today(),
        fase: None,
    };
    story.must(Cast::Marit, |s, v| groep::open(s, v, v.today(), v.today(), &koffie));
    let id = crate::ids::GroepId(1);
    story.must(Cast::Ayse, |s, v| groep::join(s, v, gerda, id, v.today(), v.today(), None));
    assert_eq!(page(&story, Cast::Ayse).agenda, [], "nobody wrote down its days");
    let days = [Weekdag::Dinsdag, Weekdag::Donderdag];
    story.must(Cast::Ayse, |s, v| groep::meet_at(s, v, id, (v.today(), v.today()), None, &days));
    let agenda = page(&story, Cast::Ayse).agenda;
    let days: Vec<Day> = agenda.iter().map(|one| one.dag).collect();
    assert_eq!(days, [day("2010-01-05"), day("2010-01-07")]);
    assert!(matches!(agenda[0].wat, Wat::Bijeenkomst { aantal: 1, .. }));
    assert!(matches!(&agenda[0].met, Met::Groep(groep, naam) if *groep == id && &**naam == "koffie"));
    story.on("2010-01-08");
    let days: Vec<Day> = page(&story, Cast::Ayse).agenda.iter().map(|one| one.dag).collect();
    assert_eq!(days, [day("2010-01-12"), day("2010-01-14")]);
    assert_eq!(page(&story, Cast::Bram).agenda, [], "it is the group of others");
}

#[test]
fn a_doel_that_was_reached_is_celebrated_for_two_weeks_and_one_that_was_let_go_is_not() {
    let (mut story, gerda) = begun();
    for soort in [plans::DoelSoort::Rust, plans::DoelSoort::BetaaldWerk] {
        let goal = Goal { van: Van::Inwoner, soort, wat: None, trede: None };
        story.must(Cast::Ayse, |s, v| plans::set_goal(s, v, gerda, v.today(), v.today(), &goal));
    }
    let doelen = story.asks(Cast::Ayse, |s, v| plans::of(s, v, gerda).unwrap()).doelen;
    for (doel, bereikt) in doelen.iter().zip([true, false]) {
        let id = (gerda, doel.id);
        story.must(Cast::Ayse, |s, v| plans::end_goal(s, v, id, v.today(), v.today(), bereikt, None));
    }
    let glad = |story: &Story| page(story, Cast::Ayse).vieren.into_iter().map(|one| one.wat).collect::<Vec<_>>();
    assert_eq!(glad(&story), [Goed::Doel(plans::DoelSoort::Rust, None)]);
    story.on("2010-01-18");
    assert_eq!(glad(&story).len(), 1);
    story.on("2010-01-19");
    assert_eq!(glad(&story), []);
}

/// What waits for a coördinator.
fn waits(story: &Story, who: Cast) -> Project {
    story.asks(who, project)
}

#[test]
fn a_coordinator_sees_who_waits_for_an_answer_from_the_day_of_the_referral() {
    let mut story = Story::begin();
    let (wim, id) = story.referred("Wim", "Jansen");
    let page = waits(&story, Cast::Marit);
    let one = &page.aanmeldingen[0];
    let signaal = one.signaal.as_ref().unwrap();
    assert_eq!((one.aanmelding.id, signaal.inwoner, signaal.dagen), (id, wim, -14));
    assert_eq!(waits(&story, Cast::Olga), Project::default(), "it is of another project");
    assert_eq!(waits(&story, Cast::Ayse), Project::default());
    story.must(Cast::Marit, |s, v| aanmelding::refuse(s, v, id, v.today(), v.today(), "zorg gaat voor"));
    assert!(waits(&story, Cast::Marit).is_empty());
}

#[test]
fn after_the_first_talk_somebody_still_waits_for_the_answer_without_a_term() {
    let mut story = Story::begin();
    let (_, id) = story.referred("Wim", "Jansen");
    story.must(Cast::Marit, |s, v| aanmelding::meet(s, v, id, v.today(), v.today()));
    let page = waits(&story, Cast::Marit);
    assert_eq!((page.aanmeldingen.len(), page.aanmeldingen[0].signaal.as_ref()), (1, None));
}

#[test]
fn who_is_in_a_traject_and_has_no_begeleider_waits_for_the_coordinator() {
    let (mut story, gerda) = begun();
    assert_eq!(waits(&story, Cast::Marit).zonder_begeleider, []);
    story.on("2010-02-01");
    story.must(Cast::Marit, |s, v| toewijzing::release(s, v, gerda, v.today(), v.today()));
    story.on("2010-02-03");
    let page = waits(&story, Cast::Marit);
    let one = &page.zonder_begeleider[0];
    assert_eq!((one.inwoner, one.sinds), (gerda, day("2010-02-01")));
    assert!(one.te_laat > 0, "what we owe does not stop");
    assert_eq!(waits(&story, Cast::Olga).zonder_begeleider, []);
    story.assigned(gerda, Cast::Bram);
    assert_eq!(waits(&story, Cast::Marit).zonder_begeleider, []);
}

#[test]
fn a_caseload_over_the_norm_for_the_hours_is_told_to_the_own_coordinator() {
    use crate::medewerker;
    let (mut story, _) = begun();
    let hours = |story: &mut Story, fte| {
        story.must(Cast::Bea, |s, v| medewerker::set_fte(s, v, v.today(), Cast::Ayse.id(), fte));
    };
    assert_eq!(waits(&story, Cast::Marit).caseloads, [], "nobody wrote down her hours");
    hours(&mut story, 3);
    assert_eq!(waits(&story, Cast::Marit).caseloads, [], "35 inwoners for a full week is one for three hundredths");
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    let page = waits(&story, Cast::Marit);
    let one = &page.caseloads[0];
    assert_eq!((one.medewerker, one.aantal, one.hoogstens, one.regel.artikel()), (Cast::Ayse.id(), 2, 1, "7.1"));
    assert!(!one.is_explained());
    assert_eq!(waits(&story, Cast::Olga).caseloads, []);
    assert_eq!(story.asks(Cast::Marit, |s, v| counted(s, v).unwrap().van_ons), 1);
}

#[test]
fn one_too_many_with_a_reason_is_explained_and_no_longer_counted() {
    use crate::medewerker;
    let (mut story, _) = begun();
    story.must(Cast::Bea, |s, v| medewerker::set_fte(s, v, v.today(), Cast::Ayse.id(), 3));
    let (_, id) = story.referred("Wim", "Jansen");
    let asked = aanmelding::Accept {
        begeleider: Cast::Ayse.id(),
        start: true,
        trajectsoort: None,
        afwijking: Some("kent hem van de kerk".into()),
    };
    story.must(Cast::Marit, |s, v| aanmelding::accept(s, v, id, v.today(), v.today(), &asked));
    let page = waits(&story, Cast::Marit);
    assert!(page.caseloads[0].is_explained());
    assert_eq!(story.asks(Cast::Marit, |s, v| counted(s, v).unwrap().van_ons), 0);
}

#[test]
fn the_number_on_the_tab_is_what_the_page_shows_and_looking_at_it_is_no_look() {
    let (mut story, gerda) = begun();
    let (wim, _) = story.referred("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    story.must(Cast::Ayse, |s, v| belemmering::open(s, v, gerda, v.today(), v.today(), &in_view("financieel")));
    let mut seen = std::collections::BTreeSet::new();
    for ahead in 0..260 {
        story.on_day(day("2010-01-04").plus(ahead));
        let shown = page(&story, Cast::Ayse);
        let urgent = shown.signalen.iter().filter(|ours| !ours.signaal.is_calm()).count();
        let viewer = story.viewer(Cast::Ayse);
        let told = counted(story.state(), &viewer).unwrap();
        assert_eq!(told, Counted { van_ons: urgent, caseload: Some(2) }, "on day {ahead}");
        assert_eq!(viewer.take_looks(), crate::access::Looks::default());
        seen.insert(urgent);
        let project = waits(&story, Cast::Marit);
        let waiting = project.aanmeldingen.iter().filter(|one| one.signaal.is_some()).count();
        let counted = story.asks(Cast::Marit, |s, v| counted(s, v).unwrap());
        assert_eq!(counted, Counted { van_ons: waiting, caseload: None });
    }
    assert!(seen.len() > 3, "the days differ: {seen:?}");
    assert_eq!(story.asks(Cast::Pieter, counted), None);
}

#[test]
fn whoever_guides_nobody_has_an_empty_day_and_reading_it_is_one_list() {
    let (story, gerda) = begun();
    for who in [Cast::Bram, Cast::Marit, Cast::Pieter, Cast::Bea] {
        assert_eq!(page(&story, who), Vandaag::default());
    }
    let viewer = story.viewer(Cast::Ayse);
    of(story.state(), &viewer);
    let looks = viewer.take_looks();
    assert_eq!((looks.lists, looks.dossiers), (vec![("vandaag", vec![gerda])], vec![]));
}

#[test]
fn a_part_that_an_aanpak_lacks_gives_no_signal() {
    use crate::aanpak::content::{self, Onderdeel};
    let texts = [
        include_str!("../../../../aanpakken/participatiehuis.toml"),
        include_str!("../../../../aanpakken/de-cirkel.toml"),
        include_str!("../../../../aanpakken/service-voor-de-wijk.toml"),
    ];
    for text in texts {
        let content = content::parse(text).unwrap();
        for (part, kinds_of) in [
            (Onderdeel::Contact, &[Soort::ContactTeLaat][..]),
            (Onderdeel::Meting, &[Soort::MetingTeLaat, Soort::LeefgebiedOnbevestigd]),
            (Onderdeel::Plan, &[Soort::PlanOntbreekt, Soort::Stilstand]),
            (Onderdeel::Belemmering, &[Soort::BelemmeringLigtStil]),
            (Onderdeel::Belofte, &[Soort::BelofteLaat, Soort::AanvraagWacht]),
        ] {
            let given = given_by(&content, None);
            let without = given_by(&content, Some(part));
            for soort in kinds_of {
                assert!(!without.contains(soort), "{} without {part:?} gives {soort:?}", content.slug);
                assert_eq!(given.contains(soort), gives(&content, *soort), "{} {soort:?}", content.slug);
            }
        }
    }
}

/// Whether the aanpak has the part and the norm of a signal.
fn gives(content: &crate::aanpak::Content, soort: Soort) -> bool {
    use crate::aanpak::content::{NormSoort as N, Onderdeel as O};
    let (part, norm) = match soort {
        Soort::ContactTeLaat => (O::Contact, N::Contact),
        Soort::MetingTeLaat => (O::Meting, N::MetingStart),
        Soort::LeefgebiedOnbevestigd => (O::Meting, N::LeefgebiedBevestiging),
        Soort::PlanOntbreekt => (O::Plan, N::Plan),
        Soort::Stilstand => (O::Plan, N::Stap),
        Soort::BelemmeringLigtStil => (O::Belemmering, N::BelemmeringActie),
        Soort::BelofteLaat => (O::Belofte, N::Belofte),
        Soort::AanvraagWacht => (O::Belofte, N::Aanvraag),
        Soort::TermijnEindigt | Soort::AanmeldingOnbeantwoord => unreachable!("no part of its own here"),
    };
    content.has(part) && content.normen.iter().any(|one| one.soort == norm)
}

/// The kinds that somebody who was left alone for two years has in this aanpak without a part; one with a plan and a
/// belemmering and late promises, and one with nothing at all.
fn given_by(content: &crate::aanpak::Content, without: Option<crate::aanpak::content::Onderdeel>) -> Vec<Soort> {
    use crate::{aanpak, belofte};
    let mut story = Story::begin();
    let whole = crate::aanpak::Content { slug: "lokaal".into(), ..content.clone() };
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), whole.clone()));
    for (voornaam, busy) in [("Wim", true), ("Bep", false)] {
        let inwoner = story.inwoner(voornaam, "Jansen");
        story.assigned(inwoner, Cast::Ayse);
        story.started(inwoner, "lokaal");
        if busy {
            let goal = Goal { van: Van::Inwoner, soort: plans::DoelSoort::Rust, wat: None, trede: None };
            let _ = story.does(Cast::Ayse, |s, v| plans::set_goal(s, v, inwoner, v.today(), v.today(), &goal));
            let leefgebied = content.leefgebieden[0].code.clone();
            let _ = story
                .does(Cast::Ayse, |s, v| belemmering::open(s, v, inwoner, v.today(), v.today(), &in_view(&leefgebied)));
            for aanvraag in [None, Some(belofte::Aanvraag::BijzondereBijstand)] {
                let (van, dag) = (belofte::Kant::Gemeente, aanvraag.is_none().then(|| story.today().plus(3)));
                let promise = belofte::Promise {
                    van,
                    partner: None,
                    wat: Some("een fiets".into()),
                    dag,
                    aanvraag,
                    afwijking: None,
                };
                let _ = story.does(Cast::Ayse, |s, v| belofte::make(s, v, inwoner, v.today(), v.today(), &promise));
            }
        }
    }
    if let Some(part) = without {
        let mut poorer = crate::aanpak::Content { versie: "2".into(), ..whole };
        poorer.onderdelen.retain(|known| *known != part);
        story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), poorer.clone()));
    }
    story.on("2012-01-10");
    kinds(page(&story, Cast::Ayse).late())
}
