//! Walks the table of a TOML text and keeps every fault with its place, so that one look at the file finds them all.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::codes::Code;
use super::fold::fold;
use super::wording::{all_codes, is_kebab, named, one_of, place, shown};
use super::{Bron, Fault, FaultKind, Tekst};

/// What the whole walk has in common: the faults, the sources, and the codes that were defined and referred to.
pub(super) struct Walk<'t> {
    text: &'t str,
    faults: RefCell<Vec<Fault>>,
    sources: RefCell<BTreeMap<String, Bron>>,
    defined: RefCell<BTreeMap<&'static str, BTreeSet<String>>>,
    unique: RefCell<BTreeMap<(&'static str, String), usize>>,
    references: RefCell<Vec<Reference>>,
    spellings: RefCell<BTreeMap<(&'static str, String), String>>,
}

struct Reference {
    list: &'static str,
    code: String,
    path: String,
    at: usize,
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            faults: RefCell::default(),
            sources: RefCell::default(),
            defined: RefCell::default(),
            unique: RefCell::default(),
            references: RefCell::default(),
            spellings: RefCell::default(),
        }
    }

    pub(super) fn fault(
        &self,
        at: usize,
        kind: FaultKind,
        key: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) {
        let (line, column) = place(self.text, at);
        let (key, found, expected) = (key.to_owned(), found.into(), expected.into());
        self.faults.borrow_mut().push(Fault { kind, line, column, key, found, expected });
    }

    fn snippet(&self, span: Range<usize>) -> String {
        let whole = self.text.get(span).unwrap_or_default();
        let first = whole.lines().next().unwrap_or_default();
        first.chars().take(60).collect()
    }

    /// Walks the root of the file; its tables are its only content.
    pub(super) fn root<'w, T>(&'w self, root: &'w Spanned<DeTable<'w>>, read: impl FnOnce(&Table<'w>) -> T) -> T {
        let table = Table::new(self, root.get_ref(), root.span().start, String::new(), None);
        let value = read(&table);
        table.finish();
        value
    }

    /// All faults in the order of the file, after the references have been looked up; else the sources.
    pub(super) fn finish(self) -> Result<BTreeMap<String, Bron>, Vec<Fault>> {
        self.look_up_references();
        let mut faults = self.faults.into_inner();
        faults.sort_by(|a, b| (a.line, a.column, &a.key).cmp(&(b.line, b.column, &b.key)));
        if faults.is_empty() { Ok(self.sources.into_inner()) } else { Err(faults) }
    }

    fn look_up_references(&self) {
        let defined = self.defined.borrow();
        for reference in self.references.borrow().iter() {
            let codes: Vec<&str> = defined.get(reference.list).into_iter().flatten().map(String::as_str).collect();
            if !codes.contains(&reference.code.as_str()) {
                let expected = format!("{}: {}", reference.list, one_of(&reference.code, &codes));
                self.fault(reference.at, FaultKind::Dangling, &reference.path, &reference.code, expected);
            }
        }
    }
}

/// One table of the file. A method that reads a key also remembers that the key is known, and where its value came from.
pub(super) struct Table<'w> {
    walk: &'w Walk<'w>,
    entries: &'w DeTable<'w>,
    at: usize,
    path: String,
    bron: Option<Bron>,
    asked: RefCell<Vec<String>>,
}

impl<'w> Table<'w> {
    fn new(walk: &'w Walk<'w>, entries: &'w DeTable<'w>, at: usize, path: String, inherited: Option<Bron>) -> Self {
        let mut table = Self { walk, entries, at, path, bron: None, asked: RefCell::default() };
        table.bron = table.own_bron().or(inherited);
        table
    }

    // ---- reading one key -------------------------------------------------------------------------------------------

    pub(super) fn text(&self, key: &str) -> String {
        self.optional_text(key).unwrap_or_else(|| self.missing(key, "text"))
    }

    pub(super) fn optional_text(&self, key: &str) -> Option<String> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => self.wrong(FaultKind::Empty, key, value, "text"),
            DeValue::String(text) => Some(text.to_string()),
            _ => self.wrong(FaultKind::WrongType, key, value, "text"),
        }
        .or(Some(String::new()))
    }

    /// A Dutch text under `key` with its English under `key_en`.
    pub(super) fn tekst(&self, key: &str) -> Tekst {
        Tekst { nl: self.text(key), en: self.text(&format!("{key}_en")) }
    }

    pub(super) fn optional_tekst(&self, key: &str) -> Option<Tekst> {
        let en = format!("{key}_en");
        let asked = self.entries.contains_key(key) || self.entries.contains_key(en.as_str());
        self.know(key);
        self.know(&en);
        asked.then(|| self.tekst(key))
    }

    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        self.items(key, |value| match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.to_string()),
            _ => self.wrong(FaultKind::WrongType, key, value, "text"),
        })
    }

    pub(super) fn flag(&self, key: &str) -> bool {
        let Some(value) = self.value(key) else { return false };
        match value.get_ref() {
            DeValue::Boolean(flag) => *flag,
            _ => self.wrong(FaultKind::WrongType, key, value, "true, false").unwrap_or_default(),
        }
    }

    pub(super) fn number(&self, key: &str, range: RangeInclusive<u32>) -> u32 {
        self.optional_number(key, range.clone()).unwrap_or_else(|| self.missing(key, &shown(&range)))
    }

    pub(super) fn optional_number(&self, key: &str, range: RangeInclusive<u32>) -> Option<u32> {
        let value = self.value(key)?;
        Some(self.in_range(key, value, &range).unwrap_or_default())
    }

    pub(super) fn numbers(&self, key: &str, range: RangeInclusive<u32>) -> Vec<u32> {
        self.items(key, |value| self.in_range(key, value, &range))
    }

    fn in_range(&self, key: &str, value: &Spanned<DeValue<'_>>, range: &RangeInclusive<u32>) -> Option<u32> {
        let DeValue::Integer(integer) = value.get_ref() else {
            return self.wrong(FaultKind::WrongType, key, value, &shown(range));
        };
        match u32::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) if range.contains(&number) => Some(number),
            _ => self.wrong(FaultKind::OutOfRange, key, value, &shown(range)),
        }
    }

    pub(super) fn date(&self, key: &str) -> Date {
        let Some(value) = self.value(key) else { return self.missing(key, "2010-01-31") };
        let date = match value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() => moment.to_string().parse().ok(),
            _ => None,
        };
        date.or_else(|| self.wrong(FaultKind::WrongType, key, value, "2010-01-31")).unwrap_or_default()
    }

    /// A member of a closed list. On a fault the first member stands in; the content is not used then.
    pub(super) fn code<C: Code>(&self, key: &str) -> C {
        self.optional_code(key).unwrap_or_else(|| {
            self.missing::<String>(key, &all_codes::<C>().join(", "));
            C::ALL[0]
        })
    }

    pub(super) fn optional_code<C: Code>(&self, key: &str) -> Option<C> {
        let value = self.value(key)?;
        Some(self.as_code(key, value).unwrap_or(C::ALL[0]))
    }

    pub(super) fn code_list<C: Code + PartialEq>(&self, key: &str) -> Vec<C> {
        let list: Vec<C> = self.items(key, |value| self.as_code(key, value));
        if list.is_empty() {
            self.missing_when_absent(key, &all_codes::<C>().join(", "));
        }
        list
    }

    fn as_code<C: Code>(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<C> {
        let DeValue::String(code) = value.get_ref() else {
            return self.wrong(FaultKind::WrongType, key, value, &all_codes::<C>().join(", "));
        };
        let expected = one_of(code, &all_codes::<C>());
        C::from_code(code).or_else(|| self.wrong(FaultKind::UnknownCode, key, value, &expected))
    }

    // ---- codes, spellings and references ---------------------------------------------------------------------------

    /// Reads the `code` of an item of a list that others may refer to.
    pub(super) fn define(&self, list: &'static str) -> String {
        let code = self.text("code");
        if !code.is_empty() && !is_kebab(&code) {
            self.fault("code", FaultKind::OutOfRange, &code, "a-z, 0-9, -");
        }
        self.walk.defined.borrow_mut().entry(list).or_default().insert(code.clone());
        self.unique(list, "code", &code);
        self.spell(list, "code", &code, &code);
        code
    }

    /// What may occur once in the file; `key` is where the fault is shown.
    pub(super) fn unique(&self, list: &'static str, key: &str, text: &str) {
        let at = self.position(key);
        let earlier = self.walk.unique.borrow_mut().insert((list, text.to_owned()), at);
        if let Some(earlier) = earlier.filter(|_| !text.is_empty()) {
            let line = place(self.walk.text, earlier).0;
            self.fault(key, FaultKind::Duplicate, text, format!("{list} ≠ {line}"));
        }
    }

    /// Remembers that `word` is a spelling of `code`; two codes with one spelling could not be told apart in an import.
    pub(super) fn spell(&self, list: &'static str, key: &str, word: &str, code: &str) {
        let folded = fold(word);
        if folded.is_empty() {
            return;
        }
        let earlier = self.walk.spellings.borrow_mut().insert((list, folded), code.to_owned());
        if let Some(earlier) = earlier.filter(|earlier| earlier != code) {
            self.fault(key, FaultKind::Duplicate, word, format!("{list} ≠ {earlier}"));
        }
    }

    pub(super) fn optional_reference(&self, key: &str, list: &'static str) -> Option<String> {
        let code = self.optional_text(key)?;
        self.refer(key, list, &code);
        Some(code)
    }

    pub(super) fn reference(&self, key: &str, list: &'static str) -> String {
        self.optional_reference(key, list).unwrap_or_else(|| self.missing(key, list))
    }

    pub(super) fn references(&self, key: &str, list: &'static str) -> Vec<String> {
        let codes = self.texts(key);
        codes.iter().for_each(|code| self.refer(key, list, code));
        codes
    }

    fn refer(&self, key: &str, list: &'static str, code: &str) {
        let reference = Reference { list, code: code.to_owned(), path: self.path_of(key), at: self.position(key) };
        self.walk.references.borrow_mut().push(reference);
    }

    // ---- tables within ---------------------------------------------------------------------------------------------

    /// A table that must be there.
    pub(super) fn table<T>(&self, key: &str, read: impl FnOnce(&Table<'w>) -> T) -> Option<T> {
        let found = self.optional_table(key, read);
        if found.is_none() {
            self.missing_when_absent(key, "[table]");
        }
        found
    }

    pub(super) fn optional_table<T>(&self, key: &str, read: impl FnOnce(&Table<'w>) -> T) -> Option<T> {
        self.know(key);
        let value = self.entries.get(key)?;
        self.inner(key, value, self.path_of(key), read)
    }

    /// A list of tables, `[[key]]`, that must have at least one member. `names` are the keys that name a member in a path.
    pub(super) fn each<T>(&self, key: &str, names: &[&str], read: impl Fn(&Table<'w>) -> T) -> Vec<T> {
        self.know(key);
        if !self.entries.contains_key(key) {
            self.missing::<String>(key, "[[table]]");
        }
        self.each_if_any(key, names, read)
    }

    pub(super) fn each_if_any<T>(&self, key: &str, names: &[&str], read: impl Fn(&Table<'w>) -> T) -> Vec<T> {
        self.know(key);
        let Some(value) = self.entries.get(key) else { return Vec::new() };
        let DeValue::Array(members) = value.get_ref() else {
            return self.wrong(FaultKind::WrongType, key, value, "[[table]]").unwrap_or_default();
        };
        if members.is_empty() {
            return self.wrong(FaultKind::Empty, key, value, "[[table]]").unwrap_or_default();
        }
        let path =
            |nr: usize, member: &Spanned<DeValue<'_>>| format!("{}.{}", self.path_of(key), named(member, names, nr));
        members.iter().enumerate().filter_map(|(nr, member)| self.inner(key, member, path(nr, member), &read)).collect()
    }

    fn inner<T>(
        &self,
        key: &str,
        value: &'w Spanned<DeValue<'w>>,
        path: String,
        read: impl FnOnce(&Table<'w>) -> T,
    ) -> Option<T> {
        let DeValue::Table(entries) = value.get_ref() else {
            return self.wrong(FaultKind::WrongType, key, value, "[table]");
        };
        let table = Table::new(self.walk, entries, value.span().start, path, self.bron.clone());
        let read = read(&table);
        table.finish();
        Some(read)
    }

    // ---- faults ----------------------------------------------------------------------------------------------------

    /// A fault at the value of `key`, or at the head of the table when the key is not there.
    pub(super) fn fault(&self, key: &str, kind: FaultKind, found: impl Into<String>, expected: impl Into<String>) {
        self.walk.fault(self.position(key), kind, &self.path_of(key), found, expected);
    }

    /// The source of the value under `key`.
    pub(super) fn bron_of_value(&self, key: &str) -> Bron {
        self.bron_of(key).or_else(|| self.bron.clone()).unwrap_or_else(Bron::ons)
    }

    /// Whether the value under `key` is there and was read without a fault, so that more can be said about it.
    pub(super) fn sound(&self, key: &str) -> bool {
        let path = self.path_of(key);
        self.contains(key) && !self.walk.faults.borrow().iter().any(|fault| fault.key == path)
    }

    pub(super) fn contains(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    fn wrong<T>(&self, kind: FaultKind, key: &str, value: &Spanned<DeValue<'_>>, expected: &str) -> Option<T> {
        let found = self.walk.snippet(value.span());
        self.walk.fault(value.span().start, kind, &self.path_of(key), found, expected);
        None
    }

    fn missing<T: Default>(&self, key: &str, expected: &str) -> T {
        self.walk.fault(self.at, FaultKind::MissingKey, &self.path_of(key), "", expected);
        T::default()
    }

    fn missing_when_absent(&self, key: &str, expected: &str) {
        if !self.entries.contains_key(key) {
            self.missing::<String>(key, expected);
        }
    }

    fn position(&self, key: &str) -> usize {
        self.entries.get(key).map_or(self.at, |value| value.span().start)
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    // ---- known keys and sources ------------------------------------------------------------------------------------

    fn know(&self, key: &str) {
        self.asked.borrow_mut().push(key.to_owned());
    }

    fn value(&self, key: &str) -> Option<&'w Spanned<DeValue<'w>>> {
        self.know(key);
        let value = self.entries.get(key)?;
        self.cite(key);
        Some(value)
    }

    fn items<T>(&self, key: &str, read: impl Fn(&Spanned<DeValue<'w>>) -> Option<T>) -> Vec<T> {
        let Some(value) = self.value(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) if items.is_empty() => {
                self.wrong(FaultKind::Empty, key, value, "[…]").unwrap_or_default()
            }
            DeValue::Array(items) => items.iter().filter_map(read).collect(),
            _ => self.wrong(FaultKind::WrongType, key, value, "[…]").unwrap_or_default(),
        }
    }

    /// Writes down where the value under `key` came from: its own source, else that of the table.
    fn cite(&self, key: &str) {
        let path = self.path_of(key);
        if self.walk.sources.borrow().contains_key(&path) {
            return;
        }
        let own_name = is_own_name(key).then(Bron::ons);
        match self.bron_of(key).or(own_name).or_else(|| self.bron.clone()) {
            Some(bron) => drop(self.walk.sources.borrow_mut().insert(path, bron)),
            None => self.fault(key, FaultKind::NoSource, "", Bron::FORMS),
        }
    }

    fn own_bron(&self) -> Option<Bron> {
        self.know("bron");
        self.know("bronnen");
        self.read_bron("bron", self.entries.get("bron")?)
    }

    fn bron_of(&self, key: &str) -> Option<Bron> {
        let DeValue::Table(sources) = self.entries.get("bronnen")?.get_ref() else { return None };
        self.read_bron(&format!("bronnen.{key}"), sources.get(key)?)
    }

    fn read_bron(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Bron> {
        let bron = match value.get_ref() {
            DeValue::String(text) => Bron::parse(text),
            _ => None,
        };
        bron.or_else(|| self.wrong(FaultKind::BadSource, key, value, Bron::FORMS)).or_else(|| Some(Bron::ons()))
    }

    fn finish(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.entries.iter().filter(|(key, _)| !asked.iter().any(|known| known == key.get_ref())) {
            let expected = one_of(key.get_ref(), &asked.iter().map(String::as_str).collect::<Vec<_>>());
            self.walk.fault(
                key.span().start,
                FaultKind::UnknownKey,
                &self.path_of(key.get_ref()),
                key.get_ref().as_ref(),
                expected,
            );
        }
        self.check_bronnen();
    }

    /// A source for a key that is not in the table is a slip of the pen.
    fn check_bronnen(&self) {
        let Some(value) = self.entries.get("bronnen") else { return };
        let DeValue::Table(sources) = value.get_ref() else {
            return self.wrong(FaultKind::WrongType, "bronnen", value, "[table]").unwrap_or_default();
        };
        for (key, _) in sources.iter().filter(|(key, _)| !self.entries.contains_key(key.get_ref().as_ref())) {
            let keys: Vec<&str> =
                self.entries.keys().map(|key| key.get_ref().as_ref()).filter(|key| !key.starts_with("bron")).collect();
            let path = self.path_of(&format!("bronnen.{}", key.get_ref()));
            self.walk.fault(
                key.span().start,
                FaultKind::Dangling,
                &path,
                key.get_ref().as_ref(),
                one_of(key.get_ref(), &keys),
            );
        }
    }
}

/// Names that the file itself gives; they are ours unless `bronnen` says otherwise.
pub(super) fn is_own_name(key: &str) -> bool {
    key.ends_with("_en") || matches!(key, "code" | "artikel" | "letter" | "regel")
}
