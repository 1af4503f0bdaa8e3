//! Beside a report: its figures as they were known then and as they are known now, where those differ.

use domain::access;
use reports::{Change, Changes};

use super::view::{Side, Table, TableRow};
use super::words::label;
use super::writer::Writer;
use crate::caseload::view::Figure;
use crate::shell::Link;
use crate::shell::answer::Wrong;
use crate::tekst::capital;

impl Writer<'_> {
    /// Nothing when the question cannot be asked; the page has said so already.
    pub(super) fn changed(&self) -> Result<Option<Side>, Wrong> {
        let Ok(parameters) = self.asked.parameters() else { return Ok(None) };
        let changes = self.visit.town.ask(self.visit.who, |state, viewer| {
            let leave = access::figures(viewer)?;
            Ok(reports::changes(state, leave, viewer.today(), self.named, &parameters))
        })?;
        Ok(changes.map(|changes| self.beside(&changes, parameters.bekend_op.is_none())))
    }

    fn beside(&self, changes: &Changes, as_known_now: bool) -> Side {
        let t = &self.t;
        let title = t.say("rapport-toen-titel").to_owned();
        let then = t.with("rapport-toen-bekend-op", "dag", t.date(changes.then.date()));
        let columns = vec![capital(&label(t, &changes.column)), then.clone(), t.say("rapport-toen-nu").to_owned()];
        let rows = changes.rows.iter().map(|change| self.row(change)).collect();
        let link = || {
            Link::new(
                self.address("", &[("bekend_op", changes.then.to_string())]),
                t.with("rapport-toen-toon", "dag", t.date(changes.then.date())),
            )
        };
        Side {
            id: "toen-en-nu".to_owned(),
            text: t.say("rapport-toen-uitleg").to_owned(),
            table: Some(Table { caption: title.clone(), columns, rows, foot: String::new() }),
            title,
            link: as_known_now.then(link),
        }
    }

    fn row(&self, change: &Change) -> TableRow {
        let figure = |number: i64| Figure { text: self.t.number(number), label: self.t.number(number), href: None };
        let cells = [change.then, change.now].map(figure).into();
        TableRow { head: capital(&label(&self.t, &change.label)), cells, ..TableRow::default() }
    }
}
