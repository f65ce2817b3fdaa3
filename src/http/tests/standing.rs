//! How things stand, as it is read.

use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};
use serde_json::{Value, json};

use super::{TestApi, reports};

/// Users 1 to 5 of which each has sold more than the next one, and 4 and 5 the same; 1 and 2 are in team 3.
async fn company() -> TestApi {
    let api = TestApi::new().await;
    let user = |id: u64| match id {
        1 | 2 => json!({ "id": id, "name": format!("U{id}"), "teamId": 3 }),
        _ => json!({ "id": id, "name": format!("U{id}") }),
    };
    let users: Vec<_> = (1..=6).map(user).collect();
    api.post("/api/v1/roster", &json!({ "users": users, "teams": [{ "id": 3, "name": "North" }] })).await;
    for (id, revenue) in [(1, 50), (2, 40), (3, 30), (4, 20), (5, 20)] {
        let sale = json!({ "saleId": id, "userId": id, "revenue": revenue, "signups": 0 });
        let (status, answer) = api.post("/api/v1/sales", &sale).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
    }
    api
}

/// Rank and user of the entries, as `rank.user`.
fn places(page: &Value) -> Vec<String> {
    let entries = page["entries"].as_array().unwrap_or_else(|| panic!("no entries: {page}"));
    entries.iter().map(|entry| format!("{}.{}", entry["rank"], entry["userId"])).collect()
}

#[actix_rt::test]
async fn a_board_is_read_from_the_top_from_anywhere_and_around_somebody() {
    let api = company().await;
    for (query, expected, offset) in [
        ("", &["1.1", "2.2", "3.3", "4.4", "4.5"][..], 0),
        ("?metric=monthlyRevenue&limit=2", &["1.1", "2.2"], 0),
        ("?limit=2&offset=3", &["4.4", "4.5"], 3),
        ("?limit=2&offset=4", &["4.5"], 4),
        ("?offset=99", &[], 99),
        ("?limit=3&around=3", &["2.2", "3.3", "4.4"], 1),
        ("?limit=3&around=1", &["1.1", "2.2", "3.3"], 0),
        ("?teamId=3", &["1.1", "2.2"], 0),
        ("?teamId=4", &[], 0),
        ("?metric=weeklySignups", &[], 0),
    ] {
        let (status, page) = api.get(&format!("/api/v1/leaderboard{query}")).await;
        assert_eq!((status, places(&page)), (StatusCode::OK, expected.iter().map(ToString::to_string).collect()));
        assert_eq!(page["offset"], offset, "{query}");
        assert!(page["serverTime"].is_string() && page["position"]["epoch"].is_string(), "{page}");
    }
    let (_, page) = api.get("/api/v1/leaderboard?teamId=3&limit=1").await;
    assert_eq!((&page["total"], &page["sum"], &page["teamId"]), (&json!(2), &json!(90), &json!(3)));
}

#[actix_rt::test]
async fn a_bad_question_names_the_parameter() {
    let api = company().await;
    for (path, status, field) in [
        ("/api/v1/leaderboard?metric=luck", 422, "metric"),
        ("/api/v1/leaderboard?teamId=0", 422, "teamId"),
        ("/api/v1/leaderboard?limit=0", 422, "limit"),
        ("/api/v1/leaderboard?limit=1001", 422, "limit"),
        ("/api/v1/leaderboard?limit=x", 400, "limit"),
        ("/api/v1/leaderboard?offset=-1", 422, "offset"),
        ("/api/v1/leaderboard?offset=1&around=1", 400, "offset"),
        ("/api/v1/leaderboard?page=2", 400, "page"),
        ("/api/v1/leaderboard/stats?metric=xp", 400, "metric"),
        ("/api/v1/teams?limit=0", 422, "limit"),
        ("/api/v1/teams?before=1", 400, "before"),
        ("/api/v1/contests?status=over", 422, "status"),
        ("/api/v1/contests?before=x", 422, "before"),
        ("/api/v1/contests/0", 422, "contestId"),
        ("/api/v1/users/0/standing", 422, "userId"),
        ("/api/v1/users/1/history?days=0", 422, "days"),
        ("/api/v1/users/1/history?days=401", 422, "days"),
        ("/api/v1/users/1/training?level=1", 400, "level"),
    ] {
        let (got, problem) = api.get(path).await;
        assert_eq!((got.as_u16(), &problem["errors"][0]["field"]), (status, &json!(field)), "{path}: {problem}");
    }
    for path in ["/api/v1/contests/99", "/api/v1/users/99/standing", "/api/v1/users/99/training"] {
        assert_eq!(api.get(path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    // No days are kept here.
    assert_eq!(api.get("/api/v1/users/1/history").await.0, StatusCode::NOT_FOUND);
}

#[actix_rt::test]
async fn teams_users_and_everybody_are_summed_up() {
    let api = company().await;
    let (_, teams) = api.get("/api/v1/teams").await;
    let north = &teams["teams"][0];
    assert_eq!((&north["name"], &north["members"]), (&json!("North"), &json!(2)));
    let revenue = &north["metrics"][0];
    assert_eq!((&revenue["sum"], &revenue["average"], &revenue["rank"]), (&json!(90), &json!(45), &json!(1)));
    let (_, stats) = api.get("/api/v1/leaderboard/stats").await;
    assert_eq!((&stats["users"], &stats["teams"], &stats["sales"]), (&json!(6), &json!(1), &json!(5)));
    let board = &stats["boards"][0];
    assert_eq!((&board["users"], &board["sum"], &board["average"]), (&json!(5), &json!(160), &json!(32)));
    assert_eq!(board["first"]["userId"], 1);
    let (_, standing) = api.get("/api/v1/users/2/standing").await;
    let revenue = &standing["metrics"][0];
    assert_eq!((&revenue["rank"], &revenue["teamRank"], &revenue["of"]), (&json!(2), &json!(2), &json!(5)));
    assert_eq!(revenue["percentile"], 80);
    let (_, idle) = api.get("/api/v1/users/6/standing").await;
    let revenue = &idle["metrics"][0];
    assert_eq!((&revenue["rank"], &revenue["value"], &revenue["percentile"]), (&json!(6), &json!(0), &json!(0)));
}

#[actix_rt::test]
async fn what_somebodys_training_has_come_to_is_read() {
    let api = TestApi::new().await;
    for (path, body, _) in reports() {
        api.post(path, &body).await;
    }
    let (status, training) = api.get("/api/v1/users/8/training").await;
    assert_eq!(status, StatusCode::OK);
    let figures =
        [("totalXP", 310), ("level", 2), ("levelAt", 200), ("nextLevelAt", 450), ("currentStreak", 1), ("freezes", 1)];
    for (key, value) in figures {
        assert_eq!(training[key], value, "{key} of {training}");
    }
    let achievements = training["achievements"].as_array().unwrap();
    let unlocked: Vec<_> = achievements.iter().filter(|one| one["unlockedAt"].is_string()).collect();
    let ids: Vec<_> = unlocked.iter().map(|one| one["achievementId"].as_str().unwrap()).collect();
    assert_eq!(ids, ["first_steps", "first_deal"]);
    assert!(achievements.len() > 10);
}

#[actix_rt::test]
async fn contests_are_listed_by_status_the_latest_first() {
    let api = TestApi::new().await;
    for id in 1..=3 {
        let year = if id == 1 { 2020 } else { 2099 };
        let contest = json!({ "id": id, "title": "T", "startsAt": format!("{year}-03-01T00:00:00Z"),
            "endsAt": format!("{year}-04-01T00:00:00Z"), "metric": "revenue" });
        api.post("/api/v1/contests", &contest).await;
    }
    let ids = |list: &Value| -> Vec<u64> {
        list["contests"].as_array().unwrap().iter().map(|one| one["contestId"].as_u64().unwrap()).collect()
    };
    for (query, expected, next) in [
        ("", &[3, 2, 1][..], Value::Null),
        ("?limit=2", &[3, 2], json!(2)),
        ("?limit=2&before=2", &[1], Value::Null),
        ("?status=upcoming", &[3, 2], Value::Null),
        ("?status=upcoming&limit=1", &[3], json!(3)),
        ("?status=completed", &[1], Value::Null),
        ("?status=active", &[], Value::Null),
    ] {
        let (status, list) = api.get(&format!("/api/v1/contests{query}")).await;
        assert_eq!((status, ids(&list).as_slice(), &list["next"]), (StatusCode::OK, expected, &next), "{query}");
    }
}

#[actix_rt::test]
async fn contests_are_reported_and_read_at_one_address() {
    let api = TestApi::new().await;
    for (method, path, allowed) in
        [(Method::DELETE, "/api/v1/contests", "GET, POST"), (Method::POST, "/api/v1/sales/s-1", "DELETE")]
    {
        let response = api.call(TestRequest::default().method(method).uri(path)).await;
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(response.headers().get(header::ALLOW).unwrap(), allowed);
    }
    const PAGE: &str = "http://service.example";
    let page = |request: TestRequest| {
        request.insert_header((header::HOST, "service.example")).insert_header((header::ORIGIN, PAGE))
    };
    for path in ["/api/v1/contests", "/api/v1/leaderboard", "/api/v1/users/7/history", "/api/v1/contests/7"] {
        let ask = page(TestRequest::default().method(Method::OPTIONS).uri(path));
        let asked = api.call(ask.insert_header((header::ACCESS_CONTROL_REQUEST_METHOD, "GET"))).await;
        assert_eq!(asked.status(), StatusCode::OK, "{path}");
        let get = page(TestRequest::get().uri(path)).insert_header((header::AUTHORIZATION, "Bearer rck_reader"));
        let got = api.call(get).await;
        for headers in [asked.headers(), got.headers()] {
            assert_eq!(headers.get(header::ACCESS_CONTROL_ALLOW_ORIGIN).unwrap(), PAGE, "{path}");
        }
    }
}
