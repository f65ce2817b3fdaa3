//! The overview: its numbers are what clients did.

use serde_json::{Value, json};

use super::{Poller, becomes, enter_socketio, get};
use crate::harness::{TestService, member, user};

#[actix_rt::test]
async fn the_overview_counts_what_clients_did() {
    let service = TestService::start("[journal]\ndurability = \"memory\"").await;
    let before = get(&service, "overview").await;
    assert_eq!(before["connections"]["open"], 0);
    assert_eq!(before["database"], json!({"kind": "memory", "ok": true}));
    assert_eq!(before["version"], env!("CARGO_PKG_VERSION"));
    assert!(before["startedAt"].as_str().unwrap() <= before["serverTime"].as_str().unwrap());
    assert_eq!(before["backlog"], json!({"used": 0, "of": 8192}));
    assert_eq!(before["latency"], json!({"windowSeconds": 60, "samples": 0}));

    // Four connections of three users: two of plain JSON, one of Socket.IO by each transport.
    let (ada, grace) = (service.token(&user(7)), service.token(&user(8)));
    let mut first = service.enter("leaderboard", &user(7)).await;
    let mut second = service.enter("leaderboard", &member(9, 3)).await;
    let mut socketio = enter_socketio(&service, "/leaderboard", &ada).await;
    let poller = Poller::enter(&service, "/leaderboard", &grace).await;
    // One more has come and gone.
    service.enter("leaderboard", &user(10)).await.close().await;
    let here = becomes(&service, "overview", |says| says["connections"]["open"] == 4).await;
    let expected = json!({"open": 4, "users": 3, "byProtocol": {"json": 2, "socketio": 2},
        "byTransport": {"websocket": 3, "polling": 1}});
    assert_eq!(here["connections"], expected);
    assert_eq!(here["totals"], json!({"connected": 5, "slowClosed": 0, "published": 0, "delivered": 0, "refused": 0}));

    // Three events for all four; and one for nobody.
    for n in 1..=3 {
        service.post("/api/v1/broadcasts", &json!({"namespace": "/leaderboard", "event": "tick", "data": n})).await;
    }
    service.post("/api/v1/broadcasts", &json!({"namespace": "/field", "event": "tick", "data": 0})).await;
    for n in 1..=3 {
        for client in [&mut first, &mut second] {
            assert_eq!(client.expect("event").await["data"], n);
        }
        assert_eq!(super::text(&mut socketio.reading).await, format!(r#"42/leaderboard,["tick",{n}]"#));
    }
    let mut polled = String::new();
    while polled.matches("tick").count() < 3 {
        polled += &poller.poll().await;
    }
    let told = becomes(&service, "overview", |says| says["totals"]["delivered"] == 12).await;
    assert_eq!((&told["totals"]["published"], &told["totals"]["refused"]), (&json!(4), &json!(0)), "{told}");
    let latency = &told["latency"];
    let millis = |name: &str| latency[name].as_f64().unwrap_or_else(|| panic!("{latency}"));
    assert!((3..=6).contains(&latency["samples"].as_u64().unwrap()), "one for each POST and worker with clients");
    assert!(0.0 < millis("p50Ms") && millis("p50Ms") <= millis("p99Ms") && millis("p99Ms") <= millis("maxMs"));

    // A request, a handshake, and what a client asks for are refused.
    let refused = service.request(reqwest::Method::GET, "/nowhere").send().await.unwrap();
    assert_eq!(refused.status(), 404);
    service.handshake("leaderboard").query("token", "bad").refused().await;
    assert_eq!(first.ask(json!({"type": "join", "room": "user:8"})).await["type"], "error");
    let told = get(&service, "overview").await;
    assert_eq!(told["totals"]["refused"], 3);

    drop((first, second, socketio, poller));
    service.stop().await;
}

#[actix_rt::test]
async fn rates_show_what_happened_lately() {
    let service = TestService::start("").await;
    let mut client = service.enter("training", &user(7)).await;
    let told = |n: u64| json!({"namespace": "/training", "event": "tick", "data": n});
    // The counters are looked at once a second; events between two looks make a rate.
    let mut n = 0;
    let says = loop {
        n += 1;
        service.post("/api/v1/broadcasts", &told(n)).await;
        assert_eq!(client.expect("event").await["data"], n);
        let says = get(&service, "overview").await;
        if says["rates"]["delivered"].as_f64().unwrap() > 0.0 {
            break says;
        }
    };
    assert_eq!(says["rates"]["windowSeconds"], 10);
    assert!(says["rates"]["published"].as_f64().unwrap() > 0.0, "{says}");
    assert_eq!(says["database"], json!({"kind": "sqlite", "ok": true}));
    assert_eq!(says["position"]["offset"], Value::from(n));
    drop(client);
    service.stop().await;
}
