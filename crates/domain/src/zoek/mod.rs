//! Finding an inwoner by name, key or dossier number, among those the viewer may know to exist.

use crate::access::Viewer;
use crate::ids::InwonerId;
use crate::inwoner::{self, Naam};
use crate::state::State as Town;
use crate::text::folded;
use crate::{medewerker, toewijzing};

/// One inwoner that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub inwoner: InwonerId,
    pub naam: Naam,
    pub wijk: Option<std::sync::Arc<str>>,
    /// The name of the begeleider, when there is one.
    pub begeleider: Option<String>,
}

/// What was found. `more` says how many others fit beside the hits that are shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    pub hits: Vec<Hit>,
    pub more: usize,
}

/// Every word of the query has to begin a word of the name; a number is also a dossier number or a key of the list.
/// Asking is reading a list. Names sort without tussenvoegsel.
pub fn search(state: &Town, viewer: &Viewer, query: &str, at_most: usize) -> Found {
    let wanted = folded(query);
    if wanted.is_empty() {
        return Found::default();
    }
    let number = query.trim().parse().ok().map(InwonerId);
    // A key is typed as it is heard; lists write it in capitals.
    let by_key =
        inwoner::by_sleutel(state, query.trim()).or_else(|| inwoner::by_sleutel(state, &query.trim().to_uppercase()));
    let fits = |inwoner: InwonerId| {
        Some(inwoner) == number
            || Some(inwoner) == by_key
            || inwoner::zoeknamen(state, inwoner).any(|naam| begins(naam, &wanted))
    };
    let found = inwoner::everybody(state).filter(|inwoner| fits(*inwoner));
    let mut hits: Vec<Hit> = found.filter_map(|inwoner| hit(state, viewer, inwoner)).collect();
    hits.sort_by_cached_key(|hit| (Some(hit.inwoner) != number, hit.naam.sort_key(), hit.inwoner));
    let more = hits.len().saturating_sub(at_most);
    hits.truncate(at_most);
    viewer.read_list("zoek", hits.iter().map(|hit| hit.inwoner).collect());
    Found { hits, more }
}

fn hit(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Option<Hit> {
    let naam = inwoner::naam(state, viewer, inwoner).ok()?;
    let begeleider =
        toewijzing::begeleider(state, viewer, inwoner).ok()?.map(|id| medewerker::naam(state, id).to_owned());
    Some(Hit { inwoner, naam, wijk: inwoner::wijk_of(state, inwoner), begeleider })
}

fn begins(naam: &str, wanted: &str) -> bool {
    wanted.split(' ').all(|word| naam.split(' ').any(|part| part.starts_with(word)))
}

#[cfg(test)]
mod tests;
