//! The lists of metingen and groepen, read after the sleutelbestand.

use super::{Town, codes};
use crate::access::Viewer;
use crate::draft::{Draft, Pen};
use crate::groep::{self, Deelname, Uitkomst};
use crate::ids::Daad;
use crate::lijst::{Kind, Outcome, Row, Sheet, Stopped, groepen, metingen};
use crate::meting::{self, Antwoorden, Meting, Shown, Vragen};
use crate::testing::{Cast, day};
use crate::time::{Day, Moment};

fn sheet(town: &Town, kind: Kind, text: &str) -> Sheet {
    let headings = kind.headings(&town.state, "participatiehuis", town.today);
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let mut lines = text.lines();
    let columns = cells(lines.next().unwrap_or_default());
    let columns =
        columns.iter().map(|name| headings.find(name).unwrap_or_else(|| panic!("{name}")).to_owned()).collect();
    Sheet { columns, rows: (2..).zip(lines).map(|(number, line)| Row { number, cells: cells(line) }).collect() }
}

fn read_as(town: &mut Town, who: Cast, kind: Kind, text: &str) -> Result<Outcome, Stopped> {
    let sheet = sheet(town, kind, text);
    let viewer = who.viewer(&town.state, town.today).expect("somebody who works here today");
    let pen = Pen::of(&viewer, Daad::default(), Moment(i64::from(town.today.number()) * 86_400_000_000));
    let mut draft = Draft::on(town.state.clone());
    let read = if kind == Kind::Metingen { metingen::read } else { groepen::read };
    let result = read(&mut draft, pen, &viewer, "participatiehuis", &sheet, &mut |_, _| ());
    assert!(result.is_ok() || draft.written().is_empty(), "a refused list writes nothing");
    town.take_in(draft);
    result
}

#[track_caller]
fn takes(town: &mut Town, kind: Kind, text: &str) -> Outcome {
    read_as(town, Cast::Meedoen, kind, text).unwrap_or_else(|stopped| panic!("{stopped:#?}"))
}

#[track_caller]
fn faults(town: &mut Town, kind: Kind, text: &str) -> Vec<String> {
    let Err(Stopped::Faults(faults)) = read_as(town, Cast::Meedoen, kind, text) else {
        panic!("nothing is wrong with it")
    };
    faults
        .into_iter()
        .map(|fault| format!("{} {} {}", fault.row.unwrap_or(0), fault.column.unwrap_or_default(), fault.code))
        .collect()
}

fn town() -> Town {
    let mut town = Town::on("2010-01-11");
    town.import("inwoner|instroom|trede|einde|reden\nK-1|2009-03-02|1||\nK-2|2009-03-02||2009-09-01|regulier werk");
    town
}

/// What is known now of somebody's metingen.
fn measured(town: &Town, sleutel: &str) -> Vec<Shown> {
    let viewer = Viewer::meedoen(town.today);
    meting::history(&town.state, &viewer, town.inwoner(sleutel))
        .filter(|(fact, _)| fact.stands())
        .map(|(_, shown)| shown)
        .collect()
}

fn member(town: &Town, sleutel: &str) -> Vec<Deelname> {
    groep::participations(&town.state, town.inwoner(sleutel), Day::LAST).collect()
}

const METINGEN: &str = "inwoner|datum|trede|groei_binnen_trede|Psychisch|financieel|geregistreerd
K-1|01-10-2009|2|ja|probleem+aan gewerkt|geen|2009-10-05
K-1|2009-04-01|1|nee|probleem + aan gewerkt + onder controle||
K-2|2009-09-01|3||geen|probleem|";

#[test]
fn metingen_are_recorded_in_the_traject_of_their_day() {
    let mut town = town();
    let outcome = takes(&mut town, Kind::Metingen, METINGEN);
    assert_eq!((outcome.rows, outcome.new_metingen), (3, 3));
    assert_eq!(outcome.statements, 6, "three metingen, and what the list said of each");
    let [first, second] = &measured(&town, "K-1")[..] else { panic!("two metingen") };
    assert_eq!(
        (first.datum, first.moment, first.trede, first.groei),
        (day("2009-04-01"), meting::Meetmoment::Start, Some(1), false)
    );
    let whole = Vragen { probleem: true, aan_gewerkt: true, onder_controle: true };
    assert_eq!(
        first.leefgebieden.iter().map(|(code, vragen)| (&**code, *vragen)).collect::<Vec<_>>(),
        [("psychisch", whole)]
    );
    assert_eq!((second.trede, second.groei, second.leefgebieden.len()), (Some(2), true, 2));
    let viewer = Viewer::meedoen(town.today);
    let known =
        meting::history(&town.state, &viewer, town.inwoner("K-1")).map(|(fact, _)| fact.sinds).collect::<Vec<_>>();
    assert!(known.contains(&day("2009-10-05")), "what was registered then was known then");
    assert_eq!(measured(&town, "K-2").len(), 1, "the day of the end is still a day of the traject");
}

#[test]
fn the_same_metingen_again_change_nothing_and_another_is_a_correction() {
    let mut town = town();
    takes(&mut town, Kind::Metingen, METINGEN);
    let again = takes(&mut town, Kind::Metingen, METINGEN);
    assert_eq!((again.statements, again.unchanged), (0, 3));
    let other = takes(&mut town, Kind::Metingen, "inwoner|datum|trede\nK-1|2009-10-01|3");
    assert_eq!((other.corrected, other.new_metingen), (1, 0));
    let last = measured(&town, "K-1").pop().unwrap();
    assert_eq!(
        (last.trede, last.groei, last.leefgebieden.len()),
        (Some(3), true, 2),
        "columns that are not there say nothing"
    );
    assert_eq!(town.replayed().told(), town.told());
}

#[test]
fn a_meting_by_hand_that_says_more_than_a_list_is_left_as_it_is() {
    let mut town = town();
    let (inwoner, traject) = (town.inwoner("K-1"), town.traject("K-1").id);
    let antwoorden = Antwoorden {
        contract: Some(false),
        onbetaald_werk: Some(false),
        activiteit: Some(true),
        ..Antwoorden::default()
    };
    let asked = Meting { antwoorden, ..Meting::default() };
    town.by_hand(|state, viewer| {
        meting::record(state, viewer, inwoner, traject, day("2009-10-01"), viewer.today(), &asked)
    });
    let outcome = takes(&mut town, Kind::Metingen, "inwoner|datum|trede\nK-1|2009-10-01|2");
    assert_eq!((outcome.new_metingen, outcome.corrected), (0, 0));
    assert_eq!(codes(&outcome), ["2 datum import-botst-met-hand"]);
    assert_eq!(measured(&town, "K-1")[0].antwoorden, antwoorden);
}

#[test]
fn everything_wrong_with_metingen_is_told_at_once() {
    let mut town = town();
    let text = "inwoner|datum|trede|groei_binnen_trede|fysiek|geregistreerd
K-9|2009-10-01|2|||
K-1|2009-02-30|7|misschien|soms|morgen
K-1|2009-03-01|1|||
K-2|2009-09-02|1|||
K-1|2009-10-02||||
K-1|2009-10-04|1||geen+onder controle|
K-1|2009-10-05|1|||
K-1|2009-10-05|2|||";
    let told = faults(&mut town, Kind::Metingen, text);
    let expected = [
        "2 inwoner import-inwoner-onbekend",
        "3 datum import-dag",
        "3 trede import-trede",
        "3 groei_binnen_trede import-ja-nee",
        "3 fysiek import-leefgebied",
        "3 geregistreerd import-dag",
        "4 datum import-geen-traject",
        "5 datum import-geen-traject",
        "6 trede weigering-meting-is-leeg",
        "7 fysiek import-leefgebied",
        "9 inwoner import-dubbele-meting",
    ];
    assert_eq!(told, expected);
    assert!(measured(&town, "K-1").is_empty());
}

const GROEPEN: &str = "groep|soort|inwoner|gestart|geëindigd|uitkomst
Ontdek|training|K-1|2009-05-11|2009-06-08|afgerond
ontdek|Training|K-2|2009-05-04|2009-05-18|voortijdig
Koffie in Oost|koffie uur|K-1|2009-09-01||";

#[test]
fn groups_are_opened_when_their_first_member_began() {
    let mut town = town();
    let outcome = takes(&mut town, Kind::Groepen, GROEPEN);
    assert_eq!((outcome.new_groepen, outcome.new_deelnames, outcome.closed), (2, 3, 2));
    let starts: Vec<Day> = groep::all(&town.state).map(|groep| groep.start).collect();
    assert_eq!(starts, [day("2009-05-04"), day("2009-09-01")]);
    let ends: Vec<_> =
        member(&town, "K-1").iter().map(|one| one.einde.map(|einde| (einde.dag, einde.uitkomst))).collect();
    assert_eq!(ends, [Some((day("2009-06-08"), Uitkomst::Afgerond)), None]);
}

#[test]
fn the_same_groups_again_change_nothing_and_other_days_are_corrections() {
    let mut town = town();
    takes(&mut town, Kind::Groepen, GROEPEN);
    let again = takes(&mut town, Kind::Groepen, GROEPEN);
    assert_eq!((again.statements, again.unchanged), (0, 3));
    let text = "groep|soort|inwoner|gestart|geëindigd|uitkomst\nOntdek|training|K-1|2009-05-01|2009-06-15|voortijdig\nKoffie in Oost|koffie-uur|K-1|2009-09-01|2009-12-01|afgerond";
    let other = takes(&mut town, Kind::Groepen, text);
    assert_eq!((other.corrected, other.closed, other.new_deelnames), (3, 1, 0), "the group, the beginning and the end");
    assert_eq!(member(&town, "K-1")[0].start, day("2009-05-01"));
    let open = takes(
        &mut town,
        Kind::Groepen,
        "groep|soort|inwoner|gestart|geëindigd|uitkomst\nKoffie in Oost|koffie-uur|K-1|2009-09-01||",
    );
    assert_eq!((open.corrected, member(&town, "K-1")[1].einde), (1, None), "an emptied end opens it again");
    assert_eq!(town.replayed().told(), town.told());
}

#[test]
fn an_end_by_hand_survives_the_list_until_that_says_otherwise() {
    let koffie = |end: &str| {
        format!("groep|soort|inwoner|gestart|geëindigd|uitkomst\nKoffie in Oost|koffie-uur|K-1|2009-09-01|{end}")
    };
    let mut town = town();
    takes(&mut town, Kind::Groepen, &koffie("|"));
    let (inwoner, groep, dag) = (town.inwoner("K-1"), member(&town, "K-1")[0].groep, day("2009-11-02"));
    let end = groep::End { uitkomst: Uitkomst::Afgerond, reden: None };
    town.by_hand(|state, viewer| groep::leave(state, viewer, inwoner, groep, dag, viewer.today(), &end));
    let again = takes(&mut town, Kind::Groepen, &koffie("|"));
    assert_eq!((again.statements, again.unchanged), (0, 1));
    let other = takes(&mut town, Kind::Groepen, &koffie("2009-12-01|afgerond"));
    assert_eq!(codes(&other), ["2 geëindigd import-beide-gewijzigd"]);
    assert_eq!(member(&town, "K-1")[0].einde.unwrap().dag, dag);
    assert_eq!(takes(&mut town, Kind::Groepen, &koffie("2009-12-01|afgerond")).statements, 0, "it is told once");
}

#[test]
fn a_meting_that_a_coach_corrected_survives_the_next_list() {
    let mut town = town();
    takes(&mut town, Kind::Metingen, METINGEN);
    let nr = measured(&town, "K-1")[1].nr;
    let corrected = Meting { trede: Some(3), groei: true, ..Meting::default() };
    town.by_hand(|state, viewer| {
        meting::correct(state, viewer, nr, day("2009-10-01"), viewer.today(), &corrected, "verkeerd gelezen")
    });
    let again = takes(&mut town, Kind::Metingen, METINGEN);
    assert_eq!((again.statements, again.unchanged), (0, 3));
    assert_eq!(measured(&town, "K-1")[1].trede, Some(3));
    // The list changes the trede as well: somebody must look. What only the list changed is taken over.
    let text = METINGEN.replace("2|ja|probleem+aan gewerkt|geen", "1||probleem+aan gewerkt|geen");
    let other = takes(&mut town, Kind::Metingen, &text);
    assert_eq!((other.corrected, codes(&other)), (1, vec!["2 trede import-beide-gewijzigd".to_owned()]));
    let last = &measured(&town, "K-1")[1];
    assert_eq!((last.trede, last.groei), (Some(3), false));
}

#[test]
fn rows_that_vanished_are_told_once_and_leave_the_dossier_as_it_is() {
    let mut town = town();
    takes(&mut town, Kind::Metingen, METINGEN);
    takes(&mut town, Kind::Groepen, GROEPEN);
    let (fewer, less) = (first_lines(METINGEN, 2), first_lines(GROEPEN, 2));
    let (metingen, groepen) = (takes(&mut town, Kind::Metingen, &fewer), takes(&mut town, Kind::Groepen, &less));
    assert_eq!(codes(&metingen), ["- - import-meting-verdwenen"; 2]);
    assert_eq!(codes(&groepen), ["- - import-deelname-verdwenen"; 2]);
    assert_eq!((measured(&town, "K-1").len(), measured(&town, "K-2").len()), (2, 1));
    assert_eq!((member(&town, "K-1").len(), member(&town, "K-2").len()), (2, 1));
    assert_eq!(takes(&mut town, Kind::Metingen, &fewer).statements, 0);
    assert_eq!(takes(&mut town, Kind::Groepen, &less).statements, 0);
    // They come back as what they were.
    let back = takes(&mut town, Kind::Metingen, METINGEN);
    assert_eq!((back.new_metingen, back.corrected, codes(&back).len()), (0, 0, 0));
    assert_eq!((measured(&town, "K-1").len(), measured(&town, "K-2").len()), (2, 1));
}

#[test]
fn a_list_with_a_fault_forgets_nothing() {
    let mut town = town();
    takes(&mut town, Kind::Metingen, METINGEN);
    let before = town.state.nr();
    faults(&mut town, Kind::Metingen, "inwoner|datum|trede\nK-1|2009-10-01|7");
    assert_eq!(town.state.nr(), before);
    assert_eq!(takes(&mut town, Kind::Metingen, METINGEN).statements, 0);
}

fn first_lines(text: &str, lines: usize) -> String {
    text.lines().take(lines).collect::<Vec<_>>().join("\n")
}

#[test]
fn everything_wrong_with_groups_is_told_at_once() {
    let mut town = town();
    let text = "groep|soort|inwoner|gestart|geëindigd|uitkomst
|zangkoor|K-9|2010-02-01||
Ontdek|training|K-1|2009-05-11|2009-05-01|afgerond
Ontdek|training|K-2|2009-05-11|2009-05-20|
Ontdek|training|K-2|2009-05-11||afgerond
Koffie|koffie-uur|K-1|2009-05-11||
Koffie|koffie-uur|K-1|2009-05-11||";
    let expected = [
        "2 groep import-leeg",
        "2 soort import-groepsoort",
        "2 inwoner import-inwoner-onbekend",
        "2 gestart import-dag-later",
        "3 geëindigd weigering-voor-begin-deelname",
        "4 uitkomst import-uitkomst-nodig",
        "5 uitkomst import-uitkomst-zonder-einde",
        "7 inwoner import-dubbele-deelname",
    ];
    assert_eq!(faults(&mut town, Kind::Groepen, text), expected);
    assert_eq!(groep::all(&town.state).count(), 0);
}

#[test]
fn only_the_coordinator_of_the_aanpak_takes_in_its_lists() {
    let mut town = town();
    assert_eq!(read_as(&mut town, Cast::Marit, Kind::Metingen, METINGEN).unwrap().new_metingen, 3);
    assert_eq!(read_as(&mut town, Cast::Marit, Kind::Groepen, GROEPEN).unwrap().new_deelnames, 3);
    for who in [Cast::Ayse, Cast::Olga] {
        assert_eq!(read_as(&mut town, who, Kind::Metingen, METINGEN), Err(Stopped::Hidden));
        assert_eq!(read_as(&mut town, who, Kind::Groepen, GROEPEN), Err(Stopped::Hidden));
    }
}
