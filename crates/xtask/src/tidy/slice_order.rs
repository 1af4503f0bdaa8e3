//! The order of the modules in `crates/domain/src/lib.rs`, top to bottom, is the order of dependence: a slice may use
//! only what is declared above it. Tests may look further; the rule is about what ships.

use super::Complaint;
use crate::source::{self, Named};
use crate::tree::Tree;

const DOMAIN: &str = "crates/domain/src/";

/// Modules outside the order, in both directions, and why.
const REGISTERS: &[(&str, &str)] = &[
    ("fact", "the register of all kinds of fact names every slice; every slice speaks of facts"),
    ("state", "the register of what is remembered holds every slice; every rule and question reads it"),
    ("access", "the register of who may see what gathers the `may.rs` of every slice; every question asks it"),
    ("entry", "the envelope around any fact: rules return it, and it holds the register of facts"),
    ("draft", "decides and folds on a state in progress, whatever the slice"),
    ("correctie", "replaces a fact of any slice, by that slice's own rule"),
    ("seen", "what a writer had before them, of any slice that asks"),
];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let Some(lib) = tree.file("crates/domain/src/lib.rs") else {
        return Vec::new();
    };
    let order = declared(&lib.text);
    let mut complaints = Vec::new();
    for file in tree.shipped().filter(|file| file.path.starts_with(DOMAIN)) {
        let inside = &file.path[DOMAIN.len()..];
        let slice = inside.trim_end_matches(".rs").split('/').next().unwrap_or_default();
        let Some(place) = order.iter().position(|name| name == slice).filter(|_| !is_register(slice)) else {
            continue;
        };
        for used in uses(inside, &file.text) {
            let below = order.iter().position(|name| *name == used.name).is_some_and(|other| other > place);
            if below && !is_register(&used.name) {
                complaints.push(complaint(&file.path, &used, slice));
            }
        }
    }
    complaints
}

fn complaint(path: &str, used: &Named, slice: &str) -> Complaint {
    let what = format!("`{slice}` uses `{}`, which is declared below it in crates/domain/src/lib.rs", used.name);
    let instead = format!(
        "move what both need into a slice above `{slice}`, let `{}` derive it with a question of its own, \
         or change the order in lib.rs if the town's words allow it",
        used.name
    );
    Complaint::new(path, used.line, what, instead)
}

fn is_register(name: &str) -> bool {
    REGISTERS.iter().any(|(register, _)| *register == name)
}

/// The modules of `lib.rs`, top to bottom.
pub fn declared(lib: &str) -> Vec<String> {
    let code = source::code_only(lib);
    code.lines().filter_map(source::declared_module).map(str::to_owned).collect()
}

/// The modules at the root of the crate that a file names: `crate::x`, or `super::x` from deep enough.
fn uses(inside: &str, text: &str) -> Vec<Named> {
    let code = source::without_inline_tests(&source::code_only(text));
    let mut uses = source::names_after(&code, "crate::");
    uses.extend(source::names_after(&code, "$crate::"));
    let up = "super::".repeat(depth(inside));
    uses.extend(source::names_after(&code, &up));
    uses
}

/// How many times `super` leads from a file to the root of the crate.
fn depth(inside: &str) -> usize {
    inside.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIB: (&str, &str) = ("crates/domain/src/lib.rs", "pub mod fact;\npub mod traject;\npub mod plan;\n");

    fn of(path: &str, text: &str) -> Vec<Complaint> {
        check(&Tree::of(&[LIB, (path, text)]))
    }

    #[test]
    fn using_what_stands_above_is_fine() {
        assert_eq!(of("crates/domain/src/plan/rules.rs", "use crate::{fact::Fact, traject};\n"), []);
    }

    #[test]
    fn using_what_stands_below_is_a_complaint_with_a_line() {
        let found = of("crates/domain/src/traject.rs", "\nuse crate::plan::Plan;\n");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, Some(2));
        assert!(found[0].what.contains("`traject` uses `plan`"));
    }

    #[test]
    fn the_way_up_is_followed_too() {
        assert_eq!(of("crates/domain/src/traject/rules.rs", "use super::super::plan;\n").len(), 1);
        assert_eq!(of("crates/domain/src/traject/mod.rs", "use super::plan;\n").len(), 1);
        assert_eq!(of("crates/domain/src/traject/rules.rs", "use super::plan;\n"), [], "a part of traject itself");
    }

    #[test]
    fn registers_stand_outside_the_order_and_tests_may_look_further() {
        assert_eq!(of("crates/domain/src/fact.rs", "use crate::plan;\n"), []);
        let tests = "#[cfg(test)]\nmod tests {\n    use crate::plan;\n}\n";
        assert_eq!(of("crates/domain/src/traject.rs", tests), []);
    }
}
