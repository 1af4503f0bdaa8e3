//! All published tables over a municipality of 50,000 inwoners and five million facts, beside DuckDB on the same facts.
//!
//! `cargo run --release -p app --example bench_tables [quick] [FOLDER]`. `quick` takes a tenth; a folder that was filled before
//! is used again. `MEEDOEN_PYTHON` names a Python that has the packages of `requirements.txt`; `cargo xtask bench` makes
//! one. Without it Meedoen is measured alone. Every cell of Meedoen is held against the one of DuckDB.

mod beside;
mod cells;
mod facts;
mod life;
mod town;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use app::{App, Identity};
use cap::Cap;
use domain::access::{self, Figures, Purpose, Role};
use domain::ids::MedewerkerId;
use domain::state::State;
use reports::{PRESETS, Parameters, Preset, Table};

/// Counts what is allocated; the memory of a replay is measured with it.
#[global_allocator]
static HEAP: Cap<std::alloc::System> = Cap::new(std::alloc::System, usize::MAX);

const TURNS: usize = 9;
/// The word with which this program calls itself to fill a folder in a process of its own.
const FILL: &str = "fill";

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => in_new_folder(50_000),
        ["quick"] => in_new_folder(5_000),
        [FILL, inwoners, dir] => town::fill(dir.as_ref(), inwoners.parse().expect("a number of inwoners")),
        ["quick", dir] => measure(dir.as_ref(), 5_000),
        [dir] => measure(dir.as_ref(), 50_000),
        _ => panic!("usage: bench_tables [quick] [FOLDER]"),
    }
}

fn in_new_folder(inwoners: u32) {
    let dir = tempfile::tempdir_in(".").expect("there is room for a folder");
    measure(dir.path(), inwoners);
}

fn measure(dir: &Path, inwoners: u32) {
    if !facts::file(dir).exists() {
        let this = std::env::current_exe().expect("this program is somewhere");
        let filled = Command::new(this).arg(FILL).arg(inwoners.to_string()).arg(dir).status();
        assert!(filled.is_ok_and(|status| status.success()), "the folder was not filled");
    }
    let app = replay(dir);
    let town = app.gemeente(town::SLUG).expect("it was filled");
    let who = Identity { medewerker: MedewerkerId(1), role: Role::Beleidsmedewerker, purpose: Purpose::Verantwoording };
    let made = town.ask(who, |state, viewer| Ok(tables(state, access::figures(viewer)?)));
    let made = made.expect("a beleidsmedewerker may see figures");
    match std::env::var_os("MEEDOEN_PYTHON").map(PathBuf::from) {
        Some(python) => beside::compare(&python, dir, &made),
        None => beside::alone(&made),
    }
}

/// Opens the folder as a start does, and tells what that cost.
fn replay(dir: &Path) -> App {
    let (heap, began) = (HEAP.allocated(), Instant::now());
    let app = App::open(dir, town::clock()).expect("the folder can be opened");
    let seconds = began.elapsed().as_secs_f64();
    let facts = f64::from(app.gemeente(town::SLUG).expect("it was filled").nr().0);
    println!(
        "{facts} facts replayed in {seconds:.1} s ({:.2} million/s), {:.0} bytes allocated a fact",
        facts / seconds / 1e6,
        (HEAP.allocated() - heap) as f64 / facts
    );
    app
}

/// A published table, and the shortest time in which it was counted.
pub struct Made {
    pub name: &'static str,
    pub table: Table,
    pub seconds: f64,
}

fn tables(state: &State, leave: Figures) -> Vec<Made> {
    PRESETS.iter().map(|preset| best(state, leave, preset)).collect()
}

fn best(state: &State, leave: Figures, preset: &'static Preset) -> Made {
    let once = || {
        let began = Instant::now();
        let table = preset.run(state, leave, town::today(), &Parameters::default());
        let seconds = began.elapsed().as_secs_f64();
        Made { name: preset.name, table: table.expect("it can be asked"), seconds }
    };
    let turns = std::iter::repeat_with(once).take(TURNS);
    turns.min_by(|one, other| one.seconds.total_cmp(&other.seconds)).expect("there are turns")
}
