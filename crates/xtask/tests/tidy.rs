//! The rules about the code, as a test: `cargo xtask tidy` shows the same.

use xtask::tidy;
use xtask::tree::Tree;

#[test]
fn the_code_keeps_its_own_rules() {
    let (faults, advice) = tidy::complaints(&Tree::read(&xtask::root()).unwrap());
    for line in &advice {
        println!("{line}");
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
