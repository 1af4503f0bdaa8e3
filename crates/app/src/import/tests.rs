//! Files of every kind: the same list in each dialect, and what is wrong in each told by row and column.

use domain::access::Viewer;
use domain::draft::{Draft, Pen};
use domain::entry::Statement;
use domain::ids::Daad;
use domain::lijst::{Column, List, Outcome};
use domain::testing::Story;
use domain::time::{Day, Moment};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::{Fault, MOST_LINES, Stopped, lines, notice_line, read, take_in};

const HEADING: [&str; 10] = [
    "inwoner",
    "voornaam",
    "achternaam",
    "wijk",
    "instroom",
    "trede",
    "begeleider",
    "einde",
    "reden",
    "geregistreerd_instroom",
];

const ROWS: [[&str; 10]; 3] = [
    ["1001", "Ayşe", "Yıldız", "Oost, bij \"de Brug\"", "2009-03-31", "2", "Bram", "", "", "2009-04-02"],
    ["1002", "Crème", "van der Berg", "West", "2009-03-02", "", "Bram", "2009-09-01", "regulier werk", ""],
    ["1003", "", "", "Zuid;noord", "2009-12-01", "1", "", "", "", ""],
];

/// The list as text: with this delimiter, this way to write a day, these line ends.
fn text(delimiter: char, dutch_days: bool, newline: &str) -> String {
    let cell = |text: &str| {
        let day = text.parse::<Day>().ok().filter(|_| dutch_days);
        let text = day.map_or(text.to_owned(), |_| format!("{}-{}-{}", &text[8..], &text[5..7], &text[..4]));
        let quoted = text.contains([delimiter, '"']);
        if quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let line = |cells: &[&str]| cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(&delimiter.to_string());
    let rows: Vec<String> = std::iter::once(line(&HEADING)).chain(ROWS.iter().map(|row| line(row))).collect();
    rows.join(newline)
}

/// The list as a worksheet, with its days and numbers as a spreadsheet keeps them.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Toelichting").unwrap();
    let sheet = book.add_worksheet();
    let day_format = Format::new().set_num_format("dd-mm-yyyy");
    for (row, cells) in std::iter::once(HEADING).chain(ROWS).enumerate() {
        for (column, text) in cells.iter().enumerate() {
            let (row, column) = (row as u32, column as u16);
            if text.parse::<Day>().is_ok() {
                sheet
                    .write_with_format(row, column, ExcelDateTime::parse_from_str(text).unwrap(), &day_format)
                    .unwrap();
            } else if let Ok(number) = text.parse::<f64>() {
                sheet.write(row, column, number).unwrap();
            } else if !text.is_empty() {
                sheet.write(row, column, *text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[track_caller]
fn list_in(bytes: &[u8]) -> List {
    read(bytes, "lijst").unwrap_or_else(|faults| panic!("{:#?}", lines(&faults))).list
}

fn town() -> (Draft, Viewer, Pen) {
    let viewer = Viewer::meedoen("2010-01-04".parse().unwrap());
    let pen = Pen::of(&viewer, Daad::default(), Moment(0));
    (Draft::on(Story::begin().state().clone()), viewer, pen)
}

fn taken_in(bytes: &[u8]) -> Result<(Outcome, Vec<Statement>), Stopped> {
    let (mut draft, viewer, pen) = town();
    let outcome = take_in(&mut draft, pen, &viewer, "participatiehuis", (bytes, "lijst.csv"), &mut |_, _| ());
    let written: Vec<Statement> = draft.written().iter().map(|(_, statement)| statement.clone()).collect();
    assert!(outcome.is_ok() || written.is_empty(), "a refused list writes nothing");
    Ok((outcome?, written))
}

#[track_caller]
fn faults(bytes: &[u8]) -> Vec<Fault> {
    match taken_in(bytes) {
        Err(Stopped::Faults(faults)) => faults,
        other => panic!("{other:#?}"),
    }
}

#[track_caller]
fn places(bytes: &[u8]) -> Vec<String> {
    let place =
        |fault: Fault| format!("{} {} {}", fault.row.unwrap_or(0), fault.column.unwrap_or("-".into()), fault.code);
    faults(bytes).into_iter().map(place).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

#[test]
fn the_same_list_in_every_dialect_gives_the_same_statements() {
    let expected = taken_in(text(',', false, "\n").as_bytes()).unwrap().1;
    assert!(expected.len() > 15);
    let marked = [b"\xef\xbb\xbf".as_slice(), text(';', true, "\r\n").as_bytes()].concat();
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text('\t', true, "\r\n").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let dialects = [
        text(';', true, "\r\n").into_bytes(),
        text(',', true, "\r\n").into_bytes(),
        text('\t', false, "\n").into_bytes(),
        text(';', false, "\r").into_bytes(),
        format!("sep=;\r\n{}\r\n\r\n", text(';', true, "\r\n")).into_bytes(),
        marked,
        wide,
        workbook(),
    ];
    for (at, bytes) in dialects.iter().enumerate() {
        assert_eq!(taken_in(bytes).unwrap().1, expected, "dialect {at}");
    }
}

#[test]
fn a_file_as_windows_wrote_it_keeps_its_letters() {
    let list = list_in(&windows_1252("inwoner;instroom;wijk\n1;2009-03-02;Eén café – Häagen\n"));
    assert_eq!(list.rows[0].cells[2], "Eén café – Häagen");
}

#[test]
fn columns_are_known_whatever_their_case_marks_and_spaces_and_extra_ones_are_noticed() {
    let text = "Geregistreerd instroom;INWONER; Traject-soort ;bsn;ínstroom;\n;1;;123;2009-03-02;\n";
    let read = read(text.as_bytes(), "lijst.csv").unwrap();
    assert_eq!(
        read.list.columns,
        [Column::GeregistreerdInstroom, Column::Inwoner, Column::Trajectsoort, Column::Instroom]
    );
    let told: Vec<String> = read.notices.iter().map(|notice| notice_line("lijst.csv", notice)).collect();
    assert_eq!(told, ["lijst.csv, rij 1, kolom bsn: deze kolom is niet gelezen"]);
}

#[test]
fn a_row_has_the_number_a_person_sees_whatever_came_before_it() {
    let text = "\n\"in\nwoner\",wijk,instroom\n1,\"twee\nregels\",2009-03-02\n\n,,\n2,,vandaag\n";
    assert!(read(text.as_bytes(), "x").is_ok());
    assert_eq!(places(text.as_bytes()), ["6 instroom import-dag"]);
}

#[test]
fn a_title_above_the_heading_is_passed_over() {
    let list = list_in(b"Sleutelbestand 2009;;\n;;\nnaam;inwoner;instroom\n;7;2009-03-02\n");
    assert_eq!((list.rows[0].number, list.rows[0].cells[0].as_str()), (4, "7"));
}

#[test]
fn a_list_of_the_wrong_shape_is_told_by_row_and_column() {
    let good = "inwoner;instroom;wijk\n";
    let cases: [(&str, &str); 15] = [
        ("", "0 - import-bestand-leeg"),
        (" \n;;\n", "0 - import-bestand-leeg"),
        ("inwoner;instroom\n", "1 - import-geen-rijen"),
        ("instroom;naam\n2009-03-02;x\n", "1 inwoner import-kolom-ontbreekt"),
        ("inwoner;naam\n1;x\n", "1 instroom import-kolom-ontbreekt"),
        ("inwoner;instroom;Inwoner\n1;2009-03-02;1\n", "1 inwoner import-kolom-dubbel"),
        (
            "inwoner;instroom;geregistreerd instroom;Geregistreerd_Instroom\n1;2009-03-02;;\n",
            "1 geregistreerd_instroom import-kolom-dubbel",
        ),
        (&format!("{good}1;2009-03-02;Oost;West\n"), "2 - import-te-veel-cellen"),
        (&format!("{good}1;2009-03-02;Oost\n2;2009-0"), "3 - import-te-weinig-cellen"),
        (&format!("{good}1;2009-03-02;#N/B\n"), "2 wijk import-cel-fout"),
        (&format!("{good}1;#####;Oost\n"), "2 instroom import-cel-fout"),
        (&format!("{good}1;2009-03-02;#VERW!\n"), "2 wijk import-cel-fout"),
        (&format!("{good}1;2009-03-02;\"Oost\n2;2009-03-02;West\n"), "2 - import-aanhalingsteken"),
        ("%PDF-1.7 inwoner", "0 - import-geen-lijst"),
        ("inwoner;instroom\n1;2009\0-03-02", "0 - import-geen-lijst"),
    ];
    for (text, place) in cases {
        assert_eq!(places(text.as_bytes()), [place], "{text:?}");
    }
}

#[test]
fn a_spreadsheet_that_is_none_is_told() {
    assert_eq!(places(b"PK\x03\x04 and then nothing"), ["0 - import-xlsx-onleesbaar"]);
    assert_eq!(places(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), ["0 - import-oud-excel"]);
    assert_eq!(places(&Workbook::new().save_to_buffer().unwrap_or_default()), ["0 - import-bestand-leeg"]);
}

#[test]
fn rows_of_the_wrong_shape_and_cells_of_the_wrong_kind_are_told_in_one_go() {
    let text = "inwoner;instroom;trede\n1;2009-03-02;9\n2;2009-03-02;1;x\n3;32-13-2009;1\n4;2009-03-02;#REF!\n";
    let told =
        ["2 trede import-trede", "3 - import-te-veel-cellen", "4 instroom import-dag", "5 trede import-cel-fout"];
    assert_eq!(places(text.as_bytes()), told);
}

#[test]
fn a_fault_is_one_line_of_dutch() {
    let text = "inwoner;instroom;uitkering;einde\n1;32-13-2009;;\n2;2009-03-02;aow;2009-03-01\n;2009-03-02;;\n";
    let told = [
        "lijst.csv, rij 2, kolom instroom: \"32-13-2009\" gevonden; verwacht een dag zoals 2009-03-31 of 31-03-2009",
        "lijst.csv, rij 3, kolom uitkering: \"aow\" gevonden; verwacht een van: bijstand, ww, wia, wajong, geen",
        "lijst.csv, rij 4, kolom inwoner: leeg; verwacht een waarde",
    ];
    assert_eq!(lines(&faults(text.as_bytes())), told);
}

#[test]
fn every_fault_is_kept_and_a_thousand_are_shown() {
    let rows: String = (0..1_200).map(|row| format!("{row};morgen\n")).collect();
    let faults = faults(format!("inwoner;instroom\n{rows}").as_bytes());
    let shown = lines(&faults);
    assert_eq!((faults.len(), shown.len()), (1_200, MOST_LINES + 1));
    assert_eq!(shown.last().unwrap(), "… en nog 200 fouten.");
}

#[test]
fn a_worksheet_gives_days_whole_numbers_and_what_a_formula_came_to() {
    let mut book = Workbook::new();
    let hidden = book.add_worksheet();
    hidden.set_hidden(true).write(0, 0, "een verborgen blad").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_active(true);
    for (column, name) in ["inwoner", "instroom", "trede", "wijk", "einde", "achternaam"].iter().enumerate() {
        sheet.write(2, column as u16, *name).unwrap();
    }
    let moment = ExcelDateTime::parse_from_str("2009-03-31T10:15:00").unwrap();
    sheet.write(4, 0, 123_456_789.0).unwrap();
    sheet.write_with_format(4, 1, moment, &Format::new().set_num_format("yyyy-mm-dd hh:mm")).unwrap();
    sheet.write(4, 2, Formula::new("=1+2").set_result("3")).unwrap();
    sheet.write(4, 3, 2.5).unwrap();
    sheet.write(4, 5, true).unwrap();
    let list = list_in(&book.save_to_buffer().unwrap());
    assert_eq!(list.rows.len(), 1);
    assert_eq!(list.rows[0].number, 5);
    assert_eq!(list.rows[0].cells, ["123456789", "2009-03-31", "3", "2.5", "", "WAAR"]);
}

#[test]
fn a_cell_that_the_spreadsheet_could_not_work_out_is_named() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "inwoner").unwrap().write(0, 1, "instroom").unwrap().write(1, 0, "1").unwrap();
    sheet.write(1, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    assert_eq!(places(&book.save_to_buffer().unwrap()), ["2 instroom import-cel-fout"]);
}

#[test]
fn a_stray_cell_far_away_costs_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "inwoner").unwrap().write(0, 1, "instroom").unwrap().write(1, 0, "1").unwrap();
    sheet.write(1, 1, "2009-03-02").unwrap().write(1_048_575, 0, "2").unwrap();
    assert_eq!(places(&book.save_to_buffer().unwrap()), ["1048576 instroom import-leeg"]);
}

#[test]
fn the_same_file_again_changes_nothing_whatever_dialect_it_comes_in() {
    let (mut draft, viewer, pen) = town();
    let mut import =
        |bytes: &[u8]| take_in(&mut draft, pen, &viewer, "participatiehuis", (bytes, "lijst"), &mut |_, _| ()).unwrap();
    assert!(import(&workbook()).statements > 0);
    let again = import(text(';', true, "\r\n").as_bytes());
    assert_eq!((again.statements, again.unchanged), (0, 3));
}
