//! Who may read what.

use reqwest::{Method, RequestBuilder};
use serde_json::json;

use super::{Answer, PAGE, PUBLISHER, READER, answer_to, getting, notify};
use crate::harness::{TestService, admin, coach, kiosk, user};

const EVENTS: &str = "/api/v1/events";
const FEED: &str = "/api/v1/achievements";
const INBOX: &str = "/api/v1/users/7/notifications";
const SESSIONS: &str = "/api/v1/users/7/sessions";

/// Says that user 7 has read everything.
fn reading(service: &TestService) -> RequestBuilder {
    let request = service.request(Method::POST, &format!("{INBOX}/read"));
    request.header("content-type", "application/json").body(json!({"upTo": 99}).to_string())
}

async fn cookie(service: &TestService, who: u64) -> String {
    let answer = answer_to(service.request(Method::POST, "/session").bearer_auth(service.token(&user(who)))).await;
    assert_eq!(answer.status, 200);
    answer.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
}

pub(super) async fn the_journal_is_for_keys_that_may_read(service: &TestService) {
    for (bearer, status) in [
        (READER, 200),
        (service.api_key(), 200),
        (PUBLISHER, 403),
        ("rck_unknown", 401),
        (service.token(&admin(1)).as_str(), 401),
    ] {
        assert_eq!(answer_to(getting(service, EVENTS, bearer)).await.status, status, "{bearer}");
    }
    let refused = answer_to(getting(service, EVENTS, PUBLISHER)).await;
    assert!(refused.headers["www-authenticate"].to_str().unwrap().contains(r#"scope="read""#));
    assert_eq!(refused.detail(), "the API key `publisher` has not the scope `read`");
    assert_eq!(answer_to(service.request(Method::GET, EVENTS)).await.status, 401);
    // Who may not read is not told what he has asked for wrongly.
    assert_eq!(answer_to(service.request(Method::GET, "/api/v1/events?x=1")).await.status, 401);
    let answer = answer_to(service.request(Method::DELETE, EVENTS)).await;
    assert_eq!((answer.status, answer.headers["allow"].to_str().unwrap()), (405, "GET"));
}

pub(super) async fn signed_in_users_see_achievements_and_their_own_inbox(service: &TestService) {
    notify(service, 7, "his").await;
    let [his, anothers, admins, coachs, screens] =
        [user(7), user(8), admin(1), coach(9), kiosk()].map(|who| service.token(&who));
    for (bearer, feed, inbox, read) in [
        (his.as_str(), 200, 200, 200),
        (&anothers, 200, 403, 403),
        (&admins, 200, 200, 200),
        (&coachs, 200, 403, 403),
        (&screens, 403, 403, 403),
        (READER, 200, 200, 403),
        (PUBLISHER, 403, 403, 200),
        ("rck_unknown", 401, 401, 401),
        ("nonsense", 401, 401, 401),
    ] {
        assert_eq!(answer_to(getting(service, FEED, bearer)).await.status, feed, "{bearer}");
        assert_eq!(answer_to(getting(service, INBOX, bearer)).await.status, inbox, "{bearer}");
        assert_eq!(answer_to(getting(service, SESSIONS, bearer)).await.status, inbox, "{bearer}");
        assert_eq!(answer_to(reading(service).bearer_auth(bearer)).await.status, read, "{bearer}");
    }
    for path in [FEED, INBOX] {
        let nobody = answer_to(service.request(Method::GET, path)).await;
        assert_eq!(nobody.status, 401);
        assert!(nobody.headers.contains_key("www-authenticate"));
        assert!(nobody.detail().starts_with("expected an API key or a token"), "{}", nobody.detail());
        let in_query = service.request(Method::GET, &format!("{path}?token={his}"));
        assert_eq!(answer_to(in_query).await.status, 200);
        let bad = service.request(Method::GET, &format!("{path}?token=bad"));
        assert_eq!(answer_to(bad).await.status, 401);
    }
    assert_eq!(answer_to(reading(service)).await.status, 401);

    let (his, anothers) = (cookie(service, 7).await, cookie(service, 8).await);
    for (cookie, status) in [(&his, 200), (&anothers, 403)] {
        let with_cookie = |request: RequestBuilder| request.header("cookie", cookie);
        assert_eq!(answer_to(with_cookie(service.request(Method::GET, FEED))).await.status, 200);
        assert_eq!(answer_to(with_cookie(service.request(Method::GET, INBOX))).await.status, status);
        assert_eq!(answer_to(with_cookie(reading(service))).await.status, status);
    }
    assert_eq!(answer_to(service.request(Method::DELETE, "/session").header("cookie", &his)).await.status, 204);
    let over = answer_to(service.request(Method::GET, INBOX).header("cookie", &his)).await;
    assert_eq!(
        (over.status, over.detail().as_str()),
        (401, "cookie `ridgecast_session` holds no login that is still good")
    );
}

pub(super) async fn keys_and_administrators_see_who_is_there_and_users_only_themselves(service: &TestService) {
    let [his, anothers, admins, coachs, screens] =
        [user(7), user(8), admin(1), coach(9), kiosk()].map(|who| service.token(&who));
    for (bearer, rooms, presence) in [
        (his.as_str(), 403, 200),
        (&anothers, 403, 403),
        (&admins, 200, 200),
        (&coachs, 403, 403),
        (&screens, 403, 403),
        (READER, 200, 200),
        (PUBLISHER, 403, 403),
        ("rck_unknown", 401, 401),
    ] {
        for (path, status) in [("/api/v1/rooms", rooms), ("/api/v1/users/7/presence", presence)] {
            assert_eq!(answer_to(getting(service, path, bearer)).await.status, status, "{path} for {bearer}");
        }
    }
    let refused = answer_to(getting(service, "/api/v1/rooms", &his)).await;
    assert_eq!(refused.detail(), "expected an administrator or an API key");
}

pub(super) async fn signed_in_users_see_boards_and_their_own_training(service: &TestService) {
    service.post("/api/v1/roster", &json!({"users": [{"id": 7, "name": "Ada"}], "teams": []})).await;
    let contest = json!({"id": 17, "title": "T", "startsAt": "2026-03-01T05:00:00Z", "endsAt": "2026-04-01T04:00:00Z",
        "metric": "revenue"});
    service.post("/api/v1/contests", &contest).await;
    let [his, anothers, admins, coachs, screens] =
        [user(7), user(8), admin(1), coach(9), kiosk()].map(|who| service.token(&who));
    for (bearer, boards, training) in [
        (Some(his.as_str()), 200, 200),
        (Some(&anothers), 200, 403),
        (Some(&admins), 200, 200),
        (Some(&coachs), 200, 403),
        (Some(&screens), 403, 403),
        (Some(READER), 200, 200),
        (Some(PUBLISHER), 403, 403),
        (Some("rck_unknown"), 401, 401),
        (None, 401, 401),
    ] {
        for path in [
            "leaderboard",
            "leaderboard/stats",
            "teams",
            "users/7/standing",
            "users/7/history",
            "users/7/training",
            "contests",
            "contests/17",
        ] {
            let status = if path.ends_with("training") { training } else { boards };
            let request = service.request(Method::GET, &format!("/api/v1/{path}"));
            let request = match bearer {
                Some(bearer) => request.bearer_auth(bearer),
                None => request,
            };
            let answer = answer_to(request).await;
            assert_eq!(answer.status, status, "{path} for {bearer:?}: {answer:?}");
            assert!(!answer.body.contains('@'), "{answer:?}");
        }
    }
    // Reports are for keys and administrators alone.
    for (bearer, status) in [(his.as_str(), 403), (&screens, 403), (READER, 403)] {
        for (method, path) in [(Method::POST, "/api/v1/sales"), (Method::DELETE, "/api/v1/sales/s-1")] {
            let request = service.request(method, path).bearer_auth(bearer).header("content-type", "application/json");
            assert_eq!(answer_to(request.body("{}")).await.status, status, "{path}");
        }
    }
}

pub(super) async fn pages_ask_from_origins_that_may(service: &TestService) {
    notify(service, 7, "his").await;
    let cookie = cookie(service, 7).await;
    let from = |request: RequestBuilder, origin: &str| {
        let request = request.header("cookie", &cookie).header("origin", origin);
        answer_to(request)
    };
    let allowed = |answer: &Answer| answer.headers.get("access-control-allow-origin").cloned();
    let own = format!("http://{}", service.address());
    for foreign in ["https://evil.example.com", "null"] {
        for request in [service.request(Method::GET, FEED), service.request(Method::GET, INBOX), reading(service)] {
            let answer = from(request, foreign).await;
            assert_eq!((answer.status, allowed(&answer)), (403, None), "{foreign}");
        }
    }
    // Nothing was read from there.
    assert_eq!(from(service.request(Method::GET, INBOX), PAGE).await.json()["unread"], 1);
    for origin in [PAGE, &own] {
        for request in [service.request(Method::GET, FEED), service.request(Method::GET, INBOX), reading(service)] {
            let answer = from(request, origin).await;
            assert_eq!(answer.status, 200, "{answer:?}");
            assert_eq!(allowed(&answer).unwrap(), origin);
            assert_eq!(answer.headers["access-control-allow-credentials"], "true");
        }
        let preflight = service.request(Method::OPTIONS, &format!("{INBOX}/read"));
        let preflight = preflight
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type");
        let answer = from(preflight, origin).await;
        assert_eq!((answer.status, allowed(&answer).unwrap().to_str().unwrap()), (200, origin));
    }
    // The journal is for programs.
    let events = getting(service, EVENTS, READER).header("origin", PAGE);
    assert_eq!(allowed(&answer_to(events).await), None);
}
