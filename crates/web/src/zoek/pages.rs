use domain::access::Role;
use domain::zoek;

use super::view::{Hit, ZoekPage};
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};

/// Most hits on a page; more are better found with another word.
const AT_MOST: usize = 50;

/// For who may know no name at all there is nothing to look for, and so no page.
fn may_look(visit: &Visit) -> Result<(), Wrong> {
    if matches!(visit.who.role, Role::Begeleider | Role::Regisseur | Role::Coordinator) {
        Ok(())
    } else {
        Err(Wrong::Hidden)
    }
}

/// An empty page to search from, for an address that was typed or kept.
pub async fn empty(visit: Visit) -> Answer {
    may_look(&visit)?;
    let t = visit.t;
    let summary = t.say("search-how").to_owned();
    page(&ZoekPage { t, shell: visit.shell(t.say("search-title")), query: String::new(), summary, hits: Vec::new() })
}

/// Names travel in the body, never in an address.
pub async fn results(sent: Sent<Visit>) -> Answer {
    let (visit, t) = (&sent.from, sent.from.t);
    may_look(visit)?;
    let query = sent.get("q").to_owned();
    let found = visit.town.ask(visit.who, |state, viewer| {
        let found = zoek::search(state, viewer, &query, AT_MOST);
        let hits: Vec<Hit> = found.hits.into_iter().map(|hit| self::hit(&t, hit)).collect();
        Ok((hits, found.more))
    })?;
    let (hits, more) = found;
    let summary = match (query.is_empty(), hits.len()) {
        (true, _) => t.say("search-how").to_owned(),
        (false, 0) => t.say("search-none").to_owned(),
        (false, _) if more > 0 => t.with2("search-more", ("aantal", hits.len() as u32), ("meer", more as u32)),
        (false, count) => t.with("search-found", "aantal", count as u32),
    };
    page(&ZoekPage { t, shell: visit.shell(t.say("search-title")), query, summary, hits })
}

fn hit(t: &crate::tekst::Tekst, hit: zoek::Hit) -> Hit {
    Hit {
        id: hit.inwoner.to_string(),
        name: crate::dossier::shown_name(t, &hit.naam, hit.inwoner),
        detail: hit.wijk.map(|wijk| wijk.to_string()).unwrap_or_default(),
        begeleider: hit.begeleider.unwrap_or_default(),
        traject: t.with("inwoner-number", "nummer", hit.inwoner.to_string()),
        open: true,
    }
}
