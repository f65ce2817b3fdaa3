//! What is said on the wire: how a subscriber gets in, how its events look, how an event is posted.

use anyhow::{Context, Result};
use serde::Deserialize;

/// The protocol between a subscriber and its server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// The bare loop: the upgrade is all there is; frames look like [`Dialect::Json`]'s.
    Bare,
    /// Plain JSON over WebSocket.
    Json,
    /// Socket.IO over WebSocket.
    SocketIo,
}

/// One step into the house after the upgrade: a frame that must come, and what the subscriber says to it.
pub(crate) struct Step {
    pub(crate) expect: &'static str,
    pub(crate) answer: Option<fn(u32) -> String>,
}

const JSON: &[Step] = &[Step { expect: r#"{"type":"hello""#, answer: None }];

const JSON_JOINING: &[Step] = &[
    Step {
        expect: r#"{"type":"hello""#,
        answer: Some(|user| format!(r#"{{"type":"join","room":"user:{user}","id":1}}"#)),
    },
    Step { expect: r#"{"type":"joined""#, answer: None },
];

const SOCKET_IO_CONNECT: Step = Step { expect: "0{", answer: Some(|_| "40/leaderboard,".to_owned()) };

const SOCKET_IO: &[Step] = &[SOCKET_IO_CONNECT, Step { expect: "40/leaderboard,{", answer: None }];

const SOCKET_IO_JOINING: &[Step] = &[
    SOCKET_IO_CONNECT,
    Step { expect: "40/leaderboard,{", answer: Some(|user| format!(r#"42/leaderboard,["join:user",{user}]"#)) },
    Step { expect: r#"42/leaderboard,["joined""#, answer: None },
];

pub(crate) const EVENT_IN_JSON: &str = r#"{"type":"event","#;
pub(crate) const EVENT_IN_SOCKET_IO: &str = "42/leaderboard,[";

impl Dialect {
    /// The steps from the upgrade to a subscriber that will hear everything; `joining` its user's room on the way.
    pub(crate) fn steps(self, joining: bool) -> &'static [Step] {
        match (self, joining) {
            (Self::Bare, _) => &[],
            (Self::Json, false) => JSON,
            (Self::Json, true) => JSON_JOINING,
            (Self::SocketIo, false) => SOCKET_IO,
            (Self::SocketIo, true) => SOCKET_IO_JOINING,
        }
    }

    /// The upgrade request of `user`, who shows `token`.
    pub(crate) fn upgrade(self, user: u32, token: &str) -> String {
        let target = match self {
            Self::Bare => format!("/user/{user}"),
            Self::Json => format!("/ws/leaderboard?token={token}"),
            Self::SocketIo => format!("/socket.io/?EIO=4&transport=websocket&token={token}"),
        };
        format!(
            "GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
    }

    /// The POST of event number `number`: for everyone, or for one user.
    pub(crate) fn post(self, audience: Audience, number: u64, key: &str) -> String {
        let (target, user) = match (self, audience) {
            (Self::Bare, Audience::Everyone) => ("/publish".to_owned(), 1),
            (Self::Bare, Audience::User(user)) => (format!("/user/{user}"), user),
            (_, Audience::Everyone) => ("/api/v1/leaderboard/ranking-updates".to_owned(), 1),
            (_, Audience::User(user)) => ("/api/v1/leaderboard/rank-changes".to_owned(), user),
        };
        let body = format!(
            r#"{{"userId":{user},"userName":"Somebody With A Long But Quite Ordinary Name","previousRank":12,"newRank":11,"metric":"revenues-of-this-month","value":{},"timestamp":"2026-01-01T00:00:00.000Z"}}"#,
            FIRST_VALUE + number,
        );
        self.request(&target, key, &body)
    }

    /// A POST of JSON.
    pub(crate) fn request(self, target: &str, key: &str, body: &str) -> String {
        format!(
            "POST {target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    }

    /// Whether a text frame is an event: by its first bytes, because this is asked millions of times a second.
    pub(crate) fn is_event(self, text: &[u8]) -> bool {
        let start = if self == Self::SocketIo { EVENT_IN_SOCKET_IO } else { EVENT_IN_JSON };
        text.starts_with(start.as_bytes())
    }

    /// What a server's text frame must be answered with, if anything: the heartbeat of Engine.IO.
    pub(crate) fn answer(self, text: &[u8]) -> Option<&'static str> {
        (self == Self::SocketIo && text == b"2").then_some("3")
    }

    /// The number that an event was posted with.
    pub(crate) fn number(self, event: &[u8]) -> Result<u64> {
        let data = if self == Self::SocketIo {
            let arguments =
                event.strip_prefix(b"42/leaderboard,".as_slice()).context("not an event of /leaderboard")?;
            let (_, data): (String, Data) = serde_json::from_slice(arguments)?;
            data
        } else {
            let Envelope { data } = serde_json::from_slice(event)?;
            data
        };
        Ok(data.value as u64 - FIRST_VALUE)
    }
}

/// Whom a posted event is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Audience {
    Everyone,
    User(u32),
}

/// Keeps the numbers equally long, and with them all bodies.
const FIRST_VALUE: u64 = 1_000_000;

#[derive(Deserialize)]
struct Envelope {
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    value: f64,
}
