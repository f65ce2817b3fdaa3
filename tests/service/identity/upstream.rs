//! The monolith's own cookie, asked of the monolith.

use serde_json::json;

use super::monolith::Monolith;
use crate::harness::{Client, TestService, in_time};

const ADA: &str = "connect.sid=s%3Aada.x";
const BOSS: &str = "connect.sid=s%3Aboss.x";

async fn enter(service: &TestService, namespace: &str, cookie: &str) -> Client {
    service.handshake(namespace).header("cookie", cookie).open().await
}

#[actix_rt::test]
async fn the_monoliths_cookie_is_enough_and_brings_teams_and_roles() {
    let monolith = Monolith::start().await;
    let service = TestService::start(&monolith.settings("")).await;
    let mut ada = enter(&service, "leaderboard", &format!("theme=dark; {ADA}; ridgecast_other=1")).await;
    assert_eq!(ada.expect_hello().await["userId"], 7);
    ada.join("team:3").await;
    assert_eq!(ada.ask(json!({"type": "join", "room": "user:8"})).await["code"], "forbidden");
    let mut boss = enter(&service, "leaderboard", BOSS).await;
    assert_eq!(boss.expect_hello().await["userId"], 1);
    boss.join("user:8").await;
    // No other cookie goes there, and an answer is believed for a while.
    let mut again = enter(&service, "training", ADA).await;
    assert_eq!(again.expect_hello().await["userId"], 7);
    assert_eq!(monolith.asked(), [ADA, BOSS]);
    drop((ada, boss, again));
    service.stop().await;
    monolith.stop().await;
}

#[actix_rt::test]
async fn a_cookie_that_the_monolith_does_not_know_is_refused_for_good() {
    let monolith = Monolith::start().await;
    let service = TestService::start(&monolith.settings("")).await;
    for cookie in ["connect.sid=s%3Agone.x", "connect.sid=made-up"] {
        for _ in 0..2 {
            let refused = service.handshake("leaderboard").header("cookie", cookie).refused().await;
            assert_eq!(refused.status, 401);
            assert_eq!(refused.headers["content-type"], "application/problem+json");
            assert_eq!(refused.problem["detail"], "cookie `connect.sid` belongs to no signed-in user");
        }
    }
    // "No" is believed for a while as well.
    assert_eq!(monolith.asked().len(), 2);
    service.stop().await;
    monolith.stop().await;
}

#[actix_rt::test]
async fn while_the_monolith_cannot_be_asked_clients_are_told_to_come_back() {
    let monolith = Monolith::start().await;
    let service = TestService::start(&monolith.settings("")).await;
    monolith.falls_ill(true);
    let refused = service.handshake("leaderboard").header("cookie", ADA).refused().await;
    assert_eq!(refused.status, 503);
    let retry_after: u64 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&retry_after), "{retry_after}");
    assert_eq!(refused.problem["status"], 503);
    let detail = refused.problem["detail"].as_str().unwrap();
    assert!(detail.starts_with("the application that knows the cookie `connect.sid` can't be asked"), "{detail}");
    assert!(!detail.contains("127.0.0.1"), "where the monolith is, is nobody's business: {detail}");
    // Those with a token need no monolith, and a failure is not remembered.
    service.enter("leaderboard", &crate::harness::user(8)).await;
    monolith.falls_ill(false);
    assert_eq!(enter(&service, "leaderboard", ADA).await.expect_hello().await["userId"], 7);
    service.stop().await;
    monolith.stop().await;
}

#[actix_rt::test]
async fn a_monolith_that_is_away_or_slow_cannot_be_asked_either() {
    let monolith = Monolith::start().await;
    monolith.hold();
    let service = TestService::start(&monolith.settings("timeout = \"50ms\"")).await;
    let refused = service.handshake("leaderboard").header("cookie", ADA).refused().await;
    assert_eq!((refused.status, &refused.headers["retry-after"]), (503, &"1".parse().unwrap()));
    monolith.answer();
    monolith.stop().await;
    let refused = service.handshake("leaderboard").header("cookie", BOSS).refused().await;
    assert_eq!((refused.status, &refused.headers["retry-after"]), (503, &"1".parse().unwrap()));
    service.stop().await;
}

#[actix_rt::test]
async fn many_who_come_at_once_with_one_cookie_ask_one_question() {
    let monolith = Monolith::start().await;
    monolith.hold();
    let service = TestService::start(&monolith.settings("")).await;
    let comers: Vec<_> = (0..20)
        .map(|_| {
            let handshake = service.handshake("leaderboard").header("cookie", ADA);
            actix_rt::spawn(async move { handshake.open().await.expect_hello().await })
        })
        .collect();
    // All are at the door, and none has been answered.
    in_time("all are at the door", async {
        while service.service().open_connections() < comers.len() || monolith.asked().is_empty() {
            tokio::task::yield_now().await;
        }
    })
    .await;
    monolith.answer();
    for comer in comers {
        assert_eq!(comer.await.unwrap()["userId"], 7);
    }
    assert_eq!(monolith.asked(), [ADA]);
    service.stop().await;
    monolith.stop().await;
}
