//! Tabel 6 and 7, from facts about people; nothing here looks into the plan.

use super::tabel::Tabel;
use super::*;

const TABEL_6: &str = include_str!("../../../../cijfers/tabel-6-voorwerk-deelnemers.csv");
const TABEL_7: &str = include_str!("../../../../cijfers/tabel-7-voorwerk-uitstroom.csv");

const SOORTEN: [(&str, &str); 3] = [
    ("oriëntatietraject", "orientatietraject"),
    ("participatiebaan", "participatiebaan"),
    ("detacheringsbaan", "detacheringsbaan"),
];

fn soort(one: &Traject) -> String {
    ede().state.codes().word(one.soort).to_string()
}

fn of_soort(code: &str) -> Vec<Traject> {
    ede().trajecten(Day::LAST).into_iter().filter(|one| soort(one) == code).collect()
}

fn closed_in_2009(one: &Traject) -> bool {
    one.einde.is_some_and(|einde| Period::year(2009).contains(einde.dag))
}

#[test]
fn every_cell_of_tabel_6_comes_out() {
    let printed = Tabel::of(TABEL_6);
    let mut totals = [0; 4];
    for (row, code) in SOORTEN {
        let all = of_soort(code);
        let stand = |on: Day| all.iter().filter(|one| one.open_on(on)).count();
        let began = all.iter().filter(|one| Period::year(2009).contains(one.instroom)).count();
        let closed = all.iter().filter(|one| closed_in_2009(one)).count();
        let cells = [stand(day(2008, 12, 31)), began, closed, stand(day(2009, 12, 31))];
        assert_eq!(cells.map(Some), COLUMNS.map(|column| printed.cell(row, column)), "{row}");
        totals = std::array::from_fn(|place| totals[place] + cells[place]);
    }
    assert_eq!(totals.map(Some), COLUMNS.map(|column| printed.cell("totaal", column)));
}

const COLUMNS: [&str; 4] = ["begin 2009", "instroom 2009", "afgesloten 2009", "eindstand 2009"];

/// Whoever goes on stands under *overig*.
const REDENEN: [(&str, &[&str]); 5] = [
    ("regulier werk", &["regulier-werk"]),
    ("zorgtraject", &["zorgtraject"]),
    ("WSW-baan", &["wsw-baan"]),
    ("geen WWB-recht", &["geen-wwb-recht"]),
    ("overig", &["overig", "doorstroom"]),
];

#[test]
fn every_cell_of_tabel_7_comes_out() {
    let printed = Tabel::of(TABEL_7);
    let mut totals = [0; 5];
    for (row, code) in SOORTEN {
        let closed: Vec<Traject> = of_soort(code).into_iter().filter(closed_in_2009).collect();
        let counted = REDENEN.map(|(_, codes)| {
            let is = |one: &&Traject| ede().reden(one).is_some_and(|reden| codes.contains(&reden.as_str()));
            closed.iter().filter(is).count()
        });
        assert_eq!(counted.map(Some), REDENEN.map(|(column, _)| printed.cell(row, column)), "{row}");
        assert_eq!(Some(counted.iter().sum()), printed.cell(row, "totaal"), "{row}");
        totals = std::array::from_fn(|place| totals[place] + counted[place]);
    }
    assert_eq!(totals.map(Some), REDENEN.map(|(column, _)| printed.cell("totaal", column)));
}

#[test]
fn whoever_goes_on_begins_the_next_trajectsoort_that_day_and_nobody_else_does() {
    let lived = ede();
    let mut of = BTreeMap::<InwonerId, Vec<Traject>>::new();
    lived.trajecten(Day::LAST).into_iter().for_each(|one| of.entry(one.inwoner).or_default().push(one));
    for trajecten in of.values() {
        for (place, one) in trajecten.iter().enumerate() {
            let goes_on = lived.reden(one).as_deref() == Some("doorstroom");
            let next = trajecten.get(place + 1);
            assert_eq!(goes_on, next.is_some(), "{one:?}");
            assert!(next.is_none_or(|next| Some(next.instroom) == one.einde.map(|einde| einde.dag)));
        }
    }
}

/// The reason why a start departs from the aanpak, by traject.
fn departures() -> BTreeMap<u32, String> {
    let started = ede().written.iter().filter_map(|(_, statement)| match &statement.said {
        Said::Fact(Fact::Traject(traject::Fact::Started(fact))) => Some((fact.traject.0, fact.afwijking.clone()?)),
        _ => None,
    });
    started.collect()
}

#[test]
fn at_least_39_participatiebanen_of_2009_begin_without_an_orientatie_and_each_says_why() {
    let all = ede().trajecten(Day::LAST);
    let oriented = |one: &Traject| {
        all.iter()
            .any(|other| other.inwoner == one.inwoner && soort(other) == "orientatietraject" && closed_in_2009(other))
    };
    let began: Vec<Traject> = of_soort("participatiebaan");
    let without = began.iter().filter(|one| Period::year(2009).contains(one.instroom) && !oriented(one));
    assert_eq!(without.count(), 43);
    let departures = departures();
    for one in all.iter().filter(|one| soort(one) != "orientatietraject") {
        let first = all.iter().all(|other| other.inwoner != one.inwoner || other.instroom >= one.instroom);
        assert_eq!(first, departures.contains_key(&one.id.0), "{one:?}");
    }
}

#[test]
fn an_orientatie_of_2009_lasts_about_fifteen_weeks_in_the_mean() {
    let all = of_soort("orientatietraject");
    let days = (1..=365).map(|number| day(2008, 12, 31).plus(number));
    let person_days: usize = days.map(|on| all.iter().filter(|one| one.open_on(on)).count()).sum();
    let (began, closed) = (229, 173);
    assert_eq!(person_days * 2 / (began + closed) / 7, 15);
}

#[test]
fn everybody_past_the_term_has_a_reason_and_nobody_is_past_the_longest_one() {
    ede().everybody_past_the_term_has_a_reason();
    for (code, months) in [("participatiebaan", 24), ("detacheringsbaan", 18)] {
        let lasting = |one: &Traject| one.instroom.plus_months(months) >= one.einde.map_or(today(), |einde| einde.dag);
        assert!(of_soort(code).iter().all(lasting), "{code}");
    }
}

#[test]
fn about_205_clients_are_in_a_traject_in_the_spring_of_2010_with_35_to_40_for_a_full_week() {
    let lived = ede();
    let stand = lived.stand(today(), today());
    assert_eq!((stand, lived.stand(day(2009, 12, 31), Day::LAST)), (205, 205));
    let per_fte = |stand: usize, on: Day| stand * 100 / lived.fte_of(cast::GERBEN, on) as usize;
    assert!((35..=40).contains(&per_fte(stand, today())) && (35..=40).contains(&per_fte(148, day(2009, 1, 6))));
}
