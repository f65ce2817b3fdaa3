use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::{SessionId, UserId};

/// `roleplay:chunk`: a piece of an answer under way.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoleplayChunk<'a> {
    /// The session it belongs to.
    #[schema(value_type = SessionId)]
    pub session_id: &'a SessionId,
    /// Which piece, from 0.
    pub index: u64,
    /// Its text.
    pub delta: &'a str,
}

/// `roleplay:typing`: somebody in the session waits for an answer, or no longer does.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoleplayTyping {
    /// Who.
    pub user_id: UserId,
    /// Whether he waits.
    pub is_typing: bool,
}

/// `roleplay:message-received`: the sender's message has come.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MessageReceived<'a> {
    /// The session it was said in.
    #[schema(value_type = SessionId)]
    pub session_id: &'a SessionId,
}
