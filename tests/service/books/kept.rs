//! What outlives the service.

use reqwest::RequestBuilder;
use serde_json::{Value, json};

use super::{about_revenue, get, sale, sell_quickly};
use crate::harness::{TestService, in_time, user};

async fn answer(request: RequestBuilder) -> (u16, String) {
    in_time("an answer", async {
        let response = request.send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    })
    .await
}

#[actix_rt::test]
async fn a_report_under_the_same_key_is_answered_the_same_after_a_restart() {
    let service = TestService::start("").await;
    let keyed = |service: &TestService, path: &str, body: &Value| {
        answer(service.posting(path, body).header("Idempotency-Key", "k1"))
    };
    let award = json!({ "userId": 7, "amount": 250, "source": "coach" });
    let first = keyed(&service, "/api/v1/training/xp-awards", &award).await;
    assert_eq!(first.0, 200, "{first:?}");
    let service = service.restart().await;
    assert_eq!(keyed(&service, "/api/v1/training/xp-awards", &award).await, first);
    assert_eq!(keyed(&service, "/api/v1/sales", &sale(1, 7, 10)).await.0, 409);
    assert_eq!(get(&service, "/api/v1/users/7/training").await["totalXP"], 250);
    service.stop().await;
}

#[actix_rt::test]
async fn what_is_held_back_is_told_before_the_service_stops() {
    let service = TestService::start("[rules.boards]\nmerge_window = \"1m\"").await;
    let token = service.token(&user(9));
    let mut fan = service.connect("leaderboard", Some(&token), "").await;
    let hello = fan.expect_hello().await;
    sell_quickly(&service, 7, 3).await;
    drop(fan);
    let service = service.restart().await;
    let since = format!("since={}:{}", hello["epoch"].as_str().unwrap(), hello["offset"]);
    let mut fan = service.connect("leaderboard", Some(&token), &since).await;
    assert_eq!(fan.expect_hello().await["recovered"], true);
    let fence = service.fence().await;
    let heard = fan.heard_before(&fence).await;
    let told = about_revenue(&heard, "rankings:update");
    assert_eq!(told.iter().map(|(_, data)| data["value"].clone()).collect::<Vec<_>>(), [10, 30]);
    // Nothing is in doubt, so nothing is shown anew.
    assert!(heard.iter().all(|message| message["event"] != "leaderboard:refresh"), "{heard:?}");
    service.stop().await;
}

#[actix_rt::test]
async fn boards_are_the_same_after_a_restart() {
    let service = TestService::start("").await;
    let (roster, contest) = (
        json!({ "users": [{ "id": 7, "name": "Ada", "teamId": 3 }], "teams": [{ "id": 3, "name": "North" }] }),
        json!({ "id": 17, "title": "T", "startsAt": "2099-01-01T00:00:00Z", "endsAt": "2099-02-01T00:00:00Z",
            "metric": "revenue", "prizes": [{ "b": 1.50, "a": 1 }] }),
    );
    service.post("/api/v1/roster", &roster).await;
    service.post("/api/v1/contests", &contest).await;
    service.post("/api/v1/contests/17/entries", &json!({ "userId": 7 })).await;
    sell_quickly(&service, 7, 3).await;
    service.post("/api/v1/training/module-completions", &json!({ "userId": 7, "moduleId": "m" })).await;
    let paths = ["leaderboard", "leaderboard/stats", "teams", "users/7/standing", "users/7/training", "contests/17"];
    let mut before = Vec::new();
    for path in paths {
        before.push(without_time(get(&service, &format!("/api/v1/{path}")).await));
    }
    let service = service.restart().await;
    for (path, before) in paths.into_iter().zip(before) {
        assert_eq!(without_time(get(&service, &format!("/api/v1/{path}")).await), before, "{path}");
    }
    service.stop().await;
}

fn without_time(mut answer: Value) -> Value {
    answer.as_object_mut().unwrap().remove("serverTime").unwrap();
    answer
}
