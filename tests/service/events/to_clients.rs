use reqwest::{Method, header::CONTENT_TYPE};
use serde_json::{Value, json};

use super::{
    crowd::{Crowd, Heard, register},
    table::{self, Row, TIME},
};
use crate::harness::{TestService, in_time, user};

#[actix_rt::test]
async fn what_happens_on_the_leaderboard_is_heard_by_its_audience_alone() {
    all_are_heard(table::leaderboard()).await;
}

#[actix_rt::test]
async fn what_happens_in_training_is_heard_by_its_audience_alone() {
    all_are_heard(table::training()).await;
}

#[actix_rt::test]
async fn notifications_and_free_events_are_heard_by_their_audience_alone() {
    all_are_heard(table::notifications()).await;
}

async fn all_are_heard(rows: Vec<Row>) {
    let mut crowd = Crowd::gather().await;
    for (path, body, expected) in rows {
        crowd.post(path, &body, &expected).await;
    }
    crowd.go_home().await;
}

#[actix_rt::test]
async fn a_batch_is_heard_in_its_order_and_answered_part_by_part() {
    let mut crowd = Crowd::gather().await;
    let rows: Vec<Row> =
        table::leaderboard().into_iter().chain(table::training()).chain(table::notifications()).collect();
    let batch: Vec<Value> = rows.iter().map(|(path, body, _)| json!({"path": path, "body": body})).collect();
    let answers = crowd.service.post("/api/v1/batch", &json!(batch)).await;
    let answers = answers.as_array().unwrap();
    assert_eq!(answers.len(), rows.len());
    let mut offsets = Vec::new();
    for ((_, _, expected), answer) in rows.iter().zip(answers) {
        offsets.extend(crowd.check_answer(answer, expected));
    }
    let all: Vec<Heard> = rows.into_iter().flat_map(|(_, _, expected)| expected).collect();
    crowd.check_heard("/api/v1/batch", &all, &offsets).await;
    crowd.go_home().await;
}

/// A session is only registered: nobody is told. (Who may join then is among the rights.)
#[actix_rt::test]
async fn nobody_hears_of_a_registered_session() {
    let mut crowd = Crowd::gather().await;
    register(&crowd.service, "s3", 7).await;
    let fence = crowd.service.fence().await;
    for person in &mut crowd.people {
        person.client.expect_nothing_but(&fence, &[]).await;
    }
    crowd.go_home().await;
}

#[actix_rt::test]
async fn a_missing_timestamp_is_the_servers_and_the_same_for_all() {
    let service = TestService::start("[inbox]\nevents = []").await;
    let mut hearers = Vec::new();
    for namespace in ["notifications", "leaderboard", "training"] {
        let mut client = service.enter(namespace, &user(7)).await;
        let rooms: &[&str] = if namespace == "leaderboard" { &["user:7", "tv-display"] } else { &["user:7"] };
        for room in rooms {
            client.join(room).await;
        }
        hearers.push(client);
    }
    let rows = table::leaderboard().into_iter().chain(table::training()).chain(table::notifications());
    let mut stamped = 0;
    for (path, mut body, _) in rows {
        let key = if path == "/api/v1/notifications" { "createdAt" } else { "timestamp" };
        if body["userId"] != 7 || body.as_object_mut().unwrap().remove(key).is_none() {
            continue;
        }
        let before = now();
        service.post(path, &body).await;
        let after = now();
        let fence = service.fence().await;
        let mut heard = Vec::new();
        for client in &mut hearers {
            heard.extend(client.heard_before(&fence).await);
        }
        assert!(!heard.is_empty(), "{path}");
        for message in &heard {
            let time = message["data"][key].as_str().unwrap_or_else(|| panic!("{path}: {message}"));
            assert!(before.as_str() <= time && time <= after.as_str(), "{path}: {time} between {before} and {after}");
            assert_eq!(time.len(), TIME.len(), "{time}");
            assert_eq!(time, heard[0]["data"][key], "{path}");
        }
        stamped += 1;
    }
    assert_eq!(stamped, 13, "rows with a timestamp");
    drop(hearers);
    service.stop().await;
}

/// ISO 8601, UTC, milliseconds: of the same length, so that texts compare like times.
fn now() -> String {
    format!("{:.3}", jiff::Timestamp::now())
}

#[actix_rt::test]
async fn an_answer_under_way_is_heard_piece_by_piece_in_its_session_alone() {
    let mut crowd = Crowd::gather().await;
    let path = "/api/v1/training/sessions/s1/responses/stream";
    let body = "{\"delta\":\"Tell \"}\n{\"delta\":\"me more.\"}\n{\"metadata\":{\"mood\":\"curious\"}}\n";
    let answer: Value = in_time("the answer to the stream", async {
        let request = crowd.service.request(Method::POST, path).bearer_auth(crowd.service.api_key());
        let request = request.header(CONTENT_TYPE, "application/x-ndjson").body(body);
        request.send().await.unwrap().json().await.unwrap()
    })
    .await;
    let in_session = |event, data| Heard { event, namespace: "/training", room: Some("session:s1"), data, kept: false };
    let whole = json!({"message": "Tell me more.", "metadata": {"mood": "curious"}});
    let whole = Heard { kept: true, ..in_session("roleplay:response", whole) };
    let offsets = crowd.check_answer(&answer, std::slice::from_ref(&whole));
    let heard = [
        in_session("roleplay:chunk", json!({"sessionId": "s1", "index": 0, "delta": "Tell "})),
        in_session("roleplay:chunk", json!({"sessionId": "s1", "index": 1, "delta": "me more."})),
        whole,
    ];
    crowd.check_heard(path, &heard, &[None, None, offsets[0]]).await;
    crowd.go_home().await;
}
