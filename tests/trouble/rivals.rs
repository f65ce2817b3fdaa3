//! Two services want the same database.

use std::time::{Duration, Instant};

use rand::{SeedableRng, rngs::StdRng};
use tokio::time::timeout;

use crate::{PATIENCE, postgres::Postgres, server::Server};

fn server(database: Option<String>, lock_timeout: &str) -> Server {
    let settings = format!("[database]\nlock_timeout = \"{lock_timeout}\"\n");
    Server::with(database, &settings, &mut StdRng::from_rng(&mut rand::rng()))
}

async fn the_second_waits(database: Option<String>) {
    let mut first = server(database.clone(), "1s");
    first.start().await;
    let data_dir = first.data_dir().to_owned();
    // With PostgreSQL they share nothing else.
    let rival = |lock_timeout| match &database {
        None => server(None, lock_timeout).in_folder(data_dir.clone()),
        url => server(url.clone(), lock_timeout),
    };

    let mut second = rival("300ms");
    let begun = Instant::now();
    let (code, line) = second.refuses_to_start().await;
    assert!(begun.elapsed() >= Duration::from_millis(300));
    assert_eq!(code, Some(1), "{line}");
    assert!(line.contains(&format!("process {}", first.pid())) && line.contains("database.url"), "{line}");
    let place = if database.is_some() { "postgresql://" } else { "ridgecast.db" };
    assert!(line.contains(place) && !line.contains("only-for-tests"), "{line}");

    let mut third = rival("60s");
    let listening = third.start_until("waiting until it has stopped").await;
    first.stop();
    timeout(PATIENCE, listening).await.expect("it gets the database").expect("it listens");
    third.stop();
}

#[actix_rt::test]
async fn the_second_on_a_file_is_told_who_has_it_and_gets_it_when_the_first_stops() {
    the_second_waits(None).await;
}

#[actix_rt::test]
async fn the_second_on_postgresql_is_told_who_has_it_and_gets_it_when_the_first_stops() {
    the_second_waits(Some(Postgres::shared().create_database("rivals"))).await;
}
