//! What people try, sensible or not: the acts of every slice with whatever numbers and words chance gives them.

use crate::aanmelding::{self, Accept, Beweegreden, Refer};
use crate::access::Viewer;
use crate::belemmering::{self, Barrier, Course, Stand};
use crate::belofte::{self, Aanvraag, Kant, Promise, Raakt};
use crate::contact::{self, Contact, Seen, Wijze};
use crate::entry::Statement;
use crate::groep::{self, End, Uitkomst};
use crate::ids::{
    AanmeldingId, BelemmeringId, BelofteId, DoelId, GroepId, InwonerId, MedewerkerId, Nr, StapId, TrajectId,
};
use crate::inwoner::{self, Persoon, Uitkering};
use crate::meting::{self, Antwoorden, Groeipotentieel, Meting, Vragen};
use crate::plan::{self, DoelSoort, Goal, Hielp, Instead, Over, Tick, Van, Wie};
use crate::refusal::No;
use crate::ritme;
use crate::samenvoeging;
use crate::state::State;
use crate::succes::{self, Success};
use crate::testing::{Cast, Story};
use crate::time::Day;
use crate::toewijzing;
use crate::traject::{self, Close, Extension, Phase, Start};
use crate::uitstel::{self, Soort};
use crate::verplaatsing::{self, Elsewhere};
use proptest::prelude::*;

/// Something that somebody tries, sensible or not. Numbers are taken as they come: ids that nobody has are tried too.
#[derive(Debug, Clone)]
pub(super) enum Act {
    Register(u8),
    Describe(u32, u8),
    Assign(u32, u32),
    Release(u32),
    Start(u32, u8, bool),
    Refer(u8, bool),
    Answer(u32, u8, bool),
    Phase(u32, u8),
    Extend(u32, i32),
    Close(u32, u8),
    Record(u32, Option<i32>, bool),
    Measure(u32, u32, u8, bool),
    Barrier(u32, u8),
    Step(u32, u8),
    Plan(u32, u32, u8),
    Promise(u32, u32, u8),
    Success(u32, u32, u8),
    PutOff(u32, u32, u8),
    Group(u8, i32),
    Join(u32, u32, bool),
    Leave(u32, u32, u8),
    Attend(u32, u32),
    Rhythm(u32, u16, bool),
    /// Standing in, handing over, placing, another name: what decides who sees what.
    Reach(u32, u32, u8),
    Correct(u32, u8),
    Withdraw(u32),
    Elsewhere(u32, u32),
    One(u32, u32),
}

/// Any of them; what fits together in a town is tried more often.
pub(super) fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        1 => (0..6u8).prop_map(Act::Register),
        1 => (0..4u32, 0..6u8).prop_map(|(inwoner, which)| Act::Describe(inwoner, which)),
        2 => (0..4u32, 0..8u32).prop_map(|(inwoner, to)| Act::Assign(inwoner, to)),
        1 => (0..4u32).prop_map(Act::Release),
        2 => (0..4u32, 0..4u8, any::<bool>()).prop_map(|(inwoner, which, why)| Act::Start(inwoner, which, why)),
        2 => (0..6u8, any::<bool>()).prop_map(|(which, why)| Act::Refer(which, why)),
        3 => (0..4u32, 0..6u8, any::<bool>()).prop_map(|(id, how, why)| Act::Answer(id, how, why)),
        2 => (0..5u32, 0..6u8).prop_map(|(traject, fase)| Act::Phase(traject, fase)),
        1 => (0..5u32, -10..2000i32).prop_map(|(traject, days)| Act::Extend(traject, days)),
        2 => (0..5u32, 0..5u8).prop_map(|(traject, why)| Act::Close(traject, why)),
        4 => (0..4u32, proptest::option::of(-5..60i32), any::<bool>()).prop_map(|(inwoner, next, why)| Act::Record(inwoner, next, why)),
        4 => (0..4u32, 0..5u32, 0..8u8, any::<bool>()).prop_map(|(inwoner, traject, which, why)| Act::Measure(inwoner, traject, which, why)),
        2 => (0..4u32, 0..4u8).prop_map(|(inwoner, which)| Act::Barrier(inwoner, which)),
        3 => (0..4u32, 0..6u8).prop_map(|(id, how)| Act::Step(id, how)),
        4 => (0..4u32, 0..4u32, 0..12u8).prop_map(|(inwoner, which, how)| Act::Plan(inwoner, which, how)),
        4 => (0..4u32, 0..4u32, 0..10u8).prop_map(|(inwoner, which, how)| Act::Promise(inwoner, which, how)),
        2 => (0..4u32, 0..4u32, 0..8u8).prop_map(|(inwoner, stap, how)| Act::Success(inwoner, stap, how)),
        1 => (0..4u32, 1..60u32, 0..10u8).prop_map(|(inwoner, over, how)| Act::PutOff(inwoner, over, how)),
        1 => (0..4u8, -20..20i32).prop_map(|(soort, start)| Act::Group(soort, start)),
        3 => (0..4u32, 0..4u32, any::<bool>()).prop_map(|(inwoner, groep, why)| Act::Join(inwoner, groep, why)),
        2 => (0..4u32, 0..4u32, 0..3u8).prop_map(|(inwoner, groep, how)| Act::Leave(inwoner, groep, how)),
        3 => (0..4u32, 0..4u32).prop_map(|(inwoner, groep)| Act::Attend(inwoner, groep)),
        2 => (0..5u32, 0..40u16, any::<bool>()).prop_map(|(traject, dagen, why)| Act::Rhythm(traject, dagen, why)),
        2 => (0..4u32, 0..14u32, 0..9u8).prop_map(|(what, who, how)| Act::Reach(what, who, how)),
        6 => (0..60u32, 0..6u8).prop_map(|(nr, how)| Act::Correct(nr, how)),
        2 => (0..60u32).prop_map(Act::Withdraw),
        2 => (0..60u32, 0..4u32).prop_map(|(nr, naar)| Act::Elsewhere(nr, naar)),
        1 => (0..5u32, 0..5u32).prop_map(|(blijft, ander)| Act::One(blijft, ander)),
    ]
}

const FASEN: [&str; 6] = ["start", "1-op-1", "IP", "individueel", "", "nergens"];

/// What comes of it, for this viewer on these days; `last` is the newest entry.
pub(super) fn tried(
    state: &State,
    viewer: &Viewer,
    last: u32,
    (datum, sinds): (Day, Day),
    act: &Act,
) -> Result<Vec<Statement>, No> {
    match act {
        Act::Register(which) => registered(state, viewer, (datum, sinds), *which),
        Act::Describe(inwoner, which) => {
            inwoner::describe(state, viewer, InwonerId(*inwoner), datum, sinds, &persoon(*which))
        }
        Act::Assign(inwoner, to) => {
            toewijzing::assign(state, viewer, InwonerId(*inwoner), datum, sinds, MedewerkerId(*to))
        }
        Act::Release(inwoner) => toewijzing::release(state, viewer, InwonerId(*inwoner), datum, sinds),
        Act::Start(inwoner, which, why) => {
            traject::start(state, viewer, InwonerId(*inwoner), datum, sinds, &start(*which, *why))
        }
        Act::Refer(which, why) => referred(state, viewer, (datum, sinds), *which, *why),
        Act::Answer(id, how, why) => answered(state, viewer, AanmeldingId(*id), (datum, sinds), *how, *why),
        Act::Phase(id, fase) => {
            let (fase, why) = (FASEN[usize::from(*fase)], (datum.number().rem_euclid(2) == 0).then_some("ziek"));
            traject::enter_phase(state, viewer, TrajectId(*id), datum, sinds, fase, why)
        }
        Act::Extend(id, days) => {
            traject::extend(state, viewer, TrajectId(*id), datum, sinds, datum.plus(*days), "cursus loopt nog")
        }
        Act::Close(id, why) => traject::close(state, viewer, TrajectId(*id), datum, sinds, &close(*why)),
        Act::Record(inwoner, next, why) => {
            let seen = Seen { last: None, confirmed: true };
            contact::record(state, viewer, InwonerId(*inwoner), &talk(datum, *next, *why), seen)
        }
        Act::Measure(inwoner, traject, which, why) => {
            meting::record(state, viewer, InwonerId(*inwoner), TrajectId(*traject), datum, sinds, &meting(*which, *why))
        }
        Act::Barrier(inwoner, which) => {
            belemmering::open(state, viewer, InwonerId(*inwoner), datum, sinds, &barrier(*which))
        }
        Act::Step(id, how) => stepped(state, viewer, BelemmeringId(*id), (datum, sinds), *how),
        Act::Plan(inwoner, which, how) => planned(state, viewer, (InwonerId(*inwoner), *which), (datum, sinds), *how),
        Act::Promise(inwoner, which, how) => {
            promised(state, viewer, (InwonerId(*inwoner), *which), (datum, sinds), *how)
        }
        Act::Success(inwoner, stap, how) => achieved(state, viewer, (InwonerId(*inwoner), *stap), (datum, sinds), *how),
        Act::PutOff(inwoner, over, how) => put_off(state, viewer, InwonerId(*inwoner), Nr(*over), *how),
        Act::Group(..) | Act::Join(..) | Act::Leave(..) | Act::Attend(..) => {
            in_a_group(state, viewer, (datum, sinds), act)
        }
        Act::Rhythm(traject, dagen, why) => {
            ritme::agree(state, viewer, TrajectId(*traject), (datum, sinds), &rhythm(*dagen, *why))
        }
        Act::Reach(what, who, how) => {
            super::access::reached(state, viewer, (*what, MedewerkerId(*who)), (datum, sinds), *how)
        }
        Act::Correct(nr, how) => corrected(state, viewer, Nr((last + 5).saturating_sub(*nr)), (datum, sinds), *how),
        Act::Withdraw(nr) => withdrawn(state, viewer, Nr((last + 5).saturating_sub(*nr))),
        Act::One(blijft, ander) => one_person(state, viewer, InwonerId(*blijft), InwonerId(*ander)),
        Act::Elsewhere(nr, naar) => elsewhere(state, viewer, Nr((last + 5).saturating_sub(*nr)), InwonerId(*naar)),
    }
}

/// What is tried in a group.
fn in_a_group(state: &State, viewer: &Viewer, (datum, sinds): (Day, Day), act: &Act) -> Result<Vec<Statement>, No> {
    match act {
        Act::Group(soort, start) => groep::open(state, viewer, datum, sinds, &group(*soort, datum.plus(*start))),
        Act::Join(inwoner, groep, why) => groep::join(
            state,
            viewer,
            InwonerId(*inwoner),
            GroepId(*groep),
            datum,
            sinds,
            why.then_some("past niet anders"),
        ),
        Act::Leave(inwoner, groep, how) => {
            groep::leave(state, viewer, InwonerId(*inwoner), GroepId(*groep), datum, sinds, &end(*how))
        }
        Act::Attend(inwoner, groep) => {
            groep::attend(state, viewer, GroepId(*groep), (datum, sinds), &[InwonerId(*inwoner)])
        }
        _ => Err(No::Hidden),
    }
}

fn registered(state: &State, viewer: &Viewer, (datum, sinds): (Day, Day), which: u8) -> Result<Vec<Statement>, No> {
    let key = format!("K-{which}");
    inwoner::register(state, viewer, datum, sinds, (which < 4).then_some(&key), &persoon(which))
}

fn one_person(state: &State, viewer: &Viewer, blijft: InwonerId, ander: InwonerId) -> Result<Vec<Statement>, No> {
    samenvoeging::join(state, viewer, blijft, ander, "zelfde geboortedatum")
}

fn elsewhere(state: &State, viewer: &Viewer, nr: Nr, naar: InwonerId) -> Result<Vec<Statement>, No> {
    let (reden, words) = ("verkeerd dossier open".to_owned(), || Some("druk".to_owned()));
    verplaatsing::move_to(state, viewer, nr, &Elsewhere { naar, reden, verslag: words(), afwijking: words() })
}

/// The first correction of any slice that knows the entry.
fn corrected(
    state: &State,
    viewer: &Viewer,
    nr: Nr,
    (datum, sinds): (Day, Day),
    how: u8,
) -> Result<Vec<Statement>, No> {
    let why = "het was anders";
    let phase = Phase { fase: FASEN[usize::from(how)], afwijking: Some("ziek") };
    let extension = Extension { tot: datum.plus(900), reden: "cursus" };
    contact::correct(state, viewer, nr, &talk(datum, Some(30), true), why)
        .or_else(|_| traject::correct_start(state, viewer, nr, datum, sinds, &start(how % 4, true), why))
        .or_else(|_| traject::correct_close(state, viewer, nr, datum, sinds, &close(how % 5), why))
        .or_else(|_| traject::correct_phase(state, viewer, nr, datum, sinds, &phase, why))
        .or_else(|_| traject::correct_extend(state, viewer, nr, datum, sinds, &extension, why))
        .or_else(|_| aanmelding::correct_refer(state, viewer, nr, datum, sinds, &referral(how, true), why))
        .or_else(|_| aanmelding::correct_step(state, viewer, nr, datum, sinds, Some(why), why))
        .or_else(|_| meting::correct(state, viewer, nr, datum, sinds, &meting(how, true), why))
        .or_else(|_| belemmering::correct_open(state, viewer, nr, datum, sinds, &barrier(how % 4), why))
        .or_else(|_| belemmering::correct_step(state, viewer, nr, datum, sinds, course(how), why))
        .or_else(|_| plan::correct(state, viewer, nr, datum, sinds, &instead(how), why))
        .or_else(|_| belofte::correct(state, viewer, nr, datum, sinds, &otherwise(how, datum), why))
        .or_else(|_| succes::correct(state, viewer, nr, datum, sinds, &success(how, None), why))
        .or_else(|_| groep::correct_open(state, viewer, nr, datum, sinds, &group(how % 4, datum), why))
        .or_else(|_| groep::correct_join(state, viewer, nr, datum, sinds, Some(why), why))
        .or_else(|_| groep::correct_leave(state, viewer, nr, datum, sinds, &end(how), why))
        .or_else(|_| groep::correct_attend(state, viewer, nr, (datum, sinds), why))
        .or_else(|_| ritme::correct(state, viewer, nr, (datum, sinds), &rhythm(u16::from(how) * 7, true), why))
        .or_else(|_| uitstel::correct(state, viewer, nr, viewer.today().plus(14), "wacht nog", why))
        .or_else(|_| inwoner::correct(state, viewer, nr, datum, &only(how), why))
        .or_else(|_| toewijzing::correct(state, viewer, nr, datum, Cast::Bram.id(), why))
}

fn withdrawn(state: &State, viewer: &Viewer, nr: Nr) -> Result<Vec<Statement>, No> {
    let why = "hoort bij iemand anders";
    contact::withdraw(state, viewer, nr, why)
        .or_else(|_| traject::withdraw(state, viewer, nr, why))
        .or_else(|_| aanmelding::withdraw(state, viewer, nr, why))
        .or_else(|_| meting::withdraw(state, viewer, nr, why))
        .or_else(|_| belemmering::withdraw(state, viewer, nr, why))
        .or_else(|_| plan::withdraw(state, viewer, nr, why))
        .or_else(|_| belofte::withdraw(state, viewer, nr, why))
        .or_else(|_| succes::withdraw(state, viewer, nr, why))
        .or_else(|_| uitstel::withdraw(state, viewer, nr, why))
        .or_else(|_| groep::withdraw(state, viewer, nr, why))
        .or_else(|_| ritme::withdraw(state, viewer, nr, why))
        .or_else(|_| inwoner::withdraw(state, viewer, nr, why))
        .or_else(|_| toewijzing::withdraw(state, viewer, nr, why))
        .or_else(|_| samenvoeging::take_back(state, viewer, nr, why))
}

fn rhythm(dagen: u16, why: bool) -> ritme::Agree {
    ritme::Agree { dagen: (dagen > 0).then_some(dagen), afwijking: why.then(|| "belt liever zelf".to_owned()) }
}

fn referred(
    state: &State,
    viewer: &Viewer,
    (datum, sinds): (Day, Day),
    which: u8,
    why: bool,
) -> Result<Vec<Statement>, No> {
    let persoon = persoon(which);
    let found = aanmelding::doubles(state, viewer, &persoon)?;
    let same = found.first().filter(|_| why).map(|double| double.inwoner);
    aanmelding::refer(state, viewer, datum, sinds, (&persoon, same), &referral(which, why))
}

fn referral(which: u8, why: bool) -> Refer {
    let aanpak = ["participatiehuis", "de-cirkel", "nergens"][usize::from(which % 3)].to_owned();
    let beweegreden = Beweegreden::ALL.get(usize::from(which)).copied();
    Refer { aanpak, beweegreden, afwijking: why.then(|| "wil het nog eens".to_owned()), ..Story::referral() }
}

fn answered(
    state: &State,
    viewer: &Viewer,
    id: AanmeldingId,
    (datum, sinds): (Day, Day),
    how: u8,
    why: bool,
) -> Result<Vec<Statement>, No> {
    let afwijking = why.then(|| "kan nergens anders".to_owned());
    let begeleider = MedewerkerId(1 + u32::from(how % 2));
    let asked = Accept { begeleider, start: why, trajectsoort: None, afwijking };
    match how {
        0 | 1 => aanmelding::accept(state, viewer, id, datum, sinds, &asked),
        2 => aanmelding::refuse(state, viewer, id, datum, sinds, "zorg gaat voor"),
        3 => aanmelding::retract(state, viewer, id, datum, sinds, "verhuist"),
        4 => aanmelding::leave(state, viewer, id, datum, sinds, "wil niet"),
        _ => aanmelding::meet(state, viewer, id, datum, sinds),
    }
}

fn persoon(which: u8) -> Persoon {
    let achternaam = ["Berg", "Yıldız", "", "de Wit", "Bergmans", "G"][usize::from(which)].to_owned();
    let geboortedatum = Some(Day::from_number(-3000 + i32::from(which)));
    Persoon {
        voornaam: "Gé".into(),
        achternaam,
        geboortedatum,
        wijk: Some(format!("wijk {which}")),
        ..Persoon::default()
    }
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
    Start {
        aanpak,
        trajectsoort,
        trede: Some(which),
        afwijking: why.then(|| "eerder gestopt".to_owned()),
        ..Start::default()
    }
}

fn close(why: u8) -> Close {
    let reden = ["regulier werk", "overig", "oorzaak klant/handhaving", "", "nergens"][usize::from(why)].to_owned();
    Close { reden, oorzaak: None, toelichting: Some("zo gezegd".into()) }
}

const LEEFGEBIEDEN: [&str; 4] = ["financieel", "psychisch", "sociaal", "nergens"];

fn meting(which: u8, why: bool) -> Meting {
    let vragen = |probleem| Vragen { probleem, aan_gewerkt: which > 2, onder_controle: which > 4 };
    let asked = LEEFGEBIEDEN.iter().take(usize::from(which % 4)).zip([true, false, true]);
    let answers = Antwoorden {
        contract: Some(false),
        onbetaald_werk: Some(which > 5),
        activiteit: Some(true),
        ..Antwoorden::default()
    };
    Meting {
        trede: (which > 1).then_some(which),
        antwoorden: if which.is_multiple_of(3) { answers } else { Antwoorden::default() },
        groei: which.is_multiple_of(2),
        groeipotentieel: (which == 3).then(|| Groeipotentieel { trede: 5, motivering: "wil werken".into() }),
        leefgebieden: asked.map(|(code, probleem)| ((*code).to_owned(), vragen(probleem))).collect(),
        moment: None,
        afwijking: why.then(|| "zo besproken".to_owned()),
        toelichting: (which == 5).then(|| "slaapt beter".to_owned()),
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

fn stepped(
    state: &State,
    viewer: &Viewer,
    id: BelemmeringId,
    (datum, sinds): (Day, Day),
    how: u8,
) -> Result<Vec<Statement>, No> {
    match course(how) {
        Course::Moved(stand, wie) => belemmering::move_to(state, viewer, id, datum, sinds, stand, wie),
        Course::Solved => belemmering::close(state, viewer, id, datum, sinds),
        Course::Reopened(stand, why) => belemmering::reopen(state, viewer, id, datum, sinds, stand, why),
    }
}

fn planned(
    state: &State,
    viewer: &Viewer,
    (inwoner, which): (InwonerId, u32),
    (datum, sinds): (Day, Day),
    how: u8,
) -> Result<Vec<Statement>, No> {
    let stap = (inwoner, StapId(which));
    match how {
        0 | 1 => {
            let told = [(Over::Wens, Some(format!("wens {which}"))), (Over::Talent, (how > 0).then(|| "koken".into()))];
            plan::tell(state, viewer, inwoner, datum, sinds, &told)
        }
        2 | 3 => plan::set_goal(state, viewer, inwoner, datum, sinds, &goal(how)),
        4 => plan::end_goal(state, viewer, (inwoner, DoelId(which)), datum, sinds, which > 1, Some("het lukte")),
        5..=8 => plan::agree(state, viewer, inwoner, datum, sinds, &planned_step(which, how)),
        9 | 10 => {
            let answer = Tick { hielp: Hielp::Beetje, hoe: Some("zag mensen".into()), opgelost: how > 9 };
            plan::tick(state, viewer, stap, datum, sinds, &answer)
        }
        _ => plan::drop_step(state, viewer, stap, datum, sinds, "wil iets anders"),
    }
}

fn goal(how: u8) -> Goal {
    let soort = DoelSoort::ALL[usize::from(how)];
    Goal { van: Van::ALL[usize::from(how % 2)], soort, wat: None, trede: Some(how) }
}

fn planned_step(which: u32, how: u8) -> plan::Step {
    let (doel, belemmering) = ((how > 6).then_some(DoelId(which)), (how > 5).then_some(BelemmeringId(which)));
    plan::Step { wat: "naar het koffie-uur".into(), wie: Wie::Samen, dag: None, doel, belemmering, afwijking: None }
}

fn instead(how: u8) -> Instead {
    match how {
        0 => Instead::Told(None),
        1 => Instead::Goal(goal(2)),
        2 => Instead::GoalEnded { bereikt: false, toelichting: None },
        3 => Instead::Step(planned_step(1, 5)),
        4 => Instead::Done { hielp: Hielp::Nee, hoe: None },
        _ => Instead::Dropped("toch niet".into()),
    }
}

fn promised(
    state: &State,
    viewer: &Viewer,
    (inwoner, which): (InwonerId, u32),
    (datum, sinds): (Day, Day),
    how: u8,
) -> Result<Vec<Statement>, No> {
    let belofte = (inwoner, BelofteId(which));
    match how {
        0..=4 => belofte::make(state, viewer, inwoner, datum, sinds, &promise(which, how, datum)),
        5 | 6 => belofte::keep(state, viewer, belofte, datum, sinds),
        7 | 8 => belofte::move_to(state, viewer, belofte, datum, sinds, datum.plus(9), "ziek"),
        _ => belofte::retract(state, viewer, belofte, datum, sinds, "geld is op", Raakt::from_word("groep")),
    }
}

fn promise(which: u32, how: u8, datum: Day) -> Promise {
    let van = Kant::ALL[usize::from(how % 3)];
    let aanvraag = (how == 3).then_some(Aanvraag::BijzondereBijstand);
    let dag = (how != 3).then(|| datum.plus(10 * i32::from(how)));
    let (partner, wat) = (Some("Kredietbank".to_owned()), Some(format!("een fiets {which}")));
    Promise { van, partner, wat, dag, aanvraag, afwijking: None }
}

fn otherwise(how: u8, datum: Day) -> belofte::Instead {
    match how {
        0 | 1 => belofte::Instead::Made(promise(9, how, datum)),
        2 => belofte::Instead::Kept,
        3 => belofte::Instead::Moved { dag: datum.plus(3), reden: "druk".into() },
        _ => belofte::Instead::Retracted { reden: "toch niet".into(), raakt: Some(Raakt::Inwoner) },
    }
}

fn put_off(state: &State, viewer: &Viewer, inwoner: InwonerId, over: Nr, how: u8) -> Result<Vec<Statement>, No> {
    let signaal = Soort::ALL[usize::from(how)];
    let leefgebied = (signaal == Soort::LeefgebiedOnbevestigd).then(|| "financieel".to_owned());
    let about = uitstel::About { signaal, over, leefgebied };
    uitstel::give(state, viewer, inwoner, about, viewer.today().plus(7), "wacht op antwoord")
}

/// On its own, or with the ticking of the stap.
fn achieved(
    state: &State,
    viewer: &Viewer,
    (inwoner, stap): (InwonerId, u32),
    (datum, sinds): (Day, Day),
    how: u8,
) -> Result<Vec<Statement>, No> {
    let stap = StapId(stap);
    if how < 6 {
        return succes::record(state, viewer, inwoner, datum, sinds, &success(how, (how > 3).then_some(stap)));
    }
    let answer = Tick { hielp: Hielp::Ja, hoe: None, opgelost: false };
    succes::tick(state, viewer, (inwoner, stap), datum, sinds, &answer, Some(&success(how - 6, None)))
}

fn success(how: u8, stap: Option<StapId>) -> Success {
    let soort = succes::Soort::ALL[usize::from(how % 6)];
    Success { soort, wat: Some("de bus".into()), woorden: (how > 2).then(|| "ging vanzelf".to_owned()), stap }
}

fn group(soort: u8, start: Day) -> groep::Open {
    let soort = groep::Soort::ALL[usize::from(soort)];
    groep::Open { aanpak: "participatiehuis".into(), soort, naam: format!("groep {start}"), start, fase: None }
}

fn end(how: u8) -> End {
    let uitkomst = if how.is_multiple_of(2) { Uitkomst::Afgerond } else { Uitkomst::Voortijdig };
    End { uitkomst, reden: (how > 0).then(|| "begon te werken".to_owned()) }
}

fn talk(datum: Day, next: Option<i32>, why: bool) -> Contact {
    let (volgende, afwijking) = (next.map(|days| datum.plus(days)), why.then(|| "op reis".to_owned()));
    Contact {
        wijze: Wijze::Telefoon,
        minuten: Some(20),
        verslag: Some("gebeld".into()),
        volgende,
        afwijking,
        ..Story::talk(datum)
    }
}
