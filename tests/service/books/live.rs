//! Who hears of a sale, and what the board and its stream are together.

use serde_json::{Value, json};

use super::{about_revenue, get, revenue_news, sell, sell_quickly, until, void};
use crate::harness::{Client, TestService, user};

/// Nothing is held back.
const UNMERGED: &str = "[rules.boards]\nmerge_window = \"0s\"";

/// What is held back stays so.
const HELD: &str = "[rules.boards]\nmerge_window = \"1m\"";

/// A page of a user, in his own room.
async fn page(service: &TestService, id: u64) -> Client {
    let mut page = service.enter("leaderboard", &user(id)).await;
    page.join(&format!("user:{id}")).await;
    page
}

fn ranks(change: &(Value, Value)) -> Value {
    let (room, data) = change;
    json!([room, data["userId"], data["previousRank"], data["newRank"], data["value"]])
}

#[actix_rt::test]
async fn a_sale_is_seen_by_everybody_and_its_ranks_by_those_they_are_of() {
    let service = TestService::start(UNMERGED).await;
    let (mut ada, mut grace) = (page(&service, 7).await, page(&service, 8).await);
    sell(&service, 1, 8, 100).await;
    let before = service.fence().await;
    ada.heard_before(&before).await;
    grace.heard_before(&before).await;

    sell(&service, 2, 7, 200).await;
    let fence = service.fence().await;
    let (ada, grace) = (ada.heard_before(&fence).await, grace.heard_before(&fence).await);
    for heard in [&ada, &grace] {
        let updates = about_revenue(heard, "rankings:update");
        assert_eq!(updates.iter().map(ranks).collect::<Vec<_>>(), [json!([null, 7, 2, 1, 200])]);
    }
    let changes = |heard: &[Value]| about_revenue(heard, "rank:changed").iter().map(ranks).collect::<Vec<_>>();
    assert_eq!(changes(&ada), [json!(["user:7", 7, 2, 1, 200])]);
    assert_eq!(changes(&grace), [json!(["user:8", 8, 1, 2, 100])]);
    let to_all =
        |heard: &[Value]| heard.iter().filter(|message| message["room"].is_null()).cloned().collect::<Vec<_>>();
    assert_eq!(to_all(&ada), to_all(&grace));
    service.stop().await;
}

#[actix_rt::test]
async fn of_quick_sales_the_first_is_told_at_once_and_the_others_as_one() {
    let service = TestService::start("").await;
    let mut fan = page(&service, 9).await;
    sell_quickly(&service, 7, 20).await;
    let mut told = Vec::new();
    while told.last().is_none_or(|(_, data): &(Value, Value)| data["value"] != 200) {
        told.extend(about_revenue(&until(&mut fan, "rankings:update").await, "rankings:update"));
    }
    assert_eq!(told.iter().map(ranks).collect::<Vec<_>>(), [json!([null, 7, 1, 1, 10]), json!([null, 7, 1, 1, 200])]);
    // Equal values are in the order in which they were reached, so that is what the event tells.
    let board = get(&service, "/api/v1/leaderboard").await;
    assert_eq!(board["entries"][0]["reachedAt"], told[1].1["timestamp"]);
    service.stop().await;
}

#[actix_rt::test]
async fn who_reads_a_board_has_what_was_held_back_told_first() {
    let service = TestService::start(HELD).await;
    let mut fan = page(&service, 9).await;
    sell_quickly(&service, 7, 3).await;
    let fence = service.fence().await;
    assert_eq!(revenue_news(&mut fan, &fence, "rankings:update").await.len(), 1);

    let board = get(&service, "/api/v1/leaderboard").await;
    assert_eq!((&board["entries"][0]["value"], &board["total"]), (&json!(30), &json!(1)));
    let fence = service.fence().await;
    let heard = fan.heard_before(&fence).await;
    let told = about_revenue(&heard, "rankings:update");
    assert_eq!(told.iter().map(ranks).collect::<Vec<_>>(), [json!([null, 7, 1, 1, 30])]);
    let position = &board["position"];
    assert!(heard.iter().all(|message| message["offset"].as_u64() <= position["offset"].as_u64()), "{heard:?}");
    // Who comes with the position has nothing of it to hear again.
    let since = format!("since={}:{}", position["epoch"].as_str().unwrap(), position["offset"]);
    let mut late = service.connect("leaderboard", Some(&service.token(&user(9))), &since).await;
    assert_eq!(late.expect_hello().await["recovered"], true);
    late.expect_nothing_but(&fence, &[]).await;
    service.stop().await;
}

#[actix_rt::test]
async fn everybody_is_shown_a_contest_that_is_announced_or_changed() {
    let service = TestService::start(UNMERGED).await;
    let mut grace = page(&service, 8).await;
    let contest = |title: &str| {
        json!({ "id": 17, "title": title, "startsAt": "2099-01-01T00:00:00Z", "endsAt": "2099-02-01T00:00:00Z",
            "metric": "revenue" })
    };
    for title in ["Sprint", "Marathon"] {
        service.post("/api/v1/contests", &contest(title)).await;
        let heard = until(&mut grace, "leaderboard:refresh").await;
        let shown = &heard.last().unwrap()["data"];
        assert_eq!(shown["boards"], json!([]));
        let contests = shown["contests"].as_array().unwrap();
        assert_eq!(contests.iter().map(|contest| &contest["title"]).collect::<Vec<_>>(), [title]);
    }
    service.post("/api/v1/contests", &contest("Marathon")).await;
    let fence = service.fence().await;
    grace.expect_nothing_but(&fence, &[]).await;
    service.stop().await;
}

#[actix_rt::test]
async fn nobody_else_hears_of_a_fall_and_everybody_is_shown_the_board() {
    let service = TestService::start(UNMERGED).await;
    let (mut ada, mut grace) = (page(&service, 7).await, page(&service, 8).await);
    for (id, user, revenue) in [(1, 7, 100), (2, 8, 90), (3, 7, 20)] {
        sell(&service, id, user, revenue).await;
    }
    let before = service.fence().await;
    ada.heard_before(&before).await;
    grace.heard_before(&before).await;

    let answer = void(&service, 1).await;
    assert_eq!(answer["standing"]["metrics"][0]["value"], 20);
    let (ada, grace) = (until(&mut ada, "leaderboard:refresh").await, until(&mut grace, "leaderboard:refresh").await);
    assert_eq!(grace.len(), 1, "{grace:?}");
    assert_eq!(ada.last(), grace.last());
    let falls = about_revenue(&ada, "rank:changed");
    assert_eq!(falls.iter().map(ranks).collect::<Vec<_>>(), [json!(["user:7", 7, 1, 2, 20])]);
    assert!(ada[..ada.len() - 1].iter().all(|message| message["event"] == "rank:changed"), "{ada:?}");
    let shown = &grace[0]["data"]["boards"][0];
    let mut board = get(&service, "/api/v1/leaderboard?limit=100").await;
    for key in ["serverTime", "position"] {
        board.as_object_mut().unwrap().remove(key);
    }
    assert_eq!(*shown, board);
    service.stop().await;
}
