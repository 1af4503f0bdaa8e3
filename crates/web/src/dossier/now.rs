//! How somebody stands now: the ladder and the leefgebieden, what is in the way, and in which groups they take part. Each
//! with the way to record what changed.

use askama::Template;
use domain::aanpak::content::Onderdeel;
use domain::access::Viewer;
use domain::belemmering;
use domain::groep;
use domain::ids::InwonerId;
use domain::meting;
use domain::refusal::Hidden;
use domain::state::State;
use domain::tijdlijn::{Event, What};
use domain::time::Day;
use domain::traject::Traject;

use super::guided_by;
use super::known::Known;
use super::ladder::LadderChart;
use crate::belemmering::pages::summary;
use crate::groep::pages::now as deelname;
use crate::meting::view::rung;
use crate::shell::Link;
use crate::shell::visit::Visit;

/// A part of the dossier that says how it stands, line by line.
#[derive(Template, Clone, Debug, Default)]
#[template(path = "dossier/now.html")]
pub struct Now {
    pub id: &'static str,
    pub title: String,
    /// "Meting vastleggen"
    pub act: Option<Link>,
    /// The key that follows the act, for the script.
    pub key: Option<&'static str>,
    pub lines: Vec<Line>,
    /// What comes here, as long as there is nothing.
    pub empty: String,
    /// How it went, month by month.
    pub chart: Option<LadderChart>,
}

#[derive(Clone, Debug, Default)]
pub struct Line {
    pub label: String,
    pub value: String,
    /// "Bijwerken"
    pub act: Option<Link>,
}

/// The parts that the aanpak has, and those in which there is something to tell.
pub(super) fn parts(
    visit: &Visit,
    state: &State,
    viewer: &Viewer,
    known: &Known,
    day: Day,
) -> Result<Vec<Now>, Hidden> {
    let (id, trajecten) = (known.inwoner, &known.trajecten[..]);
    let ladder = ladder(visit, state, viewer, known, day)?;
    if day < visit.today() {
        // The other parts say how it stands today.
        return Ok(ladder.into_iter().collect());
    }
    let parts =
        [ladder, in_the_way(visit, state, viewer, id, trajecten)?, groups(visit, state, viewer, id, trajecten)?];
    Ok(parts.into_iter().flatten().collect())
}

fn ladder(visit: &Visit, state: &State, viewer: &Viewer, known: &Known, day: Day) -> Result<Option<Now>, Hidden> {
    let (t, id) = (visit.t, known.inwoner);
    let Some((traject, content)) = guided_by(state, &known.trajecten, day, Onderdeel::Meting) else { return Ok(None) };
    let mut metingen: Vec<&meting::Shown> = known.events.iter().filter_map(|event| standing_meting(event)).collect();
    metingen.retain(|one| one.traject == traject.id && one.datum <= day);
    metingen.reverse();
    let chart = LadderChart::new(&t, content, &traject, &metingen, day);
    let stand = meting::at(state, viewer, id, day)?;
    // Looking back, only what was known then is said.
    let said = if day < visit.today() { None } else { stand.trede };
    let trede = said.map(|(trede, since)| Line {
        label: t.say("trede").to_owned(),
        value: t.with2("trede-since", ("trede", rung(&t, content, trede)), ("dag", t.date(since.date()))),
        act: None,
    });
    let act =
        known.may_measure.then(|| Link::new(visit.at(format_args!("/inwoner/{id}/meting")), t.say("meting-record")));
    Ok(Some(Now {
        id: "ladder",
        title: t.say("now-ladder").to_owned(),
        act,
        key: Some("m"),
        lines: trede.into_iter().collect(),
        empty: if chart.is_some() { String::new() } else { t.say("meting-none").to_owned() },
        chart,
    }))
}

fn standing_meting(event: &Event) -> Option<&meting::Shown> {
    match &event.what {
        What::Meting(shown) if event.vervangen.is_none() => Some(shown),
        _ => None,
    }
}

fn in_the_way(
    visit: &Visit,
    state: &State,
    viewer: &Viewer,
    id: InwonerId,
    trajecten: &[Traject],
) -> Result<Option<Now>, Hidden> {
    let t = visit.t;
    // Not for everybody who may see the dossier: then there is no such part.
    let Ok(known) = belemmering::list(state, viewer, id) else { return Ok(None) };
    let kept = guided_by(state, trajecten, visit.today(), Onderdeel::Belemmering).is_some();
    if known.is_empty() && !kept {
        return Ok(None);
    }
    let line = |shown: &belemmering::Shown| {
        let fact = summary(&t, state, shown);
        let which = shown.belemmering.id;
        let address = || visit.at(format_args!("/inwoner/{id}/belemmering/{which}"));
        let key = if shown.belemmering.stand.is_none() { "belemmering-again" } else { "belemmering-update" };
        let act = shown.may_follow.then(|| Link::new(address(), t.say(key)));
        Line { label: fact.label, value: fact.value, act }
    };
    // What is in the way still comes first.
    let (open, solved): (Vec<_>, Vec<_>) = known.iter().partition(|shown| shown.belemmering.stand.is_some());
    let may = kept && belemmering::may_follow(state, viewer, id);
    Ok(Some(Now {
        id: "belemmeringen",
        title: t.say("now-belemmeringen").to_owned(),
        act: may.then(|| Link::new(visit.at(format_args!("/inwoner/{id}/belemmering")), t.say("belemmering-record"))),
        key: None,
        lines: open.into_iter().chain(solved).map(line).collect(),
        empty: t.say(if may { "belemmering-none" } else { "belemmering-none-seen" }).to_owned(),
        chart: None,
    }))
}

fn groups(
    visit: &Visit,
    state: &State,
    viewer: &Viewer,
    id: InwonerId,
    trajecten: &[Traject],
) -> Result<Option<Now>, Hidden> {
    let (t, today) = (visit.t, visit.today());
    let Ok(known) = groep::of(state, viewer, id) else { return Ok(None) };
    let has_groups = |part| guided_by(state, trajecten, today, part).is_some();
    let kept = [Onderdeel::Groep, Onderdeel::Training, Onderdeel::Groepsopdracht].into_iter().any(has_groups);
    if known.is_empty() && !kept {
        return Ok(None);
    }
    let may = groep::may_join(state, viewer, id);
    let line = |one: &groep::Deelname| {
        let naam = groep::one(state, viewer, one.groep).map(|group| group.naam.to_string()).unwrap_or_default();
        let value = t.with2("deelname-since", ("stand", deelname(&t, one)), ("dag", t.date(one.start.date())));
        let end = || visit.at(format_args!("/inwoner/{id}/groep/{}/einde", one.groep));
        let act = (may && one.einde.is_none()).then(|| Link::new(end(), t.say("deelname-end")));
        Line { label: naam, value, act }
    };
    Ok(Some(Now {
        id: "groepen",
        title: t.say("nav-groepen").to_owned(),
        act: may.then(|| Link::new(visit.at(format_args!("/inwoner/{id}/groep")), t.say("deelname-record"))),
        key: None,
        lines: known.iter().rev().map(line).collect(),
        empty: t.say("deelname-none").to_owned(),
        chart: None,
    }))
}
