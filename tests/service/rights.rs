//! Who may join which room.

use ridgecast::session::identity::Profile;
use serde_json::{Value, json};

use crate::harness::{Client, TestService, admin, coach, contests, kiosk, member, modules, user};

const SIGNED_IN: &str = "";
const MEMBERS: &str = r#"
[rights]
contest = "members"
module = "members"
tv_display = "members"
chat = "members"
"#;

/// What a join is answered.
enum Answer {
    Joined,
    /// `forbidden`, and why.
    Forbidden(&'static str),
    /// `bad_room`, and why.
    BadRoom(&'static str),
}
use Answer::{BadRoom, Forbidden, Joined};

/// Somebody, for the messages of failed tests, and who that is.
type Who<'a> = (&'static str, &'a Profile);

/// Who asks, where, for which room, the answer.
type Row<'a> = (Who<'a>, &'static str, &'a str, Answer);

async fn check(settings: &str, table: Vec<Row<'_>>) {
    let service = TestService::start(settings).await;
    for (session, trainee, coach) in [("s1", 7, 2), ("s2", 8, 2)] {
        let body = json!({"sessionId": session, "userId": trainee, "participants": [coach]});
        service.post("/api/v1/training/sessions", &body).await;
    }
    // One connection for all that somebody asks in a namespace: a refusal must leave it as it was.
    let mut clients: Vec<((&str, &str), Client)> = Vec::new();
    for ((name, who), namespace, room, expected) in table {
        let key = (name, namespace);
        let client = match clients.iter().position(|(k, _)| *k == key) {
            Some(at) => &mut clients[at].1,
            None => {
                clients.push((key, service.enter(namespace, who).await));
                &mut clients.last_mut().unwrap().1
            }
        };
        let mut answer = client.ask(json!({"type": "join", "room": room})).await;
        let expected = match expected {
            Joined => {
                let answer = answer.as_object_mut().unwrap();
                let position = (answer.remove("epoch"), answer.remove("offset"));
                assert!(matches!(position, (Some(Value::String(_)), Some(Value::Number(_)))), "{name} {room}");
                json!({"type": "joined", "room": room, "recovered": false})
            }
            Forbidden(message) => json!({"type": "error", "code": "forbidden", "message": message}),
            BadRoom(message) => json!({"type": "error", "code": "bad_room", "message": message}),
        };
        assert_eq!(answer, expected, "{name} asks for {room} on {namespace}");
    }
    drop(clients);
    service.stop().await;
}

#[actix_rt::test]
async fn rooms_are_for_their_own_and_the_rest_is_open_to_the_signed_in() {
    let (rep, in_team, boss, trainer, screen) = (user(7), member(9, 3), admin(1), coach(2), kiosk());
    let rep = ("the rep", &rep);
    let in_team = ("the member of team 3", &in_team);
    let boss = ("the administrator", &boss);
    let trainer = ("the coach", &trainer);
    let screen = ("the kiosk", &screen);
    let (root, board, training, field) = ("notifications", "leaderboard", "training", "field");
    check(
        SIGNED_IN,
        vec![
            // One's own room, wherever there is one; nobody else's, but for administrators.
            (rep, root, "user:7", Joined),
            (rep, board, "user:7", Joined),
            (rep, training, "user:7", Joined),
            (rep, field, "user:7", BadRoom("There is no room user:7 in /field")),
            (rep, root, "user:8", Forbidden("Only user 8 or an administrator may join user:8")),
            (rep, board, "user:8", Forbidden("Only user 8 or an administrator may join user:8")),
            (rep, training, "user:8", Forbidden("Only user 8 or an administrator may join user:8")),
            (trainer, training, "user:8", Forbidden("Only user 8 or an administrator may join user:8")),
            (boss, root, "user:8", Joined),
            (boss, board, "user:8", Joined),
            (boss, training, "user:8", Joined),
            (screen, board, "user:7", Forbidden("A kiosk may only join tv-display")),
            // Teams: members, whatever else one is.
            (in_team, board, "team:3", Joined),
            (in_team, board, "team:4", Forbidden("Only members of team 4 may join team:4")),
            (rep, board, "team:3", Forbidden("Only members of team 3 may join team:3")),
            (boss, board, "team:3", Forbidden("Only members of team 3 may join team:3")),
            (trainer, board, "team:3", Forbidden("Only members of team 3 may join team:3")),
            (screen, board, "team:3", Forbidden("A kiosk may only join tv-display")),
            (in_team, training, "team:3", BadRoom("There is no room team:3 in /training")),
            (in_team, root, "team:3", BadRoom("There is no room team:3 in /")),
            // Contests, modules, chats and the screens: anybody who is somebody.
            (rep, board, "contest:17", Joined),
            (in_team, board, "contest:17", Joined),
            (boss, board, "contest:17", Joined),
            (trainer, board, "contest:17", Joined),
            (screen, board, "contest:17", Forbidden("A kiosk may only join tv-display")),
            (rep, training, "contest:17", BadRoom("There is no room contest:17 in /training")),
            (rep, training, "module:m1", Joined),
            (boss, training, "module:m1", Joined),
            (rep, board, "module:m1", BadRoom("There is no room module:m1 in /leaderboard")),
            (rep, field, "chat:c1", Joined),
            (trainer, field, "chat:c1", Joined),
            (rep, training, "chat:c1", BadRoom("There is no room chat:c1 in /training")),
            (rep, board, "tv-display", Joined),
            (screen, board, "tv-display", Joined),
            (rep, field, "tv-display", BadRoom("There is no room tv-display in /field")),
            (rep, root, "tv-display", BadRoom("There is no room tv-display in /")),
            // Training sessions: those who were registered, whatever else one is.
            (rep, training, "session:s1", Joined),
            (trainer, training, "session:s1", Joined),
            (trainer, training, "session:s2", Joined),
            (rep, training, "session:s2", Forbidden("Only registered participants may join session:s2")),
            (in_team, training, "session:s1", Forbidden("Only registered participants may join session:s1")),
            (boss, training, "session:s1", Forbidden("Only registered participants may join session:s1")),
            (rep, training, "session:s9", Forbidden("Only registered participants may join session:s9")),
            (screen, board, "session:s1", BadRoom("There is no room session:s1 in /leaderboard")),
            (rep, field, "session:s1", BadRoom("There is no room session:s1 in /field")),
        ],
    )
    .await;
}

#[actix_rt::test]
async fn with_the_setting_members_only_those_who_are_named_get_in() {
    let named = Profile {
        contests: contests(&[17]),
        modules: modules(&["m1"]),
        chats: vec!["c1".parse().unwrap()],
        tv: true,
        ..user(7)
    };
    let (rep, boss, trainer, screen) = (user(8), admin(1), coach(2), kiosk());
    let (named, rep) = (("the named one", &named), ("the rep", &rep));
    let (boss, trainer, screen) = (("the administrator", &boss), ("the coach", &trainer), ("the kiosk", &screen));
    let (root, board, training, field) = ("notifications", "leaderboard", "training", "field");
    let no_contest = || Forbidden("Only those named for contest 17 may join contest:17");
    let no_module = || Forbidden("Only those named for module m1 may join module:m1");
    let no_tv = || Forbidden("Only kiosks and those named for tv-display may join it");
    let no_chat = || Forbidden("Only those named for chat c1 may join chat:c1");
    check(
        MEMBERS,
        vec![
            (named, board, "contest:17", Joined),
            (named, board, "contest:18", Forbidden("Only those named for contest 18 may join contest:18")),
            (rep, board, "contest:17", no_contest()),
            (boss, board, "contest:17", no_contest()),
            (trainer, board, "contest:17", no_contest()),
            (named, training, "module:m1", Joined),
            (named, training, "module:m2", Forbidden("Only those named for module m2 may join module:m2")),
            (rep, training, "module:m1", no_module()),
            (boss, training, "module:m1", no_module()),
            (named, board, "tv-display", Joined),
            (screen, board, "tv-display", Joined),
            (rep, board, "tv-display", no_tv()),
            (boss, board, "tv-display", no_tv()),
            (named, field, "chat:c1", Joined),
            (named, field, "chat:c2", Forbidden("Only those named for chat c2 may join chat:c2")),
            (rep, field, "chat:c1", no_chat()),
            (boss, field, "chat:c1", no_chat()),
            // What the wire leaves to nobody's choice is as before.
            (rep, root, "user:8", Joined),
            (rep, board, "user:8", Joined),
            (rep, board, "user:7", Forbidden("Only user 7 or an administrator may join user:7")),
            (boss, training, "user:8", Joined),
            (rep, training, "session:s2", Joined),
            (rep, training, "session:s1", Forbidden("Only registered participants may join session:s1")),
            (screen, board, "contest:17", Forbidden("A kiosk may only join tv-display")),
        ],
    )
    .await;
}

#[actix_rt::test]
async fn a_room_that_does_not_exist_is_named_by_what_is_wrong_with_it() {
    let long = format!("session:{}", "x".repeat(129));
    let fits = format!("module:{}", "x".repeat(128));
    let rep = user(7);
    let rep = ("the rep", &rep);
    let unknown = || {
        BadRoom(
            "Unknown room; expected `user:{n}`, `team:{n}`, `contest:{n}`, `tv-display`, `session:{s}`, `module:{s}` \
             or `chat:{s}`",
        )
    };
    let bad_ids =
        ["", "0", "-1", "+1", "07", "1.5", "abc", " 7", "7 ", "9007199254740992", "18446744073709551617", "٧"];
    let kinds = [("user", "Invalid userId"), ("team", "Invalid teamId"), ("contest", "Invalid contestId")];
    let numbers = kinds.map(|(kind, message)| (bad_ids.map(|id| format!("{kind}:{id}")), message));
    let mut table = Vec::new();
    for (rooms, message) in &numbers {
        table.extend(rooms.iter().map(|room| (rep, "leaderboard", room.as_str(), BadRoom(message))));
    }
    table.extend([
        (rep, "training", "user:0", BadRoom("Invalid userId")),
        (rep, "training", "session:", BadRoom("Invalid sessionId")),
        (rep, "training", "session", BadRoom("Invalid sessionId")),
        (rep, "training", "session:a\nb", BadRoom("Invalid sessionId")),
        (rep, "training", &long, BadRoom("Invalid sessionId")),
        (rep, "training", "module:", BadRoom("Invalid moduleId")),
        (rep, "training", "module:\u{7f}", BadRoom("Invalid moduleId")),
        (rep, "training", &fits, Joined),
        (rep, "field", "chat:", BadRoom("Invalid sessionId")),
        (rep, "leaderboard", "", unknown()),
        (rep, "leaderboard", "everyone", unknown()),
        (rep, "leaderboard", "User:7", unknown()),
        (rep, "leaderboard", "tv-display:1", unknown()),
        (rep, "leaderboard", "/leaderboard", unknown()),
        (rep, "leaderboard", "contest:9007199254740991", Joined),
    ]);
    check(SIGNED_IN, table).await;
}

/// Refused, or gone again: an event for the room is not for them.
#[actix_rt::test]
async fn whoever_is_not_in_a_room_hears_nothing_of_it() {
    let service = TestService::start("").await;
    let mut ada = service.enter("leaderboard", &member(7, 3)).await;
    ada.join("team:3").await;
    ada.join("contest:17").await;
    let mut eve = service.enter("leaderboard", &user(8)).await;
    for room in ["user:7", "team:3"] {
        assert_eq!(eve.ask(json!({"type": "join", "room": room})).await["code"], "forbidden");
    }
    eve.join("contest:17").await;
    for room in ["contest:17", "tv-display"] {
        // To leave where one is not is no mistake.
        let left = eve.ask(json!({"type": "leave", "room": room})).await;
        assert_eq!(left, json!({"type": "left", "room": room}));
    }
    let entry = json!({"contestId": 17, "userId": 7, "userName": "Ada", "metric": "calls", "value": 1, "rank": 1});
    service.post("/api/v1/leaderboard/teams/3/events", &json!({"event": "lunch", "data": 1})).await;
    service.post("/api/v1/leaderboard/contest-entries", &entry).await;
    service.post("/api/v1/users/7/events", &json!({"namespace": "/leaderboard", "event": "psst", "data": 1})).await;
    let fence = service.fence().await;
    let events = |heard: Vec<Value>| heard.iter().map(|m| m["event"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(events(eve.heard_before(&fence).await), ["contest:new-entry"]);
    assert_eq!(events(ada.heard_before(&fence).await), ["lunch", "contest:new-entry", "contest:entry-update"]);
    drop((ada, eve));
    service.stop().await;
}

#[actix_rt::test]
async fn a_new_registration_replaces_the_participants_of_a_session() {
    let service = TestService::start("").await;
    let sessions = "/api/v1/training/sessions";
    let mut first = service.enter("training", &user(8)).await;
    let mut second = service.enter("training", &user(9)).await;
    let join = json!({"type": "join", "room": "session:s1"});
    assert_eq!(first.ask(join.clone()).await["code"], "forbidden");
    service.post(sessions, &json!({"sessionId": "s1", "userId": 7, "participants": [8]})).await;
    assert_eq!(first.ask(join.clone()).await["type"], "joined");
    assert_eq!(second.ask(join.clone()).await["code"], "forbidden");
    service.post(sessions, &json!({"sessionId": "s1", "userId": 7, "participants": [9]})).await;
    assert_eq!(first.ask(join.clone()).await["code"], "forbidden");
    assert_eq!(second.ask(join).await["type"], "joined");
    drop((first, second));
    service.stop().await;
}

#[actix_rt::test]
async fn a_registration_that_has_run_out_lets_nobody_in() {
    let service = TestService::start("[api]\nsession_ttl = \"0s\"").await;
    service.post("/api/v1/training/sessions", &json!({"sessionId": "s1", "userId": 7})).await;
    let mut ada = service.enter("training", &user(7)).await;
    assert_eq!(ada.ask(json!({"type": "join", "room": "session:s1"})).await["code"], "forbidden");
    drop(ada);
    service.stop().await;
}

#[actix_rt::test]
async fn a_connection_is_in_so_many_rooms_and_no_more() {
    let service = TestService::start("[limits]\nrooms_per_connection = 2").await;
    let mut ada = service.enter("leaderboard", &user(7)).await;
    ada.join("contest:1").await;
    ada.join("contest:2").await;
    // Again is not one more.
    ada.join("contest:2").await;
    let full = json!({
        "type": "error", "code": "too_many_rooms", "message": "A connection may be in 2 rooms; leave one first",
    });
    assert_eq!(ada.ask(json!({"type": "join", "room": "contest:3"})).await, full);
    ada.ask(json!({"type": "leave", "room": "contest:1"})).await;
    ada.join("contest:3").await;
    assert_eq!(ada.ask(json!({"type": "join", "room": "contest:1"})).await, full);
    // Another connection counts for itself. The room that the server has joined for it counts too.
    let mut other = service.enter("notifications", &admin(8)).await;
    other.join("user:1").await;
    assert_eq!(other.ask(json!({"type": "join", "room": "user:2"})).await, full);
    drop((ada, other));
    service.stop().await;
}
