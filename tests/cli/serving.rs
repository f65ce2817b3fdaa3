//! A service that runs beside the commands.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Child, ChildStderr, Command, Stdio},
    time::Duration,
};

use futures_util::StreamExt;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::{Ran, ridgecast};

/// A service on a port of its own, in a folder that was empty.
pub(crate) struct Serving {
    pub(crate) folder: TempDir,
    child: Child,
    pub(crate) address: String,
    /// What it logged until it listened.
    pub(crate) log: Vec<String>,
    stderr: BufReader<ChildStderr>,
}

impl Serving {
    /// Starts it with these settings.
    pub(crate) fn with(settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("r.toml"), settings).unwrap();
        Self::again(folder)
    }

    /// Starts it in the folder of an earlier one.
    pub(crate) fn again(folder: TempDir) -> Self {
        Self::again_with(folder, &[])
    }

    pub(crate) fn again_with(folder: TempDir, env: &[(&str, &str)]) -> Self {
        let mut command = ridgecast(&["serve", "--config", "r.toml"], folder.path());
        command.env("RIDGECAST_SERVER__LISTEN", "127.0.0.1:0").envs(env.iter().copied());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut log = Vec::new();
        let address = loop {
            let mut line = String::new();
            assert_ne!(stderr.read_line(&mut line).unwrap(), 0, "it ended before it listened:\n{}", log.concat());
            let address = line.split_once("listening on http://").map(|(_, address)| address.trim().to_owned());
            log.push(line);
            if let Some(address) = address {
                break address;
            }
        };
        Self { folder, child, address, log, stderr }
    }

    /// Another command in the same folder with the same settings.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::from(self.command(args).output().unwrap())
    }

    /// The same, to be started by who asks.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        ridgecast(&[args, &["--config", "r.toml"]].concat(), self.folder.path())
    }

    pub(crate) fn send(&self, event: &str, body: &Value) -> Ran {
        self.run(&["send", event, &body.to_string(), "--url", &format!("http://{}", self.address)])
    }

    pub(crate) async fn client(&self, token: &str) -> WebSocketStream<MaybeTlsStream<TcpStream>> {
        self.client_from(token, "").await
    }

    /// A client that brings what else there is in the query.
    pub(crate) async fn client_from(&self, token: &str, query: &str) -> WebSocketStream<MaybeTlsStream<TcpStream>> {
        let url = format!("ws://{}/ws/leaderboard?token={}{query}", self.address, token.trim());
        connect_async(url).await.unwrap().0
    }

    /// Stops it as an operator does. Its exit code, stdout, the whole log, and the folder.
    pub(crate) fn stop(mut self) -> (Ran, TempDir) {
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        for line in self.stderr.lines() {
            self.log.push(line.unwrap() + "\n");
        }
        let ran = Ran::from(self.child.wait_with_output().unwrap());
        (Ran { stderr: self.log.concat(), ..ran }, self.folder)
    }
}

/// The next message.
pub(crate) async fn next(client: &mut WebSocketStream<MaybeTlsStream<TcpStream>>) -> Value {
    let message = timeout(Duration::from_secs(10), client.next()).await.unwrap().unwrap().unwrap();
    serde_json::from_str(message.to_text().unwrap()).unwrap()
}

/// A body for `ranking-update`.
pub(crate) fn ranking() -> Value {
    json!({"userId": 7, "userName": "Ada", "previousRank": 3, "newRank": 1, "metric": "revenue", "value": 12500})
}
