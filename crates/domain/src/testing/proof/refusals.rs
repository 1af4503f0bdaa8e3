//! No code of a refusal goes untried: what is not provoked by a test is a sentence nobody has ever seen.

use std::collections::BTreeSet;
use std::path::Path;

/// Codes that no act can bring about today, and why.
const OUT_OF_REACH: &[(&str, &str)] = &[(
    "niet-van-deze-lijst",
    "a reader of lists is coördinator of its aanpak or Meedoen, and may do all that a list asks",
)];

#[test]
fn every_code_of_a_refusal_is_provoked_by_a_test() {
    let (mut used, mut tests) = (BTreeSet::new(), String::new());
    visit(&super::repository("crates/domain/src"), &mut |path, text| {
        let (shipped, tried) = parts(path, text);
        used.extend(codes(shipped));
        tests.push_str(tried);
    });
    let is_tried =
        |code: &String| tests.contains(&format!("\"{code}\"")) || OUT_OF_REACH.iter().any(|(known, _)| known == code);
    let untried: Vec<&String> = used.iter().filter(|code| !is_tried(code)).collect();
    assert!(untried.is_empty(), "write a test that is refused with each of {untried:?}");
    assert!(used.len() > 20, "the source names its refusals otherwise than this test looks for");
}

/// What ships of a file, and its tests.
fn parts<'a>(path: &Path, text: &'a str) -> (&'a str, &'a str) {
    let is_test = path
        .components()
        .any(|part| ["tests", "tests.rs", "proof", "testing"].iter().any(|name| part.as_os_str() == *name));
    if is_test { ("", text) } else { text.split_once("#[cfg(test)]\nmod tests {").unwrap_or((text, "")) }
}

fn codes(text: &str) -> Vec<String> {
    let until_quote = |text: &str| text.split_once('"').map(|(code, _)| code.to_owned());
    let new = text.split("Refusal::new(\"").skip(1).filter_map(until_quote);
    let at = text.split("Refusal::at(").skip(1).filter_map(|rest| until_quote(rest.split_once(", \"")?.1));
    new.chain(at).collect()
}

#[allow(clippy::disallowed_methods, reason = "the proof reads the source")]
fn visit(folder: &Path, each: &mut impl FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry has a path").path();
        match path.extension() {
            Some(extension) if extension == "rs" => {
                each(&path, &std::fs::read_to_string(&path).expect("source is text"))
            }
            _ if path.is_dir() => visit(&path, each),
            _ => {}
        }
    }
}
