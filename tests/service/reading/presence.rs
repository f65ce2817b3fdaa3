//! `GET /api/v1/users/{userId}/presence`.

use serde_json::{Value, json};

use super::{READER, answer_to, get, getting, notify};
use crate::harness::{TestService, in_time, user};

const PRESENCE: &str = "/api/v1/users/7/presence";

/// What is said of user 7, once it is this: that somebody has gone is noticed a moment later.
async fn becomes(service: &TestService, expected: Value) {
    in_time("the presence of user 7", async {
        while !is(&get(service, PRESENCE).await, &expected) {
            tokio::task::yield_now().await;
        }
    })
    .await;
}

/// Whether the answer says this, wherever it is true.
fn is(answer: &Value, expected: &Value) -> bool {
    let mut answer = answer.clone();
    let position = answer.as_object_mut().unwrap().remove("position").unwrap();
    assert!(position["epoch"].is_string() && position["offset"].is_u64(), "{position}");
    answer == *expected
}

pub(super) async fn a_user_is_online_while_he_has_a_connection(service: &TestService) {
    let offline = json!({"userId": 7, "online": false, "connections": 0, "namespaces": {}});
    let answer = get(service, PRESENCE).await;
    assert!(is(&answer, &offline), "{answer}");

    let _others = service.enter("leaderboard", &user(8)).await;
    let first = service.enter("leaderboard", &user(7)).await;
    let second = service.enter("leaderboard", &user(7)).await;
    let third = service.enter("notifications", &user(7)).await;
    let answer = get(service, PRESENCE).await;
    let everywhere = json!({"userId": 7, "online": true, "connections": 3, "namespaces": {"/": 1, "/leaderboard": 2}});
    assert!(is(&answer, &everywhere), "{answer}");

    notify(service, 7, "counts nothing").await;
    first.close().await;
    drop(third);
    becomes(service, json!({"userId": 7, "online": true, "connections": 1, "namespaces": {"/leaderboard": 1}})).await;
    second.close().await;
    becomes(service, offline).await;

    for (path, status, detail) in [
        ("/api/v1/users/0/presence", 422, "userId: Invalid userId in the address"),
        ("/api/v1/users/7/presence?since=1", 400, "since: unknown parameter; expected one of `token`"),
    ] {
        let answer = answer_to(getting(service, path, READER)).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.detail().starts_with(detail), "{}", answer.detail());
    }
}
