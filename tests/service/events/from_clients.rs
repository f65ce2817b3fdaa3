//! What clients say to each other.

use serde_json::{Value, json};

use super::crowd::register;
use crate::harness::{Client, TestService, kiosk, user};

/// The training session s1 with its trainee on two devices and his coach, and others who must not hear it.
struct Roleplay {
    service: TestService,
    trainee: Client,
    second_device: Client,
    coach: Client,
    others: Vec<Client>,
}

const TRAINEE: u64 = 7;
const COACH: u64 = 2;

impl Roleplay {
    async fn begin() -> Self {
        let service = TestService::start("").await;
        let session = json!({"sessionId": "s1", "userId": TRAINEE, "participants": [COACH], "scenarioId": "cold-call"});
        assert_eq!(service.post("/api/v1/training/sessions", &session).await["events"], json!([]));
        register(&service, "s2", 8).await;
        let in_room = async |namespace: &str, id: u64, room: &str| {
            let mut client = service.enter(namespace, &user(id)).await;
            client.join(room).await;
            client
        };
        Self {
            trainee: in_room("training", TRAINEE, "session:s1").await,
            second_device: in_room("training", TRAINEE, "session:s1").await,
            coach: in_room("training", COACH, "session:s1").await,
            others: vec![
                in_room("training", 8, "session:s2").await,
                // A participant who has not joined, and his own room.
                in_room("training", COACH, "user:2").await,
                in_room("training", TRAINEE, "user:7").await,
                in_room("field", TRAINEE, "chat:s1").await,
                in_room("leaderboard", TRAINEE, "user:7").await,
                service.enter("notifications", &user(TRAINEE)).await,
                service.enter("leaderboard", &kiosk()).await,
            ],
            service,
        }
    }

    /// The trainee says something; the two others hear `heard` and nobody else does. Gives what the trainee was told.
    async fn says(&mut self, event: &str, data: Value, heard: &Value) -> Vec<Value> {
        self.trainee.send_json(json!({"type": "event", "event": event, "data": data, "id": 5})).await;
        // Once it is acknowledged it is on its way, before the fence.
        let mut told = vec![self.trainee.next_json().await];
        while told.last().is_some_and(|told| told["type"] != "ack") {
            told.push(self.trainee.next_json().await);
        }
        let fence = self.service.fence().await;
        self.trainee.expect_nothing_but(&fence, &[]).await;
        for other in [&mut self.second_device, &mut self.coach] {
            let mut got = other.heard_before(&fence).await;
            assert_eq!(got.len(), 1, "{got:?}");
            if heard.get("offset").is_some() {
                assert!(got[0]["offset"].is_u64());
                got[0]["offset"] = json!(0);
            }
            assert_eq!(got[0], *heard);
        }
        for other in &mut self.others {
            other.expect_nothing_but(&fence, &[]).await;
        }
        told
    }

    async fn end(self) {
        drop((self.trainee, self.second_device, self.coach, self.others));
        self.service.stop().await;
    }
}

/// Typing has no place in the journal, so it has no offset. `userId` is the sender's, whatever he writes.
fn typing(is_typing: bool) -> Value {
    json!({
        "type": "event", "event": "roleplay:typing", "room": "session:s1",
        "data": {"userId": TRAINEE, "isTyping": is_typing},
    })
}

#[actix_rt::test]
async fn a_roleplay_message_shows_the_others_that_somebody_types() {
    let mut roleplay = Roleplay::begin().await;
    let message = json!({"sessionId": "s1", "message": "I am calling about…", "userId": 99});
    let told = roleplay.says("roleplay:message", message.clone(), &typing(true)).await;
    let received = json!({"type": "event", "event": "roleplay:message-received", "data": {"sessionId": "s1"}});
    assert_eq!(told, [received.clone(), json!({"type": "ack", "id": 5})]);
    // Without an id there is no ack, and all the rest.
    roleplay.trainee.send_json(json!({"type": "event", "event": "roleplay:message", "data": message})).await;
    assert_eq!(roleplay.trainee.next_json().await, received);
    assert_eq!(roleplay.coach.next_json().await, typing(true));
    let fence = roleplay.service.fence().await;
    roleplay.trainee.expect_nothing_but(&fence, &[]).await;
    roleplay.end().await;
}

#[actix_rt::test]
async fn the_others_see_when_somebody_stops_typing() {
    let mut roleplay = Roleplay::begin().await;
    let told = roleplay.says("roleplay:stop-typing", json!({"sessionId": "s1", "userId": 99}), &typing(false)).await;
    assert_eq!(told, [json!({"type": "ack", "id": 5})]);
    roleplay.end().await;
}

#[actix_rt::test]
async fn progress_goes_to_the_others_with_the_senders_own_id() {
    let mut roleplay = Roleplay::begin().await;
    let progress = |user_id: u64| {
        json!({
            "sessionId": "s1", "userId": user_id, "scenarioId": "cold-call", "progress": 50, "currentStep": 4,
            "totalSteps": 8, "metrics": {"accuracy": 0.5, "responseTime": 900, "score": 40},
        })
    };
    let changed = json!({
        "type": "event", "event": "progress:changed", "room": "session:s1", "data": progress(TRAINEE), "offset": 0,
    });
    let told = roleplay.says("progress:update", progress(99), &changed).await;
    assert_eq!(told, [json!({"type": "ack", "id": 5})]);
    roleplay.end().await;
}

#[actix_rt::test]
async fn a_chat_message_shows_the_others_typing_until_the_answer_has_come() {
    let service = TestService::start("").await;
    let mut chat = Vec::new();
    for (id, room) in [(7, "chat:c1"), (8, "chat:c1"), (9, "chat:c2"), (7, "chat:c2")] {
        let mut client = service.enter("field", &user(id)).await;
        client.join(room).await;
        chat.push(client);
    }
    let [ada, bob, stranger, ada_elsewhere] = &mut chat[..] else { unreachable!() };
    let say = json!({"type": "event", "event": "chat:message", "data": {"sessionId": "c1", "message": "In stock?"}});
    assert_eq!(ada.ask(say).await, json!({"type": "ack"}));
    let typing =
        |is_typing: bool| json!({"type": "event", "event": "chat:typing", "room": "chat:c1", "data": is_typing});
    let fence = service.fence().await;
    ada.expect_nothing_but(&fence, &[]).await;
    bob.expect_nothing_but(&fence, &[typing(true)]).await;
    stranger.expect_nothing_but(&fence, &[]).await;
    ada_elsewhere.expect_nothing_but(&fence, &[]).await;

    let answer = service.post("/api/v1/field/chats/c1/responses", &json!({"message": "Yes."})).await;
    let response = json!({
        "type": "event", "event": "chat:response", "room": "chat:c1", "data": {"sessionId": "c1", "message": "Yes."},
        "offset": answer["events"][0]["offset"],
    });
    let fence = service.fence().await;
    for member in [ada, bob] {
        member.expect_nothing_but(&fence, &[response.clone(), typing(false)]).await;
    }
    stranger.expect_nothing_but(&fence, &[]).await;
    ada_elsewhere.expect_nothing_but(&fence, &[]).await;
    drop(chat);
    service.stop().await;
}

#[actix_rt::test]
async fn only_those_in_the_room_may_speak_in_it() {
    let mut roleplay = Roleplay::begin().await;
    let say =
        |event: &str, room: &str| json!({"type": "event", "event": event, "data": {"sessionId": room, "message": ""}});
    let not_joined = |room: &str| json!({"type": "error", "code": "not_joined", "message": format!("Join {room} before you send to it")});
    let mut stranger = roleplay.service.enter("training", &user(8)).await;
    assert_eq!(stranger.ask(say("roleplay:message", "s1")).await, not_joined("session:s1"));
    assert_eq!(stranger.ask(say("roleplay:stop-typing", "s1")).await, not_joined("session:s1"));
    // A right to join is not enough, and neither is having been there.
    let mut participant = roleplay.service.enter("training", &user(COACH)).await;
    assert_eq!(participant.ask(say("roleplay:message", "s1")).await, not_joined("session:s1"));
    participant.join("session:s1").await;
    let left = participant.ask(json!({"type": "leave", "room": "session:s1"})).await;
    assert_eq!(left, json!({"type": "left", "room": "session:s1"}));
    assert_eq!(participant.ask(say("roleplay:message", "s1")).await, not_joined("session:s1"));
    let mut visitor = roleplay.service.enter("field", &user(8)).await;
    assert_eq!(visitor.ask(say("chat:message", "s1")).await, not_joined("chat:s1"));
    let fence = roleplay.service.fence().await;
    for client in [&mut roleplay.trainee, &mut roleplay.coach].into_iter().chain(&mut roleplay.others) {
        client.expect_nothing_but(&fence, &[]).await;
    }
    drop((stranger, participant, visitor));
    roleplay.end().await;
}

/// Each row: the namespace, the event, its data, the code, how the message begins.
#[actix_rt::test]
async fn what_no_client_may_say_is_answered_and_heard_by_nobody() {
    let mut roleplay = Roleplay::begin().await;
    let progress = |percent: i32| json!({"sessionId": "s1", "userId": 7, "scenarioId": "x", "progress": percent, "currentStep": 1, "totalSteps": 2});
    let table = [
        (
            "leaderboard",
            "rankings:update",
            json!({}),
            "unknown_event",
            "No client may send `rankings:update` on /leaderboard",
        ),
        ("notifications", "notification", json!({}), "unknown_event", "No client may send `notification` on /"),
        ("training", "xp:gained", json!({}), "unknown_event", "No client may send `xp:gained` on /training"),
        ("training", "chat:message", json!({"sessionId": "s1"}), "unknown_event", "No client may send"),
        ("field", "roleplay:message", json!({"sessionId": "s1"}), "unknown_event", "No client may send"),
        ("training", "roleplay:typing", json!({"userId": 7, "isTyping": true}), "unknown_event", "No client may send"),
        ("training", "roleplay:message", json!({"message": "hi"}), "bad_request", "roleplay:message: "),
        ("training", "roleplay:message", json!({"sessionId": 7}), "bad_request", "roleplay:message: sessionId: "),
        (
            "training",
            "roleplay:stop-typing",
            json!({"sessionId": ""}),
            "bad_request",
            "roleplay:stop-typing: sessionId: ",
        ),
        ("training", "progress:update", progress(101), "bad_request", "progress:update: progress: "),
        ("training", "progress:update", progress(-1), "bad_request", "progress:update: progress: "),
        ("field", "chat:message", json!("hi"), "bad_request", "chat:message: "),
    ];
    for (namespace, event, data, code, begin) in table {
        let mut client = roleplay.service.enter(namespace, &user(TRAINEE)).await;
        if namespace == "training" {
            client.join("session:s1").await;
        }
        let answer = client.ask(json!({"type": "event", "event": event, "data": data})).await;
        assert_eq!((&answer["type"], &answer["code"]), (&json!("error"), &json!(code)), "{event}: {answer}");
        assert!(answer["message"].as_str().unwrap().starts_with(begin), "{event}: {answer}");
    }
    let fence = roleplay.service.fence().await;
    for client in [&mut roleplay.trainee, &mut roleplay.coach].into_iter().chain(&mut roleplay.others) {
        client.expect_nothing_but(&fence, &[]).await;
    }
    roleplay.end().await;
}
