//! One order for everybody: the journal's.

use std::cell::{Cell, RefCell};

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::harness::{
    Raw, TestService, in_time,
    raw::{Reading, TEXT, frame},
    user,
};

const ROOMS: u64 = 8;

/// An event as somebody heard it: its place in the journal, and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    offset: u64,
    says: u64,
}

/// A message to a listener.
#[derive(Debug, PartialEq, Eq)]
enum Message {
    Event(Told),
    /// The event that is posted after all others.
    End,
    Joined {
        offset: u64,
        recovered: bool,
    },
    Left,
}

/// The next message.
async fn next(reading: &mut Reading) -> Message {
    let frame = reading.frame().await;
    match frame.event() {
        Some((_, r#""end""#)) => return Message::End,
        Some((offset, says)) => return Message::Event(Told { offset, says: says.parse().unwrap() }),
        None => {}
    }
    let message = frame.json();
    match message["type"].as_str() {
        Some("joined") => Message::Joined {
            offset: message["offset"].as_u64().unwrap(),
            recovered: message["recovered"].as_bool().unwrap(),
        },
        Some("left") => Message::Left,
        _ => panic!("unexpected: {message}"),
    }
}

/// Where an event goes: everybody in the namespace, or one room of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Audience {
    Everybody,
    Room(u64),
}

impl Audience {
    /// The POST for it: path and body. The two kinds take different ways to the journal.
    fn post(self, says: &Value) -> (String, Value) {
        match self {
            Self::Everybody => {
                let body = json!({"namespace": "/training", "event": "count", "data": says});
                ("/api/v1/broadcasts".to_owned(), body)
            }
            Self::Room(room) => (format!("/api/v1/training/modules/m{room}/updates"), says.clone()),
        }
    }
}

fn offset_of(answer: &Value) -> u64 {
    let events = answer["events"].as_array().unwrap();
    assert_eq!(events.len(), 1, "{answer}");
    events[0]["offset"].as_u64().unwrap()
}

/// Everything that was posted, with its place in the journal.
#[derive(Default)]
struct Posted(RefCell<Vec<(Audience, Told)>>);

impl Posted {
    fn note(&self, audience: Audience, says: u64, answer: &Value) {
        self.0.borrow_mut().push((audience, Told { offset: offset_of(answer), says }));
    }

    /// What a member of these rooms must have heard: in order, without holes.
    fn heard_in(&self, rooms: &[u64]) -> Vec<Told> {
        let posted = self.0.borrow();
        let meant = posted.iter().filter(|(audience, _)| match audience {
            Audience::Everybody => true,
            Audience::Room(room) => rooms.contains(room),
        });
        let mut told: Vec<Told> = meant.map(|(_, told)| *told).collect();
        told.sort_unstable();
        told
    }
}

/// Posts these events, in batches and one by one. Each poster's events have their order in the journal too.
async fn post(service: &TestService, events: impl Iterator<Item = u64>, posted: &Posted) {
    let mut events = events.map(|says| {
        let audience = if says % 10 == 0 { Audience::Everybody } else { Audience::Room(says % ROOMS) };
        (audience, says)
    });
    let mut last = 0;
    let mut note = |audience, says, answer: &Value| {
        assert!(offset_of(answer) > last, "a later post has a later place");
        last = offset_of(answer);
        posted.note(audience, says, answer);
    };
    loop {
        let batch: Vec<_> = events.by_ref().take(100).collect();
        if batch.is_empty() {
            return;
        }
        let entries = batch.iter().map(|(audience, says)| {
            let (path, body) = audience.post(&json!(says));
            json!({"path": path, "body": body})
        });
        let answers = service.post("/api/v1/batch", &entries.collect()).await;
        for ((audience, says), answer) in batch.into_iter().zip(answers.as_array().unwrap()) {
            note(audience, says, answer);
        }
        for (audience, says) in events.by_ref().take(25) {
            let (path, body) = audience.post(&json!(says));
            note(audience, says, &service.post(&path, &body).await);
        }
    }
}

async fn join(raw: &mut Raw, room: u64) {
    raw.text(&format!(r#"{{"type":"join","room":"module:m{room}"}}"#)).await;
    assert!(matches!(next(&mut raw.reading).await, Message::Joined { .. }));
}

#[actix_rt::test]
async fn ten_thousand_events_of_eight_posters_reach_two_hundred_clients_in_one_order() {
    const CLIENTS: u64 = 200;
    const POSTERS: u64 = 8;
    const EVENTS: u64 = 10_000;
    let service = TestService::start("").await;
    let mut listening = Vec::new();
    for client in 0..CLIENTS {
        let rooms = [client % ROOMS, (client / ROOMS) % ROOMS];
        let mut raw = Raw::enter(&service, "training", &user(1 + client)).await;
        for room in rooms {
            join(&mut raw, room).await;
        }
        let heard = actix_rt::spawn(async move {
            let (mut raw, mut heard) = (raw, Vec::new());
            loop {
                match next(&mut raw.reading).await {
                    Message::Event(told) => heard.push(told),
                    Message::End => return heard,
                    other => panic!("{other:?}"),
                }
            }
        });
        listening.push((rooms, heard));
    }
    let posted = Posted::default();
    let share = EVENTS / POSTERS;
    join_all((0..POSTERS).map(|poster| post(&service, poster * share..(poster + 1) * share, &posted))).await;
    let (path, body) = Audience::Everybody.post(&json!("end"));
    service.post(&path, &body).await;

    assert_eq!(posted.0.borrow().len() as u64, EVENTS);
    for (client, (rooms, heard)) in listening.into_iter().enumerate() {
        let heard = in_time("a listener hears the end", heard).await.unwrap();
        let expected = posted.heard_in(&rooms);
        let differs = heard.iter().zip(&expected).position(|(heard, expected)| heard != expected);
        assert_eq!((differs, heard.len()), (None, expected.len()), "client {client} in {rooms:?}");
    }
    service.stop().await;
}

/// Comes and goes in a room that is never quiet. Whoever brings its position hears everything in the end, whoever does
/// not hears everything between `joined` and `left`. Answers how often it joined.
async fn come_and_go(raw: &mut Raw, stays: u64, with_position: bool, epoch: &str, heard: &mut Vec<Vec<Told>>) {
    let mut position = None;
    for stay in 0..stays {
        let since = match position.filter(|_| with_position) {
            Some(offset) => format!(r#","since":{{"epoch":"{epoch}","offset":{offset}}}"#),
            None => String::new(),
        };
        raw.text(&format!(r#"{{"type":"join","room":"module:m0"{since}}}"#)).await;
        let joined = next(&mut raw.reading).await;
        let Message::Joined { offset, recovered } = joined else { panic!("between two stays: {joined:?}") };
        assert_eq!(recovered, !since.is_empty());
        assert!(position.is_none_or(|position| if recovered { offset == position } else { offset >= position }));
        // Now and then it leaves before it has heard anything.
        let mut stream = vec![Told { offset, says: u64::MAX }];
        let leave = async {
            raw.writing.write(&frame(TEXT, br#"{"type":"leave","room":"module:m0"}"#)).await;
        };
        if stay % 3 == 0 {
            leave.await;
        } else {
            let Message::Event(told) = next(&mut raw.reading).await else { panic!("nothing was heard") };
            stream.push(told);
            leave.await;
        }
        loop {
            match next(&mut raw.reading).await {
                Message::Event(told) => stream.push(told),
                Message::Left => break,
                other => panic!("{other:?}"),
            }
        }
        position = stream.last().map(|told| told.offset);
        heard.push(stream);
    }
}

#[actix_rt::test]
async fn ten_thousand_joins_and_leaves_leave_no_hole_in_a_room_that_is_never_quiet() {
    const CLIENTS: u64 = 40;
    const STAYS: u64 = 125;
    let service = TestService::start("").await;
    let mut ada = service.connect("training", Some(&service.token(&user(7))), "").await;
    let epoch = ada.expect_hello().await["epoch"].as_str().unwrap().to_owned();
    let mut clients = Vec::new();
    for client in 0..CLIENTS {
        clients.push(Raw::enter(&service, "training", &user(1 + client)).await);
    }
    let posted = RefCell::new(Vec::new());
    let over = Cell::new(false);
    let posting = join_all((0..4u64).map(|poster| {
        let (service, posted, over) = (&service, &posted, &over);
        async move {
            let mut says = poster << 32;
            while !over.get() {
                let answer = service.post("/api/v1/training/modules/m0/updates", &json!(says)).await;
                posted.borrow_mut().push(Told { offset: offset_of(&answer), says });
                says += 1;
            }
        }
    }));
    let staying = async {
        let stays = clients.iter_mut().enumerate().map(|(client, raw)| {
            let epoch = &epoch;
            async move {
                let mut heard = Vec::new();
                come_and_go(raw, STAYS, client % 2 == 0, epoch, &mut heard).await;
                heard
            }
        });
        let heard = join_all(stays).await;
        over.set(true);
        heard
    };
    let (heard, _) = futures_util::future::join(staying, posting).await;

    let mut posted = posted.into_inner();
    posted.sort_unstable();
    let mut events = 0;
    for (client, stays) in heard.iter().enumerate() {
        assert_eq!(stays.len() as u64, STAYS);
        let mut last = None;
        for stream in stays {
            let (joined, stream) = stream.split_first().unwrap();
            let from = posted.partition_point(|told| told.offset <= joined.offset);
            assert_eq!(stream, &posted[from..from + stream.len()], "client {client}");
            events += stream.len();
            // With a position, one stay goes on where the other ended.
            if client % 2 == 0
                && let Some(last) = last.replace(from + stream.len())
            {
                assert_eq!(from, last, "client {client}");
            }
        }
    }
    assert!(events as u64 > CLIENTS * STAYS / 2, "{events} events were heard");
    drop((ada, clients));
    service.stop().await;
}
