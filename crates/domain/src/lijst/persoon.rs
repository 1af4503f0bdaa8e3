//! What a list says of the person: name, birth and wijk once per person; uitkering, wachtlijst and begeleider from the start
//! of each row on.

use super::LastRead;
use super::cells::Cells;
use super::column::Column;
use super::line::{Line, merge};
use super::rules::{CHANGED, Reading};
use super::tijdspad::{Path, Step, changes, path, step};
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::inwoner::{self, PersonFact, Persoon, Uitkering, Wachtlijst, split_achternaam};
use crate::state::State as Town;
use crate::time::Day;
use crate::toewijzing;

const NAME: [Column; 2] = [Column::Voornaam, Column::Achternaam];
const ONCE: [Column; 5] =
    [Column::Voornaam, Column::Achternaam, Column::Geboortedatum, Column::Wijk, Column::UitkeringSinds];

/// What holds from the start of a row on.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Holds {
    Uitkering(Uitkering),
    Wachtlijst(Wachtlijst),
    Begeleider(MedewerkerId),
}

impl Reading<'_> {
    /// The dossier of the person, opened when there is none; none when that was refused.
    pub(super) fn person(&mut self, known: Option<InwonerId>, sleutel: &str, rows: &[Line]) -> Option<InwonerId> {
        let list = said_once(rows.iter().map(|line| &line.cells));
        match known {
            Some(inwoner) => {
                self.describe(inwoner, rows, &list);
                Some(inwoner)
            }
            None => self.register(sleutel, rows, &list),
        }
    }

    fn register(&mut self, sleutel: &str, rows: &[Line], list: &Cells) -> Option<InwonerId> {
        let (viewer, persoon) = (self.viewer, as_persoon(list, &ONCE));
        let datum = rows.first()?.instroom();
        let sinds = rows.iter().map(|line| self.known_since(line, Column::GeregistreerdInstroom)).min()?;
        match self.draft.act(self.pen, |state| inwoner::register(state, viewer, datum, sinds, Some(sleutel), &persoon))
        {
            Ok(_) => {
                self.outcome.new_inwoners += 1;
                inwoner::by_sleutel(self.draft.state(), sleutel)
            }
            Err(no) => {
                self.refused(no, rows.first()?, Column::Instroom, false);
                None
            }
        }
    }

    /// Takes over what changed in the list only.
    fn describe(&mut self, inwoner: InwonerId, rows: &[Line], list: &Cells) {
        let before = said_once(rows.iter().filter_map(|line| line.before.as_ref()).map(|before| &before.cells));
        if before == *list {
            return;
        }
        let Some(line) = rows.first() else { return };
        let now = now(self.draft.state(), inwoner);
        for group in [&NAME[..], &[Column::Geboortedatum], &[Column::Wijk], &[Column::UitkeringSinds]] {
            let merged = merge(group, &before, &now, list);
            for column in &merged.clashes {
                self.clash(line, *column, now.text(*column));
            }
            if merged.changed {
                self.set_once(inwoner, line, group, &merged.cells);
            }
        }
    }

    fn set_once(&mut self, inwoner: InwonerId, line: &Line, group: &[Column], cells: &Cells) {
        let (viewer, today, only) = (self.viewer, self.viewer.today(), as_persoon(cells, group));
        let old = inwoner::newest_of(self.draft.state(), inwoner, |fact| is_about(fact, group[0]));
        let datum = inwoner::history(self.draft.state(), inwoner)
            .find(|fact| Some(fact.nr) == old)
            .map_or(line.instroom(), |fact| fact.datum);
        let done = self.draft.act(self.pen, |state| match old {
            Some(nr) if only == Persoon::default() => inwoner::withdraw(state, viewer, nr, CHANGED),
            Some(nr) => inwoner::correct(state, viewer, nr, datum, &only, CHANGED),
            None => inwoner::record(state, viewer, inwoner, datum, today, &only),
        });
        match done {
            Ok(_) => self.outcome.corrected += usize::from(old.is_some()),
            Err(no) => self.refused(no, line, group[0], false),
        }
    }

    /// What holds from the start of each row on. A vanished row still says what it last said.
    pub(super) fn paths(&mut self, inwoner: InwonerId, rows: &[Line], gone: &[LastRead]) {
        for column in [Column::Uitkering, Column::Wachtlijst, Column::Begeleider] {
            let before = rows.iter().filter_map(|line| line.before.as_ref()).chain(gone);
            let old = self.path_of(column, before.map(|before| &before.cells));
            let new =
                self.path_of(column, rows.iter().map(|line| &line.cells).chain(gone.iter().map(|row| &row.cells)));
            for change in changes(&old, &new) {
                let step = step(change, &standing(self.draft.state(), inwoner, column));
                self.take(inwoner, rows, column, step);
            }
        }
    }

    fn path_of<'c>(&self, column: Column, rows: impl Iterator<Item = &'c Cells>) -> Path<Holds> {
        let value = |text: &str| match column {
            Column::Uitkering => Uitkering::from_word(text).map(Holds::Uitkering),
            Column::Wachtlijst => Wachtlijst::from_word(text).map(Holds::Wachtlijst),
            _ => self.names.find(text).map(Holds::Begeleider),
        };
        path(rows.filter_map(|cells| Some((cells.instroom(), value(cells.get(column)?)?))).collect())
    }

    fn take(&mut self, inwoner: InwonerId, rows: &[Line], column: Column, step: Step<Holds>) {
        let from = if let Step::Record(day, _) | Step::Correct(_, day, _) = step { Some(day) } else { None };
        let Some(line) = rows.iter().find(|line| Some(line.instroom()) == from).or(rows.first()) else { return };
        let new = line.before.is_none();
        let sinds = if new { self.known_since(line, Column::GeregistreerdInstroom) } else { self.viewer.today() };
        let viewer = self.viewer;
        let done = match step {
            Step::Nothing => return,
            Step::Clash => return self.clash(line, column, &self.now_of(inwoner, column)),
            Step::Record(day, what) => self.draft.act(self.pen, |state| match what {
                Holds::Begeleider(to) => toewijzing::assign(state, viewer, inwoner, day, sinds, to),
                other => inwoner::record(state, viewer, inwoner, day, sinds, &only(other)),
            }),
            Step::Correct(nr, day, what) => self.draft.act(self.pen, |state| match what {
                Holds::Begeleider(to) => toewijzing::correct(state, viewer, nr, day, to, CHANGED),
                other => inwoner::correct(state, viewer, nr, day, &only(other), CHANGED),
            }),
            Step::Withdraw(nr) => self.draft.act(self.pen, |state| match column {
                Column::Begeleider => toewijzing::withdraw(state, viewer, nr, CHANGED),
                _ => inwoner::withdraw(state, viewer, nr, CHANGED),
            }),
        };
        match done {
            Ok(_) => self.outcome.corrected += usize::from(!matches!(step, Step::Record(..))),
            Err(no) => self.refused(no, line, column, false),
        }
    }

    fn now_of(&self, inwoner: InwonerId, column: Column) -> String {
        let state = self.draft.state();
        match standing(state, inwoner, column).last() {
            Some((_, _, Holds::Uitkering(uitkering))) => uitkering.word().to_owned(),
            Some((_, _, Holds::Wachtlijst(list))) => list.word().to_owned(),
            Some((_, _, Holds::Begeleider(id))) => crate::medewerker::naam(state, *id).to_owned(),
            None => String::new(),
        }
    }

    /// Since when what a new row says was known: as registered, else since this list.
    pub(super) fn known_since(&self, line: &Line, column: Column) -> Day {
        line.cells.day(column).unwrap_or(self.viewer.today())
    }
}

fn only(what: Holds) -> Persoon {
    match what {
        Holds::Uitkering(uitkering) => Persoon { uitkering: Some(uitkering), ..Persoon::default() },
        Holds::Wachtlijst(list) => Persoon { wachtlijst: Some(list), ..Persoon::default() },
        Holds::Begeleider(_) => Persoon::default(),
    }
}

/// What stands now in one of the three paths, in order of day.
fn standing(state: &Town, inwoner: InwonerId, column: Column) -> Vec<(Nr, Day, Holds)> {
    if column == Column::Begeleider {
        let facts = toewijzing::history(state, inwoner).iter().filter(|fact| fact.stands());
        return facts.filter_map(|fact| Some((fact.nr, fact.datum, Holds::Begeleider(fact.what?)))).collect();
    }
    let facts = inwoner::history(state, inwoner).filter(|fact| fact.stands());
    let held = facts.filter_map(|fact| {
        let what = match inwoner::person_fact(state, inwoner, fact.nr)? {
            PersonFact::Benefits(uitkering) if column == Column::Uitkering => Holds::Uitkering(uitkering),
            PersonFact::Waits(list) if column == Column::Wachtlijst => Holds::Wachtlijst(list?),
            _ => return None,
        };
        Some((fact.nr, fact.datum, what))
    });
    held.collect()
}

/// What the rows of one person say together: an empty cell beside a filled one says nothing.
fn said_once<'c>(rows: impl Iterator<Item = &'c Cells>) -> Cells {
    let mut said = Cells::default();
    for cells in rows {
        for column in ONCE.into_iter().filter(|column| cells.get(*column).is_some()) {
            said.set(column, cells.get(column));
        }
    }
    said
}

fn as_persoon(cells: &Cells, columns: &[Column]) -> Persoon {
    let text = |column| if columns.contains(&column) { cells.text(column) } else { "" };
    let (tussenvoegsel, achternaam) = split_achternaam(text(Column::Achternaam));
    Persoon {
        voornaam: text(Column::Voornaam).to_owned(),
        tussenvoegsel,
        achternaam,
        geboortedatum: text(Column::Geboortedatum).parse().ok(),
        wijk: Some(text(Column::Wijk).to_owned()).filter(|wijk| !wijk.is_empty()),
        uitkering_sinds: text(Column::UitkeringSinds).parse().ok(),
        ..Persoon::default()
    }
}

/// What is known now, in the spelling of the list.
fn now(state: &Town, inwoner: InwonerId) -> Cells {
    let persoon = inwoner::persoon_now(state, inwoner);
    let achternaam = format!("{} {}", persoon.tussenvoegsel, persoon.achternaam);
    let mut now = Cells::default();
    now.set(Column::Voornaam, Some(persoon.voornaam));
    now.set(Column::Achternaam, Some(achternaam.trim()));
    now.set(Column::Geboortedatum, persoon.geboortedatum.map(|day| day.to_string()));
    now.set(Column::Wijk, persoon.wijk);
    now.set(Column::UitkeringSinds, persoon.uitkering_sinds.map(|day| day.to_string()));
    now
}

fn is_about(fact: &PersonFact, column: Column) -> bool {
    match fact {
        PersonFact::Named(_) => NAME.contains(&column),
        PersonFact::Born(_) => column == Column::Geboortedatum,
        PersonFact::Lives(_) => column == Column::Wijk,
        PersonFact::BenefitsSince(_) => column == Column::UitkeringSinds,
        PersonFact::Registered | PersonFact::AlsoNamed(_) | PersonFact::Benefits(_) | PersonFact::Waits(_) => false,
    }
}
