use super::tabel::Tabel;
use super::*;
use domain::groep::{self, Counted, Soort};

#[test]
fn tabel_2_counts_333_who_began_in_2009_and_67_in_the_first_quarter() {
    let lived = lived();
    assert_eq!(lived.instroom(opening(), day(2008, 12, 31)), 0);
    assert_eq!(lived.instroom(day(2009, 1, 1), day(2009, 12, 31)), 333);
    assert_eq!(lived.instroom(day(2010, 1, 1), day(2010, 3, 31)), 67);
    assert_eq!(lived.instroom(day(2010, 4, 1), day(2010, 4, 30)), 51);
}

#[test]
fn tabel_3_counts_who_began_finished_and_stopped_the_intern_programma() {
    let lived = lived();
    let count = |van: Day| {
        let period = Period { van, tot: today() };
        let telling = groep::count(&lived.state, lived.leave(), "participatiehuis", Soort::Training, period, Day::LAST);
        [telling.gestart.len(), telling.afgerond.len(), telling.voortijdig.len()]
    };
    let printed = Tabel::of(include_str!("../../../../cijfers/tabel-3-participatiehuis-intern-programma.csv"));
    assert_eq!(count(day(2010, 4, 1)), printed.column("april 2010", ["gestart", "afgerond", "voortijdige uitval"]));
    assert_eq!(count(opening()), printed.column("cumulatief", ["gestart", "afgerond", "voortijdige uitval"]));
    let over = |one: &&Counted| one.deelname.runs_on(today()) && today().since(one.deelname.start) > 28;
    assert_eq!(trainings(lived).iter().filter(over).count(), 20);
}

/// Every place in a group of the intern programma.
fn trainings(lived: &Lived) -> Vec<Counted> {
    let mut all = Vec::new();
    groep::for_figures(&lived.state, lived.leave(), Day::LAST, |one| all.push(one));
    all.retain(|one| one.soort == Soort::Training);
    all
}

#[test]
fn the_fasen_tell_the_same_of_the_intern_programma_as_the_groups() {
    let lived = lived();
    let marit = lived.viewer(cast::COORDINATOR, today());
    for one in trainings(lived) {
        let events = tijdlijn::of(&lived.state, &marit, one.deelname.inwoner, today()).expect("Marit sees everybody");
        let entered = events.iter().any(|event| match &event.what {
            tijdlijn::What::Traject(traject::TrajectFact::Phase { fase, .. }) => {
                &**fase == "intern-programma" && event.datum == one.deelname.start
            }
            _ => false,
        });
        assert!(entered, "{one:?}");
    }
}

#[test]
fn tabel_4_counts_58_who_left_by_reason_six_of_them_without_one() {
    let lived = lived();
    let all = lived.ended(opening(), today(), |traject| lived.reden(traject));
    let expected = [
        ("regulier-werk", 4),
        ("hoogst-haalbare", 3),
        ("ander-traject", 4),
        ("zorg", 15),
        ("handhaving", 7),
        ("uit-uitkering", 19),
        ("niet-vastgelegd", 6),
    ];
    assert_eq!(all, counts(&expected));
    assert_eq!(all.values().sum::<usize>(), 58);
}

#[test]
fn tabel_4_counts_eight_ends_that_were_booked_in_april() {
    let lived = lived();
    let april = lived.ended(day(2010, 4, 1), today(), |traject| lived.reden(traject));
    let expected = [("regulier-werk", 2), ("ander-traject", 1), ("zorg", 1), ("handhaving", 1), ("uit-uitkering", 3)];
    assert_eq!(april, counts(&expected));
}

#[test]
fn the_two_to_work_that_april_counts_had_left_before_april() {
    let lived = lived();
    let to_work = |traject: &&Traject| lived.reden(traject).as_deref() == Some("regulier-werk");
    let all = lived.trajecten(Day::LAST);
    let ends = all.iter().filter(to_work).filter_map(|traject| traject.einde);
    let cleaned: Vec<_> = ends.filter(|einde| einde.sinds >= day(2010, 4, 1)).collect();
    assert_eq!(cleaned.len(), 2);
    assert!(cleaned.iter().all(|einde| einde.dag < day(2010, 4, 1)));
}

#[test]
fn tabel_5_counts_19_who_lost_the_benefit_by_cause() {
    let lived = lived();
    let expected = [
        ("verhuizing", 3),
        ("relatie", 4),
        ("inlichtingenplicht", 6),
        ("detentie", 1),
        ("overlijden", 1),
        ("ander-inkomen", 2),
        ("arbeidsongeschiktheid", 1),
        ("andere-oorzaak", 1),
    ];
    assert_eq!(lived.ended(opening(), today(), |traject| lived.oorzaak(traject)), counts(&expected));
}

#[test]
fn the_stock_is_297_at_the_end_of_2009_and_393_on_30_april_as_it_was_known_then_and_as_it_is_known_now() {
    let lived = lived();
    let december = day(2009, 12, 31);
    assert_eq!((lived.stand(december, december), lived.stand(december, Day::LAST)), (297, 297));
    assert_eq!((lived.stand(today(), today()), lived.stand(today(), Day::LAST)), (393, 393));
}

#[test]
fn the_first_four_months_of_2010_bring_about_thirty_a_month() {
    let began = lived().instroom(day(2010, 1, 1), today());
    assert_eq!((began, began * 10 / 4), (118, 295));
}

#[test]
fn eighteen_coaches_share_10_6_fte_so_that_the_mean_caseload_goes_from_28_to_37() {
    let lived = lived();
    let december = day(2009, 12, 31);
    assert_eq!((lived.fte(december), lived.fte(today())), (1060, 1060));
    let mean = |stand: usize, fte: u32| (stand as u32 * 100 + fte / 2) / fte;
    assert_eq!(mean(lived.stand(december, december), lived.fte(december)), 28);
    assert_eq!(mean(lived.stand(today(), today()), lived.fte(today())), 37);
    let all = medewerker::list(&lived.state, &lived.viewer(cast::COORDINATOR, today()));
    let coaches = all.iter().filter(|one| one.rollen.iter().any(|(rol, _)| *rol == Role::Begeleider));
    assert_eq!(coaches.count(), 18);
}

#[test]
fn a_group_of_at_most_ten_begins_every_two_weeks_full_or_not() {
    let mut groups = BTreeMap::<Day, usize>::new();
    trainings(lived()).iter().for_each(|one| *groups.entry(one.deelname.start).or_default() += 1);
    assert!(groups.values().all(|members| (1..=10).contains(members)), "{groups:?}");
    let starts: Vec<Day> = groups.into_keys().collect();
    assert!(starts.windows(2).all(|pair| (11..=17).contains(&pair[1].since(pair[0]))), "{starts:?}");
}

#[test]
fn whoever_is_over_the_four_weeks_has_a_note_that_stands_since_the_third_week() {
    let lived = lived();
    let over = |one: &&Counted| one.deelname.runs_on(today()) && today().since(one.deelname.start) > 28;
    for training in trainings(lived).iter().filter(over).map(|one| one.deelname) {
        let noted = lived.written.iter().any(|(_, statement)| match &statement.said {
            Said::Fact(Fact::Contact(contact::Fact::Recorded(fact))) => {
                fact.inwoner == training.inwoner && fact.verslag.is_some() && statement.datum > training.start.plus(20)
            }
            _ => false,
        });
        assert!(noted, "inwoner {}", training.inwoner);
    }
}
