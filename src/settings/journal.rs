use std::time::Duration;

use bytesize::ByteSize;
use garde::Validate;
use serde::Deserialize;

use super::rules::{HOUR, INSTANT, MINUTE, YEAR, at_least, lasting};

/// What an acknowledged event outlives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Durability {
    /// Nothing: it is never written.
    Memory,
    /// The death of this process.
    Process,
    /// A power cut.
    Power,
}

/// `[journal]`: what is kept of what was told, and for how long.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct JournalSettings {
    /// What an acknowledged event outlives.
    #[garde(skip)]
    pub durability: Durability,
    /// Events written in one transaction at the most.
    #[garde(range(min = 1, max = 65_536))]
    pub group: usize,
    /// How long a POST waits for its event to be written before it is answered 503.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub commit_timeout: Duration,
    /// How long events are kept.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(MINUTE..=YEAR * 100)))]
    pub retain_age: Duration,
    /// How many.
    #[garde(range(min = 1))]
    pub retain_events: u64,
    /// How many bytes of payloads.
    #[garde(custom(at_least(ByteSize::kib(64))))]
    pub retain_bytes: ByteSize,
    /// How often what is too old is looked for.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub prune_interval: Duration,
    /// Rows that are deleted in one go.
    #[garde(range(min = 1, max = 1_000_000))]
    pub prune_step: u32,
    /// Events kept in memory.
    #[garde(range(min = 1, max = 16_777_216))]
    pub keep_events: usize,
    /// Bytes of payload kept in memory.
    #[garde(skip)]
    pub keep_bytes: ByteSize,
}
