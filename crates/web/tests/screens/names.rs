//! No name in an address, and no name on a page of who may not know it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use domain::text::folded;

use crate::town::{Name, Page, Person, town};

/// Pages of one kind that are visited; they differ in whom they are about.
const OF_ONE_KIND: usize = 6;

/// Every page that somebody reaches by following links from their own work, a few of each kind.
fn reached(person: &Person) -> Vec<Page> {
    let mut waiting = VecDeque::from(["/sittard-geleen/".to_owned()]);
    let (mut seen, mut kinds, mut pages) = (BTreeSet::new(), BTreeMap::<String, usize>::new(), Vec::new());
    while let Some(path) = waiting.pop_front() {
        let kind: String = path.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        let visited = kinds.entry(kind).or_default();
        if *visited == OF_ONE_KIND || !seen.insert(path.clone()) {
            continue;
        }
        *visited += 1;
        let page = person.get(&path);
        // The page to search from has no link to it, only the form on top of every page.
        let search = page.forms().into_iter().map(|form| form.action).find(|action| action.ends_with("/zoek"));
        for href in page.links().into_iter().map(|(href, _)| href).chain(search) {
            let href = href.split('#').next().unwrap_or_default().to_owned();
            if href.starts_with('/') && !seen.contains(&href) {
                waiting.push_back(href);
            }
        }
        pages.push(page);
    }
    pages
}

#[test]
fn no_address_holds_a_name() {
    let town = town();
    let names: BTreeSet<String> = town
        .names("marit")
        .0
        .iter()
        .flat_map(|name| [folded(&name.voornaam), folded(&name.achternaam)])
        .filter(|name| name.len() > 2)
        .collect();
    for login in ["ayse", "marit", "hugo", "sanne"] {
        for page in reached(&town.as_(login)) {
            let forms = page.forms().into_iter().map(|form| form.action);
            for href in page.links().into_iter().map(|(href, _)| href).chain(forms).chain([page.path.clone()]) {
                let query = href.split_once('?').map_or("", |(_, query)| query).split('#').next().unwrap_or_default();
                for value in query.split('&').filter_map(|pair| pair.split_once('=')).map(|(_, value)| folded(value)) {
                    let named =
                        value.split(|letter: char| !letter.is_alphanumeric()).find(|word| names.contains(*word));
                    assert!(named.is_none(), "{login}: {href} on {} holds {named:?}", page.path);
                }
                let last = folded(href.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap_or_default());
                assert!(
                    !names.contains(&last) || web::ROUTES.iter().any(|route| route.path.ends_with(&last)),
                    "{login}: {href}"
                );
            }
        }
    }
}

#[test]
fn every_link_on_every_page_leads_somewhere() {
    let town = town();
    for login in ["ayse", "bram", "rens", "marit", "wiel", "hugo", "petra", "sanne"] {
        for page in reached(&town.as_(login)) {
            assert_eq!(page.status.as_u16(), 200, "{login} finds a link to {}", page.path);
        }
    }
}

#[test]
fn every_link_within_a_page_leads_to_a_place_on_it() {
    let town = town();
    for login in ["ayse", "rens", "marit", "wiel", "hugo", "petra", "sanne"] {
        let person = town.as_(login);
        for page in reached(&person) {
            for (href, words) in page.links() {
                let Some(anchor) = href.strip_prefix('#') else { continue };
                assert!(
                    page.html.contains(&format!("id=\"{anchor}\"")),
                    "{login}: {words:?} on {} leads to #{anchor}, which is not there",
                    page.path
                );
            }
        }
    }
}

#[test]
fn who_answers_for_policy_or_keeps_the_accounts_reads_no_name() {
    let town = town();
    for login in ["hugo", "sanne", "petra"] {
        let (seen, hidden) = town.names(login);
        assert!(seen.is_empty() && hidden.len() > 300, "{login} may know {} names", seen.len());
        let person = town.as_(login);
        let files = ["csv", "json"].map(|vorm| format!("/sittard-geleen/rapport/uitstroom/bestand?vorm={vorm}"));
        let files = files.iter().filter(|_| login == "hugo").map(|path| person.get(path));
        let staff = if login != "hugo" { staff_names(&town) } else { String::new() };
        for page in reached(&person).into_iter().chain(files) {
            no_name_on(&page, &hidden, &staff);
        }
    }
}

/// Who keeps the accounts reads the names of colleagues, of whom some are called as an inwoner is.
fn staff_names(town: &crate::town::Town) -> String {
    folded(&town.as_("sanne").get("/sittard-geleen/medewerkers").words())
}

/// Neither a whole name nor a last name that is a word of its own.
fn no_name_on(page: &Page, hidden: &[Name], staff: &str) {
    let words = page.words();
    let (whole, folded_words) = (words.to_lowercase(), folded(&words));
    let each: BTreeSet<&str> = folded_words.split(' ').collect();
    for name in hidden {
        assert!(
            name.voornaam.is_empty() || !whole.contains(&name.full.to_lowercase()),
            "{} says {}",
            page.path,
            name.full
        );
        let last = folded(&name.achternaam);
        let known =
            staff.split(' ').any(|word| word == last) || PLAIN_WORDS.contains(&last.as_str()) || last.contains(' ');
        assert!(known || !each.contains(last.as_str()), "{} says {}", page.path, name.achternaam);
    }
}

/// Last names that are words of the screen too.
const PLAIN_WORDS: &[&str] = &["ramaekers", "vroomen", "groot"];

#[test]
fn a_begeleider_reads_no_name_of_anothers_inwoner() {
    let town = town();
    for login in ["ayse", "bram"] {
        let (seen, hidden) = town.names(login);
        assert!(seen.len() > 20 && hidden.len() > 300);
        for page in reached(&town.as_(login)) {
            let words = page.words().to_lowercase();
            for name in hidden.iter().filter(|name| !name.voornaam.is_empty()) {
                assert!(!words.contains(&name.full.to_lowercase()), "{login} reads {} on {}", name.full, page.path);
            }
        }
    }
}
