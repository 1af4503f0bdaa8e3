//! Tabel 1, from facts about people; nothing here looks into the plan.

use super::tabel::Tabel;
use super::*;
use domain::caseload;
use domain::groep::{self, Soort};
use domain::meting::{self, Stijging};

const TABEL_1: &str = include_str!("../../../../cijfers/tabel-1-de-cirkel.csv");

const ROWS: [&str; 6] = [
    "gerealiseerde instroom",
    "stijging binnen trede",
    "stijging naar volgende trede (niet 6)",
    "uitval",
    "uitstroom naar betaald werk",
    "uitstroom door geen WWB-recht",
];

/// The trajecten of one centre, as known on a day.
fn of(slug: &str, known: Day) -> Vec<Traject> {
    let lived = almere();
    let is = |one: &Traject| &**lived.state.codes().word(one.aanpak) == slug;
    lived.trajecten(known).into_iter().filter(is).collect()
}

/// The rows of tabel 1 for those who began in some years, as they stand on a day.
fn counted(years: &[i16], until: Day) -> [usize; 6] {
    let lived = almere();
    let cohort: Vec<Traject> =
        of("de-cirkel", until).into_iter().filter(|one| years.contains(&one.instroom.year())).collect();
    let rises = |one: &&Traject| meting::rise_until(&lived.state, lived.leave(), one, until, until);
    let ended = |reden: &str| cohort.iter().filter(|one| lived.reden(one).as_deref() == Some(reden)).count();
    [
        cohort.len(),
        cohort.iter().filter(|one| matches!(rises(one), Stijging::BinnenTrede(_))).count(),
        cohort.iter().filter(|one| matches!(rises(one), Stijging::Treden(..))).count(),
        ended("uitval"),
        ended("betaald-werk"),
        ended("geen-wwb-recht"),
    ]
}

#[test]
fn every_published_cell_of_tabel_1_comes_out_by_year_of_instroom_on_30_april_and_on_31_may() {
    let printed = Tabel::of(TABEL_1);
    let columns: [(&str, &[i16]); 4] =
        [("2008", &[2008]), ("2009", &[2009]), ("2010", &[2010]), ("totaal", &[2008, 2009, 2010])];
    for (until, (column, years)) in
        [today(), almere().town.today].into_iter().flat_map(|day| columns.map(|one| (day, one)))
    {
        for (row, count) in ROWS.into_iter().zip(counted(years, until)) {
            if let Some(cell) = printed.cell(row, column) {
                assert_eq!(count, cell, "{row}, {column}, {until}");
            }
        }
    }
}

#[test]
fn half_of_those_of_2008_and_2009_have_risen_17_of_33_and_13_of_26() {
    let risen = |year| {
        let [cohort, within, next, ..] = counted(&[year], today());
        (within + next, cohort)
    };
    assert_eq!((risen(2008), risen(2009)), ((17, 33), (13, 26)));
}

#[test]
fn more_than_fifty_people_take_part_with_about_25_for_each_klantmanager() {
    let open = |on: Day| of("de-cirkel", on).iter().filter(|one| one.open_on(on)).count();
    assert_eq!((open(today()), open(almere().town.today)), (53, 53));
    // The other centres have 3.5 fte since they began.
    assert_eq!(almere().fte_of(cast::WILMA, today()), 200 + 350);
    assert_eq!(almere().fte_of(cast::WILMA, day(2009, 6, 1)), 100 + 350);
}

#[test]
fn the_three_centres_have_had_79_56_and_51_people_together_186() {
    let centres = ["de-cirkel", "activeringscentrum-stedenwijk", "activeringscentrum-buiten"];
    assert_eq!(centres.map(|slug| of(slug, today()).len()), [79, 56, 51]);
    assert_eq!(almere().trajecten(Day::LAST).len(), 186);
}

#[test]
fn fifteen_people_of_2008_are_past_their_year_and_everybody_past_it_has_a_reason() {
    let lived = almere();
    let open_2008 = |one: &&Traject| one.instroom.year() == 2008 && one.open_on(today());
    let all = of("de-cirkel", Day::LAST);
    assert_eq!(all.iter().filter(open_2008).count(), 15);
    lived.everybody_past_the_term_has_a_reason();
}

#[test]
fn groups_have_ten_to_twelve_members_and_there_are_never_five_in_a_year() {
    let lived = almere();
    let mut groups = BTreeMap::<Day, usize>::new();
    groep::for_figures(&lived.state, lived.leave(), Day::LAST, |one| {
        if one.soort == Soort::Training && &**lived.state.codes().word(one.aanpak) == "de-cirkel" {
            *groups.entry(one.deelname.start).or_default() += 1;
        }
    });
    assert!(groups.values().all(|members| (10..=12).contains(members)), "{groups:?}");
    let in_year = |year| groups.keys().filter(|start| start.year() == year).count();
    assert_eq!([2008, 2009, 2010].map(in_year), [3, 2, 2]);
}

#[test]
fn causes_of_no_right_are_those_the_text_names_and_at_most_four_people_have_one() {
    let mut causes = BTreeMap::<String, usize>::new();
    for cause in of("de-cirkel", today()).iter().filter_map(|one| almere().oorzaak(one)) {
        *causes.entry(cause).or_default() += 1;
    }
    assert_eq!(causes.values().sum::<usize>(), 7);
    assert!(causes.values().all(|count| *count <= 4), "{causes:?}");
}

#[test]
fn with_most_a_rhythm_of_their_own_is_agreed_and_who_is_at_the_assignment_is_seen() {
    let lived = almere();
    let rows = caseload::project(&lived.state, &lived.viewer(cast::WILMA, lived.town.today));
    let with_rhythm: Vec<_> = rows.iter().filter(|row| row.ritme.is_some()).collect();
    let own: Vec<u16> = with_rhythm.iter().filter(|row| row.eigen_ritme).filter_map(|row| row.ritme).collect();
    assert!(own.len() * 2 > 53, "{} of the 53 of De Cirkel", own.len());
    assert!(own.iter().any(|days| !(14..=35).contains(days)), "{own:?}");
    let seen = with_rhythm.iter().filter(|row| row.gezien.is_some()).count();
    assert!(seen > 10, "only {seen} were seen after the last talk");
}
