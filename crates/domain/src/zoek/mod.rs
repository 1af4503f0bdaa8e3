//! Finding an inwoner by any of the names, by where somebody lives or takes part, by key or dossier number, among those the
//! viewer may know to exist.

use crate::access::Viewer;
use crate::codes::Code;
use crate::ids::InwonerId;
use crate::inwoner::{self, Naam};
use crate::state::State as Town;
use crate::text::folded;
use crate::{aanpak, groep, medewerker, samenvoeging, toewijzing};

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

/// Every word of the query has to begin a word of one of the names, or of the wijk, or of the vestiging where somebody is in
/// a group today; a number is also a dossier number or a key of the list. Who is called so comes before who lives there.
/// Asking is reading a list. Names sort without tussenvoegsel.
pub fn search(state: &Town, viewer: &Viewer, query: &str, at_most: usize) -> Found {
    let wanted = folded(query);
    if wanted.is_empty() {
        return Found::default();
    }
    let number = query.trim().parse().ok().map(|number| samenvoeging::now(state, InwonerId(number)));
    // A key is typed as it is heard; lists write it in capitals.
    let by_key =
        inwoner::by_sleutel(state, query.trim()).or_else(|| inwoner::by_sleutel(state, &query.trim().to_uppercase()));
    let points = points(state, viewer, &wanted);
    let fit = |inwoner: InwonerId| {
        if Some(inwoner) == number || Some(inwoner) == by_key {
            return Some(Fit::Number);
        }
        if inwoner::zoeknamen(state, inwoner).any(|naam| begins(naam, &wanted)) {
            return Some(Fit::Name);
        }
        let lives = || inwoner::wijk_of(state, inwoner).is_some_and(|wijk| begins(&folded(&wijk), &wanted));
        let takes_part = || {
            points
                .iter()
                .any(|(aanpak, vestiging)| groep::is_at_point(state, inwoner, (*aanpak, *vestiging), viewer.today()))
        };
        (lives() || takes_part()).then_some(Fit::Place)
    };
    let found = inwoner::everybody(state).filter_map(|inwoner| Some((fit(inwoner)?, inwoner)));
    let mut hits: Vec<(Fit, Hit)> =
        found.filter_map(|(fit, inwoner)| Some((fit, hit(state, viewer, inwoner)?))).collect();
    hits.sort_by_cached_key(|(fit, hit)| (*fit, hit.naam.sort_key(), hit.inwoner));
    let mut hits: Vec<Hit> = hits.into_iter().map(|(_, hit)| hit).collect();
    let more = hits.len().saturating_sub(at_most);
    hits.truncate(at_most);
    viewer.read_list("zoek", hits.iter().map(|hit| hit.inwoner).collect());
    Found { hits, more }
}

/// By what somebody was found, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Number,
    Name,
    Place,
}

/// The vestigingen that are called so, each with its aanpak.
fn points(state: &Town, viewer: &Viewer, wanted: &str) -> Vec<(Code, Code)> {
    let contents = aanpak::list(state).into_iter().filter_map(|one| aanpak::by_slug(state, &one.slug, viewer.today()));
    let points = contents.flat_map(|content| {
        let called = content.vestigingen.iter().filter(|one| begins(&folded(&one.naam.nl), wanted));
        called.filter_map(|one| Some((state.codes.find(&content.slug)?, state.codes.find(&one.code)?)))
    });
    points.collect()
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
