//! The begeleiders a list names: who they are among the medewerkers, and who is new.
//!
//! The same list names the same people every day, so whoever is not known yet is hired, and a person is told.

use std::collections::BTreeMap;

use super::column::Column;
use super::line::Line;
use super::outcome::{Fault, Notice};
use super::rules::Reading;
use crate::access::Role;
use crate::ids::MedewerkerId;
use crate::medewerker;
use crate::text::folded;
use crate::time::Day;

/// The medewerkers by folded name, looked up once for the whole list.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(BTreeMap<String, Vec<MedewerkerId>>);

impl Names {
    /// The one medewerker of this name.
    pub fn find(&self, name: &str) -> Option<MedewerkerId> {
        let found = self.0.get(&folded(name))?;
        if let [only] = found[..] { Some(only) } else { None }
    }
}

impl Reading<'_> {
    /// Finds every begeleider of the list before any row is taken in; a new one is hired from the earliest start on.
    pub(super) fn meet_begeleiders(&mut self, lines: &[Line]) {
        for (id, name) in medewerker::names(self.draft.state()) {
            self.names.0.entry(folded(name)).or_default().push(id);
        }
        let mut met: BTreeMap<String, (Day, &Line)> = BTreeMap::new();
        for line in lines {
            let Some(name) = line.cells.get(Column::Begeleider) else { continue };
            let first = met.entry(folded(name)).or_insert((line.instroom(), line));
            first.0 = first.0.min(line.instroom());
        }
        for (name, (from, line)) in met {
            self.meet(name, from, line);
        }
    }

    fn meet(&mut self, folded: String, from: Day, line: &Line) {
        let name = line.cells.text(Column::Begeleider);
        let today = self.viewer.today();
        let known = self.names.0.get(&folded).cloned().unwrap_or_default();
        let guides = |id: &MedewerkerId| {
            let holds = |day| medewerker::holds(self.draft.state(), *id, Role::Begeleider, day);
            holds(from) || holds(today)
        };
        let guiding: Vec<MedewerkerId> = known.iter().copied().filter(guides).collect();
        match (&guiding[..], &known[..]) {
            ([only], _) => drop(self.names.0.insert(folded, vec![*only])),
            ([], [only]) => self.grant(*only, from, line),
            ([], []) => self.hire(folded, name, from, line),
            _ => self.faults.push(Fault::at(line.number, Column::Begeleider, name, "import-begeleider-meerdere")),
        }
    }

    fn hire(&mut self, folded: String, name: &str, from: Day, line: &Line) {
        let viewer = self.viewer;
        match self.draft.act(self.pen, |state| medewerker::hire(state, viewer, from, name, Role::Begeleider, None)) {
            Ok((nr, _)) => {
                let id = medewerker::hired_at(self.draft.state(), nr);
                self.names.0.insert(folded, vec![id]);
                self.notice(
                    Notice::at(line.number, Column::Begeleider, "import-begeleider-nieuw")
                        .with("naam", name)
                        .with("vanaf", from),
                );
            }
            Err(_) => self.faults.push(Fault::at(line.number, Column::Begeleider, name, "import-begeleider-onbekend")),
        }
    }

    fn grant(&mut self, id: MedewerkerId, from: Day, line: &Line) {
        let (viewer, name) = (self.viewer, line.cells.text(Column::Begeleider));
        match self.draft.act(self.pen, |state| medewerker::grant(state, viewer, from, id, Role::Begeleider, None)) {
            Ok(_) => {
                self.notice(
                    Notice::at(line.number, Column::Begeleider, "import-begeleider-rol")
                        .with("naam", name)
                        .with("vanaf", from),
                );
            }
            Err(_) => self.faults.push(Fault::at(line.number, Column::Begeleider, name, "import-begeleider-onbekend")),
        }
    }
}
