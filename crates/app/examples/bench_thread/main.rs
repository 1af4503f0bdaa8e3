//! The whole thread from an act to the disk and back, on a municipality of 10,000 inwoners and a million facts.
//!
//! `cargo run --release -p app --example bench_thread [quick]`. Every number stands beside a bare one of the same run, because
//! what a machine can do differs by the machine. `quick` takes a tenth.

mod appends;
mod replay;
mod town;

use std::time::Instant;

use app::{App, Gemeente, Identity, fresh_daad};
use cap::Cap;
use domain::access::{Purpose, Role, Viewer};
use domain::caseload;
use domain::contact::{self, Seen};
use domain::state::State;

/// Counts what is allocated; the memory of a replay is measured with it, and beside it what the system says.
#[global_allocator]
static HEAP: Cap<mimalloc::MiMalloc> = Cap::new(mimalloc::MiMalloc, usize::MAX);

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => all(10_000),
        ["quick"] => all(1_000),
        // For a profile of one part: a folder that stays, and or acts, a caseload or a start in it alone.
        ["fill", dir] => drop(town::fill(dir.as_ref(), 10_000)),
        ["caseload", dir] => look_at_caseload(&App::open(dir.as_ref(), town::clock()).unwrap()),
        ["acts", dir] => appends::compare(&App::open(dir.as_ref(), town::clock()).unwrap(), dir.as_ref(), 10_000),
        [replay::ALONE, dir] => replay::alone(dir.as_ref()),
        _ => panic!("usage: bench_thread [quick | fill DIR | acts DIR | caseload DIR | start-alone DIR]"),
    }
}

fn all(inwoners: u32) {
    let dir = tempfile::tempdir_in(".").unwrap();
    let facts = town::fill(dir.path(), inwoners);
    replay::compare(dir.path(), facts);
    let app = App::open(dir.path(), town::clock()).unwrap();
    look_at_caseload(&app);
    appends::compare(&app, dir.path(), inwoners);
    drop(app);

    println!("\nAn average municipality starts:");
    let average = tempfile::tempdir_in(".").unwrap();
    let facts = town::fill(average.path(), inwoners.min(2_000));
    replay::start_alone(average.path(), facts);
}

/// The content of a caseload of forty, without a page around it: as it is asked again, after somebody recorded something about one
/// of the forty, and worked out anew, as it is after an aanpak changed or at the first question of a day.
fn look_at_caseload(app: &App) {
    const TIMES: u32 = 20_000;
    let who = Identity { medewerker: town::begeleider(1), role: Role::Begeleider, purpose: Purpose::Begeleiding };
    let town = app.gemeente(town::SLUG).unwrap();
    let ask = |state: &State, viewer: &Viewer| {
        assert_eq!(caseload::own(state, viewer).rows.len(), town::CASELOAD as usize);
        viewer.take_looks();
    };
    let again = town.ask(who, |state, viewer| {
        ask(state, viewer);
        let began = Instant::now();
        (0..TIMES).for_each(|_| ask(state, viewer));
        Ok(micros(began, TIMES))
    });
    let anew = town.ask(who, |state, _| {
        let began = Instant::now();
        for _ in 0..TIMES {
            // Each of these viewers brings nothing along that was worked out before.
            ask(state, &Viewer::new(state, who.medewerker, who.role, who.purpose, town::today()).unwrap());
        }
        Ok(micros(began, TIMES))
    });
    let began = Instant::now();
    for _ in 0..TIMES {
        town.ask(who, |state, viewer| Ok(caseload::own(state, viewer))).unwrap();
    }
    let asked = micros(began, TIMES);
    let changed = after_each_act(&town, who, ask);
    let bare = bare_caseload(TIMES);
    println!(
        "caseload of {}: content {:.1} µs (target < 20), through the door with its look recorded {asked:.1} µs, after an act about one of them {changed:.1} µs, all worked out anew {:.1} µs; a bare scan of as many facts {bare:.1} µs",
        town::CASELOAD,
        again.unwrap(),
        anew.unwrap()
    );
}

/// The same right after a contact with one of the inwoners, each time another.
fn after_each_act(town: &Gemeente, who: Identity, ask: impl Fn(&State, &Viewer)) -> f64 {
    const ACTS: u32 = 400;
    let caseload = town.ask(who, |state, viewer| Ok(caseload::own(state, viewer).rows)).unwrap();
    let mut took = 0.0;
    for row in caseload.iter().cycle().take(ACTS as usize) {
        let inwoner = row.inwoner;
        town.act_and_wait(who, fresh_daad(), move |state, viewer| {
            contact::record(state, viewer, inwoner, &appends::talk(), Seen { last: None, confirmed: true })
        })
        .unwrap();
        took += town
            .ask(who, |state, viewer| {
                let began = Instant::now();
                ask(state, viewer);
                Ok(micros(began, ACTS))
            })
            .unwrap();
    }
    took
}

/// The least it could cost: forty slices of facts, each searched from its end and copied into a row.
fn bare_caseload(times: u32) -> f64 {
    let slices: Vec<Vec<(i32, u32, [u32; 5])>> = (0..town::CASELOAD)
        .map(|inwoner| (0..town::FACTS).map(|fact| (fact as i32, inwoner, [fact; 5])).collect())
        .collect();
    let began = Instant::now();
    for _ in 0..times {
        let last = |slice: &Vec<(i32, u32, [u32; 5])>| slice.iter().rfind(|fact| fact.0 <= 50).copied();
        std::hint::black_box(slices.iter().filter_map(last).collect::<Vec<_>>());
    }
    micros(began, times)
}

fn micros(began: Instant, times: u32) -> f64 {
    began.elapsed().as_secs_f64() * 1e6 / f64::from(times)
}
