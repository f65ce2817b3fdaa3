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
    said: u64,
}

impl Chat {
    /// Both are in the chat.
    pub(crate) async fn begin(endpoint: &Endpoint) -> Self {
        let (speaker, listener) = (enter(endpoint, 1).await, enter(endpoint, 2).await);
        Self { speaker, listener, said: 0 }
    }

    /// One says something, and the other hears of it.
    pub(crate) async fn goes_on(&mut self) {
        self.said += 1;
        let data = json!({"sessionId": "c-1", "message": "psst"});
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

async fn enter(endpoint: &Endpoint, user: u64) -> Socket {
    let mut socket = endpoint.dial(&format!("/ws/field?token={}", Endpoint::token(user))).await.unwrap();
    assert_eq!(hear(&mut socket).await["type"], "hello");
    say(&mut socket, &json!({"type": "join", "room": "chat:c-1"})).await;
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
