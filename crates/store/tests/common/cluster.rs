//! A PostgreSQL of one's own: begun in a temporary folder from the programs on this machine, reachable on this machine only, and
//! gone afterwards, also when the test that began it is killed.
#![allow(dead_code, reason = "every test file uses its own part of this")]

use std::cell::RefCell;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio_postgres::Client;

thread_local! {
    /// Where towns that are begun on this thread have their log: here, or in a file.
    static CLUSTER: RefCell<Option<Arc<Cluster>>> = const { RefCell::new(None) };
}

/// The same tests on both engines: each by itself on files, and all of them on one PostgreSQL.
#[macro_export]
macro_rules! on_both_engines {
    ($($name:ident),* $(,)?) => {
        mod on_files {
            $(#[test]
            fn $name() {
                super::$name();
            })*
        }

        #[test]
        fn on_postgres() {
            run_all_on_postgres(&[$((stringify!($name), $name as fn())),*]);
        }
    };
}

/// Runs these on a PostgreSQL of their own. The name of each is printed before it, so that a failure has one.
pub fn run_all_on_postgres(tests: &[(&str, fn())]) {
    let Some(cluster) = Cluster::start() else { return };
    CLUSTER.set(Some(Arc::new(cluster)));
    for (name, test) in tests {
        println!("on PostgreSQL: {name}");
        test();
    }
    CLUSTER.set(None);
}

/// The address of a log for a town of this test, when it is one that runs on PostgreSQL.
pub fn address_of_this_test() -> Option<String> {
    CLUSTER.with_borrow(|cluster| cluster.as_ref().map(|cluster| cluster.address()))
}

/// Started, and stopped when the pipe to it closes: then its folder goes too.
const KEEPER: &str = r#"
trap '' XFSZ
ulimit -f $LIMIT
"$BIN/postgres" -D "$DIR/data" -p "$PORT" -k "$DIR" $OPTIONS >>"$DIR/server.log" 2>&1 &
server=$!
read -r word
case "$word" in
    stop) kill -INT $server; wait $server ;;
    crash) kill -QUIT $server; wait $server ;;
    *) kill -QUIT $server; wait $server; rm -rf "$DIR" ;;
esac
"#;

/// What makes a test fast and its faults reproducible. The disk of the machine is not what is tested, so nothing waits for it.
const OPTIONS: &str = "-c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200 -c shared_buffers=64MB";

pub struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
    options: String,
    limit: String,
    keeper: Option<(Child, ChildStdin)>,
    schemas: AtomicU32,
}

impl Cluster {
    /// None, said out loud, where there is no PostgreSQL; on a machine that tests for everybody that is a failure.
    pub fn start() -> Option<Cluster> {
        Cluster::prepared(|_| String::new())
    }

    /// One that may make no file larger than so many blocks of half a kilobyte, as if its disk were full then.
    pub fn limited(blocks: u32) -> Option<Cluster> {
        let mut cluster = Cluster::start()?;
        cluster.stop();
        cluster.limit = blocks.to_string();
        cluster.run();
        Some(cluster)
    }

    /// From the next start on there is room again.
    pub fn lift_limit(&mut self) {
        self.limit = "unlimited".into();
    }

    /// The same after something was put into its folder; answers what the server is told besides.
    pub fn prepared(prepare: impl FnOnce(&Path) -> String) -> Option<Cluster> {
        if !is_on_this_machine() {
            return None;
        }
        let programs = programs()?;
        let folder = tempfile::tempdir().unwrap();
        if let Some((user, group)) = stand_in() {
            chown(folder.path(), Some(user), Some(group)).unwrap();
        }
        let mut initdb = Command::new(programs.join("initdb"));
        initdb.args(["-U", "meedoen", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--wal-segsize=4", "-D"]);
        let made = not_as_root(initdb.arg(folder.path().join("data"))).output().unwrap();
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let options = format!("{OPTIONS} {}", prepare(folder.path()));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut cluster = Cluster {
            folder,
            programs,
            port,
            options,
            limit: "unlimited".into(),
            keeper: None,
            schemas: AtomicU32::default(),
        };
        cluster.run();
        Some(cluster)
    }

    /// Starts the server, after it was stopped.
    pub fn run(&mut self) {
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER]).env("BIN", &self.programs).env("DIR", self.folder.path());
        keeper.env("PORT", self.port.to_string()).env("OPTIONS", &self.options).env("LIMIT", &self.limit);
        // It outlives whoever interrupts the tests from a terminal, by as long as cleaning up takes.
        keeper.process_group(0);
        let mut keeper = not_as_root(&mut keeper).stdin(Stdio::piped()).spawn().unwrap();
        let pipe = keeper.stdin.take().unwrap();
        self.keeper = Some((keeper, pipe));
        let until = Instant::now() + Duration::from_secs(30);
        while !self.answers() {
            assert!(Instant::now() < until, "the server does not start: {}", self.says());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Stops it in good order: sessions are ended, what they were doing is undone.
    pub fn stop(&mut self) {
        self.end("stop\n");
    }

    /// Stops it as a power cut would: what was not committed is lost, and starting again has something to repair.
    pub fn crash(&mut self) {
        self.end("crash\n");
    }

    fn end(&mut self, word: &str) {
        let Some((mut keeper, mut pipe)) = self.keeper.take() else { return };
        pipe.write_all(word.as_bytes()).unwrap();
        keeper.wait().unwrap();
    }

    /// Whether it answers questions: a port that is open is not enough while it repairs itself.
    fn answers(&self) -> bool {
        let ready = Command::new(self.programs.join("pg_isready"))
            .args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()])
            .status();
        match ready {
            Ok(status) => status.success(),
            Err(_) => TcpStream::connect(("127.0.0.1", self.port)).is_ok(),
        }
    }

    pub fn says(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("server.log")).unwrap_or_default()
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The address of a schema that nobody else uses.
    pub fn address(&self) -> String {
        let schema = format!("stad{}", self.schemas.fetch_add(1, Ordering::Relaxed));
        self.sql(&format!("CREATE SCHEMA {schema}"));
        format!("postgres://meedoen@127.0.0.1:{}/postgres?options=-c%20search_path%3D{schema}", self.port)
    }

    /// Somebody with a database client.
    pub fn sql(&self, statements: &str) {
        run_sql(&format!("postgres://meedoen@127.0.0.1:{}/postgres", self.port), statements).unwrap();
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Closing the pipe is the sign to end.
        let Some((mut keeper, pipe)) = self.keeper.take() else { return };
        drop(pipe);
        let _ = keeper.wait();
    }
}

/// Lets statements loose on the database with this address.
pub fn run_sql(address: &str, statements: &str) -> Result<(), tokio_postgres::Error> {
    with_client(address, async |client| client.batch_execute(statements).await)
}

/// A single value of bytes.
pub fn one_value(address: &str, query: &str) -> Result<Vec<u8>, tokio_postgres::Error> {
    with_client(address, async |client| client.query_one(query, &[]).await?.try_get(0))
}

fn with_client<T>(
    address: &str,
    work: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
) -> Result<T, tokio_postgres::Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(address, tokio_postgres::NoTls).await?;
        let going = tokio::spawn(connection);
        let outcome = work(&client).await;
        drop(client);
        let _ = going.await;
        outcome
    })
}

/// Whether there is a PostgreSQL to begin one with. Said out loud when not; on a machine that tests for everybody that is a failure.
pub fn is_on_this_machine() -> bool {
    let said = "PostgreSQL is not on this machine, so what needs it was not tested. `cargo xtask test` installs it where it \
                may; on Debian: apt-get install postgresql. Or name the folder of its programs in POSTGRES_BIN";
    let there = programs().is_some();
    if !there {
        assert!(std::env::var_os("CI").is_none(), "{said}");
        eprintln!("{said}");
    }
    there
}

/// Where `initdb` and `postgres` are: Debian keeps them off the path.
fn programs() -> Option<PathBuf> {
    let named = std::env::var_os("POSTGRES_BIN").map(PathBuf::from);
    let on_path = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    let mut of_debian: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    of_debian.sort();
    let folders = named.into_iter().chain(of_debian.into_iter().rev()).chain(on_path.into_iter().flatten());
    folders.into_iter().find(|folder| ["initdb", "postgres"].iter().all(|name| folder.join(name).is_file()))
}

/// PostgreSQL refuses to run as root: then somebody without rights does it. None for everybody else.
fn stand_in() -> Option<(u32, u32)> {
    let number = |words: &[&str]| {
        let said = Command::new("id").args(words).output().ok()?;
        String::from_utf8(said.stdout).ok()?.trim().parse::<u32>().ok()
    };
    if number(&["-u"]) != Some(0) {
        return None;
    }
    let of = |name: &str| Some((number(&["-u", name])?, number(&["-g", name])?));
    of("postgres").or_else(|| of("nobody"))
}

/// Makes a file belong to whoever the server runs as.
pub fn give_to_server(file: &Path) {
    if let Some((user, group)) = stand_in() {
        chown(file, Some(user), Some(group)).unwrap();
    }
}

fn not_as_root(command: &mut Command) -> &mut Command {
    match stand_in() {
        Some((user, group)) => command.uid(user).gid(group).current_dir("/"),
        None => command,
    }
}
