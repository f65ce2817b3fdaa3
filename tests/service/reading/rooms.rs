//! `GET /api/v1/rooms`.

use serde_json::{Value, json};

use super::{READER, answer_to, get, getting, notify};
use crate::harness::{TestService, kiosk, member, user};

pub(super) async fn rooms_are_counted_and_read_on_from_room_to_room(service: &TestService) {
    assert_eq!(get(service, "/api/v1/rooms").await["rooms"], json!([]));

    let offset = notify(service, 7, "one").await;
    let mut reps =
        [service.enter("leaderboard", &member(7, 3)).await, service.enter("leaderboard", &member(8, 3)).await];
    for rep in &mut reps {
        rep.join("team:3").await;
        rep.join("contest:17").await;
    }
    reps[0].join("user:7").await;
    let mut screen = service.enter("leaderboard", &kiosk()).await;
    screen.join("tv-display").await;
    let mut chat = service.enter("field", &user(7)).await;
    chat.join("chat:a,b").await;
    let _notified = service.enter("notifications", &user(7)).await;

    let all = [
        json!({"namespace": "/", "clients": 1}),
        json!({"namespace": "/", "room": "user:7", "clients": 1}),
        json!({"namespace": "/leaderboard", "clients": 3}),
        json!({"namespace": "/leaderboard", "room": "user:7", "clients": 1}),
        json!({"namespace": "/leaderboard", "room": "team:3", "clients": 2}),
        json!({"namespace": "/leaderboard", "room": "contest:17", "clients": 2}),
        json!({"namespace": "/leaderboard", "room": "tv-display", "clients": 1}),
        json!({"namespace": "/field", "clients": 1}),
        json!({"namespace": "/field", "room": "chat:a,b", "clients": 1}),
    ];
    let list = get(service, "/api/v1/rooms").await;
    assert_eq!((list["rooms"].as_array().unwrap().as_slice(), &list["next"]), (all.as_slice(), &Value::Null));
    assert!(list["position"]["offset"].as_u64().unwrap() >= offset, "{list}");
    let list = get(service, "/api/v1/rooms?namespace=/field").await;
    assert_eq!(list["rooms"].as_array().unwrap().as_slice(), &all[7..]);

    // Three at a time, as many as there are.
    let mut read = Vec::new();
    let mut after = String::new();
    loop {
        let part = get(service, &format!("/api/v1/rooms?limit=3{after}")).await;
        read.extend(part["rooms"].as_array().unwrap().iter().cloned());
        let Some(next) = part["next"].as_str() else { break };
        assert_eq!(part["rooms"].as_array().unwrap().len(), 3);
        after = format!("&after={next}");
    }
    assert_eq!(read, all);

    reps[0].ask(json!({"type": "leave", "room": "team:3"})).await;
    let list = get(service, "/api/v1/rooms?after=/leaderboard,user:7&limit=1").await;
    assert_eq!(list["rooms"], json!([{"namespace": "/leaderboard", "room": "team:3", "clients": 1}]));
}

pub(super) async fn a_bad_query_names_the_parameter(service: &TestService) {
    for (query, status, detail) in [
        ("namespace=leaderboard", 422, "namespace: expected `/`, `/leaderboard`, `/training` or `/field`"),
        ("after=team:3", 400, "after: expected what `next` was in an answer, got `team:3`"),
        ("limit=0", 422, "limit: expected an integer from 1 to 1000, got `0`"),
        ("room=team:3", 400, "room: unknown parameter"),
    ] {
        let answer = answer_to(getting(service, &format!("/api/v1/rooms?{query}"), READER)).await;
        assert_eq!(answer.status, status, "{query}");
        assert!(answer.detail().starts_with(detail), "{}", answer.detail());
    }
}
