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
mod server;
mod socketio_client;
mod tally;
mod truth;

use std::{
    cell::Cell,
    rc::Rc,
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use tokio::time::{sleep, timeout};

use crowd::Crowd;
use endpoint::Endpoint;
use post::Post;
use poster::{Posted, Poster};
use postgres::Postgres;
use server::Server;

/// How often the process is killed, unless `CRASHES` says otherwise.
const CRASHES: u32 = 25;
/// Those who post at the same time.
const POSTERS: usize = 8;
/// POSTs that must be answered before the first crash, and again after the last one.
const ANSWERS: u64 = 400;
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

async fn crash_test(name: &str, database: Option<String>) {
    let crashes = knob("CRASHES").map_or(CRASHES, |crashes| crashes as u32);
    let seed = knob("CRASH_SEED").unwrap_or_else(rand::random);
    println!("{name}: {crashes} crashes, CRASH_SEED={seed}");
    let begun = Instant::now();
    let mut rng = StdRng::seed_from_u64(seed);
    let mut server = Server::new(database, &mut rng);
    let endpoint = Rc::new(Endpoint::new(server.port()));
    server.start().await;
    let mut crowd = Crowd::new(Rc::clone(&endpoint), &mut rng);
    crowd.everybody_settles().await;
    crowd.everything_is_due();

    let enough = Rc::new(Cell::new(false));
    let posters: Vec<_> = (1..=POSTERS)
        .map(|n| Poster::new(n.to_string(), Rc::clone(&endpoint), StdRng::from_rng(&mut rng)))
        .map(|poster| actix_rt::spawn(poster.run(Rc::clone(&enough))))
        .collect();
    in_time("the first POSTs", endpoint.answered.reaches(ANSWERS), &server).await;

    let mut interrupted_starts = 0;
    for crash in 0..crashes {
        crowd.some_come_late(crashes + 1 - crash);
        sleep(moment(&mut rng)).await;
        in_time("a POST", endpoint.under_way.reaches(1), &server).await;
        server.kill();
        if rng.random_ratio(1, 5) {
            server.start_in_vain(moment(&mut rng)).await;
            interrupted_starts += 1;
        }
        server.start().await;
    }
    crowd.some_come_late(1);
    in_time("more POSTs", endpoint.answered.reaches(endpoint.answered.get() + ANSWERS), &server).await;
    crowd.everybody_settles().await;

    enough.set(true);
    let mut posted = Posted::default();
    for of_one in in_time("the answers to the POSTs under way", join_all(posters), &server).await {
        posted.add(of_one.unwrap());
    }
    let last = Poster::new("last", Rc::clone(&endpoint), StdRng::from_rng(&mut rng)).just(Post::last());
    posted.add(in_time("the answer to the last POST", last, &server).await);
    let left = timeout(PATIENCE, crowd.everybody_leaves()).await;

    let mut faults = server.panics();
    faults.append(&mut posted.complaints);
    if left.is_err() {
        faults.extend(crowd.those_who_wait());
    }
    posted.told.sort_by_key(|told| told.offset);
    faults.extend(truth::check_acknowledged(&posted.told));
    let journal = truth::read_journal(&endpoint, &mut posted.epochs).await;
    faults.extend(truth::check_journal(&posted.told, &journal));
    faults.extend(crowd.check(&posted.told, &mut posted.epochs));
    if posted.epochs.len() != 1 {
        faults.push(format!("expected one epoch throughout, got {:?}", posted.epochs));
    }
    println!(
        "{name}: {} POSTs answered, {} broken off by a crash, {} repeated after their answer, {interrupted_starts} starts \
         interrupted; {} events in the journal; {}; {:.1?}",
        endpoint.answered.get(),
        endpoint.broken_off.get(),
        posted.repeated,
        posted.told.len(),
        crowd.summary(),
        begun.elapsed(),
    );
    let shown = faults.iter().take(MOST_FAULTS).map(|fault| format!("- {fault}\n")).collect::<String>();
    assert!(
        faults.is_empty(),
        "{name}, CRASH_SEED={seed}: {} faults\n{shown}the log's end:\n{}",
        faults.len(),
        server.last_words()
    );
    // Without these nothing was shown.
    assert!(endpoint.broken_off.get() >= u64::from(crashes / 2), "too few POSTs were under way at a crash");
    assert!(crowd.recoveries() >= u64::from(crashes), "too few clients came back with a position");
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

/// Waits for `what`, but not for ever.
async fn in_time<T>(what: &str, future: impl Future<Output = T>, server: &Server) -> T {
    match timeout(PATIENCE, future).await {
        Ok(done) => done,
        Err(_) => panic!("waited {PATIENCE:?} in vain: {what}\n{}", server.last_words()),
    }
}
