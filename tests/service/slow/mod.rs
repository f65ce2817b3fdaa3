//! Clients that read too slowly, or not at all: they are told to come back, get everything when they do, and nobody else
//! is the worse for them.

mod memory;
mod process;

use serde_json::{Value, json};

use crate::harness::{
    Raw, TestService,
    raw::{Frame, Reading, handshake},
    user,
};

const BIG: &str = "/api/v1/training/modules/big/updates";

/// What a client's kernel holds for it while it does not read.
const SMALL_BUFFER: u32 = 8192;

/// An event of about this size that says a number.
fn event(says: u64, size: usize) -> Value {
    json!([says, "x".repeat(size)])
}

/// A batch of events for the room `module:big`, and one for everybody on `/training` behind them.
fn round(says: std::ops::Range<u64>, size: usize) -> Value {
    let everybody = json!({"namespace": "/training", "event": "round", "data": [says.start]});
    let mut batch: Vec<Value> = says.map(|says| json!({"path": BIG, "body": event(says, size)})).collect();
    batch.push(json!({"path": "/api/v1/broadcasts", "body": everybody}));
    batch.into()
}

/// What an event says.
fn says(frame: &Frame) -> (u64, u64) {
    let (offset, data) = frame.event().unwrap_or_else(|| panic!("expected an event, got {frame:?}"));
    let number = data[1..].split([',', ']']).next().unwrap();
    (offset, number.parse().unwrap_or_else(|_| panic!("{data:.80}")))
}

async fn hears(reading: &mut Reading, expected: u64) {
    assert_eq!(says(&reading.frame().await).1, expected);
}

async fn join(raw: &mut Raw, room: &str, since: Option<&str>) -> Value {
    let since = since.map_or(String::new(), |since| format!(r#","since":{since}"#));
    raw.text(&format!(r#"{{"type":"join","room":"{room}"{since}}}"#)).await;
    let joined = raw.json().await;
    assert_eq!(joined["type"], "joined", "{joined}");
    joined
}

#[actix_rt::test]
async fn a_client_that_stops_reading_among_a_thousand_is_sent_back_and_nobody_else_notices() {
    const OTHERS: u64 = 1000;
    /// Those of them who hear what the slow one should hear.
    const WATCHERS: usize = 10;
    const ROUNDS: u64 = 30;
    const IN_A_ROUND: u64 = 20;
    /// All of it is some times what may wait for a client.
    const SIZE: usize = 8000;
    // It gets its last words however late it reads.
    let service = TestService::start("[websocket]\nclose_timeout = \"10m\"").await;
    let mut others = Vec::new();
    for i in 0..OTHERS {
        others.push(Raw::enter(&service, "training", &user(100 + i)).await);
    }
    for watcher in &mut others[..WATCHERS] {
        join(watcher, "module:big", None).await;
    }
    let mut slow = Raw::connect_with_buffer(service.address(), SMALL_BUFFER).await;
    let handshake = handshake("training", &service.token(&user(7)));
    slow.shake_hands(&handshake).await;
    let epoch = slow.json().await["epoch"].as_str().unwrap().to_owned();
    join(&mut slow, "module:big", None).await;

    // From here on it does not read. Each of the others has heard a round before the next is posted.
    for i in 0..ROUNDS {
        let first = i * IN_A_ROUND;
        service.post("/api/v1/batch", &round(first..first + IN_A_ROUND, SIZE)).await;
        for (at, other) in others.iter_mut().enumerate() {
            if at < WATCHERS {
                for big in first..first + IN_A_ROUND {
                    hears(&mut other.reading, big).await;
                }
            }
            hears(&mut other.reading, first).await;
        }
    }

    // It reads again: whole events without a hole, and then why there are no more.
    let (mut big, mut rounds, mut position) = (0, 0, 0);
    let reason = loop {
        let frame = slow.frame().await;
        if frame.first == crate::harness::raw::CLOSE {
            let (code, reason) = frame.close();
            assert_eq!(code, 4001);
            break reason.to_owned();
        }
        let (offset, number) = says(&frame);
        if big == (rounds + 1) * IN_A_ROUND {
            assert_eq!(number, rounds * IN_A_ROUND);
            rounds += 1;
        } else {
            assert_eq!(number, big);
            big += 1;
        }
        position = offset;
    };
    assert_eq!(reason, "you read too slowly; come back from your position");
    assert!(big < ROUNDS * IN_A_ROUND / 2, "it was told {big} events before it was closed");
    drop(slow);

    // It comes back from its position and gets everything it missed.
    let mut back = Raw::connect(service.address()).await;
    back.shake_hands(&handshake.replacen('?', &format!("?since={epoch}:{position}&"), 1)).await;
    assert_eq!(back.json().await["recovered"], true);
    for round in rounds..ROUNDS {
        hears(&mut back.reading, round * IN_A_ROUND).await;
    }
    let since = json!({"epoch": epoch, "offset": position});
    assert_eq!(join(&mut back, "module:big", Some(&since.to_string())).await["recovered"], true);
    for missed in big..ROUNDS * IN_A_ROUND {
        hears(&mut back.reading, missed).await;
    }
    // And is one of many again.
    service.post(BIG, &event(0, 1)).await;
    hears(&mut back.reading, 0).await;
    back.lives().await;
    drop((others, back));
    service.stop().await;
}

/// More than may wait for a client comes to it a piece at a time, while it reads, and what is new has its place behind.
#[actix_rt::test]
async fn whoever_missed_ten_thousand_events_gets_them_all_while_new_ones_come() {
    const MISSED: u64 = 10_000;
    const NEW: u64 = 100;
    let service = TestService::start("").await;
    let since = {
        let mut raw = Raw::enter(&service, "training", &user(7)).await;
        let joined = join(&mut raw, "module:big", None).await;
        json!({"epoch": joined["epoch"], "offset": joined["offset"]}).to_string()
    };
    for first in (0..MISSED).step_by(500) {
        service.post("/api/v1/batch", &round(first..first + 500, 10)).await;
    }
    let mut back = Raw::connect_with_buffer(service.address(), SMALL_BUFFER).await;
    back.shake_hands(&handshake("training", &service.token(&user(7)))).await;
    assert_eq!(back.json().await["type"], "hello");
    assert_eq!(join(&mut back, "module:big", Some(&since)).await["recovered"], true);
    // It does not read on for a while, and what is new would be too much for its outbox too.
    for new in 0..NEW {
        service.post(BIG, &event(MISSED + new, 10)).await;
    }
    for missed in 0..MISSED {
        hears(&mut back.reading, missed).await;
        if missed % 100 == 0 {
            service.post(BIG, &event(MISSED + NEW + missed / 100, 10)).await;
        }
    }
    for new in 0..NEW + MISSED / 100 {
        hears(&mut back.reading, MISSED + new).await;
    }
    back.lives().await;
    drop(back);
    service.stop().await;
}

/// The same, but it goes on reading slowly for ever: as long as it reads at all it is not closed.
#[actix_rt::test]
async fn whoever_leaves_while_catching_up_and_comes_back_goes_on_where_it_was() {
    const MISSED: u64 = 3000;
    let service = TestService::start("").await;
    let token = service.token(&user(7));
    let mut raw = Raw::enter(&service, "training", &user(7)).await;
    let joined = join(&mut raw, "module:big", None).await;
    let (epoch, mut position) = (joined["epoch"].clone(), joined["offset"].as_u64().unwrap());
    drop(raw);
    for first in (0..MISSED).step_by(500) {
        service.post("/api/v1/batch", &round(first..first + 500, 10)).await;
    }
    let mut heard = 0;
    while heard < MISSED {
        let mut back = Raw::connect_with_buffer(service.address(), SMALL_BUFFER).await;
        back.shake_hands(&handshake("training", &token)).await;
        assert_eq!(back.json().await["type"], "hello");
        let since = json!({"epoch": epoch, "offset": position}).to_string();
        join(&mut back, "module:big", Some(&since)).await;
        for _ in 0..700.min(MISSED - heard) {
            let (offset, number) = says(&back.frame().await);
            assert_eq!(number, heard);
            (heard, position) = (heard + 1, offset);
        }
    }
    service.stop().await;
}
