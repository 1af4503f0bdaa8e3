//! Whatever people do, in whatever order and on whatever day: the fold holds, the log tells the same story again, and the
//! past stays as it was known.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::contact::{self, Contact, Seen, Wijze};
use crate::entry::{Entry, Statement};
use crate::belemmering::{self, Barrier, Course, Stand};
use crate::groep::{self, End, Uitkomst};
use crate::ids::{BelemmeringId, GroepId, InwonerId, MedewerkerId, Nr, TrajectId};
use crate::meting::{self, Antwoorden, Groeipotentieel, Meting, Vragen};
use crate::inwoner::{self, Persoon, Uitkering};
use crate::refusal::No;
use crate::state::State;
use crate::testing::{Cast, Story, fingerprint, known_on};
use crate::time::Day;
use crate::traject::{self, Close, Extension, Phase, Start};
use crate::{access::Viewer, toewijzing};

/// Something that somebody tries, sensible or not. Numbers are taken as they come: ids that nobody has are tried too.
#[derive(Debug, Clone)]
enum Act {
    Register(u8),
    Describe(u32, u8),
    Assign(u32, u32),
    Release(u32),
    Start(u32, u8, bool),
    Phase(u32, u8),
    Extend(u32, i32),
    Close(u32, u8),
    Record(u32, Option<i32>, bool),
    Measure(u32, u32, u8, bool),
    Barrier(u32, u8),
    Step(u32, u8),
    Group(u8, i32),
    Join(u32, u32, bool),
    Leave(u32, u32, u8),
    Correct(u32, u8),
    Withdraw(u32),
}

/// Who, how many days after the act before, and how many days before that it was so and was known.
type Step = (usize, u8, i32, i32, Act);

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        1 => (0..6u8).prop_map(Act::Register),
        1 => (0..4u32, 0..6u8).prop_map(|(inwoner, which)| Act::Describe(inwoner, which)),
        2 => (0..4u32, 0..8u32).prop_map(|(inwoner, to)| Act::Assign(inwoner, to)),
        1 => (0..4u32).prop_map(Act::Release),
        2 => (0..4u32, 0..4u8, any::<bool>()).prop_map(|(inwoner, which, why)| Act::Start(inwoner, which, why)),
        2 => (0..5u32, 0..6u8).prop_map(|(traject, fase)| Act::Phase(traject, fase)),
        1 => (0..5u32, -10..2000i32).prop_map(|(traject, days)| Act::Extend(traject, days)),
        2 => (0..5u32, 0..5u8).prop_map(|(traject, why)| Act::Close(traject, why)),
        4 => (0..4u32, proptest::option::of(-5..60i32), any::<bool>()).prop_map(|(inwoner, next, why)| Act::Record(inwoner, next, why)),
        4 => (0..4u32, 0..5u32, 0..8u8, any::<bool>()).prop_map(|(inwoner, traject, which, why)| Act::Measure(inwoner, traject, which, why)),
        2 => (0..4u32, 0..4u8).prop_map(|(inwoner, which)| Act::Barrier(inwoner, which)),
        3 => (0..4u32, 0..6u8).prop_map(|(id, how)| Act::Step(id, how)),
        1 => (0..4u8, -20..20i32).prop_map(|(soort, start)| Act::Group(soort, start)),
        3 => (0..4u32, 0..4u32, any::<bool>()).prop_map(|(inwoner, groep, why)| Act::Join(inwoner, groep, why)),
        2 => (0..4u32, 0..4u32, 0..3u8).prop_map(|(inwoner, groep, how)| Act::Leave(inwoner, groep, how)),
        6 => (0..60u32, 0..6u8).prop_map(|(nr, how)| Act::Correct(nr, how)),
        2 => (0..60u32).prop_map(Act::Withdraw),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    vec((0..Cast::ALL.len(), 0..40u8, -5..60i32, -5..60i32, act()), 1..60)
}

/// A town with three inwoners in it, after all of this. A look of a person with no role that day is nothing.
fn lived(steps: &[Step]) -> Story {
    let mut story = Story::begin();
    story.gerda();
    story.inwoner("Müşerref", "Yıldız");
    story.inwoner("Wim", "van den Berg");
    for (who, later, ago, known, act) in steps {
        let today = story.today().plus(i32::from(*later));
        story.on_day(today);
        // What was said a moment ago is tried most: half of the entries are named from the end.
        let last = story.state().nr().0;
        let days = (today.plus(-ago), today.plus(-known));
        let _ = story.does(Cast::ALL[*who], |state, viewer| tried(state, viewer, last, days, act));
    }
    story
}

const FASEN: [&str; 6] = ["start", "1-op-1", "IP", "individueel", "", "nergens"];

fn tried(state: &State, viewer: &Viewer, last: u32, (datum, sinds): (Day, Day), act: &Act) -> Result<Vec<Statement>, No> {
    match act {
        Act::Register(which) => {
            let key = format!("K-{which}");
            inwoner::register(state, viewer, datum, sinds, (*which < 4).then_some(&key), &persoon(*which))
        }
        Act::Describe(inwoner, which) => inwoner::describe(state, viewer, InwonerId(*inwoner), datum, sinds, &persoon(*which)),
        Act::Assign(inwoner, to) => toewijzing::assign(state, viewer, InwonerId(*inwoner), datum, sinds, MedewerkerId(*to)),
        Act::Release(inwoner) => toewijzing::release(state, viewer, InwonerId(*inwoner), datum, sinds),
        Act::Start(inwoner, which, why) => traject::start(state, viewer, InwonerId(*inwoner), datum, sinds, &start(*which, *why)),
        Act::Phase(id, fase) => {
            let fase = FASEN[usize::from(*fase)];
            traject::enter_phase(state, viewer, TrajectId(*id), datum, sinds, fase, datum.number().rem_euclid(2).eq(&0).then_some("ziek"))
        }
        Act::Extend(id, days) => traject::extend(state, viewer, TrajectId(*id), datum, sinds, datum.plus(*days), "cursus loopt nog"),
        Act::Close(id, why) => traject::close(state, viewer, TrajectId(*id), datum, sinds, &close(*why)),
        Act::Record(inwoner, next, why) => {
            let seen = Seen { last: None, confirmed: true };
            contact::record(state, viewer, InwonerId(*inwoner), &talk(datum, *next, *why), seen)
        }
        Act::Measure(inwoner, traject, which, why) => {
            meting::record(state, viewer, InwonerId(*inwoner), TrajectId(*traject), datum, sinds, &meting(*which, *why))
        }
        Act::Barrier(inwoner, which) => belemmering::open(state, viewer, InwonerId(*inwoner), datum, sinds, &barrier(*which)),
        Act::Step(id, how) => stepped(state, viewer, BelemmeringId(*id), (datum, sinds), *how),
        Act::Group(soort, start) => groep::open(state, viewer, datum, sinds, &group(*soort, datum.plus(*start))),
        Act::Join(inwoner, groep, why) => {
            groep::join(state, viewer, InwonerId(*inwoner), GroepId(*groep), datum, sinds, why.then_some("past niet anders"))
        }
        Act::Leave(inwoner, groep, how) => groep::leave(state, viewer, InwonerId(*inwoner), GroepId(*groep), datum, sinds, &end(*how)),
        Act::Correct(nr, how) => corrected(state, viewer, Nr((last + 5).saturating_sub(*nr)), (datum, sinds), *how),
        Act::Withdraw(nr) => withdrawn(state, viewer, Nr((last + 5).saturating_sub(*nr))),
    }
}

/// The first correction of any slice that knows the entry.
fn corrected(state: &State, viewer: &Viewer, nr: Nr, (datum, sinds): (Day, Day), how: u8) -> Result<Vec<Statement>, No> {
    let why = "het was anders";
    let phase = Phase { fase: FASEN[usize::from(how)], afwijking: Some("ziek") };
    let extension = Extension { tot: datum.plus(900), reden: "cursus" };
    contact::correct(state, viewer, nr, &talk(datum, Some(30), true), why)
        .or_else(|_| traject::correct_start(state, viewer, nr, datum, sinds, &start(how % 4, true), why))
        .or_else(|_| traject::correct_close(state, viewer, nr, datum, sinds, &close(how % 5), why))
        .or_else(|_| traject::correct_phase(state, viewer, nr, datum, sinds, &phase, why))
        .or_else(|_| traject::correct_extend(state, viewer, nr, datum, sinds, &extension, why))
        .or_else(|_| meting::correct(state, viewer, nr, datum, sinds, &meting(how, true), why))
        .or_else(|_| belemmering::correct_open(state, viewer, nr, datum, sinds, &barrier(how % 4), why))
        .or_else(|_| belemmering::correct_step(state, viewer, nr, datum, sinds, course(how), why))
        .or_else(|_| groep::correct_open(state, viewer, nr, datum, sinds, &group(how % 4, datum), why))
        .or_else(|_| groep::correct_join(state, viewer, nr, datum, sinds, Some(why), why))
        .or_else(|_| groep::correct_leave(state, viewer, nr, datum, sinds, &end(how), why))
        .or_else(|_| inwoner::correct(state, viewer, nr, datum, &only(how), why))
        .or_else(|_| toewijzing::correct(state, viewer, nr, datum, Cast::Bram.id(), why))
}

fn withdrawn(state: &State, viewer: &Viewer, nr: Nr) -> Result<Vec<Statement>, No> {
    let why = "hoort bij iemand anders";
    contact::withdraw(state, viewer, nr, why)
        .or_else(|_| traject::withdraw(state, viewer, nr, why))
        .or_else(|_| meting::withdraw(state, viewer, nr, why))
        .or_else(|_| belemmering::withdraw(state, viewer, nr, why))
        .or_else(|_| groep::withdraw(state, viewer, nr, why))
        .or_else(|_| inwoner::withdraw(state, viewer, nr, why))
        .or_else(|_| toewijzing::withdraw(state, viewer, nr, why))
}

fn persoon(which: u8) -> Persoon {
    let achternaam = ["Berg", "Yıldız", "", "de Wit", "Bergmans", "G"][usize::from(which)].to_owned();
    let geboortedatum = Some(Day::from_number(-3000 + i32::from(which)));
    Persoon { voornaam: "Gé".into(), achternaam, geboortedatum, wijk: Some(format!("wijk {which}")), ..Persoon::default() }
}

fn only(how: u8) -> Persoon {
    let all = persoon(how);
    match how % 3 {
        0 => Persoon { voornaam: all.voornaam, achternaam: all.achternaam, ..Persoon::default() },
        1 => Persoon { wijk: all.wijk, ..Persoon::default() },
        _ => Persoon { uitkering: Some(Uitkering::Ww), ..Persoon::default() },
    }
}

fn start(which: u8, why: bool) -> Start {
    let aanpak = ["participatiehuis", "de-cirkel", "de-cirkel", "nergens"][usize::from(which)].to_owned();
    let trajectsoort = (which == 2).then(|| "groepsopdracht".to_owned());
    Start { aanpak, trajectsoort, trede: Some(which), afwijking: why.then(|| "eerder gestopt".to_owned()), ..Start::default() }
}

fn close(why: u8) -> Close {
    let reden = ["regulier werk", "overig", "oorzaak klant/handhaving", "", "nergens"][usize::from(why)].to_owned();
    Close { reden, oorzaak: None, toelichting: Some("zo gezegd".into()) }
}

const LEEFGEBIEDEN: [&str; 4] = ["financieel", "psychisch", "sociaal", "nergens"];

fn meting(which: u8, why: bool) -> Meting {
    let vragen = |probleem| Vragen { probleem, aan_gewerkt: which > 2, onder_controle: which > 4 };
    let asked = LEEFGEBIEDEN.iter().take(usize::from(which % 4)).zip([true, false, true]);
    let answers = Antwoorden { contract: Some(false), onbetaald_werk: Some(which > 5), activiteit: Some(true), ..Antwoorden::default() };
    Meting {
        trede: (which > 1).then_some(which),
        antwoorden: if which % 3 == 0 { answers } else { Antwoorden::default() },
        groei: which % 2 == 0,
        groeipotentieel: (which == 3).then(|| Groeipotentieel { trede: 5, motivering: "wil werken".into() }),
        leefgebieden: asked.map(|(code, probleem)| ((*code).to_owned(), vragen(probleem))).collect(),
        moment: None,
        afwijking: why.then(|| "zo besproken".to_owned()),
    }
}

fn barrier(which: u8) -> Barrier {
    let stand = Stand::ALL[usize::from(which % 3)];
    Barrier { leefgebied: LEEFGEBIEDEN[usize::from(which)].into(), stand, wat: Some("brieven".into()), wie: None }
}

fn course(how: u8) -> Course<'static> {
    match how {
        0..=2 => Course::Moved(Stand::ALL[usize::from(how)], Some("schuldhulp")),
        3 | 4 => Course::Solved,
        _ => Course::Reopened(Stand::InBeeld, "nieuwe brief"),
    }
}

fn stepped(state: &State, viewer: &Viewer, id: BelemmeringId, (datum, sinds): (Day, Day), how: u8) -> Result<Vec<Statement>, No> {
    match course(how) {
        Course::Moved(stand, wie) => belemmering::move_to(state, viewer, id, datum, sinds, stand, wie),
        Course::Solved => belemmering::close(state, viewer, id, datum, sinds),
        Course::Reopened(stand, why) => belemmering::reopen(state, viewer, id, datum, sinds, stand, why),
    }
}

fn group(soort: u8, start: Day) -> groep::Open {
    let soort = groep::Soort::ALL[usize::from(soort)];
    groep::Open { aanpak: "participatiehuis".into(), soort, naam: format!("groep {start}"), start, fase: None }
}

fn end(how: u8) -> End {
    let uitkomst = if how % 2 == 0 { Uitkomst::Afgerond } else { Uitkomst::Voortijdig };
    End { uitkomst, reden: (how > 0).then(|| "begon te werken".to_owned()) }
}

fn talk(datum: Day, next: Option<i32>, why: bool) -> Contact {
    let (volgende, afwijking) = (next.map(|days| datum.plus(days)), why.then(|| "op reis".to_owned()));
    Contact { wijze: Wijze::Telefoon, minuten: Some(20), verslag: Some("gebeld".into()), volgende, afwijking, ..Story::talk(datum) }
}

/// What an entry is about: a correction stays with it. "Nobody" may turn out to have been somebody.
fn kind(entry: &Entry) -> Option<&'static str> {
    let soort = entry.said.as_ref()?.soort();
    Some(if soort == "toewijzing.geen_begeleider" { "toewijzing.begeleider" } else { soort })
}

fn folded<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> State {
    let mut state = State::default();
    entries.into_iter().for_each(|entry| state.fold(entry));
    state
}

/// The same log in which what became known later is a hole.
fn only_known_on(log: &[Entry], known: Day) -> State {
    let hole = |entry: &Entry| Entry { said: None, correction: None, ..entry.clone() };
    let until: Vec<Entry> = log.iter().map(|entry| if entry.bekend_sinds <= known { entry.clone() } else { hole(entry) }).collect();
    folded(&until)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn replay_tells_the_same_story_to_everybody(steps in steps()) {
        let story = lived(&steps);
        prop_assert_eq!(fingerprint(story.state(), story.today()), fingerprint(&story.replayed(), story.today()));
    }

    #[test]
    fn folding_on_from_a_snapshot_is_folding_at_once_and_leaves_the_snapshot_alone(steps in steps(), part in 0.0..1.0f64) {
        let story = lived(&steps);
        let (before, after) = story.log().split_at((story.log().len() as f64 * part) as usize);
        let snapshot = folded(before);
        let earlier = fingerprint(&snapshot, story.today());
        let mut on = snapshot.clone();
        after.iter().for_each(|entry| on.fold(entry));
        prop_assert_eq!(fingerprint(&on, story.today()), fingerprint(story.state(), story.today()));
        prop_assert_eq!(fingerprint(&snapshot, story.today()), earlier);
    }

    #[test]
    fn nothing_is_known_after_the_day_it_is_booked_and_no_correction_before_what_it_corrects(steps in steps()) {
        let story = lived(&steps);
        for entry in story.log() {
            prop_assert!(entry.bekend_sinds <= entry.geboekt.day(), "{:?}", entry);
            if let Some(correction) = &entry.correction {
                let old = &story.log()[correction.corrigeert.0 as usize - 1];
                prop_assert!(old.bekend_sinds <= entry.bekend_sinds);
                prop_assert!(correction.corrigeert < entry.nr);
                prop_assert_eq!(kind(old), kind(entry));
            }
        }
    }

    #[test]
    fn an_entry_is_corrected_at_most_once(steps in steps()) {
        let story = lived(&steps);
        let mut corrected: Vec<Nr> = story.log().iter().filter_map(|entry| entry.correction.as_ref()).map(|correction| correction.corrigeert).collect();
        let all = corrected.len();
        corrected.sort_unstable();
        corrected.dedup();
        prop_assert_eq!(corrected.len(), all);
    }

    #[test]
    fn the_past_is_what_was_known_then(steps in steps(), back in 0..400i32) {
        let story = lived(&steps);
        let known = story.today().plus(-back);
        let then = only_known_on(story.log(), known);
        // Marit sees by what is known now, so the one who looks at the state of then is asked what they may see there.
        for who in [Cast::Pieter, Cast::Ayse, Cast::Marit] {
            let (now_viewer, then_viewer) = (who.viewer(story.state(), story.today()).unwrap(), who.viewer(&then, story.today()).unwrap());
            let seen_by_both = |inwoner| [(&now_viewer, story.state()), (&then_viewer, &then)].into_iter()
                .all(|(viewer, state)| inwoner::naam(state, viewer, inwoner).is_ok());
            let now = known_on(story.state(), &now_viewer, known, seen_by_both);
            prop_assert_eq!(now, known_on(&then, &then_viewer, known, seen_by_both));
        }
    }

    #[test]
    fn destroyed_bodies_leave_holes_and_no_panic(steps in steps(), gone in vec(any::<prop::sample::Index>(), 1..20)) {
        let mut story = lived(&steps);
        for index in gone {
            let nr = Nr(index.index(story.log().len()) as u32 + 1);
            story.destroy(nr);
        }
        prop_assert_eq!(fingerprint(story.state(), story.today()), fingerprint(&story.replayed(), story.today()));
        // Life goes on, also on a log with holes.
        for step in &steps {
            let days = (story.today(), story.today());
            let last = story.state().nr().0;
            let _ = story.does(Cast::ALL[step.0], |state, viewer| tried(state, viewer, last, days, &step.4));
        }
    }
}
