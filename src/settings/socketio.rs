use std::time::Duration;

use bytesize::ByteSize;
use garde::Validate;
use serde::Deserialize;

use super::rules::{HOUR, INSTANT, at_least, lasting};

/// Who is offered connection state recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OfferRecovery {
    /// Those who ask.
    Ask,
    /// Everybody.
    Always,
    /// Nobody.
    Never,
}

/// `[socketio]`: Socket.IO at `/socket.io/`.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct SocketIoSettings {
    /// How often the server pings.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub ping_interval: Duration,
    /// How long the answer to a ping may take.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub ping_timeout: Duration,
    /// The largest polling body or WebSocket message a client may send.
    #[garde(custom(at_least(ByteSize::b(128))))]
    pub max_payload: ByteSize,
    /// How long a client may take to enter its first namespace.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub connect_timeout: Duration,
    /// How long the change from polling to WebSocket may take.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub upgrade_timeout: Duration,
    /// Binary attachments of one packet.
    #[garde(range(max = 1_000))]
    pub max_attachments: usize,
    /// Who is offered recovery.
    #[garde(skip)]
    pub recovery: OfferRecovery,
    /// How long a lost connection can be recovered.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub recovery_window: Duration,
    /// How many lost connections are remembered.
    #[garde(range(min = 1))]
    pub max_recoveries: usize,
}
