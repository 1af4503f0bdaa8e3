//! A table in every format people ask for.

#[path = "../../reports/tests/town/mod.rs"]
mod town;

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use exports::{Reader, csv, json, terminal, xlsx};
use reports::{Parameters, Per, Phrase, Report, Table};
use town::{SERVICE, Town, period};

/// Says the key and the names of its arguments: the sentences themselves live elsewhere.
fn echo(phrase: &Phrase) -> String {
    let args: Vec<&str> = phrase.args.iter().map(|(name, _)| *name).collect();
    if args.is_empty() { format!("<{}>", phrase.key) } else { format!("<{} {}>", phrase.key, args.join(" ")) }
}

/// The words of the reports in Dutch, for the terminal.
fn dutch(phrase: &Phrase) -> String {
    let word = reports::Word::ALL.iter().find(|word| word.key() == phrase.key);
    word.map_or_else(|| echo(phrase), |word| word.word().to_owned())
}

const FILE: Reader<'_> = Reader { lang: "nl", say: &echo };

fn service() -> Town {
    let mut town = Town::with(&[SERVICE]);
    let ends = [
        ("oriëntatietraject", "2009-02-02", "2009-05-18", "regulier werk"),
        ("participatiebaan", "2009-01-12", "2009-12-31", "doorstroom"),
        ("participatiebaan", "2009-01-12", "2009-11-30", "geen WWB-recht"),
    ];
    for (soort, from, to, reden) in ends {
        let inwoner = town.person("Aalders");
        let traject = town.start_as(inwoner, from, Some(soort));
        town.close(traject, to, reden);
    }
    town
}

fn table_7() -> Table {
    service().ask(Report::Uitstroom, &Parameters { per: Some(Per::Trajectsoort), ..period("2009-01-01", "2009-12-31") })
}

#[test]
fn csv_in_the_shape_of_the_published_tables() {
    insta::assert_snapshot!(csv(&table_7(), FILE));
}

#[test]
fn csv_of_instroom_has_the_rows_and_columns_of_table_2() {
    let mut town = Town::participatiehuis();
    town.newcomer("Aalders", "2009-03-02");
    town.newcomer("Bakker", "2010-01-11");
    insta::assert_snapshot!(csv(&town.ask(Report::Instroom, &Parameters::default()), FILE));
}

#[test]
fn json_describes_itself() {
    let mut town = Town::participatiehuis();
    town.newcomer("Aalders", "2010-01-11");
    insta::assert_snapshot!(json(&town.ask(Report::Instroom, &Parameters::default()), FILE));
}

#[test]
fn the_terminal_shows_aligned_columns() {
    insta::assert_snapshot!(terminal(&table_7(), Reader { lang: "nl", say: &dutch }));
}

#[test]
fn a_workbook_has_numbers_as_numbers_and_the_notes_on_a_sheet_of_their_own() {
    let bytes = xlsx(&table_7(), FILE).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names, ["<rapport-blad-tabel>", "<rapport-blad-toelichting>"]);
    let sheet = book.worksheet_range(&names[0]).unwrap();
    assert_eq!(sheet.get_value((3, 1)), Some(&Data::String("regulier werk".into())));
    assert_eq!(sheet.get_value((4, 1)), Some(&Data::Float(1.0)));
    assert_eq!(sheet.get_value((8, 1)), Some(&Data::Float(0.34)), "33⅓ three times is 34, 33, 33");
    let notes = book.worksheet_range(&names[1]).unwrap();
    let said = |text: &str| notes.cells().any(|(_, _, cell)| cell.to_string().contains(text));
    assert!(said("rapport-noot-gedrukt-onder") && said("rapport-uitstroom-trajectsoort-definitie"));
}

#[test]
fn the_same_table_is_the_same_bytes() {
    assert_eq!(xlsx(&table_7(), FILE).unwrap(), xlsx(&table_7(), FILE).unwrap());
}

#[test]
fn a_name_of_an_aanpak_that_looks_like_a_formula_is_only_a_name() {
    let text = SERVICE.replace("naam = \"oriëntatietraject\"", "naam = \"=1+1\"");
    let town = Town::with(&[text.as_str()]);
    let table = town.ask(Report::Deelnemers, &Parameters::default());
    assert!(csv(&table, FILE).contains("\n'=1+1,0,0,0,0\n"));
    let bytes = xlsx(&table, FILE).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheet = book.sheet_names()[0].clone();
    assert_eq!(book.worksheet_range(&sheet).unwrap().get_value((4, 0)), Some(&Data::String("=1+1".into())));
    assert!(book.worksheet_formula(&sheet).unwrap().is_empty());
}
