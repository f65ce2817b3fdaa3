use serde_json::{Value, json};

use crate::harness::{Client, TestService, kiosk, member, user};

/// Somebody with a connection.
pub(super) struct Person {
    name: &'static str,
    namespace: &'static str,
    rooms: &'static [&'static str],
    pub(super) client: Client,
}

/// A service with somebody of every kind connected: in each namespace the one an event is for, others who are in other
/// rooms of every kind, one who is in no room, and a screen on a wall.
pub(super) struct Crowd {
    pub(super) service: TestService,
    pub(super) people: Vec<Person>,
    /// The life of the journal, as everybody was told it.
    epoch: Value,
    /// The last offset that is known to be taken.
    offset: u64,
}

/// Where an event is heard; `room` is `None` for the whole namespace.
#[derive(Debug, Clone)]
pub(super) struct Heard {
    pub(super) event: &'static str,
    pub(super) namespace: &'static str,
    pub(super) room: Option<&'static str>,
    pub(super) data: Value,
    /// Whether it has a place in the journal.
    pub(super) kept: bool,
}

/// Name, namespace, rooms.
const PEOPLE: &[(&str, &str, &[&str])] = &[
    ("ada", "/", &["user:7"]),
    ("bob", "/", &["user:8"]),
    ("ada", "/leaderboard", &["user:7", "team:3", "contest:17"]),
    ("bob", "/leaderboard", &["user:8", "team:4", "contest:18"]),
    ("idle", "/leaderboard", &[]),
    ("hall", "/leaderboard", &["tv-display"]),
    ("ada", "/training", &["user:7", "session:s1", "module:m1"]),
    ("bob", "/training", &["user:8", "session:s2", "module:m2"]),
    ("idle", "/training", &[]),
    ("ada", "/field", &["chat:c1"]),
    ("bob", "/field", &["chat:c2"]),
    ("idle", "/field", &[]),
];

impl Crowd {
    pub(super) async fn gather() -> Self {
        let service = TestService::start("[inbox]\nevents = []").await;
        register(&service, "s1", 7).await;
        register(&service, "s2", 8).await;
        let (mut epoch, mut offset) = (Value::Null, 0);
        let mut people = Vec::new();
        for &(name, namespace, rooms) in PEOPLE {
            let who = match name {
                "ada" => member(7, 3),
                "bob" => member(8, 4),
                "hall" => kiosk(),
                _ => user(9),
            };
            let path = if namespace == "/" { "notifications" } else { &namespace[1..] };
            let mut client = service.connect(path, Some(&service.token(&who)), "").await;
            let hello = client.expect_hello().await;
            (epoch, offset) = (hello["epoch"].clone(), hello["offset"].as_u64().unwrap());
            // On `/` the server has put everybody into his own room.
            for room in rooms.iter().filter(|_| namespace != "/") {
                client.join(room).await;
            }
            people.push(Person { name, namespace, rooms, client });
        }
        Self { service, people, epoch, offset }
    }

    /// Posts, and shows that this and nothing else is answered and heard, by those and nobody else.
    pub(super) async fn post(&mut self, path: &str, body: &Value, expected: &[Heard]) {
        let answer = self.service.post(path, body).await;
        let offsets = self.check_answer(&answer, expected);
        self.check_heard(path, expected, &offsets).await;
    }

    /// Offsets count on from the last one, one for each event that is kept.
    pub(super) fn check_answer(&mut self, answer: &Value, expected: &[Heard]) -> Vec<Option<u64>> {
        let offsets: Vec<_> = expected
            .iter()
            .map(|heard| {
                self.offset += u64::from(heard.kept);
                heard.kept.then_some(self.offset)
            })
            .collect();
        let receipt = |(heard, offset): (&Heard, &Option<u64>)| {
            let mut receipt = json!({ "event": heard.event, "namespace": heard.namespace });
            heard.complete(&mut receipt, *offset);
            receipt
        };
        let events: Vec<_> = expected.iter().zip(&offsets).map(receipt).collect();
        assert_eq!(*answer, json!({ "events": events, "epoch": self.epoch }));
        offsets
    }

    pub(super) async fn check_heard(&mut self, path: &str, expected: &[Heard], offsets: &[Option<u64>]) {
        let fence = self.service.fence().await;
        self.offset += 4;
        let mut ears = vec![0; expected.len()];
        for person in &mut self.people {
            let mut messages = Vec::new();
            for ((heard, offset), ears) in expected.iter().zip(offsets).zip(&mut ears) {
                if person.hears(heard) {
                    messages.push(heard.message(*offset));
                    *ears += 1;
                }
            }
            let got = person.client.heard_before(&fence).await;
            assert_eq!(got, messages, "{path}: what {} on {} heard", person.name, person.namespace);
        }
        // Nothing has been shown of an event that everybody hears, or nobody.
        assert!(ears.iter().all(|&ears| 0 < ears && ears < self.people.len()), "{path}: {ears:?}");
    }

    pub(super) async fn go_home(self) {
        drop(self.people);
        self.service.stop().await;
    }
}

impl Person {
    fn hears(&self, heard: &Heard) -> bool {
        self.namespace == heard.namespace && heard.room.is_none_or(|room| self.rooms.contains(&room))
    }
}

impl Heard {
    /// What a client of the audience is told.
    pub(super) fn message(&self, offset: Option<u64>) -> Value {
        let mut message = json!({ "type": "event", "event": self.event, "data": self.data });
        self.complete(&mut message, offset);
        message
    }

    /// `room` and `offset` are left out where there is none.
    fn complete(&self, told: &mut Value, offset: Option<u64>) {
        if let Some(room) = self.room {
            told["room"] = json!(room);
        }
        if let Some(offset) = offset {
            told["offset"] = json!(offset);
        }
    }
}

/// Registers a session of a user alone.
pub(super) async fn register(service: &TestService, session: &str, user: u64) {
    let answer = service.post("/api/v1/training/sessions", &json!({ "sessionId": session, "userId": user })).await;
    assert_eq!(answer["events"], json!([]));
}
