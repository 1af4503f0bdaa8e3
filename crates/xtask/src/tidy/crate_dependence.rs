//! Which of our crates may depend on which. What ships is strict; tests may reach wider, as said per crate.

use toml::{Table, Value};

use super::Complaint;
use crate::tree::Tree;

/// What a crate may use of ours: when it ships, and besides that in its tests, examples and benchmarks.
struct May {
    package: &'static str,
    use_: &'static [&'static str],
    in_tests_also: &'static [&'static str],
    because: &'static str,
}

const ORDER: &[May] = &[
    May { package: "domain", use_: &[], in_tests_also: &["demo"], because: "the core knows nothing but the town" },
    May { package: "reports", use_: &["domain"], in_tests_also: &["demo"], because: "tables are functions of facts" },
    May {
        package: "exports",
        use_: &["domain", "reports"],
        in_tests_also: &["demo"],
        because: "formats are functions of facts",
    },
    May {
        package: "demo",
        use_: &["domain"],
        in_tests_also: &["reports"],
        because: "the demo plays the rules, it runs nothing",
    },
    May {
        package: "store",
        use_: &[],
        in_tests_also: &[],
        because: "the log holds sealed bytes and knows no domain word",
    },
    May {
        package: "app",
        use_: &["domain", "store"],
        // Published tables are measured over a log that was replayed.
        in_tests_also: &["demo", "reports"],
        because: "the running system: rules and log",
    },
    May {
        package: "web",
        use_: &["app", "domain", "reports", "exports", "store"],
        in_tests_also: &["demo"],
        because: "pages ask and act through app; accounts live in the store",
    },
    May {
        package: "meedoen",
        use_: &["app", "demo", "domain", "exports", "reports", "store", "web"],
        in_tests_also: &[],
        because: "the binary ties everything together",
    },
    May {
        package: "fuzz",
        use_: &["app", "domain", "store", "web"],
        in_tests_also: &[],
        because: "it tries whatever reads what comes from outside, and nothing that ships uses it",
    },
    May {
        package: "xtask",
        use_: &[],
        in_tests_also: &[],
        because: "the workshop must build when the product does not",
    },
];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let manifests = tree.files.iter().filter(|f| f.path.starts_with("crates/") && f.path.ends_with("/Cargo.toml"));
    manifests.flat_map(|file| manifest(&file.path, &file.text)).collect()
}

fn manifest(path: &str, text: &str) -> Vec<Complaint> {
    let Ok(table) = text.parse::<Table>() else {
        return vec![Complaint::new(path, None, "is not valid TOML".into(), "repair it; cargo says where it stumbles")];
    };
    let package = table.get("package").and_then(|p| p.get("name")).and_then(Value::as_str).unwrap_or_default();
    let Some(may) = ORDER.iter().find(|may| may.package == package) else {
        let what = format!("the crate `{package}` has no place in the order of dependence");
        return vec![Complaint::new(
            path,
            None,
            what,
            "give it a line in ORDER, crates/xtask/src/tidy/crate_dependence.rs",
        )];
    };
    let shipped = ours(&table, &["dependencies", "build-dependencies"]).into_iter();
    let in_tests = ours(&table, &["dev-dependencies"]).into_iter();
    let shipped = shipped.filter(|name| !may.use_.contains(&name.as_str()));
    let in_tests =
        in_tests.filter(|name| !may.use_.contains(&name.as_str()) && !may.in_tests_also.contains(&name.as_str()));
    let complain = |name: String, when: &str| {
        let what = format!("`{package}` may not depend on `{name}`{when}: {}", may.because);
        let instead = match may.use_ {
            [] => "it uses none of ours; pass what it needs as an argument from the crate that calls it".to_owned(),
            allowed => format!("it may use {}; put the shared part in one of those", allowed.join(", ")),
        };
        Complaint::new(path, None, what, instead)
    };
    shipped.map(|name| complain(name, "")).chain(in_tests.map(|name| complain(name, " in its tests"))).collect()
}

/// The dependencies on our own crates in these sections, also those for one platform only.
fn ours(table: &Table, sections: &[&str]) -> Vec<String> {
    let platforms = table.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
    let tables = std::iter::once(table).chain(platforms.filter_map(Value::as_table));
    let mut names = Vec::new();
    for table in tables {
        let sections = sections.iter().filter_map(|section| table.get(*section)?.as_table());
        names.extend(sections.flatten().map(|(name, how)| package_of(name, how)));
    }
    names.retain(|name| ORDER.iter().any(|may| may.package == *name));
    names
}

/// A dependency can be taken under another name.
fn package_of(name: &str, how: &Value) -> String {
    how.get("package").and_then(Value::as_str).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        manifest("crates/x/Cargo.toml", text).into_iter().map(|complaint| complaint.what).collect()
    }

    #[test]
    fn what_the_order_allows_is_fine() {
        assert!(of("[package]\nname = 'app'\n[dependencies]\ndomain.workspace = true\nserde = '1'\n").is_empty());
        assert!(of("[package]\nname = 'app'\n[dev-dependencies]\ndemo.workspace = true\n").is_empty());
    }

    #[test]
    fn the_demo_may_not_reach_the_running_system() {
        let found = of("[package]\nname = 'demo'\n[dependencies]\napp.workspace = true\n");
        assert!(found[0].starts_with("`demo` may not depend on `app`"), "{found:?}");
    }

    #[test]
    fn the_store_knows_no_domain_word_in_its_tests_either() {
        let found = of("[package]\nname = 'store'\n[dev-dependencies]\ndomain.workspace = true\n");
        assert!(found[0].contains("in its tests"), "{found:?}");
    }

    #[test]
    fn another_name_or_another_platform_hides_nothing() {
        assert_eq!(
            of("[package]\nname = 'domain'\n[dependencies]\nlog = { package = 'store', path = '../store' }\n").len(),
            1
        );
        assert_eq!(
            of("[package]\nname = 'domain'\n[target.'cfg(unix)'.dependencies]\nstore.workspace = true\n").len(),
            1
        );
    }

    #[test]
    fn a_new_crate_needs_a_place() {
        assert_eq!(of("[package]\nname = 'helper'\n").len(), 1);
    }
}
