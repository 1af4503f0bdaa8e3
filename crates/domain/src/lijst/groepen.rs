//! The list of groepen: who took part in which group, from when, until when and how it ended.
//!
//! A group is known by its soort and name; one that is not there yet is opened on the first day that somebody in it began.
//! A row with another start or end than is known corrects it; what the list does not name stays as it is.

use std::collections::BTreeMap;

use super::cells::{Expected, past, short};
use super::outcome::{Outcome, Stopped};
use super::rules::{AS_LISTED, CHANGED};
use super::sheet::{Record, Sheet};
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
        let mut left: Vec<Deelname> = self.memberships(groep, inwoner).collect();
        left.retain(|one| lines.iter().all(|line| line.gestart != one.start));
        let mut last = None;
        for line in lines {
            if let Some((_, first)) = last.filter(|(day, _)| *day == line.gestart) {
                self.twice(line.record, "import-dubbele-deelname", first);
                continue;
            }
            last = Some((line.gestart, line.record.row.number));
            self.course(groep, inwoner, line, &mut left);
        }
    }

    fn memberships(&self, groep: GroepId, inwoner: InwonerId) -> impl Iterator<Item = Deelname> {
        groep::participations(self.draft.state(), inwoner, Day::LAST).filter(move |one| one.groep == groep)
    }

    fn course(&mut self, groep: GroepId, inwoner: InwonerId, line: &Line<'_>, left: &mut Vec<Deelname>) {
        let same = |one: &Deelname| one.start == line.gestart;
        let before = self.draft.written().len();
        if !self.memberships(groep, inwoner).any(|one| same(&one)) {
            let begun = if left.is_empty() {
                self.join(groep, inwoner, line)
            } else {
                self.start_otherwise(left.remove(0), line)
            };
            if begun.is_none() {
                return;
            }
        }
        let known = self.memberships(groep, inwoner).find(same);
        if let Some(own) = known {
            self.end(&own, line);
        }
        self.outcome.unchanged += usize::from(self.draft.written().len() == before);
    }

    fn join(&mut self, groep: GroepId, inwoner: InwonerId, line: &Line<'_>) -> Option<()> {
        let (viewer, today) = (self.viewer, self.viewer.today());
        let mut departs = false;
        self.act(line.record, "gestart", |state| {
            explained(&mut departs, |reason| groep::join(state, viewer, inwoner, groep, line.gestart, today, reason))
        })?;
        self.outcome.new_deelnames += 1;
        self.tell_departure(departs, line);
        Some(())
    }

    fn start_otherwise(&mut self, known: Deelname, line: &Line<'_>) -> Option<()> {
        let (viewer, today) = (self.viewer, self.viewer.today());
        let mut departs = false;
        self.act(line.record, "gestart", |state| {
            explained(&mut departs, |reason| {
                groep::correct_join(state, viewer, known.nr, line.gestart, today, reason, CHANGED)
            })
        })?;
        self.outcome.corrected += 1;
        self.tell_departure(departs, line);
        Some(())
    }

    fn end(&mut self, own: &Deelname, line: &Line<'_>) {
        let (viewer, today) = (self.viewer, self.viewer.today());
        let Some((dag, uitkomst)) = line.einde else {
            if own.einde.is_some() && line.record.has(ENDED) {
                self.notice(line.record, ENDED, "import-einde-staat-er-al");
            }
            return;
        };
        let end = End { uitkomst, reden: (uitkomst == Uitkomst::Voortijdig).then(|| AS_LISTED.to_owned()) };
        match own.einde {
            Some(einde) if (einde.dag, einde.uitkomst) == (dag, uitkomst) => {}
            Some(einde) => {
                let done = self.act(line.record, ENDED, |state| {
                    groep::correct_leave(state, viewer, einde.nr, dag, today, &end, CHANGED)
                });
                self.outcome.corrected += usize::from(done.is_some());
            }
            None => {
                let done = self.act(line.record, ENDED, |state| {
                    groep::leave(state, viewer, own.inwoner, own.groep, dag, today, &end)
                });
                self.outcome.closed += usize::from(done.is_some());
            }
        }
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
