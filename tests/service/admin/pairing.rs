//! How a screen on a wall gets its token.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::{Answer, answer_to, asking, send};
use crate::harness::{TestService, admin, user};

async fn begin(service: &TestService) -> Answer {
    answer_to(service.request(Method::POST, "/api/v1/pairings")).await
}

async fn look(service: &TestService, begun: &Value) -> Answer {
    let path = format!("/api/v1/pairings/{}", begun["pairingId"].as_str().unwrap());
    answer_to(service.request(Method::GET, &path)).await
}

#[actix_rt::test]
async fn a_screen_shows_a_code_an_administrator_names_it_and_it_enters_with_its_token() {
    let service = TestService::start("[identity.pairing]\nwrong_code = \"1ms\"").await;
    let begun = begin(&service).await;
    assert_eq!(begun.status, 201);
    let begun = begun.json();
    let code = begun["code"].as_str().unwrap();
    assert_eq!((code.len(), begun["pairingId"].as_str().unwrap().len()), (6, 43));
    assert_eq!(begun["pollAfterMs"], 3000);
    assert!(begun["expiresAt"].as_str().unwrap().ends_with('Z'));
    assert_eq!(look(&service, &begun).await.json(), json!({"status": "waiting"}));

    // Neither a stranger nor an ordinary user confirms it.
    let confirm = |bearer: String| {
        let path = format!("/api/v1/admin/pairings/{}", code.to_lowercase());
        let request = service.request(Method::POST, &path).bearer_auth(bearer);
        answer_to(request.header("content-type", "application/json").body(json!({"name": " Lobby "}).to_string()))
    };
    assert_eq!(confirm("no token".to_owned()).await.status, 401);
    assert_eq!(confirm(service.token(&user(7))).await.status, 403);
    let wrong = send(&service, Method::POST, "pairings/AAAAAA", &json!({"name": "Lobby"})).await;
    assert_eq!(wrong.status, 404);
    let unnamed = send(&service, Method::POST, &format!("pairings/{code}"), &json!({"name": "\n"})).await;
    assert_eq!(unnamed.status, 422);
    assert_eq!(look(&service, &begun).await.json(), json!({"status": "waiting"}));

    let confirmed = confirm(service.token(&admin(5))).await;
    assert_eq!((confirmed.status, confirmed.json()), (200, json!({"name": "Lobby"})));
    assert_eq!(confirm(service.token(&admin(5))).await.status, 404, "it is good once");
    let paired = look(&service, &begun).await.json();
    assert_eq!((&paired["status"], &paired["name"]), (&json!("confirmed"), &json!("Lobby")));

    let mut screen = service.connect("leaderboard", paired["token"].as_str(), "").await;
    assert_eq!(screen.expect_hello().await["userId"], Value::Null);
    screen.join("tv-display").await;
    let says = super::get(&service, "screens").await;
    assert_eq!(says["screens"][0]["name"], "Lobby");
    assert_eq!(
        service.handshake("training").query("token", paired["token"].as_str().unwrap()).refused().await.status,
        403
    );
    drop(screen);
    service.stop().await;
}

#[actix_rt::test]
async fn a_code_runs_out_and_one_address_gets_only_some() {
    let service = TestService::start("[identity.pairing]\nttl = \"1s\"\nmost_per_address = 2").await;
    let first = begin(&service).await.json();
    assert_eq!(begin(&service).await.status, 201);
    let response = service.request(Method::POST, "/api/v1/pairings").send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.headers()["retry-after"].to_str().unwrap()), (429, "1"));
    // By way of the proxy it is another address.
    let elsewhere = service.request(Method::POST, "/api/v1/pairings").header("x-forwarded-for", "203.0.113.9");
    assert_eq!(answer_to(elsewhere).await.status, 201);
    let foreign = service.request(Method::POST, "/api/v1/pairings").header("origin", "https://evil.example.com");
    assert_eq!(answer_to(foreign).await.status, 403);

    let over = crate::harness::in_time("the code runs out", async {
        loop {
            let answer = look(&service, &first).await;
            if answer.status != 200 {
                return answer;
            }
        }
    });
    assert_eq!(over.await.status, 404);
    assert_eq!(begin(&service).await.status, 201, "there is a place again");
    assert_eq!(look(&service, &json!({"pairingId": "made-up"})).await.status, 404);
    service.stop().await;
}

#[actix_rt::test]
async fn an_administrator_makes_a_token_for_a_screen() {
    let service = TestService::start("[identity]\nkiosk_ttl = \"2h\"").await;
    let hours = |answer: &Answer| {
        let expires: jiff::Timestamp = answer.json()["expiresAt"].as_str().unwrap().parse().unwrap();
        (expires.duration_since(jiff::Timestamp::now()).as_secs_f64() / 3600.0).round()
    };
    for (body, lasts) in [(json!({"name": "Hall 2"}), 2.0), (json!({"name": "Hall 2", "ttl": "10d"}), 240.0)] {
        let made = send(&service, Method::POST, "kiosk-tokens", &body).await;
        assert_eq!((made.status, &made.json()["name"]), (201, &json!("Hall 2")));
        assert_eq!(hours(&made), lasts);
        let token = made.json()["token"].as_str().unwrap().to_owned();
        let mut screen = service.connect("leaderboard", Some(&token), "").await;
        screen.expect_hello().await;
        screen.join("tv-display").await;
    }
    let asked = asking(&service, Method::POST, "kiosk-tokens").header("content-type", "application/json");
    assert_eq!(answer_to(asked.body("{}")).await.status, 400);
    for (body, status, detail) in [
        (json!({"name": ""}), 422, "name: expected 1 to 100 characters"),
        (json!({"name": "x", "ttl": "soon"}), 400, "ttl: expected a time such as `365d`"),
        (json!({"name": "x", "ttl": "100y"}), 422, "ttl: expected a time such as `365d`"),
        (json!({"name": "x", "kiosk": true}), 400, "kiosk: unknown field"),
    ] {
        let answer = send(&service, Method::POST, "kiosk-tokens", &body).await;
        assert_eq!(answer.status, status, "{body}");
        assert!(answer.json()["detail"].as_str().unwrap().starts_with(detail), "{answer:?}");
    }
    service.stop().await;
}

#[actix_rt::test]
async fn a_wrong_code_is_answered_late() {
    let held = Duration::from_millis(300);
    let service = TestService::start("[identity.pairing]\nwrong_code = \"300ms\"").await;
    let since = std::time::Instant::now();
    let wrong = send(&service, Method::POST, "pairings/AAAAAA", &json!({"name": "Lobby"})).await;
    assert_eq!(wrong.status, 404);
    assert!(since.elapsed() >= held);
    service.stop().await;
}
