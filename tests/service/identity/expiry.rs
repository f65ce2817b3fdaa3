//! Tokens that run out while their bearer is connected.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::harness::{TestService, member, user};

/// A token that ran out a minute ago and is accepted only for the leeway: the grace begins when the client comes.
fn stale(service: &TestService, id: u64) -> String {
    service.token_from(&user(id), SystemTime::now() - Duration::from_secs(120), Duration::from_secs(60))
}

fn settings(grace: &str) -> String {
    format!("[identity]\nexpiry_grace = \"{grace}\"\n[identity.jwt]\nleeway = \"30m\"")
}

#[actix_rt::test]
async fn a_connection_ends_when_its_token_has_run_out() {
    let service = TestService::start(&settings("0s")).await;
    for namespace in ["notifications", "leaderboard"] {
        let mut client = service.connect(namespace, Some(&stale(&service, 7)), "").await;
        client.expect_hello().await;
        let closed = client.closed().await;
        assert_eq!((closed.code, closed.before.len()), (4003, 0), "{closed:?}");
        assert_eq!(closed.reason, "the token has expired; come back with a fresh one");
    }
    // It is the same for a token of the first message.
    let mut client = service.connect("leaderboard", None, "").await;
    client.send_json(json!({"type": "auth", "token": stale(&service, 7)})).await;
    client.expect_hello().await;
    assert_eq!(client.closed().await.code, 4003);
    service.stop().await;
}

#[actix_rt::test]
async fn a_fresh_token_in_time_keeps_the_connection_and_only_the_same_users() {
    let service = TestService::start(&settings("2s")).await;
    let auth = |token: String| json!({"type": "auth", "token": token});
    // He comes first, so his time would be over before that of the others.
    let mut renewed = service.connect("leaderboard", Some(&stale(&service, 7)), "").await;
    renewed.expect_hello().await;
    assert_eq!(renewed.ask(auth(service.token(&member(7, 3)))).await, json!({"type": "ack"}));
    renewed.join("contest:17").await;

    let mut silent = service.connect("leaderboard", Some(&stale(&service, 7)), "").await;
    silent.expect_hello().await;
    let mut bold = service.connect("leaderboard", Some(&stale(&service, 7)), "").await;
    bold.expect_hello().await;
    let refused = bold.ask(auth(service.token(&user(8)))).await;
    assert_eq!((&refused["type"], &refused["code"]), (&json!("error"), &json!("forbidden")));
    let message = "The fresh token is another user's; open a new connection for it";
    assert_eq!(refused["message"], message);
    let refused = bold.ask(auth("hello".to_owned())).await;
    assert_eq!(refused["code"], "forbidden");
    // What he may do has not changed.
    let refused = bold.ask(json!({"type": "join", "room": "user:8"})).await;
    assert_eq!(refused["code"], "forbidden");

    for client in [&mut silent, &mut bold] {
        let closed = client.closed().await;
        assert_eq!((closed.code, closed.before), (4003, Vec::<Value>::new()));
    }
    let fence = service.fence().await;
    renewed.expect_nothing_but(&fence, &[]).await;
    // The fresh token's claims count from now on.
    renewed.join("team:3").await;
    drop((renewed, silent, bold));
    service.stop().await;
}
