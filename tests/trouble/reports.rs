//! The database goes away while sales, voids and XP are reported: they are refused, and then the books are right again.

use std::{
    rc::Rc,
    time::{Duration, Instant},
};

use rand::{SeedableRng, rngs::StdRng};
use reqwest::Method;
use serde_json::json;
use tokio::time::timeout;

use crate::{
    PATIENCE,
    endpoint::{Answer, Endpoint},
    outage::{Frozen, SETTINGS, away, with},
    postgres::Postgres,
    reporter::{self, Reporters},
    server::Server,
    small_disk::SmallDisk,
};

/// Refusals that are seen before the database comes back.
const REFUSALS: u64 = 30;
/// Reports that are taken before it goes, and after it came back.
const REPORTS: u64 = 200;

/// A service to which many report.
struct Scene {
    server: Server,
    endpoint: Rc<Endpoint>,
    reporters: Reporters,
}

impl Scene {
    async fn begin(database: Option<String>, in_folder: Option<std::path::PathBuf>) -> Self {
        let mut rng = StdRng::from_rng(&mut rand::rng());
        let settings = format!("{SETTINGS}{}", reporter::SETTINGS);
        let mut server = Server::with(database, &settings, &mut rng);
        if let Some(folder) = in_folder {
            server = server.in_folder(folder);
        }
        let endpoint = Rc::new(Endpoint::new(server.port()));
        server.start().await;
        let reporters = Reporters::begin(&endpoint, &mut rng);
        let scene = Self { server, endpoint, reporters };
        scene.more_are_taken().await;
        scene
    }

    async fn more_are_taken(&self) {
        let more = self.endpoint.answered.get() + REPORTS;
        let taken = timeout(PATIENCE, self.endpoint.answered.reaches(more)).await;
        assert!(taken.is_ok(), "no more reports are taken:\n{}", self.server.last_words());
    }

    /// For this long at least, and until it was seen often enough, nothing is taken.
    async fn are_refused(&self, away: Duration) {
        let (gone, refusals) = (Instant::now(), self.endpoint.refused.get() + REFUSALS);
        let mut number = 0;
        while gone.elapsed() < away || self.endpoint.refused.get() < refusals {
            number += 1;
            // The reporters are refused as well, which is what paces this.
            let more = self.endpoint.refused.get() + 1;
            let refused = timeout(PATIENCE, self.endpoint.refused.reaches(more)).await;
            assert!(refused.is_ok(), "reports are taken:\n{}", self.server.last_words());
            let sale =
                json!({"saleId": format!("never-{number}"), "userId": 7, "revenue": 1, "signups": 0}).to_string();
            // With a key the database is asked before anything else, so nothing may come of it.
            let key = format!("never-{number}");
            let answer = self.endpoint.request(Method::POST, "/api/v1/sales", sale, Some(&key)).await.unwrap();
            let Answer { status, retry_after, body } = &answer;
            assert_eq!((*status, retry_after.is_some()), (503, true), "{answer:?}");
            assert!(body.contains("database"), "{answer:?}");
        }
    }

    /// What was on its way is in doubt, so the books were read again.
    fn has_read_again(self) -> Self {
        assert!(self.server.books_read_again() > 0, "{}", self.server.last_words());
        self
    }

    /// The reports go on by themselves, and everything that was acknowledged counts once.
    async fn ends_well(self, name: &str) {
        let read_again = self.server.books_read_again();
        let books = self.reporters.end(&self.server).await;
        println!("{name}: {}; books read again: {read_again}", books.summary);
        let faults = [books.faults, self.server.panics()].concat();
        assert!(faults.is_empty(), "{name}: {faults:#?}\n{}", self.server.last_words());
    }
}

#[actix_rt::test]
async fn reports_are_refused_while_postgresql_is_stopped_and_then_each_counts_once() {
    let postgres = Postgres::start_without_fsync();
    let scene = Scene::begin(Some(postgres.url()), None).await;
    let postgres = with(postgres, Postgres::stop).await;
    scene.are_refused(away()).await;
    let _postgres = with(postgres, Postgres::start_again).await;
    scene.more_are_taken().await;
    scene.has_read_again().ends_well("reports, stopped").await;
}

#[actix_rt::test]
async fn reports_are_refused_while_postgresql_hangs_and_then_each_counts_once() {
    let postgres = Postgres::start_without_fsync();
    let scene = Scene::begin(Some(postgres.url()), None).await;
    let frozen = Frozen::freeze(postgres.pid().unwrap());
    scene.are_refused(away()).await;
    drop(frozen);
    scene.more_are_taken().await;
    scene.has_read_again().ends_well("reports, hung").await;
}

#[actix_rt::test]
async fn reports_count_once_when_the_connection_that_writes_them_is_cut_again_and_again() {
    const CUTS: u32 = 10;
    const WRITER: &str =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND granted";

    let mut postgres = Postgres::start_without_fsync();
    let scene = Scene::begin(Some(postgres.url()), None).await;
    for _ in 0..CUTS {
        postgres = with(postgres, |postgres| drop(postgres.psql("ridgecast", WRITER))).await;
        scene.more_are_taken().await;
    }
    scene.ends_well("reports, cut").await;
}

#[actix_rt::test]
async fn reports_are_refused_while_the_disk_is_full_and_then_each_counts_once() {
    let this = "reports::reports_are_refused_while_the_disk_is_full_and_then_each_counts_once";
    let Some(disk) = SmallDisk::for_test(this, 128 << 20).unwrap() else { return };
    let scene = Scene::begin(None, Some(disk.path().join("data"))).await;
    disk.fill();
    scene.are_refused(Duration::ZERO).await;
    disk.free();
    scene.more_are_taken().await;
    scene.has_read_again().ends_well("reports, full disk").await;
}
