//! The posts of the monolith, over a real connection. What a body says wrong is tested beside the API.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::lives_on;
use crate::harness::{Raw, TestService};

const PATH: &str = "/api/v1/leaderboard/refreshes";

fn head(service: &TestService, more: &str) -> String {
    let key = service.api_key();
    format!(
        "POST {PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n{more}\r\n\r\n"
    )
}

/// Sends these bytes; the answer is a problem document with this status, and the end of the connection.
async fn refused(service: &TestService, bytes: &[u8], status: u16) -> Value {
    let mut raw = Raw::connect(service.address()).await;
    raw.try_write(bytes).await;
    let head = raw.head().await;
    assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{head}");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().parse().unwrap();
    let problem: Value = serde_json::from_slice(&raw.body(length).await).unwrap();
    assert_eq!(problem["status"], status);
    problem
}

#[actix_rt::test]
async fn a_body_over_the_limit_is_413_whether_it_says_so_or_not() {
    let service = TestService::start("[api]\nmax_body = \"64 KiB\"").await;
    let long = "x".repeat(70_000);
    let announced = format!("{}\"{long}\"", head(&service, "Content-Length: 70002"));
    let chunked = format!("{}11170\r\n{long}\r\n0\r\n\r\n", head(&service, "Transfer-Encoding: chunked"));
    for bytes in [announced, chunked] {
        let problem = refused(&service, bytes.as_bytes(), 413).await;
        assert_eq!(problem["detail"], "expected a body of at most 65536 bytes");
    }
    lives_on(service).await;
}

/// A client that is still writing is listened to until it is done: on a reset it would not learn why.
#[actix_rt::test]
async fn whoever_sends_far_too_much_reads_the_answer_all_the_same() {
    let service = TestService::start("").await;
    let long = format!("\"{}\"", "x".repeat(30_000_000));
    let response = service.posting(PATH, &Value::Null).body(long).send().await.unwrap();
    assert_eq!(response.status(), 413);
    let unknown = service.request(reqwest::Method::POST, PATH).bearer_auth("nobody's").body("x".repeat(30_000_000));
    assert_eq!(unknown.send().await.unwrap().status(), 401);
    lives_on(service).await;
}

#[actix_rt::test]
async fn a_body_without_a_key_is_refused_before_it_has_come() {
    let service = TestService::start("").await;
    let head = head(&service, "Content-Length: 1000000");
    let head = head.replacen(service.api_key(), "rck_nobodys", 1);
    let problem = refused(&service, head.as_bytes(), 401).await;
    assert_eq!(problem["detail"], "the API key is not known here");
    lives_on(service).await;
}

#[actix_rt::test]
async fn a_body_that_breaks_off_sends_nothing() {
    let service = TestService::start("").await;
    let mut ada = service.enter("leaderboard", &crate::harness::user(7)).await;
    for (more, body) in [
        ("Content-Length: 100", "[1]"),
        ("Transfer-Encoding: chunked", "3\r\n[1]\r\n"),
        ("Transfer-Encoding: chunked", "zz\r\n[1]\r\n0\r\n\r\n"),
    ] {
        let mut raw = Raw::connect(service.address()).await;
        raw.write(head(&service, more).as_bytes()).await;
        raw.write(body.as_bytes()).await;
    }
    let fence = service.fence().await;
    ada.expect_nothing_but(&fence, &[]).await;
    drop(ada);
    lives_on(service).await;
}

#[actix_rt::test]
async fn pipelined_posts_are_answered_in_their_order() {
    let service = TestService::start("").await;
    let mut ada = service.enter("leaderboard", &crate::harness::user(7)).await;
    let posts: String = (0..20).map(|i| format!("{}[{i:02}]", head(&service, "Content-Length: 4"))).collect();
    let mut raw = Raw::connect(service.address()).await;
    // `[07]` is no JSON: it is answered as such, in its place.
    raw.write(posts.as_bytes()).await;
    for i in 0..20 {
        let head = raw.head().await;
        let expected = if i < 10 { "HTTP/1.1 400 " } else { "HTTP/1.1 200 " };
        assert!(head.starts_with(expected), "{i}: {head}");
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().parse().unwrap();
        raw.body(length).await;
    }
    for i in 10..20 {
        assert_eq!(ada.expect("event").await["data"], json!([i]));
    }
    drop(ada);
    lives_on(service).await;
}

/// Whoever sends half a body must not hold its memory for ever. A model may take its time.
#[actix_rt::test]
async fn a_body_that_does_not_come_in_time_is_given_up_unless_it_is_a_models() {
    let service = TestService::start("[server]\nbody_timeout = \"100ms\"\nlinger = \"1s\"").await;
    let key = service.api_key();
    let chunked = "Transfer-Encoding: chunked";
    let post = |path: &str, more: &str| {
        format!("POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n{more}\r\n\r\n")
    };
    service.post("/api/v1/training/sessions", &json!({"sessionId": "s1", "userId": 7})).await;
    let mut model = Raw::connect(service.address()).await;
    let path = "/api/v1/training/sessions/s1/responses/stream";
    model.write(post(path, &format!("Content-Type: application/x-ndjson\r\n{chunked}")).as_bytes()).await;
    model.write(b"10\r\n{\"delta\":\"One\"}\n\r\n").await;

    let announced = "Content-Type: application/json\r\nContent-Length: 1000";
    let anonymous =
        "POST /session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{";
    let half = [
        format!("{}[", post(PATH, announced)),
        format!("{}1\r\n[\r\n", post(PATH, &format!("Content-Type: application/json\r\n{chunked}"))),
        anonymous.to_owned(),
        format!("{}42", post("/socket.io/?EIO=4&transport=polling&sid=x", "Content-Length: 999999")),
    ];
    join_all(half.iter().map(async |bytes| {
        let mut raw = Raw::connect(service.address()).await;
        raw.write(bytes.as_bytes()).await;
        let head = raw.head().await;
        assert!(head.starts_with("HTTP/1.1 400 "), "{bytes}\n{head}");
        if !bytes.contains("chunked") {
            // The rest of the body is nobody's; the connection ends.
            raw.rest().await;
        }
    }))
    .await;
    model.write(b"11\r\n{\"delta\":\" two\"}\n\r\n0\r\n\r\n").await;
    assert!(model.head().await.starts_with("HTTP/1.1 200 "));
    lives_on(service).await;
}
