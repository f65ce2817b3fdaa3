//! `GET /api/v1/users/{userId}/notifications` and `POST …/read`.

use std::collections::BTreeSet;

use futures_util::future::{join, join_all};
use serde_json::{Value, json};

use super::{Answer, PUBLISHER, READER, answer_to, broadcast, get, getting, notify, numbers, position};
use crate::harness::{TestService, in_time, user};

const INBOX: &str = "/api/v1/users/7/notifications";

/// Says what the user has read.
async fn post_read(service: &TestService, user: u64, body: &Value) -> Answer {
    let path = format!("/api/v1/users/{user}/notifications/read");
    answer_to(service.posting(&path, body)).await
}

/// Says what user 7 has read, and gives how much is unread after it.
async fn read(service: &TestService, body: Value) -> u64 {
    let answer = post_read(service, 7, &body).await;
    assert_eq!(answer.status, 200, "{body}: {answer:?}");
    assert!(answer.json()["position"]["offset"].is_u64());
    answer.json()["unread"].as_u64().unwrap()
}

/// Which entries of the inbox are unread, as their own `readAt` says.
fn unread(list: &Value) -> Vec<u64> {
    let entries = list["notifications"].as_array().unwrap().iter();
    entries.filter(|entry| entry["readAt"].is_null()).map(|entry| entry["id"].as_u64().unwrap()).collect()
}

pub(super) async fn a_user_reads_his_inbox_and_what_is_unread(service: &TestService) {
    assert_eq!(get(service, INBOX).await["notifications"], json!([]));
    notify(service, 7, "one").await;
    notify(service, 8, "another's").await;
    broadcast(service, 1).await;
    let ranking =
        json!({"userId": 7, "userName": "Ada", "previousRank": 3, "newRank": 1, "metric": "points", "value": 1.5});
    let ranking =
        service.posting("/api/v1/leaderboard/rank-changes", &ranking).body(ranking.to_string().replace("1.5", "1.50"));
    assert_eq!(answer_to(ranking).await.status, 200);
    notify(service, 7, "five").await;

    let list = get(service, INBOX).await;
    let entries = list["notifications"].as_array().unwrap();
    let told: Vec<_> = entries.iter().map(|entry| json!([entry["id"], entry["namespace"], entry["event"]])).collect();
    let expected =
        [json!([5, "/", "notification"]), json!([4, "/leaderboard", "rank:changed"]), json!([1, "/", "notification"])];
    assert_eq!(told, expected);
    assert_eq!(entries[0]["data"]["title"], "five");
    let answer = answer_to(getting(service, INBOX, READER)).await;
    assert!(answer.body.contains(r#""value":1.50"#), "{}", answer.body);
    assert!(entries[0]["createdAt"].as_str().unwrap().parse::<jiff::Timestamp>().is_ok());
    assert!(!entries[0].as_object().unwrap().contains_key("readAt"));
    assert_eq!((&list["unread"], position(&list)), (&json!(3), (5, Value::Null)));

    assert_eq!(read(service, json!({"ids": [4]})).await, 2);
    let list = get(service, INBOX).await;
    assert_eq!((unread(&list), &list["unread"]), (vec![5, 1], &json!(2)));
    let read_at = list["notifications"][1]["readAt"].clone();
    assert!(read_at.as_str().unwrap() >= list["notifications"][1]["createdAt"].as_str().unwrap());
    let only_unread = get(service, &format!("{INBOX}?unread=true")).await;
    assert_eq!((numbers(&only_unread["notifications"], "id"), &only_unread["unread"]), (vec![5, 1], &json!(2)));
    assert_eq!(get(service, &format!("{INBOX}?unread=false")).await, list);

    assert_eq!(read(service, json!({"upTo": 4})).await, 1);
    // Once is enough, and what is not there does not matter.
    for body in [json!({"upTo": 4}), json!({"ids": [1, 4, 4]}), json!({"ids": []}), json!({"ids": [99]})] {
        assert_eq!(read(service, body).await, 1);
    }
    let list = get(service, INBOX).await;
    assert_eq!((unread(&list), &list["notifications"][1]["readAt"]), (vec![5], &read_at));
    assert_eq!(read(service, json!({"upTo": 9_007_199_254_740_991_u64})).await, 0);
    assert_eq!(get(service, &format!("{INBOX}?unread=true")).await["notifications"], json!([]));
}

pub(super) async fn what_was_read_is_told_to_all_his_pages_once(service: &TestService) {
    for title in ["one", "two", "three"] {
        notify(service, 7, title).await;
    }
    let mut pages = [service.enter("notifications", &user(7)).await, service.enter("notifications", &user(7)).await];
    let mut another = service.enter("notifications", &user(8)).await;
    assert_eq!(read(service, json!({"ids": [1]})).await, 2);
    // Nothing has changed, so nothing is said; else two pages that answer each other would never come to rest.
    assert_eq!(read(service, json!({"ids": [1]})).await, 2);
    assert_eq!(read(service, json!({"ids": [7]})).await, 2);
    assert_eq!(read(service, json!({"upTo": 3})).await, 0);
    let fence = service.fence().await;
    let told = |unread: u64| json!({"type": "event", "event": "inbox:unread", "room": "user:7", "data": {"userId": 7, "unread": unread}});
    for page in &mut pages {
        page.expect_nothing_but(&fence, &[told(2), told(0)]).await;
    }
    another.expect_nothing_but(&fence, &[]).await;
}

pub(super) async fn every_answer_is_true_at_its_position(service: &TestService) {
    const TOLD: u64 = 200;
    let telling = async {
        for _ in 0..TOLD / 4 {
            join_all((0..4).map(|_| notify(service, 7, "one more"))).await;
        }
    };
    let reading = async {
        let mut positions = BTreeSet::new();
        loop {
            let list = get(service, &format!("{INBOX}?limit=1000")).await;
            // Nothing else is told, so the offsets count his entries.
            let offset = list["position"]["offset"].as_u64().unwrap();
            assert_eq!(numbers(&list["notifications"], "id"), (1..=offset).rev().collect::<Vec<_>>());
            assert_eq!(list["unread"], offset);
            positions.insert(offset);
            if offset == TOLD {
                break positions;
            }
        }
    };
    let ((), positions) = in_time("all is told and read", join(telling, reading)).await;
    assert!(positions.len() > 3, "nothing was read while something was told: {positions:?}");
}

pub(super) async fn only_his_own_entries_are_read(service: &TestService) {
    notify(service, 7, "his").await;
    notify(service, 8, "another's").await;
    assert_eq!(read(service, json!({"ids": [1, 2]})).await, 0);
    assert_eq!(get(service, "/api/v1/users/8/notifications").await["unread"], 1);
    notify(service, 7, "his again").await;
    assert_eq!(post_read(service, 8, &json!({"upTo": 99})).await.json()["unread"], 0);
    assert_eq!(get(service, INBOX).await["unread"], 1);
}

pub(super) async fn the_inbox_is_read_on_from_id_to_id(service: &TestService) {
    for n in 1..=7 {
        notify(service, 7, &n.to_string()).await;
    }
    assert_eq!(read(service, json!({"ids": [4, 6]})).await, 3);
    for (filter, expected) in [("", vec![vec![7, 6], vec![5, 4], vec![3]]), ("&unread=true", vec![vec![7, 5], vec![3]])]
    {
        let mut pages = Vec::new();
        let mut path = format!("{INBOX}?limit=2{filter}");
        loop {
            let list = get(service, &path).await;
            assert_eq!(list["unread"], 3);
            pages.push(numbers(&list["notifications"], "id"));
            match list["next"].as_u64() {
                Some(next) => path = format!("{INBOX}?limit=2&before={next}{filter}"),
                None => break,
            }
        }
        assert_eq!(pages, expected, "{filter}");
    }
}

pub(super) async fn bad_requests_are_told_what_was_expected(service: &TestService) {
    for (path, status, detail) in [
        ("/api/v1/users/0/notifications", 422, "userId: Invalid userId in the address; expected an integer from 1"),
        ("/api/v1/users/x/notifications", 422, "userId: Invalid userId in the address; expected an integer from 1"),
        ("/api/v1/users/7/notifications?unread=1", 400, "unread: expected true or false, got `1`"),
        ("/api/v1/users/7/notifications?room=x", 400, "room: unknown parameter; expected one of `limit`, `before`"),
        ("/api/v1/users/7/notifications?limit=2000", 422, "limit: expected an integer from 1 to 1000, got `2000`"),
    ] {
        let answer = answer_to(getting(service, path, READER)).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.detail().starts_with(detail), "{}", answer.detail());
    }
    let too_many: Vec<u64> = (1..=1_001).collect();
    for (body, status, detail) in [
        (json!({}), 400, "expected either `ids` or `upTo`"),
        (json!({"ids": [1], "upTo": 1}), 400, "expected either `ids` or `upTo`"),
        (json!({"ids": ["1"]}), 400, "ids[0]: invalid type"),
        (json!({"ids": [1, -1]}), 422, "ids[1]: expected an integer from 0"),
        (json!({"ids": too_many}), 422, "ids: expected at most 1000 ids, got 1001"),
        (json!({"upto": 1}), 400, "upto: unknown field"),
        (json!([1]), 400, "expected a JSON object"),
    ] {
        let answer = post_read(service, 7, &body).await;
        assert_eq!(answer.status, status, "{body}");
        assert!(answer.detail().starts_with(detail), "{}", answer.detail());
    }
    let read = format!("{INBOX}/read");
    let answer = answer_to(service.posting(&format!("{read}?x=1"), &json!({"ids": []}))).await;
    assert_eq!((answer.status, answer.detail().as_str()), (400, "x: unknown parameter; expected one of `token`"));
    let answer = answer_to(getting(service, &read, PUBLISHER)).await;
    assert_eq!((answer.status, answer.headers["allow"].to_str().unwrap()), (405, "POST"));
}
