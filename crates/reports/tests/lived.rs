//! The published tables out of the demo: thousands of facts about people, lived through the rules.

mod printed;
mod town;

use std::convert::Infallible;
use std::sync::OnceLock;

use domain::ids::Nr;
use domain::state::State;
use domain::time::Day;
use printed::printed;
use reports::{Cijfers, Parameters, Preset, Report, Table, Value, run};
use town::{day, leave, number, period, plain};

/// One town as it stands on its last day.
struct Lived {
    state: State,
    today: Day,
}

type Lives = fn(&mut dyn FnMut(demo::Month) -> Result<(), Infallible>) -> Result<demo::Town, Infallible>;

fn lived(lives: Lives) -> Lived {
    let mut state = State::default();
    let Ok(town) = lives(&mut |month| {
        for (pen, statement) in &month {
            state.fold(&pen.entry(Nr(state.nr().0 + 1), statement));
        }
        Ok(())
    });
    Lived { state, today: town.today }
}

fn towns() -> &'static [Lived; 3] {
    static TOWNS: OnceLock<[Lived; 3]> = OnceLock::new();
    TOWNS.get_or_init(|| [lived(demo::almere), lived(demo::sittard_geleen), lived(demo::ede)])
}

fn sittard_geleen() -> &'static State {
    &towns()[1].state
}

/// As the command line makes it: from the town that has adopted the aanpak.
fn made(name: &str) -> Table {
    let preset = Preset::from_name(name).expect("a published table");
    let asked = Parameters::default();
    if preset.compares() {
        let figures = |town: &Lived| -> Vec<Cijfers> {
            preset.cijfers(&town.state, leave(), town.today, &asked).expect("the question can be asked")
        };
        return preset.compare(demo::today(), towns().iter().flat_map(figures).collect());
    }
    let has = |town: &&Lived| domain::aanpak::by_slug(&town.state, preset.aanpakken()[0], town.today).is_some();
    let town = towns().iter().find(has).expect("a town with the aanpak");
    preset.run(&town.state, leave(), town.today, &asked).expect("the question can be asked")
}

fn check(name: &str, file: &str) {
    let table = made(name);
    let differences = printed(file).differences(&table);
    assert!(differences.is_empty(), "{name}: {differences:#?}\n{}", plain(&table));
}

fn ask(report: Report, asked: &Parameters) -> Table {
    run(sittard_geleen(), leave(), demo::today(), report, asked).expect("the question can be asked")
}

#[test]
fn tabel_1() {
    check("tabel-1", "tabel-1-de-cirkel.csv");
}

#[test]
fn tabel_3() {
    check("tabel-3", "tabel-3-participatiehuis-intern-programma.csv");
}

#[test]
fn tabel_4_1() {
    check("tabel-4.1", "tabel-4.1-vergelijking.csv");
}

#[test]
fn tabel_6() {
    check("tabel-6", "tabel-6-voorwerk-deelnemers.csv");
}

#[test]
fn tabel_7() {
    check("tabel-7", "tabel-7-voorwerk-uitstroom.csv");
}

#[test]
fn tabel_2() {
    check("tabel-2", "tabel-2-participatiehuis-instroom.csv");
}

#[test]
fn tabel_4() {
    check("tabel-4", "tabel-4-participatiehuis-uitstroom.csv");
}

#[test]
fn tabel_5() {
    check("tabel-5", "tabel-5-participatiehuis-uit-uitkering.csv");
}

#[test]
fn the_caseload_per_fte_goes_from_28_to_37() {
    let table = ask(Report::Caseload, &period("2009-12-01", "2010-04-30"));
    let (first, last) = (&table.rows[0].cells, &table.rows[table.rows.len() - 1].cells);
    assert_eq!([&first[3].value, &last[3].value], [&Value::Hundredths(2800), &Value::Hundredths(3700)]);
    // On the last day one newcomer has no coach yet.
    let guided = [first, last].map(|cells| (cells[0].number(), cells[1].number()));
    assert_eq!(guided, [(Some(297), Some(0)), (Some(392), Some(1))]);
}

#[test]
fn in_the_first_four_months_of_2010_118_began_a_mean_of_29_and_a_half_a_month() {
    let table = ask(Report::Instroom, &period("2010-01-01", "2010-04-30"));
    let began = number(&table, "gerealiseerde instroom", "2010");
    assert_eq!((began, began * 10 / 4), (118, 295));
    let none = ask(Report::Instroom, &period("2008-12-01", "2008-12-31"));
    assert_eq!(number(&none, "gerealiseerde instroom", "2008"), 0, "nobody entered in December 2008");
}

#[test]
fn of_58_who_left_52_have_one_of_the_printed_reasons() {
    let table = ask(Report::Uitstroom, &Parameters { gedrukt: true, ..period("2008-12-01", "2010-04-30") });
    assert_eq!((number(&table, "totaal", "cumulatief"), number(&table, "niet vastgelegd", "cumulatief")), (58, 6));
}

#[test]
fn the_two_whose_going_to_work_was_found_in_april_stand_beside_what_was_known_before() {
    let named = reports::Named::from_name("tabel-4").expect("a published table");
    let changes = reports::changes(sittard_geleen(), leave(), demo::today(), named, &Parameters::default());
    let changes = changes.expect("April brought what was not known before");
    assert_eq!(changes.then, day("2010-03-31"));
    let seen: Vec<_> = changes.rows.iter().map(|row| (row.label.word(), row.then, row.now)).collect();
    assert_eq!(seen, [("regulier werk".to_owned(), 2, 4)]);
}

#[test]
fn the_account_of_all_begeleiders_together_is_about_everybody_who_was_asked() {
    let asked = period("2010-04-01", "2010-04-30");
    let all = ask(Report::Leefgebieden, &asked);
    let each = ask(Report::Leefgebieden, &Parameters { per: Some(reports::Per::Begeleider), ..asked });
    let column =
        |table: &Table, at: usize| -> Vec<i64> { table.rows.iter().filter_map(|row| row.cells[at].number()).collect() };
    let together: i64 = column(&each, 0).iter().sum();
    assert!(together > 0 && together <= 393, "{}", plain(&each));
    assert!(column(&all, 0).iter().all(|one| *one <= together), "{}", plain(&all));
    for table in [&all, &each] {
        for row in &table.rows {
            let cells: Vec<i64> = row.cells.iter().filter_map(|cell| cell.number()).collect();
            assert!(cells[1..].iter().all(|part| *part <= cells[0]), "{}", plain(table));
        }
    }
}

#[test]
fn the_three_centres_of_almere_had_79_56_and_51_people_together_186() {
    let almere = &towns()[0];
    let began = |slug: &str| {
        let asked = Parameters { aanpak: slug.to_owned(), ..period("2008-01-01", "2010-05-31") };
        let table = run(&almere.state, leave(), almere.today, Report::Instroom, &asked).expect("a table");
        number(&table, "gerealiseerde instroom", "totaal")
    };
    let mut all: Vec<i64> = domain::aanpak::list(&almere.state).iter().map(|one| began(&one.slug)).collect();
    all.sort_unstable();
    assert_eq!((all.as_slice(), all.iter().sum::<i64>()), ([51, 56, 79].as_slice(), 186));
}

/// Every report of a town, also taken apart, over its last two months.
fn every_report(town: &Lived) -> Vec<(&'static str, Table)> {
    let mut tables = Vec::new();
    for content in domain::aanpak::list(&town.state) {
        for about in reports::REPORTS.iter().filter(|about| about.report != Report::Vergelijking) {
            for per in std::iter::once(None).chain(about.per.iter().copied().map(Some)) {
                let van = Day::from(town.today.date().first_of_month()).plus_months(-1);
                let asked = Parameters { aanpak: content.slug.clone(), per, ..period_of(van, town.today) };
                // An aanpak without oorzaken has no table of them.
                if let Ok(table) = run(&town.state, leave(), town.today, about.report, &asked) {
                    tables.push((about.name, table));
                }
            }
        }
    }
    tables
}

fn period_of(van: Day, tot: Day) -> Parameters {
    Parameters { van: Some(van), tot: Some(tot), ..Parameters::default() }
}

#[test]
fn every_figure_of_every_report_opens_into_as_many_facts_as_it_says() {
    for town in towns() {
        let viewer = domain::access::Viewer::meedoen(town.today);
        let mut opened = 0;
        for (name, table) in every_report(town) {
            for (row, column) in
                (0..table.rows.len()).flat_map(|row| (0..table.columns.len()).map(move |column| (row, column)))
            {
                let cell = table.cell(row, column).expect("every row has a cell for every column");
                let Some(number) = cell.number().filter(|_| cell.opens()) else { continue };
                let behind = reports::open(&town.state, &viewer, &table, row, column).expect("may be opened");
                let what = format!("{name}: {:?}, {:?}", table.rows[row].label, table.columns[column].label);
                assert_eq!(number as usize, behind.behind.len() + behind.elsewhere, "{what}");
                assert!(behind.behind.iter().all(|one| !one.feiten.is_empty()), "{what} has a line without a fact");
                opened += 1;
            }
        }
        assert!(opened > 100, "{opened} figures opened");
    }
}

#[test]
fn the_monthly_report_totals_what_eighteen_begeleiders_say_and_the_newcomer_without_one() {
    let table = ask(Report::Maandrapport, &period("2010-04-01", "2010-04-30"));
    let (total, lines) = table.rows.split_last().expect("there are rows");
    assert_eq!(total.label.word(), "april 2010, totaal");
    for column in 0..table.columns.len() {
        let sum: i64 = lines.iter().filter_map(|row| row.cells[column].number()).sum();
        assert_eq!(total.cells[column].number(), Some(sum), "{}", plain(&table));
    }
    assert_eq!(total.cells[0].number(), Some(393));
    let of = |column: usize| total.cells[column].number().unwrap_or_default();
    assert!(of(1) >= of(2) && of(2) > 0 && of(1) >= of(3) && of(3) > 0, "{}", plain(&table));
    assert!(of(4) >= of(5) && of(5) > 0, "{}", plain(&table));
}

#[test]
fn the_accounts_of_all_begeleiders_add_up_to_the_uitstroom_and_the_stand() {
    let asked = period("2010-04-01", "2010-04-30");
    let (account, ends) = (ask(Report::Verantwoording, &asked), ask(Report::Uitstroom, &asked));
    for row in ends.rows.iter().filter(|row| row.code != "totaal") {
        let name = row.label.word();
        assert_eq!(number(&account, &name, "totaal"), number(&ends, &name, "april 2010"), "{name}");
    }
    assert_eq!(number(&account, "eindstand april 2010", "totaal"), 393);
    assert_eq!(number(&account, "instroom april 2010", "totaal"), 51);
    assert!(number(&account, "contacten", "totaal") > 0 && number(&account, "afwijkingen met een reden", "totaal") > 0);
}

fn ask_in(town: &Lived, aanpak: &str, report: Report, asked: &Parameters) -> Table {
    let asked = Parameters { aanpak: aanpak.to_owned(), ..asked.clone() };
    run(&town.state, leave(), town.today, report, &asked).expect("the question can be asked")
}

#[test]
fn of_377_who_began_in_ede_in_2009_151_worked_at_service_voor_de_wijk_40_percent() {
    let table = ask_in(&towns()[2], "service-voor-de-wijk", Report::Deelname, &period("2009-01-01", "2009-12-31"));
    let row = ["instroom", "deed mee"].map(|column| number(&table, "projectgroep", column));
    let share = table.find("projectgroep", "deel").map(|cell| &cell.value);
    assert_eq!((row, share), ([377, 151], Some(&Value::Percent(401))), "40,1 %, printed as some 40");
}

#[test]
fn means_of_12_and_twice_three_and_three_quarters_years_on_benefit_give_six_and_a_half() {
    let slugs = ["de-cirkel", "participatiehuis", "service-voor-de-wijk"];
    let of = |(town, slug): (&Lived, &str)| {
        let table = ask_in(town, slug, Report::Uitkeringsduur, &Parameters::default());
        let mean = table.find("totaal", "jaren gemiddeld").map(|cell| cell.value.clone());
        let Some(Value::Hundredths(years)) = mean else { panic!("{slug} has no mean: {}", plain(&table)) };
        (number(&table, "totaal", "sinds wanneer bekend"), years)
    };
    let means: Vec<(i64, i64)> = towns().iter().zip(slugs).map(of).collect();
    assert_eq!(means, [(5, 1200), (5, 375), (5, 375)]);
    let people: i64 = means.iter().map(|(people, _)| people).sum();
    assert_eq!(means.iter().map(|(people, years)| people * years).sum::<i64>() / people, 650);
}

#[test]
fn what_came_of_promises_adds_up_on_both_sides_and_both_sides_have_them() {
    for town in towns() {
        for content in domain::aanpak::list(&town.state) {
            let asked = Parameters { aanpak: content.slug.clone(), ..period("2009-01-01", "2010-04-30") };
            let table = run(&town.state, leave(), town.today, Report::Wederkerigheid, &asked).expect("a table");
            for row in &table.rows {
                let counts: Vec<i64> = row.cells.iter().filter_map(reports::Cell::number).collect();
                assert_eq!(counts[0], counts[1..].iter().sum::<i64>(), "{}: {}", content.slug, row.code);
            }
            let made = |row: &str| number(&table, row, "beloofd");
            assert!(made("gemeente") > 0 && made("partner") > 0 && made("inwoner") > 0, "{}", content.slug);
        }
    }
}
