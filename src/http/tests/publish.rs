//! What goes out, and what is answered.

use actix_web::{
    http::{StatusCode, header},
    test,
};
use serde_json::{Value, json};

use super::{TestApi, examples, names, ranking, reports, request};
use crate::http::rows;

/// The first two who sell are not celebrated for entering the podium.
const NO_NEWS: &str = "[rules.boards]\nnews_from = 4";

#[actix_rt::test]
async fn every_row_tells_its_audience_and_answers_where_it_went() {
    let mut api = TestApi::with(NO_NEWS).await;
    let examples: Vec<_> = examples().into_iter().chain(reports()).collect();
    assert_eq!(examples.len(), rows::all().count());
    let mut offset = 0;
    for (path, body, expected) in examples {
        let (status, answer) = api.post(path, &body).await;
        assert_eq!(status, StatusCode::OK, "{path}: {answer}");
        assert_eq!(names(&api.sent()), expected, "{path}");
        assert!(answer["epoch"].is_string());
        let receipts = answer["events"].as_array().unwrap();
        assert_eq!(receipts.len(), expected.len(), "{path}");
        for (receipt, (audience, event)) in receipts.iter().zip(expected) {
            let (namespace, room) = audience.split_once(' ').map_or((audience, None), |(ns, room)| (ns, Some(room)));
            let mut keys = json!({ "event": event, "namespace": namespace });
            if let Some(room) = room {
                keys["room"] = room.into();
            }
            if event != "chat:typing" {
                offset += 1;
                keys["offset"] = offset.into();
            }
            assert_eq!(*receipt, keys, "{path}");
        }
    }
}

#[actix_rt::test]
async fn the_answer_has_the_keys_in_the_order_of_the_contract() {
    let api = TestApi::new().await;
    let response = api.call(request("/api/v1/leaderboard/rank-changes").set_payload(ranking().to_string())).await;
    let body = test::read_body(response).await;
    let text = std::str::from_utf8(&body).unwrap();
    let expected =
        r#"{"events":[{"event":"rank:changed","namespace":"/leaderboard","room":"user:7","offset":1}],"epoch":""#;
    assert!(text.starts_with(expected), "{text}");
}

#[actix_rt::test]
async fn a_registered_session_lets_its_participants_in() {
    let api = TestApi::new().await;
    let body = json!({ "sessionId": "rp-1", "userId": 7, "participants": [8], "scenarioId": "s" });
    let (status, answer) = api.post("/api/v1/training/sessions", &body).await;
    assert_eq!((status, &answer["events"]), (StatusCode::OK, &json!([])));
    assert!(api.may_join("rp-1", 7).await);
    assert!(api.may_join("rp-1", 8).await);
    assert!(!api.may_join("rp-1", 9).await);
    assert!(!api.may_join("rp-2", 7).await);
}

#[actix_rt::test]
async fn free_events_choose_their_namespace_among_those_with_the_room() {
    let mut api = TestApi::new().await;
    let event =
        |namespace: &str, event: &str, data: Value| json!({ "namespace": namespace, "event": event, "data": data });
    api.post("/api/v1/users/7/events", &event("/training", "x", json!(1))).await;
    api.post("/api/v1/broadcasts", &event("/field", "x", json!(1))).await;
    assert_eq!(names(&api.sent()), [("/training user:7", "x"), ("/field", "x")]);

    let (status, problem) = api.post("/api/v1/users/7/events", &event("/field", "x", json!(1))).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("namespace")));
    let (status, problem) = api.post("/api/v1/broadcasts", &event("/lobby", "x", json!(1))).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("namespace")));
    let (status, problem) = api.post("/api/v1/broadcasts", &event("/", "disconnect", json!(1))).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("event")));
    let (status, problem) = api.post("/api/v1/leaderboard/teams/3/events", &event("/", "x", json!(1))).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::BAD_REQUEST, &json!("namespace")));
    assert_eq!(api.sent(), []);
}

#[actix_rt::test]
async fn a_chat_response_never_goes_to_the_whole_namespace() {
    let mut api = TestApi::new().await;
    let body = |data: Value| json!({ "namespace": "/field", "event": "chat:response", "data": data });
    let (status, _) = api.post("/api/v1/broadcasts", &body(json!({ "sessionId": "c1", "message": "Hi" }))).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(names(&api.sent()), [("/field chat:c1", "chat:response"), ("/field chat:c1", "chat:typing")]);
    let (status, problem) = api.post("/api/v1/broadcasts", &body(json!({ "message": "Hi" }))).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::BAD_REQUEST, &json!("data.sessionId")));
    assert_eq!(api.sent(), []);
}

#[actix_rt::test]
async fn a_batch_is_sent_in_order_with_one_answer_each() {
    let mut api = TestApi::with(NO_NEWS).await;
    // Some twice, so that the brokers take turns.
    let examples: Vec<_> = [examples(), reports(), examples()].concat();
    let batch: Vec<_> = examples.iter().map(|(path, body, _)| json!({ "path": path, "body": body })).collect();
    let (status, answers) = api.post("/api/v1/batch", &json!(batch)).await;
    assert_eq!(status, StatusCode::OK, "{answers}");
    let expected: Vec<_> = examples.iter().flat_map(|(_, _, sent)| sent.clone()).collect();
    assert_eq!(names(&api.sent()), expected);
    let answers = answers.as_array().unwrap();
    assert_eq!(answers.len(), batch.len());
    for (answer, (path, _, sent)) in answers.iter().zip(&examples) {
        let events: Vec<_> =
            answer["events"].as_array().unwrap().iter().map(|e| e["event"].as_str().unwrap()).collect();
        assert_eq!(events, sent.iter().map(|(_, event)| *event).collect::<Vec<_>>(), "{path}");
        assert!(answer["epoch"].is_string());
    }
    assert!(api.may_join("rp-1", 8).await);
    assert_eq!(api.post("/api/v1/batch", &json!([])).await, (StatusCode::OK, json!([])));
}

#[actix_rt::test]
async fn the_same_idempotency_key_sends_nothing_twice() {
    let mut api = TestApi::new().await;
    let keyed = |key: &str, body: &Value| {
        request("/api/v1/leaderboard/refreshes").insert_header(("Idempotency-Key", key)).set_payload(body.to_string())
    };
    let first = api.send(keyed("k1", &json!(1))).await;
    assert_eq!(first.0, StatusCode::OK);
    assert_eq!(api.send(keyed("k1", &json!(1))).await, first);
    assert_eq!(api.send(keyed("k1", &json!(2))).await.0, StatusCode::CONFLICT);
    let elsewhere = keyed("k1", &json!(1)).uri("/api/v1/leaderboard/tv-updates");
    assert_eq!(api.send(elsewhere).await.0, StatusCode::CONFLICT);
    assert_eq!(api.sent().len(), 1);

    let other = keyed("k1", &json!(1)).insert_header((header::AUTHORIZATION, "Bearer rck_other"));
    assert_eq!(api.send(other).await.0, StatusCode::OK);
    assert_eq!(api.send(keyed("k2", &json!(1))).await.0, StatusCode::OK);
    assert_eq!(api.sent().len(), 2);

    for bad in ["", "a b", &"x".repeat(256)] {
        assert_eq!(api.send(keyed(bad, &json!(1))).await.0, StatusCode::BAD_REQUEST, "{bad}");
    }
    let (a, b) = tokio::join!(api.send(keyed("k3", &json!(3))), api.send(keyed("k3", &json!(3))));
    assert_eq!(a, b);
    assert_eq!(api.sent().len(), 1);
}
