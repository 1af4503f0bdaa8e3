//! The log goes to PostgreSQL and back on the command line, and the reports stay what they were.

#[path = "../../store/tests/common/cluster.rs"]
mod cluster;

use std::path::Path;
use std::process::{Command, Output};

use cluster::Cluster;

fn meedoen(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_meedoen")).args(args).output().unwrap()
}

#[track_caller]
fn works(args: &[&str]) -> String {
    let output = meedoen(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn refused(args: &[&str]) -> String {
    let output = meedoen(args);
    assert!(!output.status.success(), "{args:?} was not refused");
    String::from_utf8(output.stderr).unwrap()
}

fn a_town(dir: &Path) -> String {
    let map = dir.join("gegevens").to_str().unwrap().to_owned();
    works(&["gemeente", "nieuw", "lindervoort", "--naam", "Lindervoort", "--map", &map]);
    let list = dir.join("lijst.csv");
    let text = "inwoner,voornaam,achternaam,begeleider,instroom,einde,reden\n\
                1,Gerda,Berg,Ayşe Yıldız,2010-01-04,2010-06-01,Overig\n\
                2,Hans,Kuiper,Ayşe Yıldız,2010-02-01,,\n";
    std::fs::write(&list, text).unwrap();
    works(&[
        "importeer",
        "--aanpak",
        "participatiehuis",
        "--sleutelbestand",
        list.to_str().unwrap(),
        "--map",
        &map,
        "--gemeente",
        "lindervoort",
    ]);
    map
}

#[test]
fn a_gemeente_moves_to_postgres_and_back_and_is_told_how_to_go_on() {
    let Some(cluster) = Cluster::start() else { return };
    let dir = tempfile::tempdir().unwrap();
    let map = a_town(dir.path());
    let place = ["--map", map.as_str()];
    let address = cluster.address();
    let at_postgres = ["--map", map.as_str(), "--log", address.as_str()];
    let table = ["rapport", "uitstroom", "--van", "2010-01-01", "--tot", "2010-12-31", "--gemeente", "lindervoort"];
    let before = works(&[&table[..], &place].concat());

    assert!(
        refused(&[&["verhuis", "--van", "bestanden", "--naar", "bestanden"][..], &place].concat()).contains("dezelfde")
    );
    let there = works(&[&["verhuis", "--van", "bestanden", "--naar", address.as_str()][..], &place].concat());
    assert!(there.contains("zijn verhuisd en nagerekend") && there.contains("met --log"), "{there}");
    assert!(there.contains("log.sqlite"), "it says what may go: {there}");
    assert_eq!(works(&[&table[..], &at_postgres].concat()), before);
    assert!(works(&[&["controleer"][..], &at_postgres].concat()).contains("regels kloppen"));
    assert!(refused(&[&table[..], &place].concat()).contains("was moved elsewhere"), "nobody goes on in the old one");

    let back = ["verhuis", "--van", address.as_str(), "--naar", "bestanden"];
    assert!(refused(&[&back[..], &place].concat()).contains("put that one aside first"));
    let old = Path::new(&map).join("gemeenten/lindervoort/log.sqlite");
    std::fs::remove_file(&old).unwrap();
    let here = works(&[&back[..], &place].concat());
    assert!(
        here.contains("zonder --log") && here.contains("DELETE FROM lichaam WHERE gemeente = 'lindervoort'"),
        "{here}"
    );
    assert_eq!(works(&[&table[..], &place].concat()), before);
    assert!(works(&[&["controleer"][..], &place].concat()).contains("regels kloppen"));
}
