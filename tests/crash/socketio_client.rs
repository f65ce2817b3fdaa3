//! A client of Socket.IO over WebSocket that keeps pid and position and comes back with them, as the stock client does.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use futures_util::SinkExt;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::{
    audience::{Audience, ROOT},
    client::{Client, Pause},
    endpoint::{self, Endpoint, Failure, Heard, Socket},
    guests::{Guest, Place},
    record::Record,
};

/// One connection with one or more namespaces, again and again.
pub(crate) struct SocketIoClient {
    client: Client,
    token: String,
    namespaces: Vec<Namespace>,
}

/// What the client knows of a namespace.
struct Namespace {
    place: Place,
    audiences: Vec<Audience>,
    pid: Option<String>,
    /// The last offset of whatever came here. The service restores all rooms of a namespace in one turn and in the
    /// journal's order, so one position does.
    position: Option<u64>,
    /// The rooms whose `joined` has come.
    joined: BTreeSet<String>,
}

impl SocketIoClient {
    pub(crate) fn new(guest: &Guest, endpoint: Rc<Endpoint>, record: Rc<RefCell<Record>>, pause: Pause) -> Self {
        let namespaces = guest.places.iter().map(|place| Namespace {
            audiences: place.audiences(guest.user),
            place: place.clone(),
            pid: None,
            position: None,
            joined: BTreeSet::new(),
        });
        Self {
            namespaces: namespaces.collect(),
            client: Client::new(endpoint, record, pause),
            token: Endpoint::token(guest.user),
        }
    }

    /// Listens until it has heard the last of everything.
    pub(crate) async fn run(mut self) {
        let target = format!("/socket.io/?EIO=4&transport=websocket&token={}", self.token);
        while !self.client.is_done() {
            match self.client.endpoint.dial(&target).await {
                Ok(socket) => self.listen(socket).await,
                Err(Failure::Passing) => self.client.pause.wait().await,
                Err(Failure::Wrong(what)) => {
                    self.client.complain(what);
                    self.client.pause.wait().await;
                }
            }
        }
    }

    async fn listen(&mut self, mut socket: Socket) {
        self.client.connected();
        while !self.client.is_done() {
            match endpoint::next(&mut socket).await {
                Heard::Lost => return,
                Heard::Wrong(what) => return self.client.complain(what),
                Heard::Text(text) => {
                    for answer in self.hear(&text) {
                        // A connection that is lost meanwhile says so when it is read.
                        let _ = socket.feed(Message::text(answer)).await;
                    }
                    let _ = socket.flush().await;
                }
            }
        }
    }

    /// Takes in a packet and gives what there is to say to it.
    fn hear(&mut self, packet: &str) -> Vec<String> {
        match packet.as_bytes() {
            [b'0', ..] => return self.namespaces.iter().map(|namespace| namespace.connect(&self.client)).collect(),
            [b'2'] => return vec!["3".to_owned()],
            [b'4', kind, ..] => {
                let (path, payload) = split(&packet[2..]);
                let namespace = self.namespaces.iter_mut().find(|namespace| namespace.place.namespace == path);
                match (kind, namespace, serde_json::from_str(payload)) {
                    (b'0', Some(namespace), Ok(reply)) => return namespace.connected(&self.client, &reply),
                    (b'2', Some(namespace), Ok(Value::Array(event))) => {
                        namespace.event(&mut self.client, &event);
                        if self.namespaces.iter().all(Namespace::is_settled) {
                            self.client.settled();
                        }
                    }
                    _ => self.client.complain(packet),
                }
            }
            _ => self.client.complain(packet),
        }
        Vec::new()
    }
}

impl Namespace {
    fn path(&self) -> &'static str {
        self.place.namespace
    }

    /// CONNECT, with what a stock client has of an earlier connection.
    fn connect(&self, client: &Client) -> String {
        let mut auth = json!({"recover": true});
        if let Some(pid) = &self.pid {
            auth["pid"] = json!(pid);
        }
        if let Some(offset) = self.position {
            auth["offset"] = json!(format!("{}:{offset}", client.epoch()));
        }
        packet("40", self.path(), &auth)
    }

    /// The reply to CONNECT: the old pid if the client was recovered, with its rooms. Joins what is not.
    fn connected(&mut self, client: &Client, reply: &Value) -> Vec<String> {
        let pid = reply["pid"].as_str().map(str::to_owned);
        let brought = self.position.is_some();
        if pid.is_some() && pid == self.pid && brought {
            client.recovered();
        } else {
            if brought {
                client.complain(format!("was not recovered on {} at {:?}", self.path(), self.position));
            }
            (self.position, self.pid) = (None, pid);
            self.joined.clear();
        }
        let rooms = self.place.rooms.iter().filter(|room| !self.joined.contains(*room));
        rooms.map(|room| packet("42", self.path(), &join(room))).collect()
    }

    fn event(&mut self, client: &mut Client, event: &[Value]) {
        match event {
            [name, Value::Object(told), Value::String(_)] if name == "sync:position" => {
                client.note_epoch(&told["epoch"]);
                self.begin(client, told["offset"].as_u64().unwrap_or_default());
            }
            [name, Value::Object(joined)] if name == "joined" => {
                self.joined(client, joined["room"].as_str().unwrap_or_default());
            }
            [name, what] if name == "error" || name == "sync:gap" => client.complain(format!("{name} {what}")),
            [Value::String(name), data, Value::String(position)] => self.told(client, name, data, position),
            // A fleeting event is nobody's due.
            _ => {}
        }
    }

    /// The position at which the stream begins, or goes on.
    fn begin(&mut self, client: &Client, offset: u64) {
        match self.position.replace(offset) {
            None => {
                let mut record = client.record.borrow_mut();
                let joined = |audience: &&Audience| audience.room.is_none() || self.path() == ROOT;
                self.audiences.iter().filter(joined).for_each(|audience| record.belongs_since(audience, offset));
            }
            Some(brought) if brought == offset => {}
            Some(brought) => client.complain(format!("brought {brought} to {}, begins at {offset}", self.path())),
        }
    }

    fn joined(&mut self, client: &Client, room: &str) {
        if self.position == Some(0) {
            // Nobody has been told anything yet.
            client.record.borrow_mut().belongs_since(&Audience::room(self.path(), room), 0);
        }
        self.joined.insert(room.to_owned());
    }

    fn told(&mut self, client: &mut Client, name: &str, data: &Value, position: &str) {
        let Some((epoch, offset)) = position.split_once(':').and_then(|(e, o)| Some((e, o.parse().ok()?))) else {
            return client.complain(format!("no position: {position}"));
        };
        client.note_epoch(&json!(epoch));
        let before = self.position.replace(offset);
        if before.is_none_or(|before| before >= offset) {
            client.complain(format!("{name} {data} came at {offset}, after {before:?}"));
        }
        let audience = Audience::of(self.path(), name, data);
        let mut record = client.record.borrow_mut();
        // "joined" tells no position. But this is the first event behind it, whoever it is for; so from here on the room's
        // are due. And a room whose "joined" was lost with the connection is the client's when its events come.
        let rooms = self.joined.iter().map(|room| Audience::room(self.path(), &**room));
        for audience in rooms.chain([audience.clone()]) {
            record.belongs_since(&audience, offset - 1);
        }
        record.event(&audience, offset, name, data);
    }

    fn is_settled(&self) -> bool {
        self.position.is_some() && self.joined.len() == self.place.rooms.len()
    }
}

/// Parts a packet behind its type: the namespace, and the payload.
fn split(packet: &str) -> (&str, &str) {
    if packet.starts_with('/') { packet.split_once(',').unwrap_or((packet, "")) } else { (ROOT, packet) }
}

fn packet(kind: &str, namespace: &str, payload: &Value) -> String {
    if namespace == ROOT { format!("{kind}{payload}") } else { format!("{kind}{namespace},{payload}") }
}

/// The event that joins a room: `["join:contest",1]`.
fn join(room: &str) -> Value {
    match room.split_once(':') {
        None => json!([format!("join:{room}")]),
        Some((kind, id)) => {
            let id = id.parse::<u64>().map_or_else(|_| json!(id), |id| json!(id));
            json!([format!("join:{kind}"), id])
        }
    }
}
