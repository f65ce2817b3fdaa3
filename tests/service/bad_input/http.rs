//! The posts of the monolith, over a real connection. What a body says wrong is tested beside the API.

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

#[actix_rt::test]
async fn a_body_without_a_key_is_refused_before_it_has_come() {
    let service = TestService::start("").await;
    let head = head(&service, "Content-Length: 1000000");
    let head = head.replacen(service.api_key(), "nobody's", 1);
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
