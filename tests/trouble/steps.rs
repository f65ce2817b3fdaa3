//! Every step of the schema is taken back and taken again, with data in all tables.

use std::error::Error;

use diesel::{migration::MigrationSource, pg::Pg, sqlite::Sqlite};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use rand::{SeedableRng, rngs::StdRng};
use reqwest::Method;
use serde_json::json;

use crate::{
    chat::enter_by_socketio,
    endpoint::Endpoint,
    post::Post,
    postgres::Postgres,
    server::Server,
    tables::{Database, Tables},
};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRESQL: EmbeddedMigrations = embed_migrations!("migrations/postgresql");

/// Where diesel notes the steps.
const STEPS: &str = "__diesel_schema_migrations";

type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

impl Database {
    /// How many steps there are.
    fn steps(&self) -> usize {
        let steps = |count: Done<usize>| count.unwrap();
        match self {
            Self::Sqlite(_) => steps(MigrationSource::<Sqlite>::migrations(&SQLITE).map(|steps| steps.len())),
            Self::Postgresql(_) => steps(MigrationSource::<Pg>::migrations(&POSTGRESQL).map(|steps| steps.len())),
        }
    }

    fn take_back(&mut self) {
        match self {
            Self::Sqlite(connection) => drop(connection.revert_last_migration(SQLITE).unwrap()),
            Self::Postgresql(connection) => drop(connection.revert_last_migration(POSTGRESQL).unwrap()),
        }
    }
}

/// Has the service write to every table.
async fn fill(endpoint: &Endpoint) {
    let mut rng = StdRng::from_rng(&mut rand::rng());
    for n in 0..40 {
        let post = Post::by_chance(&mut rng, &n.to_string());
        assert_eq!(endpoint.try_post(Some(&format!("k{n}")), &post).await.unwrap().status, 200);
    }
    for post in [Post::last(), Post::session("rp-1")] {
        assert_eq!(endpoint.try_post(None, &post).await.unwrap().status, 200);
    }
    let sale = json!({"saleId": 1, "userId": 7, "revenue": 12.5, "signups": 1}).to_string();
    assert_eq!(endpoint.request(Method::POST, "/api/v1/sales", sale, None).await.unwrap().status, 200);
    // A Socket.IO client that may come back.
    enter_by_socketio(endpoint).await;
}

/// The tables that are there now have the rows they had, but for columns at their end.
fn assert_kept(now: &Tables, before: &Tables) {
    for (name, rows) in now.iter().filter(|(name, _)| *name != STEPS) {
        let had = &before[name];
        let has_kept = |(row, had): (&String, &String)| had.starts_with(row.trim_end_matches(')'));
        assert!(rows.len() == had.len() && rows.iter().zip(had).all(has_kept), "{name}: {rows:?} of {had:?}");
    }
}

async fn goes_down_and_up_again(url: Option<String>) {
    let mut server = Server::new(url.clone(), &mut StdRng::from_rng(&mut rand::rng()));
    let endpoint = Endpoint::new(server.port());
    server.start().await;
    fill(&endpoint).await;
    server.stop();
    let file = server.data_dir().join("ridgecast.db");
    let open = || url.as_deref().map_or_else(|| Database::sqlite(&file), Database::postgresql);
    open().execute(
        "INSERT INTO absences (user_id, device, namespace, seen_to, noted_at) VALUES (999, 'tablet', '/', 1, 1);
         INSERT INTO rank_snapshots (user_id, day, data) VALUES (7, 20000, '[]');
         INSERT INTO frozen_screens (name) VALUES ('Lobby')",
    );
    let full = open().tables();
    let empty: Vec<_> = full.iter().filter(|(_, rows)| rows.is_empty()).map(|(name, _)| name).collect();
    assert!(empty.is_empty() && full.len() > open().steps(), "{empty:?} of {:?} are empty", full.keys());

    for taken_back in 1..=open().steps() {
        let before = open().tables();
        let mut left = before.clone();
        for _ in 0..taken_back {
            let mut database = open();
            database.take_back();
            let now = database.tables();
            assert_eq!(now[STEPS].len() + 1, left[STEPS].len(), "a step is taken back: {:?}", now.keys());
            assert_kept(&now, &before);
            left = now;
        }
        // The start takes the steps again.
        server.start().await;
        let now = open().tables();
        assert!(now.keys().eq(before.keys()), "{:?}", now.keys());
        let has_journal = left.contains_key("journal");
        let kept = left.iter().filter(|(name, _)| ![STEPS, "training_sessions", "absences"].contains(&name.as_str()));
        for (name, rows) in kept {
            assert_eq!(now.get(name), Some(rows), "{name}");
        }
        if left.contains_key("absences") {
            // The start says of who was there that he is away.
            assert!(now["absences"].iter().any(|row| row.contains("tablet")), "{:?}", now["absences"]);
        }
        let (status, body) = endpoint.get("/api/v1/events?limit=1").await;
        assert_eq!(status, 200, "{body}");
        assert_eq!(body.contains("\"offset\":1,") || body.contains("\"offset\":1}"), has_journal, "{body}");
        let answer = endpoint.try_post(None, &Post::last()).await.unwrap();
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(endpoint.get("/readyz").await.0, 200);
        server.stop();
    }
}

#[actix_rt::test]
async fn sqlite_goes_down_and_up_again_with_data() {
    goes_down_and_up_again(None).await;
}

#[actix_rt::test]
async fn postgresql_goes_down_and_up_again_with_data() {
    goes_down_and_up_again(Some(Postgres::shared().create_database("steps"))).await;
}
