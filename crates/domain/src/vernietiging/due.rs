//! What may no longer be kept: everything of which the term is over, and since when.

use super::terms::{Soort, Termijn, term};
use super::{DUE, is_destroyed};
use crate::aanmelding::{self, Stand};
use crate::access::Viewer;
use crate::contact;
use crate::ids::InwonerId;
use crate::inwoner;
use crate::refusal::Hidden;
use crate::samenvoeging;
use crate::state::State as Town;
use crate::time::{Day, Period};
use crate::traject::{self, Traject};

/// Something that can be destroyed by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub inwoner: InwonerId,
    pub soort: Soort,
    /// The zaken it is made of. A dossier is everything below one name, which ends in a slash.
    pub zaken: Vec<String>,
    /// The first and the last day that anything in it is about.
    pub period: Period,
    /// The first day on which it may no longer be kept; none while it has not ended.
    pub vervalt: Option<Day>,
    pub termijn: &'static Termijn,
}

impl Item {
    /// Whether its term is over.
    pub fn is_due(&self, today: Day) -> bool {
        self.vervalt.is_some_and(|day| day <= today)
    }
}

/// What is due today: inwoner numbers and no names. Where a whole dossier is due, it stands for all that is in it.
pub fn due(state: &Town, viewer: &Viewer) -> Result<Vec<Item>, Hidden> {
    viewer.gate_at_large(&DUE)?;
    let today = viewer.today();
    let mut due: Vec<Item> = Vec::new();
    for inwoner in inwoner::everybody(state).filter(|inwoner| inwoner::exists(state, *inwoner)) {
        let dossier = dossier(state, inwoner, today);
        if dossier.is_due(today) {
            due.push(dossier);
        } else {
            due.extend(items(state, inwoner, today).into_iter().filter(|item| item.is_due(today)));
        }
    }
    due.sort_by_key(|item| (item.vervalt, item.inwoner));
    Ok(due)
}

/// What is kept of an inwoner and how long, with the whole dossier last; the caller has passed the gate.
pub(crate) fn kept_of(state: &Town, inwoner: InwonerId, today: Day) -> Vec<Item> {
    let mut kept = items(state, inwoner, today);
    kept.sort_by_key(|item| (item.soort, item.period.van));
    kept.push(dossier(state, inwoner, today));
    kept
}

/// What is in a dossier that can be destroyed by itself, and was not yet.
pub(super) fn items(state: &Town, inwoner: InwonerId, today: Day) -> Vec<Item> {
    let trajecten = traject::of(state, inwoner, Day::LAST);
    let mut items: Vec<Item> = trajecten.iter().map(|traject| of_traject(state, traject, today)).collect();
    items.extend(aanmelding::of_inwoner(state, inwoner, Day::LAST).map(|one| {
        let ended = matches!(one.stand, Stand::Afgewezen | Stand::Ingetrokken | Stand::Afgehaakt).then_some(one.sinds);
        let zaken = under(state, inwoner, &format!("aanmelding/{}", one.id));
        item(inwoner, Soort::Aanmelding, zaken, Period { van: one.datum, tot: one.sinds }, ended, today)
    }));
    let mut years: Vec<i16> = contact::days(state, inwoner).map(Day::year).collect();
    years.sort_unstable();
    years.dedup();
    items.extend(years.into_iter().map(|year| of_contacts(state, inwoner, year, &trajecten, today)));
    items.retain(|item| !item.zaken.iter().any(|zaak| is_destroyed(state, zaak)));
    items
}

fn of_traject(state: &Town, traject: &Traject, today: Day) -> Item {
    let inwoner = traject.inwoner;
    let zaken = ["traject", "meting"].map(|kind| under(state, inwoner, &format!("{kind}/{}", traject.id))).concat();
    let period = Period { van: traject.instroom, tot: traject.einde.map_or(today, |einde| einde.dag) };
    item(inwoner, Soort::Traject, zaken, period, traject.einde.map(|einde| einde.dag), today)
}

/// Contacts are evidence of the trajecten of their year, and are kept as long as those.
fn of_contacts(state: &Town, inwoner: InwonerId, year: i16, trajecten: &[Traject], today: Day) -> Item {
    let period = Period::year(year);
    let mut ended = (period.tot < today).then_some(period.tot);
    for traject in trajecten.iter().filter(|traject| overlaps(traject, period)) {
        ended = ended.and_then(|end| traject.einde.map(|einde| einde.dag.max(end)));
    }
    item(inwoner, Soort::Contact, under(state, inwoner, &format!("contact/{year}")), period, ended, today)
}

fn overlaps(traject: &Traject, period: Period) -> bool {
    traject.instroom <= period.tot && traject.einde.is_none_or(|einde| einde.dag >= period.van)
}

/// All of somebody: ended when nothing in it is open, on the last day that anything in it is about.
pub(super) fn dossier(state: &Town, inwoner: InwonerId, today: Day) -> Item {
    let items = items(state, inwoner, today);
    let registered = inwoner::since(state, inwoner).unwrap_or(today);
    let open = traject::of(state, inwoner, Day::LAST).iter().any(|traject| traject.einde.is_none())
        || aanmelding::of_inwoner(state, inwoner, Day::LAST).any(|one| one.is_open(state));
    let last_contact = contact::days(state, inwoner).max();
    let days = items.iter().filter(|item| item.soort != Soort::Contact).map(|item| item.period.tot);
    let last = days.chain(last_contact).chain([registered]).max().unwrap_or(today);
    let first = items.iter().map(|item| item.period.van).chain([registered]).min().unwrap_or(registered);
    let ended = (!open).then_some(last);
    item(inwoner, Soort::Dossier, under(state, inwoner, ""), Period { van: first, tot: last }, ended, today)
}

/// The zaken of this name, in the dossier and in those that went up in it.
fn under(state: &Town, inwoner: InwonerId, name: &str) -> Vec<String> {
    samenvoeging::numbers(state, inwoner).into_iter().map(|number| format!("inwoner/{number}/{name}")).collect()
}

fn item(inwoner: InwonerId, soort: Soort, zaken: Vec<String>, period: Period, ended: Option<Day>, today: Day) -> Item {
    let termijn = term(soort, today);
    Item { inwoner, soort, zaken, period, vervalt: ended.map(|end| termijn.duur.after(end)), termijn }
}
