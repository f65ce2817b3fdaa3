mod tracing;

use std::{
    future::poll_fn,
    task::{Poll, Waker},
};

use proptest::prelude::*;
use tokio::sync::oneshot::{Receiver, error::TryRecvError};

use super::*;
use crate::{
    domain::RoomKey,
    rooms::test_wire::{TestWire, message, publication, read_all, read_message, socket_pair},
};

const ROOMY: OutboxLimits = OutboxLimits { messages: 1 << 20, bytes: 1 << 30 };

/// More than all the kernel's buffers between the two ends take.
const LARGE: usize = 100_000;

fn on_socket(socket: Arc<TcpStream>, limits: OutboxLimits) -> Arc<Outbox> {
    Arc::new(Outbox::on_socket(ClientId::next(), socket, &TestWire, limits, message("first")))
}

fn polled(limits: OutboxLimits, most: usize) -> Outbox {
    Outbox::polled(ClientId::next(), &TestWire, limits, most)
}

fn event(offset: u64, size: usize) -> Arc<Publication> {
    publication(RoomKey::everyone(Namespace::Root), Some(offset), &"x".repeat(size))
}

/// The offsets of events, in the order in which they were heard; fails at anything else.
fn offsets(heard: &[String]) -> Vec<u64> {
    heard.iter().map(|text| text.split_once(' ').expect("an event").0.parse().expect("an offset")).collect()
}

/// Does what a connection does until everything is written.
async fn drain(outbox: &Outbox) -> Flow {
    poll_fn(|cx| match outbox.poll_flush(cx).0 {
        Flow::Blocked => Poll::Pending,
        flow => Poll::Ready(flow),
    })
    .await
}

/// What a client reads that begins only now, while the connection writes on; then the connection is dropped.
async fn read_late(outbox: Arc<Outbox>, client: TcpStream) -> Vec<String> {
    let written = async move {
        drain(&outbox).await;
    };
    tokio::join!(written, read_all(client)).1
}

fn poll(outbox: &Outbox) -> Receiver<Bytes> {
    let (answer, answered) = oneshot::channel();
    assert!(outbox.poll(answer), "a poll waits already");
    answered
}

fn answer(poll: &mut Receiver<Bytes>) -> Option<String> {
    match poll.try_recv() {
        Ok(bytes) => Some(String::from_utf8(bytes.to_vec()).unwrap()),
        Err(TryRecvError::Empty) => None,
        Err(TryRecvError::Closed) => panic!("the poll was dropped without an answer"),
    }
}

fn had_drained(outbox: &Outbox) -> bool {
    outbox.poll_flush(&mut Context::from_waker(Waker::noop())).1
}

#[actix_rt::test]
async fn what_has_queued_is_written_in_order_behind_the_first_words() {
    let (socket, mut client) = socket_pair().await;
    let outbox = on_socket(socket, ROOMY);
    assert!(outbox.queue(&event(1, 1), Traced::NOT), "has to be listed for writing");
    assert!(!outbox.queue(&event(2, 1), Traced::NOT), "is listed already");
    assert_eq!(outbox.flush(), Flow::Empty);
    assert!(outbox.queue(&event(3, 1), Traced::NOT), "has to be listed again");
    outbox.send(message("told"));
    for expected in ["first", "1 x", "2 x", "3 x", "told"] {
        assert_eq!(read_message(&mut client).await.unwrap(), expected);
    }
}

#[actix_rt::test]
async fn a_message_that_was_written_in_part_goes_on_where_it_stopped() {
    let (socket, client) = socket_pair().await;
    let outbox = on_socket(socket, ROOMY);
    for offset in 1..=10 {
        outbox.queue(&event(offset, LARGE), Traced::NOT);
    }
    assert_eq!(outbox.flush(), Flow::Blocked);
    assert_ne!(outbox.lane().front_written, 0, "a message is half written");

    let heard = read_late(outbox, client).await;
    assert_eq!(offsets(&heard[1..]), Vec::from_iter(1..=10));
    assert!(heard[1..].iter().all(|text| text.ends_with(&"x".repeat(LARGE))));
}

#[actix_rt::test]
async fn the_connection_learns_once_that_its_blocked_outbox_has_drained() {
    let (socket, mut client) = socket_pair().await;
    let outbox = on_socket(socket, ROOMY);
    outbox.queue(&event(1, 10 * LARGE), Traced::NOT);
    assert_eq!(outbox.flush(), Flow::Blocked);
    let drained = poll_fn(|cx| match outbox.poll_flush(cx) {
        (Flow::Empty, drained) => Poll::Ready(drained),
        _ => Poll::Pending,
    });
    let read = async {
        read_message(&mut client).await;
        read_message(&mut client).await;
    };
    assert!(tokio::join!(drained, read).0);
    assert!(!had_drained(&outbox), "once");
    outbox.send(message("a quiet one"));
    assert!(!had_drained(&outbox), "was not blocked");
}

/// Tells a client that does not read more than it may have waiting. Answers how many events it was told.
fn overwhelm(outbox: &Outbox, size: usize) -> u64 {
    let told = (1..10_000).find(|offset| {
        outbox.queue(&event(*offset, size), Traced::NOT);
        outbox.ending().is_some()
    });
    assert_eq!(outbox.ending(), Some(Ending::Slow));
    told.unwrap()
}

#[actix_rt::test]
async fn more_messages_than_may_wait_end_the_client_as_slow_between_two_messages() {
    let (socket, client) = socket_pair().await;
    let outbox = on_socket(socket, OutboxLimits { messages: 8, bytes: 1 << 30 });
    let told = overwhelm(&outbox, LARGE);
    assert!(outbox.lane().queue.len() <= 2, "what was begun, and the last words");
    assert!(!outbox.queue(&event(told + 1, 1), Traced::NOT), "nothing is taken any more");

    let mut heard = read_late(outbox, client).await;
    assert_eq!(heard.pop().unwrap(), "end Slow");
    assert_eq!(heard.remove(0), "first");
    let heard = offsets(&heard);
    assert_eq!(heard, Vec::from_iter(1..=heard.len() as u64), "no holes before the end");
    assert!(!heard.is_empty() && (heard.len() as u64) < told, "{} of {told}", heard.len());
}

#[actix_rt::test]
async fn more_bytes_than_may_wait_end_the_client_as_slow() {
    let (socket, client) = socket_pair().await;
    let outbox = on_socket(socket, OutboxLimits { messages: 1 << 20, bytes: 1 << 20 });
    overwhelm(&outbox, 1000);
    let heard = read_late(outbox, client).await;
    assert_eq!(heard.last().unwrap(), "end Slow");
    let heard = offsets(&heard[1..heard.len() - 1]);
    assert_eq!(heard, Vec::from_iter(1..=heard.len() as u64));
}

#[actix_rt::test]
async fn a_burst_that_the_client_takes_at_once_does_not_count_against_it() {
    let (socket, mut client) = socket_pair().await;
    let outbox = on_socket(socket, OutboxLimits { messages: 8, bytes: 1 << 20 });
    for offset in 1..=50 {
        outbox.queue(&event(offset, 1), Traced::NOT);
    }
    assert_eq!(outbox.flush(), Flow::Empty);
    assert_eq!(read_message(&mut client).await.unwrap(), "first");
    for offset in 1..=50 {
        assert_eq!(read_message(&mut client).await.unwrap(), format!("{offset} x"));
    }
}

#[actix_rt::test]
async fn a_single_message_larger_than_what_may_wait_passes() {
    let (socket, client) = socket_pair().await;
    let outbox = on_socket(socket, OutboxLimits { messages: 8, bytes: 1000 });
    outbox.queue(&event(1, 10 * LARGE), Traced::NOT);
    assert_eq!(outbox.ending(), None);
    outbox.end(Ending::Restart);
    let heard = read_late(outbox, client).await;
    assert_eq!(offsets(&heard[1..2]), [1]);
    assert_eq!(heard[2..], ["end Restart"]);
}

#[actix_rt::test]
async fn the_last_words_are_said_once_and_nothing_after_them() {
    let (socket, client) = socket_pair().await;
    let outbox = on_socket(socket, ROOMY);
    outbox.queue(&event(1, 1), Traced::NOT);
    outbox.end(Ending::Restart);
    outbox.end(Ending::LoginEnded);
    outbox.queue(&event(2, 1), Traced::NOT);
    outbox.send(message("too late"));
    assert_eq!(outbox.ending(), Some(Ending::Restart));
    assert_eq!(outbox.flush(), Flow::Said);
    drop(outbox);
    assert_eq!(read_all(client).await, ["first", "1 x", "end Restart"]);
}

/// A connection's task that remembers whether it was woken.
#[derive(Default)]
struct Sleeper(std::sync::atomic::AtomicBool);

impl std::task::Wake for Sleeper {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Sleeper {
    /// One that has looked at the outbox and waits.
    fn at(outbox: &Outbox) -> Arc<Self> {
        let sleeper = Arc::new(Self::default());
        let _ = outbox.poll_flush(&mut Context::from_waker(&Waker::from(Arc::clone(&sleeper))));
        sleeper
    }

    fn woken(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

#[test]
fn an_ending_wakes_the_connection() {
    let outbox = polled(ROOMY, 1000);
    let connection = Sleeper::at(&outbox);
    outbox.queue(&event(1, 1), Traced::NOT);
    outbox.flush();
    assert!(!connection.woken(), "events are no reason");
    outbox.end(Ending::Restart);
    assert!(connection.woken());
}

#[actix_rt::test]
async fn memory_is_given_back_when_a_queue_has_drained() {
    let (socket, mut client) = socket_pair().await;
    let outbox = on_socket(socket, ROOMY);
    for offset in 1..=1000 {
        outbox.queue(&event(offset, 1), Traced::NOT);
    }
    assert!(outbox.lane().queue.capacity() >= 1000);
    let read = async {
        for _ in 0..=1000 {
            read_message(&mut client).await;
        }
    };
    outbox.flush();
    assert_eq!(tokio::join!(drain(&outbox), read).0, Flow::Empty);
    let lane = outbox.lane();
    assert_eq!((lane.queue.capacity(), lane.queued_bytes), (0, 0));
}

#[actix_rt::test]
async fn a_client_that_is_gone_is_noticed_by_the_write() {
    let (socket, client) = socket_pair().await;
    let outbox = on_socket(socket, ROOMY);
    drop(client);
    while outbox.flush() != Flow::Gone {
        outbox.queue(&event(1, LARGE), Traced::NOT);
        tokio::task::yield_now().await;
        poll_fn(|cx| Poll::Ready(outbox.poll_flush(cx))).await;
    }
    assert!(!outbox.queue(&event(2, 1), Traced::NOT));
}

#[test]
fn a_poll_is_answered_at_once_or_when_there_is_something() {
    let outbox = polled(ROOMY, 1000);
    let mut first = poll(&outbox);
    assert_eq!(answer(&mut first), None);
    assert!(!outbox.poll(oneshot::channel().0), "one waits already");
    outbox.queue(&event(1, 1), Traced::NOT);
    assert_eq!(answer(&mut first), None, "not before it is flushed");
    outbox.queue(&event(2, 1), Traced::NOT);
    outbox.flush();
    assert_eq!(answer(&mut first).unwrap(), "1 x\n2 x");

    outbox.queue(&event(3, 1), Traced::NOT);
    assert_eq!(outbox.flush(), Flow::Blocked);
    assert_eq!(answer(&mut poll(&outbox)).unwrap(), "3 x");
}

#[test]
fn a_poll_that_is_released_carries_the_message_only_if_there_is_nothing_else() {
    let outbox = polled(ROOMY, 1000);
    outbox.release_poll(message("noop"));
    let mut first = poll(&outbox);
    assert_eq!(answer(&mut first), None, "nobody was waiting");
    outbox.release_poll(message("noop"));
    assert_eq!(answer(&mut first).unwrap(), "noop");

    let mut second = poll(&outbox);
    outbox.queue(&event(1, 1), Traced::NOT);
    outbox.release_poll(message("noop"));
    outbox.flush();
    assert_eq!(answer(&mut second).unwrap(), "1 x");
}

#[test]
fn a_queue_that_takes_several_polls_has_drained_with_the_last() {
    let outbox = polled(ROOMY, 10);
    for offset in 1..=6 {
        outbox.queue(&event(offset, 1), Traced::NOT);
    }
    assert_eq!(outbox.flush(), Flow::Blocked);
    assert_eq!(answer(&mut poll(&outbox)).unwrap(), "1 x\n2 x");
    assert!(!had_drained(&outbox));
    assert_eq!(answer(&mut poll(&outbox)).unwrap(), "3 x\n4 x");
    assert_eq!(answer(&mut poll(&outbox)).unwrap(), "5 x\n6 x");
    assert!(had_drained(&outbox), "those who wait with more are told");
    assert!(!had_drained(&outbox), "once");
}

#[test]
fn who_does_not_poll_is_slow_and_nothing_is_kept_for_it() {
    let outbox = polled(OutboxLimits { messages: 8, bytes: 1 << 20 }, 1000);
    assert_eq!(overwhelm(&outbox, 1), 9);
    assert_eq!(outbox.flush(), Flow::Said);
    let lane = outbox.lane();
    assert_eq!((lane.queue.len(), lane.queued_bytes), (0, 0));
}

#[test]
fn the_last_words_answer_the_poll_that_waits_and_a_later_one_only_if_it_must_not_come_back() {
    for (ending, later) in [(Ending::Restart, None), (Ending::LoginEnded, Some("end LoginEnded"))] {
        let outbox = polled(ROOMY, 1000);
        let mut waiting = poll(&outbox);
        outbox.end(ending);
        assert_eq!(answer(&mut waiting).unwrap(), format!("end {ending:?}"));
        assert_eq!(outbox.flush(), Flow::Said);

        let outbox = polled(ROOMY, 1000);
        outbox.queue(&event(1, 1), Traced::NOT);
        outbox.end(ending);
        let told = answer(&mut poll(&outbox));
        assert_eq!(told.as_deref().and_then(|told| told.lines().last()), later);
        assert_eq!(outbox.flush(), Flow::Said);
    }
}

#[test]
fn a_poll_whose_client_is_gone_ends_the_outbox_and_wakes_its_connection() {
    let outbox = polled(ROOMY, 1000);
    let connection = Sleeper::at(&outbox);
    drop(poll(&outbox));
    outbox.send(message("lost"));
    assert_eq!(outbox.flush(), Flow::Gone);
    assert!(connection.woken());
    assert!(!outbox.queue(&event(1, 1), Traced::NOT));
}

/// What may happen to the outbox of a client that polls first and has a socket later.
#[derive(Debug, Clone)]
enum Step {
    Queue { size: usize },
    Tell,
    Flush,
    Poll,
    Release,
    Move,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => prop_oneof![1usize..40, 1usize..40, 10_000usize..30_000].prop_map(|size| Step::Queue { size }),
        3 => Just(Step::Tell),
        3 => Just(Step::Flush),
        4 => Just(Step::Poll),
        1 => Just(Step::Release),
        1 => Just(Step::Move),
    ]
}

/// Plays the steps and answers what was told and what was heard, by polls first and then on the socket.
async fn play(steps: &[Step]) -> (Vec<u64>, Vec<u64>) {
    let outbox = Arc::new(polled(ROOMY, 100));
    let (mut told, mut heard, mut waiting, mut moved) = (0, Vec::new(), None::<Receiver<Bytes>>, None);
    let collect = |waiting: &mut Option<Receiver<Bytes>>, heard: &mut Vec<String>| {
        if let Some(answer) = waiting.as_mut().and_then(answer) {
            heard.extend(answer.split('\n').map(str::to_owned));
            *waiting = None;
        }
    };
    for step in steps {
        match step {
            Step::Queue { size } => {
                told += 1;
                outbox.queue(&event(told, *size), Traced::NOT);
            }
            Step::Tell => {
                told += 1;
                outbox.send(message(&format!("{told} told")));
            }
            Step::Flush => {
                outbox.flush();
            }
            Step::Poll if waiting.is_none() && moved.is_none() => waiting = Some(poll(&outbox)),
            Step::Release => outbox.release_poll(message("0 noop")),
            // As the upgrade does it: whoever waits is answered before.
            Step::Move if moved.is_none() => {
                outbox.flush();
                outbox.release_poll(message("0 noop"));
                collect(&mut waiting, &mut heard);
                let (socket, client) = socket_pair().await;
                outbox.move_to(socket);
                moved = Some(client);
            }
            Step::Poll | Step::Move => {}
        }
        collect(&mut waiting, &mut heard);
    }
    match moved {
        Some(client) => heard.extend(read_late(outbox, client).await),
        None => {
            outbox.flush();
            collect(&mut waiting, &mut heard);
            while outbox.flush() == Flow::Blocked {
                heard.extend(answer(&mut poll(&outbox)).unwrap().split('\n').map(str::to_owned));
            }
        }
    }
    let heard = offsets(&heard).into_iter().filter(|offset| *offset != 0).collect();
    (Vec::from_iter(1..=told), heard)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn from_polls_to_a_socket_nothing_is_lost_doubled_or_out_of_order(steps in prop::collection::vec(step(), 0..60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (told, heard) = runtime.block_on(play(&steps));
        prop_assert_eq!(heard, told);
    }
}
