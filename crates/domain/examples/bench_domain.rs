//! How fast the fold is, how much a fact weighs in memory, and how long the morning page of a begeleider takes.
//!
//! `cargo run --release -p domain --example bench_domain`; `-- --klein` is a tenth of the town. It prints each number with
//! what it has to hold, and judges nothing: a test with a stopwatch fails on somebody else's machine.

#![allow(clippy::disallowed_methods, reason = "a benchmark measures time and reads its arguments")]
#![allow(unsafe_code, reason = "a global allocator that counts is the only way to weigh what is kept")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicIsize, Ordering};
use std::time::Instant;

use domain::aanpak::{Adopted, content};
use domain::access::{Purpose, Role, Viewer};
use domain::contact::{Recorded, Wijze};
use domain::entry::{Entry, Said};
use domain::fact::Fact;
use domain::ids::{Daad, InwonerId, MedewerkerId, Nr, TrajectId};
use domain::inwoner::{Born, Lives, Named, Registered};
use domain::medewerker::{Hired, RoleGranted};
use domain::state::State;
use domain::text::Lang;
use domain::time::{Day, Moment};
use domain::toewijzing::Assigned;
use domain::traject::{PhaseEntered, Started};
use domain::{caseload, tijdlijn, zoek};

/// Inwoners of one begeleider.
const CASELOAD: u32 = 40;
/// Facts in one dossier.
const FACTS: u32 = 100;

struct Counting;

static KEPT: AtomicIsize = AtomicIsize::new(0);

// SAFETY: every call goes to the allocator of the system with the arguments it came with; only a number is added.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        KEPT.fetch_add(layout.size() as isize, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        KEPT.fetch_sub(layout.size() as isize, Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() {
    let inwoners = if std::env::args().any(|word| word == "--klein") { 1_000 } else { 10_000 };
    let entries = log(inwoners);
    println!("{inwoners} inwoners, {} facts", entries.len());
    let state = fold(&entries);
    drop(entries);
    questions(&state);
}

fn fold(entries: &[Entry]) -> State {
    let best = (0..3).map(|_| time(|| folded(entries))).fold(f64::MAX, f64::min);
    let before = KEPT.load(Ordering::Relaxed);
    let state = folded(entries);
    let kept = (KEPT.load(Ordering::Relaxed) - before) as f64;
    println!("fold      {:8.2} M facts/s  (at least 4)", entries.len() as f64 / best / 1e6);
    println!("memory    {:8.1} bytes a fact, all in  (at most 80)", kept / entries.len() as f64);
    state
}

fn folded(entries: &[Entry]) -> State {
    let mut state = State::default();
    entries.iter().for_each(|entry| state.fold(entry));
    state
}

fn questions(state: &State) {
    let today = start().plus(500);
    let viewer = |role, id| {
        Viewer::new(state, MedewerkerId(id), role, Purpose::Begeleiding, today).expect("somebody of the town")
    };
    let (ayse, marit) = (viewer(Role::Begeleider, 1), viewer(Role::Coordinator, 2));
    assert_eq!(caseload::own(state, &ayse).rows.len(), CASELOAD as usize);
    let micros = |what: &str, runs: u32, most: &str, question: &dyn Fn()| {
        let best = (0..5).map(|_| time(|| (0..runs).for_each(|_| question()))).fold(f64::MAX, f64::min);
        println!("{what:9} {:8.2} µs  {most}", best / f64::from(runs) * 1e6);
    };
    micros("caseload", 1000, "(40 inwoners; at most 20)", &|| {
        black_box(caseload::own(state, &ayse));
        ayse.take_looks();
    });
    micros("tijdlijn", 1000, "(100 facts)", &|| {
        black_box(tijdlijn::of(state, &ayse, InwonerId(1), Day::LAST)).expect("her own");
    });
    micros("zoek", 5, "(everybody, by coördinator)", &|| {
        black_box(zoek::search(state, &marit, "naam777", 20));
        marit.take_looks();
    });
    micros("scope", 5, "(everybody, by coördinator)", &|| {
        black_box(domain::access::scope(state, &marit));
    });
    micros("draft", 1000, "(a snapshot and one fact)", &|| {
        let mut draft = state.clone();
        draft.fold(&entry(state.nr().0 + 1, today, talk(1, 7)));
        black_box(draft);
    });
}

fn time<T>(act: impl FnOnce() -> T) -> f64 {
    let begun = Instant::now();
    let done = act();
    let seconds = begun.elapsed().as_secs_f64();
    drop(done);
    seconds
}

fn start() -> Day {
    Day::new(2009, 1, 5).expect("a day")
}

/// A town in which facts come in by day, as they do in life: each day something of everybody.
fn log(inwoners: u32) -> Vec<Entry> {
    let mut facts: Vec<(Day, Fact)> = ground(inwoners).into_iter().map(|fact| (start(), fact)).collect();
    for round in 0..FACTS {
        let day = start().plus(round as i32 * 5);
        facts.extend((1..=inwoners).map(|inwoner| (day, fact(inwoner, round))));
    }
    (1..).zip(facts).map(|(nr, (day, fact))| entry(nr, day, fact)).collect()
}

fn ground(inwoners: u32) -> Vec<Fact> {
    let text = include_str!("../../../aanpakken/participatiehuis.toml");
    let content = Box::new(content::parse(text).expect("the aanpak of the repository"));
    let mut facts: Vec<Fact> = vec![Adopted { content }.into()];
    for id in 1..=inwoners.div_ceil(CASELOAD) + 1 {
        let (medewerker, rol) = (MedewerkerId(id), if id == 2 { Role::Coordinator } else { Role::Begeleider });
        facts.push(Hired { medewerker, naam: format!("Medewerker {id}") }.into());
        facts.push(RoleGranted { medewerker, rol, aanpak: None, vestiging: None }.into());
    }
    facts
}

fn fact(id: u32, round: u32) -> Fact {
    let (inwoner, traject) = (InwonerId(id), TrajectId(id));
    let begeleider = match id.div_ceil(CASELOAD) {
        1 => MedewerkerId(1),
        other => MedewerkerId(other + 1),
    };
    match round {
        0 => Registered { inwoner, sleutel: Some(format!("K-{id:06}")) }.into(),
        1 => Named { inwoner, voornaam: "Gerda".into(), tussenvoegsel: "van".into(), achternaam: format!("Naam{id}") }
            .into(),
        2 => Born { inwoner, geboortedatum: Day::from_number(-4000) }.into(),
        3 => Lives { inwoner, wijk: format!("Wijk {}", id % 20) }.into(),
        4 => Assigned { inwoner, medewerker: begeleider }.into(),
        5 => started(inwoner, traject),
        6 => PhaseEntered { inwoner, traject, fase: "individueel".into(), afwijking: None }.into(),
        _ => talk(id, round),
    }
}

fn started(inwoner: InwonerId, traject: TrajectId) -> Fact {
    let (aanpak, trajectsoort) = ("participatiehuis".into(), "participatietraject".into());
    Started { inwoner, traject, aanpak, trajectsoort, grondslag: None, trede: Some(2), afwijking: None }.into()
}

/// One in twenty has a short text beside it; half have a note, which stays in the log.
fn talk(id: u32, round: u32) -> Fact {
    let afwijking = (round % 20 == 7).then(|| "op vakantie tot het einde van de maand".to_owned());
    let verslag = round.is_multiple_of(2).then(|| Lang("Ze vertelde over de cursus.".into()));
    let medewerker = MedewerkerId(id.div_ceil(CASELOAD));
    let volgende = Some(start().plus(round as i32 * 5 + 14));
    Recorded {
        inwoner: InwonerId(id),
        medewerker,
        wijze: Wijze::Gesprek,
        minuten: Some(30),
        verslag,
        volgende,
        afwijking,
    }
    .into()
}

fn entry(nr: u32, day: Day, fact: Fact) -> Entry {
    Entry {
        nr: Nr(nr),
        datum: day,
        bekend_sinds: day,
        geboekt: Moment(i64::from(day.number()) * 86_400_000_000),
        door: MedewerkerId(1),
        rol: Role::Begeleider,
        daad: Daad::default(),
        said: Some(Said::Fact(fact)),
        zaak: None,
        correction: None,
    }
}
