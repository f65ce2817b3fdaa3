//! The file of the database is damaged while nobody looks.

use std::{
    fs::{self, File},
    io::{Seek, SeekFrom, Write},
    path::PathBuf,
};

use rand::{SeedableRng, rngs::StdRng};
use serde_json::{Value, json};

use crate::{endpoint::Endpoint, post::Post, server::Server, tables::Database};

/// The events that are told before the damage: more than a start reads at once.
const EVENTS: u64 = 3_000;
const PAGE: u64 = 4_096;

/// A service with a journal, stopped.
async fn stopped(settings: &str) -> (Server, Endpoint, PathBuf) {
    let mut rng = StdRng::from_rng(&mut rand::rng());
    let mut server = Server::with(None, settings, &mut rng);
    let endpoint = Endpoint::new(server.port());
    server.start().await;
    for _ in 0..EVENTS / 1_000 {
        let broadcast = json!({"path": "/api/v1/broadcasts", "body": {"event": "sale", "data": "x".repeat(100)}});
        let batch = Post { path: "/api/v1/batch".to_owned(), body: vec![broadcast; 1_000].into(), tells: Vec::new() };
        assert_eq!(endpoint.try_post(None, &batch).await.unwrap().status, 200);
    }
    server.stop();
    let file = server.data_dir().join("ridgecast.db");
    (server, endpoint, file)
}

/// Writes garbage over a part of the file.
fn damage(file: &PathBuf, from: u64, bytes: u64) {
    let mut open = File::options().write(true).open(file).unwrap();
    open.seek(SeekFrom::Start(from)).unwrap();
    open.write_all(&vec![0xA5; bytes as usize]).unwrap();
}

/// The page in the middle of the events: one of those that the root's page leads to.
fn page_of_events(file: &PathBuf) -> u64 {
    let root = Database::sqlite(file).lines("SELECT rootpage || '' AS line FROM sqlite_master WHERE name = 'events'");
    let root: usize = root[0].parse().unwrap();
    let bytes = fs::read(file).unwrap();
    let page = &bytes[(root - 1) * PAGE as usize..][..PAGE as usize];
    const INTERIOR: u8 = 5;
    assert_eq!(page[0], INTERIOR, "a table of more than one page");
    let number = |at: usize, bytes: usize| page[at..at + bytes].iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
    let cells = number(3, 2) as usize;
    number(number(12 + cells / 2 * 2, 2) as usize, 4)
}

async fn read(endpoint: &Endpoint, after: u64) -> (u16, Value) {
    let (status, body) = endpoint.get(&format!("/api/v1/events?after={after}&limit=10")).await;
    (status, serde_json::from_str(&body).unwrap())
}

#[actix_rt::test]
async fn a_damaged_page_stops_a_start_that_needs_it() {
    let (mut server, _, file) = stopped("").await;
    damage(&file, (page_of_events(&file) - 1) * PAGE, PAGE);
    let (code, line) = server.refuses_to_start().await;
    assert_eq!(code, Some(1), "{line}");
    let name = file.to_str().unwrap();
    assert!(line.contains(name) && line.contains("damaged") && line.contains("backup"), "{line}");
    assert_eq!(server.panics(), [""; 0]);
}

#[actix_rt::test]
async fn a_file_without_its_header_stops_the_start() {
    let (mut server, _, file) = stopped("").await;
    damage(&file, 0, 100);
    let before = fs::read(&file).unwrap();
    let (code, line) = server.refuses_to_start().await;
    assert_eq!(code, Some(1), "{line}");
    let name = file.to_str().unwrap();
    assert!(line.contains(name) && line.contains("damaged") && line.contains("backup"), "{line}");
    assert!(fs::read(&file).unwrap() == before, "the file was changed");
    assert_eq!(server.panics(), [""; 0]);
}

#[actix_rt::test]
async fn what_is_not_damaged_is_read_and_written_on() {
    // The whole page; where it says where its rows are; rows.
    for (at, bytes) in [(0, PAGE), (8, 20), (PAGE / 2, 64), (PAGE / 2, PAGE / 2)] {
        read_and_written_on(at, bytes).await;
    }
}

/// With garbage at this place of a page in the middle of the events.
async fn read_and_written_on(at: u64, bytes: u64) {
    let (mut server, endpoint, file) = stopped("[journal]\nkeep_events = 1\n").await;
    damage(&file, (page_of_events(&file) - 1) * PAGE + at, bytes);
    server.start().await;

    let (mut after, mut readable, mut refused) = (0, 0, Vec::new());
    while after < EVENTS {
        match read(&endpoint, after).await {
            (200, page) => {
                let events = page["events"].as_array().unwrap();
                let offsets = events.iter().map(|event| event["offset"].as_u64().unwrap());
                assert!(offsets.eq(after + 1..=after + 10), "{page}");
                assert!(events.iter().all(|event| event["data"] == "x".repeat(100)), "{page}");
                readable += 1;
            }
            (status, problem) => {
                assert_eq!(status, 503, "{problem}");
                refused.push(problem["detail"].as_str().unwrap().to_owned());
            }
        }
        after += 10;
    }
    assert!(!refused.is_empty() && readable > EVENTS / 10 * 9 / 10, "{readable} pages were readable, {refused:?}");
    for detail in &refused {
        assert!(detail.contains("damaged") && detail.contains("ridgecast.db") && detail.contains("backup"), "{detail}");
    }
    let answer = endpoint.try_post(None, &Post::session("rp-1")).await.unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    let last = endpoint.try_post(None, &Post::last()).await.unwrap();
    assert_eq!(last.status, 200, "{last:?}");
    assert_eq!(read(&endpoint, EVENTS).await.1["events"][0]["offset"], EVENTS + 1);
    assert_eq!(server.panics(), [""; 0]);
}
