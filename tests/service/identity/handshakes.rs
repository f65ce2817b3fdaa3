//! Handshakes that are no use whoever makes them.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{TestService, user};

#[actix_rt::test]
async fn there_are_four_namespaces_and_no_others() {
    let service = TestService::start("").await;
    let token = service.token(&user(7));
    for (path, namespace) in
        [("notifications", "/"), ("leaderboard", "/leaderboard"), ("training", "/training"), ("field", "/field")]
    {
        let mut client = service.connect(path, Some(&token), "").await;
        assert_eq!(client.expect_hello().await["namespace"], namespace);
    }
    for path in ["", "root", "Leaderboard", "leaderboard/", "leaderboard/x", "../ws/leaderboard"] {
        let refused = service.handshake(path).query("token", &token).refused().await;
        assert_eq!((refused.status, &refused.problem["status"]), (404, &json!(404)), "{path}");
    }
    service.stop().await;
}

#[actix_rt::test]
async fn a_handshake_that_is_none_is_told_what_is_missing() {
    let service = TestService::start("").await;
    let token = service.token(&user(7));
    let get = |path: &str| service.request(Method::GET, path).bearer_auth(&token);
    let upgrade = |path| get(path).header("connection", "upgrade").header("upgrade", "websocket");
    for request in [
        get("/ws/leaderboard"),
        upgrade("/ws/leaderboard").header("sec-websocket-version", "13"),
        upgrade("/ws/leaderboard").header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ] {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 400, "{response:?}");
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        let problem: Value = response.json().await.unwrap();
        assert!(problem["detail"].as_str().unwrap().contains("WebSocket handshake"), "{problem}");
    }
    let refused = service.handshake("leaderboard").query("token", &token).query("since", "yesterday").refused().await;
    assert_eq!(refused.status, 400);
    let detail = refused.problem["detail"].as_str().unwrap();
    assert!(detail.starts_with("since: ") && detail.contains("k3x:812"), "{detail}");
    service.stop().await;
}
