use futures_util::{
    SinkExt, StreamExt,
    stream::{SplitSink, SplitStream},
};
use serde_json::{Value, json};
use tokio::{net::TcpStream, sync::mpsc, task::JoinHandle};
use tokio_tungstenite::{WebSocketStream, tungstenite::Message};

use super::{Fence, in_time};

/// A socket on which nobody reads but the test: it answers no ping and no close by itself.
pub(crate) type RawSocket = WebSocketStream<TcpStream>;

/// A client of plain JSON. Reads all the time, so it answers pings and closes like a browser; dropping it drops the
/// connection without a word.
pub(crate) struct Client {
    /// For messages of failed tests.
    name: String,
    outgoing: SplitSink<RawSocket, Message>,
    incoming: mpsc::UnboundedReceiver<Heard>,
    reading: JoinHandle<()>,
    hears_beats: bool,
}

enum Heard {
    Json(Value),
    Close(u16, String),
}

/// How a connection ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Closed {
    /// The close code; 1006 if it was lost without one, as browsers say it.
    pub(crate) code: u16,
    /// The reason beside it.
    pub(crate) reason: String,
    /// What was heard before.
    pub(crate) before: Vec<Value>,
}

impl Client {
    /// Begins to read. The name is for messages of failed tests.
    pub(crate) fn reading(name: &str, socket: RawSocket) -> Self {
        let (outgoing, stream) = socket.split();
        let (heard, incoming) = mpsc::unbounded_channel();
        Self {
            name: name.to_owned(),
            outgoing,
            incoming,
            reading: actix_rt::spawn(read(stream, heard)),
            hears_beats: false,
        }
    }

    /// Hears the heartbeats of screens as well, and what they are told of themselves. That comes by the clock, between whatever
    /// else there is to hear, so that others are not told of it.
    pub(crate) fn hearing_beats(mut self) -> Self {
        self.hears_beats = true;
        self
    }

    /// Sends a message.
    pub(crate) async fn send_json(&mut self, message: Value) {
        self.send_text(&message.to_string()).await;
    }

    /// Sends a text as it is.
    pub(crate) async fn send_text(&mut self, text: &str) {
        let sent = in_time("the socket takes a message", self.outgoing.send(Message::text(text))).await;
        sent.unwrap_or_else(|error| panic!("{} cannot send {text}: {error}", self.name));
    }

    /// The next message.
    pub(crate) async fn next_json(&mut self) -> Value {
        match self.next().await {
            Some(Heard::Json(message)) => message,
            Some(Heard::Close(code, reason)) => panic!("{} expected a message, was closed: {code} {reason}", self.name),
            None => panic!("{} expected a message, lost the connection", self.name),
        }
    }

    /// The next message, which must be of this type.
    pub(crate) async fn expect(&mut self, kind: &str) -> Value {
        let message = self.next_json().await;
        assert_eq!(message["type"], kind, "{} expected `{kind}`, got {message}", self.name);
        message
    }

    /// The first message of a connection that is let in.
    pub(crate) async fn expect_hello(&mut self) -> Value {
        self.expect("hello").await
    }

    /// Sends a message and gives the next one, which must be its answer: nothing else may be on its way.
    pub(crate) async fn ask(&mut self, mut message: Value) -> Value {
        message["id"] = json!("asked");
        self.send_json(message).await;
        let mut answer = self.next_json().await;
        let id = answer.as_object_mut().and_then(|answer| answer.remove("id"));
        assert_eq!(id, Some(json!("asked")), "{} expected an answer, got {answer}", self.name);
        answer
    }

    /// Joins a room and gives the answer, `joined`.
    pub(crate) async fn join(&mut self, room: &str) -> Value {
        let answer = self.ask(json!({ "type": "join", "room": room })).await;
        assert_eq!((&answer["type"], &answer["room"]), (&json!("joined"), &json!(room)), "{}: {answer}", self.name);
        answer
    }

    /// Everything heard before the fence, without other fences. The client must have entered its namespace before the
    /// fence was put up.
    pub(crate) async fn heard_before(&mut self, fence: &Fence) -> Vec<Value> {
        let mut heard = Vec::new();
        loop {
            let message = self.next_json().await;
            if fence.is(&message) {
                return heard;
            }
            if !Fence::is_any(&message) {
                heard.push(message);
            }
        }
    }

    /// Has heard these before the fence, in this order, and nothing else.
    pub(crate) async fn expect_nothing_but(&mut self, fence: &Fence, expected: &[Value]) {
        let heard = self.heard_before(fence).await;
        assert_eq!(heard, expected, "what {} heard", self.name);
    }

    /// Waits for the end of the connection.
    pub(crate) async fn closed(&mut self) -> Closed {
        let mut before = Vec::new();
        loop {
            match self.next().await {
                Some(Heard::Json(message)) => before.push(message),
                Some(Heard::Close(code, reason)) => return Closed { code, reason, before },
                None => return Closed { code: 1006, reason: String::new(), before },
            }
        }
    }

    /// Says goodbye and waits for the answer.
    pub(crate) async fn close(mut self) -> Closed {
        let _ = self.outgoing.send(Message::Close(None)).await;
        self.closed().await
    }

    async fn next(&mut self) -> Option<Heard> {
        loop {
            match in_time(&format!("{} hears something", self.name), self.incoming.recv()).await {
                Some(Heard::Json(message)) if is_by_the_clock(&message) && !self.hears_beats => {}
                heard => return heard,
            }
        }
    }
}

/// Whether it is told to screens when its time has come.
fn is_by_the_clock(message: &Value) -> bool {
    ["tv:beat", "tv:control"].iter().any(|event| message["event"] == *event)
}

impl Drop for Client {
    fn drop(&mut self) {
        self.reading.abort();
    }
}

/// Reads until the end of the stream; the library answers pings and closes on the way.
async fn read(mut stream: SplitStream<RawSocket>, heard: mpsc::UnboundedSender<Heard>) {
    while let Some(Ok(message)) = stream.next().await {
        let message = match message {
            Message::Text(text) => match serde_json::from_str(&text) {
                Ok(json) => Heard::Json(json),
                Err(error) => panic!("the service sent what is no JSON ({error}): {text}"),
            },
            Message::Close(Some(frame)) => Heard::Close(frame.code.into(), frame.reason.to_string()),
            Message::Close(None) => Heard::Close(1005, String::new()),
            Message::Binary(_) => panic!("the service sent a binary message"),
            Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => continue,
        };
        // The test has gone on without this client.
        let _ = heard.send(message);
    }
}
