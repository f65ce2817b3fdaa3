//! When the database is away, was away, or is none.

use reqwest::Method;
use serde_json::json;

use super::{Answer, answer_to, get, getting, notify, start};
use crate::{
    harness::{TestService, in_time},
    postgres::Postgres,
};

const PATHS: [&str; 3] = ["/api/v1/events", "/api/v1/achievements", "/api/v1/users/7/notifications"];

/// An answer to each of the three GETs and to the POST.
async fn all_four(service: &TestService) -> Vec<Answer> {
    let mut answers = Vec::new();
    for path in PATHS {
        answers.push(answer_to(getting(service, path, service.api_key())).await);
    }
    answers.push(answer_to(service.posting("/api/v1/users/7/notifications/read", &json!({"upTo": 1}))).await);
    answers
}

#[actix_rt::test]
async fn without_a_database_there_is_nothing_to_read() {
    let service = start("[journal]\ndurability = \"memory\"").await;
    notify(&service, 7, "forgotten").await;
    for answer in all_four(&service).await {
        assert_eq!(answer.status, 404);
        assert_eq!(answer.detail(), "nothing is kept: journal.durability is \"memory\"");
    }
    service.stop().await;
}

#[actix_rt::test]
async fn what_was_read_is_read_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ridgecast.db");
    let settings = format!("[database]\nurl = \"sqlite:{}\"", file.display());
    let service = start(&settings).await;
    for title in ["one", "two"] {
        notify(&service, 7, title).await;
    }
    let read = answer_to(service.posting("/api/v1/users/7/notifications/read", &json!({"ids": [1]}))).await;
    assert_eq!(read.json()["unread"], 1);
    let before = get(&service, PATHS[2]).await;
    assert!(before["notifications"][1]["readAt"].is_string());
    service.stop().await;
    let service = start(&settings).await;
    assert_eq!(get(&service, PATHS[2]).await, before);
    service.stop().await;
}

#[actix_rt::test]
async fn while_the_database_is_away_readers_are_told_when_to_come_back() {
    let mut postgres = Postgres::start_without_fsync();
    let settings = "retry = \"20ms\"\nconnect_timeout = \"1s\"";
    let service = start(&format!("[database]\nurl = \"{}\"\n{settings}", postgres.url())).await;
    notify(&service, 7, "kept").await;
    postgres.stop();
    for answer in all_four(&service).await {
        assert_eq!(answer.status, 503, "{answer:?}");
        assert_eq!(answer.headers["retry-after"], "1");
        assert!(answer.detail().ends_with("try again shortly"), "{}", answer.detail());
    }
    postgres.start_again();
    in_time("it heals by itself", async {
        while answer_to(service.request(Method::GET, "/readyz")).await.status != 200 {}
    })
    .await;
    for answer in all_four(&service).await {
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    assert_eq!(get(&service, PATHS[2]).await["unread"], 0);
    service.stop().await;
}
