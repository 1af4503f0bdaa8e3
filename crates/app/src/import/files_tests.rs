//! Three files in one go: read in the right order, told apart by name, all or nothing.

use domain::access::Viewer;
use domain::draft::{Draft, Pen};
use domain::ids::Daad;
use domain::lijst::Kind;
use domain::testing::Story;
use domain::time::{Day, Moment};

use super::{File, Files, Stopped, Taken, lines, take_in_all};

const INWONERS: &str = "inwoner;instroom;trede\n1001;2009-03-02;1\n1002;2009-03-02;\n";
const METINGEN: &str = "Inwoner;Datum;Trede;Groei binnen trede;Psychisch\n1001;01-10-2009;2;ja;probleem+aan gewerkt\n1002;2009-10-02;1;nee;geen\n";
const GROEPEN: &str =
    "groep,soort,inwoner,gestart,geeindigd,uitkomst\nOntdek,training,1001,2009-05-04,2009-06-08,afgerond\n";

/// The files in an order in which nobody would read them.
fn files(inwoners: &str, metingen: &str, groepen: &str) -> Files {
    let given = [
        (Kind::Groepen, "groepen.csv", groepen),
        (Kind::Metingen, "metingen.csv", metingen),
        (Kind::Sleutelbestand, "lijst.csv", inwoners),
    ];
    let given = given.into_iter().filter(|(_, _, text)| !text.is_empty());
    Files::new(given.map(|(kind, name, text)| File { kind, name: name.to_owned(), bytes: text.as_bytes().to_vec() }))
}

fn town() -> (Draft, Viewer, Pen) {
    let viewer = Viewer::meedoen("2010-01-11".parse::<Day>().expect("a day"));
    let pen = Pen::of(&viewer, Daad::default(), Moment(0));
    (Draft::on(Story::begin().state().clone()), viewer, pen)
}

fn taken(draft: &mut Draft, files: &Files) -> Result<Taken, Stopped> {
    let (_, viewer, pen) = town();
    take_in_all(draft, pen, &viewer, "participatiehuis", files, &mut |_, _| ())
}

#[test]
fn three_files_are_taken_in_as_one_the_inwoners_first() {
    let (mut draft, ..) = town();
    let all = files(INWONERS, METINGEN, GROEPEN);
    let first = taken(&mut draft, &all).unwrap();
    let kinds: Vec<Kind> = first.files.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(kinds, Kind::ALL);
    assert_eq!(first.statements(), draft.written().len());
    let again = taken(&mut draft, &all).unwrap();
    assert_eq!(again.statements(), 0, "the same files again change nothing");
}

#[test]
fn a_fault_in_one_file_keeps_all_of_them_out() {
    let (mut draft, ..) = town();
    let before = draft.written().len();
    let Err(Stopped::Faults(faults)) =
        taken(&mut draft, &files(INWONERS, &METINGEN.replace(";ja;", ";soms;"), GROEPEN))
    else {
        panic!("a fault")
    };
    assert_eq!(
        lines(&faults),
        ["metingen.csv, rij 2, kolom groei_binnen_trede: \"soms\" gevonden; verwacht ja of nee"]
    );
    assert_eq!(draft.written().len(), before);
}

#[test]
fn faults_in_all_files_are_told_at_once_and_only_once() {
    let (mut draft, ..) = town();
    let inwoners = INWONERS.replace("1002;2009-03-02", "1002;gisteren");
    let metingen = METINGEN.replace("geen", "weinig");
    let Err(Stopped::Faults(faults)) =
        taken(&mut draft, &files(&inwoners, &metingen, &GROEPEN.replace("training", "zangkoor")))
    else {
        panic!("faults")
    };
    let told: Vec<(&str, &str)> = faults.iter().map(|fault| (fault.file.as_str(), &*fault.code)).collect();
    let expected =
        [("lijst.csv", "import-dag"), ("metingen.csv", "import-leefgebied"), ("groepen.csv", "import-groepsoort")];
    assert_eq!(told, expected, "nobody is told that inwoners are missing who stand in the list beside it");
}

#[test]
fn a_column_that_every_row_needs_is_told_by_the_file_it_is_missing_from() {
    let (mut draft, ..) = town();
    let Err(Stopped::Faults(faults)) = taken(&mut draft, &files("", "inwoner;trede\n1001;2\n", "")) else {
        panic!("a fault")
    };
    let told = "metingen.csv, rij 1, kolom datum: deze kolom ontbreekt; verwacht in de rij met kolomnamen, waar nu staat: inwoner, trede";
    assert_eq!(lines(&faults), [told]);
}
