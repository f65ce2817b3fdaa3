use garde::Validate;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Code, Refusal};
use crate::domain::{
    ChatId, Namespace, Room, SessionId,
    events::{ChatSaid, RoleplayProgress, RoleplaySaid},
};

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

impl ClientEvent {
    /// Reads an event by its wire name. Of a message only what others are told is read; its text goes to the monolith
    /// another way.
    pub fn parse(namespace: Namespace, name: &str, data: Option<&RawValue>) -> Result<Self, Refusal> {
        match (namespace, name) {
            (Namespace::Training, "roleplay:message") => {
                read(name, data).map(|RoleplaySaid { session_id }| Self::RoleplayMessage { session: session_id })
            }
            (Namespace::Training, "roleplay:stop-typing") => {
                read(name, data).map(|RoleplaySaid { session_id }| Self::StopTyping { session: session_id })
            }
            (Namespace::Training, "progress:update") => {
                let progress: RoleplayProgress = read(name, data)?;
                progress
                    .validate()
                    .map_err(|report| Refusal::bad_request(format!("{name}: {report}").trim_end().to_owned()))?;
                Ok(Self::Progress { progress: Box::new(progress) })
            }
            (Namespace::Field, "chat:message") => {
                read(name, data).map(|ChatSaid { session_id }| Self::ChatMessage { chat: session_id })
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
    serde_path_to_error::deserialize(&mut json)
        .map_err(|error| Refusal::bad_request(format!("{name}: {}: {}", error.path(), error.inner())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(namespace: Namespace, name: &str, data: &str) -> Result<ClientEvent, Refusal> {
        ClientEvent::parse(namespace, name, Some(&RawValue::from_string(data.to_owned()).unwrap()))
    }

    #[test]
    fn an_event_is_said_in_the_room_it_names() {
        let said = |namespace, name, data: &str| parse(namespace, name, data).unwrap().room().to_string();
        let message = r#"{"sessionId":"s1","message":"hi","userId":99}"#;
        assert_eq!(said(Namespace::Training, "roleplay:message", message), "session:s1");
        assert_eq!(said(Namespace::Training, "roleplay:stop-typing", message), "session:s1");
        assert_eq!(said(Namespace::Field, "chat:message", message), "chat:s1");
        let progress =
            r#"{"sessionId":"s2","userId":99,"scenarioId":"x","progress":50,"currentStep":1,"totalSteps":2}"#;
        assert_eq!(said(Namespace::Training, "progress:update", progress), "session:s2");
    }

    #[test]
    fn events_belong_to_their_namespace() {
        let message = r#"{"sessionId":"s1","message":"hi"}"#;
        for (namespace, name) in [
            (Namespace::Field, "roleplay:message"),
            (Namespace::Training, "chat:message"),
            (Namespace::Leaderboard, "rankings:update"),
            (Namespace::Root, "notification"),
        ] {
            assert_eq!(parse(namespace, name, message).unwrap_err().code, Code::UnknownEvent, "{name} on {namespace}");
        }
    }

    #[test]
    fn a_bad_payload_is_told_by_its_field() {
        let told = |name, data: &str| parse(Namespace::Training, name, data).unwrap_err().message.into_owned();
        assert!(
            told("roleplay:message", r#"{"sessionId":7}"#).starts_with("roleplay:message: sessionId: invalid type")
        );
        assert!(told("roleplay:message", "[]").starts_with("roleplay:message: "));
        let progress =
            r#"{"sessionId":"s2","userId":99,"scenarioId":"x","progress":101,"currentStep":1,"totalSteps":2}"#;
        assert!(told("progress:update", progress).contains("progress"), "{}", told("progress:update", progress));
        let missing = ClientEvent::parse(Namespace::Training, "roleplay:message", None).unwrap_err();
        assert_eq!(missing.message, "roleplay:message: `data` is missing");
    }
}
