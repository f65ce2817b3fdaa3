use std::{net::SocketAddr, path::PathBuf, thread::available_parallelism, time::Duration};

use garde::Validate;
use ipnet::IpNet;
use serde::Deserialize;

use super::rules::{self, DAY, HOUR, INSTANT, SECOND, lasting};

/// `[server]`: where the service listens and lives.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct ServerSettings {
    /// Address and port to listen on; port 0 takes a free one.
    #[garde(skip)]
    pub listen: SocketAddr,
    /// Worker threads; 0 is one for each core.
    #[garde(range(max = 256))]
    pub workers: usize,
    /// The folder for secrets and, later, the database.
    #[garde(skip)]
    pub data_dir: PathBuf,
    /// Web pages' origins that may use the browser-facing routes.
    #[garde(inner(custom(rules::origin)))]
    pub origins: Vec<String>,
    /// Reverse proxies whose word on the client's address is believed.
    #[garde(skip)]
    pub trusted_proxies: Vec<IpNet>,
    /// Connections of all kinds that may be open at once.
    #[garde(range(min = 1))]
    pub max_connections: usize,
    /// Connections the kernel holds until they are accepted.
    #[garde(range(min = 1, max = 65_535))]
    pub accept_queue: u32,
    /// How long a request's head may take to arrive.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(SECOND..=HOUR)))]
    pub head_timeout: Duration,
    /// How long a request's body may take to arrive.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub body_timeout: Duration,
    /// How long a client that was answered before its body had come is still listened to.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(SECOND..=HOUR)))]
    pub linger: Duration,
    /// How long an idle HTTP connection is kept.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(SECOND..=DAY)))]
    pub keep_alive: Duration,
    /// How long requests and connections may take to end at a stop.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub drain: Duration,
    /// Which log lines are written; `RUST_LOG` syntax.
    #[garde(custom(rules::log_filter))]
    pub log: String,
}

impl ServerSettings {
    /// Worker threads, once the cores are counted.
    pub fn worker_threads(&self) -> usize {
        match self.workers {
            0 => available_parallelism().map_or(1, usize::from),
            some => some,
        }
    }
}
