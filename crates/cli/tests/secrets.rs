//! Nothing secret leaves the keys: not in what the commands print, not at the most talkative level of the log, and not in an error.

use std::path::Path;
use std::process::{Command, Output};

/// Runs the binary as an administrator would, with everything it has to say.
fn meedoen(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_meedoen")).args(args).env("RUST_LOG", "trace").output().unwrap()
}

fn said(output: &Output) -> Vec<u8> {
    [&output.stdout[..], &output.stderr[..]].concat()
}

fn works(args: &[&str]) -> Vec<u8> {
    let output = meedoen(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&said(&output)));
    said(&output)
}

/// Every secret in the folder with keys: the master keys, as written and as bytes, and the wrapped keys.
fn secrets(dir: &Path) -> Vec<Vec<u8>> {
    let text = std::fs::read_to_string(dir.join("sleutels/meestersleutel")).unwrap();
    let mut secrets = Vec::new();
    for secret in text.lines().map(|line| line.split_once(' ').unwrap().1) {
        secrets.push(secret.as_bytes().to_vec());
        let bytes = (0..32).map(|i| u8::from_str_radix(&secret[2 * i..2 * i + 2], 16).unwrap());
        secrets.push(bytes.collect());
    }
    let keys = rusqlite::Connection::open(dir.join("sleutels/sleutels.sqlite")).unwrap();
    let mut wrapped = keys.prepare("SELECT gewikkeld FROM sleutel").unwrap();
    secrets.extend(wrapped.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap().map(Result::unwrap));
    secrets
}

fn files_below(dir: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn holds(bytes: &[u8], secret: &[u8]) -> bool {
    bytes.windows(secret.len()).any(|window| window == secret)
}

fn none_in(bytes: &[u8], secrets: &[Vec<u8>], where_: &str) {
    assert!(!secrets.iter().any(|secret| holds(bytes, secret)), "a secret was found in {where_}");
}

#[test]
fn the_keys_are_looked_after_and_no_secret_is_ever_said() {
    let dir = tempfile::tempdir().unwrap();
    let map = dir.path().join("gegevens");
    let (map_text, phrase_file, export) =
        (map.to_str().unwrap(), dir.path().join("wachtzin.txt"), dir.path().join("sleutels.export"));
    let phrase = "een zin die niemand anders zou bedenken";
    std::fs::write(&phrase_file, format!("{phrase}\n")).unwrap();
    let (phrase_file, export_text) = (phrase_file.to_str().unwrap(), export.to_str().unwrap());
    let with_phrase = ["--wachtzin-bestand", phrase_file];
    let mut all_said = works(&["gemeente", "nieuw", "stein", "--naam", "Stein", "--map", map_text]);
    let mut all_secrets = secrets(&map);
    all_said.extend(works(&["sleutel", "vernieuw", "--map", map_text]));
    all_secrets.extend(secrets(&map));
    all_said.extend(works(
        &[&["sleutel", "exporteer", "--map", map_text, "--uit", export_text][..], &with_phrase].concat(),
    ));
    all_said
        .extend(works(&[&["sleutel", "oefen", "--map", map_text, "--export", export_text][..], &with_phrase].concat()));
    all_said.extend(works(&["controleer", "--map", map_text]));
    let (back_up, elsewhere) = (dir.path().join("back-up"), dir.path().join("elders"));
    let (back_up_text, elsewhere_text) = (back_up.to_str().unwrap(), elsewhere.to_str().unwrap());
    all_said.extend(works(&["back-up", "--map", map_text, "--uit", back_up_text]));
    for file in files_below(&back_up) {
        none_in(&std::fs::read(&file).unwrap(), &all_secrets, &file.display().to_string());
    }
    let put_back = ["sleutel", "zet-terug", "--map", elsewhere_text, "--export", export_text];
    all_said.extend(works(&[&put_back[..], &with_phrase].concat()));
    all_said.extend(works(&["herstel", "--uit", back_up_text, "--map", elsewhere_text, "--tot", "1"]));
    all_said.extend(works(&["controleer", "--map", elsewhere_text]));
    // And everything that goes wrong with keys.
    let key = map.join("sleutels/meestersleutel");
    let kept = std::fs::read_to_string(&key).unwrap();
    for broken in [kept.replace(' ', "  "), kept.replace('\n', "x\n"), kept[..30].to_owned(), String::new()] {
        std::fs::write(&key, broken).unwrap();
        let output = meedoen(&["controleer", "--map", map_text]);
        assert!(!output.status.success());
        all_said.extend(said(&output));
    }
    std::fs::remove_file(&key).unwrap();
    let output = meedoen(&["start", "--map", map_text]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("put the master key back"), "the message says what to do");
    assert!(!key.exists(), "a second master key is never made");
    all_said.extend(said(&output));

    // The keys are lost for good, and the export brings them back.
    std::fs::remove_dir_all(map.join("sleutels")).unwrap();
    all_said.extend(works(
        &[&["sleutel", "zet-terug", "--map", map_text, "--export", export_text][..], &with_phrase].concat(),
    ));
    all_said.extend(works(&["controleer", "--map", map_text]));

    none_in(&all_said, &all_secrets, "what was said");
    none_in(&all_said, &[phrase.as_bytes().to_vec()], "what was said");
    none_in(&std::fs::read(&export).unwrap(), &all_secrets, "the export");
}
