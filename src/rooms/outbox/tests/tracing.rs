//! What is noted of each publication: it has got to the client, never will, or waits.

use super::*;
use crate::{rooms::trace::TraceLog, telemetry::Figures};

/// A trace, and the figures it counts in.
struct Traces {
    log: TraceLog,
    figures: Figures,
}

impl Traces {
    fn new() -> Self {
        let figures = Figures::default();
        Self { log: TraceLog::new(100, &figures), figures }
    }

    /// Tells one client an event of this size.
    fn tell(&mut self, outbox: &Outbox, offset: u64, size: usize) {
        let event = event(offset, size);
        let traced = self.log.open(&event, std::time::Instant::now());
        outbox.queue(&event, traced);
        self.log.meant_for(1);
    }

    /// Of each event how many have been reached, are gone, and wait; the first one first.
    fn numbers(&self) -> Vec<(u64, u64, u64)> {
        let latest = self.log.latest(100);
        latest.iter().rev().map(|event| (event.reached, event.gone, event.waiting())).collect()
    }
}

const REACHED: (u64, u64, u64) = (1, 0, 0);
const GONE: (u64, u64, u64) = (0, 1, 0);
const WAITS: (u64, u64, u64) = (0, 0, 1);

#[actix_rt::test]
async fn an_event_has_reached_a_socket_when_it_is_written_whole() {
    let (socket, client) = socket_pair().await;
    let (mut traces, outbox) = (Traces::new(), on_socket(socket, ROOMY));
    outbox.attached(traces.log.trace());
    traces.tell(&outbox, 1, 1);
    assert_eq!(traces.numbers(), [WAITS]);
    outbox.send(message("not traced"));
    assert_eq!(traces.numbers(), [REACHED]);
    traces.tell(&outbox, 2, 10 * LARGE);
    traces.tell(&outbox, 3, 1);
    assert_eq!(outbox.flush(), Flow::Blocked);
    assert_eq!(traces.numbers(), [REACHED, WAITS, WAITS], "its beginning is on the wire");
    assert_eq!(outbox.state().queued_messages, 2);
    let (flow, _) = tokio::join!(drain(&outbox), async {
        let mut client = client;
        for _ in 0..5 {
            read_message(&mut client).await;
        }
    });
    assert_eq!(flow, Flow::Empty);
    assert_eq!(traces.numbers(), [REACHED; 3]);
    assert_eq!(traces.figures.standing().delivered, 3);
    assert!(traces.log.latest(1)[0].last_micros.is_some());
}

#[actix_rt::test]
async fn what_a_slow_client_was_still_to_get_is_gone_and_so_is_the_rest_with_the_connection() {
    let (socket, _client) = socket_pair().await;
    let mut traces = Traces::new();
    let outbox = on_socket(socket, OutboxLimits { messages: 3, bytes: 1 << 30 });
    outbox.attached(traces.log.trace());
    for offset in 1..=5 {
        traces.tell(&outbox, offset, 10 * LARGE);
    }
    assert_eq!(outbox.ending(), Some(Ending::Slow));
    let begun = WAITS;
    assert_eq!(traces.numbers(), [begun, GONE, GONE, GONE, GONE], "nothing is taken any more");
    assert_eq!(traces.figures.standing().slow, 1);
    drop(outbox);
    assert_eq!(traces.numbers(), [GONE; 5]);
    assert_eq!(traces.figures.standing().delivered, 0);
}

#[test]
fn an_event_has_reached_who_polls_when_the_answer_is_taken() {
    let mut traces = Traces::new();
    let outbox = polled(ROOMY, 10);
    outbox.attached(traces.log.trace());
    assert_eq!(traces.figures.standing().open_over(Transport::Polling), 1);
    for offset in 1..=4 {
        traces.tell(&outbox, offset, 1);
    }
    outbox.flush();
    assert_eq!(traces.numbers(), [WAITS; 4]);
    assert!(outbox.state().blocked);
    assert_eq!(answer(&mut poll(&outbox)).unwrap(), "1 x\n2 x");
    assert_eq!(traces.numbers(), [REACHED, REACHED, WAITS, WAITS]);
    // The next one is given up before it could be answered.
    let (given_up, _) = oneshot::channel();
    assert!(outbox.poll(given_up));
    assert_eq!(traces.numbers(), [REACHED, REACHED, GONE, GONE]);
    outbox.detached();
    assert_eq!(traces.figures.standing().open(), 0);
}

#[actix_rt::test]
async fn a_client_that_changes_to_a_socket_counts_there_and_how_long_it_takes_to_answer_is_known() {
    let (socket, mut client) = socket_pair().await;
    let mut traces = Traces::new();
    let outbox = polled(ROOMY, 1000);
    outbox.attached(traces.log.trace());
    traces.tell(&outbox, 1, 1);
    outbox.move_to(socket);
    let standing = traces.figures.standing();
    assert_eq!(Transport::ALL.map(|transport| standing.open_over(transport)), [1, 0]);
    assert_eq!(drain(&outbox).await, Flow::Empty);
    assert_eq!(traces.numbers(), [REACHED]);
    outbox.ping(message("ping"));
    for expected in ["1 x", "ping"] {
        assert_eq!(read_message(&mut client).await.unwrap(), expected);
    }
    assert_eq!(outbox.state().round_trip, None);
    outbox.ping_answered();
    assert!(outbox.state().round_trip.is_some());
}
