//! What a machine needs before the tests can run, and getting it where we may.
//! Rust and Node are the reader's own business; a browser is fetched when the machine lets us.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::must;

/// Debian's names for a browser, the program that drives it, and letters for the names of our residents.
const BROWSER_PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-noto-core"];

/// Debian's name for the other engine of the log. Its tests begin a server of their own and use none that runs.
const DATABASE_PACKAGES: &[&str] = &["postgresql"];

/// Where the browser and its driver are. The browser tests read them from `CHROMIUM` and `CHROMEDRIVER`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
}

/// The tools without which nothing builds: a C compiler for SQLite, Node for the style sheets.
pub fn build_tools() -> Result<()> {
    let compiler = std::env::var_os("CC").is_some() || ["cc", "gcc", "clang"].iter().any(|n| on_path(n).is_some());
    if !compiler {
        bail!("no C compiler found; SQLite is built from source. On Debian: apt-get install gcc libc6-dev");
    }
    for tool in ["node", "npm"] {
        if on_path(tool).is_none() {
            bail!(
                "`{tool}` not found; the style sheets come from npm at build time. Install Node.js 20 or later with npm"
            );
        }
    }
    Ok(())
}

/// A browser and its driver, installed when they are missing and this user may install.
pub fn browser() -> Result<Browser> {
    if let Some(found) = find_browser() {
        return Ok(found);
    }
    let Some(prefix) = may_install() else {
        bail!("{}", what_to_install());
    };
    eprintln!("no browser for the browser tests yet: installing {}", BROWSER_PACKAGES.join(", "));
    install(prefix, BROWSER_PACKAGES)?;
    match find_browser() {
        Some(found) => Ok(found),
        None => bail!("installed {}, yet still no chromium and chromedriver on the PATH", BROWSER_PACKAGES.join(", ")),
    }
}

/// PostgreSQL's programs, installed when they are missing and this user may install. Without them the tests that need them say so
/// and are left out; for everybody's machine that is a failure, and they say that as well.
pub fn database() -> Result<()> {
    if find_database() {
        return Ok(());
    }
    let Some(prefix) = may_install() else {
        eprintln!(
            "no PostgreSQL, and it cannot be installed from here: on Debian, as root: apt-get install postgresql"
        );
        return Ok(());
    };
    eprintln!("no PostgreSQL for the tests of the log yet: installing {}", DATABASE_PACKAGES.join(", "));
    install(prefix, DATABASE_PACKAGES)
}

/// Debian keeps the programs of each version in a folder of its own, off the path.
fn find_database() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders = versions.map(|version| version.path().join("bin"));
    let named = std::env::var_os("POSTGRES_BIN").map(PathBuf::from);
    let whole = |folder: &Path| ["initdb", "postgres"].iter().all(|name| is_program(&folder.join(name)));
    named.is_some_and(|folder| whole(&folder))
        || folders.any(|folder| whole(&folder))
        || ["initdb", "postgres"].iter().all(|name| on_path(name).is_some())
}

fn install(prefix: &[&str], packages: &[&str]) -> Result<()> {
    must(apt_get(prefix).arg("update"))?;
    must(apt_get(prefix).args(["install", "-y", "--no-install-recommends"]).args(packages))
}

fn find_browser() -> Option<Browser> {
    let chromium = named_or_on_path("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?;
    let chromedriver = named_or_on_path("CHROMEDRIVER", &["chromedriver"])?;
    Some(Browser { chromium, chromedriver })
}

fn what_to_install() -> String {
    format!(
        "the browser tests need chromium and chromedriver, and they cannot be installed from here.\n\
         Install them (on Debian, as root: apt-get install {}), or name them in CHROMIUM and CHROMEDRIVER,\n\
         or leave the browser tests out: cargo xtask test --zonder-browser",
        BROWSER_PACKAGES.join(" ")
    )
}

/// How to become someone who may install: nothing needed as root, `sudo` when it asks no password, else not at all.
fn may_install() -> Option<&'static [&'static str]> {
    on_path("apt-get")?;
    if says(Command::new("id").arg("-u"), "0") {
        return Some(&[]);
    }
    let sudo = Command::new("sudo").args(["-n", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    sudo.is_ok_and(|status| status.success()).then_some(&["sudo", "-n"])
}

fn apt_get(prefix: &[&str]) -> Command {
    let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]].concat();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).stdin(Stdio::null());
    command
}

fn says(command: &mut Command, expected: &str) -> bool {
    command.output().is_ok_and(|out| String::from_utf8_lossy(&out.stdout).trim() == expected)
}

fn named_or_on_path(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(variable).map(PathBuf::from).filter(|path| is_program(path)) {
        return Some(named);
    }
    names.iter().find_map(|name| on_path(name))
}

/// The first program of this name on the PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    find_in(std::env::split_paths(&std::env::var_os("PATH")?), name)
}

fn find_in(folders: impl Iterator<Item = PathBuf>, name: &str) -> Option<PathBuf> {
    folders.map(|folder| folder.join(name)).find(|path| is_program(path))
}

fn is_program(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        path.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        path.is_file()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_in_a_folder_that_holds_it() {
        let folders = || [PathBuf::from("/nowhere"), PathBuf::from("/bin")].into_iter();
        assert_eq!(find_in(folders(), "sh"), Some(PathBuf::from("/bin/sh")));
        assert_eq!(find_in(folders(), "no-such-program"), None);
    }

    #[test]
    fn a_folder_is_not_a_program() {
        assert!(!is_program(Path::new("/")));
    }

    #[test]
    fn the_way_out_is_named_when_nothing_can_be_installed() {
        let message = what_to_install();
        for word in ["chromium-driver", "CHROMEDRIVER", "--zonder-browser"] {
            assert!(message.contains(word), "{message}");
        }
    }
}
