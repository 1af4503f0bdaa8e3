//! What can be asked, and what is refused.

mod town;

use domain::refusal::No;
use reports::{Naar, Parameters, Per, Report, run};
use town::{TODAY, Town, day, leave, period};

fn refused(report: Report, asked: &Parameters) -> Vec<(Option<&'static str>, &'static str)> {
    let town = Town::participatiehuis();
    match run(town.state(), leave(), day(TODAY), report, asked) {
        Err(No::Refused(refusals)) => refusals.iter().map(|refusal| (refusal.field, refusal.code)).collect(),
        other => panic!("{other:?}"),
    }
}

fn chosen(asked: &Parameters) -> (String, String) {
    let period = Town::participatiehuis().ask(Report::Uitstroom, asked).chosen.period;
    (period.van.to_string(), period.tot.to_string())
}

#[test]
fn without_a_period_it_is_the_calendar_year_up_to_the_peildatum_or_today() {
    let span = |van: &str, tot: &str| (van.to_owned(), tot.to_owned());
    assert_eq!(chosen(&Parameters::default()), span("2010-01-01", "2010-06-30"));
    let on = |text: &str| Some(day(text));
    assert_eq!(
        chosen(&Parameters { peildatum: on("2009-04-30"), ..Parameters::default() }),
        span("2009-01-01", "2009-04-30")
    );
    assert_eq!(
        chosen(&Parameters { tot: on("2009-12-31"), ..Parameters::default() }),
        span("2009-01-01", "2009-12-31")
    );
    assert_eq!(
        chosen(&Parameters { van: on("2009-03-01"), ..Parameters::default() }),
        span("2009-03-01", "2010-06-30")
    );
    let within = Parameters { peildatum: on("2010-03-31"), ..period("2010-01-01", "2010-04-30") };
    assert_eq!(chosen(&within), span("2010-01-01", "2010-03-31"));
}

#[test]
fn instroom_without_a_period_begins_in_the_year_of_the_first() {
    let mut town = Town::participatiehuis();
    town.newcomer("Aalders", "2009-03-02");
    let period = town.ask(Report::Instroom, &Parameters::default()).chosen.period;
    assert_eq!((period.van.to_string(), period.tot.to_string()), ("2009-01-01".into(), "2010-06-30".into()));
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused_at_its_end() {
    assert_eq!(refused(Report::Uitstroom, &period("2010-04-30", "2010-04-01")), [(Some("tot"), "periode-omgekeerd")]);
}

#[test]
fn a_peildatum_outside_the_period_or_still_to_come_is_refused() {
    let asked = Parameters { peildatum: Some(day("2010-05-01")), ..period("2010-04-01", "2010-04-30") };
    assert_eq!(refused(Report::Uitstroom, &asked), [(Some("peildatum"), "peildatum-buiten-periode")]);
    let asked = Parameters { peildatum: Some(day("2010-07-01")), ..Parameters::default() };
    assert_eq!(refused(Report::Uitstroom, &asked), [(Some("peildatum"), "dag-moet-nog-komen")]);
}

#[test]
fn what_will_be_known_later_or_begins_later_is_refused() {
    let asked = Parameters { bekend_op: Some(day("2010-07-01")), ..Parameters::default() };
    assert_eq!(refused(Report::Instroom, &asked), [(Some("bekend_op"), "dag-moet-nog-komen")]);
    let asked = Parameters { van: Some(day("2010-07-01")), ..Parameters::default() };
    assert_eq!(refused(Report::Instroom, &asked), [(Some("van"), "dag-moet-nog-komen")]);
}

#[test]
fn a_report_refuses_what_it_does_not_take_at_every_field_at_once() {
    let asked = Parameters { per: Some(Per::Oorzaak), naar: Naar::Boekdatum, ..Parameters::default() };
    assert_eq!(
        refused(Report::Deelnemers, &asked),
        [(Some("per"), "rapport-kent-dit-niet"), (Some("naar"), "rapport-kent-dit-niet")]
    );
}

#[test]
fn an_unknown_aanpak_is_refused_and_an_empty_one_is_the_only_one() {
    let unknown = Parameters { aanpak: "de-vijver".into(), ..Parameters::default() };
    assert_eq!(refused(Report::Instroom, &unknown), [(Some("aanpak"), "aanpak-onbekend")]);
    assert_eq!(
        Town::participatiehuis().ask(Report::Instroom, &Parameters::default()).chosen.aanpak,
        "participatiehuis"
    );
    let two = Town::with(&[town::PARTICIPATIEHUIS, town::SERVICE]);
    let Err(No::Refused(refusals)) = run(two.state(), leave(), day(TODAY), Report::Instroom, &Parameters::default())
    else {
        panic!("which of the two?")
    };
    assert_eq!((refusals[0].field, refusals[0].code), (Some("aanpak"), "vul-in"));
}

#[test]
fn a_period_that_is_still_running_says_until_when_was_counted() {
    let table = Town::participatiehuis().ask(Report::Uitstroom, &period("2010-01-01", "2010-12-31"));
    assert!(table.notes.iter().any(|note| note.text.key == "rapport-noot-loopt-nog"));
}
