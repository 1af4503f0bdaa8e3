use axum::extract::Path;
use domain::access::Role;
use domain::ids::{InwonerId, MedewerkerId};
use domain::time::Moment;
use domain::{inwoner, medewerker};
use store::inzage::InzageRecord;

use super::view::{InzagePage, Look};
use crate::dossier::shown_name;
use crate::shell::Link;
use crate::shell::answer::{Answer, page};
use crate::shell::visit::{Visit, role_key};
use crate::tekst::Tekst;

/// Looks on one page; a dossier of some years has a few hundred.
const AT_MOST: usize = 500;

/// Who read this dossier: by name, role, purpose and time.
pub async fn list(visit: Visit, Path((_, inwoner)): Path<(String, u32)>) -> Answer {
    let (t, id) = (visit.t, InwonerId(inwoner));
    let records = visit.town.readers_of(visit.who, id)?;
    let (naam, rows, people) = visit.town.ask(visit.who, |state, viewer| {
        let naam = inwoner::naam(state, viewer, id)?;
        let mut people: Vec<u32> = records.iter().map(|record| record.door).collect();
        people.sort_unstable();
        people.dedup();
        let rows = records
            .iter()
            .take(AT_MOST)
            .map(|record| look(&t, record, medewerker::naam(state, MedewerkerId(record.door))));
        Ok((shown_name(&t, &naam, id), rows.collect::<Vec<_>>(), people.len()))
    })?;
    let summary = t.with2("inzage-summary", ("keer", records.len() as u32), ("mensen", people as u32));
    let inwoner = Link::new(visit.at(format_args!("/inwoner/{id}")), naam);
    page(&InzagePage { t, shell: visit.shell(t.say("readers")), inwoner, summary, rows, older: None })
}

pub(crate) fn look(t: &Tekst, record: &InzageRecord, naam: &str) -> Look {
    let role = Role::from_word(&record.rol).map_or(record.rol.clone(), |role| t.say(role_key(role)).to_owned());
    Look {
        when: moment(t, record.at),
        who: naam.to_owned(),
        role,
        purpose: t.say(&format!("purpose-{}", record.doel)).to_owned(),
        what: match &record.lijst {
            Some(list) => t.say(&format!("list-{list}")).to_owned(),
            None => t.say("inzage-dossier").to_owned(),
        },
    }
}

/// "24 november 2026, 8.52 uur"
pub fn moment(t: &Tekst, micros: i64) -> String {
    let at = Moment(micros).zoned();
    format!("{}, {}", t.date(at.date()), t.clock(at.hour(), at.minute()))
}
