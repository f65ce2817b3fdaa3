//! What is done by the clock, which these tests set: contests end, months turn, days are noted.

use ridgecast::clock::Clock;
use serde_json::{Value, json};

use crate::harness::{Client, TestService, in_time, user};

/// A service whose clock stands at this time.
async fn at(time: &str) -> (TestService, Clock) {
    at_with(time, "").await
}

/// The same, with some settings (TOML).
async fn at_with(time: &str, changes: &str) -> (TestService, Clock) {
    let clock = Clock::standing_at(time.parse().unwrap());
    let service = TestService::start_by(clock.clone(), tempfile::tempdir().unwrap(), changes).await;
    (service, clock)
}

fn set(clock: &Clock, time: &str) {
    clock.set(time.parse().unwrap());
}

async fn get(service: &TestService, path: &str) -> Value {
    let answer = in_time(path, async {
        let request = service.request(reqwest::Method::GET, path).bearer_auth(service.api_key());
        request.send().await.unwrap().text().await.unwrap()
    })
    .await;
    serde_json::from_str(&answer).unwrap()
}

/// The days of a user's history, as soon as one is noted.
async fn days(service: &TestService, user: u64) -> Value {
    let path = format!("/api/v1/users/{user}/history?days=5");
    in_time("the day is noted", async {
        loop {
            let days = get(service, &path).await["days"].clone();
            if days != json!([]) {
                break days;
            }
        }
    })
    .await
}

async fn sell(service: &TestService, id: &str, user: u64, revenue: f64) -> Value {
    let sale = json!({ "saleId": id, "userId": user, "revenue": revenue, "signups": 1 });
    service.post("/api/v1/sales", &sale).await
}

/// Hears messages up to the next event of this name, and gives its payload.
async fn next_event(client: &mut Client, name: &str) -> Value {
    loop {
        let message = client.next_json().await;
        if message["event"] == name {
            return message["data"].clone();
        }
    }
}

/// A contest of the afternoon (10 to 11 in New York), with two who take part and have sold the same.
async fn sprint(service: &TestService) {
    let contest = json!({
        "id": 17, "title": "Sprint", "startsAt": "2026-03-02T15:00:00Z", "endsAt": "2026-03-02T16:00:00Z",
        "metric": "revenue", "prizes": ["Dinner", "Tickets"],
    });
    service.post("/api/v1/contests", &contest).await;
    for user in [7, 8, 9] {
        service.post("/api/v1/contests/17/entries", &json!({ "userId": user })).await;
    }
    for (id, user, revenue) in [("a", 7, 100.25), ("b", 8, 100.25), ("c", 9, 50.0)] {
        sell(service, id, user, revenue).await;
    }
}

fn places(settled: &Value) -> Vec<(u64, u64, Value)> {
    let place =
        |place: &Value| (place["place"].as_u64().unwrap(), place["userId"].as_u64().unwrap(), place["prize"].clone());
    settled["places"].as_array().unwrap().iter().map(place).collect()
}

/// How often the contest was settled, as the journal has it.
async fn settlements(service: &TestService) -> usize {
    let events = get(service, "/api/v1/events?namespace=/leaderboard&room=contest:17&limit=1000").await;
    events["events"].as_array().unwrap().iter().filter(|event| event["event"] == "contest:settled").count()
}

#[actix_rt::test]
async fn a_contest_ends_at_its_end_once_whatever_the_clock_does_then() {
    let (service, clock) = at("2026-03-02T15:30:00Z").await;
    let mut fan = service.enter("leaderboard", &user(7)).await;
    fan.join("contest:17").await;
    let mut elsewhere = service.enter("leaderboard", &user(9)).await;
    sprint(&service).await;
    assert_eq!(get(&service, "/api/v1/contests/17").await["status"], "active");
    let announced = next_event(&mut elsewhere, "leaderboard:refresh").await;
    assert_eq!(announced["contests"][0]["status"], "active");

    set(&clock, "2026-03-02T16:00:00Z");
    let settled = next_event(&mut fan, "contest:settled").await;
    let shown = next_event(&mut elsewhere, "leaderboard:refresh").await;
    assert_eq!(shown["contests"][0]["settledAt"], settled["settledAt"]);
    let dinner = json!("Dinner");
    assert_eq!(places(&settled), [(1, 7, dinner.clone()), (1, 8, dinner), (3, 9, Value::Null)]);

    set(&clock, "2026-03-02T15:45:00Z");
    let late = json!({
        "saleId": "d", "userId": 9, "revenue": 900, "signups": 0, "soldAt": "2026-03-02T15:40:00Z",
    });
    service.post("/api/v1/sales", &late).await;
    let contest = get(&service, "/api/v1/contests/17").await;
    assert_eq!((&contest["status"], &contest["board"][2]["value"]), (&json!("completed"), &json!(50)));
    set(&clock, "2026-03-02T16:30:00Z");
    let fence = service.fence().await;
    assert!(fan.heard_before(&fence).await.iter().all(|message| message["event"] != "contest:settled"));
    assert_eq!(settlements(&service).await, 1);
    service.stop().await;
}

#[actix_rt::test]
async fn a_contest_that_ends_while_nobody_is_there_is_settled_at_the_next_start_and_not_again() {
    let (service, clock) = at("2026-03-02T15:30:00Z").await;
    sprint(&service).await;
    let data = service.stop_and_keep().await;
    set(&clock, "2026-03-02T18:00:00Z");
    let service = TestService::start_by(clock.clone(), data, "").await;
    let mut fan = service.enter("leaderboard", &user(7)).await;
    // Whether it was settled before he joined or after, one of the two tells.
    fan.join("contest:17").await;
    let contest = loop {
        let contest = get(&service, "/api/v1/contests/17").await;
        if contest["settledAt"].is_string() {
            break contest;
        }
    };
    assert_eq!((&contest["status"], &contest["settledAt"]), (&json!("completed"), &json!("2026-03-02T18:00:00.000Z")));
    let voided = service.request(reqwest::Method::DELETE, "/api/v1/sales/a").bearer_auth(service.api_key());
    let voided: Value = serde_json::from_str(&voided.send().await.unwrap().text().await.unwrap()).unwrap();
    assert_eq!(voided["note"], "what was won stays, because it is settled: contest 17");
    let service = service.restart().await;
    assert_eq!(get(&service, "/api/v1/contests/17").await["board"], contest["board"]);
    assert_eq!(settlements(&service).await, 1);
    service.stop().await;
}

#[actix_rt::test]
async fn a_month_turns_at_midnight_in_new_york_and_leaves_how_everybody_stood() {
    let (service, clock) = at("2026-04-01T03:59:58Z").await;
    let mut fan = service.enter("leaderboard", &user(7)).await;
    sell(&service, "a", 7, 100.0).await;
    sell(&service, "b", 8, 200.0).await;
    let march = get(&service, "/api/v1/leaderboard?metric=monthlyRevenue").await;
    assert_eq!((&march["period"], &march["total"]), (&json!("2026-03"), &json!(2)));
    assert_eq!(get(&service, "/api/v1/users/7/history").await["days"], json!([]));

    set(&clock, "2026-04-01T04:00:00Z");
    let shown = next_event(&mut fan, "leaderboard:refresh").await;
    let boards: Vec<_> = shown["boards"].as_array().unwrap().iter().map(|board| &board["metric"]).collect();
    assert_eq!(boards, ["monthlyRevenue", "monthlySignups"]);
    assert!(
        shown["boards"].as_array().unwrap().iter().all(|board| board["period"] == "2026-04" && board["total"] == 0)
    );
    assert_eq!(get(&service, "/api/v1/leaderboard?metric=yearlyRevenue").await["total"], 2);

    let days = days(&service, 7).await;
    assert_eq!((days.as_array().unwrap().len(), &days[0]["day"]), (1, &json!("2026-03-31")));
    let revenue = json!({ "metric": "monthlyRevenue", "rank": 2, "value": 100 });
    assert_eq!(days[0]["metrics"][0], revenue);

    sell(&service, "c", 7, 150.0).await;
    let standing = get(&service, "/api/v1/users/7/standing").await;
    let of = |metric: &str| {
        let metrics = standing["metrics"].as_array().unwrap();
        metrics.iter().find(|standing| standing["metric"] == metric).unwrap().clone()
    };
    let (year, month) = (of("yearlyRevenue"), of("monthlyRevenue"));
    assert_eq!((&year["rank"], &year["value"], &year["change"]), (&json!(1), &json!(250), &json!(1)));
    assert_eq!((&month["rank"], &month["value"], &month["of"]), (&json!(1), &json!(150), &json!(1)));
    service.stop().await;
}

#[actix_rt::test]
async fn a_late_sale_lands_in_its_own_month_and_a_day_that_ended_without_us_is_noted() {
    let (service, clock) = at("2026-03-31T15:00:00Z").await;
    sell(&service, "a", 7, 9_999.99).await;
    let data = service.stop_and_keep().await;
    set(&clock, "2026-04-02T15:00:00Z");
    let service = TestService::start_by(clock, data, "").await;
    let mut rep = service.enter("leaderboard", &user(7)).await;
    rep.join("user:7").await;
    let late = json!({
        "saleId": "b", "userId": 7, "revenue": "0.01", "signups": 0, "soldAt": "2026-03-31T20:00:00Z",
    });
    service.post("/api/v1/sales", &late).await;
    let earned = next_event(&mut rep, "achievement:earned").await;
    assert_eq!((&earned["achievementType"], &earned["title"]), (&json!("milestone"), &json!("$10,000 in March 2026")));
    assert_eq!(get(&service, "/api/v1/leaderboard?metric=monthlyRevenue").await["total"], 0);
    assert_eq!(get(&service, "/api/v1/leaderboard?metric=yearlyRevenue").await["entries"][0]["value"], 10_000);
    let days = days(&service, 7).await;
    assert_eq!((days.as_array().unwrap().len(), &days[0]["day"]), (1, &json!("2026-03-31")));
    service.stop().await;
}

#[actix_rt::test]
async fn days_are_kept_as_long_as_the_settings_say() {
    let (service, clock) = at_with("2026-03-29T15:00:00Z", "[rules.boards]\nhistory_days = 2").await;
    sell(&service, "a", 7, 100.0).await;
    for (now, expected) in [
        ("2026-03-30T15:00:00Z", vec!["2026-03-29"]),
        ("2026-03-31T15:00:00Z", vec!["2026-03-29", "2026-03-30"]),
        ("2026-04-01T15:00:00Z", vec!["2026-03-30", "2026-03-31"]),
    ] {
        set(&clock, now);
        in_time(now, async {
            loop {
                let history = get(&service, "/api/v1/users/7/history").await;
                let days: Vec<_> = history["days"].as_array().unwrap().iter().map(|day| &day["day"]).collect();
                if days.last() == Some(&&json!(expected.last().unwrap())) {
                    break assert_eq!(days, expected);
                }
            }
        })
        .await;
    }
    service.stop().await;
}
