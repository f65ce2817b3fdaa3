//! Coming back with a position: what was missed is told, once and in order, or it is said that it cannot be.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::harness::{Client, RawSocket, TestService, in_time, user};

/// Posts an entry in a contest, which everybody on the leaderboard hears and those in its room once more. Gives the two
/// messages as they hear them.
async fn enter_contest(service: &TestService, contest: u64, value: u64) -> (Value, Value) {
    let entry = json!({
        "contestId": contest, "userId": 7, "userName": "Ada", "metric": "calls", "value": value, "rank": 1,
        "timestamp": "2026-03-01T09:30:00.000Z",
    });
    let answer = service.post("/api/v1/leaderboard/contest-entries", &entry).await;
    let message = |at: usize| {
        let Value::Object(mut receipt) = answer["events"][at].clone() else { panic!("{answer}") };
        receipt.remove("namespace");
        let mut message = json!({"type": "event", "data": entry});
        message.as_object_mut().unwrap().extend(receipt);
        message
    };
    (message(0), message(1))
}

/// The position in `hello`, `joined` or `gap`.
fn position(message: &Value) -> Value {
    json!({"epoch": message["epoch"], "offset": message["offset"]})
}

/// The position of an event in the same life of the journal.
fn at(hello: &Value, event: &Value) -> Value {
    json!({"epoch": hello["epoch"], "offset": event["offset"]})
}

/// As the query of a connection spells it.
fn query(position: &Value) -> String {
    format!("since={}:{}", position["epoch"].as_str().unwrap(), position["offset"])
}

/// Connects with a position and gives the first message.
async fn return_with(service: &TestService, namespace: &str, since: &Value) -> (Client, Value) {
    let mut client = service.connect(namespace, Some(&service.token(&user(7))), &query(since)).await;
    let hello = client.expect_hello().await;
    (client, hello)
}

#[actix_rt::test]
async fn whoever_joins_with_a_position_gets_what_the_room_was_told_since() {
    let service = TestService::start("").await;
    let mut ada = service.enter("leaderboard", &user(7)).await;
    ada.join("contest:17").await;
    let (_, seen) = enter_contest(&service, 17, 0).await;
    ada.expect("event").await;
    let last = ada.expect("event").await;
    assert_eq!(last, seen);
    drop(ada);

    let mut missed = Vec::new();
    for value in 1..=5 {
        missed.push(enter_contest(&service, 17, value).await.1);
        enter_contest(&service, 18, value).await;
    }
    let mut ada = service.connect("leaderboard", Some(&service.token(&user(7))), "").await;
    let hello = ada.expect_hello().await;
    let since = at(&hello, &last);
    let joined = ada.ask(json!({"type": "join", "room": "contest:17", "since": since})).await;
    let expected = json!({
        "type": "joined", "room": "contest:17", "epoch": since["epoch"], "offset": since["offset"], "recovered": true,
    });
    assert_eq!(joined, expected);
    let (everyone, live) = enter_contest(&service, 17, 6).await;
    missed.extend([everyone, live]);
    let fence = service.fence().await;
    ada.expect_nothing_but(&fence, &missed).await;
    drop(ada);
    service.stop().await;
}

#[actix_rt::test]
async fn whoever_connects_with_a_position_gets_what_the_namespace_was_told_since() {
    let service = TestService::start("").await;
    let mut ada = service.connect("leaderboard", Some(&service.token(&user(7))), "").await;
    let since = position(&ada.expect_hello().await);
    drop(ada);
    let mut missed = Vec::new();
    for value in 1..=5 {
        missed.push(enter_contest(&service, 17, value).await.0);
        // Of another namespace, and so not missed here.
        service.post("/api/v1/broadcasts", &json!({"namespace": "/training", "event": "x", "data": 1})).await;
    }
    let (by_query, hello) = return_with(&service, "leaderboard", &since).await;
    assert_eq!(hello["recovered"], true, "{hello}");
    assert_eq!(position(&hello), since);
    // The same by the first message.
    let mut by_message = service.connect("leaderboard", None, "").await;
    by_message.send_json(json!({"type": "auth", "token": service.token(&user(7)), "since": since})).await;
    let hello = by_message.expect_hello().await;
    assert_eq!((&hello["recovered"], position(&hello)), (&json!(true), since));
    // Nothing was asked for, nothing is told again.
    let mut new = service.enter("leaderboard", &user(7)).await;
    let live = enter_contest(&service, 17, 6).await.0;
    missed.push(live.clone());
    let fence = service.fence().await;
    for mut client in [by_query, by_message] {
        client.expect_nothing_but(&fence, &missed).await;
    }
    new.expect_nothing_but(&fence, &[live]).await;
    drop(new);
    service.stop().await;
}

#[actix_rt::test]
async fn on_the_root_namespace_ones_own_room_is_recovered_with_it() {
    let service = TestService::start("").await;
    let mut ada = service.connect("notifications", Some(&service.token(&user(7))), "").await;
    let since = position(&ada.expect_hello().await);
    drop(ada);
    let mut missed = Vec::new();
    for (n, (path, room)) in [
        ("/api/v1/users/7/events", Some("user:7")),
        ("/api/v1/broadcasts", None),
        ("/api/v1/users/8/events", Some("user:8")),
        ("/api/v1/users/7/events", Some("user:7")),
    ]
    .into_iter()
    .enumerate()
    {
        let answer = service.post(path, &json!({"event": "news", "data": n})).await;
        let mut message = json!({"type": "event", "event": "news", "data": n, "offset": answer["events"][0]["offset"]});
        if let Some(room) = room {
            message["room"] = json!(room);
        }
        if room != Some("user:8") {
            missed.push(message);
        }
    }
    let (mut ada, hello) = return_with(&service, "notifications", &since).await;
    assert_eq!(hello["recovered"], true);
    let fence = service.fence().await;
    ada.expect_nothing_but(&fence, &missed).await;
    drop(ada);
    service.stop().await;
}

#[actix_rt::test]
async fn what_is_no_longer_kept_is_a_gap_and_the_stream_goes_on() {
    let service = TestService::start("[journal]\ndurability = \"memory\"\nkeep_events = 4").await;
    let hello = service.connect("leaderboard", Some(&service.token(&user(7))), "").await.expect_hello().await;
    let mut told = Vec::new();
    for value in 1..=5 {
        let (everyone, room) = enter_contest(&service, 17, value).await;
        told.extend([everyone, room]);
    }
    let head = at(&hello, told.last().unwrap());
    let offset = head["offset"].as_u64().unwrap();
    let since = |back: u64| json!({"epoch": head["epoch"], "offset": offset - back});
    let unkept = [
        since(5),
        position(&hello),
        // Of another life, and of none that has been yet.
        json!({"epoch": "0ther", "offset": offset}),
        json!({"epoch": head["epoch"], "offset": offset + 1}),
    ];
    let gap = json!({"type": "gap", "epoch": head["epoch"], "offset": head["offset"]});
    let mut lost = Vec::new();
    for since in &unkept {
        let (mut client, hello) = return_with(&service, "leaderboard", since).await;
        assert_eq!((&hello["recovered"], position(&hello)), (&Value::Null, head.clone()), "{since}");
        assert_eq!(client.next_json().await, gap);
        let joined = client.ask(json!({"type": "join", "room": "contest:17", "since": since})).await;
        assert_eq!((&joined["recovered"], position(&joined)), (&json!(false), head.clone()), "{since}");
        assert_eq!(client.next_json().await, gap);
        lost.push(client);
    }
    // As far back as it is kept it is no gap.
    let (mut at_the_edge, hello) = return_with(&service, "leaderboard", &since(4)).await;
    assert_eq!(hello["recovered"], true);
    for back in [3, 1] {
        assert_eq!(at_the_edge.next_json().await["offset"], offset - back);
    }
    let joined = at_the_edge.ask(json!({"type": "join", "room": "contest:17", "since": since(4)})).await;
    assert_eq!(joined["recovered"], true);
    for back in [2, 0] {
        assert_eq!(at_the_edge.next_json().await["offset"], offset - back);
    }
    let (everyone, room) = enter_contest(&service, 17, 6).await;
    let fence = service.fence().await;
    for client in lost.iter_mut().chain([&mut at_the_edge]) {
        client.expect_nothing_but(&fence, &[everyone.clone(), room.clone()]).await;
    }
    drop((lost, at_the_edge));
    service.stop().await;
}

#[actix_rt::test]
async fn a_position_of_the_process_before_is_a_gap() {
    let before = TestService::start("").await;
    let since = position(&before.connect("leaderboard", Some(&before.token(&user(7))), "").await.expect_hello().await);
    before.stop().await;
    let service = TestService::start("").await;
    let (mut ada, hello) = return_with(&service, "leaderboard", &since).await;
    assert_ne!(hello["epoch"], since["epoch"]);
    assert_eq!(ada.next_json().await["type"], "gap");
    drop(ada);
    service.stop().await;
}

#[actix_rt::test]
async fn typing_is_never_told_again() {
    let service = TestService::start("").await;
    let mut bob = service.connect("field", Some(&service.token(&user(8))), "").await;
    let since = position(&bob.expect_hello().await);
    bob.join("chat:c1").await;
    let say = json!({"type": "event", "event": "chat:message", "data": {"sessionId": "c1", "message": "Hello?"}});
    assert_eq!(bob.ask(say).await, json!({"type": "ack"}));
    let answer = service.post("/api/v1/field/chats/c1/responses", &json!({"message": "Hello."})).await;
    let mut ada = service.enter("field", &user(7)).await;
    let joined = ada.ask(json!({"type": "join", "room": "chat:c1", "since": since})).await;
    assert_eq!(joined["recovered"], true);
    let response = json!({
        "type": "event", "event": "chat:response", "room": "chat:c1", "data": {"sessionId": "c1", "message": "Hello."},
        "offset": answer["events"][0]["offset"],
    });
    let fence = service.fence().await;
    ada.expect_nothing_but(&fence, &[response]).await;
    drop((ada, bob));
    service.stop().await;
}

/// More than an outbox holds: whoever comes back after long is not closed as slow for it.
#[actix_rt::test]
async fn more_than_an_outbox_holds_can_be_recovered() {
    let service = TestService::start("[delivery]\noutbox_messages = 8\noutbox_bytes = \"4 KiB\"").await;
    let hello = service.connect("leaderboard", Some(&service.token(&user(7))), "").await.expect_hello().await;
    let entries: Vec<_> = (0..1000)
        .map(|n| json!({"path": "/api/v1/leaderboard/refreshes", "body": {"n": n, "filler": "x".repeat(200)}}))
        .collect();
    let answers = service.post("/api/v1/batch", &json!(entries)).await;
    let offsets: Vec<_> = answers.as_array().unwrap().iter().map(|answer| &answer["events"][0]["offset"]).collect();
    let (mut ada, hello) = return_with(&service, "leaderboard", &position(&hello)).await;
    assert_eq!(hello["recovered"], true);
    for (n, offset) in offsets.into_iter().enumerate() {
        let message = ada.next_json().await;
        assert_eq!((&message["data"]["n"], &message["offset"]), (&json!(n), offset));
    }
    let fence = service.fence().await;
    ada.expect_nothing_but(&fence, &[]).await;
    drop(ada);
    service.stop().await;
}

#[actix_rt::test]
async fn joining_again_with_a_position_tells_again_what_was_asked_for_and_the_new_once() {
    let service = TestService::start("").await;
    let mut ada = service.connect("training", Some(&service.token(&user(7))), "").await;
    let hello = ada.expect_hello().await;
    ada.join("module:m1").await;
    let mut told = Vec::new();
    for n in 0..3 {
        service.post("/api/v1/training/modules/m1/updates", &json!(n)).await;
        told.push(ada.next_json().await);
    }
    let since = at(&hello, &told[0]);
    let joined = ada.ask(json!({"type": "join", "room": "module:m1", "since": since})).await;
    assert_eq!((&joined["recovered"], position(&joined)), (&json!(true), since));
    // Again without a position: nothing is told again.
    service.post("/api/v1/training/modules/m1/updates", &json!(3)).await;
    let fence = service.fence().await;
    let heard = ada.heard_before(&fence).await;
    assert_eq!(heard[..2], told[1..]);
    assert_eq!((heard.len(), &heard[2]["data"]), (3, &json!(3)));
    ada.join("module:m1").await;
    service.post("/api/v1/training/modules/m1/updates", &json!(4)).await;
    let fence = service.fence().await;
    let heard = ada.heard_before(&fence).await;
    assert_eq!((heard.len(), &heard[0]["data"]), (1, &json!(4)));
    drop(ada);
    service.stop().await;
}

/// While events keep coming a client joins again and again, each time with its last position. From each `joined` on, the
/// events must go on after its offset without a hole and without one twice.
#[actix_rt::test]
async fn joining_again_in_the_stream_loses_nothing_and_doubles_nothing() {
    const EVENTS: u64 = 400;
    let service = TestService::start("").await;
    let mut ada = service.connect("training", Some(&service.token(&user(7))), "").await;
    let hello = ada.expect_hello().await;
    ada.join("module:m1").await;
    // One poster, so the offsets of the room have no holes.
    let posts: Vec<_> =
        (0..EVENTS).map(|n| service.posting("/api/v1/training/modules/m1/updates", &json!(n))).collect();
    let posting = actix_rt::spawn(async move {
        for post in posts {
            assert_eq!(post.send().await.unwrap().status(), 200);
        }
    });
    let first = hello["offset"].as_u64().unwrap();
    let (mut last, mut joins, mut asked) = (first, 0, false);
    while last < first + EVENTS || asked {
        let message = ada.next_json().await;
        let offset = message["offset"].as_u64().unwrap();
        if message["type"] == "joined" {
            assert_eq!(message["recovered"], true);
            (last, asked) = (offset, false);
            joins += 1;
            continue;
        }
        assert_eq!(offset, last + 1, "after {joins} joins: {message}");
        assert_eq!(message["data"], offset - first - 1);
        last = offset;
        if last % 7 == 0 && !asked {
            let since = at(&hello, &message);
            ada.send_json(json!({"type": "join", "room": "module:m1", "since": since})).await;
            asked = true;
        }
    }
    posting.await.unwrap();
    assert!(joins > 10, "{joins} joins");
    let fence = service.fence().await;
    ada.expect_nothing_but(&fence, &[]).await;
    drop(ada);
    service.stop().await;
}

/// Somebody who is in the room asks for its past, and for a while takes no more of it. What is new must wait for it.
#[actix_rt::test]
async fn what_is_new_waits_until_what_was_missed_has_been_told() {
    const MISSED: u64 = 500;
    let service = TestService::start("").await;
    let update = json!({"path": "/api/v1/training/modules/m1/updates", "body": "x".repeat(4096)});
    for _ in 0..MISSED / 100 {
        service.post("/api/v1/batch", &json!(vec![update.clone(); 100])).await;
    }
    let mut socket = service.handshake("training").query("token", &service.token(&user(7))).open_raw().await;
    let join = json!({"type": "join", "room": "module:m1"});
    let hello = ask(&mut socket, None).await;
    assert_eq!(ask(&mut socket, Some(join.clone())).await["recovered"], false);
    let mut again = join;
    again["since"] = json!({"epoch": hello["epoch"], "offset": 0});
    assert_eq!(ask(&mut socket, Some(again)).await["recovered"], true);
    // More is on its way than the kernel and the outbox hold, and nobody reads.
    for n in 0..10 {
        service.post("/api/v1/training/modules/m1/updates", &json!(n)).await;
    }
    let mut ada = Client::reading("ada", socket);
    for offset in 1..=MISSED + 10 {
        assert_eq!(ada.next_json().await["offset"], offset);
    }
    let fence = service.fence().await;
    ada.expect_nothing_but(&fence, &[]).await;
    drop(ada);
    service.stop().await;
}

/// Says something, if there is something to say, and reads one message and no more.
async fn ask(socket: &mut RawSocket, message: Option<Value>) -> Value {
    if let Some(message) = message {
        socket.send(Message::text(message.to_string())).await.unwrap();
    }
    let answer = in_time("an answer", socket.next()).await.unwrap().unwrap();
    serde_json::from_str(answer.to_text().unwrap()).unwrap()
}
