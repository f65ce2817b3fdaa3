//! What screens on walls are shown.

use ridgecast::clock::Clock;
use serde_json::{Value, json};

use super::{sell, until};
use crate::harness::{Client, TestService, kiosk, user};

/// A screen that shows the boards.
async fn screen(service: &TestService) -> Client {
    let mut screen = service.enter("leaderboard", &kiosk()).await;
    screen.join("tv-display").await;
    screen
}

/// What the screen is shown next.
async fn shown(screen: &mut Client) -> Value {
    until(screen, "tv:update").await.pop().unwrap()
}

#[actix_rt::test]
async fn a_screen_is_shown_how_things_stand_when_it_comes_and_when_they_change() {
    let service = TestService::start("[rules.boards]\ntv_interval = \"1ms\"").await;
    let contest = json!({ "id": 17, "title": "Sprint", "startsAt": "2020-01-01T00:00:00Z",
        "endsAt": "2020-02-01T00:00:00Z", "metric": "revenue" });
    service.post("/api/v1/contests", &contest).await;
    service.post("/api/v1/roster", &json!({ "users": [{ "id": 7, "name": "Ada", "teamId": 3 }] })).await;
    let mut hall = screen(&service).await;
    let first = shown(&mut hall).await;
    assert_eq!((&first["room"], first.get("offset")), (&json!("tv-display"), None), "it is fleeting");
    let data = &first["data"];
    assert_eq!(data["boards"].as_array().unwrap().len(), 8);
    assert_eq!((&data["teams"][0]["teamId"], &data["contests"][0]["contestId"]), (&json!(3), &json!(17)));
    assert!(data["serverTime"].is_string() && data["asOf"].is_string(), "{data}");

    sell(&service, 1, 7, 100).await;
    while shown(&mut hall).await["data"]["boards"][0]["entries"][0]["value"] != 100 {}
    service.stop().await;
}

#[actix_rt::test]
async fn a_screen_hears_at_once_and_again_that_the_stream_lives() {
    let clock = Clock::standing_at("2026-03-04T17:00:00Z".parse().unwrap());
    let changes = "[rules.boards]\ntv_beat = \"5ms\"";
    let service = TestService::start_by(clock, tempfile::tempdir().unwrap(), changes).await;
    // Nothing has been reported, so nothing is shown.
    let mut hall = screen(&service).await.hearing_beats();
    let beat = async |hall: &mut Client| until(hall, "tv:beat").await.pop().unwrap();
    let first = beat(&mut hall).await;
    assert_eq!(first["data"], json!({ "serverTime": "2026-03-04T17:00:00.000Z" }));
    assert_eq!((&first["room"], first.get("offset")), (&json!("tv-display"), None), "it is fleeting");
    service.clock().set("2026-03-04T18:00:00Z".parse().unwrap());
    while beat(&mut hall).await["data"]["serverTime"] != "2026-03-04T18:00:00.000Z" {}

    let mut other = screen(&service).await.hearing_beats();
    beat(&mut other).await;
    let mut page = service.enter("leaderboard", &user(7)).await.hearing_beats();
    let fence = service.fence().await;
    assert_eq!(page.heard_before(&fence).await, [] as [Value; 0], "it is for screens alone");
    service.stop().await;
}

#[actix_rt::test]
async fn screens_are_shown_nothing_more_often_than_the_interval() {
    let service = TestService::start("[rules.boards]\ntv_interval = \"1h\"\nmerge_window = \"0s\"").await;
    // Nobody watches: then the hour has not begun.
    sell(&service, 1, 7, 100).await;
    let mut hall = screen(&service).await;
    assert_eq!(shown(&mut hall).await["data"]["boards"][0]["entries"][0]["value"], 100);
    sell(&service, 2, 7, 100).await;
    let fence = service.fence().await;
    let heard = hall.heard_before(&fence).await;
    assert!(heard.iter().any(|message| message["event"] == "rankings:update"), "{heard:?}");
    assert!(heard.iter().all(|message| message["event"] != "tv:update"), "{heard:?}");
    service.stop().await;
}
