//! Reading a list: the acts of the other slices, row by row, on a draft that is dropped when anything is wrong.

use std::collections::{BTreeMap, BTreeSet};

use super::begeleider::Names;
use super::cells::understand;
use super::column::{Column, List};
use super::line::{Line, pair};
use super::outcome::{Fault, Notice, Outcome, Stopped};
use super::{Fact, IMPORT, Kind, LastRead, RowRead, ever_listed, last_read};
use crate::access::{Role, Viewer};
use crate::codes::Code;
use crate::draft::{Draft, Pen};
use crate::entry::Statement;
use crate::ids::InwonerId;
use crate::refusal::{Arg, No, Refusal};
use crate::state::State as Town;
use crate::time::Day;
use crate::{aanpak, inwoner, medewerker};

/// Why a fact that the list wrote is corrected or taken back.
pub(super) const CHANGED: &str = "gewijzigd in de lijst";
/// Why something departs from the aanpak when only the list says so.
pub(super) const AS_LISTED: &str = "zo geregistreerd in de lijst";

/// Takes in the list of an aanpak: all of it, or nothing when anything is wrong. Everything that is wrong is told at once.
///
/// Each cell is compared with the time before (decision 20). `progress` is called with the rows done and the rows in all.
pub fn read(
    draft: &mut Draft,
    pen: Pen,
    viewer: &Viewer,
    aanpak: &str,
    list: &List,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Outcome, Stopped> {
    let code = may_take_in(draft.state(), viewer, aanpak)?;
    let mut reading = Reading::new(draft.clone(), pen, viewer, aanpak, code, list);
    let written = draft.written().len();
    reading.whole(list, progress);
    let (trial, outcome) = reading.settle(list, written)?;
    *draft = trial;
    Ok(outcome)
}

/// Whether the viewer takes in the lists of this aanpak; a coördinator does so for the own ones.
pub(super) fn may_take_in(state: &Town, viewer: &Viewer, aanpak: &str) -> Result<Code, Stopped> {
    viewer.gate_at_large(&IMPORT)?;
    let known = aanpak::by_slug(state, aanpak, viewer.today()).and(state.codes().find(aanpak));
    let Some(code) = known else { return Err(Stopped::Faults(vec![unknown_aanpak(aanpak)])) };
    if viewer.role() == Role::Coordinator && !medewerker::coordinates(state, viewer.medewerker(), code, viewer.today())
    {
        return Err(Stopped::Hidden);
    }
    Ok(code)
}

/// A fault shows the cell as it stands in the file, not as it was understood.
fn show_as_written(fault: &mut Fault, list: &List) {
    let column = fault.column.as_deref().and_then(Column::from_name);
    let place = column.and_then(|column| list.columns.iter().position(|other| *other == column));
    let row = fault.row.and_then(|number| list.rows.binary_search_by_key(&number, |row| row.number).ok());
    if let (Some(place), Some(row)) = (place, row) {
        fault.value = list.rows[row].cells.get(place).cloned().unwrap_or_default();
    }
}

fn unknown_aanpak(aanpak: &str) -> Fault {
    Fault { value: aanpak.to_owned(), ..Fault::new("import-aanpak-onbekend") }
}

/// A list that is being read.
pub(super) struct Reading<'a> {
    pub draft: Draft,
    pub pen: Pen,
    pub viewer: &'a Viewer,
    pub aanpak: &'a str,
    pub code: Code,
    pub names: Names,
    pub outcome: Outcome,
    pub faults: Vec<Fault>,
    /// Columns this list has not: they say nothing, which is not the same as an emptied cell.
    absent: Vec<Column>,
    met: BTreeSet<InwonerId>,
}

/// The rows of one inwoner, in the order of the file.
type Rows = Vec<Line>;

impl<'a> Reading<'a> {
    fn new(draft: Draft, pen: Pen, viewer: &'a Viewer, aanpak: &'a str, code: Code, list: &List) -> Reading<'a> {
        let absent = Column::ALL.iter().copied().filter(|column| !list.columns.contains(column)).collect();
        let (names, outcome) = (Names::default(), Outcome { rows: list.rows.len(), ..Outcome::default() });
        Reading { draft, pen, viewer, aanpak, code, names, outcome, faults: Vec::new(), absent, met: BTreeSet::new() }
    }

    fn whole(&mut self, list: &List, progress: &mut dyn FnMut(usize, usize)) {
        let lines = self.lines(list);
        self.meet_begeleiders(&lines);
        let total = list.rows.len();
        let mut done = total - lines.len();
        for (sleutel, rows) in by_inwoner(self.draft.state(), lines) {
            done += rows.len();
            self.inwoner(&sleutel, rows);
            progress(done, total);
        }
        self.others_vanished();
    }

    fn settle(self, list: &List, written: usize) -> Result<(Draft, Outcome), Stopped> {
        let (mut faults, mut outcome) = (self.faults, self.outcome);
        if !faults.is_empty() {
            faults.iter_mut().for_each(|fault| show_as_written(fault, list));
            let place = |fault: &Fault| (fault.row, fault.column.as_deref().and_then(Column::from_name));
            faults.sort_by_key(place);
            return Err(Stopped::Faults(faults));
        }
        outcome.notices.sort_by_key(|notice| (notice.row.is_none(), notice.row));
        outcome.statements = self.draft.written().len() - written;
        Ok((self.draft, outcome))
    }

    /// The rows that could be understood; of the others everything that is wrong is noted.
    fn lines(&mut self, list: &List) -> Vec<Line> {
        let (state, today) = (self.draft.state(), self.viewer.today());
        let mut lines = Vec::with_capacity(list.rows.len());
        for row in &list.rows {
            let before = self.faults.len();
            let cells = understand(state, self.aanpak, today, list, row, &mut self.faults);
            if self.faults.len() == before {
                lines.push(Line::new(row.number, cells));
            }
        }
        lines
    }

    /// Everything the list says of one inwoner.
    fn inwoner(&mut self, sleutel: &str, mut rows: Rows) {
        let known = inwoner::by_sleutel(self.draft.state(), sleutel);
        let last = known.map_or_else(Vec::new, |inwoner| last_read(self.draft.state(), inwoner, self.code));
        let gone = pair(&mut rows, last);
        let faults = self.faults.len();
        self.complete(&mut rows);
        self.compare_rows(&rows);
        self.met.extend(known);
        if self.faults.len() > faults {
            return;
        }
        rows.sort_by(|a, b| {
            (a.instroom(), a.cells.get(Column::Trajectsoort)).cmp(&(b.instroom(), b.cells.get(Column::Trajectsoort)))
        });
        let Some(inwoner) = self.person(known, sleutel, &rows) else { return };
        self.met.insert(inwoner);
        for line in &mut rows {
            self.course(inwoner, line);
        }
        self.paths(inwoner, &rows, &gone);
        rows.iter().for_each(|line| self.remember(inwoner, line));
        self.vanished(inwoner, gone);
    }

    /// Fills in what the list leaves out: columns it has not, the trajectsoort, and the reason of an end.
    fn complete(&mut self, rows: &mut Rows) {
        for line in rows {
            let old = line.old();
            for column in &self.absent {
                line.cells.set(*column, old.get(*column));
            }
            self.fill_in_soort(line);
            self.check_end(line);
        }
    }

    fn fill_in_soort(&mut self, line: &mut Line) {
        if line.cells.get(Column::Trajectsoort).is_none() {
            let content = aanpak::by_slug(self.draft.state(), self.aanpak, line.instroom());
            let soort =
                content.and_then(|content| content.only_or_first_trajectsoort()).map(|soort| soort.code.clone());
            line.cells.set(Column::Trajectsoort, soort);
        }
    }

    /// Two rows that are one and the same, or that say different things of one person.
    fn compare_rows(&mut self, rows: &Rows) {
        const OF_THE_PERSON: [Column; 5] =
            [Column::Voornaam, Column::Achternaam, Column::Geboortedatum, Column::Wijk, Column::UitkeringSinds];
        let mut seen: BTreeMap<(&str, Day, &str), u32> = BTreeMap::new();
        for line in rows {
            let named = line.cells.text(Column::Inwoner);
            let key = (named, line.instroom(), line.cells.text(Column::Trajectsoort));
            if let Some(first) = seen.insert(key, line.number) {
                let fault =
                    Fault::at(line.number, Column::Inwoner, line.cells.text(Column::Inwoner), "import-dubbele-rij");
                self.faults.push(fault.with("rij", first as i32));
            }
        }
        for column in OF_THE_PERSON {
            // Who was in the list under two keys may be called otherwise under each.
            let mut said: BTreeMap<&str, (u32, &str)> = BTreeMap::new();
            for line in rows {
                let Some(other) = line.cells.get(column) else { continue };
                let (first, says) = *said.entry(line.cells.text(Column::Inwoner)).or_insert((line.number, other));
                if other != says {
                    let fault = Fault::at(line.number, column, other, "import-tegenspraak");
                    self.faults.push(fault.with("rij", first as i32).with("waarde", says));
                }
            }
        }
    }

    /// Keeps what the row says, when it is new or differs from the time before.
    fn remember(&mut self, inwoner: InwonerId, line: &Line) {
        if line.unchanged() {
            self.outcome.unchanged += 1;
        } else if let Some(traject) = line.traject {
            let (aanpak, cellen) = (self.aanpak.to_owned(), line.cells.named());
            let (traject, lijst) = (Some(traject), Kind::Sleutelbestand);
            self.write(RowRead { inwoner, traject, aanpak, lijst, cellen, verdwenen: false });
        }
    }

    /// Rows that stood in the list and do no longer: told once, and nothing else.
    fn vanished(&mut self, inwoner: InwonerId, gone: Vec<LastRead>) {
        for row in gone.into_iter().filter(|row| !row.verdwenen) {
            let notice = Notice::new("import-regel-verdwenen").with("inwoner", row.cells.text(Column::Inwoner));
            self.notice(notice.with("nummer", inwoner.0 as i32).with("instroom", row.cells.instroom()));
            let (aanpak, cellen) = (self.aanpak.to_owned(), row.cells.named());
            let (traject, lijst) = (Some(row.traject), Kind::Sleutelbestand);
            self.write(RowRead { inwoner, traject, aanpak, lijst, cellen, verdwenen: true });
        }
    }

    fn others_vanished(&mut self) {
        let others: Vec<InwonerId> =
            ever_listed(self.draft.state()).filter(|inwoner| !self.met.contains(inwoner)).collect();
        for inwoner in others {
            let gone = last_read(self.draft.state(), inwoner, self.code);
            self.vanished(inwoner, gone);
        }
    }

    fn write(&mut self, row: RowRead) {
        let today = self.viewer.today();
        self.draft.write(self.pen, Statement::new(today, today, Fact::from(row)));
    }

    pub(super) fn notice(&mut self, notice: Notice) {
        self.outcome.notices.push(notice);
    }

    /// A rule of another slice said no: the field it names is a column here. When somebody changed the dossier by hand
    /// since the list was last read, that is the reason, and the list goes on.
    pub(super) fn refused(&mut self, no: No, line: &Line, at: Column, by_hand: bool) {
        if by_hand {
            return self.notice(Notice::at(line.number, at, "import-botst-met-hand"));
        }
        let refusals = match no {
            No::Refused(refusals) => refusals,
            No::Hidden => vec![Refusal::new("niet-van-deze-lijst")],
        };
        for refusal in refusals {
            let column = column_of(&refusal, at);
            let code = format!("weigering-{}", refusal.code);
            let mut fault = Fault::at(line.number, column, line.cells.text(column), code);
            fault.args = refusal.args;
            self.faults.push(fault);
        }
    }

    pub(super) fn clash(&mut self, line: &Line, column: Column, now: &str) {
        let now = Arg::Text(now.to_owned());
        self.notice(
            Notice::at(line.number, column, "import-beide-gewijzigd")
                .with("lijst", line.cells.text(column))
                .with("nu", now),
        );
    }
}

/// The column a refusal is about; `at` is the day column of the act.
fn column_of(refusal: &Refusal, at: Column) -> Column {
    match (refusal.field, at) {
        (Some("bekend_sinds"), Column::Einde) => Column::GeregistreerdEinde,
        (Some("bekend_sinds"), _) => Column::GeregistreerdInstroom,
        (Some(field), _) => Column::from_name(field).unwrap_or(at),
        (None, _) => at,
    }
}

/// The rows of each inwoner, in the order in which the list first names them.
/// Whoever has two keys, because two dossiers turned out to be of one person, is named by the key of the one that stayed.
fn by_inwoner(state: &Town, lines: Vec<Line>) -> Vec<(String, Rows)> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<(String, Rows)> = Vec::new();
    for line in lines {
        let named = line.cells.text(Column::Inwoner);
        let stayed = inwoner::by_sleutel(state, named).and_then(|inwoner| inwoner::sleutel_of(state, inwoner));
        let sleutel = stayed.map_or(named, |sleutel| sleutel).to_owned();
        let place = *places.entry(sleutel.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push((sleutel, Vec::new()));
        }
        groups[place].1.push(line);
    }
    groups
}
