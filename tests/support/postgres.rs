//! A PostgreSQL of the tests' own, from the system's programs: in a temporary folder, on a free port of the loopback.
//!
//! It never outlives the tests: see [`Keeper`].

#![allow(dead_code, reason = "each test binary uses what it needs")]

#[allow(clippy::duplicate_mod, reason = "who uses postgres and small_disk has it twice")]
#[path = "keeper.rs"]
mod keeper;

use std::{
    env, fs, io,
    iter::repeat_with,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
    thread::sleep,
    time::{Duration, Instant},
};

use rustix::process::{Pid, geteuid, test_kill_process};

use keeper::Keeper;

/// The longest a server may take to be there. Recovery after a kill is the long part of it.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often it is looked whether the server is there.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// The user and the first database, and the user's password.
const RIDGECAST: &str = "ridgecast";
const PASSWORD: &str = "only-for-tests";

/// Orders: `start`, answered with the process id; a signal, answered when the server has ended.
const KEEPER: &str = r#"
    folder=$1 server=
    shift
    # With job control, because bash makes background processes deaf to INT and QUIT without.
    set -m
    stop() { # SIGNAL
        [[ $server ]] || return
        kill -s "$1" "$server"
        wait "$server"
        server=
    }
    while read -r order; do
        if [[ $order == start ]]; then
            "$@" >>"$folder/log" 2>&1 </dev/null &
            server=$!
            echo "$server"
        else
            stop "$order"
            echo stopped
        fi
    done
    stop QUIT
    # A killed server leaves its pid file, and the shared memory that the file's seventh line names.
    segment=$(sed -n '7s/.* //p' "$folder/data/postmaster.pid") && ipcrm --shmem-id "$segment"
    cd /
    rm -rf "$folder"
"#;

/// A PostgreSQL server. Dropping it stops it and removes its folder.
///
/// Connections by [`url`](Self::url) are those of a user without special rights, who owns his databases and gives a
/// password.
pub(crate) struct Postgres {
    programs: Programs,
    /// `data`, `log` and the socket.
    folder: PathBuf,
    port: u16,
    server: Option<Pid>,
    keeper: Keeper,
}

impl Postgres {
    /// A new server with an empty database.
    pub(crate) fn start() -> Self {
        Self::start_with(true)
    }

    /// The same, but quicker: it does not wait until the disk has what it wrote. Nothing is lost by that but upon a
    /// failure of the machine.
    pub(crate) fn start_without_fsync() -> Self {
        Self::start_with(false)
    }

    /// One server, without fsync, for all tests of a binary; started by whoever asks first. Each test makes a database
    /// of its own in it.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        SHARED.get_or_init(Self::start_without_fsync)
    }

    fn start_with(fsync: bool) -> Self {
        let programs = Programs::find();
        let folder = tempfile::Builder::new().prefix("ridgecast-postgres-").tempdir().unwrap().keep();
        let server = programs.command("postgres").arg("-D").arg(folder.join("data"));
        let keeper = Keeper::start(KEEPER, &folder, &server.words);
        programs.make_cluster(&folder);
        let mut postgres = Self { programs, folder, port: 0, server: None, keeper };
        postgres.start_on_a_free_port(fsync);
        postgres.psql("postgres", &format!("CREATE ROLE {RIDGECAST} LOGIN PASSWORD '{PASSWORD}'"));
        postgres.create_database(RIDGECAST);
        postgres
    }

    /// The database `ridgecast`.
    pub(crate) fn url(&self) -> String {
        self.url_of(RIDGECAST)
    }

    /// A database by its name.
    pub(crate) fn url_of(&self, database: &str) -> String {
        format!("postgres://{RIDGECAST}:{PASSWORD}@127.0.0.1:{}/{database}", self.port)
    }

    /// Makes an empty database and gives its URL. The name must be new in this server.
    pub(crate) fn create_database(&self, name: &str) -> String {
        self.psql("postgres", &format!("CREATE DATABASE \"{name}\" OWNER {RIDGECAST}"));
        self.url_of(name)
    }

    /// Has the superuser say one statement, and gives the rows: one a line, `|` between columns.
    pub(crate) fn psql(&self, database: &str, sql: &str) -> String {
        let mut psql = self.client("psql");
        psql.args(["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1"]);
        output_of(psql.args(["--username=postgres", "--dbname", database, "--command", sql])).trim_end().to_owned()
    }

    /// Where it listens, now and after [`start_again`](Self::start_again).
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The id of its first process, while it runs.
    pub(crate) fn pid(&self) -> Option<Pid> {
        self.server
    }

    /// What is removed in the end.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Stops it in good order: connections are cut, what was committed is written out. Returns when it has ended.
    pub(crate) fn stop(&mut self) {
        self.end("INT");
    }

    /// Kills its first process (SIGKILL); the others follow by themselves, each after what it is about. Returns when all of them
    /// have ended.
    pub(crate) fn kill(&mut self) {
        let others = self.server.map(children_of).unwrap_or_default();
        self.end("KILL");
        let since = Instant::now();
        while others.iter().any(|process| test_kill_process(*process).is_ok()) {
            assert!(since.elapsed() < PATIENCE, "processes of PostgreSQL outlive the first one");
            sleep(LOOK_EVERY);
        }
    }

    /// Starts it after [`stop`](Self::stop) or [`kill`](Self::kill), on the same port and folder. Returns when it takes
    /// connections.
    pub(crate) fn start_again(&mut self) {
        assert!(self.server.is_none(), "PostgreSQL is running");
        let since = Instant::now();
        // What is left of a killed server holds the memory for a moment, and a new one refuses to start beside it.
        while let Err(log) = self.try_start() {
            assert!(since.elapsed() < PATIENCE, "PostgreSQL does not start again:\n{log}");
            sleep(LOOK_EVERY);
        }
    }

    fn end(&mut self, signal: &str) {
        self.keeper.order(signal).unwrap();
        self.server = None;
    }

    /// Somebody else may be quicker to take a port that was free, so there is more than one try.
    fn start_on_a_free_port(&mut self, fsync: bool) {
        for _ in 0..5 {
            self.port = free_port();
            fs::write(self.folder.join("data/postgresql.conf"), self.configuration(fsync)).unwrap();
            match self.try_start() {
                Ok(()) => return,
                Err(log) => assert!(log.contains("Address already in use"), "PostgreSQL does not start:\n{log}"),
            }
        }
        panic!("PostgreSQL does not find a free port");
    }

    fn configuration(&self, fsync: bool) -> String {
        let (port, folder) = (self.port, self.folder.display());
        format!(
            "listen_addresses = '127.0.0.1'\n\
             port = {port}\n\
             unix_socket_directories = '{folder}'\n\
             max_connections = 50\n\
             shared_buffers = 16MB\n\
             fsync = {fsync}\n\
             # In the folder, so that nothing of a killed server stays in memory.\n\
             dynamic_shared_memory_type = mmap\n\
             lc_messages = 'C'\n"
        )
    }

    /// The error is the log.
    fn try_start(&mut self) -> Result<(), String> {
        fs::write(self.folder.join("log"), "").unwrap();
        let pid = self.keeper.order("start").unwrap();
        let pid = Pid::from_raw(pid.parse().unwrap()).unwrap();
        let since = Instant::now();
        while !self.client("pg_isready").output().unwrap().status.success() {
            let log = || fs::read_to_string(self.folder.join("log")).unwrap();
            if test_kill_process(pid).is_err() {
                return Err(log());
            }
            assert!(since.elapsed() < PATIENCE, "PostgreSQL is not ready after {PATIENCE:?}:\n{}", log());
            sleep(LOOK_EVERY);
        }
        self.server = Some(pid);
        Ok(())
    }

    /// A program that connects by the socket in our folder, which nobody else can be listening on.
    fn client(&self, name: &str) -> Command {
        let mut command = self.programs.client(name);
        command.arg("--host").arg(&self.folder).args(["--port", &self.port.to_string()]);
        command
    }
}

/// Where PostgreSQL's programs are, and how they are run.
struct Programs {
    folder: PathBuf,
}

impl Programs {
    /// Debian's newest; else what `PATH` leads to.
    fn find() -> Self {
        let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
        let debian = debian.filter_map(|version| {
            let version = version.ok()?;
            Some((version.file_name().to_str()?.parse::<u32>().ok()?, version.path().join("bin")))
        });
        let mut debian: Vec<_> = debian.collect();
        debian.sort();
        let debian = debian.into_iter().rev().map(|(_, folder)| folder);
        let path = env::var_os("PATH").unwrap_or_default();
        let folder = debian.chain(env::split_paths(&path)).find(|folder| folder.join("postgres").is_file());
        Self { folder: folder.expect("PostgreSQL is not installed: `make test` installs Debian's package postgresql") }
    }

    /// A program of the server. PostgreSQL refuses to run as root, so root runs it as the user that the package makes.
    fn command(&self, name: &str) -> ServerCommand {
        let as_user: &[&str] = match geteuid().is_root() {
            true => &["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"],
            false => &[],
        };
        let words = as_user.iter().map(|word| (*word).to_owned()).collect();
        ServerCommand { words }.arg(self.folder.join(name))
    }

    fn client(&self, name: &str) -> Command {
        let mut command = Command::new(self.folder.join(name));
        for (name, _) in env::vars_os().filter(|(name, _)| name.as_encoded_bytes().starts_with(b"PG")) {
            command.env_remove(name);
        }
        command
    }

    /// Makes `data` in the folder.
    fn make_cluster(&self, folder: &Path) {
        if geteuid().is_root() {
            output_of(Command::new("chown").arg("postgres").arg(folder));
        }
        let initdb = self.command("initdb").arg("--pgdata").arg(folder.join("data")).arg("--username=postgres");
        let initdb = initdb.arg("--auth-local=trust").arg("--auth-host=scram-sha-256");
        let initdb = initdb.arg("--encoding=UTF8").arg("--locale=C").arg("--no-sync");
        output_of(Command::new(&initdb.words[0]).args(&initdb.words[1..]).current_dir(folder));
    }
}

/// The processes that this one has made.
pub(crate) fn children_of(parent: Pid) -> Vec<Pid> {
    let child = |process: io::Result<fs::DirEntry>| {
        let stat = fs::read_to_string(process.ok()?.path().join("stat")).ok()?;
        // "12 (name) S 1 …"
        let (head, tail) = stat.rsplit_once(") ")?;
        let is_child = tail.split(' ').nth(1) == Some(&parent.as_raw_nonzero().to_string());
        is_child.then(|| Pid::from_raw(head.split_once(' ')?.0.parse().ok()?)).flatten()
    };
    fs::read_dir("/proc").unwrap().filter_map(child).collect()
}

/// A command line that is run by us or by the keeper.
struct ServerCommand {
    words: Vec<String>,
}

impl ServerCommand {
    fn arg(mut self, word: impl AsRef<Path>) -> Self {
        self.words.push(word.as_ref().to_str().unwrap().to_owned());
        self
    }
}

/// Runs a command that must succeed.
fn output_of(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (said, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}: {}\n{said}{error}", output.status);
    said.into_owned()
}

/// A free port below those that outgoing connections are given, so that none of these takes it while the server is away.
fn free_port() -> u16 {
    let ports = repeat_with(|| rand::random_range(20_000..32_000)).take(1_000);
    let mut free = ports.filter(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok());
    free.next().expect("a free port")
}
