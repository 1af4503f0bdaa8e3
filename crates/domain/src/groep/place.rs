//! Where and on which days a group meets, and so whom a werkleider can expect today.

use std::sync::Arc;

use super::aanwezig::was_present;
use super::fact::{Placed, Weekdag};
use super::questions::{Groep, find, members_on, participations};
use super::{PLACE, SEE_EXPECTED, SEE_PLACE};
use crate::aanpak;
use crate::access::{Role, Viewer};
use crate::codes::Code;
use crate::entry::Statement;
use crate::ids::{GroepId, InwonerId, MedewerkerId};
use crate::inwoner::{self, Naam};
use crate::medewerker;
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::time::Day;

/// From `datum` the group meets in this place of its aanpak, on these days of the week. Whatever was said before of later
/// days goes on from there.
pub fn meet_at(
    state: &Town,
    viewer: &Viewer,
    groep: GroepId,
    (datum, sinds): (Day, Day),
    vestiging: Option<&str>,
    dagen: &[Weekdag],
) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&PLACE)?;
    let group = find(state, groep).ok_or(Hidden)?;
    let vestiging = vestiging.map(str::trim).filter(|code| !code.is_empty());
    let content = aanpak::in_force(state, group.aanpak, datum);
    let is_known = |code: &str| content.is_some_and(|content| content.vestigingen.iter().any(|one| one.code == code));
    let mut objections = Objections::about_days(viewer.today(), datum, sinds);
    objections.unless(vestiging.is_none_or(is_known), || {
        Refusal::at("vestiging", "vestiging-onbekend").with("vestiging", vestiging.unwrap_or_default())
    });
    objections.settle()?;
    let mut dagen = dagen.to_vec();
    dagen.sort_unstable();
    dagen.dedup();
    Ok(vec![Statement::new(datum, sinds, Placed { groep, vestiging: vestiging.map(str::to_owned), dagen })])
}

/// Where a group meets.
#[derive(Debug, Clone, PartialEq)]
pub struct Plaats {
    pub vestiging: Option<Arc<str>>,
    pub dagen: Vec<Weekdag>,
    pub since: Day,
}

/// Where a group meets today; `None` when nobody wrote it down.
pub fn plaats(state: &Town, viewer: &Viewer, groep: GroepId) -> Result<Option<Plaats>, Hidden> {
    viewer.gate_at_large(&SEE_PLACE)?;
    find(state, groep).ok_or(Hidden)?;
    let dated = place_on(state, groep, viewer.today());
    Ok(dated.map(|(since, vestiging, dagen)| Plaats {
        vestiging: vestiging.map(|code| state.codes.word(code).clone()),
        dagen,
        since,
    }))
}

/// Whether the viewer may say where a group meets.
pub fn may_place(viewer: &Viewer) -> bool {
    viewer.gate_at_large(&PLACE).is_ok()
}

/// Somebody who is expected today.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    pub inwoner: InwonerId,
    pub naam: Naam,
    pub groep: GroepId,
    /// The group says that it meets on this day of the week; otherwise nobody wrote down its days.
    pub sure: bool,
    /// Somebody wrote down that they are there.
    pub aanwezig: bool,
}

/// The groups of the viewer's own service point that can meet today, each with who is expected, by name. Only for a
/// werkleider. Asking is reading a list.
pub fn expected(state: &Town, viewer: &Viewer) -> Result<Vec<(Groep, Vec<Expected>)>, Hidden> {
    if viewer.role() != Role::Werkleider {
        return Err(Hidden);
    }
    let today = viewer.today();
    let points = medewerker::service_points(state, viewer.medewerker(), today);
    let mut groups: Vec<(Groep, Vec<Expected>)> = Vec::new();
    for group in super::all(state).filter(|group| group.start <= today && is_at(state, group, &points, today)) {
        let Some(sure) = meets_on(state, group.id, today) else { continue };
        let mut members: Vec<Expected> = members_on(state, group.id, today)
            .filter(|inwoner| viewer.gate(state, *inwoner, &SEE_EXPECTED).is_ok())
            .filter_map(|inwoner| {
                let naam = inwoner::naam(state, viewer, inwoner).ok()?;
                let aanwezig = was_present(state, inwoner, group.id, today);
                Some(Expected { inwoner, naam, groep: group.id, sure, aanwezig })
            })
            .collect();
        members.sort_by_cached_key(|one| (one.naam.sort_key(), one.inwoner));
        groups.push((group, members));
    }
    groups.retain(|(_, members)| !members.is_empty());
    let shown: Vec<InwonerId> = groups.iter().flat_map(|(_, members)| members).map(|one| one.inwoner).collect();
    viewer.read_list("vandaag-verwacht", shown);
    Ok(groups)
}

/// The groups that an inwoner takes part in and that say that they meet on this day of the week.
pub(crate) fn meets(state: &Town, inwoner: InwonerId, day: Day) -> impl Iterator<Item = GroepId> {
    let running = participations(state, inwoner, Day::LAST).filter(move |one| one.runs_on(day)).map(|one| one.groep);
    let begun = move |groep: &GroepId| find(state, *groep).is_some_and(|group| group.start <= day);
    running.filter(move |groep| meets_on(state, *groep, day) == Some(true)).filter(begun)
}

/// The vestiging where a group meets on a day, by its code.
pub(crate) fn vestiging_on(state: &Town, groep: GroepId, day: Day) -> Option<Arc<str>> {
    place_on(state, groep, day)?.1.map(|code| state.codes.word(code).clone())
}

/// An aanpak and a vestiging of it, in words; `None` is all of them.
pub type Point = (Option<Arc<str>>, Option<Arc<str>>);

/// The service points that the viewer leads today, in words: an aanpak and its vestiging.
pub fn own_points(state: &Town, viewer: &Viewer) -> Vec<Point> {
    let word = |code: Option<Code>| code.map(|code| state.codes.word(code).clone());
    let points = medewerker::service_points(state, viewer.medewerker(), viewer.today()).into_iter();
    points.map(|(aanpak, vestiging)| (word(aanpak), word(vestiging))).collect()
}

/// Whether this werkleider can expect the inwoner today.
pub(crate) fn is_expected_at(state: &Town, inwoner: InwonerId, werkleider: MedewerkerId, today: Day) -> bool {
    let points = medewerker::service_points(state, werkleider, today);
    let running = participations(state, inwoner, Day::LAST).filter(|one| one.runs_on(today));
    let mut groups = running.filter_map(|one| find(state, one.groep));
    groups.any(|group| is_at(state, &group, &points, today) && meets_on(state, group.id, today).is_some())
}

/// Whether the inwoner takes part today in a group that is said to meet in this vestiging of its aanpak.
pub(crate) fn is_at_point(state: &Town, inwoner: InwonerId, (aanpak, vestiging): (Code, Code), today: Day) -> bool {
    let running = participations(state, inwoner, Day::LAST).filter(|one| one.runs_on(today));
    let mut groups = running.filter_map(|one| find(state, one.groep)).filter(|group| group.aanpak == aanpak);
    groups.any(|group| place_on(state, group.id, today).is_some_and(|(_, place, _)| place == Some(vestiging)))
}

/// A group with no place of its own meets wherever its aanpak does.
fn is_at(state: &Town, group: &Groep, points: &[(Option<Code>, Option<Code>)], day: Day) -> bool {
    let place = place_on(state, group.id, day).and_then(|(_, vestiging, _)| vestiging);
    points.iter().any(|(aanpak, vestiging)| {
        aanpak.is_none_or(|aanpak| aanpak == group.aanpak)
            && vestiging.is_none_or(|own| place.is_none_or(|place| place == own))
    })
}

/// Whether a group meets on this day of the week: surely, perhaps (nobody wrote down its days), or `None` when not.
fn meets_on(state: &Town, groep: GroepId, day: Day) -> Option<bool> {
    let dagen = place_on(state, groep, day).map(|(.., dagen)| dagen).unwrap_or_default();
    match dagen.is_empty() {
        true => Some(false),
        false => dagen.contains(&Weekdag::of(day)).then_some(true),
    }
}

fn place_on(state: &Town, groep: GroepId, day: Day) -> Option<(Day, Option<Code>, Vec<Weekdag>)> {
    let mut known = state.groep.plaatsen.known_on(groep, Day::LAST).filter(|fact| fact.datum <= day);
    known.next_back().map(|fact| (fact.datum, fact.what.vestiging, fact.what.dagen().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groep::{Open, Soort, join, open};
    use crate::testing::{Cast, Story};

    /// A group that Gerda is in, and Wim who is in another; today is Monday 4 January 2010.
    fn town() -> (Story, InwonerId) {
        let mut story = Story::begin();
        let (gerda, _) = story.gerda();
        for (naam, soort) in [("koffie", Soort::KoffieUur), ("tuin", Soort::Projectgroep)] {
            let asked =
                Open { aanpak: "participatiehuis".into(), soort, naam: naam.into(), start: story.today(), fase: None };
            story.must(Cast::Marit, |s, v| open(s, v, v.today(), v.today(), &asked));
        }
        story.must(Cast::Ayse, |s, v| join(s, v, gerda, GroepId(1), v.today(), v.today(), None));
        (story, gerda)
    }

    fn names(story: &Story, who: Cast) -> Vec<(String, String, bool)> {
        let groups = story.asks(who, |s, v| expected(s, v).unwrap());
        let row = |group: &Groep, one: &Expected| (group.naam.to_string(), one.naam.full(), one.sure);
        groups.iter().flat_map(|(group, all)| all.iter().map(move |one| row(group, one))).collect()
    }

    #[test]
    fn a_werkleider_expects_who_is_in_a_group_of_the_own_service_point_on_its_days() {
        let (mut story, gerda) = town();
        let gerda_row = |sure| vec![("koffie".to_owned(), "Gerda van der Berg".to_owned(), sure)];
        assert_eq!(names(&story, Cast::Wout), gerda_row(false), "nobody wrote down the days");
        assert_eq!(names(&story, Cast::Wendy), []);
        let days = [Weekdag::Dinsdag, Weekdag::Maandag];
        story.must(Cast::Ayse, |s, v| meet_at(s, v, GroepId(1), (v.today(), v.today()), None, &days));
        assert_eq!(names(&story, Cast::Wout), gerda_row(true));
        assert!(story.asks(Cast::Wout, |s, v| inwoner::naam(s, v, gerda)).is_ok());
        assert!(story.asks(Cast::Wout, |s, v| inwoner::card(s, v, gerda)).is_err(), "the name, and no dossier");
        story.on("2010-01-06");
        assert_eq!(names(&story, Cast::Wout), [], "on Wednesday there is no coffee");
        assert!(story.asks(Cast::Wout, |s, v| inwoner::naam(s, v, gerda)).is_err());
        assert_eq!(story.asks(Cast::Marit, expected), Err(Hidden));
        let looks = story.on("2010-01-11").viewer(Cast::Wout);
        let _ = expected(story.state(), &looks);
        assert_eq!(looks.take_looks().lists, [("vandaag-verwacht", vec![gerda])]);
    }

    #[test]
    fn a_group_meets_in_a_place_of_its_aanpak_and_who_may_not_say_so_is_not_told() {
        let (story, _) = town();
        let places = |vestiging: Option<&'static str>| {
            move |s: &Town, v: &Viewer| meet_at(s, v, GroepId(1), (v.today(), v.today()), vestiging, &Weekdag::ALL)
        };
        let story = story.when(Cast::Marit, places(Some("nergens"))).refused("vestiging-onbekend");
        let story = story.when(Cast::Wout, places(None)).hidden();
        let story = story.when(Cast::Marit, places(Some(" "))).then(["groep.plaats"]);
        let shown = story.asks(Cast::Pieter, |s, v| plaats(s, v, GroepId(1)).unwrap().unwrap());
        assert_eq!((shown.vestiging, shown.dagen.len()), (None, 7));
        story.when(Cast::Marit, |s, v| meet_at(s, v, GroepId(9), (v.today(), v.today()), None, &[])).hidden();
    }
}
