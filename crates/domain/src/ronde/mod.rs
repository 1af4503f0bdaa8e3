//! The monthly round: a begeleider measures the whole caseload on one page, with the last values filled in.
//!
//! Nothing becomes a meting by itself. A row that was touched is recorded as it stands; a row that was not is recorded
//! only when the begeleider says so for the whole round, and then as what it is: on this day it was looked at and it was
//! the same. Who was not spoken in the month starts as not measured, so that nobody fakes a meting.

use std::collections::BTreeMap;

use crate::aanpak::content::{Content, Onderdeel};
use crate::access::{Role, Standing, Viewer};
use crate::codes::Code;
use crate::entry::Statement;
use crate::ids::{InwonerId, Nr, TrajectId};
use crate::inwoner::{self, Naam};
use crate::meting::{self, Antwoorden, Meting, RECORD, SEE, Shown, Vragen, answers_of, placed};
use crate::refusal::{Hidden, No, Refusal};
use crate::seen::Seen;
use crate::state::State as Town;
use crate::time::Day;
use crate::traject::Traject;
use crate::{contact, toewijzing, traject};

/// One inwoner of the round.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub inwoner: InwonerId,
    pub naam: Naam,
    pub traject: TrajectId,
    pub aanpak: Code,
    /// The day that a meting of this round is of.
    pub datum: Day,
    /// When somebody of the gemeente last spoke with them in this month.
    pub gesproken: Option<Day>,
    /// Where they stood before this month.
    pub before: Values,
    /// The newest meting of this month, when there is one.
    pub done: Option<Shown>,
    /// The newest entry about their metingen: what a page remembers to have seen.
    pub seen: Option<Nr>,
}

/// What a row holds, as it is filled in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Values {
    pub trede: Option<u8>,
    pub antwoorden: Antwoorden,
    /// Growth is of one meting alone, so it is never filled in from the one before.
    pub groei: bool,
    /// By code; one that was not asked about is not there.
    pub leefgebieden: BTreeMap<String, Vragen>,
    pub toelichting: Option<String>,
}

/// What was said of one inwoner.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    pub trede: Option<u8>,
    /// The placing questions of this trede were asked, and their answers give it.
    pub klopt: bool,
    pub groei: bool,
    pub leefgebieden: BTreeMap<String, Vragen>,
    pub toelichting: Option<String>,
    pub niet_gemeten: bool,
    /// The meting of this month that stood in the row; it is the one to correct.
    pub van: Option<Nr>,
}

/// What a row comes down to.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Nothing,
    Record(Meting),
    Correct(Nr, Day, Meting),
}

/// How much the act takes in: the rows that were touched, or the round as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    Touched,
    Whole,
}

/// The viewer's own caseload in the month that begins on `maand`, by name; only those whose aanpak measures. Asking is
/// reading a list. There is no round for who is no begeleider, nor where no aanpak of the caseload measures.
pub fn own(state: &Town, viewer: &Viewer, maand: Day) -> Result<Vec<Row>, Hidden> {
    if viewer.role() != Role::Begeleider {
        return Err(Hidden);
    }
    let caseload: Vec<InwonerId> = toewijzing::caseload(state, viewer.medewerker(), viewer.today()).collect();
    let mut rows: Vec<Row> = caseload.iter().filter_map(|id| row(state, viewer, *id, maand).ok()).collect();
    if rows.is_empty() && !caseload.is_empty() && !caseload.iter().any(|id| measures(state, *id, viewer.today())) {
        return Err(Hidden);
    }
    rows.sort_by_cached_key(|row| (row.naam.sort_key(), row.inwoner));
    viewer.read_list("meting", rows.iter().map(|row| row.inwoner).collect());
    Ok(rows)
}

/// Whether the viewer has a round: somebody of the own caseload is in an aanpak that measures, or nobody is in it yet.
pub fn has(state: &Town, viewer: &Viewer) -> bool {
    if viewer.role() != Role::Begeleider {
        return false;
    }
    let mut caseload = toewijzing::caseload(state, viewer.medewerker(), viewer.today()).peekable();
    caseload.peek().is_none() || caseload.any(|id| measures(state, id, viewer.today()))
}

fn measures(state: &Town, inwoner: InwonerId, day: Day) -> bool {
    let open = traject::open_on(state, inwoner, day);
    open.and_then(|open| traject::content_of(state, &open, day).ok()).is_some_and(|own| own.has(Onderdeel::Meting))
}

/// The day of a meting of this month: today, or the last day of a month that is over.
pub fn day_in(maand: Day, today: Day) -> Day {
    maand.plus_months(1).plus(-1).min(today)
}

/// One row of the round, for the begeleider of this inwoner. Asking is reading.
pub fn one(state: &Town, viewer: &Viewer, inwoner: InwonerId, maand: Day) -> Result<Row, Hidden> {
    viewer.read(state, inwoner, &SEE)?;
    row(state, viewer, inwoner, maand)
}

fn row(state: &Town, viewer: &Viewer, inwoner: InwonerId, maand: Day) -> Result<Row, Hidden> {
    let standing = viewer.gate(state, inwoner, &SEE)?;
    if standing != Standing::Begeleider {
        return Err(Hidden);
    }
    let datum = day_in(maand, viewer.today());
    let traject = traject::open_on(state, inwoner, datum).ok_or(Hidden)?;
    let content = traject::content_of(state, &traject, datum).map_err(|_| Hidden)?;
    if !content.has(Onderdeel::Meting) || datum < maand {
        return Err(Hidden);
    }
    let spoken = contact::last(state, inwoner, datum).map(|last| last.datum).filter(|day| *day >= maand);
    let metingen = meting::shown_of_traject(state, standing, &traject);
    let is_first = metingen.first().is_none_or(|first| first.datum >= maand);
    let done = metingen.into_iter().rfind(|one| (maand..maand.plus_months(1)).contains(&one.datum));
    Ok(Row {
        inwoner,
        naam: inwoner::naam(state, viewer, inwoner)?,
        traject: traject.id,
        aanpak: traject.aanpak,
        datum,
        gesproken: spoken,
        before: if is_first { Values::of_the_list(&traject) } else { before(state, content, &traject, maand) },
        done,
        seen: meting::newest_entry(state, inwoner),
    })
}

/// What the newest answers before the month are.
fn before(state: &Town, content: &Content, traject: &Traject, maand: Day) -> Values {
    let stand = meting::stand(state, traject.inwoner, maand.plus(-1));
    Values {
        trede: stand.trede.map(|(trede, _)| trede),
        antwoorden: stand.antwoorden,
        groei: false,
        // A leefgebied that the aanpak has no longer cannot be asked about.
        leefgebieden: stand
            .leefgebieden
            .into_iter()
            .filter(|(code, _)| content.leefgebied(code).is_some())
            .map(|(code, vragen)| (code.to_string(), vragen))
            .collect(),
        toelichting: None,
    }
}

impl Row {
    /// What stands in the row: the meting of this month, else what was so before.
    pub fn values(&self) -> Values {
        self.done.as_ref().map_or_else(|| self.before.clone(), Values::of)
    }

    /// Whether the round starts with this inwoner as not measured.
    pub fn starts_unmeasured(&self) -> bool {
        self.done.is_none() && (self.gesproken.is_none() || self.before.is_empty())
    }

    /// What has to be recorded for what was said. Somebody of whom nothing is known and nothing was said has no meting.
    /// `base` is what stood in the row when it was shown.
    fn step(&self, content: &Content, said: &Said, base: &Values, extent: Extent) -> Result<Step, Refusal> {
        let touched = said.differs(base, content);
        match &self.done {
            _ if said.van.is_none() && said.niet_gemeten && touched => {
                Err(Refusal::at("niet_gemeten", "niet-gemeten-en-toch-gewijzigd"))
            }
            _ if said.van.is_none() && said.niet_gemeten => Ok(Step::Nothing),
            Some(done) if !touched || !said.differs(&Values::of(done), content) => Ok(Step::Nothing),
            Some(done) if said.van.is_some() => {
                let kept = Meting {
                    moment: Some(done.moment),
                    groeipotentieel: done.groeipotentieel.clone(),
                    ..said.meting(content, base)
                };
                Ok(Step::Correct(said.van.unwrap_or(done.nr), done.datum, kept))
            }
            // Taken back while the page was open: what was typed is a meting of its own again.
            _ if touched || (extent == Extent::Whole && !base.is_empty()) => {
                Ok(Step::Record(said.meting(content, base)))
            }
            _ => Ok(Step::Nothing),
        }
    }
}

impl Values {
    /// Somebody who was not measured in this traject yet has the trede of the list: what an earlier traject said is not of
    /// this one.
    fn of_the_list(traject: &Traject) -> Values {
        Values { trede: traject.trede, ..Values::default() }
    }

    /// What a recorded meting says. The reason for a departure stands where the begeleider wrote it.
    pub fn of(done: &Shown) -> Values {
        Values {
            trede: done.trede,
            antwoorden: done.antwoorden,
            groei: done.groei,
            leefgebieden: done.leefgebieden.iter().map(|(code, vragen)| (code.to_string(), *vragen)).collect(),
            toelichting: done.toelichting.as_ref().or(done.afwijking.as_ref()).map(ToString::to_string),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.trede.is_none() && self.leefgebieden.is_empty() && !self.groei
    }
}

impl Said {
    /// What a row says when nobody touches it.
    pub fn untouched(row: &Row) -> Said {
        let values = row.values();
        Said {
            trede: values.trede,
            klopt: false,
            groei: values.groei,
            leefgebieden: values.leefgebieden,
            toelichting: values.toelichting,
            niet_gemeten: row.starts_unmeasured(),
            van: row.done.as_ref().map(|done| done.nr),
        }
    }

    fn differs(&self, from: &Values, content: &Content) -> bool {
        let words = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_owned();
        let placed_anew = self.klopt && placed(content, &from.antwoorden) != self.trede;
        self.trede != from.trede
            || self.groei != from.groei
            || self.leefgebieden != from.leefgebieden
            || words(&self.toelichting) != words(&from.toelichting)
            || placed_anew
    }

    /// Answers that place somebody on the trede that is said go on: a trede that did not change has them still. One that
    /// changed has those of the new trede when they were asked, and none otherwise; they can be added later.
    fn meting(&self, content: &Content, base: &Values) -> Meting {
        let still = self.trede.is_some() && placed(content, &base.antwoorden) == self.trede;
        let asked = self.trede.filter(|_| self.klopt).and_then(|trede| meting::vng(content, trede)).map(answers_of);
        Meting {
            trede: self.trede,
            antwoorden: if still { base.antwoorden } else { asked.unwrap_or_default() },
            groei: self.groei,
            leefgebieden: self.leefgebieden.clone(),
            // A departure asks for a reason, and in a round there is one place for words.
            afwijking: self.toelichting.clone(),
            toelichting: self.toelichting.clone(),
            ..Meting::default()
        }
    }
}

/// Records what was said of one inwoner, if anything has to be: the same rules as for a meting by itself. A meting of this
/// month that stood in the row is corrected, with `reden`.
pub fn record(
    state: &Town,
    viewer: &Viewer,
    (inwoner, maand): (InwonerId, Day),
    said: &Said,
    extent: Extent,
    seen: Seen,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &RECORD)?;
    let row = row(state, viewer, inwoner, maand)?;
    let traject = traject::find(state, row.traject).ok_or(Hidden)?;
    let content = traject::content_of(state, &traject, row.datum)?;
    let (today, base) = (viewer.today(), shown_as(state, &row, said));
    match row.step(content, said, &base, extent)? {
        Step::Nothing => Ok(Vec::new()),
        Step::Record(meting) => {
            meting::nobody_was_first(state, viewer, inwoner, seen)?;
            meting::record(state, viewer, inwoner, row.traject, row.datum, today, &meting)
        }
        Step::Correct(nr, datum, meting) => meting::correct(state, viewer, nr, datum, today, &meting, reden),
    }
}

/// What stood in the row when it was shown: the meting that it names, also when that was corrected since.
fn shown_as(state: &Town, row: &Row, said: &Said) -> Values {
    let named = said.van.and_then(|nr| meting::shown_at(state, Standing::Begeleider, row.inwoner, nr));
    named.map_or_else(|| row.before.clone(), |shown| Values::of(&shown))
}

#[cfg(test)]
mod tests;
