//! A begeleider's inwoners, one line each: what a coach looks at every morning.

use std::sync::Arc;

use crate::access::{Role, Viewer};
use crate::belemmering::{self, Stand};
use crate::codes::Code;
use crate::groep::Gezien;
use crate::ids::{InwonerId, MedewerkerId};
use crate::inwoner::{self, Naam};
use crate::refusal::Hidden;
use crate::signaal::{self, Signaal, Soort};
use crate::state::State as Town;
use crate::time::Day;
use crate::{aanpak, belofte, contact, groep, medewerker, meting, toewijzing, traject, waarneming};

/// One inwoner of the caseload.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub inwoner: InwonerId,
    pub naam: Naam,
    pub wijk: Option<Arc<str>>,
    pub traject: Option<Line>,
    pub laatste: Option<Day>,
    /// Seen in a group after that, where the aanpak says that it counts.
    pub gezien: Option<Gezien>,
    /// Days between contacts: the inwoner's own rhythm, else that of the aanpak; `None` when it asks none.
    pub ritme: Option<u16>,
    /// The rhythm is the inwoner's own.
    pub eigen_ritme: bool,
    pub volgende: Option<Day>,
    /// The treden of the open traject in order of day, the one of the list first.
    pub treden: Vec<(Day, u8)>,
    /// Growth, and how the leefgebieden stand.
    pub meting: meting::Glance,
    /// The leefgebieden in which a belemmering is open, with the stand that asks most.
    pub belemmeringen: Vec<(Code, Stand)>,
    /// The open promises of both sides.
    pub beloften: belofte::Open,
    /// What is owed, owed soonest first.
    pub signalen: Vec<Signaal>,
}

impl Row {
    /// The signal of this kind, when the row has it.
    pub fn late(&self, soort: Soort) -> Option<&Signaal> {
        self.signalen.iter().find(|signaal| signaal.soort == soort)
    }
}

/// The open traject of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    pub aanpak: Code,
    pub soort: Code,
    pub fase: Option<Code>,
    /// As it was last measured, else the one of the list.
    pub trede: Option<u8>,
    pub instroom: Day,
    /// The last day of the term.
    pub tot: Option<Day>,
}

/// The viewer's own caseload today, with the numbers above it.
#[derive(Debug, Clone, PartialEq)]
pub struct Caseload {
    pub rows: Vec<Arc<Row>>,
    /// Hundredths of a full week, when recorded.
    pub fte: Option<u16>,
    /// Inwoners per fte that the aanpak of most rows has as its norm.
    pub norm: Option<u16>,
}

/// Asking is reading a list: one record with everybody in it. Only for a begeleider; others have an empty one.
pub fn own(state: &Town, viewer: &Viewer) -> Caseload {
    let today = viewer.today();
    if viewer.role() != Role::Begeleider {
        return Caseload { rows: Vec::new(), fte: None, norm: None };
    }
    let inwoners = toewijzing::caseload(state, viewer.medewerker(), today);
    let mut rows: Vec<Arc<Row>> = inwoners.filter_map(|inwoner| row(state, viewer, inwoner)).collect();
    rows.sort_by_cached_key(|row| (row.naam.sort_key(), row.inwoner));
    viewer.read_list("caseload", rows.iter().map(|row| row.inwoner).collect());
    let norm = aanpak_of_most(&rows)
        .and_then(|aanpak| aanpak::in_force(state, aanpak, today))
        .and_then(|content| content.caseload_norm());
    Caseload { rows, fte: medewerker::own_fte(state, viewer), norm }
}

/// The inwoners of a colleague for whom the viewer stands in today. Asking is reading a list.
pub fn stood_in_for(state: &Town, viewer: &Viewer, colleague: MedewerkerId) -> Result<Vec<Arc<Row>>, Hidden> {
    let today = viewer.today();
    let is_begeleider = viewer.role() == Role::Begeleider;
    waarneming::running(state, viewer.medewerker(), colleague, today).filter(|_| is_begeleider).ok_or(Hidden)?;
    let inwoners = toewijzing::caseload(state, colleague, today);
    let mut rows: Vec<Arc<Row>> = inwoners.filter_map(|inwoner| row(state, viewer, inwoner)).collect();
    rows.sort_by_cached_key(|row| (row.naam.sort_key(), row.inwoner));
    viewer.read_list("caseload", rows.iter().map(|row| row.inwoner).collect());
    Ok(rows)
}

/// Everybody with an open traject, or none yet, in the projects the viewer leads. Asking is reading a list.
pub fn project(state: &Town, viewer: &Viewer) -> Vec<Arc<Row>> {
    let here = |inwoner: &InwonerId| {
        traject::open_on(state, *inwoner, viewer.today()).is_some()
            || traject::aanpakken_of(state, *inwoner).next().is_none()
    };
    let mut rows: Vec<Arc<Row>> =
        inwoner::everybody(state).filter(here).filter_map(|inwoner| row(state, viewer, inwoner)).collect();
    rows.sort_by_cached_key(|row| (row.naam.sort_key(), row.inwoner));
    viewer.read_list("project", rows.iter().map(|row| row.inwoner).collect());
    rows
}

/// The inwoners of one begeleider whom the viewer leads as a coördinator. Asking is reading a list.
pub fn guided_by(state: &Town, viewer: &Viewer, begeleider: MedewerkerId) -> Vec<Arc<Row>> {
    if viewer.role() != Role::Coordinator {
        return Vec::new();
    }
    let inwoners = toewijzing::caseload(state, begeleider, viewer.today());
    let mut rows: Vec<Arc<Row>> = inwoners.filter_map(|inwoner| row(state, viewer, inwoner)).collect();
    rows.sort_by_cached_key(|row| (row.naam.sort_key(), row.inwoner));
    viewer.read_list("project", rows.iter().map(|row| row.inwoner).collect());
    rows
}

/// The aanpak in which most of the rows are; the one first met when several have as many.
fn aanpak_of_most(rows: &[Arc<Row>]) -> Option<Code> {
    let mut counts: Vec<(Code, usize)> = Vec::new();
    for aanpak in rows.iter().filter_map(|row| row.traject).map(|line| line.aanpak) {
        match counts.iter_mut().find(|(known, _)| *known == aanpak) {
            Some((_, count)) => *count += 1,
            None => counts.push((aanpak, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(aanpak, _)| aanpak)
}

/// The line of an inwoner whose name the viewer may know.
fn row(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Option<Arc<Row>> {
    viewer.gate(state, inwoner, &inwoner::SEE_NAME).ok()?;
    let today = viewer.today();
    Some(viewer.kept().row((state, today), inwoner, || worked_out(state, inwoner, today)))
}

/// A line as it follows from the facts, whoever asks for it.
fn worked_out(state: &Town, inwoner: InwonerId, today: Day) -> Row {
    let naam = inwoner::naam_of(state, inwoner);
    let open = traject::open_on(state, inwoner, today);
    let last = contact::last(state, inwoner, today);
    let due = open.and_then(|open| signaal::due_in(state, open, last, today));
    let treden = open.map(|open| meting::course(state, &open, today)).unwrap_or_default();
    let line = open.map(|open| Line {
        aanpak: open.aanpak,
        soort: open.soort,
        fase: open.fase.map(|(code, _, _)| code),
        trede: treden.last().map(|(_, trede)| *trede),
        instroom: open.instroom,
        tot: open.term_end(state),
    });
    Row {
        inwoner,
        naam,
        wijk: inwoner::wijk_of(state, inwoner),
        traject: line,
        laatste: last.map(|last| last.datum),
        gezien: due.and_then(|due| due.gezien).map(|seen| groep::gezien(state, seen)),
        ritme: due.map(|due| due.rhythm),
        eigen_ritme: due.is_some_and(|due| due.eigen.is_some()),
        volgende: last.and_then(|last| last.volgende).filter(|day| *day >= today),
        treden,
        meting: open.map(|open| meting::glance(state, &open, today)).unwrap_or_default(),
        belemmeringen: belemmering::open_in(state, inwoner),
        beloften: belofte::open_of(state, inwoner, today),
        signalen: open.map(|open| signaal::owed(state, &open, due.as_ref(), today)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests;
