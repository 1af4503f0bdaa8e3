//! No path of somebody's machine in what we publish: it works for one reader and tells the others who that is.

use super::Complaint;
use crate::source::is_word;
use crate::tree::Tree;

/// Written in two halves, so that this file does not complain about itself.
const FOLDERS: &[&str] = &[concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/wo", "rk/")];

/// Files that other programs write.
const LOCKS: &[&str] = &["Cargo.lock", "package-lock.json"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let files = tree.files.iter().filter(|file| !LOCKS.iter().any(|lock| file.path.ends_with(lock)));
    files.flat_map(|file| in_file(&file.path, &file.text)).collect()
}

fn in_file(path: &str, text: &str) -> Vec<Complaint> {
    let lines = text.lines().enumerate();
    let hits =
        lines.flat_map(|(at, line)| FOLDERS.iter().filter(|folder| begins_in(line, folder)).map(move |f| (at, *f)));
    hits.map(|(at, folder)| {
        let what = format!("names a folder of a machine (`{folder}…`)");
        Complaint::new(path, at + 1, what, "say it from the root of the project, or take it from an argument")
    })
    .collect()
}

/// The folder begins a path here: it is not a part of a longer path or address.
fn begins_in(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let part_of_longer = line[..at].chars().next_back().is_some_and(|c| is_word(c) || "}.-~*".contains(c));
        !part_of_longer && line[at + folder.len()..].starts_with(is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_path_is_found_with_its_line() {
        let found = in_file("a.md", &format!("see\n`{}ayse/meedoen`\n", FOLDERS[0]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, Some(2));
        assert_eq!(in_file("a.sh", &format!("cd {}main", FOLDERS[2])).len(), 1);
    }

    #[test]
    fn a_part_of_an_address_is_no_machine_path_and_locks_are_left_alone() {
        assert_eq!(in_file("a.md", &format!("example.org{}ladder", FOLDERS[2])), []);
        assert!(check(&Tree::of(&[("Cargo.lock", &format!("{}x", FOLDERS[1]))])).is_empty());
    }
}
