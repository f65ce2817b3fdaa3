use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    AnyJson, Description, EventName, ForeignId, MAX_DESCRIPTION, MAX_MESSAGE, MAX_TITLE, Message, Stamp, Timestamp,
    Title, stamp::stamp,
};
use crate::domain::{ChatId, Namespace, UserId};

/// What can be said to one user, to everyone, or in a chat.
#[derive(Debug, Clone)]
pub enum NotificationEvent {
    /// A notification for its user.
    Notification(Notification),
    /// Anything, for one user. The namespace must have `user:` rooms.
    ToUser {
        /// Where he hears it.
        namespace: Namespace,
        /// The user.
        user: UserId,
        /// The event's name.
        event: EventName,
        /// Its payload.
        data: AnyJson,
    },
    /// Anything, for everyone in the namespace.
    Broadcast {
        /// Where it is heard.
        namespace: Namespace,
        /// The event's name.
        event: EventName,
        /// Its payload.
        data: AnyJson,
    },
    /// The answer to a message in a field chat; ends the typing.
    ChatResponse(ChatResponse),
}

/// A notification of the monolith.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct Notification {
    /// The monolith's id of it.
    pub id: ForeignId,
    /// For whom.
    pub user_id: UserId,
    /// Which kind, such as `info`; the pages know.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub r#type: String,
    /// The headline.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub title: String,
    /// The text.
    #[garde(length(chars, max = MAX_DESCRIPTION))]
    #[schema(value_type = Description)]
    pub message: String,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(length(chars, max = MAX_DESCRIPTION))]
    #[schema(value_type = Option<Description>)]
    pub link: Option<String>,
    /// When it was made; now, if it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
}

/// The answer in a chat.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct ChatResponse {
    /// The chat.
    pub session_id: ChatId,
    /// The answer.
    #[garde(length(chars, max = MAX_MESSAGE))]
    #[schema(value_type = Message)]
    pub message: String,
}

/// The answer in a chat that the address already names.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChatText {
    /// The answer.
    #[garde(length(chars, max = MAX_MESSAGE))]
    #[schema(value_type = Message)]
    pub message: String,
}

/// What a client says with `chat:message`. The text goes to the monolith by its own way.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatSaid {
    /// The chat it belongs to.
    pub session_id: ChatId,
}

/// An event of any name with any payload, where the address says who hears it.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct NamedEvent {
    /// The event's name.
    pub event: EventName,
    /// Its payload.
    pub data: AnyJson,
}

/// An event of any name with any payload, in a namespace that is `/` unless given.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct AddressedEvent {
    /// Where it is told; `/` if it is not given.
    pub namespace: Option<Namespace>,
    /// The event's name.
    pub event: EventName,
    /// Its payload.
    pub data: AnyJson,
}

stamp!(Notification.created_at);
stamp!(ChatResponse, ChatText, NamedEvent, AddressedEvent);
