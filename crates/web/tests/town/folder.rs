//! The data folder of the town: lived once for each build of a test, and copied for every test that starts from it.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use std::{env, fs, io};

use app::{App, Clock, fresh_daad};
use domain::ids::InwonerId;
use domain::time::Moment;
use tempfile::TempDir;

/// Which dossier belongs to which key of the cast, one a line.
const KNOWN: &str = "bekenden.txt";

/// A fresh copy of the town, which is gone when it is dropped.
pub fn copy() -> (TempDir, Vec<(String, InwonerId)>) {
    let original = lived();
    let dir = tempfile::tempdir().expect("there is room for a temporary folder");
    copy_all(&original, dir.path()).expect("the folder can be copied");
    let known = fs::read_to_string(dir.path().join(KNOWN)).expect("the cast was written down");
    let known = known.lines().filter_map(|line| line.split_once(' '));
    (dir, known.map(|(key, nr)| (key.to_owned(), InwonerId(nr.parse().expect("a number")))).collect())
}

/// Seven o'clock in the evening of the demo's last day, as `meedoen demo` starts it.
pub fn evening() -> Clock {
    let evening = demo::today().date().at(19, 0, 0, 0).in_tz("Europe/Amsterdam").expect("every day has an evening");
    Clock::starting_at(Moment(evening.timestamp().as_microsecond()))
}

/// The folder that is copied. Every test may be a process of its own, so it is kept beside the build under the build's own mark.
fn lived() -> PathBuf {
    let build = env::current_exe().and_then(fs::metadata).expect("this test is a file");
    let made =
        build.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok()).map_or(0, |since| since.as_nanos());
    let name = env::current_exe()
        .ok()
        .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .unwrap_or_default();
    let place = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = place.join(format!("{name}-{made}"));
    if !folder.exists() {
        forget_older(place, &name);
        let fresh = tempfile::tempdir_in(place).expect("there is room beside the build");
        fill(fresh.path()).expect("the demo can be lived");
        // Another test may have been first; then its folder is as good.
        if fs::rename(fresh.path(), &folder).is_ok() {
            let _ = fresh.keep();
        }
    }
    folder
}

fn forget_older(place: &Path, name: &str) {
    let older = fs::read_dir(place)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(name));
    older.for_each(|entry| drop(fs::remove_dir_all(entry.path())));
}

fn fill(dir: &Path) -> Result<(), app::Error> {
    let app = App::open(dir, evening())?;
    let town = app.begin(demo::SLUG)?;
    let lived = demo::sittard_geleen(&mut |month| town.append_lived(fresh_daad(), month).map(|_| ()))?;
    for one in demo::cast() {
        let account = app.accounts().create(one.login)?;
        app.accounts().link(account, demo::SLUG, one.medewerker.0)?;
        app.accounts().set_password(account, one.wachtwoord)?;
    }
    let known: Vec<String> = lived.bekenden.iter().map(|(key, inwoner)| format!("{key} {inwoner}")).collect();
    fs::write(dir.join(KNOWN), known.join("\n")).expect("the folder was just made");
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &target)?
        } else {
            fs::copy(entry.path(), target).map(|_| ())?
        }
    }
    Ok(())
}
