use std::time::Duration;

use garde::Validate;
use serde::Deserialize;

use super::rules::{self, HOUR, INSTANT, lasting};

/// `[database]`: where it is kept.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct DatabaseSettings {
    /// `postgres://…`, `sqlite:FILE`, or nothing for SQLite in the data folder. May hold a password.
    #[garde(custom(rules::database_url))]
    pub url: String,
    /// Threads, each with a connection of its own, that read.
    #[garde(range(min = 1, max = 64))]
    pub readers: usize,
    /// How long SQLite waits for somebody else's lock.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub busy_timeout: Duration,
    /// How long opening a connection to PostgreSQL may take.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(rules::SECOND..=HOUR)))]
    pub connect_timeout: Duration,
    /// How long one statement may take on PostgreSQL.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub statement_timeout: Duration,
    /// How long a start waits for the process that wrote before.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(Duration::ZERO..=HOUR)))]
    pub lock_timeout: Duration,
    /// After trouble, how long until it is tried again.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub retry: Duration,
}
