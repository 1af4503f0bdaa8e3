use axum::extract::Query;
use domain::access::{self, Role};
use domain::ids::{InwonerId, MedewerkerId};
use domain::medewerker;
use domain::refusal::Hidden;
use domain::time::Day;
use serde::Deserialize;
use store::inzage::{InzageRecord, Wanted};

use super::log_view::{Asked, LogPage, Look, Reach, Staff, ToegangPage};
use crate::form::Choice;
use crate::inzage::pages::moment;
use crate::shell::Link;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Visit, role_key};
use crate::tekst::{Tekst, capital};
use crate::uitleg::pages::standing_key;

/// Looks on one page.
const PAGE: u32 = 100;

/// What is asked of the log. It stands in the address: numbers and days name nobody.
#[derive(Debug, Default, Deserialize)]
pub struct LogAsked {
    #[serde(default)]
    dossier: String,
    #[serde(default)]
    wie: String,
    #[serde(default)]
    van: String,
    #[serde(default)]
    tot: String,
    #[serde(default)]
    pagina: u32,
}

/// Reads what was typed; a day or number that cannot be read is told, and then nothing is shown.
fn wanted(t: &Tekst, asked: &LogAsked) -> Result<Wanted, Vec<String>> {
    let mut errors = Vec::new();
    let mut number = |text: &str, key: &str| match text.trim() {
        "" => None,
        text => text.parse().map_err(|_| errors.push(t.say(key).to_owned())).ok(),
    };
    let (inwoner, door) =
        (number(&asked.dossier, "inzage-dossier-unreadable"), number(&asked.wie, "inzage-who-unreadable"));
    let mut day = |text: &str, later: i32| match text.trim() {
        "" => None,
        text => match text.parse::<Day>() {
            Ok(day) => day.plus(later).date().in_tz("Europe/Amsterdam").ok().map(|at| at.timestamp().as_microsecond()),
            Err(_) => {
                errors.push(t.say("day-unreadable").to_owned());
                None
            }
        },
    };
    // The last day counts whole.
    let (van, tot) = (day(&asked.van, 0), day(&asked.tot, 1));
    if errors.is_empty() { Ok(Wanted { inwoner, door, van, tot }) } else { Err(errors) }
}

/// The read log: by dossier number, by who looked, by period.
pub async fn log(visit: Visit, Query(asked): Query<LogAsked>) -> Answer {
    let t = visit.t;
    let people = staff_choices(&visit)?;
    let at = asked.pagina.max(1);
    let (records, count, errors) = match wanted(&t, &asked) {
        Ok(wanted) => {
            let (records, count) = visit.town.looks(visit.who, &wanted, (at - 1).saturating_mul(PAGE), PAGE)?;
            (records, count, Vec::new())
        }
        Err(errors) => (Vec::new(), 0, errors),
    };
    let rows = visit.town.ask(visit.who, |state, _| {
        Ok(records.iter().map(|one| look(&t, one, medewerker::naam(state, MedewerkerId(one.door)))).collect::<Vec<_>>())
    })?;
    let address = |number: u32| {
        let pairs = [("dossier", &asked.dossier), ("wie", &asked.wie), ("van", &asked.van), ("tot", &asked.tot)];
        let pairs = pairs.iter().filter(|(_, value)| plain(value)).map(|(name, value)| format!("{name}={value}&"));
        visit.at(format_args!("/inzage?{}pagina={number}", pairs.collect::<String>()))
    };
    let last = u32::try_from(count.div_ceil(u64::from(PAGE))).unwrap_or(u32::MAX);
    page(&LogPage {
        t,
        shell: visit.shell(t.say("nav-inzage")),
        summary: t.with("inzagelog-summary", "aantal", u32::try_from(count).unwrap_or(u32::MAX)),
        newer: (at > 1).then(|| Link::new(address(at - 1), t.say("inzagelog-newer"))),
        older: (at < last).then(|| Link::new(address(at + 1), t.say("inzagelog-older"))),
        asked: Asked { dossier: asked.dossier, wie: asked.wie, van: asked.van, tot: asked.tot },
        people,
        errors,
        rows,
    })
}

/// A value that can stand in an address as it is.
fn plain(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn staff_choices(visit: &Visit) -> Result<Vec<Choice>, Wrong> {
    let people = visit.town.ask(visit.who, |state, viewer| {
        viewer.gate_at_large(&access::INZAGE_LOG)?;
        Ok(medewerker::list(state, viewer))
    })?;
    let all = std::iter::once(Choice::new("", visit.t.say("inzagelog-everybody")));
    Ok(all.chain(people.iter().map(|one| Choice::new(one.id.to_string(), one.naam.to_string()))).collect())
}

fn look(t: &Tekst, record: &InzageRecord, naam: &str) -> Look {
    let seen = crate::inzage::pages::look(t, record, naam);
    let what = match record.lijst {
        Some(_) => t.with2("inzagelog-list", ("wat", capital(&seen.what)), ("aantal", record.inwoners.len() as u32)),
        None => capital(&seen.what),
    };
    let dossier = record.inwoner.map(|id| id.to_string()).unwrap_or_default();
    Look { when: moment(t, record.at), who: seen.who, role: seen.role, purpose: seen.purpose, what, dossier }
}

#[derive(Debug, Default, Deserialize)]
pub struct Which {
    #[serde(default)]
    dossier: String,
}

/// Who works here in which role, and who could open this dossier today.
pub async fn toegang(visit: Visit, Query(which): Query<Which>) -> Answer {
    let t = visit.t;
    let text = which.dossier.trim();
    let number: Option<u32> = text.parse().ok();
    let (reach, staff) = visit.town.ask(visit.who, |state, viewer| {
        viewer.gate_at_large(&access::TOEGANG)?;
        let reach = number.map_or(Ok(Vec::new()), |number| access::who_reaches(state, viewer, InwonerId(number)))?;
        let reach = reach.iter().map(|one| Reach {
            who: medewerker::naam(state, one.medewerker).to_owned(),
            role: t.say(role_key(one.role)).to_owned(),
            standing: t.say(standing_key(one.standing)).to_owned(),
            what: t.say(if one.only_name { "toegang-name" } else { "toegang-dossier" }).to_owned(),
        });
        let reach: Vec<Reach> = reach.collect();
        Ok::<_, Hidden>((reach, medewerker::list(state, viewer)))
    })?;
    let found = number.map(|number| match reach.len() {
        0 => t.with("toegang-nobody", "nummer", number.to_string()),
        count => t.with2("toegang-found", ("aantal", count as u32), ("nummer", number.to_string())),
    });
    page(&ToegangPage {
        t,
        shell: visit.shell(t.say("nav-toegang")),
        lead: t.say("toegang-lead").to_owned(),
        error: (!text.is_empty() && number.is_none()).then(|| t.say("inzage-dossier-unreadable").to_owned()),
        dossier: text.to_owned(),
        eigen: number
            .filter(|_| !reach.is_empty())
            .map(|number| Link::new(visit.at(format_args!("/inwoner/{number}/eigen")), t.say("eigen-link"))),
        found,
        reach,
        staff: staff.iter().map(|one| self::staff(&t, one)).collect(),
        policy: Link::new(visit.at("/wie-ziet-wat"), t.say("toegang-policy")),
    })
}

fn staff(t: &Tekst, one: &medewerker::Medewerker) -> Staff {
    let role = |(role, place): &(Role, Option<std::sync::Arc<str>>)| {
        let role = t.say(role_key(*role));
        place.as_ref().map_or_else(
            || role.to_owned(),
            |place| t.with2("role-of-aanpak", ("rol", role), ("aanpak", place.to_string())),
        )
    };
    Staff {
        who: one.naam.to_string(),
        roles: one.rollen.iter().map(role).collect(),
        since: one.sinds.map(|day| t.date(day.date())).unwrap_or_default(),
    }
}
