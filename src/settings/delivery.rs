use std::time::Duration;

use bytesize::ByteSize;
use garde::Validate;
use serde::Deserialize;

use super::rules::{DAY, HOUR, INSTANT, at_least, at_most, lasting};

/// `[delivery]`: from the journal to the sockets.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct DeliverySettings {
    /// While publications keep coming, sockets are written at most once in this time.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(HOUR)))]
    pub window: Duration,
    /// After a round of writing, how many times as long as it took the next one waits.
    #[garde(range(max = 100))]
    pub rest: u32,
    /// Sockets written in one go before the worker looks at its other work.
    #[garde(range(min = 1))]
    pub slice: usize,
    /// Bytes that may wait for one client.
    #[garde(custom(at_least(ByteSize::kib(4))))]
    pub outbox_bytes: ByteSize,
    /// Messages that may wait for one client.
    #[garde(range(min = 8))]
    pub outbox_messages: usize,
    /// The kernel's send buffer of each socket.
    #[garde(custom(at_least(ByteSize::kib(4))))]
    pub send_buffer: ByteSize,
    /// How long the kernel keeps a connection whose peer acknowledges nothing.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=DAY)))]
    pub dead_peer_timeout: Duration,
    /// Events that may be on their way from POST to outbox at once.
    #[garde(range(min = 1, max = 1_000_000))]
    pub backlog: u32,
    /// How long a POST waits for a place in the backlog before it is answered 503.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(HOUR)))]
    pub backlog_timeout: Duration,
}
