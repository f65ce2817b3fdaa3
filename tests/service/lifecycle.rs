//! Health, limits, heartbeat and the end.

use reqwest::Method;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::harness::{TestService, in_time, user};

#[actix_rt::test]
async fn health_and_version_are_told_to_anybody() {
    let service = TestService::start("").await;
    let get = async |path: &str| {
        let response = service.request(Method::GET, path).send().await.unwrap();
        (response.status().as_u16(), response.json::<Value>().await.unwrap())
    };
    assert_eq!(get("/livez").await, (200, json!({"status": "alive"})));
    assert_eq!(get("/readyz").await, (200, json!({"status": "ready"})));
    let (status, version) = get("/version").await;
    assert_eq!((status, &version["name"], &version["version"]), (200, &json!("ridgecast"), &json!("0.1.0")));
    service.stop().await;
}

#[actix_rt::test]
async fn at_a_stop_everybody_is_told_to_come_back() {
    let service = TestService::start("").await;
    let mut clients = Vec::new();
    for namespace in ["notifications", "leaderboard", "training", "field"] {
        clients.push(service.enter(namespace, &user(7)).await);
    }
    // Somebody who has not said yet who he is as well.
    clients.push(service.connect("leaderboard", None, "").await);
    let address = service.address();
    service.post("/api/v1/leaderboard/refreshes", &json!([1])).await;
    let told = async {
        let mut told = Vec::new();
        for client in &mut clients {
            told.push(client.closed().await);
        }
        told
    };
    let ((), told) = tokio::join!(service.stop(), told);
    for closed in &told {
        assert_eq!((closed.code, closed.reason.as_str()), (4000, "the service restarts; come back"), "{told:?}");
    }
    // What was posted before is told before.
    let before: Vec<_> = told.iter().map(|closed| closed.before.len()).collect();
    assert_eq!(before, [0, 1, 0, 0, 0]);
    let refused = TcpStream::connect(address).await.unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::ConnectionRefused);
}

/// The request is under way for as long as its body is: the answer of a model that writes it while the service stops.
#[actix_rt::test]
async fn a_post_under_way_at_the_stop_is_answered() {
    let service = TestService::start("").await;
    service.post("/api/v1/training/sessions", &json!({"sessionId": "s1", "userId": 7})).await;
    let mut ada = service.enter("training", &user(7)).await;
    ada.join("session:s1").await;
    let mut poster = TcpStream::connect(service.address()).await.unwrap();
    let head = format!(
        "POST /api/v1/training/sessions/s1/responses/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n",
        service.api_key()
    );
    poster.write_all(head.as_bytes()).await.unwrap();
    poster.write_all(b"10\r\n{\"delta\":\"One\"}\n\r\n").await.unwrap();
    assert_eq!(ada.next_json().await["data"], json!({"sessionId": "s1", "index": 0, "delta": "One"}));

    let rest = async {
        assert_eq!(ada.closed().await.code, 4000);
        // The stop has begun, and the rest comes.
        poster.write_all(b"11\r\n{\"delta\":\" two\"}\n\r\n0\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        in_time("the answer of the POST", poster.read_to_string(&mut answer)).await.unwrap();
        answer
    };
    let ((), answer) = tokio::join!(service.stop(), rest);
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    let body: Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["events"][0]["event"], "roleplay:response");
}

#[actix_rt::test]
async fn one_connection_too_many_is_told_to_come_back_later() {
    let service = TestService::start("[server]\nmax_connections = 2").await;
    let mut first = service.enter("leaderboard", &user(7)).await;
    let second = service.connect("training", None, "").await;
    let token = service.token(&user(8));
    let refused = service.handshake("leaderboard").query("token", &token).refused().await;
    assert_eq!((refused.status, &refused.problem["status"]), (503, &json!(503)));
    assert_eq!(refused.headers["content-type"], "application/problem+json");
    assert_eq!(refused.headers["retry-after"], "2");
    assert_eq!(refused.problem["detail"], "as many connections are open as there may be");
    // Those who are in are not the worse for it.
    let fence = service.fence().await;
    first.expect_nothing_but(&fence, &[]).await;
    second.close().await;
    in_time("a place is free again", async {
        while service.service().open_connections() == 2 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    let third = service.enter("leaderboard", &user(8)).await;
    drop((first, third));
    service.stop().await;
}

const CLOSE: u8 = 0x88;
const PING: u8 = 0x89;

/// The first byte and the payload of each frame behind the answer to a handshake; a server's frames are not masked.
fn frames(bytes: &[u8]) -> Vec<(u8, &[u8])> {
    let head = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
    let mut rest = &bytes[head..];
    let mut frames = Vec::new();
    while let [first, length, behind @ ..] = rest {
        let (length, behind) = match (*length, behind) {
            (126, [high, low, behind @ ..]) => (u16::from_be_bytes([*high, *low]).into(), behind),
            (length, behind) => (usize::from(length), behind),
        };
        let (payload, behind) = behind.split_at(length);
        frames.push((*first, payload));
        rest = behind;
    }
    frames
}

#[actix_rt::test]
async fn whoever_answers_no_ping_is_closed_and_whoever_answers_is_not() {
    let settings = "[websocket]\nping_interval = \"100ms\"\nping_timeout = \"1s\"\nclose_timeout = \"50ms\"";
    let service = TestService::start(settings).await;
    // She comes first, so her time would be over first.
    let mut ada = service.enter("leaderboard", &user(7)).await;
    // Nobody speaks here, so nobody answers.
    let mut mute = TcpStream::connect(service.address()).await.unwrap();
    let handshake = format!(
        "GET /ws/leaderboard?token={} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        service.token(&user(8))
    );
    mute.write_all(handshake.as_bytes()).await.unwrap();
    let mut heard = Vec::new();
    in_time("the mute client is gone", mute.read_to_end(&mut heard)).await.unwrap();
    let frames = frames(&heard);
    assert!(frames[0].1.starts_with(br#"{"type":"hello""#));
    assert_eq!(frames[1], (PING, &b""[..]));
    let (opcode, payload) = frames.last().unwrap();
    let (code, reason) = payload.split_at(2);
    assert_eq!((*opcode, u16::from_be_bytes([code[0], code[1]])), (CLOSE, 4002));
    assert_eq!(reason, b"no answer to the heartbeat; come back");
    let fence = service.fence().await;
    ada.expect_nothing_but(&fence, &[]).await;
    drop(ada);
    service.stop().await;
}

#[actix_rt::test]
async fn a_client_that_says_goodbye_is_answered_and_forgotten() {
    let service = TestService::start("").await;
    let ada = service.enter("leaderboard", &user(7)).await;
    let closed = ada.close().await;
    assert_eq!((closed.code, closed.before.len()), (1000, 0), "{closed:?}");
    in_time("the connection is forgotten", async {
        while service.service().open_connections() > 0 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    service.stop().await;
}
