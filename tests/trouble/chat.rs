//! Two people in a chat, whose typing is fleeting: it must go on whatever becomes of the database.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;

use crate::{
    PATIENCE,
    endpoint::{Endpoint, Socket},
};

/// Both of them, over plain JSON.
pub(crate) struct Chat {
    speaker: Socket,
    listener: Socket,
    id: String,
    said: u64,
}

impl Chat {
    /// Both are in the chat, and nobody else.
    pub(crate) async fn begin(endpoint: &Endpoint, id: impl Into<String>) -> Self {
        let id = id.into();
        let (speaker, listener) = (enter(endpoint, 1, &id).await, enter(endpoint, 2, &id).await);
        Self { speaker, listener, id, said: 0 }
    }

    /// One says something, and the other hears of it.
    pub(crate) async fn goes_on(&mut self) {
        self.said += 1;
        let data = json!({"sessionId": self.id, "message": "psst"});
        say(&mut self.speaker, &json!({"type": "event", "event": "chat:message", "data": data, "id": self.said})).await;
        let heard = hear(&mut self.listener).await;
        assert_eq!(
            (&heard["event"], &heard["data"], &heard["offset"]),
            (&json!("chat:typing"), &json!(true), &Value::Null)
        );
        let done = hear(&mut self.speaker).await;
        assert_eq!((&done["type"], &done["id"]), (&json!("ack"), &json!(self.said)), "{done}");
    }

    /// Both connections answer a ping.
    pub(crate) async fn answers_pings(&mut self) {
        for socket in [&mut self.speaker, &mut self.listener] {
            socket.send(Message::Ping("there?".into())).await.unwrap();
            let answer = timeout(PATIENCE, socket.next()).await.expect("a pong").unwrap().unwrap();
            assert_eq!(answer, Message::Pong("there?".into()));
        }
    }
}

/// A client of Socket.IO that asks for recovery, which has to be written, gets in.
pub(crate) async fn enter_by_socketio(endpoint: &Endpoint) -> Socket {
    let path = format!("/socket.io/?EIO=4&transport=websocket&token={}", Endpoint::token(1));
    let mut socket = endpoint.dial(&path).await.unwrap();
    socket.send(Message::text("40/leaderboard,{\"recover\":true}")).await.unwrap();
    let is_in = |message| matches!(message, Message::Text(text) if text.starts_with("40/leaderboard,"));
    let entered = async { while !is_in(socket.next().await.expect("a connection").unwrap()) {} };
    timeout(PATIENCE, entered).await.unwrap();
    socket
}

async fn enter(endpoint: &Endpoint, user: u64, chat: &str) -> Socket {
    let mut socket = endpoint.dial(&format!("/ws/field?token={}", Endpoint::token(user))).await.unwrap();
    assert_eq!(hear(&mut socket).await["type"], "hello");
    say(&mut socket, &json!({"type": "join", "room": format!("chat:{chat}")})).await;
    assert_eq!(hear(&mut socket).await["type"], "joined");
    socket
}

async fn say(socket: &mut Socket, message: &Value) {
    socket.send(Message::text(message.to_string())).await.unwrap();
}

/// The next message that is not about the connection.
async fn hear(socket: &mut Socket) -> Value {
    loop {
        match timeout(PATIENCE, socket.next()).await.expect("a message").expect("a connection").unwrap() {
            Message::Text(text) => return serde_json::from_str(&text).unwrap(),
            Message::Ping(_) => {}
            other => panic!("{other:?}"),
        }
    }
}
