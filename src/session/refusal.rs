use std::borrow::Cow;

use crate::domain::{InvalidId, InvalidRoom};

/// Why something a client asked is not done: the answer to the client, whose connection lives on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// For programs.
    pub code: Code,
    /// For people.
    pub message: Cow<'static, str>,
}

/// The kinds of refusal; their names are part of the wire (`docs/WIRE.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The message is malformed or a field of it is.
    BadRequest,
    /// The message's `type` is none of the protocol's.
    UnknownType,
    /// The event is none that a client may send here.
    UnknownEvent,
    /// The text names no room of this namespace.
    BadRoom,
    /// The identity has no right to it.
    Forbidden,
    /// Only members of the room may say that, and the client has not joined it.
    NotJoined,
    /// The connection is in as many rooms as it may be.
    TooManyRooms,
    /// It cannot be done now; try again.
    Unavailable,
}

impl Code {
    /// The code's name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BadRequest => "bad_request",
            Self::UnknownType => "unknown_type",
            Self::UnknownEvent => "unknown_event",
            Self::BadRoom => "bad_room",
            Self::Forbidden => "forbidden",
            Self::NotJoined => "not_joined",
            Self::TooManyRooms => "too_many_rooms",
            Self::Unavailable => "unavailable",
        }
    }
}

impl Refusal {
    /// A refusal with its words.
    pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: message.into() }
    }

    /// A malformed message.
    pub fn bad_request(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Code::BadRequest, message)
    }
}

impl From<InvalidRoom> for Refusal {
    fn from(error: InvalidRoom) -> Self {
        Self::new(Code::BadRoom, error.to_string())
    }
}

impl From<InvalidId> for Refusal {
    fn from(error: InvalidId) -> Self {
        Self::new(Code::BadRoom, error.to_string())
    }
}
