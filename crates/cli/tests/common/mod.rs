//! Commands as an administrator gives them, and a small gemeente to give them about.

use std::path::Path;
use std::process::{Command, Output};

pub fn meedoen(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_meedoen")).args(args).output().unwrap()
}

#[track_caller]
pub fn works(args: &[&str]) -> String {
    let output = meedoen(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
pub fn refused(args: &[&str]) -> String {
    let output = meedoen(args);
    assert!(!output.status.success(), "{args:?} was not refused");
    String::from_utf8(output.stderr).unwrap()
}

/// A folder with a gemeente and one traject that ended long ago, from a list; its address.
pub fn a_town(dir: &Path) -> String {
    let map = dir.join("gegevens").to_str().unwrap().to_owned();
    works(&["gemeente", "nieuw", "lindervoort", "--naam", "Lindervoort", "--map", &map]);
    let list = dir.join("lijst.csv");
    let text = "inwoner,voornaam,achternaam,begeleider,instroom,einde,reden\n\
                1,Gerda,Berg,Ayşe Yıldız,2010-01-04,2010-06-01,Overig\n\
                2,Hans,Kuiper,Ayşe Yıldız,2010-02-01,,\n";
    std::fs::write(&list, text).unwrap();
    let list = list.to_str().unwrap();
    let place = ["--map", &map, "--gemeente", "lindervoort"];
    works(&[&["importeer", "--aanpak", "participatiehuis", "--sleutelbestand", list][..], &place].concat());
    map
}
