use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Code, Refusal};
use crate::domain::{ChatId, Namespace, Room, SessionId, events::RoleplayProgress};

/// What a client may say for others to hear. Whoever the message names as its sender is not in here: the service knows.
#[derive(Debug, Clone)]
pub enum ClientEvent {
    /// `roleplay:message` on `/training`: the trainee has sent a message and waits for the answer.
    RoleplayMessage {
        /// The training session.
        session: SessionId,
    },
    /// `roleplay:stop-typing` on `/training`.
    StopTyping {
        /// The training session.
        session: SessionId,
    },
    /// `progress:update` on `/training`.
    Progress {
        /// How far the trainee is.
        progress: Box<RoleplayProgress>,
    },
    /// `chat:message` on `/field`: somebody has sent a message and waits for the answer.
    ChatMessage {
        /// The chat.
        chat: ChatId,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct InSession {
    session_id: SessionId,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct InChat {
    session_id: ChatId,
}

impl ClientEvent {
    /// Reads an event by its wire name. Of a message only what others are told is read; its text goes to the monolith
    /// another way.
    pub fn parse(namespace: Namespace, name: &str, data: Option<&RawValue>) -> Result<Self, Refusal> {
        match (namespace, name) {
            (Namespace::Training, "roleplay:message") => {
                read(name, data).map(|InSession { session_id }| Self::RoleplayMessage { session: session_id })
            }
            (Namespace::Training, "roleplay:stop-typing") => {
                read(name, data).map(|InSession { session_id }| Self::StopTyping { session: session_id })
            }
            (Namespace::Training, "progress:update") => {
                read(name, data).map(|progress| Self::Progress { progress: Box::new(progress) })
            }
            (Namespace::Field, "chat:message") => {
                read(name, data).map(|InChat { session_id }| Self::ChatMessage { chat: session_id })
            }
            _ => {
                let name: String = name.chars().take(64).collect();
                Err(Refusal::new(Code::UnknownEvent, format!("No client may send `{name}` on {namespace}")))
            }
        }
    }

    /// The room it is said in.
    pub fn room(&self) -> Room {
        match self {
            Self::RoleplayMessage { session } | Self::StopTyping { session } => Room::Session(session.clone()),
            Self::Progress { progress } => Room::Session(progress.session_id.clone()),
            Self::ChatMessage { chat } => Room::Chat(chat.clone()),
        }
    }
}

fn read<'a, T: Deserialize<'a>>(name: &str, data: Option<&'a RawValue>) -> Result<T, Refusal> {
    let data = data.ok_or_else(|| Refusal::bad_request(format!("{name}: `data` is missing")))?;
    let mut json = serde_json::Deserializer::from_str(data.get());
    serde_path_to_error::deserialize(&mut json).map_err(|error| {
        Refusal::bad_request(format!("{name}: {}: {}", error.path(), error.inner()))
    })
}
