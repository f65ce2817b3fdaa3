use super::{SMALL_BUFFER, hears, join, process::Process, round};
use crate::harness::{
    Raw,
    raw::{CLOSE, handshake},
    user,
};

/// Little is kept to recover from, so what grows with the events is what waits for somebody.
const SETTINGS: &str = "[server]\nworkers = 2\n[journal]\nkeep_bytes = \"1 MiB\"\n[websocket]\nclose_timeout = \"10m\"";

const SIZE: usize = 16_000;
const IN_A_ROUND: u64 = 50;

async fn enter(process: &Process, id: u64) -> Raw {
    let mut raw = Raw::connect_with_buffer(process.address(), SMALL_BUFFER).await;
    raw.shake_hands(&handshake("training", &process.token(&user(id)))).await;
    assert_eq!(raw.json().await["type"], "hello");
    raw
}

/// Posts rounds of events, each of which everybody has heard before the next.
async fn post(process: &Process, poster: &mut Raw, others: &mut [Raw], watchers: usize, rounds: u64) {
    for i in 0..rounds {
        let first = i * IN_A_ROUND;
        let events = first..first + IN_A_ROUND;
        // The room's events are too many for the buffers of a watcher to wait until the post is answered.
        let batch = round(events.clone(), SIZE);
        let posted = process.post(poster, "/api/v1/batch", &batch);
        let heard = async {
            for (at, other) in others.iter_mut().enumerate() {
                if at < watchers {
                    for says in events.clone() {
                        hears(&mut other.reading, says).await;
                    }
                }
                hears(&mut other.reading, first).await;
            }
        };
        futures_util::future::join(posted, heard).await;
    }
}

#[actix_rt::test]
async fn the_memory_stays_flat_while_clients_do_not_read() {
    const OTHERS: u64 = 1000;
    const WATCHERS: usize = 2;
    const STALLED: u64 = 5;
    const ROUNDS: u64 = 40;
    let process = Process::start(SETTINGS);
    let mut poster = Raw::connect(process.address()).await;
    let mut others = Vec::new();
    for i in 0..OTHERS {
        others.push(enter(&process, 100 + i).await);
    }
    for watcher in &mut others[..WATCHERS] {
        join(watcher, "module:big", None).await;
    }
    // As much memory as the work itself takes.
    post(&process, &mut poster, &mut others, WATCHERS, ROUNDS).await;
    let before = process.resident();

    let mut stalled = Vec::new();
    for i in 0..STALLED {
        let mut raw = enter(&process, 1 + i).await;
        join(&mut raw, "module:big", None).await;
        stalled.push(raw);
    }
    post(&process, &mut poster, &mut others, WATCHERS, ROUNDS).await;
    let grown = process.resident().saturating_sub(before);
    let missed = ROUNDS * IN_A_ROUND * SIZE as u64;
    // They share the bytes of what waits for them, 1 MiB at the most.
    assert!(grown < missed / 5, "{STALLED} clients did not read {missed} bytes, and the service grew by {grown} bytes");

    for mut raw in stalled {
        let close = loop {
            let frame = raw.frame().await;
            if frame.first == CLOSE {
                break frame;
            }
        };
        assert_eq!(close.close().0, 4001);
    }
}
