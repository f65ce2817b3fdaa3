use super::{ClientEvent, Refusal};
use crate::{
    domain::{Position, Room},
    rooms::Reply,
};

/// What a client asks, whatever the protocol it asks in.
#[derive(Debug)]
pub enum Command {
    /// Says who it is, or says it anew before the old certificate runs out.
    Authenticate {
        /// A JWT.
        token: String,
        /// The last position it has seen, to recover the namespace from.
        since: Option<Position>,
        /// What the answer is to be recognised by.
        reply: Option<Reply>,
    },
    /// Wants to hear a room.
    Join {
        /// Which room.
        room: Room,
        /// The last position it has seen.
        since: Option<Position>,
        /// What the answer is to be recognised by.
        reply: Option<Reply>,
    },
    /// Wants to hear it no longer.
    Leave {
        /// Which room.
        room: Room,
        /// What the answer is to be recognised by.
        reply: Option<Reply>,
    },
    /// Says something for others to hear.
    Say {
        /// What.
        event: ClientEvent,
        /// What the answer is to be recognised by.
        reply: Option<Reply>,
    },
    /// Said something that cannot be understood; it is told why, and the connection lives on.
    Refused {
        /// Why.
        refusal: Refusal,
        /// What the answer is to be recognised by.
        reply: Option<Reply>,
    },
}
