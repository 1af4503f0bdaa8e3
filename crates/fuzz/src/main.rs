//! The engine with one target, which `MEEDOEN_FUZZ` names. The arguments are those of libFuzzer; `cargo xtask fuzz` gives them.
#![no_main]
// The macro makes the one function that the engine calls from C++.
#![allow(unsafe_code)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{LazyLock, Mutex, PoisonError};

static TARGET: LazyLock<&fuzz::Target> = LazyLock::new(|| {
    let name = std::env::var("MEEDOEN_FUZZ").unwrap_or_default();
    let known = fuzz::TARGETS.iter().map(|target| target.name).collect::<Vec<_>>().join(", ");
    fuzz::target(&name).unwrap_or_else(|| panic!("MEEDOEN_FUZZ names no target; known: {known}"))
});

/// What was said last by somebody who stopped halfway.
static SAID: Mutex<String> = Mutex::new(String::new());

libfuzzer_sys::fuzz_target!(
    init: {
        // The engine would end at every panic, also at one that Meedoen fences off. Only what reaches us is a fault.
        std::panic::set_hook(Box::new(|said| *SAID.lock().unwrap_or_else(PoisonError::into_inner) = said.to_string()));
        if let Some(folder) = std::env::var_os("MEEDOEN_FUZZ_SEEDS") {
            begin_with(Path::new(&folder));
        }
    },
    |data: &[u8]| {
        if catch_unwind(AssertUnwindSafe(|| (TARGET.run)(data))).is_err() {
            eprintln!("{}", SAID.lock().unwrap_or_else(PoisonError::into_inner));
            std::process::abort();
        }
    }
);

/// Puts what the tests begin from where the engine looks, and the words beside it.
fn begin_with(folder: &Path) {
    let room = "the folder was just made";
    for (at, seed) in (TARGET.seeds)().iter().enumerate() {
        std::fs::write(folder.join(format!("zaad-{at:04}")), seed).expect(room);
    }
    let hex = |word: &&str| word.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
    let words: String = TARGET.words.iter().map(|word| format!("\"{}\"\n", hex(word))).collect();
    std::fs::write(folder.with_extension("dict"), words).expect(room);
}
