//! Something for the journal to keep.

use std::{
    fs,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    thread,
};

use serde_json::{Value, json};

use super::{Ran, ridgecast, serving::Serving};

/// Has so many events told, in one batch. The n-th is to team n % 3 + 1 on `/leaderboard`, each tenth to everybody on
/// `/training`.
pub(crate) fn tell(service: &Serving, count: u64) {
    let entry = |n: u64| {
        let data = json!({"n": n, "text": "what a team hears of itself on a long day ".repeat(5)});
        match n % 10 {
            0 => json!({"path": "/api/v1/broadcasts",
                "body": {"namespace": "/training", "event": "day:over", "data": data}}),
            _ => json!({"path": format!("/api/v1/leaderboard/teams/{}/events", n % 3 + 1),
                "body": {"event": "standup", "data": data}}),
        }
    };
    let batch: Vec<Value> = (1..=count).map(entry).collect();
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(&file, Value::from(batch).to_string()).unwrap();
    let url = format!("http://{}", service.address);
    service.run(&["send", "batch", &format!("@{}", file.path().display()), "--url", &url]).succeeds();
}

/// Does something while events are told, batch after batch. At least two batches are told before, and two after.
pub(crate) fn while_telling<T>(service: &Serving, work: impl FnOnce() -> T) -> T {
    let (told, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    thread::scope(|scope| {
        let teller = scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                tell(service, 40);
                told.fetch_add(1, Ordering::Relaxed);
            }
        });
        // A teller that has failed tells so when it is joined.
        let two_more = || {
            let before = told.load(Ordering::Relaxed);
            while told.load(Ordering::Relaxed) < before + 2 && !teller.is_finished() {
                thread::yield_now();
            }
        };
        two_more();
        let done = work();
        two_more();
        stop.store(true, Ordering::Relaxed);
        done
    })
}

/// The events that are kept, as `journal export` writes them, from another database if one is named.
pub(crate) fn exported(folder: &std::path::Path, database: Option<&str>) -> Vec<Value> {
    let mut command = ridgecast(&["journal", "export", "--config", "r.toml"], folder);
    command.envs(database.map(|url| ("RIDGECAST_DATABASE__URL", url)));
    let lines = Ran::from(command.output().unwrap()).succeeds();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Their offsets.
pub(crate) fn offsets(events: &[Value]) -> Vec<u64> {
    events.iter().map(|event| event["offset"].as_u64().unwrap()).collect()
}
