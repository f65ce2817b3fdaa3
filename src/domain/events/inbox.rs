use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::UserId;

/// What a user's pages are told, on `/`, when the number of his unread entries has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InboxUnread {
    /// Whose inbox.
    pub user_id: UserId,
    /// How many of its entries he has not read.
    pub unread: u64,
}

impl InboxUnread {
    /// The event's name.
    pub const EVENT: &str = "inbox:unread";
}
