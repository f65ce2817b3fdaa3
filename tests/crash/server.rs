//! The process that is killed and started again.

#![allow(dead_code, reason = "each test binary uses what it needs")]

use std::{
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, ChildStderr, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use rand::{RngExt, rngs::StdRng};
use rustix::process::{Pid, Signal, kill_process};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::{
    sync::oneshot,
    time::{sleep, timeout},
};

use crate::endpoint::{API_KEY, SECRET};

/// How long a start may take on a busy machine.
const START: Duration = Duration::from_secs(30);
/// Lines of the log that are kept for a message of a failed test.
const LAST_LINES: usize = 60;

/// The service as a process of its own, always at the same address and with the same data.
pub(crate) struct Server {
    home: TempDir,
    data_dir: PathBuf,
    port: u16,
    /// A database by its URL; SQLite in the data folder without.
    database: Option<String>,
    child: Option<Child>,
    log: Arc<Mutex<Log>>,
}

#[derive(Default)]
struct Log {
    last: Vec<String>,
    panics: Vec<String>,
    /// How often it has read its books again.
    read_again: u64,
}

impl Server {
    /// A server that is not running yet.
    pub(crate) fn new(database: Option<String>, rng: &mut StdRng) -> Self {
        Self::with(database, "", rng)
    }

    /// The same with settings (TOML) besides those that every one has.
    pub(crate) fn with(database: Option<String>, settings: &str, rng: &mut StdRng) -> Self {
        let home = tempfile::tempdir().unwrap();
        let hash: String = Sha256::digest(API_KEY).iter().map(|byte| format!("{byte:02x}")).collect();
        let settings = format!(
            "[server]\nworkers = 2\n[identity.jwt]\nsecret = \"{SECRET}\"\n\
             [[api.keys]]\nname = \"crash\"\nhash = \"sha256:{hash}\"\nscopes = [\"publish\", \"read\"]\n{settings}",
        );
        fs::write(home.path().join("crash.toml"), settings).unwrap();
        fs::write(home.path().join("none.toml"), "# No achievements.\n").unwrap();
        let data_dir = home.path().join("data");
        Self { home, data_dir, port: free_port(rng), database, child: None, log: Arc::default() }
    }

    /// Has it keep its data in this folder.
    pub(crate) fn in_folder(mut self, data_dir: PathBuf) -> Self {
        self.data_dir = data_dir;
        self
    }

    pub(crate) fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Starts it and waits until it listens.
    pub(crate) async fn start(&mut self) {
        let listening = self.launch();
        match timeout(START, listening).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => panic!("it ended before it listened:\n{}", self.last_words()),
            Err(_) => panic!("it did not listen within {START:?}:\n{}", self.last_words()),
        }
    }

    /// Starts it, upon which it must end by itself. Gives its exit code and its log's last line.
    pub(crate) async fn refuses_to_start(&mut self) -> (Option<i32>, String) {
        let listening = timeout(START, self.launch()).await;
        let refused = matches!(listening, Ok(Err(_)));
        assert!(refused, "expected a start that is refused, got {listening:?}:\n{}", self.last_words());
        let status = self.child.take().unwrap().wait().unwrap();
        (status.code(), self.last_words().lines().last().unwrap_or_default().to_owned())
    }

    /// Starts it and waits until it says this, which is before it listens. The answer comes when it listens.
    pub(crate) async fn start_until(&mut self, words: &str) -> oneshot::Receiver<()> {
        let listening = self.launch();
        let says = async {
            while !self.last_words().contains(words) {
                tokio::task::yield_now().await;
            }
        };
        let said = timeout(START, says).await;
        assert!(said.is_ok(), "it does not say {words:?}:\n{}", self.last_words());
        listening
    }

    /// The id of its process, while it runs.
    pub(crate) fn pid(&self) -> u32 {
        self.child.as_ref().unwrap().id()
    }

    /// Starts it and kills it after this time, whether it listens by then or not.
    pub(crate) async fn start_in_vain(&mut self, life: Duration) {
        // Nobody waits until it listens.
        drop(self.launch());
        sleep(life).await;
        self.kill();
    }

    /// SIGKILL. Whoever is killed must have lived until then.
    pub(crate) fn kill(&mut self) {
        let mut child = self.child.take().unwrap();
        if let Some(status) = child.try_wait().unwrap() {
            panic!("it ended by itself ({status}):\n{}", self.last_words());
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// SIGTERM, upon which it must end in good order.
    pub(crate) fn stop(&mut self) {
        let mut child = self.child.take().unwrap();
        kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
        let status = child.wait().unwrap();
        assert!(status.success(), "{status}:\n{}", self.last_words());
    }

    /// What it said while it panicked, in all its lives.
    pub(crate) fn panics(&self) -> Vec<String> {
        self.log.lock().unwrap().panics.clone()
    }

    /// How often it has read its books again, because the database had failed.
    pub(crate) fn books_read_again(&self) -> u64 {
        self.log.lock().unwrap().read_again
    }

    /// The end of its log.
    pub(crate) fn last_words(&self) -> String {
        self.log.lock().unwrap().last.join("\n")
    }

    /// Runs another command with its settings. Its exit code and what it said, stdout before stderr.
    pub(crate) fn run(&self, args: &[&str]) -> (Option<i32>, String) {
        let output = self.command(args).stdin(Stdio::null()).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8_lossy(&said).into_owned())
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ridgecast"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("RIDGECAST_") || name == "RUST_LOG" {
                command.env_remove(name);
            }
        }
        command.args(args).args(["--config", "crash.toml"]).current_dir(self.home.path());
        command.env("RIDGECAST_SERVER__LISTEN", format!("127.0.0.1:{}", self.port));
        command.env("RIDGECAST_SERVER__DATA_DIR", &self.data_dir);
        if let Some(url) = &self.database {
            command.env("RIDGECAST_DATABASE__URL", url);
        }
        command
    }

    fn launch(&mut self) -> oneshot::Receiver<()> {
        let mut command = self.command(&["serve"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let stderr = child.stderr.take().unwrap();
        self.child = Some(child);
        let (listens, listening) = oneshot::channel();
        let log = Arc::clone(&self.log);
        thread::spawn(move || follow(stderr, &log, listens));
        listening
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // It may have gone already, which is what these errors say.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Reads a log to its end, so that the process never waits for us.
fn follow(stderr: ChildStderr, log: &Mutex<Log>, listens: oneshot::Sender<()>) {
    let mut listens = Some(listens);
    for line in BufReader::new(stderr).lines().map_while(Result::ok) {
        if line.contains("listening on http://")
            && let Some(listens) = listens.take()
        {
            // Nobody waits for a start in vain.
            let _ = listens.send(());
        }
        let mut log = log.lock().unwrap();
        if line.contains("panicked") {
            log.panics.push(line.clone());
        }
        log.read_again += u64::from(line.ends_with("the books are read again"));
        if log.last.len() == LAST_LINES {
            log.last.remove(0);
        }
        log.last.push(line);
    }
}

/// A port below those that the kernel gives to whoever connects: while the service is down nobody may get it by chance.
fn free_port(rng: &mut StdRng) -> u16 {
    let mut ports = std::iter::repeat_with(|| rng.random_range(15_000..30_000));
    ports.find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()).unwrap()
}
