use super::*;

/// A caseload with the hours it is guided in.
fn caseload_of(lived: &Lived, coach: usize) -> caseload::Caseload {
    let account = Account { medewerker: cast::coach(coach), ..cast::AYSE };
    caseload::own(&lived.state, &lived.viewer(account, today()))
}

#[test]
fn the_demo_is_the_same_every_time() {
    for (gemeente, one) in towns().iter().zip(all()) {
        let other = live(gemeente);
        is_the_same(one, &other);
    }
}

fn is_the_same(one: &Lived, other: &Lived) {
    assert!(one.town == other.town && one.months == other.months);
    assert!(one.written.len() == other.written.len());
    for ((pen, statement), (pen_too, statement_too)) in one.written.iter().zip(&other.written) {
        assert_eq!((pen.daad, pen.geboekt, statement), (pen_too.daad, pen_too.geboekt, statement_too));
    }
}

#[test]
fn every_month_is_handed_over_once_and_filling_stays_small() {
    let lived = lived();
    assert_eq!(lived.months, 17);
    assert!((15_000..25_000).contains(&lived.written.len()), "{} facts", lived.written.len());
}

#[test]
fn the_clock_never_goes_back_and_runs_in_working_hours() {
    for lived in all() {
        let mut before = Moment(i64::MIN);
        for (pen, statement) in &lived.written {
            assert!(pen.geboekt >= before, "{statement:?}");
            before = pen.geboekt;
            let clock = pen.geboekt.zoned();
            assert!(is_working(pen.geboekt.day()) && (8..18).contains(&clock.hour()), "{clock} {statement:?}");
        }
    }
}

#[test]
fn nothing_is_known_before_it_was_booked_or_booked_before_it_was_so() {
    for (pen, statement) in all().iter().flat_map(|lived| &lived.written) {
        assert!(statement.datum <= pen.geboekt.day() && statement.bekend_sinds == pen.geboekt.day(), "{statement:?}");
    }
}

#[test]
fn nobody_is_spoken_before_the_start_or_after_the_end() {
    let lived = lived();
    let trajecten: BTreeMap<InwonerId, Traject> =
        lived.trajecten(Day::LAST).into_iter().map(|traject| (traject.inwoner, traject)).collect();
    for (_, statement) in &lived.written {
        if let Said::Fact(Fact::Contact(contact::Fact::Recorded(contact))) = &statement.said {
            assert!(trajecten[&contact.inwoner].open_on(statement.datum), "{statement:?}");
        }
    }
}

#[test]
fn every_caseload_is_near_35_for_a_full_week() {
    let lived = lived();
    for coach in 0..18 {
        let caseload = caseload_of(lived, coach);
        let per_fte = caseload.rows.len() * 100 / usize::from(caseload.fte.expect("every coach has hours"));
        assert!((32..=41).contains(&per_fte), "coach {coach}: {per_fte} per fte");
        assert_eq!(caseload.norm, Some(35));
    }
}

#[test]
fn ayse_has_a_full_caseload_and_is_late_with_two_to_four_people_one_of_them_fatima() {
    let lived = lived();
    let rows = caseload_of(lived, 0).rows;
    assert!((33..=36).contains(&rows.len()), "{}", rows.len());
    let late: Vec<_> = rows
        .iter()
        .filter(|row| row.late(domain::signaal::Soort::ContactTeLaat).is_some())
        .map(|row| row.inwoner)
        .collect();
    assert!((2..=4).contains(&late.len()), "{late:?}");
    assert!(late.contains(&lived.bekende(cast::FATIMA)));
    assert!(rows.iter().all(|row| row.traject.is_some()));
}

#[test]
fn the_house_is_late_with_few() {
    let lived = lived();
    let late = |coach| {
        caseload_of(lived, coach)
            .rows
            .iter()
            .filter(|row| row.late(domain::signaal::Soort::ContactTeLaat).is_some())
            .count()
    };
    let all: usize = (0..18).map(late).sum();
    assert!((8..=30).contains(&all), "{all}");
}

#[test]
fn the_cast_is_found_by_key_and_by_name() {
    let lived = lived();
    let marit = lived.viewer(cast::COORDINATOR, today());
    let found = |query: &str| zoek::search(&lived.state, &marit, query, 10).hits;
    assert_eq!(found(cast::GERDA)[0].naam.full(), "Gerda Hoekstra");
    assert_eq!(found("gerda hoekstra")[0].inwoner, lived.bekende(cast::GERDA));
    assert_eq!(found("van 't hof")[0].naam.full(), "Zoë van 't Hof");
    assert_eq!(found("maria janssen").len(), 2);
    assert_eq!(found("tesfay")[0].naam.full(), "Tesfay");
    assert_eq!(lived.town.bekenden.len(), 12);
}

#[test]
fn the_inwoners_of_the_cast_of_every_town_are_found_by_key() {
    for ((gemeente, lived), coordinator) in
        towns().iter().zip(all()).zip([cast::WILMA, cast::COORDINATOR, cast::GERBEN])
    {
        let viewer = lived.viewer(coordinator, lived.town.today);
        assert_eq!(lived.town.bekenden.len(), gemeente.bekenden.len());
        for (sleutel, inwoner) in &lived.town.bekenden {
            assert_eq!(zoek::search(&lived.state, &viewer, sleutel, 10).hits[0].inwoner, *inwoner, "{sleutel}");
        }
    }
}

#[test]
fn the_stories_of_the_cast_hold() {
    let lived = lived();
    let marit = lived.viewer(cast::COORDINATOR, today());
    let begeleider = |sleutel| {
        let found = domain::toewijzing::begeleider(&lived.state, &marit, lived.bekende(sleutel));
        found.expect("Marit sees everybody")
    };
    let ayse = Some(cast::AYSE.medewerker);
    for sleutel in [cast::GERDA, cast::MOHAMED, cast::FATIMA, cast::JANINA, cast::ZOE, cast::MARIA] {
        assert_eq!(begeleider(sleutel), ayse, "{sleutel}");
    }
    assert_eq!(begeleider(cast::DIEUDONNE), Some(cast::BRAM.medewerker));
    assert_eq!((begeleider(cast::PIET), begeleider(cast::HENK)), (None, None));
    let notes = |sleutel| {
        let about = lived.bekende(sleutel);
        let of = |fact: &&contact::Recorded| fact.inwoner == about && fact.verslag.is_some();
        recorded(lived).filter(of).count()
    };
    assert_eq!((notes(cast::GERDA), notes(cast::FATIMA), notes(cast::JANINA)), (10, 5, 5));
    assert_eq!((notes(cast::MOHAMED), notes(cast::HENK), notes(cast::SAMIRA)), (5, 3, 3));
    assert_eq!(notes(cast::DIEUDONNE), 0);
}

fn recorded(lived: &Lived) -> impl Iterator<Item = &contact::Recorded> {
    lived.written.iter().filter_map(|(_, statement)| match &statement.said {
        Said::Fact(Fact::Contact(contact::Fact::Recorded(fact))) => Some(fact),
        _ => None,
    })
}

#[test]
fn people_are_of_working_age_and_only_the_two_marias_share_a_name() {
    let lived = lived();
    let marit = lived.viewer(cast::COORDINATOR, today());
    let mut names = BTreeMap::<String, usize>::new();
    for number in 1..=inwoner::count(&lived.state) as u32 {
        let card = inwoner::card(&lived.state, &marit, InwonerId(number)).expect("Marit sees everybody");
        let age = today().since(card.geboortedatum.expect("everybody was born")) / 365;
        assert!((19..=63).contains(&age), "{card:?}");
        *names.entry(card.naam.full()).or_default() += 1;
    }
    let shared: Vec<_> = names.into_iter().filter(|(_, count)| *count > 1).collect();
    assert_eq!(shared, [("Maria Janssen".to_owned(), 2)]);
}

#[test]
fn some_contacts_were_put_right_and_some_departures_have_a_reason() {
    let lived = lived();
    let mended = lived.written.iter().filter(|(_, statement)| statement.correction.is_some()).count();
    assert!((4..=20).contains(&mended), "{mended}");
    assert!(recorded(lived).filter(|fact| fact.afwijking.is_some()).count() >= 20);
    let zoe = lived.bekende(cast::ZOE);
    let about_zoe = |(_, statement): &&(Pen, Statement)| matches!(&statement.said, Said::Fact(Fact::Contact(contact::Fact::Recorded(fact))) if fact.inwoner == zoe);
    assert!(lived.written.iter().filter(about_zoe).any(|(_, statement)| statement.correction.is_some()));
}

#[test]
fn every_account_holds_its_role_and_has_a_password_of_its_own() {
    let mut passwords = BTreeMap::new();
    for (gemeente, lived) in towns().iter().zip(all()) {
        for account in gemeente.cast {
            assert_eq!(medewerker::naam(&lived.state, account.medewerker), account.naam);
            lived.viewer(*account, lived.town.today);
            assert!(account.wachtwoord.len() >= 15);
            let known = passwords.insert(account.wachtwoord, account.login);
            assert!(known.is_none_or(|login| login == account.login), "{}", account.login);
        }
    }
    let hugo = |gemeente: &&Gemeente| gemeente.cast.contains(&cast::BELEID);
    assert_eq!(towns().iter().filter(hugo).count(), 3);
}

#[test]
fn the_rules_accepted_every_kind_of_act() {
    let written = all().iter().flat_map(|lived| &lived.written);
    let said: std::collections::BTreeSet<&str> = written.map(|(_, statement)| statement.said.soort()).collect();
    // Nothing in them is old enough to be destroyed, the towns have no list, and nobody in them opened the wrong dossier or has two.
    let not_here = ["lijst", "vaststelling", "vernietiging", "verplaatsing", "samenvoeging"];
    for (_, slice, soorten) in domain::fact::REGISTER {
        for (soort, _) in *soorten {
            assert!(said.contains(soort) || not_here.contains(slice), "nothing in the demo is {soort}");
        }
    }
}

#[test]
fn a_town_can_be_lived_up_to_an_earlier_day_and_is_then_the_same_up_to_that_day() {
    let mut early = Vec::new();
    let town = crate::almere::GEMEENTE.live_until(today(), &mut |month| {
        early.extend(month);
        Ok::<(), Infallible>(())
    });
    let Ok(town) = town;
    assert_eq!(town.today, today());
    let whole = &almere().written;
    assert!(early.len() < whole.len());
    assert!(
        early
            .iter()
            .zip(whole)
            .all(|((pen, said), (pen_too, said_too))| (pen.geboekt, said) == (pen_too.geboekt, said_too))
    );
}
