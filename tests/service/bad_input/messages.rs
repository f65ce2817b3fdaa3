//! Messages that are whole and make no sense.

use serde_json::{Value, json};

use super::lives_on;
use crate::harness::{
    Client, Raw, TestService,
    raw::{TEXT, frame},
    user,
};

const TWO_TO_THE_53: u64 = 1 << 53;

/// Sends a text; the answer is an error with this code, whose message contains this.
async fn refused(client: &mut Client, text: &str, code: &str, about: &str) -> Value {
    client.send_text(text).await;
    let answer = client.expect("error").await;
    let short = &text[..text.len().min(100)];
    assert_eq!(answer["code"], code, "{short} was answered {answer}");
    assert!(answer["message"].as_str().unwrap().contains(about), "{short} was answered {answer}");
    answer
}

#[actix_rt::test]
async fn what_is_no_json_object_is_answered_with_what_was_expected() {
    let service = TestService::start("").await;
    let mut client = service.enter("leaderboard", &user(8)).await;
    let deep = "[".repeat(100_000);
    for text in ["", " ", "{", "}", "null", "7", "\"join\"", "[]", "{\"type\":\"join\"} {}", "\u{0}", "hello", &deep] {
        refused(&mut client, text, "bad_request", "Expected one JSON object a message").await;
    }
    let twice = r#"{"type":"join","type":"leave","room":"contest:1"}"#;
    refused(&mut client, twice, "bad_request", "duplicate field `type`").await;
    refused(&mut client, r#"{"type":"join","rooom":"contest:1"}"#, "bad_request", "unknown field `rooom`").await;
    client.join("contest:1").await;
    drop(client);

    let mut client = service.enter("training", &user(8)).await;
    let message = format!(r#"{{"type":"event","event":"roleplay:message","data":{deep}{}}}"#, "]".repeat(100_000));
    refused(&mut client, &message, "bad_request", "").await;
    client.join("module:a").await;
    drop(client);
    lives_on(service).await;
}

#[actix_rt::test]
async fn fields_of_the_wrong_kind_are_named() {
    let service = TestService::start("").await;
    let mut client = service.enter("leaderboard", &user(8)).await;
    for (message, code, about) in [
        (json!({}), "bad_request", "type: missing"),
        (json!({"type": 1}), "bad_request", "type: expected"),
        (json!({"type": null}), "bad_request", "type: "),
        (json!({"type": "subscribe"}), "unknown_type", "got `subscribe`"),
        (json!({"type": "JOIN", "room": "contest:1"}), "unknown_type", "got `JOIN`"),
        (json!({"type": "join"}), "bad_request", "room: missing"),
        (json!({"type": "join", "room": 7}), "bad_request", "room: expected"),
        (json!({"type": "join", "room": ["contest:1"]}), "bad_request", "room: expected"),
        (json!({"type": "join", "room": "contest:1", "since": 5}), "bad_request", "since: expected"),
        (json!({"type": "join", "room": "contest:1", "since": {"epoch": "e"}}), "bad_request", "since: expected"),
        (
            json!({"type": "join", "room": "contest:1", "since": {"epoch": "e", "offset": -1}}),
            "bad_request",
            "since: expected",
        ),
        (
            json!({"type": "join", "room": "contest:1", "since": {"epoch": "e e", "offset": 1}}),
            "bad_request",
            "since: expected",
        ),
        (json!({"type": "event"}), "bad_request", "event: missing"),
        (json!({"type": "event", "event": 7}), "bad_request", "event: expected"),
        (json!({"type": "event", "event": "shout", "data": {}}), "unknown_event", ""),
        (json!({"type": "event", "event": "roleplay:message", "data": {}}), "unknown_event", ""),
        (json!({"type": "auth"}), "bad_request", "token: missing"),
        (json!({"type": "auth", "token": {}}), "bad_request", "token: expected"),
        (json!({"type": "auth", "token": "x"}), "forbidden", ""),
    ] {
        refused(&mut client, &message.to_string(), code, about).await;
    }
    // The answer carries the message's id, unless that is no id.
    let answer = refused(&mut client, r#"{"type":"join","id":"a"}"#, "bad_request", "room: missing").await;
    assert_eq!(answer["id"], "a");
    for id in ["[1]", "{}", "true", &format!("\"{}\"", "x".repeat(200))] {
        let message = format!(r#"{{"type":"join","room":"contest:1","id":{id}}}"#);
        let answer = refused(&mut client, &message, "bad_request", "id: expected").await;
        assert_eq!(answer.get("id"), None);
    }
    client.join("contest:1").await;
    drop(client);
    lives_on(service).await;
}

#[actix_rt::test]
async fn ids_out_of_range_name_their_field() {
    let service = TestService::start("").await;
    let mut client = service.enter("leaderboard", &user(8)).await;
    for id in ["0", "-1", &TWO_TO_THE_53.to_string(), "1e3", "1.0", "01", " 1", "", "x", "１", "18446744073709551616"]
    {
        for (kind, field) in [("user", "userId"), ("team", "teamId"), ("contest", "contestId")] {
            let message = json!({"type": "join", "room": format!("{kind}:{id}")}).to_string();
            refused(&mut client, &message, "bad_room", &format!("Invalid {field}")).await;
        }
    }
    for room in ["", ":", "lobby", "lobby:1", "tv-display:1", "Contest:1", "contest"] {
        refused(&mut client, &json!({"type": "join", "room": room}).to_string(), "bad_room", "").await;
    }
    // The largest id there is.
    client.join(&format!("contest:{}", TWO_TO_THE_53 - 1)).await;
    drop(client);

    let mut client = service.enter("training", &user(8)).await;
    let too_long = format!("module:{}", "x".repeat(129));
    for room in ["module:", "module:\u{7}", "module:a\nb", &too_long] {
        let message = json!({"type": "join", "room": room}).to_string();
        refused(&mut client, &message, "bad_room", "Invalid moduleId").await;
    }
    client.join(&format!("module:{}", "x".repeat(128))).await;
    drop(client);
    lives_on(service).await;
}

#[actix_rt::test]
async fn a_string_of_a_mebibyte_is_refused_like_a_short_one_and_the_answer_is_short() {
    let service = TestService::start("[websocket]\nmax_message = \"2 MiB\"").await;
    let mut client = service.enter("leaderboard", &user(8)).await;
    let long = "x".repeat(1 << 20);
    for (message, code) in [
        (json!({"type": long}), "unknown_type"),
        (json!({"type": "join", "room": long}), "bad_room"),
        (json!({"type": "join", "room": format!("contest:{long}")}), "bad_room"),
        (json!({"type": "join", "room": "contest:1", "id": long}), "bad_request"),
        (json!({"type": "join", "room": "contest:1", "since": {"epoch": long, "offset": 1}}), "bad_request"),
        (json!({"type": "event", "event": long, "data": {}}), "unknown_event"),
        (json!({"type": "event", "event": "shout", "data": long}), "unknown_event"),
        (json!({"type": "auth", "token": long}), "forbidden"),
        (json!({long: 1}), "bad_request"),
    ] {
        let answer = refused(&mut client, &message.to_string(), code, "").await;
        assert!(answer.to_string().len() < 1000, "an answer of {} bytes to `{code}`", answer.to_string().len());
    }
    client.join("contest:1").await;
    drop(client);
    lives_on(service).await;
}

#[actix_rt::test]
async fn a_hundred_joins_of_unknown_rooms_are_a_hundred_errors() {
    let service = TestService::start("").await;
    let mut client = service.enter("leaderboard", &user(8)).await;
    for id in 0..100 {
        client.send_json(json!({"type": "join", "room": format!("lobby:{id}"), "id": id})).await;
    }
    for id in 0..100 {
        let answer = client.expect("error").await;
        assert_eq!((&answer["code"], &answer["id"]), (&json!("bad_room"), &json!(id)));
    }
    client.join("contest:1").await;
    drop(client);
    lives_on(service).await;
}

#[actix_rt::test]
async fn one_room_too_many_is_refused_and_the_others_stay() {
    let service = TestService::start("[limits]\nrooms_per_connection = 3").await;
    let mut client = service.enter("training", &user(8)).await;
    for room in ["module:a", "module:b", "module:c", "module:a"] {
        client.join(room).await;
    }
    let join = json!({"type": "join", "room": "module:d"}).to_string();
    refused(&mut client, &join, "too_many_rooms", "3 rooms").await;
    service.post("/api/v1/training/modules/a/updates", &json!(1)).await;
    assert_eq!(client.expect("event").await["room"], "module:a");
    client.ask(json!({"type": "leave", "room": "module:b"})).await;
    client.join("module:d").await;
    drop(client);
    lives_on(service).await;
}

/// Everything is asked by one client at once; the others go on hearing events as they come.
#[actix_rt::test]
async fn a_flood_of_joins_costs_the_neighbours_nothing() {
    const JOINS: usize = 4000;
    let service = TestService::start("[server]\nworkers = 1").await;
    let mut neighbour = service.enter("leaderboard", &user(7)).await;
    let mut raw = Raw::enter(&service, "leaderboard", &user(8)).await;
    let join = |i: usize| format!(r#"{{"type":"join","room":"contest:{}"}}"#, 1 + i % 50);
    let joins: Vec<u8> = (0..JOINS).flat_map(|i| frame(TEXT, join(i).as_bytes())).collect();
    let Raw { reading, writing } = &mut raw;
    let answered = async {
        let mut joined = 0;
        while joined < JOINS {
            match reading.frame().await.json()["type"].as_str() {
                Some("joined") => joined += 1,
                Some("event") => {}
                other => panic!("expected answers and events, got {other:?}"),
            }
        }
    };
    let is_over = std::cell::Cell::new(false);
    let flood = async {
        futures_util::future::join(answered, writing.write(&joins)).await;
        is_over.set(true);
    };
    let mut told = 0;
    // A POST that was given up would be heard by somebody later.
    let events = async {
        while !is_over.get() {
            let posted = service.post("/api/v1/leaderboard/refreshes", &json!([told])).await;
            assert_eq!(neighbour.expect("event").await["offset"], posted["events"][0]["offset"]);
            told += 1;
        }
    };
    futures_util::future::join(flood, events).await;
    assert!(told > 0, "nothing was told while the flood went on");
    drop((neighbour, raw));
    lives_on(service).await;
}

#[actix_rt::test]
async fn before_it_is_known_who_speaks_nothing_is_done_but_to_ask() {
    let service = TestService::start("").await;
    let mut client = service.connect("training", None, "").await;
    for message in [
        json!({"type": "join", "room": "module:a"}),
        json!({"type": "leave", "room": "module:a"}),
        json!({"type": "event", "event": "roleplay:message", "data": {"sessionId": "s", "message": "m", "userId": 8}}),
    ] {
        refused(&mut client, &message.to_string(), "forbidden", "Say who you are first").await;
    }
    client.send_json(json!({"type": "auth", "token": service.token(&user(8))})).await;
    client.expect_hello().await;
    drop(client);
    lives_on(service).await;
}
