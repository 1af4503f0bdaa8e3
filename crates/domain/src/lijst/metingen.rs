//! The list of metingen: where inwoners stood on a day, as the gemeente noted it itself.
//!
//! The same meting again is passed over; one that says otherwise is corrected, unless it was recorded by hand with more than a
//! list can say. A column that the list has not says nothing, which is not the same as an emptied cell.

use std::collections::BTreeMap;

use super::cells::{Expected, past, trede};
use super::outcome::{Outcome, Stopped};
use super::rules::CHANGED;
use super::sheet::{Record, Sheet};
use super::taking::Taking;
use crate::aanpak;
use crate::access::Viewer;
use crate::draft::{Draft, Pen};
use crate::ids::InwonerId;
use crate::meting::{self, Meting, Vragen};
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
    taking.settle(draft, sheet)
}

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
        let Some(traject) = self.traject_on(line.inwoner, line.datum) else {
            return self.fault(line.record, "datum", "import-geen-traject");
        };
        let known = meting::of_day(self.draft.state(), &traject, line.datum);
        if known.iter().any(|one| one.meting == line.over(&one.meting)) {
            self.outcome.unchanged += 1;
            return;
        }
        let (viewer, today) = (self.viewer, self.viewer.today());
        match &known[..] {
            [] => {
                let asked = line.over(&Meting::default());
                let (datum, sinds) = (line.datum, line.sinds);
                let done = self.act(line.record, "datum", |state| {
                    meting::record(state, viewer, line.inwoner, traject.id, datum, sinds, &asked)
                });
                self.outcome.new_metingen += usize::from(done.is_some());
            }
            [only] if !only.beyond_lists => {
                let asked = line.over(&only.meting);
                let done = self.act(line.record, "datum", |state| {
                    meting::correct(state, viewer, only.nr, line.datum, today, &asked, CHANGED)
                });
                self.outcome.corrected += usize::from(done.is_some());
            }
            _ => self.notice(line.record, "datum", "import-botst-met-hand"),
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

impl Line<'_> {
    /// The meting as it becomes when the list is laid over what is known.
    fn over(&self, known: &Meting) -> Meting {
        let mut meting = known.clone();
        if self.record.has("trede") {
            meting.trede = self.trede;
        }
        if self.record.has("groei_binnen_trede") {
            meting.groei = self.groei;
        }
        for (code, vragen) in &self.leefgebieden {
            match vragen {
                Some(vragen) => meting.leefgebieden.insert((*code).to_owned(), *vragen),
                None => meting.leefgebieden.remove(*code),
            };
        }
        meting
    }
}
