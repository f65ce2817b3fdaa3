use std::{fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::domain::{
    OUT_OF_RANGE,
    schema::{name, schema},
};

/// The longest event name, in bytes.
pub const MAX_EVENT_NAME_LEN: usize = 128;

/// What Socket.IO itself means by an event of that name; stock clients drop the packet or the connection over it.
const SOCKET_IO: [&str; 6] =
    ["connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"];

/// What the service itself says to one client about its connection and its rooms. A payload of somebody else's under
/// such a name would be believed.
const OURS: [&str; 8] = ["hello", "joined", "left", "error", "ack", "gap", "sync:gap", "roleplay:message-received"];

/// The name of a free-form event: 1 to [`MAX_EVENT_NAME_LEN`] bytes without control characters, and no name that
/// Socket.IO or this service uses to speak about the connection itself. The names of the events table are allowed: who
/// may post may say them as well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct EventName(Arc<str>);

schema!(
    EventName,
    "EventName",
    name("The name of an event, and none by which Socket.IO or the service speak about the connection itself.")
        .max_length(Some(MAX_EVENT_NAME_LEN))
);

/// Why a text is no event name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidEventName {
    /// Too short, too long or unprintable.
    #[error("expected 1 to {MAX_EVENT_NAME_LEN} bytes without control characters")]
    Shape,
    /// Taken.
    #[error("this name is reserved; expected none of {}, {}", SOCKET_IO.join(", "), OURS.join(", "))]
    Reserved,
}

impl EventName {
    /// Checks the name.
    pub fn new(name: &str) -> Result<Self, InvalidEventName> {
        if name.is_empty() || name.len() > MAX_EVENT_NAME_LEN || name.chars().any(char::is_control) {
            return Err(InvalidEventName::Shape);
        }
        if SOCKET_IO.contains(&name) || OURS.contains(&name) {
            return Err(InvalidEventName::Reserved);
        }
        Ok(Self(name.into()))
    }

    /// The name as it is spelled on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name, shared.
    pub fn into_arc(self) -> Arc<str> {
        self.0
    }
}

impl fmt::Display for EventName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for EventName {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Self::new(&name).map_err(|e| de::Error::custom(format_args!("{OUT_OF_RANGE}{e}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_protocols_are_reserved() {
        for name in SOCKET_IO.iter().chain(&OURS) {
            assert_eq!(EventName::new(name), Err(InvalidEventName::Reserved), "{name}");
        }
        for name in ["notification", "rankings:update", "Connect", "left:over", "ü"] {
            assert_eq!(EventName::new(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn names_are_short_and_printable() {
        for name in ["", "a\nb", "\u{0}", &"x".repeat(MAX_EVENT_NAME_LEN + 1)] {
            assert_eq!(EventName::new(name), Err(InvalidEventName::Shape), "{name:?}");
        }
        assert!(EventName::new(&"x".repeat(MAX_EVENT_NAME_LEN)).is_ok());
    }
}
