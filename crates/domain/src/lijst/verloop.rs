//! What a row says of a traject: how it started and how it ended.

use super::cells::Cells;
use super::column::Column;
use super::line::{Line, Merged, merge};
use super::outcome::{Fault, Notice};
use super::rules::{AS_LISTED, CHANGED, Reading};
use crate::aanpak;
use crate::aanpak::content::{Code as _, Grondslag};
use crate::entry::Statement;
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::refusal::No;
use crate::state::State as Town;
use crate::time::Day;
use crate::traject::{self, Close, Start, Traject};

const START: [Column; 4] = [Column::Instroom, Column::Trajectsoort, Column::Grondslag, Column::Trede];
const END: [Column; 3] = [Column::Einde, Column::Reden, Column::Oorzaak];

/// What a person added to a traject stands in the way of the list: he is asked, and the list goes on.
const ADDED_BY_HAND: [&str; 3] = ["eerst-de-rest-intrekken", "later-gebeurde-nog-iets", "al-gecorrigeerd"];

impl Reading<'_> {
    /// The start and the end of the traject of a row.
    pub(super) fn course(&mut self, inwoner: InwonerId, line: &mut Line) {
        if line.unchanged() {
            return;
        }
        line.traject = line.traject.or_else(|| self.started_by_hand(inwoner, line));
        match line.traject {
            None => self.start(inwoner, line),
            Some(id) => match traject::find(self.draft.state(), id) {
                Some(known) => self.correct_start(line, &known),
                None => {
                    return self.notice(Notice::at(line.number, Column::Instroom, "import-ingetrokken-met-de-hand"));
                }
            },
        }
        if let Some(known) = line.traject.and_then(|id| traject::find(self.draft.state(), id)) {
            self.end(line, &known);
        }
        self.registered_before(line);
    }

    /// Somebody started this very traject by hand before the list named it.
    fn started_by_hand(&self, inwoner: InwonerId, line: &Line) -> Option<TrajectId> {
        let state = self.draft.state();
        let soort = |known: &Traject| line.cells.get(Column::Trajectsoort) == Some(&**state.codes().word(known.soort));
        let same = |known: &Traject| known.aanpak == self.code && known.instroom == line.instroom() && soort(known);
        traject::of(state, inwoner, Day::LAST).into_iter().find(same).map(|known| known.id)
    }

    fn start(&mut self, inwoner: InwonerId, line: &mut Line) {
        let (viewer, datum, asked) = (self.viewer, line.instroom(), self.asked(&line.cells, None));
        let sinds = self.known_since(line, Column::GeregistreerdInstroom);
        let mut departs = false;
        let done = self.draft.act(self.pen, |state| {
            explained(&mut departs, |reason| {
                let asked = Start { afwijking: reason.map(str::to_owned), ..asked.clone() };
                traject::start(state, viewer, inwoner, datum, sinds, &asked)
            })
        });
        match done {
            Ok((nr, _)) => {
                line.traject = traject::started_at(self.draft.state(), nr);
                self.outcome.new_trajecten += 1;
                self.tell_departure(line, Column::Instroom, departs);
            }
            Err(no) => self.refused(no, line, Column::Instroom, false),
        }
    }

    fn correct_start(&mut self, line: &Line, known: &Traject) {
        let before = line.old();
        let now = start_now(self.draft.state(), known);
        let merged = merge(&START, &before, &now, &line.cells);
        self.tell_clashes(line, &merged, &now);
        if !merged.changed {
            return;
        }
        let (viewer, nr, today) = (self.viewer, known.started.0, self.viewer.today());
        let old = why_of(self.draft.state(), known.inwoner, nr);
        let asked = self.asked(&merged.cells, old);
        let mut departs = false;
        let done = self.draft.act(self.pen, |state| {
            explained(&mut departs, |reason| {
                let afwijking = asked.afwijking.clone().or(reason.map(str::to_owned));
                let asked = Start { afwijking, ..asked.clone() };
                traject::correct_start(state, viewer, nr, merged.cells.instroom(), today, &asked, CHANGED)
            })
        });
        match done {
            Ok(_) => {
                self.outcome.corrected += 1;
                self.tell_departure(line, Column::Instroom, departs);
                self.tell_move(line, &before);
            }
            Err(no) => self.refused_course(no, line, Column::Instroom, &before, &now, &START),
        }
    }

    fn end(&mut self, line: &Line, known: &Traject) {
        let before = line.old();
        let now = end_now(self.draft.state(), known);
        let merged = merge(&END, &before, &now, &line.cells);
        self.tell_clashes(line, &merged, &now);
        if !merged.changed {
            return;
        }
        let ends = merged.cells.day(Column::Einde);
        let done = match (known.einde.map(|einde| einde.nr), ends) {
            (None, Some(day)) => self.close(line, known, day, &merged),
            (Some(nr), Some(day)) => self.correct_close(line, known, nr, day, &merged),
            (Some(nr), None) => self.reopen(nr),
            // The end was taken back by hand, and the list changed only its reason.
            (None, None) => return self.notice(Notice::at(line.number, Column::Einde, "import-botst-met-hand")),
        };
        if let Err(no) = done {
            self.refused_course(no, line, Column::Einde, &before, &now, &END);
        }
    }

    fn close(&mut self, line: &Line, known: &Traject, day: Day, merged: &Merged) -> Result<(), No> {
        let (viewer, sinds) = (self.viewer, self.known_since(line, Column::GeregistreerdEinde));
        let mut departs = false;
        self.draft.act(self.pen, |state| {
            explained(&mut departs, |reason| {
                traject::close(
                    state,
                    viewer,
                    known.id,
                    day,
                    sinds,
                    &asked_close(&merged.cells, reason.map(str::to_owned)),
                )
            })
        })?;
        self.outcome.closed += 1;
        self.tell_departure(line, Column::Oorzaak, departs);
        Ok(())
    }

    fn correct_close(&mut self, line: &Line, known: &Traject, nr: Nr, day: Day, merged: &Merged) -> Result<(), No> {
        let (viewer, today) = (self.viewer, self.viewer.today());
        let old = why_of(self.draft.state(), known.inwoner, nr);
        let mut departs = false;
        self.draft.act(self.pen, |state| {
            explained(&mut departs, |reason| {
                let asked = asked_close(&merged.cells, old.clone().or(reason.map(str::to_owned)));
                traject::correct_close(state, viewer, nr, day, today, &asked, CHANGED)
            })
        })?;
        self.outcome.corrected += 1;
        self.tell_departure(line, Column::Oorzaak, departs);
        Ok(())
    }

    fn reopen(&mut self, nr: Nr) -> Result<(), No> {
        let viewer = self.viewer;
        self.draft.act(self.pen, |state| traject::withdraw(state, viewer, nr, CHANGED))?;
        self.outcome.corrected += 1;
        Ok(())
    }

    fn asked(&self, cells: &Cells, afwijking: Option<String>) -> Start {
        Start {
            aanpak: self.aanpak.to_owned(),
            trajectsoort: cells.get(Column::Trajectsoort).map(str::to_owned),
            grondslag: cells.get(Column::Grondslag).and_then(Grondslag::from_code),
            trede: cells.get(Column::Trede).and_then(|trede| trede.parse().ok()),
            afwijking,
        }
    }

    /// What is missing or impossible in the cells about the end, and a reason for an end that has none.
    pub(super) fn check_end(&mut self, line: &mut Line) {
        let (state, cells) = (self.draft.state(), &line.cells);
        let fault = |column, code: &'static str| Fault::at(line.number, column, cells.text(column), code);
        let Some(einde) = cells.day(Column::Einde) else {
            for (column, code) in
                [(Column::Reden, "import-reden-zonder-einde"), (Column::Oorzaak, "import-oorzaak-zonder-einde")]
            {
                if cells.get(column).is_some() {
                    self.faults.push(fault(column, code));
                }
            }
            if cells.get(Column::GeregistreerdEinde).is_some() && !line.unchanged() {
                self.outcome.notices.push(Notice::at(
                    line.number,
                    Column::GeregistreerdEinde,
                    "import-registratie-zonder-einde",
                ));
            }
            return;
        };
        if einde < line.instroom() {
            self.faults.push(fault(Column::Einde, "import-einde-voor-instroom").with("instroom", line.instroom()));
        }
        if cells.get(Column::Reden).is_some() {
            return;
        }
        if cells.get(Column::Oorzaak).is_some() {
            self.faults.push(fault(Column::Oorzaak, "import-oorzaak-zonder-reden"));
        }
        let content = aanpak::by_slug(state, self.aanpak, einde);
        match content.and_then(|content| content.reden_niet_vastgelegd()).map(|reden| reden.code.clone()) {
            Some(reden) => {
                line.cells.set(Column::Reden, Some(reden));
                if !line.unchanged() {
                    self.notice(Notice::at(line.number, Column::Reden, "import-reden-niet-vastgelegd"));
                }
            }
            None => self.faults.push(fault(Column::Reden, "import-reden-nodig")),
        }
    }

    /// When the gemeente knew cannot become earlier or later afterwards: it was known when it was known.
    fn registered_before(&mut self, line: &Line) {
        let before = line.old();
        let told = [(Column::GeregistreerdInstroom, Column::Instroom), (Column::GeregistreerdEinde, Column::Einde)];
        for (column, day) in told {
            let stood = before.get(day).is_some() && line.cells.get(day).is_some();
            if stood && before.get(column) != line.cells.get(column) {
                self.notice(Notice::at(line.number, column, "import-registratie-staat-vast"));
            }
        }
    }

    fn refused_course(&mut self, no: No, line: &Line, at: Column, before: &Cells, now: &Cells, columns: &[Column]) {
        let changed_by_hand = columns.iter().any(|column| before.get(*column) != now.get(*column));
        let in_the_way =
            matches!(&no, No::Refused(refusals) if refusals.iter().all(|no| ADDED_BY_HAND.contains(&no.code)));
        self.refused(no, line, at, in_the_way || changed_by_hand);
    }

    fn tell_clashes(&mut self, line: &Line, merged: &Merged, now: &Cells) {
        for column in &merged.clashes {
            self.clash(line, *column, now.text(*column));
        }
    }

    fn tell_departure(&mut self, line: &Line, column: Column, departs: bool) {
        if departs {
            self.notice(Notice::at(line.number, column, "import-afwijking").with("reden", AS_LISTED));
        }
    }

    /// A vanished and a new row were taken for one: a person should look whether that is so.
    fn tell_move(&mut self, line: &Line, before: &Cells) {
        if line.moved {
            let column = if before.get(Column::Instroom) == line.cells.get(Column::Instroom) {
                Column::Trajectsoort
            } else {
                Column::Instroom
            };
            let notice = Notice::at(line.number, column, "import-zelfde-traject");
            self.notice(notice.with("was", before.text(column)).with("is", line.cells.text(column)));
        }
    }
}

fn asked_close(cells: &Cells, toelichting: Option<String>) -> Close {
    Close {
        reden: cells.text(Column::Reden).to_owned(),
        oorzaak: cells.get(Column::Oorzaak).map(str::to_owned),
        toelichting,
    }
}

/// Decides first without a reason to depart from the aanpak, and gives the reason of the list only where one is asked.
pub(super) fn explained(
    departs: &mut bool,
    mut decide: impl FnMut(Option<&'static str>) -> Result<Vec<Statement>, No>,
) -> Result<Vec<Statement>, No> {
    const ASKED: [&str; 4] = ["traject-loopt-nog", "oorzaak-nodig", "groep-is-vol", "geen-traject-in-de-aanpak"];
    match decide(None) {
        Err(No::Refused(refusals)) if refusals.iter().all(|refusal| ASKED.contains(&refusal.code)) => {
            *departs = true;
            decide(Some(AS_LISTED))
        }
        done => done,
    }
}

fn why_of(state: &Town, inwoner: InwonerId, nr: Nr) -> Option<String> {
    let all = traject::history(state, inwoner);
    all.into_iter().find(|(fact, _)| fact.nr == nr).and_then(|(_, why)| why).map(|why| why.to_string())
}

/// How the traject started as known now, in the spelling of the list.
fn start_now(state: &Town, known: &Traject) -> Cells {
    let mut now = Cells::default();
    now.set(Column::Instroom, Some(known.instroom.to_string()));
    now.set(Column::Trajectsoort, Some(&**state.codes().word(known.soort)));
    now.set(Column::Grondslag, known.grondslag.map(Grondslag::code));
    now.set(Column::Trede, known.trede.map(|trede| trede.to_string()));
    now
}

fn end_now(state: &Town, known: &Traject) -> Cells {
    let mut now = Cells::default();
    if let Some(einde) = known.einde {
        now.set(Column::Einde, Some(einde.dag.to_string()));
        now.set(Column::Reden, Some(&**state.codes().word(einde.reden)));
        now.set(Column::Oorzaak, einde.oorzaak.map(|code| &**state.codes().word(code)));
    }
    now
}
