//! The database goes wrong in every way that one can, and the service says so, loses nothing that it acknowledged, and goes
//! on by itself where that can be.
//!
//! `AWAY` says for how many seconds PostgreSQL is gone (3 unless set). With `--nocapture` the tests say what they have seen:
//!
//! ```text
//! AWAY=10 cargo test --test trouble -- --nocapture
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, its helpers too, and may talk"
)]

#[path = "../crash/audience.rs"]
mod audience;
mod chat;
#[path = "../crash/client.rs"]
mod client;
#[path = "../crash/crowd.rs"]
mod crowd;
mod damaged;
mod durability;
#[path = "../crash/endpoint.rs"]
mod endpoint;
mod foreign;
mod full_disk;
#[path = "../crash/guests.rs"]
mod guests;
#[path = "../crash/json_client.rs"]
mod json_client;
mod outage;
#[path = "../crash/post.rs"]
mod post;
#[path = "../crash/poster.rs"]
mod poster;
#[path = "../support/postgres.rs"]
mod postgres;
#[path = "../crash/record.rs"]
mod record;
#[path = "../crash/reporter.rs"]
mod reporter;
mod reports;
mod rivals;
#[path = "../crash/server.rs"]
mod server;
#[path = "../support/small_disk.rs"]
mod small_disk;
#[path = "../crash/socketio_client.rs"]
mod socketio_client;
mod steps;
mod tables;
#[path = "../crash/tally.rs"]
mod tally;
#[path = "../crash/trial.rs"]
mod trial;
#[path = "../crash/truth.rs"]
mod truth;

use std::time::Duration;

/// The longest wait for anything: far more than it takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// Faults that are printed.
const MOST_FAULTS: usize = 20;
