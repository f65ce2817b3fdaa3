//! What `docs/WIRE.md` shows of the GETs is what is answered.

use serde_json::{Map, Value, json};

use super::{answer_to, broadcast, get, notify};
use crate::harness::{TestService, in_time, member};

const DOCUMENT: &str = include_str!("../../../docs/WIRE.md");

/// The keys in their order, and what kind of value is behind them. Of a list the first entry counts.
pub(crate) fn shape(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            Value::Object(object.iter().map(|(key, value)| (key.clone(), shape(value))).collect::<Map<_, _>>())
        }
        Value::Array(list) => list.first().map_or(json!([]), |first| json!([shape(first)])),
        Value::String(_) => json!("text"),
        Value::Number(_) => json!(0),
        other => other.clone(),
    }
}

/// Requests and their answers, each in one line.
pub(crate) fn examples(method: &str) -> Vec<(&'static str, &'static str)> {
    let mut lines = DOCUMENT.lines().filter_map(|line| line.strip_prefix("    "));
    let mut examples = Vec::new();
    while let Some(line) = lines.next() {
        if let Some(request) = line.strip_prefix(method).and_then(|rest| rest.strip_prefix(' ')) {
            examples.push((request, lines.next().unwrap().trim_start_matches("< ")));
        }
    }
    examples
}

/// Two users who have sold something and are in one of two contests, on the day before.
async fn report(service: &TestService) {
    let ada = json!({"id": 7, "name": "Ada", "teamId": 3, "goals": {"monthlyRevenue": 50_000}});
    let roster = json!({"users": [ada, {"id": 8, "name": "Grace", "teamId": 3}],
        "teams": [{"id": 3, "name": "North", "leaderId": 8}]});
    service.post("/api/v1/roster", &roster).await;
    for id in [16, 17] {
        let contest = json!({"id": id, "title": "March Sprint", "startsAt": "2026-03-01T05:00:00Z",
            "endsAt": "2026-04-01T04:00:00Z", "metric": "revenue", "prizes": ["Dinner for two", {"amount": 100}]});
        service.post("/api/v1/contests", &contest).await;
    }
    service.post("/api/v1/contests/17/entries", &json!({"userId": 7})).await;
    for (id, user, revenue) in [(1, 7, 12_500.50), (2, 8, 900.0)] {
        let sale = json!({"saleId": id, "userId": user, "revenue": revenue, "signups": 0});
        service.post("/api/v1/sales", &sale).await;
    }
    service.clock().set("2026-03-05T17:00:00Z".parse().unwrap());
    in_time("the day is noted", async { while get(service, "/api/v1/users/7/history").await["days"] == json!([]) {} })
        .await;
}

pub(super) async fn every_example_is_answered_as_the_document_says(service: &TestService) {
    let achievement = json!({"userId": 7, "userName": "Ada", "achievementType": "milestone", "title": "100 deals",
        "description": "Closed 100 deals", "icon": "trophy"});
    report(service).await;
    for _ in 0..2 {
        service.post("/api/v1/leaderboard/achievements", &achievement).await;
        let ranking =
            json!({"userId": 7, "userName": "Ada", "previousRank": 3, "newRank": 1, "metric": "points", "value": 9});
        service.post("/api/v1/leaderboard/rank-changes", &ranking).await;
    }
    let session = json!({"sessionId": "rp-1", "userId": 7, "participants": [8], "scenarioId": "cold-call"});
    service.post("/api/v1/training/sessions", &session).await;
    broadcast(service, 1).await;
    notify(service, 7, "New module").await;
    service.post("/api/v1/users/7/notifications/read", &json!({"upTo": 9_999})).await;
    let mut pages = Vec::new();
    for namespace in ["notifications", "leaderboard", "leaderboard"] {
        pages.push(service.enter(namespace, &member(7, 3)).await);
    }
    for page in &mut pages[1..] {
        page.join("team:3").await;
        page.join("user:7").await;
    }
    let is_for_operators = |path: &str| path.starts_with("/api/v1/admin/") || path.starts_with("/api/v1/pairings");
    let of_all = |method| examples(method).into_iter().filter(|(request, _)| !is_for_operators(request));
    let gets: Vec<_> = of_all("GET").collect();
    assert_eq!(gets.len(), 14, "{gets:?}");
    for (path, documented) in gets {
        let documented: Value =
            serde_json::from_str(documented).unwrap_or_else(|error| panic!("{error}: {documented}"));
        let answer = get(service, path).await;
        assert_eq!(shape(&answer).to_string(), shape(&documented).to_string(), "{path}: {answer}");
    }
    let posts: Vec<_> = of_all("POST").collect();
    assert_eq!(posts.len(), 6, "{posts:?}");
    for (request, documented) in posts {
        let (path, body) = request.split_once(' ').unwrap();
        let answer = answer_to(service.posting(path, &serde_json::from_str(body).unwrap())).await;
        assert_eq!(answer.status, 200, "{request}: {answer:?}");
        let documented: Value = serde_json::from_str(documented).unwrap();
        assert_eq!(shape(&answer.json()).to_string(), shape(&documented).to_string(), "{request}");
    }
}
