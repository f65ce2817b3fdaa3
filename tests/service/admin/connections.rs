//! Who is connected, and how connections are ended.

use reqwest::Method;
use serde_json::{Value, json};

use super::{Poller, answer_to, asking, becomes, enter_socketio, get, text};
use crate::harness::{
    Raw, TestService, kiosk, member,
    raw::{PING, PONG, frame},
    user,
};

fn ids(says: &Value) -> Vec<&str> {
    says["connections"].as_array().unwrap().iter().map(|connection| connection["id"].as_str().unwrap()).collect()
}

#[actix_rt::test]
async fn each_connection_is_listed_with_who_it_is_and_where() {
    let service =
        TestService::start("[websocket]\nping_interval = \"20ms\"\n[socketio]\nping_interval = \"10m\"").await;
    let ada = ridgecast::session::identity::Profile { name: Some("Ada".to_owned()), ..member(7, 3) };
    let mut rep = Raw::enter(&service, "leaderboard", &ada).await;
    rep.text(r#"{"type":"join","room":"team:3"}"#).await;
    let mut round_trips = 0;
    // Pings are answered until one of them has been timed.
    let listed = loop {
        let frame_in = rep.frame().await;
        if frame_in.first == PING {
            rep.write(&frame(PONG, &frame_in.payload)).await;
            round_trips += 1;
        }
        let says = get(&service, "connections").await;
        if round_trips > 1 && says["connections"][0]["rttMs"].is_f64() {
            break says;
        }
    };
    let mut connection = listed["connections"][0].clone();
    let fields = connection.as_object_mut().unwrap();
    assert!(fields.remove("rttMs").unwrap().as_f64().unwrap() < 20_000.0);
    assert!(fields.remove("connectedAt").unwrap().as_str().unwrap().ends_with('Z'));
    assert!(fields.remove("id").unwrap().as_str().unwrap().starts_with('c'));
    // A ping may be on its way.
    assert!(fields.remove("queuedMessages").is_some() && fields.remove("queuedBytes").is_some());
    assert_eq!(
        connection,
        json!({"userId": 7, "name": "Ada", "protocol": "json", "transport": "websocket",
            "namespaces": ["/leaderboard"], "rooms": [{"namespace": "/leaderboard", "room": "team:3"}], "blocked": false})
    );

    let screen = Raw::enter(&service, "leaderboard", &kiosk()).await;
    let says = get(&service, "connections").await;
    let second = &says["connections"][1];
    assert_eq!((&second["kiosk"], &second["name"], &second["userId"]), (&json!(true), &json!("hall-2"), &Value::Null));

    let mut both = enter_socketio(&service, "/training", &service.token(&user(8))).await;
    both.text(&format!("40/leaderboard,{}", json!({"token": service.token(&user(8))}))).await;
    assert!(text(&mut both.reading).await.starts_with("40/leaderboard,"));
    let says = get(&service, "connections?userId=8").await;
    let third = &says["connections"][0];
    assert_eq!(
        (&third["protocol"], &third["transport"], &third["namespaces"]),
        (&json!("socketio"), &json!("websocket"), &json!(["/training", "/leaderboard"]))
    );

    // One at a time, in the order in which they came.
    let all = get(&service, "connections").await;
    let mut after = String::new();
    let mut read = Vec::new();
    loop {
        let part = get(&service, &format!("connections?limit=1{after}")).await;
        read.extend(ids(&part).into_iter().map(str::to_owned));
        let Some(next) = part["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    assert_eq!(read, ids(&all));
    assert_eq!(read.len(), 3);

    for (query, status, detail) in [
        ("after=17", 400, "after: expected what `next` was in an answer, got `17`"),
        ("slow=1", 400, "slow: expected `true` or `false`, got `1`"),
        ("userId=0", 422, "userId: expected the id of a user, got `0`"),
        ("room=x", 400, "room: unknown parameter"),
    ] {
        let answer = answer_to(asking(&service, Method::GET, &format!("connections?{query}"))).await;
        assert_eq!(answer.status, status, "{query}");
        assert!(answer.json()["detail"].as_str().unwrap().starts_with(detail), "{answer:?}");
    }
    drop((rep, screen, both));
    service.stop().await;
}

#[actix_rt::test]
async fn users_who_are_online_are_listed_with_their_connections_of_all_workers() {
    let service = TestService::start("").await;
    let mut here = Vec::new();
    for id in [9, 7, 8, 7] {
        here.push(service.enter("leaderboard", &user(id)).await);
    }
    here.push(service.enter("training", &user(7)).await);
    let first = get(&service, "presence?limit=2").await;
    let seven = json!({"userId": 7, "connections": 3, "namespaces": {"/leaderboard": 2, "/training": 1}});
    let eight = json!({"userId": 8, "connections": 1, "namespaces": {"/leaderboard": 1}});
    assert_eq!(first["users"], json!([seven, eight]));
    assert_eq!(first["next"], 8);
    let rest = get(&service, "presence?after=8").await;
    assert_eq!((rest["users"][0]["userId"].clone(), &rest["next"]), (json!(9), &Value::Null));
    drop(here);
    service.stop().await;
}

#[actix_rt::test]
async fn who_is_ended_is_told_to_stay_away_whatever_he_speaks() {
    let service = TestService::start("").await;
    let mut json = service.enter("leaderboard", &user(7)).await;
    let mut other = service.enter("leaderboard", &user(8)).await;
    let id = ids(&get(&service, "connections?userId=7").await)[0].to_owned();
    let ended = answer_to(asking(&service, Method::DELETE, &format!("connections/{id}"))).await;
    assert_eq!((ended.status, ended.body.as_str()), (204, ""));
    assert_eq!(json.closed().await.code, 4502);
    for unknown in ["c0", "x"] {
        let answer = answer_to(asking(&service, Method::DELETE, &format!("connections/{unknown}"))).await;
        assert_eq!(answer.status, 404, "{answer:?}");
    }

    // All that a user has: plain JSON, Socket.IO by WebSocket, Socket.IO by polling.
    let mut json = service.enter("training", &user(7)).await;
    let mut socketio = enter_socketio(&service, "/training", &service.token(&user(7))).await;
    let poller = Poller::enter(&service, "/training", &service.token(&user(7))).await;
    becomes(&service, "connections?userId=7", |says| ids(says).len() == 3).await;
    let (ended, polled) =
        tokio::join!(answer_to(asking(&service, Method::DELETE, "users/7/connections")), poller.poll(),);
    assert_eq!(ended.json(), json!({"ended": 3}));
    assert_eq!(json.closed().await.code, 4502);
    // A DISCONNECT for each namespace, upon which stock clients stay away.
    assert!(polled.contains("41/training,"), "{polled}");
    let mut disconnected = false;
    let code = loop {
        let frame = socketio.frame().await;
        if frame.first == crate::harness::raw::CLOSE {
            break frame.close().0;
        }
        disconnected |= frame.payload == b"41/training,";
    };
    assert_eq!((disconnected, code), (true, 4502));
    let fence = service.fence().await;
    other.expect_nothing_but(&fence, &[]).await;
    becomes(&service, "overview", |says| says["connections"]["open"] == 1).await;
    drop((json, socketio, poller, other));
    service.stop().await;
}
