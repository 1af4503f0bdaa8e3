//! The rows of a list of the aanpak: all of the list in its order, also where nobody is counted, and behind them what is
//! recorded but does not stand in the list that is in force now.

use std::collections::BTreeMap;

use domain::aanpak;
use domain::aanpak::content::{Content, Tekst};
use domain::codes::Code;
use domain::time::Day;

use crate::label::Label;
use crate::source::Source;

pub(crate) struct Lines {
    pub lines: Vec<Line>,
    at: BTreeMap<Code, usize>,
}

pub(crate) struct Line {
    pub code: String,
    pub label: Label,
}

/// Where the name of a code of this list stands.
pub(crate) type NameOf = fn(&Content, &str) -> Option<Tekst>;

pub(crate) fn name_of_reden(content: &Content, code: &str) -> Option<Tekst> {
    content.reden(code).map(|reden| reden.label.clone())
}

pub(crate) fn name_of_oorzaak(content: &Content, code: &str) -> Option<Tekst> {
    content.oorzaak(code).map(|oorzaak| oorzaak.label.clone())
}

pub(crate) fn name_of_trajectsoort(content: &Content, code: &str) -> Option<Tekst> {
    content.trajectsoort(code).map(|soort| soort.naam.clone())
}

impl Lines {
    pub fn new<'c>(list: impl Iterator<Item = (&'c String, &'c Tekst)>) -> Lines {
        let listed = |(code, name): (&String, &Tekst)| Line { code: code.clone(), label: Label::Named(name.clone()) };
        Lines { lines: list.map(listed).collect(), at: BTreeMap::new() }
    }

    /// The aanpak's own reasons; as printed, only those that have a row in its published table.
    pub fn redenen(source: &Source<'_>) -> Lines {
        let shown = source.content.redenen.iter().filter(|reden| reden.gedrukt || !source.chosen.gedrukt);
        Lines::new(shown.map(|reden| (&reden.code, &reden.label)))
    }

    pub fn trajectsoorten(content: &Content) -> Lines {
        Lines::new(content.trajectsoorten.iter().map(|soort| (&soort.code, &soort.naam)))
    }

    /// The row of a code. One that is not in the list gets a row of its own, by the name it had on the day.
    pub fn place(&mut self, source: &Source<'_>, code: Code, name_of: NameOf, day: Day) -> usize {
        self.place_word(source, code, source.word(code), name_of, day)
    }

    /// The row of a reden, which as printed can be the row of another.
    pub fn place_reden(&mut self, source: &Source<'_>, code: Code, day: Day) -> usize {
        self.place_word(source, code, source.reden(code), name_of_reden, day)
    }

    fn place_word(&mut self, source: &Source<'_>, code: Code, word: &str, name_of: NameOf, day: Day) -> usize {
        if let Some(row) = self.at.get(&code) {
            return *row;
        }
        let listed = self.lines.iter().position(|line| line.code == word);
        let row = listed.unwrap_or_else(|| {
            let then = aanpak::by_slug(source.state, &source.chosen.aanpak, day);
            let name = then.and_then(|content| name_of(content, word));
            let name = name.unwrap_or_else(|| Tekst { nl: word.to_owned(), en: String::new() });
            self.lines.push(Line { code: word.to_owned(), label: Label::Named(name) });
            self.lines.len() - 1
        });
        self.at.insert(code, row);
        row
    }
}
