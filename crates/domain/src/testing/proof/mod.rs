//! The proof of the core: what holds of all slices together. The rules of one slice are proved at its foot.

mod access;
mod acts;
mod golden;
mod pages;
mod policy;
mod refusals;
mod replay;
mod years;

use std::path::PathBuf;

/// A file or folder of the repository.
fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Whether generated files are to be written anew instead of compared.
#[allow(clippy::disallowed_methods, reason = "a test may be told to write what it would compare")]
fn regenerates() -> bool {
    std::env::var_os("MEEDOEN_REGENERATE").is_some_and(|value| value == "1")
}

#[allow(clippy::disallowed_methods, reason = "the proof compares the code with files of the repository")]
fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(repository(path)).ok()
}

#[allow(clippy::disallowed_methods, reason = "only when generated files are asked for")]
fn write(path: &str, text: &str) {
    let path = repository(path);
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
    std::fs::write(path, text).expect("the file can be written");
}

/// A page that is made from the code is as it would be made now.
#[track_caller]
fn is_up_to_date(path: &str, made: &str) {
    if regenerates() {
        return write(path, made);
    }
    assert!(
        read(path).as_deref() == Some(made),
        "{path} is not what the code says; run `cargo xtask regenerate` and look at what changed"
    );
}
