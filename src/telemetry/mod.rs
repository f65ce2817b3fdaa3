//! Floor 1: what an operator sees. Log lines go to stderr, one line for each thing worth knowing, ids in it and no
//! payloads.
//!
//! ```text
//! 2026-11-24T05:13:00.123Z INFO  ridgecast::journal::actor: journal: epoch k3x begins
//! ```
//!
//! [`Figures`] count what happens, in the form that Prometheus' client library exports.

mod figures;
mod latency;
mod log_line;
mod pace;

pub use figures::{Figures, Protocol, Refused, Standing, Transport};
pub use pace::{LATENCIES_OVER, RATES_OVER, Rates, Spread};

/// Sends log lines to stderr from now on. `filter` is in `RUST_LOG` syntax; the environment's `RUST_LOG` wins over it.
/// A second call changes nothing.
pub fn log_to_stderr(filter: &str) {
    let mut builder = env_logger::Builder::from_env(env_logger::Env::default().default_filter_or(filter));
    // Fails only where a logger is in place already, and that one may stay.
    let _ = builder.format(log_line::write).target(env_logger::Target::Stderr).try_init();
}
