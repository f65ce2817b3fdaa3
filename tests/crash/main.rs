//! The process is killed again and again while it works, and nothing that it acknowledged is lost, doubled or reordered.
//!
//! `CRASHES` says how often it is killed (25 unless set; 0 shows that the test itself is sound), `CRASH_SEED` what chance
//! decides. A failed test prints its seed; the same seed kills at the same times, though not between the same two
//! instructions. With `--nocapture` the test says what it has seen:
//!
//! ```text
//! CRASHES=200 cargo test --test crash -- --nocapture
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking and may talk"
)]

mod audience;
mod client;
mod crowd;
mod endpoint;
mod guests;
mod json_client;
mod post;
mod poster;
#[path = "../support/postgres.rs"]
mod postgres;
mod record;
mod reporter;
mod server;
mod socketio_client;
mod tally;
mod trial;
mod truth;

use std::{
    rc::Rc,
    time::{Duration, Instant},
};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use tokio::time::{sleep, timeout};

use endpoint::Endpoint;
use postgres::Postgres;
use reporter::Reporters;
use server::Server;
use trial::Trial;

/// How often the process is killed, unless `CRASHES` says otherwise.
const CRASHES: u32 = 25;
/// The longest wait for anything but the crashes: far more than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// Faults that are printed.
const MOST_FAULTS: usize = 20;

#[actix_rt::test]
async fn what_sqlite_acknowledged_survives_every_crash() {
    crash_test("SQLite", None).await;
}

#[actix_rt::test]
async fn what_postgresql_acknowledged_survives_every_crash() {
    let postgres = Postgres::start_without_fsync();
    crash_test("PostgreSQL", Some(postgres.url())).await;
}

#[actix_rt::test]
async fn what_was_reported_to_sqlite_counts_once_after_every_crash() {
    reports_test("SQLite, reports", None).await;
}

#[actix_rt::test]
async fn what_was_reported_to_postgresql_counts_once_after_every_crash() {
    let postgres = Postgres::start_without_fsync();
    reports_test("PostgreSQL, reports", Some(postgres.url())).await;
}

async fn reports_test(name: &str, database: Option<String>) {
    let crashes = knob("CRASHES").map_or(CRASHES, |crashes| crashes as u32);
    let seed = knob("CRASH_SEED").unwrap_or_else(rand::random);
    println!("{name}: {crashes} crashes, CRASH_SEED={seed}");
    let begun = Instant::now();
    let mut rng = StdRng::seed_from_u64(seed);
    let mut server = Server::with(database, reporter::SETTINGS, &mut rng);
    let endpoint = Rc::new(Endpoint::new(server.port()));
    server.start().await;
    let reporters = Reporters::begin(&endpoint, &mut rng);
    for _ in 0..crashes {
        sleep(moment(&mut rng)).await;
        let report = timeout(PATIENCE, endpoint.under_way.reaches(1)).await;
        assert!(report.is_ok(), "nobody reports:\n{}", server.last_words());
        server.kill();
        if rng.random_ratio(1, 5) {
            server.start_in_vain(moment(&mut rng)).await;
        }
        server.start().await;
    }
    let more = endpoint.answered.get() + 200;
    let answered = timeout(PATIENCE, endpoint.answered.reaches(more)).await;
    assert!(answered.is_ok(), "no more reports are taken:\n{}", server.last_words());
    let books = reporters.end(&server).await;
    println!("{name}: {}; {:.1?}", books.summary, begun.elapsed());
    let faults = [books.faults, server.panics()].concat();
    assert!(faults.is_empty(), "{name}, CRASH_SEED={seed}: {faults:#?}\n{}", server.last_words());
    // Without this nothing was shown.
    let broken_off = endpoint.broken_off.get();
    assert!(broken_off >= u64::from(crashes / 2), "too few reports were under way at a crash: {broken_off}");
}

async fn crash_test(name: &str, database: Option<String>) {
    let crashes = knob("CRASHES").map_or(CRASHES, |crashes| crashes as u32);
    let seed = knob("CRASH_SEED").unwrap_or_else(rand::random);
    println!("{name}: {crashes} crashes, CRASH_SEED={seed}");
    let begun = Instant::now();
    let mut rng = StdRng::seed_from_u64(seed);
    let server = Server::new(database, &mut rng);
    let mut trial = Trial::begin(server, rng).await;

    let mut interrupted_starts = 0;
    for crash in 0..crashes {
        trial.crowd.some_come_late(crashes + 1 - crash);
        sleep(moment(&mut trial.rng)).await;
        trial.in_time("a POST", trial.endpoint.under_way.reaches(1)).await;
        trial.server.kill();
        if trial.rng.random_ratio(1, 5) {
            trial.server.start_in_vain(moment(&mut trial.rng)).await;
            interrupted_starts += 1;
        }
        trial.server.start().await;
    }
    trial.crowd.some_come_late(1);
    let broken_off = trial.endpoint.broken_off.get();
    let verdict = trial.end().await;
    println!("{name}: {interrupted_starts} starts interrupted; {}; {:.1?}", verdict.summary, begun.elapsed());
    verdict.assert_faultless(&format!("{name}, CRASH_SEED={seed}"));
    // Without these nothing was shown.
    assert!(broken_off >= u64::from(crashes / 2), "too few POSTs were under way at a crash");
    assert!(verdict.recoveries >= u64::from(crashes), "too few clients came back with a position");
}

/// The time until the next crash: from a few milliseconds to half a second, short ones as often as long ones.
fn moment(rng: &mut StdRng) -> Duration {
    Duration::from_secs_f64(10_f64.powf(rng.random_range(-2.5..-0.3)))
}

/// A number from the environment.
fn knob(name: &str) -> Option<u64> {
    let value = std::env::var(name).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{name}: expected a number, got {value}")))
}
