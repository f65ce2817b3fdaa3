//! The servers under load, each a process of its own on the server's core.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{dialect::Dialect, fill, identity, isolation, procfs};

/// How long a server may take to say where it listens.
const START: Duration = Duration::from_secs(60);
/// What goes into inboxes where nothing else is said.
const INBOX: &str = r#"["notification", "rank:changed", "achievement:earned", "achievement:unlocked", "level:up"]"#;
/// Lines of a server's log that are kept for an error message.
const LAST_WORDS: usize = 12;

/// What a subscriber's server may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// `fanout bare`
    Bare,
    /// `fanout bare-actix`
    BareActix,
    /// `benches/node/server.js` with the npm package `socket.io`.
    NodeSocketIo,
    /// The service, over plain JSON, with its journal in memory: the references keep nothing either.
    RidgecastJson,
    /// The service, over Socket.IO, likewise.
    RidgecastSocketIo,
    /// The service over plain JSON, keeping what it is told as `journal.durability` "process" does, which is the default;
    /// the events are not of those that are kept in inboxes too.
    RidgecastKept,
    /// The same with each event kept in an inbox.
    RidgecastInbox,
    /// The same with "power".
    RidgecastPowerProof,
    /// The service with so many users on its boards, its journal in memory.
    Boards(Crew),
    /// The same, keeping what it is told as `journal.durability` "process" does.
    BoardsKept(Crew),
}

/// How many are on a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Crew {
    Thousand,
    TenThousand,
    HundredThousand,
    Million,
}

impl Crew {
    /// As a number.
    pub(crate) fn users(self) -> u32 {
        match self {
            Self::Thousand => 1_000,
            Self::TenThousand => 10_000,
            Self::HundredThousand => 100_000,
            Self::Million => 1_000_000,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Thousand => "Ridgecast, 1,000 on a board",
            Self::TenThousand => "Ridgecast, 10,000 on a board",
            Self::HundredThousand => "Ridgecast, 100,000 on a board",
            Self::Million => "Ridgecast, 1,000,000 on a board",
        }
    }
}

impl Kind {
    /// The name in the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare loop",
            Self::BareActix => "bare actix-web",
            Self::NodeSocketIo => "Node socket.io",
            Self::RidgecastJson | Self::RidgecastSocketIo => "Ridgecast in memory",
            Self::RidgecastKept => "Ridgecast, durability process",
            Self::RidgecastInbox => "Ridgecast, process, inboxes",
            Self::RidgecastPowerProof => "Ridgecast, durability power",
            Self::Boards(crew) | Self::BoardsKept(crew) => crew.name(),
        }
    }

    fn dialect(self) -> Dialect {
        match self {
            Self::Bare | Self::BareActix => Dialect::Bare,
            Self::RidgecastJson
            | Self::RidgecastKept
            | Self::RidgecastInbox
            | Self::RidgecastPowerProof
            | Self::Boards(_)
            | Self::BoardsKept(_) => Dialect::Json,
            Self::NodeSocketIo | Self::RidgecastSocketIo => Dialect::SocketIo,
        }
    }
}

/// A running server; ends when dropped.
pub(crate) struct Server {
    /// What it speaks.
    pub(crate) dialect: Dialect,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// The key that its API asks for.
    pub(crate) key: &'static str,
    /// How long it took until it listened.
    pub(crate) started_in: Duration,
    child: Child,
    log: Log,
    // Kept for its Drop: the folder goes when the server has gone.
    _home: TempDir,
}

impl Server {
    /// Starts a `kind` of server and waits until it listens. `ridgecast` is the service's binary.
    pub(crate) fn start(kind: Kind, ridgecast: &Path) -> Result<Self> {
        let home = tempfile::tempdir()?;
        let mut command = match kind {
            Kind::Bare => reference("bare")?,
            Kind::BareActix => reference("bare-actix")?,
            Kind::NodeSocketIo => node()?,
            Kind::RidgecastJson | Kind::RidgecastSocketIo => service(ridgecast, home.path(), "memory", "[]")?,
            Kind::RidgecastKept => service(ridgecast, home.path(), "process", "[]")?,
            Kind::RidgecastInbox => service(ridgecast, home.path(), "process", "[\"rank:changed\"]")?,
            Kind::RidgecastPowerProof => service(ridgecast, home.path(), "power", "[]")?,
            Kind::Boards(_) => service(ridgecast, home.path(), "memory", "[]")?,
            Kind::BoardsKept(crew) => {
                fill::write(home.path(), crew.users())?;
                service(ridgecast, home.path(), "process", INBOX)?
            }
        };
        let start = Instant::now();
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        let (log, listening) = Log::follow(&mut child)?;
        let mut server = Self {
            dialect: kind.dialect(),
            address: SocketAddr::from(([0, 0, 0, 0], 0)),
            key: API_KEY,
            started_in: Duration::ZERO,
            child,
            log,
            _home: home,
        };
        server.address = listening
            .recv_timeout(START)
            .with_context(|| format!("{} did not start{}", kind.name(), server.log.last_words()))?;
        server.started_in = start.elapsed();
        if let Kind::Boards(crew) = kind {
            fill::post(&server, crew.users())?;
        }
        Ok(server)
    }

    /// Processor time used so far.
    pub(crate) fn cpu(&self) -> Result<Duration> {
        procfs::cpu(self.child.id())
    }

    /// Resident memory, KiB.
    pub(crate) fn resident_kib(&self) -> Result<u64> {
        procfs::resident_kib(self.child.id())
    }

    /// The end of its log.
    pub(crate) fn last_words(&self) -> String {
        self.log.last_words()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have gone already, which is what these errors say.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const API_KEY: &str = "rck_bench_bench_bench_bench_bench_bench";

/// This program in another role.
fn reference(role: &str) -> Result<Command> {
    let mut command = isolation::on_server_core(&std::env::current_exe()?)?;
    command.arg(role);
    Ok(command)
}

fn node() -> Result<Command> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/node");
    ensure!(
        folder.join("node_modules/socket.io").exists(),
        "socket.io is not installed: run `npm ci` in benches/node (make bench does)"
    );
    let mut command = isolation::on_server_core(Path::new("node"))?;
    command.arg(folder.join("server.js")).env("JWT_SECRET", identity::SECRET).env("NODE_ENV", "production");
    Ok(command)
}

/// The service with its defaults: only addresses, secrets, the number of workers, the durability and what goes into inboxes
/// are set.
fn service(binary: &Path, home: &Path, durability: &str, inbox: &str) -> Result<Command> {
    let settings = PathBuf::from(home).join("bench.toml");
    let hash: String = Sha256::digest(API_KEY).iter().map(|byte| format!("{byte:02x}")).collect();
    let text = format!(
        "[server]\nlisten = \"127.0.0.1:0\"\nworkers = 1\ndata_dir = {home:?}\n\
         [journal]\ndurability = \"{durability}\"\n[inbox]\nevents = {inbox}\n\
         [identity.jwt]\nsecret = \"{secret}\"\n\
         [[api.keys]]\nname = \"bench\"\nhash = \"sha256:{hash}\"\nscopes = [\"publish\"]\n",
        secret = identity::SECRET,
    );
    std::fs::write(&settings, text)?;
    let mut command = isolation::on_server_core(binary)?;
    command.arg("serve").arg("--config").arg(settings).env_remove("RUST_LOG");
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("RIDGECAST_") {
            command.env_remove(name);
        }
    }
    Ok(command)
}

/// A child's standard error: read to its end so that the child never waits for us, the last lines kept.
struct Log(Arc<Mutex<VecDeque<String>>>);

impl Log {
    /// Follows `child`; the receiver gets the address once it is said.
    fn follow(child: &mut Child) -> Result<(Self, mpsc::Receiver<SocketAddr>)> {
        let stderr = child.stderr.take().context("standard error is not a pipe")?;
        let (say, listening) = mpsc::channel();
        let lines = Arc::new(Mutex::new(VecDeque::new()));
        let kept = Arc::clone(&lines);
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                if let Some(address) = address_in(&line) {
                    // Nobody waits any more after the first.
                    let _ = say.send(address);
                }
                if let Ok(mut kept) = kept.lock() {
                    kept.push_back(line);
                    if kept.len() > LAST_WORDS {
                        kept.pop_front();
                    }
                }
            }
        });
        Ok((Self(lines), listening))
    }

    fn last_words(&self) -> String {
        self.0.lock().map(|lines| lines.iter().map(|line| format!("\n    {line}")).collect()).unwrap_or_default()
    }
}

fn address_in(line: &str) -> Option<SocketAddr> {
    let (_, rest) = line.split_once("listening on http://")?;
    rest.split_whitespace().next()?.trim_end_matches(['/', ',', '.', ';']).parse().ok()
}
