//! Where events went.

use serde_json::{Value, json};

use super::{Poller, becomes, enter_socketio, get, text};
use crate::harness::{Raw, TestService, raw::handshake, user};

/// Of each event, the latest first: its data is not told, but where it went is.
fn numbers(says: &Value) -> Vec<[u64; 4]> {
    let of = |event: &Value| ["audience", "reached", "gone", "waiting"].map(|name| event[name].as_u64().unwrap());
    says["events"].as_array().unwrap().iter().map(of).collect()
}

#[actix_rt::test]
async fn a_fan_out_tells_whom_it_reached_who_is_behind_and_who_has_gone() {
    const SIZE: usize = 60_000;
    let service = TestService::start("[delivery]\noutbox_bytes = \"300 KiB\"\nsend_buffer = \"4 KiB\"").await;
    let mut quick = Vec::new();
    for id in 0..5 {
        quick.push(Raw::enter(&service, "training", &user(100 + id)).await);
    }
    let mut socketio = enter_socketio(&service, "/training", &service.token(&user(8))).await;
    let poller = Poller::enter(&service, "/training", &service.token(&user(9))).await;
    // It says hello, and never reads again.
    let mut slow = Raw::connect_with_buffer(service.address(), 4096).await;
    slow.shake_hands(&handshake("training", &service.token(&user(7)))).await;
    assert_eq!(slow.json().await["type"], "hello");

    let event = |n: u64| json!({"namespace": "/training", "event": "big", "data": [n, "x".repeat(SIZE)]});
    let mut told = 0;
    let tell = async |n: u64, quick: &mut Vec<Raw>, socketio: &mut Raw| {
        let answer = service.post("/api/v1/broadcasts", &event(n)).await;
        for client in quick {
            assert_eq!(client.json().await["data"][0], n);
        }
        assert!(text(&mut socketio.reading).await.starts_with("42/training,"));
        assert!(poller.poll().await.contains(r#"["big","#));
        answer["events"][0]["offset"].as_u64().unwrap()
    };
    // Until the kernel takes no more for the slow one.
    let says = loop {
        told += 1;
        let offset = tell(told, &mut quick, &mut socketio).await;
        let says = becomes(&service, "events?limit=1", |says| {
            let [audience, reached, _, waiting] = numbers(says)[0];
            says["events"][0]["offset"] == offset && reached + waiting == audience && reached >= 7
        })
        .await;
        if numbers(&says)[0] == [8, 7, 0, 1] {
            break says;
        }
    };
    let event = &says["events"][0];
    assert_eq!(
        (&event["namespace"], &event["event"], &event["room"]),
        (&json!("/training"), &json!("big"), &Value::Null)
    );
    assert!(event["lastMs"].as_f64().unwrap() >= 0.0, "{event}");
    let slow_ones = get(&service, "connections?slow=true").await;
    assert_eq!(slow_ones["connections"].as_array().unwrap().len(), 1, "{slow_ones}");
    let slow_one = &slow_ones["connections"][0];
    assert_eq!((&slow_one["userId"], &slow_one["blocked"]), (&json!(7), &json!(true)));
    assert!(slow_one["queuedMessages"].as_u64().unwrap() >= 1 && slow_one["queuedBytes"].as_u64().unwrap() > 0);

    // Until it has to go: then what waited for it never gets there.
    let says = loop {
        told += 1;
        tell(told, &mut quick, &mut socketio).await;
        let says = get(&service, "events").await;
        if numbers(&says)[0][2] > 0 {
            break says;
        }
    };
    assert_eq!(numbers(&says)[0], [8, 7, 1, 0]);
    let overview = get(&service, "overview").await;
    assert_eq!(overview["totals"]["slowClosed"], 1, "{overview}");
    drop(slow);
    // What had been begun when it went is lost as well, and all numbers add up.
    let says = becomes(&service, "events", |says| numbers(says).iter().all(|[.., waiting]| *waiting == 0)).await;
    let all = numbers(&says);
    assert_eq!(all.len() as u64, told);
    assert!(all.iter().all(|[audience, reached, gone, _]| *audience == 8 && reached + gone == 8), "{all:?}");
    let reached: u64 = all.iter().map(|[_, reached, ..]| reached).sum();
    let overview = get(&service, "overview").await;
    assert_eq!(overview["totals"]["delivered"], reached);

    // It is no member any more.
    becomes(&service, "overview", |says| says["connections"]["open"] == 7).await;
    tell(told + 1, &mut quick, &mut socketio).await;
    becomes(&service, "events?limit=1", |says| numbers(says)[0] == [7, 7, 0, 0]).await;
    drop((quick, socketio, poller));
    service.stop().await;
}

#[actix_rt::test]
async fn the_one_who_caused_an_event_is_not_its_audience_and_only_the_latest_are_kept() {
    let service = TestService::start("[admin]\nrecent_events = 3").await;
    let mut chatting = Vec::new();
    for id in 0..3 {
        let mut client = service.enter("field", &user(7 + id)).await;
        client.join("chat:c-1").await;
        chatting.push(client);
    }
    chatting[0]
        .send_json(json!({"type": "event", "event": "chat:message", "data": {"sessionId": "c-1", "message": "…"}}))
        .await;
    for other in &mut chatting[1..] {
        assert_eq!(other.expect("event").await["event"], "chat:typing");
    }
    let says = becomes(&service, "events", |says| !numbers(says).is_empty() && numbers(says)[0][1] == 2).await;
    assert_eq!(numbers(&says), [[2, 2, 0, 0]]);
    let event = &says["events"][0];
    assert_eq!((&event["room"], &event["offset"]), (&json!("chat:c-1"), &Value::Null), "it is fleeting");

    for n in 0..5 {
        service.post("/api/v1/broadcasts", &json!({"event": "tick", "data": n})).await;
    }
    let says = get(&service, "events?limit=1000").await;
    assert_eq!(numbers(&says), [[0; 4]; 3], "nobody is there");
    assert!(says["events"][0]["offset"].as_u64() > says["events"][1]["offset"].as_u64());
    drop(chatting);
    service.stop().await;
}
