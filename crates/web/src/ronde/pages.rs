//! The monthly round: everybody of the own caseload on one page, last month's values filled in.
//!
//! The page works as one form. With the script each row that was touched is sent by itself as soon as the begeleider goes on
//! to the next, to the same address and the same rule; the answer is then that row alone.

use std::collections::BTreeMap;

use app::{Acted, Error};
use axum::extract::Query;
use domain::aanpak::{self, Content};
use domain::access::Viewer;
use domain::ids::{Daad, InwonerId, Nr};
use domain::meting::{self, Vragen};
use domain::refusal::{Hidden, Refusal};
use domain::ronde::{self, Extent, Row, Said};
use domain::seen::Seen;
use domain::state::State;
use domain::time::Day;
use serde::Deserialize;

use super::view::{Counts, Rij, RondePage, Table, Wrongly};
use crate::dossier::feiten;
use crate::meting::view::vragen_of;
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit};
use crate::shell::{Empty, Link};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    maand: String,
    /// How many metingen were just recorded.
    #[serde(default)]
    vastgelegd: Option<u32>,
}

/// What did not go through, by inwoner: what was said, and why not.
type Refusals = BTreeMap<InwonerId, (Said, Vec<Refusal>)>;

pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let maand = month(&asked.maand, visit.today());
    let mut shown = ronde_page(&visit, maand, &Refusals::new())?;
    shown.shell.done = asked.vastgelegd.map(|aantal| visit.t.with("ronde-gedaan", "aantal", aantal));
    page(&shown)
}

/// "2010-04" as the first day of that month; the month of today when it is none, or lies ahead.
fn month(text: &str, today: Day) -> Day {
    let first = |day: Day| day.plus(1 - i32::from(day.date().day()));
    let asked = format!("{text}-01").parse::<Day>().ok().filter(|day| *day <= today);
    asked.unwrap_or(first(today))
}

fn word(maand: Day) -> String {
    maand.to_string().chars().take(7).collect()
}

fn ronde_page(visit: &Visit, maand: Day, refusals: &Refusals) -> Result<RondePage, Wrong> {
    let t = visit.t;
    let (tables, counts) = visit.town.ask(visit.who, |state, viewer| {
        let rows = ronde::own(state, viewer, maand)?;
        let counts = Counts::of(&rows);
        tables(visit, state, viewer, &rows, refusals).map(|tables| (tables, counts))
    })?;
    let (today, month) = (visit.today(), t.month(maand.date()));
    let at = |maand: Day| visit.at(format_args!("/meting?maand={}", word(maand)));
    let named = |maand: Day| t.with("ronde-other", "maand", t.month(maand.date()));
    let earlier = maand.plus_months(-1);
    let later = Some(maand.plus_months(1)).filter(|next| *next <= today);
    let names = tables.iter().flat_map(|table| &table.rows).filter(|rij| rij.error.is_some());
    Ok(RondePage {
        t,
        shell: visit.shell(t.with("ronde-title", "maand", month.as_str())),
        maand: word(maand),
        action: visit.at("/meting"),
        later_on: visit.at("/caseload"),
        earlier: Link::new(at(earlier), named(earlier)),
        later: later.map(|next| Link::new(at(next), named(next))),
        wrong: names.map(|rij| Link::new(format!("#rij-{}", rij.id), rij.naam.clone())).collect(),
        empty: tables.is_empty().then(|| Empty { text: t.say("ronde-empty").to_owned(), act: None }),
        counts,
        tables,
    })
}

/// One table for each aanpak: ladders and leefgebieden may differ.
fn tables(
    visit: &Visit,
    state: &State,
    viewer: &Viewer,
    rows: &[Row],
    refusals: &Refusals,
) -> Result<Vec<Table>, Hidden> {
    let mut tables: Vec<(domain::codes::Code, Table)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let content = aanpak::in_force(state, row.aanpak, row.datum).ok_or(Hidden)?;
        let mut rij = rij(visit, state, viewer, content, row, refusals.get(&row.inwoner));
        rij.place = visit.t.with2("ronde-place", ("nummer", at as u32 + 1), ("aantal", rows.len() as u32));
        rij.previous = at.checked_sub(1).map(|at| rows[at].inwoner.to_string());
        rij.next = rows.get(at + 1).map(|row| row.inwoner.to_string());
        match tables.iter_mut().find(|(code, _)| *code == row.aanpak) {
            Some((_, table)) => table.rows.push(rij),
            None => tables.push((row.aanpak, Table::new(&visit.t, content, rij))),
        }
    }
    Ok(tables.into_iter().map(|(_, table)| table).collect())
}

fn rij(
    visit: &Visit,
    state: &State,
    viewer: &Viewer,
    content: &Content,
    row: &Row,
    refused: Option<&(Said, Vec<Refusal>)>,
) -> Rij {
    let t = &visit.t;
    let mut rij = Rij::new(t, content, row, refused.map(|(said, _)| said));
    rij.href = visit.at(format_args!("/inwoner/{}", row.inwoner));
    rij.daad = crate::form::fresh_daad();
    rij.correct = row.done.as_ref().map(|done| visit.at(format_args!("/inwoner/{}/meting/{}", row.inwoner, done.nr)));
    let Some((_, refusals)) = refused else { return rij };
    let sentences: Vec<String> = refusals.iter().map(|refusal| visit.sentence(refusal)).collect();
    rij.error = Some(Wrongly { at_words: asks_why(refusals), text: sentences.join(" ") });
    rij.theirs = refusals.iter().find(|refusal| refusal.code == "meting-intussen").and_then(|_| {
        let newest = meting::one(state, viewer, row.seen.unwrap_or(Nr(0))).ok()?;
        let what = feiten::meting(t, &newest);
        Some(t.with2("ronde-theirs", ("wat", what), ("dag", t.date(newest.datum.date()))))
    });
    rij
}

/// Whether a reason is what is missing: the message then stands at the words.
fn asks_why(refusals: &[Refusal]) -> bool {
    refusals.iter().any(|refusal| matches!(refusal.field, Some("afwijking" | "toelichting")))
}

/// The whole round, or one row of it.
pub async fn record(sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    visit.town.ask(visit.who, |state, viewer| if ronde::has(state, viewer) { Ok(()) } else { Err(Hidden) })?;
    let maand = month(sent.get("maand"), visit.today());
    if let Some(one) = sent.some("rij") {
        let inwoner = one.parse().map(InwonerId).map_err(|_| Wrong::Hidden)?;
        return record_row(&sent, maand, inwoner).await;
    }
    let (mut recorded, mut refusals) = (0, Refusals::new());
    for inwoner in inwoners(&sent) {
        let said = said(&sent, inwoner);
        match settle(&sent, maand, inwoner, &said, Extent::Whole).await {
            Ok(acted) => recorded += u32::from(acted.nrs.is_some() && !acted.repeated),
            Err(Error::Refused(why)) => drop(refusals.insert(inwoner, (said, why))),
            // Somebody who went to another begeleider while the page was open is not there any more.
            Err(Error::Hidden) => {}
            Err(other) => return Err(other.into()),
        }
    }
    if refusals.is_empty() {
        return to(&visit.at(format_args!("/meting?maand={}&vastgelegd={recorded}", word(maand))));
    }
    let mut shown = ronde_page(visit, maand, &refusals)?;
    shown.shell.done = (recorded > 0).then(|| visit.t.with("ronde-gedaan", "aantal", recorded));
    refused(&shown)
}

/// One row: the answer is that row as it now is, or with what is wrong and what was typed.
async fn record_row(sent: &Sent<Visit>, maand: Day, inwoner: InwonerId) -> Answer {
    let (visit, said) = (&sent.from, said(sent, inwoner));
    let wrong = match settle(sent, maand, inwoner, &said, Extent::Touched).await {
        Ok(_) => None,
        Err(Error::Refused(why)) => Some((said, why)),
        Err(other) => return Err(other.into()),
    };
    let mut row = visit.town.ask(visit.who, |state, viewer| {
        let row = ronde::one(state, viewer, inwoner, maand)?;
        let content = aanpak::in_force(state, row.aanpak, row.datum).ok_or(Hidden)?;
        Ok(rij(visit, state, viewer, content, &row, wrong.as_ref()))
    })?;
    row.alone = true;
    if wrong.is_some() { refused(&row) } else { page(&row) }
}

async fn settle(
    sent: &Sent<Visit>,
    maand: Day,
    inwoner: InwonerId,
    said: &Said,
    extent: Extent,
) -> Result<Acted, Error> {
    let visit = &sent.from;
    let field = |name: &str| sent.get(&format!("{name}-{inwoner}"));
    let seen = Seen { last: field("gezien").parse().ok().map(Nr), confirmed: false };
    let daad = uuid::Uuid::try_parse(field("daad")).map_or_else(|_| app::fresh_daad(), |daad| Daad(daad.into_bytes()));
    let (said, reden) = (said.clone(), visit.t.say("ronde-reden"));
    let rule = move |state: &State, viewer: &Viewer| {
        ronde::record(state, viewer, (inwoner, maand), &said, extent, seen, reden)
    };
    visit.town.act(visit.who, daad, rule).await
}

/// The inwoners of whom the form has a row.
fn inwoners(sent: &Sent<Visit>) -> Vec<InwonerId> {
    let mut all: Vec<InwonerId> = sent.beginning("van-").filter_map(|(id, _)| id.parse().ok().map(InwonerId)).collect();
    all.sort_unstable();
    all
}

/// What was said of one inwoner. A choice that the row did not offer is as if it was not made: the rule then tells.
fn said(sent: &Sent<Visit>, inwoner: InwonerId) -> Said {
    let field = |name: &str| sent.get(&format!("{name}-{inwoner}"));
    let prefix = format!("l-{inwoner}-");
    let leefgebieden: BTreeMap<String, Vragen> =
        sent.beginning(&prefix).filter_map(|(code, value)| Some((code.to_owned(), vragen_of(value)?))).collect();
    Said {
        trede: field("trede").parse().ok(),
        klopt: field("klopt") == "ja",
        groei: field("groei") == "ja",
        leefgebieden,
        toelichting: Some(field("woorden").to_owned()).filter(|words| !words.is_empty()),
        niet_gemeten: field("niet") == "ja",
        van: field("van").parse().ok().map(Nr),
    }
}
