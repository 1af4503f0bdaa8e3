//! The engine with one target, which `MEEDOEN_FUZZ` names. The arguments are those of libFuzzer; `cargo xtask fuzz` gives them.
#![no_main]
// The macro makes the one function that the engine calls from C++.
#![allow(unsafe_code)]

use std::sync::LazyLock;

static TARGET: LazyLock<&fuzz::Target> = LazyLock::new(|| {
    let name = std::env::var("MEEDOEN_FUZZ").unwrap_or_default();
    let known = fuzz::TARGETS.iter().map(|target| target.name).collect::<Vec<_>>().join(", ");
    fuzz::target(&name).unwrap_or_else(|| panic!("MEEDOEN_FUZZ names no target; known: {known}"))
});

libfuzzer_sys::fuzz_target!(
    init: {
        // What the tests begin from, put where the engine looks.
        if let Some(folder) = std::env::var_os("MEEDOEN_FUZZ_SEEDS") {
            let folder = std::path::PathBuf::from(folder);
            for (at, seed) in (TARGET.seeds)().iter().enumerate() {
                std::fs::write(folder.join(format!("zaad-{at:04}")), seed).expect("the folder was just made");
            }
            let hex = |word: &&str| word.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
            let words: String = TARGET.words.iter().map(|word| format!("\"{}\"\n", hex(word))).collect();
            std::fs::write(folder.with_extension("dict"), words).expect("the folder was just made");
        }
    },
    |data: &[u8]| (TARGET.run)(data)
);
