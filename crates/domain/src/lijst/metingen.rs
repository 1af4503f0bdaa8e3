//! The list of metingen: where inwoners stood on a day, as the gemeente noted it itself.
//!
//! Each cell is compared with what the list said the time before, so that a correction by hand survives (decision 20). A
//! row is known by its inwoner and day: another day is another meting, and the row that was there is told as vanished. A
//! column that the list has not says nothing, which is not the same as an emptied cell.

use std::collections::BTreeMap;

use super::cells::{Expected, past, trede};
use super::line::{Said, said};
use super::outcome::{Outcome, Stopped};
use super::record::{Cells, Read};
use super::rules::CHANGED;
use super::sheet::{Kind, Record, Sheet};
use super::taking::Taking;
use crate::aanpak;
use crate::access::Viewer;
use crate::draft::{Draft, Pen};
use crate::ids::InwonerId;
use crate::meting::{self, Meting, OfDay, Vragen};
use crate::text::folded;
use crate::time::Day;
use crate::traject::{self, Traject};

pub(super) const COLUMNS: [&str; 5] = ["inwoner", "datum", "trede", "groei_binnen_trede", "geregistreerd"];
pub(super) const REQUIRED: [&str; 2] = ["inwoner", "datum"];

/// A row that was understood.
struct Line<'s> {
    record: Record<'s>,
    inwoner: InwonerId,
    datum: Day,
    trede: Option<u8>,
    groei: bool,
    /// By code, for the columns the list has.
    leefgebieden: BTreeMap<&'s str, Option<Vragen>>,
    sinds: Day,
}

/// Takes in the metingen of an aanpak: all of them, or none when anything is wrong. Everything that is wrong is told at once.
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
    let mut seen: BTreeMap<(InwonerId, Day), u32> = BTreeMap::new();
    for line in &lines {
        if let Some(first) = seen.insert((line.inwoner, line.datum), line.record.row.number) {
            taking.twice(line.record, "import-dubbele-meting", first);
        }
    }
    // The first of a traject is its start, so they are taken in by day.
    lines.sort_by_key(|line| line.datum);
    let total = lines.len();
    for (done, line) in (1..).zip(&lines) {
        taking.meting(line);
        progress(done, total);
    }
    let there = lines.iter().map(|line| (line.inwoner, vec![folded(&line.datum.to_string())])).collect();
    taking.tell_vanished(KIND, &there);
    taking.settle(draft, sheet)
}

const KIND: Kind = Kind::Metingen;
const TREDE: &str = "trede";
const GROEI: &str = "groei_binnen_trede";

fn understand<'s>(taking: &mut Taking<'_>, record: Record<'s>) -> Option<Line<'s>> {
    let today = taking.viewer.today();
    let as_day = |text: &str| past(text, today).map(|day| day.parse().unwrap_or(today));
    let inwoner = taking.inwoner(record);
    let datum = taking.needed(record, "datum", as_day);
    let content = aanpak::by_slug(taking.draft.state(), taking.aanpak, datum.unwrap_or(today)).cloned();
    let rung = taking.cell(record, "trede", |text| trede(text, content.as_deref()));
    let groei = taking.cell(record, "groei_binnen_trede", yes_or_no);
    let sinds = taking.cell(record, "geregistreerd", as_day);
    let areas = record.sheet.columns.iter().map(String::as_str).filter(|column| !COLUMNS.contains(column));
    let leefgebieden = areas.map(|column| (column, taking.cell(record, column, answered))).collect();
    let trede = rung.and_then(|trede| trede.parse().ok());
    Some(Line {
        record,
        inwoner: inwoner?,
        datum: datum?,
        trede,
        groei: groei.unwrap_or_default(),
        leefgebieden,
        sinds: sinds.unwrap_or(today),
    })
}

fn yes_or_no(text: &str) -> Result<bool, Expected> {
    match folded(text).as_str() {
        "ja" => Ok(true),
        "nee" => Ok(false),
        _ => Err(("import-ja-nee", None)),
    }
}

/// `geen`, or `probleem` with `+aan gewerkt` and `+onder controle` behind it or not.
fn answered(text: &str) -> Result<Vragen, Expected> {
    let wrong = ("import-leefgebied", None);
    let mut parts = text.split('+').map(folded);
    let mut vragen = match parts.next().as_deref() {
        Some("geen") => Vragen::default(),
        Some("probleem") => Vragen { probleem: true, ..Vragen::default() },
        _ => return Err(wrong),
    };
    for part in parts {
        match part.as_str() {
            "aan gewerkt" if vragen.probleem => vragen.aan_gewerkt = true,
            "onder controle" if vragen.probleem => vragen.onder_controle = true,
            _ => return Err(wrong),
        }
    }
    Ok(vragen)
}

impl Taking<'_> {
    fn meting(&mut self, line: &Line<'_>) {
        let before = self.last(line.inwoner, KIND).remove(&vec![folded(&line.datum.to_string())]);
        let cells = line.cells(before.as_ref());
        if before.as_ref().is_some_and(|before| before.says(&cells)) {
            self.outcome.unchanged += 1;
            return;
        }
        let Some(traject) = self.traject_on(line.inwoner, line.datum) else {
            return self.fault(line.record, "datum", "import-geen-traject");
        };
        let known = meting::of_day(self.draft.state(), &traject, line.datum);
        match (&known[..], &before) {
            ([], None) => self.record(line, &traject),
            ([only], Some(before)) => self.compare(line, before, only),
            // Somebody noted it by hand already, and says the same.
            (known, _) if known.iter().any(|one| one.meting == line.over(&one.meting)) => self.outcome.unchanged += 1,
            _ => self.notice(line.record, "datum", "import-botst-met-hand"),
        }
        self.remember(KIND, line.inwoner, Some(traject.id), cells);
    }

    fn record(&mut self, line: &Line<'_>, traject: &Traject) {
        let (viewer, asked) = (self.viewer, line.over(&Meting::default()));
        let (inwoner, datum, sinds) = (line.inwoner, line.datum, line.sinds);
        let done = self.act(line.record, "datum", |state| {
            meting::record(state, viewer, inwoner, traject.id, datum, sinds, &asked)
        });
        self.outcome.new_metingen += usize::from(done.is_some());
    }

    /// Takes over what changed in the list only.
    fn compare(&mut self, line: &Line<'_>, before: &Read, known: &OfDay) {
        let (now, mut meting) = (cells_of(&known.meting), known.meting.clone());
        let list = line.cells(Some(before));
        let mut changed = false;
        for column in line.record.sheet.columns.iter().filter(|column| !OF_THE_ROW.contains(&column.as_str())) {
            let of = |cells: &Cells| cells.get(column).cloned();
            match said(of(&before.cells), of(&now), of(&list)) {
                Said::Same => {}
                Said::Clash => {
                    let (list, now) = (of(&list).unwrap_or_default(), of(&now).unwrap_or_default());
                    self.clash(line.record, column, &list, &now);
                }
                Said::Changed => {
                    line.lay(&mut meting, column);
                    changed = true;
                }
            }
        }
        // The answers behind a trede are no column: over those a list cannot be laid.
        if changed && known.beyond_lists {
            return self.notice(line.record, "datum", "import-botst-met-hand");
        }
        if changed {
            let (viewer, today) = (self.viewer, self.viewer.today());
            let done = self.act(line.record, "datum", |state| {
                meting::correct(state, viewer, known.nr, line.datum, today, &meting, CHANGED)
            });
            self.outcome.corrected += usize::from(done.is_some());
        }
    }

    /// The traject of this aanpak that the day is in; the day of the end still is. On a day on which one ends and another
    /// starts it is the one that goes on.
    fn traject_on(&self, inwoner: InwonerId, datum: Day) -> Option<Traject> {
        let all = traject::of(self.draft.state(), inwoner, Day::LAST).into_iter();
        let holds = |one: &Traject| {
            one.aanpak == self.code && one.instroom <= datum && one.einde.is_none_or(|einde| datum <= einde.dag)
        };
        all.filter(holds).max_by_key(|one| (one.open_on(datum), one.instroom))
    }
}

/// The columns that say which row it is and when it was known; the others are the meting.
const OF_THE_ROW: [&str; 3] = ["inwoner", "datum", "geregistreerd"];

impl Line<'_> {
    /// The meting as it becomes when the list is laid over what is known.
    fn over(&self, known: &Meting) -> Meting {
        let mut meting = known.clone();
        self.record.sheet.columns.iter().for_each(|column| self.lay(&mut meting, column));
        meting
    }

    /// Takes over one column.
    fn lay(&self, meting: &mut Meting, column: &str) {
        match (column, self.leefgebieden.get(column)) {
            (TREDE, _) => meting.trede = self.trede,
            (GROEI, _) => meting.groei = self.groei,
            (_, Some(Some(vragen))) => {
                meting.leefgebieden.insert(column.to_owned(), *vragen);
            }
            (_, Some(None)) => {
                meting.leefgebieden.remove(column);
            }
            _ => {}
        }
    }

    /// The row in its one spelling. A column that the list has not says what it said the time before.
    fn cells(&self, before: Option<&Read>) -> Cells {
        let mut cells = before.map(|before| before.cells.clone()).unwrap_or_default();
        let own = cells_of(&self.over(&Meting::default()));
        for column in &self.record.sheet.columns {
            match own.get(column) {
                Some(cell) => cells.insert(column.clone(), cell.clone()),
                None => cells.remove(column),
            };
        }
        cells.remove("inwoner");
        cells.insert("datum".to_owned(), self.datum.to_string());
        if self.record.has("geregistreerd") && !self.record.get("geregistreerd").is_empty() {
            cells.insert("geregistreerd".to_owned(), self.sinds.to_string());
        }
        cells
    }
}

/// A meting in the words of a list.
fn cells_of(meting: &Meting) -> Cells {
    let trede = meting.trede.map(|trede| (TREDE.to_owned(), trede.to_string()));
    let groei = meting.groei.then(|| (GROEI.to_owned(), "ja".to_owned()));
    let areas = meting.leefgebieden.iter().map(|(code, vragen)| (code.clone(), as_answered(*vragen).to_owned()));
    trede.into_iter().chain(groei).chain(areas).collect()
}

fn as_answered(vragen: Vragen) -> &'static str {
    match (vragen.probleem, vragen.aan_gewerkt, vragen.onder_controle) {
        (false, ..) => "geen",
        (true, false, false) => "probleem",
        (true, true, false) => "probleem+aan gewerkt",
        (true, false, true) => "probleem+onder controle",
        (true, true, true) => "probleem+aan gewerkt+onder controle",
    }
}
