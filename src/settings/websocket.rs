use std::time::Duration;

use bytesize::ByteSize;
use garde::Validate;
use serde::Deserialize;

use super::rules::{DAY, HOUR, INSTANT, at_least, lasting};

/// `[websocket]`: plain JSON over WebSocket.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct WebSocketSettings {
    /// The largest message a client may send, all its fragments together.
    #[garde(custom(at_least(ByteSize::b(128))))]
    pub max_message: ByteSize,
    /// How often the server pings.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=DAY)))]
    pub ping_interval: Duration,
    /// How long the answer to a ping may take.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=DAY)))]
    pub ping_timeout: Duration,
    /// How long a client without identity may take to send one.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub auth_timeout: Duration,
    /// How long a close may take: the rest of the frame under way, the close frame, the client's answer.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub close_timeout: Duration,
}
