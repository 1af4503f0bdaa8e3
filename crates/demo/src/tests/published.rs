use super::*;

#[test]
fn tabel_2_counts_333_who_began_in_2009_and_67_in_the_first_quarter() {
    let lived = lived();
    assert_eq!(lived.instroom(opening(), day(2008, 12, 31)), 0);
    assert_eq!(lived.instroom(day(2009, 1, 1), day(2009, 12, 31)), 333);
    assert_eq!(lived.instroom(day(2010, 1, 1), day(2010, 3, 31)), 67);
    assert_eq!(lived.instroom(day(2010, 4, 1), day(2010, 4, 30)), 51);
}

#[test]
fn tabel_3_counts_182_who_began_the_intern_programma_122_who_finished_and_26_who_stopped_early() {
    let lived = lived();
    let april = |on: Day| on >= day(2010, 4, 1);
    let all = trainings(lived);
    let count = |outcome: Option<bool>, in_april: bool| {
        let ended = |training: &&Training| training.finished == outcome;
        all.iter().filter(ended).filter(|training| !in_april || training.ended.is_some_and(april)).count()
    };
    assert_eq!((all.len(), all.iter().filter(|training| april(training.began)).count()), (182, 14));
    assert_eq!((count(Some(true), false), count(Some(true), true)), (122, 8));
    assert_eq!((count(Some(false), false), count(Some(false), true)), (26, 0));
    let long = all.iter().filter(|training| training.ended.is_none() && today().since(training.began) > 28).count();
    assert_eq!((count(None, false), long), (34, 20));
}

/// Somebody's time in the intern programma: finished, stopped early, or neither yet.
struct Training {
    inwoner: InwonerId,
    began: Day,
    ended: Option<Day>,
    finished: Option<bool>,
}

/// From the timelines as Marit reads them: whoever goes on to the individual fase has finished.
fn trainings(lived: &Lived) -> Vec<Training> {
    let marit = lived.viewer(cast::COORDINATOR, today());
    let everybody = (1..=inwoner::count(&lived.state) as u32).map(InwonerId);
    let events = |inwoner| tijdlijn::of(&lived.state, &marit, inwoner, today()).expect("Marit sees everybody");
    everybody.filter_map(|inwoner| training(inwoner, &events(inwoner))).collect()
}

fn training(inwoner: InwonerId, newest_first: &[tijdlijn::Event]) -> Option<Training> {
    let mut found: Option<Training> = None;
    for event in newest_first.iter().rev() {
        let tijdlijn::What::Traject(fact) = &event.what else { continue };
        match (fact, &mut found) {
            (traject::TrajectFact::Phase { fase, .. }, None) if &**fase == "intern-programma" => {
                found = Some(Training { inwoner, began: event.datum, ended: None, finished: None });
            }
            (traject::TrajectFact::Phase { fase, .. }, Some(training)) if training.ended.is_none() => {
                (training.ended, training.finished) = (Some(event.datum), Some(&**fase == "individueel"));
            }
            (traject::TrajectFact::Closed { .. }, Some(training)) if training.ended.is_none() => {
                (training.ended, training.finished) = (Some(event.datum), Some(false));
            }
            _ => {}
        }
    }
    found
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
    trainings(lived()).iter().for_each(|training| *groups.entry(training.began).or_default() += 1);
    assert!(groups.values().all(|members| (1..=10).contains(members)), "{groups:?}");
    let starts: Vec<Day> = groups.into_keys().collect();
    assert!(starts.windows(2).all(|pair| (11..=17).contains(&pair[1].since(pair[0]))), "{starts:?}");
}

#[test]
fn whoever_is_over_the_four_weeks_has_a_note_that_stands_since_the_third_week() {
    let lived = lived();
    let over = |training: &&Training| training.ended.is_none() && today().since(training.began) > 28;
    for training in trainings(lived).iter().filter(over) {
        let noted = lived.written.iter().any(|(_, statement)| match &statement.said {
            Said::Fact(Fact::Contact(contact::Fact::Recorded(fact))) => {
                fact.inwoner == training.inwoner && fact.verslag.is_some() && statement.datum > training.began.plus(20)
            }
            _ => false,
        });
        assert!(noted, "inwoner {}", training.inwoner);
    }
}
