//! A client of plain JSON that comes back with its positions, as docs/WIRE.md asks of it.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use futures_util::SinkExt;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::{
    audience::{Audience, LEADERBOARD, TRAINING},
    client::{Client, Pause},
    endpoint::{self, Endpoint, Failure, Heard, Socket},
    guests::{Guest, Place},
    record::Record,
};

/// One connection to one namespace, again and again.
pub(crate) struct JsonClient {
    client: Client,
    token: String,
    place: Place,
    /// The last offset of each stream: a room's is its own, because a client may be lost after it caught up with one and
    /// before it did with the other. What came with the connection has that of [`Audience::everybody`].
    positions: BTreeMap<Audience, u64>,
}

impl JsonClient {
    pub(crate) fn new(guest: &Guest, endpoint: Rc<Endpoint>, record: Rc<RefCell<Record>>, pause: Pause) -> Self {
        Self {
            client: Client::new(endpoint, record, pause),
            token: Endpoint::token(guest.user),
            place: guest.places[0].clone(),
            positions: BTreeMap::new(),
        }
    }

    /// Listens until it has heard the last of everything.
    pub(crate) async fn run(mut self) {
        while !self.client.is_done() {
            match self.client.endpoint.dial(&self.target()).await {
                Ok(socket) => self.listen(socket).await,
                Err(Failure::Passing) => self.client.pause.wait().await,
                Err(Failure::Wrong(what)) => {
                    self.client.complain(what);
                    self.client.pause.wait().await;
                }
            }
        }
    }

    fn target(&self) -> String {
        let path = match self.place.namespace {
            LEADERBOARD => "leaderboard",
            TRAINING => "training",
            _ => "notifications",
        };
        let since = self.positions.get(&self.connection());
        let since = since.map(|offset| format!("&since={}:{offset}", self.client.epoch())).unwrap_or_default();
        format!("/ws/{path}?token={}{since}", self.token)
    }

    async fn listen(&mut self, mut socket: Socket) {
        self.client.connected();
        while !self.client.is_done() {
            match endpoint::next(&mut socket).await {
                Heard::Lost => return,
                Heard::Wrong(what) => return self.client.complain(what),
                Heard::Text(text) => {
                    let message: Value = serde_json::from_str(&text).unwrap_or_default();
                    for answer in self.hear(&message) {
                        // A connection that is lost meanwhile says so when it is read.
                        let _ = socket.feed(Message::text(answer.to_string())).await;
                    }
                    let _ = socket.flush().await;
                }
            }
        }
    }

    /// Takes in a message and gives what there is to say to it.
    fn hear(&mut self, message: &Value) -> Vec<Value> {
        match message["type"].as_str().unwrap_or_default() {
            "hello" => {
                self.begin(self.connection(), message);
                return self.place.rooms.iter().map(|room| self.join(room)).collect();
            }
            "joined" => self.begin(self.room(message), message),
            "event" => self.event(message),
            _ => self.client.complain(message.to_string()),
        }
        Vec::new()
    }

    fn join(&self, room: &str) -> Value {
        let mut join = json!({"type": "join", "room": room});
        if let Some(offset) = self.positions.get(&Audience::room(self.place.namespace, room)) {
            join["since"] = json!({"epoch": self.client.epoch(), "offset": offset});
        }
        join
    }

    /// A stream begins, or goes on from the position that was brought.
    fn begin(&mut self, stream: Audience, message: &Value) {
        let Some(offset) = message["offset"].as_u64() else { return self.client.complain(message.to_string()) };
        self.client.note_epoch(&message["epoch"]);
        match self.positions.insert(stream.clone(), offset) {
            None => {
                let of_stream = |audience: &&Audience| self.stream(audience) == stream;
                let mut record = self.client.record.borrow_mut();
                let audiences: Vec<_> = record.heard.keys().filter(of_stream).cloned().collect();
                audiences.iter().for_each(|audience| record.belongs_since(audience, offset));
            }
            Some(brought) if message["recovered"] == true && offset == brought => self.client.recovered(),
            Some(brought) => self.client.complain(format!("brought {brought} for {stream}, got {message}")),
        }
        let streams = 1 + self.place.rooms.len();
        if self.positions.len() == streams {
            self.client.settled();
        }
    }

    fn event(&mut self, message: &Value) {
        // A fleeting event is nobody's due.
        let Some(offset) = message["offset"].as_u64() else { return };
        let audience = self.room(message);
        let stream = self.stream(&audience);
        let before = self.positions.insert(stream, offset);
        if before.is_none_or(|before| before >= offset) {
            self.client.complain(format!("came after {before:?}: {message}"));
        }
        let name = message["event"].as_str().unwrap_or_default();
        self.client.record.borrow_mut().event(&audience, offset, name, &message["data"]);
    }

    /// The audience that a message names.
    fn room(&self, message: &Value) -> Audience {
        Audience { namespace: self.place.namespace, room: message["room"].as_str().map(str::to_owned) }
    }

    fn connection(&self) -> Audience {
        Audience::everybody(self.place.namespace)
    }

    /// The stream in which this audience's events come: its own for a room that was joined.
    fn stream(&self, audience: &Audience) -> Audience {
        let joined = audience.room.as_ref().is_some_and(|room| self.place.rooms.contains(room));
        if joined { audience.clone() } else { self.connection() }
    }
}
