//! What comes instead of a handshake, or before one is whole.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tokio::net::TcpStream;

use super::lives_on;
use crate::harness::{Raw, TestService, raw::handshake, user};

/// The token, and a handshake that is accepted.
fn good(service: &TestService) -> String {
    handshake("leaderboard", &service.token(&user(8)))
}

/// Sends these bytes; the answer is a problem document with this status, and the end. Answers its detail.
async fn refused(service: &TestService, bytes: &str, status: u16) -> String {
    let mut raw = Raw::connect(service.address()).await;
    raw.write(bytes.as_bytes()).await;
    let head = raw.head().await;
    assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{bytes}\n{head}");
    assert!(head.contains("content-type: application/problem+json"), "{head}");
    let problem: Value = serde_json::from_str(&raw.rest().await).unwrap();
    assert_eq!(problem["status"], status);
    problem["detail"].as_str().unwrap().to_owned()
}

#[actix_rt::test]
async fn a_handshake_that_is_none_says_what_it_lacks() {
    let service = TestService::start("").await;
    let good = good(&service);
    for (change, to, detail) in [
        (
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Version: 12",
            "WebSocket handshake: unsupported WebSocket version",
        ),
        ("Sec-WebSocket-Version: 13", "X: 13", "WebSocket handshake: WebSocket version header is required"),
        ("Sec-WebSocket-Key", "X", "WebSocket handshake: unknown WebSocket key"),
        ("GET", "POST", "WebSocket handshake: method not allowed"),
        ("Connection: Upgrade", "Connection: keep-alive", "WebSocket handshake: connection upgrade is expected"),
    ] {
        let bytes = good.replacen(change, to, 1);
        assert_ne!(bytes, good);
        assert_eq!(refused(&service, &bytes, 400).await, detail);
    }
    let connect = good.replacen(good.split(" HTTP").next().unwrap(), "CONNECT localhost:1", 1);
    assert_eq!(refused(&service, &connect, 400).await, "WebSocket handshake: method not allowed");
    let elsewhere = good.replacen("/ws/leaderboard", "/ws/lobby", 1);
    assert!(refused(&service, &elsewhere, 404).await.starts_with("expected /ws/leaderboard, "));
    let since = good.replacen("?", "?since=yesterday&", 1);
    assert!(refused(&service, &since, 400).await.starts_with("since: "));
    lives_on(service).await;
}

#[actix_rt::test]
async fn an_offer_of_another_protocol_is_passed_over() {
    let service = TestService::start("").await;
    // As Java's HTTP client and `curl --http2` begin.
    let h2c = "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\n\
               HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n";
    let answers: [(&str, &str); 2] = [(h2c, "HTTP/1.1 200 OK"), (&h2c.replace(", close", ""), "HTTP/1.1 200 OK")];
    for (bytes, status) in answers {
        let mut raw = Raw::connect(service.address()).await;
        raw.write(bytes.as_bytes()).await;
        let head = raw.head().await;
        assert!(head.starts_with(status), "{head}");
    }
    // And where there are WebSockets only, it is no handshake.
    let mut raw = Raw::connect(service.address()).await;
    raw.write(h2c.replace("/livez", "/ws/leaderboard").as_bytes()).await;
    let head = raw.head().await;
    assert!(head.starts_with("HTTP/1.1 400 "), "{head}");
    assert!(raw.rest().await.contains("expected a WebSocket handshake"));
    // The preface of HTTP/2 itself.
    let mut raw = Raw::connect(service.address()).await;
    raw.write(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await;
    let answer = raw.rest().await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400 "), "{answer}");
    lives_on(service).await;
}

#[actix_rt::test]
async fn garbage_instead_of_http_is_answered_400_and_closed() {
    let service = TestService::start("").await;
    for garbage in [
        "\u{1}\u{2}\u{3}\r\n\r\n",
        "hello\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /ws/leaderboard HTTP/1.1\r\nHost x\r\n\r\n",
        "GET /ws/leaderboard HTTP/1.1\r\n: x\r\n\r\n",
        "POST /api/v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /api/v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST /api/v1/batch HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{0}\u{5}\u{1}\u{0}\u{0}\u{1}\r\n\r\n",
    ] {
        let mut raw = Raw::connect(service.address()).await;
        raw.write(garbage.as_bytes()).await;
        let answer = raw.rest().await;
        assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{garbage:?} was answered {answer:?}");
    }
    lives_on(service).await;
}

#[actix_rt::test]
async fn a_head_that_grows_without_end_is_answered_431() {
    let service = TestService::start("").await;
    for bytes in [
        format!("GET /ws/leaderboard?token={} HTTP/1.1\r\n", "x".repeat(200_000)),
        format!("GET /ws/leaderboard HTTP/1.1\r\nX: {}\r\n", "x".repeat(200_000)),
    ] {
        let mut raw = Raw::connect(service.address()).await;
        raw.try_write(bytes.as_bytes()).await;
        let head = raw.head().await;
        assert!(head.starts_with("HTTP/1.1 431 "), "{head}");
    }
    // More headers than anybody needs.
    let mut raw = Raw::connect(service.address()).await;
    raw.write(format!("GET /livez HTTP/1.1\r\n{}\r\n", "X: x\r\n".repeat(1000)).as_bytes()).await;
    let head = raw.head().await;
    assert!(head.starts_with("HTTP/1.1 400 ") || head.starts_with("HTTP/1.1 431 "), "{head}");
    lives_on(service).await;
}

#[actix_rt::test]
async fn a_token_that_is_too_long_is_refused() {
    let service = TestService::start("").await;
    let token = "x".repeat(50_000);
    let detail = refused(&service, &handshake("leaderboard", &token), 401).await;
    assert!(detail.len() < 200, "{detail}");
    lives_on(service).await;
}

#[actix_rt::test]
async fn whoever_takes_too_long_over_the_head_is_closed() {
    let service = TestService::start("[server]\nhead_timeout = \"1s\"").await;
    let good = good(&service);
    // Says nothing; breaks off; and never stops, a byte at a time.
    let silent = Raw::connect(service.address()).await;
    let mut half = Raw::connect(service.address()).await;
    half.write(&good.as_bytes()[..good.len() - 2]).await;
    let mut slow = Raw::connect(service.address()).await;
    slow.write(b"GET /livez HTTP/1.1\r\nX: ").await;
    let Raw { mut reading, mut writing } = slow;
    let dripping = async {
        // Slow enough for the head to stay small.
        let mut pace = tokio::time::interval(Duration::from_millis(5));
        loop {
            pace.tick().await;
            writing.try_write(b"x").await;
        }
    };
    tokio::select! {
        answer = reading.rest() => assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}"),
        () = dripping => unreachable!(),
    }
    for raw in [silent, half] {
        let answer = raw.rest().await;
        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    }
    lives_on(service).await;
}

#[actix_rt::test]
async fn half_open_handshakes_keep_nobody_else_out() {
    let service = TestService::start("[server]\nmax_connections = 50").await;
    let good = good(&service);
    let mut half_open = Vec::new();
    for length in 0..40 {
        let mut raw = Raw::connect(service.address()).await;
        raw.write(&good.as_bytes()[..length]).await;
        half_open.push(raw);
    }
    let mut whole = Raw::connect(service.address()).await;
    whole.shake_hands(&good).await;
    assert_eq!(whole.json().await["type"], "hello");
    // They go on where they stopped.
    for (length, raw) in half_open.iter_mut().enumerate() {
        raw.write(&good.as_bytes()[length..]).await;
        assert!(raw.head().await.starts_with("HTTP/1.1 101 "));
        assert_eq!(raw.json().await["type"], "hello");
    }
    drop((half_open, whole));
    lives_on(service).await;
}

#[actix_rt::test]
async fn connections_that_are_opened_and_left_are_forgotten() {
    let service = TestService::start("").await;
    let good = good(&service);
    for round in 0..300 {
        let mut raw = Raw::connect(service.address()).await;
        match round % 3 {
            0 => {}
            1 => raw.write(&good.as_bytes()[..good.len() / 2]).await,
            _ => raw.write(good.as_bytes()).await,
        }
    }
    crate::harness::in_time("nobody is counted any more", async {
        while service.service().open_connections() > 0 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    lives_on(service).await;
}

#[actix_rt::test]
async fn addresses_without_anything_are_404_and_websockets_need_a_handshake() {
    let service = TestService::start("").await;
    for (path, status) in [("/nowhere", 404), ("/ws", 404), ("/ws/", 404), ("/ws/lobby", 404), ("/ws/leaderboard", 400)]
    {
        let response = service.request(Method::GET, path).send().await.unwrap();
        assert_eq!(response.status(), status, "{path}");
        assert_eq!(response.headers()["content-type"], "application/problem+json", "{path}");
    }
    // A connection on which nothing is ever said is no reason not to stop.
    let silent = TcpStream::connect(service.address()).await.unwrap();
    lives_on(service).await;
    drop(silent);
}
