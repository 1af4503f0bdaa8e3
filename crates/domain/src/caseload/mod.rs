//! A begeleider's inwoners, one line each: what a coach looks at every morning.

use crate::access::Viewer;
use crate::codes::Code;
use crate::ids::InwonerId;
use crate::inwoner::{self, Naam};
use crate::signaal::{self, Signaal};
use crate::state::State as Town;
use crate::text::folded;
use crate::time::Day;
use crate::{aanpak, contact, medewerker, toewijzing, traject};

/// One inwoner of the caseload.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub inwoner: InwonerId,
    pub naam: Naam,
    pub wijk: Option<std::sync::Arc<str>>,
    pub traject: Option<Line>,
    pub laatste: Option<Day>,
    /// Days between contacts by the rhythm of the aanpak; `None` when it asks none.
    pub ritme: Option<u16>,
    pub volgende: Option<Day>,
    pub signaal: Option<Signaal>,
}

/// The open traject of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    pub aanpak: Code,
    pub soort: Code,
    pub fase: Option<Code>,
    pub trede: Option<u8>,
    pub instroom: Day,
    /// The last day of the term.
    pub tot: Option<Day>,
}

/// The viewer's own caseload today, with the numbers above it.
#[derive(Debug, Clone, PartialEq)]
pub struct Caseload {
    pub rows: Vec<Row>,
    /// Hundredths of a full week, when recorded.
    pub fte: Option<u16>,
    /// Inwoners per fte that the aanpak of most rows has as its norm.
    pub norm: Option<u16>,
}

/// Asking is reading a list: one record with everybody in it. Only for a begeleider; others have an empty one.
pub fn own(state: &Town, viewer: &Viewer) -> Caseload {
    let today = viewer.today();
    let inwoners = toewijzing::caseload(state, viewer.medewerker(), today);
    let mut rows: Vec<Row> = inwoners.filter_map(|inwoner| row(state, viewer, inwoner)).collect();
    rows.sort_by_cached_key(|row| (folded(&row.naam.achternaam), folded(&row.naam.voornaam), row.inwoner));
    viewer.read_list("caseload", rows.iter().map(|row| row.inwoner).collect());
    let first = rows.iter().find_map(|row| row.traject);
    let norm = first.and_then(|line| aanpak::in_force(state, line.aanpak, today)).and_then(|content| content.caseload_norm());
    Caseload { rows, fte: medewerker::own_fte(state, viewer), norm }
}

fn row(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Option<Row> {
    let today = viewer.today();
    let naam = inwoner::naam(state, viewer, inwoner).ok()?;
    let due = signaal::contact_due(state, inwoner, today);
    let open = due.map(|due| due.traject).or_else(|| traject::open_on(state, inwoner, today));
    let last = contact::last(state, inwoner, today);
    let line = open.map(|open| Line {
        aanpak: open.aanpak,
        soort: open.soort,
        fase: open.fase.map(|(code, _, _)| code),
        trede: open.trede,
        instroom: open.instroom,
        tot: open.term_end(state),
    });
    Some(Row {
        inwoner,
        naam,
        wijk: inwoner::wijk_of(state, inwoner),
        traject: line,
        laatste: last.map(|last| last.datum),
        ritme: due.map(|due| due.rhythm),
        volgende: last.and_then(|last| last.volgende).filter(|day| *day >= today),
        signaal: signaal::contact_overdue(state, inwoner, today),
    })
}
