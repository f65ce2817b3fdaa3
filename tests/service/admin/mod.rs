//! What an administrator sees and does, by `/api/v1/admin/`.

mod connections;
mod document;
mod figures;
mod pairing;
mod rights;
mod screens;
mod traces;

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::harness::{Raw, TestService, in_time, raw::Reading};

/// An answer, read to its end.
#[derive(Debug)]
struct Answer {
    status: u16,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

async fn answer_to(request: RequestBuilder) -> Answer {
    in_time("an answer", async {
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        Answer { status, body: response.text().await.unwrap() }
    })
    .await
}

/// A request with the key that may do everything.
fn asking(service: &TestService, method: Method, path: &str) -> RequestBuilder {
    service.request(method, &format!("/api/v1/admin/{path}")).bearer_auth(service.api_key())
}

/// What the GET says.
async fn get(service: &TestService, path: &str) -> Value {
    let answer = answer_to(asking(service, Method::GET, path)).await;
    assert_eq!(answer.status, 200, "GET {path}: {answer:?}");
    answer.json()
}

/// Sends a body of JSON.
async fn send(service: &TestService, method: Method, path: &str, body: &Value) -> Answer {
    let request = asking(service, method, path).header("content-type", "application/json");
    answer_to(request.body(body.to_string())).await
}

/// What the GET says as soon as it is this: that somebody has come or gone, or has been written to, shows a moment later.
async fn becomes(service: &TestService, path: &str, what: impl Fn(&Value) -> bool) -> Value {
    in_time(&format!("what {path} says"), async {
        loop {
            let says = get(service, path).await;
            if what(&says) {
                return says;
            }
            tokio::task::yield_now().await;
        }
    })
    .await
}

/// A Socket.IO client by long-polling.
struct Poller<'a> {
    service: &'a TestService,
    path: String,
}

impl<'a> Poller<'a> {
    /// Opens a session and enters a namespace.
    async fn enter(service: &'a TestService, namespace: &str, token: &str) -> Self {
        let mut poller = Self { service, path: "/socket.io/?EIO=4&transport=polling".to_owned() };
        let open = poller.poll().await;
        let (_, sid) = open.split_once(r#""sid":""#).unwrap();
        poller.path += &format!("&sid={}", sid.split('"').next().unwrap());
        let connect = format!("40{namespace},{}", json!({"token": token}));
        let posted = answer_to(service.request(Method::POST, &poller.path).body(connect)).await;
        assert_eq!((posted.status, posted.body.as_str()), (200, "ok"));
        assert!(poller.poll().await.starts_with(&format!("40{namespace},")));
        poller
    }

    /// What there is to be told, now or when there is something.
    async fn poll(&self) -> String {
        answer_to(self.service.request(Method::GET, &self.path)).await.body
    }
}

/// The payload of the next text frame.
async fn text(reading: &mut Reading) -> String {
    String::from_utf8(reading.frame().await.payload).unwrap()
}

/// A Socket.IO client by WebSocket that has entered a namespace.
async fn enter_socketio(service: &TestService, namespace: &str, token: &str) -> Raw {
    let (mut raw, _) = crate::harness::socketio::open_socketio(service, "").await;
    raw.text(&format!("40{namespace},{}", json!({"token": token}))).await;
    assert!(text(&mut raw.reading).await.starts_with(&format!("40{namespace},")));
    raw
}
