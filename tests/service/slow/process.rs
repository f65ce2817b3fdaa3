use std::{
    fs,
    io::{BufRead, BufReader},
    net::SocketAddr,
    process::{Child, ChildStderr, Command, Stdio},
    time::{Duration, SystemTime},
};

use ridgecast::{
    secrets::Secrets,
    session::identity::{Profile, TokenMint},
    settings::Settings,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::Raw;

/// The service in a process of its own, so that its memory can be measured. It ends with this value.
pub(super) struct Process {
    child: Child,
    address: SocketAddr,
    secrets: Secrets,
    mint: TokenMint,
    /// Where it goes on logging.
    _stderr: BufReader<ChildStderr>,
    _folder: TempDir,
}

impl Process {
    /// Starts it with the defaults but for `changes` (TOML).
    pub(super) fn start(changes: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("r.toml"), changes).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_ridgecast"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("RIDGECAST_") || name == "RUST_LOG") {
            command.env_remove(name);
        }
        command.args(["serve", "--config", "r.toml"]).env("RIDGECAST_SERVER__LISTEN", "127.0.0.1:0");
        command.current_dir(folder.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let address = loop {
            let mut line = String::new();
            assert_ne!(stderr.read_line(&mut line).unwrap(), 0, "it ended before it listened");
            if let Some((_, address)) = line.split_once("listening on http://") {
                break address.trim().parse().unwrap();
            }
        };
        let secrets = Secrets::load(&folder.path().join("data")).unwrap();
        let mint = TokenMint::new(&Settings::with("").unwrap().identity.jwt, &secrets).unwrap();
        Self { child, address, secrets, mint, _stderr: stderr, _folder: folder }
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(super) fn token(&self, who: &Profile) -> String {
        self.mint.mint(who, Duration::from_secs(3600), SystemTime::now()).unwrap()
    }

    /// Posts on this connection; the answer must be 200.
    pub(super) async fn post(&self, connection: &mut Raw, path: &str, body: &Value) {
        let (key, body) = (self.secrets.api_key(), body.to_string());
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        connection.write(request.as_bytes()).await;
        let head = connection.head().await;
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().parse().unwrap();
        connection.body(length).await;
    }

    /// Its resident memory, in bytes.
    pub(super) fn resident(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().strip_suffix(" kB").unwrap().parse::<u64>().unwrap() * 1024
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
