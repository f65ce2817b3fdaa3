//! `GET /api/v1/events`.

use serde_json::{Value, json};

use super::{READER, answer_to, broadcast, get, getting, notify, numbers, position};
use crate::harness::{TestService, in_time};

pub(super) async fn every_event_is_listed_as_it_was_told(service: &TestService) {
    let empty = get(service, "/api/v1/events").await;
    assert_eq!((&empty["events"], position(&empty)), (&json!([]), (0, Value::Null)));

    let data = r#"{"deep":[1.50,1e400,"\u00e9"],"n":12345678901234567890}"#;
    let body: Value = json!({"event": "any:name", "data": "DATA"});
    let body = body.to_string().replace("\"DATA\"", data);
    let posted = service.posting("/api/v1/users/7/events", &Value::Null).body(body);
    assert_eq!(answer_to(posted).await.status, 200);
    let entry = json!({"contestId": 17, "userId": 8, "userName": "Grace", "metric": "revenue", "value": 1, "rank": 2});
    service.post("/api/v1/leaderboard/contest-entries", &entry).await;

    let answer = answer_to(getting(service, "/api/v1/events", READER)).await;
    assert!(answer.body.contains(&format!(r#""event":"any:name","data":{data},"toldAt":""#)), "{}", answer.body);
    // What the event's data is was compared; no number of ours is that large.
    let list: Value = serde_json::from_str(&answer.body.replace("1e400", "0")).unwrap();
    let events = list["events"].as_array().unwrap();
    let told: Vec<_> = events.iter().map(|event| json!([event["offset"], event["namespace"], event["room"]])).collect();
    assert_eq!(
        told,
        [json!([1, "/", "user:7"]), json!([2, "/leaderboard", null]), json!([3, "/leaderboard", "contest:17"])]
    );
    assert_eq!(
        (&events[1]["event"], &events[2]["event"]),
        (&json!("contest:new-entry"), &json!("contest:entry-update"))
    );
    assert!(!events[1].as_object().unwrap().contains_key("room"));
    for event in events {
        let told_at = event["toldAt"].as_str().unwrap();
        assert!(told_at.len() == 24 && told_at.ends_with('Z') && told_at.parse::<jiff::Timestamp>().is_ok(), "{event}");
    }
    assert_eq!((position(&list), &list["gap"]), ((3, Value::Null), &Value::Null));
    assert_eq!(list["epoch"], list["position"]["epoch"]);
}

pub(super) async fn a_reader_goes_on_from_cursor_to_cursor_and_misses_nothing(service: &TestService) {
    broadcast(service, 25).await;
    notify(service, 7, "between").await;
    let mut read = Vec::new();
    let mut path = "/api/v1/events?namespace=/training&limit=10".to_owned();
    let last = loop {
        let list = get(service, &path).await;
        read.push(numbers(&list["events"], "offset"));
        assert_eq!(list["position"]["offset"], 26);
        match list["next"].as_str() {
            Some(next) => path = format!("/api/v1/events?namespace=/training&limit=10&after={next}"),
            None => break list,
        }
    };
    assert_eq!(read, [(1..=10).collect::<Vec<_>>(), (11..=20).collect(), (21..=25).collect()]);

    let position = format!("{}:{}", last["position"]["epoch"].as_str().unwrap(), last["position"]["offset"]);
    let path = format!("/api/v1/events?namespace=/training&after={position}");
    assert_eq!(get(service, &path).await["events"], json!([]));
    broadcast(service, 2).await;
    assert_eq!(numbers(&get(service, &path).await["events"], "offset"), [27, 28]);
    assert_eq!(numbers(&get(service, "/api/v1/events?after=27").await["events"], "offset"), [28]);
    // As many as there are is not one too few.
    let all = get(service, "/api/v1/events?limit=28").await;
    assert_eq!((all["events"].as_array().unwrap().len(), &all["next"]), (28, &Value::Null));
}

pub(super) async fn namespace_and_room_narrow_the_list(service: &TestService) {
    let entry = json!({"contestId": 17, "userId": 8, "userName": "Grace", "metric": "revenue", "value": 1, "rank": 2});
    service.post("/api/v1/leaderboard/contest-entries", &entry).await;
    notify(service, 8, "three").await;
    broadcast(service, 1).await;
    let tip = json!({"namespace": "/training", "event": "tip", "data": 1});
    service.post("/api/v1/users/8/events", &tip).await;
    for (query, expected) in [
        ("", vec![1, 2, 3, 4, 5]),
        ("?namespace=/leaderboard", vec![1, 2]),
        ("?namespace=/leaderboard&room=", vec![1]),
        ("?namespace=/leaderboard&room=contest:17", vec![2]),
        ("?namespace=%2Fleaderboard&room=contest%3A17", vec![2]),
        ("?namespace=/leaderboard&room=contest:18", vec![]),
        ("?namespace=/", vec![3]),
        ("?namespace=/&room=user:8", vec![3]),
        ("?namespace=/training&room=user:8", vec![5]),
        ("?namespace=/training&after=4", vec![5]),
        ("?namespace=/field", vec![]),
    ] {
        let list = get(service, &format!("/api/v1/events{query}")).await;
        assert_eq!((numbers(&list["events"], "offset"), position(&list)), (expected, (5, Value::Null)), "{query}");
    }
}

pub(super) async fn who_reads_too_late_is_told_of_the_gap(service: &TestService) {
    broadcast(service, 10).await;
    let kept = in_time("what is too much goes", async {
        loop {
            let list = get(service, "/api/v1/events").await;
            if list["events"].as_array().unwrap().len() == 3 {
                break list;
            }
        }
    })
    .await;
    // Nothing was asked for that is not there.
    assert_eq!((numbers(&kept["events"], "offset"), &kept["gap"]), (vec![8, 9, 10], &Value::Null));
    for (after, offsets, gap) in [
        (0, vec![8, 9, 10], json!(true)),
        (6, vec![8, 9, 10], json!(true)),
        (7, vec![8, 9, 10], Value::Null),
        (9, vec![10], Value::Null),
    ] {
        let list = get(service, &format!("/api/v1/events?after={after}")).await;
        assert_eq!((numbers(&list["events"], "offset"), &list["gap"]), (offsets, &gap), "after {after}");
    }
}

pub(super) async fn a_position_that_is_none_of_this_journal_is_refused(service: &TestService) {
    broadcast(service, 3).await;
    let epoch = get(service, "/api/v1/events").await["epoch"].as_str().unwrap().to_owned();
    for (after, told) in [
        ("former:2".to_owned(), format!("after: this is epoch {epoch}")),
        (format!("{epoch}:4"), "after: the last offset is 3".to_owned()),
        ("4".to_owned(), "after: the last offset is 3".to_owned()),
    ] {
        let answer = answer_to(getting(service, &format!("/api/v1/events?after={after}"), READER)).await;
        assert_eq!(answer.status, 409, "{after}");
        assert!(answer.detail().starts_with(&told), "{}", answer.detail());
        assert!(answer.detail().ends_with("the journal has begun anew; read it from its beginning, without `after`"));
    }
    for after in [format!("{epoch}:3"), "3".to_owned()] {
        assert_eq!(get(service, &format!("/api/v1/events?after={after}")).await["events"], json!([]));
    }
}

pub(super) async fn a_part_ends_where_it_would_grow_too_large(service: &TestService) {
    for length in [600, 300, 300, 5_000, 10] {
        // Two bytes more for the quotes.
        let body = json!({"event": "text", "data": "x".repeat(length - 2)});
        service.post("/api/v1/broadcasts", &body).await;
    }
    let mut read = Vec::new();
    let mut path = "/api/v1/events".to_owned();
    loop {
        let list = get(service, &path).await;
        read.push(numbers(&list["events"], "offset"));
        match list["next"].as_str() {
            Some(next) => path = format!("/api/v1/events?after={next}"),
            None => break,
        }
    }
    assert_eq!(read, [vec![1, 2], vec![3], vec![4], vec![5]]);
}

pub(super) async fn bad_queries_name_the_parameter(service: &TestService) {
    for (query, status, detail) in [
        ("limit=0", 422, "limit: expected an integer from 1 to 1000, got `0`"),
        ("limit=1001", 422, "limit: expected an integer from 1 to 1000, got `1001`"),
        ("limit=many", 400, "limit: expected an integer from 1 to 1000, got `many`"),
        ("after=", 400, "after: expected an offset or epoch:offset, such as 812 or k3x:812, got ``"),
        ("after=x", 400, "after: expected an offset or epoch:offset, such as 812 or k3x:812, got `x`"),
        ("after=k3x:-1", 400, "after: expected an offset or epoch:offset, such as 812 or k3x:812, got `k3x:-1`"),
        (
            "namespace=leaderboard",
            422,
            "namespace: expected `/`, `/leaderboard`, `/training` or `/field`, got `leaderboard`",
        ),
        ("room=user:7", 400, "namespace: required beside `room`, and missing"),
        (
            "namespace=/field&room=user:7",
            422,
            "room: expected a room of `/field`, or nothing for what went to the whole namespace, got `user:7`",
        ),
        (
            "namespace=/&room=user:x",
            422,
            "room: expected a room of `/`, or nothing for what went to the whole namespace, got `user:x`",
        ),
        ("limit=1&limit=2", 400, "limit: expected once, and is there twice"),
        ("before=1", 400, "before: unknown parameter; expected one of `namespace`, `room`, `after`, `limit`"),
        ("token=x", 400, "token: unknown parameter; expected one of `namespace`, `room`, `after`, `limit`"),
    ] {
        let answer = answer_to(getting(service, &format!("/api/v1/events?{query}"), READER)).await;
        assert_eq!((answer.status, answer.detail().as_str()), (status, detail), "{query}");
    }
}
