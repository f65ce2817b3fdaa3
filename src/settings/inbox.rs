use std::time::Duration;

use garde::Validate;
use serde::Deserialize;

use super::rules::{HOUR, INSTANT, MINUTE, YEAR, lasting};

/// `[inbox]`: what is kept for each user until he has read it.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct InboxSettings {
    /// The events that are kept, of those addressed to one user.
    #[garde(inner(length(min = 1, max = 128)))]
    pub events: Vec<String>,
    /// How many for each user.
    #[garde(range(min = 1, max = 100_000))]
    pub keep: u32,
    /// How long.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(MINUTE..=YEAR * 100)))]
    pub keep_age: Duration,
    /// How many are sent to a device that comes back.
    #[garde(range(max = 10_000))]
    pub replay: u32,
    /// How long a device may have been away to be sent anything.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(Duration::ZERO..=YEAR)))]
    pub replay_age: Duration,
    /// How soon after a connection ended another one of the device is taken for the same page.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(Duration::ZERO..=HOUR)))]
    pub return_within: Duration,
    /// How often what is known of devices is written.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub note_interval: Duration,
}

impl InboxSettings {
    /// Whether devices that come back are sent anything.
    pub fn minds_devices(&self) -> bool {
        !self.events.is_empty() && self.replay > 0
    }
}
