//! Taking in a list of metingen or groepen: acts of those slices on a draft that is dropped when anything is wrong.

use super::cells::{Expected, short};
use super::outcome::{Fault, Notice, Outcome, Stopped};
use super::rules::may_take_in;
use super::sheet::{Record, Sheet};
use crate::access::Viewer;
use crate::codes::Code;
use crate::draft::{Draft, Pen};
use crate::entry::Statement;
use crate::ids::{InwonerId, Nr};
use crate::inwoner;
use crate::refusal::{Arg, No};
use crate::state::State as Town;

/// A list that is being taken in.
pub(super) struct Taking<'a> {
    pub draft: Draft,
    pub viewer: &'a Viewer,
    pub aanpak: &'a str,
    pub code: Code,
    pub outcome: Outcome,
    pen: Pen,
    faults: Vec<Fault>,
}

impl<'a> Taking<'a> {
    pub fn begin(
        draft: &Draft,
        pen: Pen,
        viewer: &'a Viewer,
        aanpak: &'a str,
        sheet: &Sheet,
    ) -> Result<Taking<'a>, Stopped> {
        let code = may_take_in(draft.state(), viewer, aanpak)?;
        let outcome = Outcome { rows: sheet.rows.len(), ..Outcome::default() };
        Ok(Taking { draft: draft.clone(), viewer, aanpak, code, outcome, pen, faults: Vec::new() })
    }

    /// Gives the draft what was decided: all of it, or nothing when anything is wrong.
    pub fn settle(mut self, draft: &mut Draft, sheet: &Sheet) -> Result<Outcome, Stopped> {
        let place = |fault: &Fault| {
            (fault.row, fault.column.as_ref().map(|name| sheet.columns.iter().position(|other| other == name)))
        };
        if !self.faults.is_empty() {
            self.faults.sort_by_key(place);
            return Err(Stopped::Faults(self.faults));
        }
        self.outcome.notices.sort_by_key(|notice| (notice.row.is_none(), notice.row));
        self.outcome.statements = self.draft.written().len() - draft.written().len();
        *draft = self.draft;
        Ok(self.outcome)
    }

    /// Runs over every row, and keeps those in which all cells were understood.
    pub fn understood<'s, T>(
        &mut self,
        sheet: &'s Sheet,
        read: impl Fn(&mut Taking<'a>, Record<'s>) -> Option<T>,
    ) -> Vec<T> {
        let mut rows = Vec::with_capacity(sheet.rows.len());
        for row in &sheet.rows {
            let faults = self.faults.len();
            let one = read(self, Record { sheet, row });
            rows.extend(one.filter(|_| self.faults.len() == faults));
        }
        rows
    }

    /// The cell, when it is filled and can be understood.
    pub fn cell<T>(
        &mut self,
        record: Record<'_>,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, Expected>,
    ) -> Option<T> {
        let text = record.get(column);
        match read(text) {
            _ if text.is_empty() => None,
            Ok(value) => Some(value),
            Err((code, arg)) => {
                let mut fault = Fault::in_column(record.row.number, column, text, code);
                fault.args.extend(arg.map(|(name, text)| (name, Arg::Text(text))));
                self.faults.push(fault);
                None
            }
        }
    }

    /// The same for a cell that has to be filled.
    pub fn needed<T>(
        &mut self,
        record: Record<'_>,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, Expected>,
    ) -> Option<T> {
        if record.get(column).is_empty() {
            self.fault(record, column, "import-leeg");
        }
        self.cell(record, column, read)
    }

    /// The inwoner of the row. Somebody whom the viewer may not write about is as unknown as somebody who is not there.
    pub fn inwoner(&mut self, record: Record<'_>) -> Option<InwonerId> {
        let sleutel = self.needed(record, "inwoner", short)?;
        let known = inwoner::by_sleutel(self.draft.state(), &sleutel);
        if known.is_none() {
            self.fault(record, "inwoner", "import-inwoner-onbekend");
        }
        known
    }

    pub fn fault(&mut self, record: Record<'_>, column: &str, code: &'static str) {
        self.faults.push(Fault::in_column(record.row.number, column, record.get(column), code));
    }

    /// The row says what another row says too.
    pub fn twice(&mut self, record: Record<'_>, code: &'static str, first: u32) {
        let fault = Fault::in_column(record.row.number, "inwoner", record.get("inwoner"), code);
        self.faults.push(fault.with("rij", first as i32));
    }

    /// The list says otherwise than the time before, and so does the dossier.
    pub fn clash(&mut self, record: Record<'_>, column: &str, list: &str, now: &str) {
        self.notice(record, column, "import-beide-gewijzigd");
        if let Some(notice) = self.outcome.notices.last_mut() {
            notice.args.extend([("lijst", list.into()), ("nu", now.into())]);
        }
    }

    pub fn write(&mut self, statement: Statement) {
        self.draft.write(self.pen, statement);
    }

    pub fn notice(&mut self, record: Record<'_>, column: &str, code: &'static str) {
        let (row, column) = (Some(record.row.number), Some(column.to_owned()));
        self.outcome.notices.push(Notice { row, column, ..Notice::new(code) });
    }

    /// Does an act; `at` is the column it is about. A refusal is a fault there, or in the column that it names itself.
    pub fn act(
        &mut self,
        record: Record<'_>,
        at: &str,
        rule: impl FnOnce(&Town) -> Result<Vec<Statement>, No>,
    ) -> Option<Nr> {
        match self.draft.act(self.pen, rule) {
            Ok((nr, _)) => return Some(nr),
            Err(No::Hidden) => self.fault(record, "inwoner", "import-inwoner-onbekend"),
            Err(No::Refused(refusals)) => {
                for refusal in refusals {
                    let named =
                        refusal.field.map(|field| if field == "bekend_sinds" { "geregistreerd" } else { field });
                    let column = named.filter(|field| record.has(field)).unwrap_or(at);
                    let code = format!("weigering-{}", refusal.code);
                    let fault = Fault::in_column(record.row.number, column, record.get(column), code);
                    self.faults.push(Fault { args: refusal.args, ..fault });
                }
            }
        }
        None
    }
}
