use std::time::{Duration, SystemTime};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::harness::{TestService, kiosk, user};

/// Signs any claims, with any algorithm and key.
fn sign(algorithm: Algorithm, key: &EncodingKey, claims: &Value) -> String {
    jsonwebtoken::encode(&Header::new(algorithm), claims, key).unwrap()
}

fn in_an_hour() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs() + 3600
}

#[actix_rt::test]
async fn a_token_may_come_in_the_query_in_the_head_or_in_the_first_message() {
    let service = TestService::start("").await;
    let token = service.token(&user(7));
    let by_query = service.connect("leaderboard", Some(&token), "").await;
    let by_head = service.handshake("leaderboard").header("authorization", &format!("Bearer {token}")).open().await;
    let mut by_message = service.connect("leaderboard", None, "").await;
    by_message.send_json(json!({"type": "auth", "token": token})).await;
    let mut sids = Vec::new();
    for mut client in [by_query, by_head, by_message] {
        let mut hello = client.expect_hello().await;
        sids.push(hello["sid"].take());
        assert!(hello["epoch"].is_string() && hello["offset"].is_u64(), "{hello}");
        assert_eq!((&hello["userId"], &hello["namespace"]), (&json!(7), &json!("/leaderboard")));
        // It counts for more than the greeting.
        client.join("user:7").await;
    }
    assert!(sids[0].is_string() && sids[0] != sids[1] && sids[1] != sids[2], "{sids:?}");
    service.stop().await;
}

#[actix_rt::test]
async fn a_bad_token_is_refused_with_its_reason() {
    let service = TestService::start("").await;
    let secret = EncodingKey::from_secret(service.secrets().jwt_secret().as_bytes());
    let ours = |claims: Value| sign(Algorithm::HS256, &secret, &claims);
    let now = SystemTime::now();
    let none = {
        let part = |json: Value| URL_SAFE_NO_PAD.encode(json.to_string());
        format!("{}.{}.", part(json!({"alg": "none"})), part(json!({"sub": "7", "exp": in_an_hour()})))
    };
    let ed = EncodingKey::from_ed_pem(include_bytes!("../../fixtures/keys/ed.pem")).unwrap();
    let stranger = EncodingKey::from_secret(b"another secret, just as long as ours is");
    let good = ours(json!({"sub": "7", "exp": in_an_hour()}));
    let (head, signature) = (good.split('.').next().unwrap(), good.rsplit('.').next().unwrap());
    let forged = URL_SAFE_NO_PAD.encode(json!({"sub": "1", "exp": in_an_hour(), "roles": ["admin"]}).to_string());
    let table = [
        ("hello".to_owned(), "token is no JWT"),
        ("a.b.c".to_owned(), "token is no JWT"),
        (none, "token's header can't be read; expected a JWT with `alg` HS256"),
        (
            sign(Algorithm::HS256, &stranger, &json!({"sub": "7", "exp": in_an_hour()})),
            "token's signature is not of a key",
        ),
        (sign(Algorithm::EdDSA, &ed, &json!({"sub": "7", "exp": in_an_hour()})), "token is signed with EdDSA"),
        (sign(Algorithm::HS512, &secret, &json!({"sub": "7", "exp": in_an_hour()})), "token is signed with HS512"),
        (format!("{head}.{forged}.{signature}"), "token's signature is not of a key"),
        (service.token_from(&user(7), now - Duration::from_secs(3600), Duration::from_secs(3590)), "token expired at "),
        (ours(json!({"sub": "7"})), "token has no `exp`"),
        (ours(json!({"exp": in_an_hour()})), "token has no `sub`"),
        (ours(json!({"sub": "ada", "exp": in_an_hour()})), "token's `sub` is no user id"),
        (ours(json!({"sub": "7", "exp": in_an_hour(), "nbf": in_an_hour()})), "token is not valid before "),
        (ours(json!({"sub": "7", "exp": in_an_hour(), "x": "x".repeat(9000)})), "token is too long"),
    ];
    for (token, begin) in table {
        // A good one beside it changes nothing: the first that is there counts.
        let by_query = service.handshake("leaderboard").query("token", &token);
        let by_query = by_query.header("authorization", &format!("Bearer {good}"));
        let by_head = service.handshake("leaderboard").header("authorization", &format!("Bearer {token}"));
        for handshake in [by_query, by_head] {
            let refused = handshake.refused().await;
            assert_eq!(refused.status, 401, "{begin}");
            assert_eq!(refused.headers["content-type"], "application/problem+json");
            assert_eq!(refused.headers["www-authenticate"], "Bearer");
            assert_eq!(refused.problem["status"], 401);
            assert!(refused.problem["title"].is_string());
            let detail = refused.problem["detail"].as_str().unwrap();
            assert!(detail.starts_with(begin), "expected `{begin}`, got `{detail}`");
        }
        // In the first message there is no status any more: a close code says it.
        let mut client = service.connect("leaderboard", None, "").await;
        client.send_json(json!({"type": "auth", "token": token, "id": 1})).await;
        let error = client.expect("error").await;
        assert_eq!((&error["code"], &error["id"]), (&json!("forbidden"), &json!(1)));
        assert!(error["message"].as_str().unwrap().starts_with(begin), "{error}");
        let closed = client.closed().await;
        assert_eq!((closed.code, closed.before.len()), (4500, 0), "{closed:?}");
    }
    service.stop().await;
}

#[actix_rt::test]
async fn whoever_does_not_say_who_he_is_gets_no_further_and_is_closed_in_time() {
    let service = TestService::start("[websocket]\nauth_timeout = \"50ms\"").await;
    let mut silent = service.connect("leaderboard", None, "").await;
    let closed = silent.closed().await;
    assert_eq!((closed.code, closed.before.len()), (4500, 0), "{closed:?}");
    assert_eq!(closed.reason, "no valid identity; do not come back with it");
    // An empty token is none.
    let mut empty = service.connect("training", None, "token=").await;
    assert_eq!(empty.closed().await.code, 4500);
    service.stop().await;
}

#[actix_rt::test]
async fn nobody_can_do_nothing_and_hears_nothing() {
    let service = TestService::start("").await;
    let mut nobody = service.connect("leaderboard", None, "").await;
    let first = json!({
        "type": "error", "code": "forbidden", "message": r#"Say who you are first: {"type":"auth","token":"..."}"#,
    });
    assert_eq!(nobody.ask(json!({"type": "join", "room": "contest:17"})).await, first);
    assert_eq!(nobody.ask(json!({"type": "leave", "room": "contest:17"})).await, first);
    let mut chatty = service.connect("field", None, "").await;
    let say = json!({"type": "event", "event": "chat:message", "data": {"sessionId": "c1", "message": ""}});
    assert_eq!(chatty.ask(say).await, first);
    service.post("/api/v1/leaderboard/refreshes", &json!([])).await;
    // What was posted before he said who he is would have come before the greeting.
    nobody.send_json(json!({"type": "auth", "token": service.token(&user(7))})).await;
    nobody.expect_hello().await;
    drop((nobody, chatty));
    service.stop().await;
}

#[actix_rt::test]
async fn a_kiosk_enters_the_leaderboard_and_nothing_else() {
    let service = TestService::start("").await;
    let token = service.token(&kiosk());
    for namespace in ["notifications", "training", "field"] {
        let refused = service.handshake(namespace).query("token", &token).refused().await;
        assert_eq!((refused.status, &refused.problem["status"]), (403, &json!(403)));
        assert_eq!(refused.problem["detail"], "A kiosk may only enter /leaderboard");
        let mut client = service.connect(namespace, None, "").await;
        client.send_json(json!({"type": "auth", "token": token})).await;
        assert_eq!(client.closed().await.code, 4501);
    }
    let mut screen = service.connect("leaderboard", Some(&token), "").await;
    assert_eq!(screen.expect_hello().await["userId"], Value::Null);
    screen.join("tv-display").await;
    let refused = screen.ask(json!({"type": "join", "room": "contest:17"})).await;
    assert_eq!(refused["message"], "A kiosk may only join tv-display");
    service.post("/api/v1/leaderboard/tv-updates", &json!("slide 2")).await;
    assert_eq!(screen.next_json().await["event"], "tv:update");
    drop(screen);
    service.stop().await;
}

#[actix_rt::test]
async fn all_tabs_of_a_user_hear_what_is_for_him() {
    let service = TestService::start("").await;
    // More than there are workers, so that some share one and some do not.
    let mut tabs = Vec::new();
    for _ in 0..5 {
        tabs.push(service.enter("notifications", &user(7)).await);
    }
    let mut other = service.enter("notifications", &user(8)).await;
    let answer = service.post("/api/v1/users/7/events", &json!({"event": "psst", "data": 1})).await;
    let expected = json!({
        "type": "event", "event": "psst", "room": "user:7", "data": 1, "offset": answer["events"][0]["offset"],
    });
    let fence = service.fence().await;
    for tab in &mut tabs {
        tab.expect_nothing_but(&fence, std::slice::from_ref(&expected)).await;
    }
    other.expect_nothing_but(&fence, &[]).await;
    drop((tabs, other));
    service.stop().await;
}
