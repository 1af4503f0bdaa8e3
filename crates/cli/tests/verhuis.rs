//! The log goes to PostgreSQL and back on the command line, and the reports stay what they were.

#[path = "../../store/tests/common/cluster.rs"]
mod cluster;
mod common;

use std::path::Path;

use cluster::Cluster;
use common::{a_town, refused, works};

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

#[test]
fn a_back_up_of_a_database_comes_back_in_another_one_or_in_files_also_up_to_a_moment() {
    let Some(cluster) = Cluster::start() else { return };
    let dir = tempfile::tempdir().unwrap();
    let map = a_town(dir.path());
    let (first, second) = (cluster.address(), cluster.address());
    works(&["verhuis", "--map", &map, "--van", "bestanden", "--naar", &first]);
    let path = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    let (back_up, export, words) = (path("back-up"), path("sleutels.export"), path("wachtzin.txt"));
    std::fs::write(&words, "een lange zin om mee te proeven\n").unwrap();
    works(&["back-up", "--map", &map, "--log", &first, "--uit", &back_up]);
    works(&["sleutel", "exporteer", "--map", &map, "--uit", &export, "--wachtzin-bestand", &words]);
    let table = ["rapport", "uitstroom", "--van", "2010-01-01", "--tot", "2010-12-31", "--gemeente", "lindervoort"];
    let before = works(&[&table[..], &["--map", &map, "--log", &first]].concat());
    for (name, log) in [("nieuw", vec!["--log", second.as_str()]), ("bestanden", vec![])] {
        let map = path(name);
        let place = [&["--map", map.as_str()][..], &log].concat();
        works(&["sleutel", "zet-terug", "--map", &map, "--export", &export, "--wachtzin-bestand", &words]);
        let told = works(&[&["herstel", "--uit", &back_up][..], &place].concat());
        assert!(told.contains("regels zijn terug"), "{told}");
        assert_eq!(works(&[&table[..], &place].concat()), before);
        assert!(works(&[&["controleer"][..], &place].concat()).contains("regels kloppen"));
        assert!(refused(&[&["herstel", "--uit", &back_up][..], &place].concat()).contains("exists already"));
    }
    let (third, earlier) = (cluster.address(), path("eerder"));
    let place = ["--map", &earlier, "--log", &third];
    works(&["sleutel", "zet-terug", "--map", &earlier, "--export", &export, "--wachtzin-bestand", &words]);
    let told = works(&[&["herstel", "--uit", &back_up, "--tot", "2"][..], &place].concat());
    assert!(told.contains("lindervoort: 1 van de") || told.contains("lindervoort: 2 van de"), "{told}");
    assert!(works(&[&["controleer"][..], &place].concat()).contains("regels kloppen"));
}
