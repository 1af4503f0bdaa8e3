//! The list of groepen: who took part in which group, from when, until when and how it ended.
//!
//! A group is known by its soort and name; one that is not there yet is opened on the first day that somebody in it began.
//! A row that says otherwise than the time before corrects; what was changed by hand since stays as it is (decision 20). A
//! row that vanished beside one that is new in the same group is one moved start, unless it had ended before that.

use std::collections::BTreeMap;

use super::cells::{Expected, past, short};
use super::line::{Said, said};
use super::outcome::{Outcome, Stopped};
use super::record::{self, Cells, Read};
use super::rules::{AS_LISTED, CHANGED};
use super::sheet::{Kind, Record, Sheet};
use super::taking::Taking;
use super::verloop::explained;
use crate::access::Viewer;
use crate::draft::{Draft, Pen};
use crate::groep::{self, Deelname, End, Groep, Open, Soort, Uitkomst};
use crate::ids::{GroepId, InwonerId};
use crate::text::folded;
use crate::time::Day;

pub(super) const COLUMNS: [&str; 6] = ["groep", "soort", "inwoner", "gestart", ENDED, "uitkomst"];
pub(super) const REQUIRED: [&str; 4] = ["groep", "soort", "inwoner", "gestart"];
const KIND: Kind = Kind::Groepen;
const BEGUN: &str = "gestart";
const ENDED: &str = "geëindigd";

/// How a group is known in a list.
type Name = (Soort, String);

/// A row that was understood.
struct Line<'s> {
    record: Record<'s>,
    inwoner: InwonerId,
    naam: String,
    soort: Soort,
    gestart: Day,
    einde: Option<(Day, Uitkomst)>,
}

impl Line<'_> {
    fn name(&self) -> Name {
        (self.soort, folded(&self.naam))
    }
}

/// Takes in the groepen of an aanpak: all of them, or none when anything is wrong. Everything that is wrong is told at once.
pub fn read(
    draft: &mut Draft,
    pen: Pen,
    viewer: &Viewer,
    aanpak: &str,
    sheet: &Sheet,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Outcome, Stopped> {
    let mut taking = Taking::begin(draft, pen, viewer, aanpak, sheet)?;
    let mut lines = taking.understood(sheet, understand);
    lines.sort_by_key(|line| (line.gestart, line.record.row.number));
    let groups = taking.groups(&lines);
    let mut members: BTreeMap<(GroepId, InwonerId), Vec<&Line<'_>>> = BTreeMap::new();
    for line in &lines {
        if let Some(groep) = groups.get(&line.name()) {
            members.entry((*groep, line.inwoner)).or_default().push(line);
        }
    }
    let (total, mut done) = (lines.len(), 0);
    for ((groep, inwoner), lines) in members {
        taking.member(groep, inwoner, &lines);
        done += lines.len();
        progress(done, total);
    }
    let there = lines.iter().map(|line| (line.inwoner, record::key(KIND, &line.cells(None)))).collect();
    taking.tell_vanished(KIND, &there);
    taking.settle(draft, sheet)
}

fn understand<'s>(taking: &mut Taking<'_>, record: Record<'s>) -> Option<Line<'s>> {
    let today = taking.viewer.today();
    let as_day = |text: &str| past(text, today).map(|day| day.parse().unwrap_or(today));
    let naam = taking.needed(record, "groep", short);
    let soort = taking.needed(record, "soort", |text| word(text, Soort::ALL, Soort::word, "import-groepsoort"));
    let inwoner = taking.inwoner(record);
    let gestart = taking.needed(record, "gestart", as_day);
    let ended = taking.cell(record, ENDED, as_day);
    let uitkomst = taking.cell(record, "uitkomst", |text| word(text, Uitkomst::ALL, Uitkomst::word, "import-uitkomst"));
    match (record.get(ENDED).is_empty(), record.get("uitkomst").is_empty()) {
        (true, false) => taking.fault(record, "uitkomst", "import-uitkomst-zonder-einde"),
        (false, true) => taking.fault(record, "uitkomst", "import-uitkomst-nodig"),
        _ => {}
    }
    Some(Line { record, inwoner: inwoner?, naam: naam?, soort: soort?, gestart: gestart?, einde: ended.zip(uitkomst) })
}

fn word<T: Copy, const N: usize>(
    text: &str,
    all: [T; N],
    of: fn(T) -> &'static str,
    code: &'static str,
) -> Result<T, Expected> {
    let found = all.into_iter().find(|one| folded(of(*one)) == folded(text));
    found.ok_or_else(|| (code, Some(("keuze", all.map(of).join(", ")))))
}

impl Taking<'_> {
    /// Every group that the list names, opened when it is not there yet.
    fn groups(&mut self, lines: &[Line<'_>]) -> BTreeMap<Name, GroepId> {
        let own = groep::all(self.draft.state()).filter(|groep| groep.aanpak == self.code);
        let known: BTreeMap<Name, Groep> = own.map(|groep| ((groep.soort, folded(&groep.naam)), groep)).collect();
        let mut groups = BTreeMap::new();
        for line in lines {
            // The lines stand by day, so the first of a group is its start.
            if groups.contains_key(&line.name()) {
                continue;
            }
            let id = match known.get(&line.name()) {
                Some(groep) => self.group_from(groep, line),
                None => self.open(line),
            };
            groups.insert(line.name(), id);
        }
        groups.into_iter().filter_map(|(name, id)| Some((name, id?))).collect()
    }

    fn open(&mut self, line: &Line<'_>) -> Option<GroepId> {
        let (viewer, today) = (self.viewer, self.viewer.today());
        let asked = Open {
            aanpak: self.aanpak.to_owned(),
            soort: line.soort,
            naam: line.naam.clone(),
            start: line.gestart,
            fase: None,
        };
        let nr = self.act(line.record, "groep", |state| groep::open(state, viewer, line.gestart, today, &asked))?;
        self.outcome.new_groepen += 1;
        groep::opened_at(self.draft.state(), nr)
    }

    /// A group that turns out to have begun earlier is corrected.
    fn group_from(&mut self, groep: &Groep, line: &Line<'_>) -> Option<GroepId> {
        if line.gestart >= groep.start {
            return Some(groep.id);
        }
        let (viewer, today) = (self.viewer, self.viewer.today());
        let fase = groep.fase.map(|code| self.draft.state().codes().word(code).to_string());
        let asked = Open {
            aanpak: self.aanpak.to_owned(),
            soort: groep.soort,
            naam: groep.naam.to_string(),
            start: line.gestart,
            fase,
        };
        self.act(line.record, "gestart", |state| {
            groep::correct_open(state, viewer, groep.nr, line.gestart, today, &asked, CHANGED)
        })?;
        self.outcome.corrected += 1;
        Some(groep.id)
    }

    /// Everything the list says of one inwoner in one group, by day.
    fn member(&mut self, groep: GroepId, inwoner: InwonerId, lines: &[&Line<'_>]) {
        let Some(name) = lines.first().map(|line| line.name()) else { return };
        let mut last: Vec<Read> = self.last(inwoner, KIND).into_values().filter(|row| is_of(row, &name)).collect();
        let there = |row: &Read| lines.iter().any(|line| row.day(BEGUN) == Some(line.gestart));
        let mut gone: Vec<Read> = last.extract_if(.., |row| !there(row)).filter(|row| !row.verdwenen).collect();
        let mut seen: Option<(Day, u32)> = None;
        for line in lines {
            if let Some((_, first)) = seen.filter(|(day, _)| *day == line.gestart) {
                self.twice(line.record, "import-dubbele-deelname", first);
                continue;
            }
            seen = Some((line.gestart, line.record.row.number));
            let same = last.iter().position(|row| row.day(BEGUN) == Some(line.gestart)).map(|at| last.remove(at));
            let moved = || gone.iter().position(|row| !came_back(row, line.gestart)).map(|at| gone.remove(at));
            let before = same.or_else(moved);
            self.course(groep, inwoner, line, before);
        }
    }

    fn memberships(&self, groep: GroepId, inwoner: InwonerId) -> impl Iterator<Item = Deelname> {
        groep::participations(self.draft.state(), inwoner, Day::LAST).filter(move |one| one.groep == groep)
    }

    fn course(&mut self, groep: GroepId, inwoner: InwonerId, line: &Line<'_>, before: Option<Read>) {
        let cells = line.cells(before.as_ref());
        if before.as_ref().is_some_and(|before| before.says(&cells)) {
            self.outcome.unchanged += 1;
            return;
        }
        let stood = before.as_ref().and_then(|before| before.day(BEGUN));
        let begun_on = |day: Day| move |one: &Deelname| one.start == day;
        let own = self.memberships(groep, inwoner).find(begun_on(stood.unwrap_or(line.gestart)));
        let begun = match own {
            Some(own) if own.start != line.gestart => self.start_otherwise(own, line),
            Some(_) => Some(()),
            None if before.is_none() => self.join(groep, inwoner, line),
            // It was taken back or moved by hand since the list was last read.
            None => {
                self.notice(line.record, BEGUN, "import-botst-met-hand");
                None
            }
        };
        let known = self.memberships(groep, inwoner).find(begun_on(line.gestart)).filter(|_| begun.is_some());
        if let Some(own) = known {
            self.end(&own, line, before.as_ref());
        }
        if let Some(moved) = before.filter(|before| before.day(BEGUN) != Some(line.gestart)) {
            self.forget(KIND, inwoner, moved);
        }
        self.remember(KIND, inwoner, None, cells);
    }

    fn join(&mut self, groep: GroepId, inwoner: InwonerId, line: &Line<'_>) -> Option<()> {
        let (viewer, today) = (self.viewer, self.viewer.today());
        let mut departs = false;
        self.act(line.record, BEGUN, |state| {
            explained(&mut departs, |reason| groep::join(state, viewer, inwoner, groep, line.gestart, today, reason))
        })?;
        self.outcome.new_deelnames += 1;
        self.tell_departure(departs, line);
        Some(())
    }

    fn start_otherwise(&mut self, known: Deelname, line: &Line<'_>) -> Option<()> {
        let (viewer, today) = (self.viewer, self.viewer.today());
        let mut departs = false;
        self.act(line.record, BEGUN, |state| {
            explained(&mut departs, |reason| {
                groep::correct_join(state, viewer, known.nr, line.gestart, today, reason, CHANGED)
            })
        })?;
        self.outcome.corrected += 1;
        self.tell_departure(departs, line);
        Some(())
    }

    /// The end as three sides say it: the list the time before, the dossier now, and the list.
    fn end(&mut self, own: &Deelname, line: &Line<'_>, before: Option<&Read>) {
        let now = own.einde.map(|einde| (einde.dag, einde.uitkomst));
        let stood = before.and_then(ended_in);
        match said(stood, now, line.einde) {
            Said::Same if before.is_none() && line.record.has(ENDED) && line.einde != now => {
                self.notice(line.record, ENDED, "import-einde-staat-er-al");
            }
            Said::Same => {}
            _ if !line.record.has(ENDED) => {}
            Said::Clash => self.clash(line.record, ENDED, &as_said(line.einde), &as_said(now)),
            Said::Changed => self.end_otherwise(own, line),
        }
    }

    fn end_otherwise(&mut self, own: &Deelname, line: &Line<'_>) {
        let (viewer, today) = (self.viewer, self.viewer.today());
        let asked = line.einde.map(|(dag, uitkomst)| {
            (dag, End { uitkomst, reden: (uitkomst == Uitkomst::Voortijdig).then(|| AS_LISTED.to_owned()) })
        });
        let done = self.act(line.record, ENDED, |state| match (own.einde, &asked) {
            (Some(einde), Some((dag, end))) => groep::correct_leave(state, viewer, einde.nr, *dag, today, end, CHANGED),
            // An emptied end: the inwoner takes part still.
            (Some(einde), None) => groep::withdraw(state, viewer, einde.nr, CHANGED),
            (None, Some((dag, end))) => groep::leave(state, viewer, own.inwoner, own.groep, *dag, today, end),
            (None, None) => Ok(Vec::new()),
        });
        let brought = if own.einde.is_some() { &mut self.outcome.corrected } else { &mut self.outcome.closed };
        *brought += usize::from(done.is_some());
    }

    fn tell_departure(&mut self, departs: bool, line: &Line<'_>) {
        if departs {
            self.notice(line.record, "gestart", "import-afwijking");
            if let Some(notice) = self.outcome.notices.last_mut() {
                notice.args.push(("reden", AS_LISTED.into()));
            }
        }
    }
}

impl Line<'_> {
    /// The row in its one spelling. A column that the list has not says what it said the time before.
    fn cells(&self, before: Option<&Read>) -> Cells {
        let mut cells = Cells::new();
        cells.insert("groep".to_owned(), self.naam.clone());
        cells.insert("soort".to_owned(), self.soort.word().to_owned());
        cells.insert(BEGUN.to_owned(), self.gestart.to_string());
        let einde = if self.record.has(ENDED) { self.einde } else { before.and_then(ended_in) };
        if let Some((dag, uitkomst)) = einde {
            cells.insert(ENDED.to_owned(), dag.to_string());
            cells.insert("uitkomst".to_owned(), uitkomst.word().to_owned());
        }
        cells
    }
}

fn is_of(row: &Read, (soort, naam): &Name) -> bool {
    let cell = |column: &str| row.cells.get(column).map_or("", String::as_str);
    cell("soort") == soort.word() && folded(cell("groep")) == *naam
}

fn ended_in(row: &Read) -> Option<(Day, Uitkomst)> {
    row.day(ENDED).zip(row.cells.get("uitkomst").and_then(|word| Uitkomst::from_word(word)))
}

/// Somebody who had left before this day, and begins again.
fn came_back(row: &Read, gestart: Day) -> bool {
    row.day(ENDED).is_some_and(|einde| gestart > einde)
}

fn as_said(einde: Option<(Day, Uitkomst)>) -> String {
    einde.map_or_else(String::new, |(dag, uitkomst)| format!("{dag} {}", uitkomst.word()))
}
