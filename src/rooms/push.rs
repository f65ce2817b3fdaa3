use std::sync::Arc;

use serde_json::value::RawValue;

use crate::domain::{Namespace, Position, Room, UserId};

/// What a client wants its answer to be recognised by: a JSON text, in its own spelling. In plain JSON the `id` of the
/// message (a number or a string), in Socket.IO the acknowledgement id (digits).
pub type Reply = Box<RawValue>;

/// The first thing a client is told in a namespace.
#[derive(Debug, Clone)]
pub struct Hello {
    /// Names the client's place in this namespace; not secret.
    pub sid: Box<str>,
    /// Who the client is taken for; `None` for a kiosk.
    pub user: Option<UserId>,
    /// Secret to recover the connection with; given only to those who asked for it (Socket.IO).
    pub pid: Option<Box<str>>,
}

/// Whatever one client is told besides publications. The wire format decides how it is spelled.
#[derive(Debug)]
#[allow(missing_docs, reason = "each variant's text tells what its fields say")]
pub enum Push<'a> {
    /// The client is in the namespace; what happens there after `position` follows.
    Hello { namespace: Namespace, hello: &'a Hello, position: &'a Position, recovered: bool },
    /// The client is in the room. What happens there after `position` follows: with `recovered` that is the position the
    /// client asked for, else the current one.
    Joined { namespace: Namespace, room: &'a Room, position: &'a Position, recovered: bool, reply: Option<&'a Reply> },
    /// The client is no longer in the room; nothing of it follows.
    Left { namespace: Namespace, room: &'a Room, reply: Option<&'a Reply> },
    /// What was to be recovered is no longer kept: fetch state again, it is true at `position` or later.
    Gap { namespace: Namespace, position: &'a Position },
    /// What the client said has been passed on.
    Ack { namespace: Namespace, reply: &'a Reply },
    /// An event for this client alone that needs no place in the journal.
    Event { namespace: Namespace, event: &'a str, data: &'a Arc<RawValue> },
    /// What the client asked for cannot be done; the connection lives on. `code` is for programs, `message` for people.
    Error { namespace: Namespace, code: &'a str, message: &'a str, reply: Option<&'a Reply> },
}
