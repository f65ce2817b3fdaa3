//! Whom an event is for: everybody in a namespace, or a room of it.

use std::fmt;

use serde_json::Value;

pub(crate) const ROOT: &str = "/";
pub(crate) const LEADERBOARD: &str = "/leaderboard";
pub(crate) const TRAINING: &str = "/training";
pub(crate) const NAMESPACES: [&str; 3] = [ROOT, LEADERBOARD, TRAINING];

/// Those who hear an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Audience {
    pub(crate) namespace: &'static str,
    /// `None` for everybody in the namespace.
    pub(crate) room: Option<String>,
}

impl Audience {
    /// Everybody in the namespace.
    pub(crate) fn everybody(namespace: &'static str) -> Self {
        Self { namespace, room: None }
    }

    /// A room of the namespace.
    pub(crate) fn room(namespace: &'static str, room: impl Into<String>) -> Self {
        Self { namespace, room: Some(room.into()) }
    }

    /// The audience in a receipt or a line of the journal; `None` if this test tells nothing there.
    pub(crate) fn read(message: &Value) -> Option<Self> {
        let namespace = NAMESPACES.into_iter().find(|namespace| message["namespace"] == *namespace)?;
        Some(Self { namespace, room: message["room"].as_str().map(str::to_owned) })
    }

    /// Whom an event that this test posts is for. Socket.IO does not say it; free events have the name of their room.
    pub(crate) fn of(namespace: &'static str, event: &str, data: &Value) -> Self {
        let room = match event {
            "rank:changed" | "achievement:earned" | "xp:gained" | "level:up" => {
                Some(format!("user:{}", data["userId"]))
            }
            "contest:entry-update" => Some(format!("contest:{}", data["contestId"])),
            "achievement:celebration" => Some("tv-display".to_owned()),
            "module:update" => data["module"].as_str().map(|module| format!("module:{module}")),
            free if free.starts_with("user:") || free.starts_with("team:") => Some(free.to_owned()),
            _ => None,
        };
        Self { namespace, room }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.room {
            Some(room) => write!(f, "{room} of {}", self.namespace),
            None => write!(f, "everybody on {}", self.namespace),
        }
    }
}
