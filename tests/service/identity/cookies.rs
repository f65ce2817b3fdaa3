//! The service's own login cookie and the one-time tickets.

use reqwest::{Method, Response};
use ridgecast::session::identity::Profile;
use serde_json::{Value, json};

use crate::harness::{Client, TestService, in_time, kiosk, member, user};

async fn exchange(service: &TestService, body: Value) -> Response {
    let request = service.request(Method::POST, "/session").header("content-type", "application/json");
    in_time("the answer to POST /session", request.body(body.to_string()).send()).await.unwrap()
}

/// `name=value`, as a browser sends it back.
fn cookie(response: &Response) -> String {
    let set = response.headers()["set-cookie"].to_str().unwrap();
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax") && set.contains("Secure"), "{set}");
    set.split(';').next().unwrap().to_owned()
}

/// Logs somebody in and gives his cookie.
async fn log_in(service: &TestService, who: &Profile) -> String {
    let response = exchange(service, json!({"token": service.token(who)})).await;
    assert_eq!(response.status(), 200);
    cookie(&response)
}

async fn log_out(service: &TestService, cookie: &str) {
    let response = service.request(Method::DELETE, "/session").header("cookie", cookie).send();
    assert_eq!(in_time("the answer to DELETE /session", response).await.unwrap().status(), 204);
}

async fn enter(service: &TestService, namespace: &str, cookie: &str) -> (Client, Value) {
    // A browser sends other cookies along.
    let mut client = service.handshake(namespace).header("cookie", &format!("theme=dark; {cookie}; x=1")).open().await;
    let hello = client.expect_hello().await;
    (client, hello)
}

#[actix_rt::test]
async fn a_login_opens_every_namespace_until_it_ends_and_takes_its_connections_along() {
    let service = TestService::start("").await;
    let ada = log_in(&service, &member(7, 3)).await;
    let adas_phone = log_in(&service, &user(7)).await;
    let bob = log_in(&service, &user(8)).await;
    let mut ending = Vec::new();
    for namespace in ["notifications", "leaderboard", "training", "field"] {
        let (client, hello) = enter(&service, namespace, &ada).await;
        assert_eq!(hello["userId"], 7);
        ending.push(client);
    }
    ending[1].join("team:3").await;
    let mut staying = [
        enter(&service, "notifications", &adas_phone).await.0,
        enter(&service, "notifications", &bob).await.0,
        service.enter("notifications", &user(7)).await,
    ];
    log_out(&service, &ada).await;
    // Dead at once: before its connections have heard of it.
    let refused = service.handshake("leaderboard").header("cookie", &ada).refused().await;
    assert_eq!(refused.status, 401);
    assert_eq!(refused.problem["detail"], "cookie `ridgecast_session` holds no login that is still good");
    for client in &mut ending {
        let closed = client.closed().await;
        assert_eq!((closed.code, closed.before.len()), (4502, 0), "{closed:?}");
        assert_eq!(closed.reason, "the login has ended; do not come back with it");
    }
    let fence = service.fence().await;
    for client in &mut staying {
        client.expect_nothing_but(&fence, &[]).await;
    }
    // Nothing is left to end.
    log_out(&service, &ada).await;
    drop((ending, staying));
    service.stop().await;
}

#[actix_rt::test]
async fn a_ticket_is_good_for_one_login() {
    let service = TestService::start("").await;
    let profile = json!({"userId": 7, "name": "Ada", "teams": [3], "roles": ["coach"]});
    let answer = service.post("/api/v1/tickets", &profile).await;
    assert!(answer["expiresAt"].as_str().unwrap().ends_with('Z'), "{answer}");
    let ticket = json!({"ticket": answer["ticket"]});
    let response = exchange(&service, ticket.clone()).await;
    assert_eq!(response.status(), 200);
    let cookie = cookie(&response);
    assert_eq!(response.json::<Value>().await.unwrap()["userId"], 7);
    let again = exchange(&service, ticket).await;
    assert_eq!(again.status(), 401);
    assert!(again.headers().get("set-cookie").is_none());
    let (mut client, hello) = enter(&service, "leaderboard", &cookie).await;
    assert_eq!(hello["userId"], 7);
    client.join("team:3").await;
    drop(client);
    service.stop().await;
}

#[actix_rt::test]
async fn tickets_are_for_those_with_a_key_and_run_out() {
    let service = TestService::start("[identity.session]\nticket_ttl = \"1ms\"").await;
    let request = service.request(Method::POST, "/api/v1/tickets").header("content-type", "application/json");
    assert_eq!(request.body(r#"{"userId":7}"#).send().await.unwrap().status(), 401);
    let answer = service.post("/api/v1/tickets", &json!({"userId": 7})).await;
    // Told in whole milliseconds, so it is over at the next one.
    let end: jiff::Timestamp = answer["expiresAt"].as_str().unwrap().parse().unwrap();
    while jiff::Timestamp::now().as_millisecond() <= end.as_millisecond() {
        tokio::task::yield_now().await;
    }
    assert_eq!(exchange(&service, json!({"ticket": answer["ticket"]})).await.status(), 401);
    assert_eq!(exchange(&service, json!({"ticket": "made up"})).await.status(), 401);
    service.stop().await;
}

#[actix_rt::test]
async fn a_kiosk_can_log_in_as_well() {
    let service = TestService::start("").await;
    let screen = log_in(&service, &kiosk()).await;
    let (mut client, hello) = enter(&service, "leaderboard", &screen).await;
    assert_eq!(hello["userId"], Value::Null);
    client.join("tv-display").await;
    let refused = service.handshake("training").header("cookie", &screen).refused().await;
    assert_eq!(refused.status, 403);
    drop(client);
    service.stop().await;
}

#[actix_rt::test]
async fn a_cookie_that_is_not_ours_is_refused() {
    let service = TestService::start("").await;
    let good = log_in(&service, &user(7)).await;
    let (name, value) = good.split_once('=').unwrap();
    let flipped = if value.starts_with('A') { 'B' } else { 'A' };
    for bad in [format!("{name}=hello"), format!("{name}={flipped}{}", &value[1..]), format!("{name}=%FF")] {
        let refused = service.handshake("leaderboard").header("cookie", &bad).refused().await;
        assert_eq!(refused.status, 401, "{bad}");
    }
    // By another name it is nobody's, and nobody may still say who he is.
    let mut nobody = service.handshake("leaderboard").header("cookie", &format!("other={value}")).open().await;
    nobody.send_json(json!({"type": "auth", "token": service.token(&user(8))})).await;
    assert_eq!(nobody.expect_hello().await["userId"], 8);
    drop(nobody);
    service.stop().await;
}
