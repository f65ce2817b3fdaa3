//! PostgreSQL is stopped, killed, frozen, or cuts a connection, all under load.

use std::time::{Duration, Instant};

use rand::{SeedableRng, rngs::StdRng};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::{
    chat::{Chat, enter_by_socketio},
    endpoint::Answer,
    post::Post,
    postgres::{Postgres, children_of},
    server::Server,
    trial::Trial,
};

/// How long a POST may take to be told that it is not done: `journal.commit_timeout` in the tests' settings.
const COMMIT_TIMEOUT: Duration = Duration::from_secs(1);
/// What a busy machine may take besides.
const BUSY: Duration = Duration::from_secs(1);
/// Refusals that are seen before the database comes back.
const REFUSALS: u64 = 30;

pub(crate) const SETTINGS: &str = "[database]\nretry = \"200ms\"\n[journal]\ncommit_timeout = \"1s\"\n";

/// A trial on PostgreSQL, with two who chat.
struct Scene {
    trial: Trial,
    chat: Chat,
    posts: u64,
}

impl Scene {
    async fn begin(url: String) -> Self {
        let mut rng = StdRng::from_rng(&mut rand::rng());
        let server = Server::with(Some(url), SETTINGS, &mut rng);
        let trial = Trial::begin(server, rng).await;
        let chat = Chat::begin(&trial.endpoint, "c-1").await;
        Self { trial, chat, posts: 0 }
    }

    /// The database is away for this long at least, and until that has been seen often enough.
    async fn goes_on_without_the_database(&mut self, away: Duration) {
        let gone = Instant::now();
        let before = self.trial.endpoint.refused.get();
        let mut rounds = 0;
        while gone.elapsed() < away || self.trial.endpoint.refused.get() < before + REFUSALS || rounds < 3 {
            // The posters are refused as well, which is what paces this.
            let more = self.trial.endpoint.refused.get() + 1;
            self.trial.in_time("a refusal", self.trial.endpoint.refused.reaches(more)).await;
            self.is_refused(true).await;
            self.is_refused(false).await;
            let (status, body) = self.trial.endpoint.get("/readyz").await;
            let reason = serde_json::from_str::<Value>(&body).unwrap()["reason"].clone();
            assert!(status == 503 && reason.as_str().unwrap().contains("the database"), "{status} {body}");
            self.chat.goes_on().await;
            self.chat.answers_pings().await;
            // Whoever comes now gets in.
            Chat::begin(&self.trial.endpoint, format!("new-{rounds}")).await.goes_on().await;
            enter_by_socketio(&self.trial.endpoint).await;
            rounds += 1;
        }
    }

    /// A POST is refused, in time, for the time being and with the reason. It is never repeated. With a key it asks the database
    /// before anything else, so nothing may come of it; without one it may be in doubt, and so says something that tells nobody.
    async fn is_refused(&mut self, has_key: bool) {
        self.posts += 1;
        let key = format!("refused-{}", self.posts);
        let begun = Instant::now();
        let post = match has_key {
            true => Post::by_chance(&mut self.trial.rng, "never to be told"),
            false => Post::session("rp-1"),
        };
        let answer = self.trial.endpoint.try_post(has_key.then_some(&key), &post).await.unwrap();
        let took = begun.elapsed();
        let Answer { status, retry_after, body } = &answer;
        assert_eq!((*status, *retry_after), (503, Some(1)), "{answer:?}");
        assert!(body.contains("the database"), "{answer:?}");
        assert!(took < COMMIT_TIMEOUT + BUSY, "{took:?} with a key: {has_key}; {answer:?}");
    }

    /// The database is there again: everything goes on by itself.
    async fn heals(&self) {
        self.trial.more_answers().await;
        let ready = async { while self.trial.endpoint.get("/readyz").await.0 != 200 {} };
        self.trial.in_time("readiness", ready).await;
    }

    /// Nobody's connection was lost. Then everything is compared.
    async fn ends_well(mut self, name: &str) {
        let crowd = &mut self.trial.crowd;
        assert_eq!(crowd.connections(), crowd.count(), "each one's first connection lives");
        crowd.some_come_late(1);
        self.chat.answers_pings().await;
        let verdict = self.trial.end().await;
        println!("{name}: {}", verdict.summary);
        verdict.assert_faultless(name);
    }
}

/// How long the database is away.
pub(crate) fn away() -> Duration {
    let seconds = std::env::var("AWAY").ok().map(|value| value.parse().expect("AWAY: expected a number of seconds"));
    Duration::from_secs(seconds.unwrap_or(3))
}

/// Does what blocks without holding up the clients.
pub(crate) async fn with(postgres: Postgres, work: impl FnOnce(&mut Postgres) + Send + 'static) -> Postgres {
    let work = move || {
        let mut postgres = postgres;
        work(&mut postgres);
        postgres
    };
    tokio::task::spawn_blocking(work).await.unwrap()
}

#[actix_rt::test]
async fn postgresql_is_stopped_and_started_again() {
    let postgres = Postgres::start_without_fsync();
    let mut scene = Scene::begin(postgres.url()).await;
    let postgres = with(postgres, Postgres::stop).await;
    scene.goes_on_without_the_database(away()).await;
    let _postgres = with(postgres, Postgres::start_again).await;
    scene.heals().await;
    scene.ends_well("stopped").await;
}

#[actix_rt::test]
async fn postgresql_is_killed_and_started_again() {
    let postgres = Postgres::start_without_fsync();
    let mut scene = Scene::begin(postgres.url()).await;
    let postgres = with(postgres, Postgres::kill).await;
    scene.goes_on_without_the_database(away()).await;
    let _postgres = with(postgres, Postgres::start_again).await;
    scene.heals().await;
    scene.ends_well("killed").await;
}

#[actix_rt::test]
async fn an_administrator_cuts_the_connection_that_writes() {
    /// How often.
    const CUTS: u32 = 5;
    const WRITER: &str =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND granted";

    let mut postgres = Postgres::start_without_fsync();
    let scene = Scene::begin(postgres.url()).await;
    for _ in 0..CUTS {
        let (tell, told) = tokio::sync::oneshot::channel();
        postgres = with(postgres, move |postgres| tell.send(postgres.psql("ridgecast", WRITER)).unwrap()).await;
        assert_eq!(told.await.unwrap(), "1", "one connection writes");
        scene.heals().await;
    }
    scene.ends_well("cut").await;
}

#[actix_rt::test]
async fn postgresql_hangs_and_goes_on() {
    let postgres = Postgres::start_without_fsync();
    let mut scene = Scene::begin(postgres.url()).await;
    let frozen = Frozen::freeze(postgres.pid().unwrap());
    scene.goes_on_without_the_database(COMMIT_TIMEOUT * 2).await;
    drop(frozen);
    scene.heals().await;
    scene.ends_well("hung").await;
}

/// The processes of a server while they do nothing. Dropping it lets them go on.
pub(crate) struct Frozen(Vec<Pid>);

impl Frozen {
    /// First the one that makes the others.
    pub(crate) fn freeze(server: Pid) -> Self {
        let mut all = vec![server];
        kill_process(server, Signal::STOP).unwrap();
        all.extend(children_of(server));
        assert!(all.len() > 3, "a server with connections has more than {} processes", all.len());
        let frozen = Self(all);
        frozen.send(Signal::STOP);
        frozen
    }

    fn send(&self, signal: Signal) {
        for pid in &self.0 {
            // One that has ended needs nothing.
            let _ = kill_process(*pid, signal);
        }
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        self.send(Signal::CONT);
    }
}
