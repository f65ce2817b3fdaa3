//! `GET /api/v1/achievements`.

use serde_json::{Value, json};

use super::{READER, answer_to, broadcast, get, getting, numbers, position};
use crate::harness::TestService;

async fn unlock(service: &TestService, id: &str, rarity: &str) {
    let body = json!({"userId": 7, "userName": "Ada", "achievementId": id, "title": "T", "description": "D",
        "category": "quiz", "rarity": rarity});
    service.post("/api/v1/training/achievements", &body).await;
}

pub(super) async fn everybody_sees_what_is_public_the_latest_first(service: &TestService) {
    let earned =
        json!({"userId": 8, "userName": "Grace", "achievementType": "rank", "title": "First", "description": ""});
    service.post("/api/v1/leaderboard/achievements", &earned).await;
    broadcast(service, 1).await;
    unlock(service, "common one", "common").await;
    unlock(service, "epic one", "epic").await;
    let list = get(service, "/api/v1/achievements").await;
    let feed = list["achievements"].as_array().unwrap();
    let told: Vec<_> = feed.iter().map(|entry| json!([entry["id"], entry["namespace"], entry["userId"]])).collect();
    assert_eq!(told, [json!([5, "/training", 7]), json!([1, "/leaderboard", 8])]);
    assert_eq!((&feed[0]["data"]["achievementId"], &feed[1]["data"]["title"]), (&json!("epic one"), &json!("First")));
    assert_eq!(feed[0]["data"]["timestamp"].as_str().unwrap().len(), feed[0]["toldAt"].as_str().unwrap().len());
    assert_eq!(position(&list), (6, Value::Null));
}

pub(super) async fn the_feed_is_read_on_from_id_to_id(service: &TestService) {
    for n in 0..5 {
        unlock(service, &n.to_string(), "rare").await;
    }
    let mut read = Vec::new();
    let mut path = "/api/v1/achievements?limit=2".to_owned();
    loop {
        let list = get(service, &path).await;
        read.push(numbers(&list["achievements"], "id"));
        match list["next"].as_u64() {
            Some(next) => path = format!("/api/v1/achievements?limit=2&before={next}"),
            None => break,
        }
    }
    assert_eq!(read, [vec![9, 7], vec![5, 3], vec![1]]);
    for (query, status) in [("before=x", 400), ("before=0", 422), ("limit=0", 422), ("after=1", 400)] {
        let answer = answer_to(getting(service, &format!("/api/v1/achievements?{query}"), READER)).await;
        assert_eq!(answer.status, status, "{query}");
        assert!(answer.detail().starts_with(query.split('=').next().unwrap()), "{}", answer.detail());
    }
}
