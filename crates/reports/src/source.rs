//! What a report counts over: the trajecten of one aanpak as they were known.

use std::cell::OnceCell;
use std::sync::Arc;

use domain::aanpak::Content;
use domain::aanpak::content::{CommonReason, Reden};
use domain::access::Figures;
use domain::codes::Code;
use domain::ids::{InwonerId, MedewerkerId};
use domain::state::State;
use domain::time::Day;
use domain::toewijzing;
use domain::traject::{self, Traject};

use crate::label::{Arg, Label, Phrase};
use crate::parameters::{Chosen, Naar};
use crate::register::Parameter;
use crate::table::{Column, Note, Row, Subject, Table};

/// A traject in so far as figures need it.
pub(crate) struct Life {
    pub inwoner: InwonerId,
    /// As the slices know it: for questions about what hangs on it.
    pub traject: Traject,
    pub soort: Code,
    pub instroom: Day,
    pub einde: Option<End>,
}

#[derive(Clone, Copy)]
pub(crate) struct End {
    pub dag: Day,
    pub reden: Code,
    pub oorzaak: Option<Code>,
    /// When the gemeente first knew: looked up while the dossier is at hand for a report that can be counted by it.
    boekdag: Option<Day>,
}

impl Life {
    fn of(traject: &Traject, boekdag: Option<Day>) -> Life {
        let einde = traject.einde.map(|einde| End {
            // Between two corrections an earlier view can hold an end before its start; it is then an end on the first
            // day, so that begin + instroom − afgesloten is the eindstand in every view.
            dag: einde.dag.max(traject.instroom),
            reden: einde.reden,
            oorzaak: einde.oorzaak,
            boekdag,
        });
        let Traject { inwoner, soort, instroom, .. } = *traject;
        Life { inwoner, traject: *traject, soort, instroom, einde }
    }

    /// The last day up to `until` on which it was open; the day it began for one that ended at once.
    pub fn last_day(&self, until: Day) -> Day {
        self.einde.map_or(until, |einde| until.min(einde.dag.plus(-1))).max(self.instroom)
    }

    /// A day of the traject; the day of the end still is.
    pub fn holds(&self, day: Day) -> bool {
        self.instroom <= day && self.einde.is_none_or(|einde| day <= einde.dag)
    }

    /// Counts in the stand of this day: begun on or before it, and not ended on or before it.
    pub fn stands_on(&self, day: Day) -> bool {
        self.instroom <= day && self.einde.is_none_or(|einde| einde.dag > day)
    }
}

pub(crate) struct Source<'a> {
    pub state: &'a State,
    pub leave: Figures,
    pub chosen: Chosen,
    /// The aanpak as it is in force on the last day of the period.
    pub content: Arc<Content>,
    lives: OnceCell<Vec<Life>>,
    /// Each reden of the list that was ever used, with the place in the list of the one in whose row it is counted.
    redenen: Vec<(Code, usize)>,
}

/// What a report makes of it.
pub(crate) struct Body {
    pub title: Phrase,
    pub definition: Vec<Phrase>,
    pub head: Label,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub notes: Vec<Note>,
    pub pool: Pool,
}

/// What the fact sets of a table point into.
pub(crate) enum Pool {
    /// The trajecten of the source.
    Trajecten,
    /// Facts of other kinds, each with whom it is about.
    Facts(Vec<(InwonerId, Subject)>),
}

/// A pool that grows while a report counts.
#[derive(Default)]
pub(crate) struct Counted(Vec<(InwonerId, Subject)>);

impl Counted {
    /// The place of a fact that was just counted.
    pub fn add(&mut self, inwoner: InwonerId, subject: Subject) -> u32 {
        self.0.push((inwoner, subject));
        (self.0.len() - 1) as u32
    }

    pub fn pool(self) -> Pool {
        Pool::Facts(self.0)
    }
}

/// When the gemeente first knew of the end.
fn booked(state: &State, traject: &Traject) -> Option<Day> {
    let einde = traject.einde?;
    Some(traject::first_known(state, traject.inwoner, einde.nr).unwrap_or(einde.sinds))
}

impl<'a> Source<'a> {
    pub fn new(state: &'a State, leave: Figures, chosen: Chosen, content: Arc<Content>) -> Source<'a> {
        let placed = content.redenen.iter().map(|own| {
            let printed = Some(own).filter(|_| chosen.gedrukt).and_then(|own| content.printed_as(own)).unwrap_or(own);
            let row = content.redenen.iter().position(|reden| reden.code == printed.code);
            Some((state.codes().find(&own.code)?, row?))
        });
        let redenen = placed.flatten().collect();
        Source { state, leave, chosen, content, lives: OnceCell::new(), redenen }
    }

    /// The trajecten of the aanpak, in order of inwoner; gone over everybody for when they are first asked for.
    pub fn lives(&self) -> &[Life] {
        self.lives.get_or_init(|| {
            let (mut lives, known) = (Vec::new(), self.chosen.known());
            let by_booking = self.chosen.report.takes(Parameter::Naar);
            if let Some(aanpak) = self.state.codes().find(&self.chosen.aanpak) {
                traject::of_aanpak_for_figures(self.state, self.leave, aanpak, known, |traject| {
                    let boekdag = by_booking.then(|| booked(self.state, &traject)).flatten();
                    lives.push(Life::of(&traject, boekdag));
                });
            }
            lives
        })
    }

    /// The trajecten for which `holds`, as places in the pool.
    pub fn those(&self, mut holds: impl FnMut(&Life) -> bool) -> Vec<u32> {
        (0..).zip(self.lives()).filter(|(_, life)| holds(life)).map(|(at, _)| at).collect()
    }

    /// The ended trajecten, with the end and the day by which it is counted.
    pub fn ends(&self) -> impl Iterator<Item = (u32, &Life, End, Day)> {
        self.ends_by(self.chosen.naar)
    }

    /// The same, by either day.
    pub fn ends_by(&self, naar: Naar) -> impl Iterator<Item = (u32, &Life, End, Day)> {
        let day = move |life: &Life, end: End| match naar {
            Naar::Datum => end.dag,
            Naar::Boekdatum => end.boekdag.or_else(|| booked(self.state, &life.traject)).unwrap_or(end.dag),
        };
        let ended = (0..).zip(self.lives()).filter_map(|(at, life)| Some((at, life, life.einde?)));
        ended.map(move |(at, life, end)| (at, life, end, day(life, end)))
    }

    pub fn word(&self, code: Code) -> &str {
        self.state.codes().word(code)
    }

    /// The code in whose row a reden is counted: its own, or as printed that of the row of the published table.
    pub fn reden(&self, code: Code) -> &str {
        self.listed(code).map_or_else(|| self.word(code), |reden| &reden.code)
    }

    /// What a reden is in the common list; `None` when the aanpak no longer knows it.
    pub fn common(&self, code: Code) -> Option<CommonReason> {
        self.listed(code).map(|reden| reden.algemeen)
    }

    /// Asked for every end of a traject: words of the list are not compared again each time.
    fn listed(&self, code: Code) -> Option<&Reden> {
        let (_, row) = self.redenen.iter().find(|(own, _)| *own == code)?;
        self.content.redenen.get(*row)
    }

    /// Who guides an inwoner on a day, as it was known.
    pub fn guide(&self, inwoner: InwonerId, day: Day) -> Option<MedewerkerId> {
        toewijzing::for_figures(self.state, self.leave, inwoner, day, self.chosen.known())
    }

    pub fn table(self, body: Body) -> Table {
        let Body { title, definition, head, columns, rows, mut notes, pool } = body;
        debug_assert!(rows.iter().all(|row| row.cells.len() == columns.len()), "every row has a cell for every column");
        if self.chosen.period.tot > self.chosen.today {
            let text = Phrase::new("rapport-noot-loopt-nog").with("dag", Arg::Day(self.chosen.today));
            notes.push(Note::new(Phrase::new("rapport-noot-loopt-nog-titel"), text));
        }
        let pool = match pool {
            Pool::Trajecten => {
                self.lives().iter().map(|life| (life.inwoner, Subject::Traject(life.traject.id))).collect()
            }
            Pool::Facts(all) => all,
        };
        Table { title, definition, chosen: self.chosen, head, columns, rows, notes, pool }
    }
}
