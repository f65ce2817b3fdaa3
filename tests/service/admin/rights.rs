//! Who may.

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::{Answer, answer_to, get};
use crate::harness::{TestService, admin, coach, kiosk, user};

const PAGE: &str = "https://app.example.com";

/// A key that may publish and nothing else.
const PUBLISHER: &str = "rck_publisher";

async fn start() -> TestService {
    let key = |name: &str, key: &str, scope: &str| {
        let hash = ridgecast::http::ApiKeys::hash(key);
        format!("[[api.keys]]\nname = \"{name}\"\nhash = \"{hash}\"\nscopes = [\"{scope}\"]\n")
    };
    TestService::start(&format!("[server]\norigins = [\"{PAGE}\"]\n{}", key("monolith", PUBLISHER, "publish"))).await
}

/// A login's cookie, as a browser sends it back.
async fn cookie(service: &TestService, token: &str) -> String {
    let response = service.request(Method::POST, "/session").bearer_auth(token).send().await.unwrap();
    assert_eq!(response.status(), 200);
    response.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
}

fn telling(service: &TestService) -> RequestBuilder {
    let body = json!({"event": "greeting", "data": 1}).to_string();
    service.request(Method::POST, "/api/v1/broadcasts").header("content-type", "application/json").body(body)
}

#[actix_rt::test]
async fn administration_is_for_administrators_and_keys_that_may_do_everything() {
    let service = start().await;
    let [ordinary, coachs, screens, admins] = [user(7), coach(8), kiosk(), admin(5)].map(|who| service.token(&who));
    for (bearer, status) in [
        (Some(ordinary.as_str()), 403),
        (Some(&coachs), 403),
        (Some(&screens), 403),
        (Some(&admins), 200),
        (Some(PUBLISHER), 403),
        (Some(service.api_key()), 200),
        (Some("rck_unknown"), 401),
        (Some("no token"), 401),
        (None, 401),
    ] {
        for path in ["overview", "connections", "events", "presence", "keys"] {
            let request = service.request(Method::GET, &format!("/api/v1/admin/{path}"));
            let request = bearer.iter().fold(request, |request, bearer| request.bearer_auth(bearer));
            assert_eq!(answer_to(request).await.status, status, "{path} for {bearer:?}");
        }
        let request = service.request(Method::DELETE, "/api/v1/admin/users/99/connections");
        let request = bearer.iter().fold(request, |request, bearer| request.bearer_auth(bearer));
        assert_eq!(answer_to(request).await.status, status, "{bearer:?}");
    }
    service.stop().await;
}

#[actix_rt::test]
async fn a_foreign_page_can_do_nothing_with_an_administrators_cookie() {
    let service = start().await;
    let cookie = cookie(&service, &service.token(&admin(5))).await;
    let ending = || service.request(Method::DELETE, "/api/v1/admin/users/7/connections").header("cookie", &cookie);
    let own = format!("http://{}", service.address());
    for (origin, status) in [("https://evil.example.com", 403), ("null", 403), (PAGE, 200), (&own, 200)] {
        for request in [ending(), telling(&service).header("cookie", &cookie)] {
            assert_eq!(answer_to(request.header("origin", origin)).await.status, status, "{origin}");
        }
    }
    // Only the good ones were told.
    let events = get(&service, "events").await;
    assert_eq!(events["events"].as_array().unwrap().len(), 2);
    service.stop().await;
}

#[actix_rt::test]
async fn an_administrator_tells_events_and_has_idempotency_keys_of_his_own() {
    let service = start().await;
    let mut client = service.enter("notifications", &user(7)).await;
    let [ordinary, screens, five, six] = [user(7), kiosk(), admin(5), admin(6)].map(|who| service.token(&who));
    for (bearer, status) in [(ordinary.as_str(), 403), (&screens, 403), ("no token", 401)] {
        let answer = answer_to(telling(&service).bearer_auth(bearer)).await;
        assert_eq!(answer.status, status, "{answer:?}");
    }
    let told = async |bearer: &str| {
        let answer = answer_to(telling(&service).bearer_auth(bearer).header("idempotency-key", "k")).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()["events"][0]["offset"].clone()
    };
    let first = told(&five).await;
    assert_eq!(told(&five).await, first, "the same request under the same key");
    for other in [six.as_str(), service.api_key(), PUBLISHER] {
        assert_ne!(told(other).await, first);
    }
    // Reports and batches too.
    let post = |path: &str, body: Value| {
        let request = service.request(Method::POST, path).bearer_auth(&five).header("content-type", "application/json");
        answer_to(request.body(body.to_string()))
    };
    let ranked: Answer =
        post("/api/v1/sales", json!({"saleId": "s-1", "userId": 7, "revenue": 10, "signups": 1})).await;
    assert_eq!(ranked.status, 200, "{ranked:?}");
    let batch = json!([{"path": "/api/v1/broadcasts", "body": {"event": "last", "data": 2}}]);
    assert_eq!(post("/api/v1/batch", batch).await.status, 200);
    // But nobody's ticket: it would make him anybody.
    assert_eq!(post("/api/v1/tickets", json!({"userId": 1})).await.status, 401);
    let mut heard = Vec::new();
    loop {
        let event = client.expect("event").await["event"].clone();
        if event == "last" {
            break;
        }
        heard.push(event);
    }
    assert_eq!(heard.iter().filter(|event| **event == "greeting").count(), 4);
    drop(client);
    service.stop().await;
}

#[actix_rt::test]
async fn keys_are_listed_with_when_they_were_used_last() {
    let service = start().await;
    let keys = get(&service, "keys").await;
    let names: Vec<_> = keys["keys"].as_array().unwrap().iter().map(|key| key["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["monolith", "first-start"]);
    assert_eq!(keys["keys"][0], json!({"name": "monolith", "scopes": ["publish"]}));
    assert!(keys["keys"][1]["lastUsedAt"].is_string(), "it asks");
    assert_eq!(answer_to(telling(&service).bearer_auth(PUBLISHER)).await.status, 200);
    assert!(get(&service, "keys").await["keys"][0]["lastUsedAt"].is_string());
    service.stop().await;
}
