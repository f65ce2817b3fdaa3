//! The command line as its users meet it: the real binary, its output, its exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod backup;
mod check_config;
mod demo;
mod import;
mod journal;
mod migrate;
mod openapi;
#[path = "../support/postgres.rs"]
mod postgres;
mod rebuild;
mod send;
mod serve;
mod serving;
mod telling;
mod token;
mod verify;

use std::{
    ffi::OsStr,
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

const SECRET: &str = "a secret of at least thirty-two bytes";

/// `ridgecast` with nothing of ours in its environment.
fn ridgecast(args: &[impl AsRef<OsStr>], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ridgecast"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("RIDGECAST_") || name == "RUST_LOG") {
        command.env_remove(name);
    }
    command.args(args).current_dir(folder).stdin(Stdio::null());
    command
}

/// `ridgecast` in an empty folder.
struct Ridgecast {
    folder: TempDir,
    command: Command,
}

impl Ridgecast {
    fn new(args: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let command = ridgecast(args, folder.path());
        Self { folder, command }
    }

    fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    fn file(self, name: &str, text: &str) -> Self {
        fs::write(self.folder.path().join(name), text).unwrap();
        self
    }

    fn run(mut self) -> Ran {
        Ran::from(self.command.output().unwrap())
    }
}

/// What a run left behind.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

impl Ran {
    #[track_caller]
    fn succeeds(self) -> String {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""), "{}", self.stdout);
        self.stdout
    }

    /// It did what it was asked, and told in its log.
    #[track_caller]
    fn succeeds_with_log(self) {
        assert_eq!(self.code, Some(0), "{}", self.stderr);
        assert!(!self.stderr.contains(" ERROR ") && !self.stderr.contains("panicked"), "{}", self.stderr);
    }

    /// Nothing on stdout, one line on stderr.
    #[track_caller]
    fn fails(self, code: i32) -> String {
        assert_eq!((self.code, self.stdout.as_str()), (Some(code), ""), "{}", self.stderr);
        assert_eq!(self.stderr.lines().count(), 1, "{}", self.stderr);
        self.stderr
    }
}

#[test]
fn help_teaches_the_first_steps_and_every_command_has_examples() {
    let help = Ridgecast::new(&["--help"]).run().succeeds();
    for word in ["First steps:", "ridgecast serve", "ridgecast token --user 7", "Exit codes:"] {
        assert!(help.contains(word), "{word}\n{help}");
    }
    let commands = [
        "serve",
        "token",
        "key",
        "check-config",
        "openapi",
        "send",
        "demo",
        "import",
        "rebuild",
        "migrate",
        "backup",
        "journal",
    ];
    let of_the_journal = ["journal tail", "journal export", "journal prune", "journal verify"];
    for command in commands.into_iter().chain(of_the_journal) {
        let words: Vec<_> = command.split(' ').chain(["--help"]).collect();
        assert!(help.contains(words[0]), "{command}\n{help}");
        let help = Ridgecast::new(&words).run().succeeds();
        assert!(help.contains("Examples:\n") && help.contains(&format!("ridgecast {command} ")), "{help}");
    }
}

#[test]
fn without_a_command_the_help_is_shown_and_nothing_is_started() {
    let ran = Ridgecast::new(&[]).run();
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("First steps:"), "{}", ran.stderr);
}

#[test]
fn a_closed_pipe_is_no_crash() {
    let mut ridgecast = Ridgecast::new(&["check-config"]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ran = Ran::from(ridgecast.command.stdout(writer).stderr(Stdio::piped()).output().unwrap());
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_key_and_its_hash_fit_together_and_the_entry_can_be_configured() {
    let text = Ridgecast::new(&["key", "monolith", "--scope", "publish", "--scope", "read"]).run().succeeds();
    let key = text.lines().map(str::trim).find(|line| line.starts_with("rck_")).unwrap();
    let entry = &text[text.find("[[api.keys]]").unwrap()..];
    let digest: String = Sha256::digest(key).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(entry.contains(&format!("hash = \"sha256:{digest}\"")), "{text}");
    assert!(!entry.contains(key), "{text}");

    let config = Ridgecast::new(&["check-config", "--config", "r.toml"]).file("r.toml", entry).run().succeeds();
    assert!(config.contains("api.keys[0].name = \"monolith\"  # r.toml"), "{config}");
}

#[test]
fn every_file_the_readme_links_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let links: Vec<_> = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    let local = links.iter().filter(|link| !link.contains("://") && !link.starts_with('#'));
    assert!(local.clone().count() >= 3, "{links:?}");
    for link in local {
        assert!(root.join(link.split('#').next().unwrap()).exists(), "{link}");
    }
}
