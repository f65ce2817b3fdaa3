//! A user's devices come and go: each that comes back gets what it missed in its user's rooms, without having to ask.

mod ends;

use diesel::{Connection as _, RunQueryDsl as _, SqliteConnection, sql_query};
use ridgecast::session::identity::Profile;
use serde_json::{Value, json};

use crate::{
    harness::{Client, Raw, TestService, admin, in_time, raw, user},
    postgres::Postgres,
};

/// Tells user 7 that his rank has changed. Gives the message as he hears it.
async fn change_rank(service: &TestService, rank: u64) -> Value {
    let update = json!({
        "userId": 7, "userName": "Ada", "previousRank": rank + 1, "newRank": rank, "metric": "calls", "value": rank,
        "timestamp": "2026-03-01T09:30:00.000Z",
    });
    let told = service.post("/api/v1/leaderboard/rank-changes", &update).await;
    event("rank:changed", &update, &told["events"][0])
}

fn event(name: &str, data: &Value, receipt: &Value) -> Value {
    json!({"type": "event", "event": name, "room": "user:7", "data": data, "offset": receipt["offset"]})
}

/// So many of them, from this rank on.
async fn change_ranks(service: &TestService, ranks: std::ops::Range<u64>) -> Vec<Value> {
    let mut told = Vec::new();
    for rank in ranks {
        told.push(change_rank(service, rank).await);
    }
    told
}

/// Opens a connection from a device of somebody.
async fn open(service: &TestService, who: &Profile, device: &str, namespace: &str) -> Client {
    let handshake = service.handshake(namespace).query("token", &service.token(who)).header("user-agent", device);
    let mut client = handshake.open().await;
    client.expect_hello().await;
    client
}

/// Opens a page on a device of user 7, in his room of the leaderboard.
async fn page(service: &TestService, device: &str) -> Client {
    let mut client = open(service, &user(7), device, "leaderboard").await;
    client.join("user:7").await;
    client
}

/// Has heard these, and nothing else, before something new that is told in the same room and not kept for anybody.
async fn has_heard(service: &TestService, client: &mut Client, namespace: &str, expected: &[Value]) {
    let body = json!({"namespace": namespace, "event": "test:settled", "data": null});
    let told = service.post("/api/v1/users/7/events", &body).await;
    let mut heard = Vec::new();
    loop {
        let message = client.next_json().await;
        match message["event"].as_str() {
            Some("test:settled") if message["offset"] == told["events"][0]["offset"] => break,
            Some("test:settled" | "inbox:unread") => {}
            _ => heard.push(message),
        }
    }
    assert_eq!(heard, expected);
}

#[actix_rt::test]
async fn a_device_that_was_away_gets_what_it_missed_once_and_in_order() {
    let service = TestService::start("").await;
    let mut laptop = page(&service, "laptop").await;
    let phone = page(&service, "phone").await;
    phone.close().await;
    let mut told = change_ranks(&service, 1..4).await;
    // Of no kind that is kept, of another user, and of another namespace.
    let gain = json!({"userId": 7, "userName": "Ada", "amount": 5, "source": "quiz", "newTotal": 9});
    service.post("/api/v1/training/xp-gains", &gain).await;
    let cheer = json!({"namespace": "/leaderboard", "event": "cheer", "data": 1});
    let cheered = service.post("/api/v1/users/7/events", &cheer).await;
    service.post("/api/v1/users/8/events", &cheer).await;

    let mut phone = page(&service, "phone").await;
    let mut new = page(&service, "tablet").await;
    let live = change_rank(&service, 4).await;
    told.push(live.clone());
    has_heard(&service, &mut phone, "/leaderboard", &told).await;
    has_heard(&service, &mut new, "/leaderboard", std::slice::from_ref(&live)).await;
    told.insert(3, event("cheer", &json!(1), &cheered["events"][0]));
    has_heard(&service, &mut laptop, "/leaderboard", &told).await;

    // It has got that now.
    phone.close().await;
    let mut phone = page(&service, "phone").await;
    has_heard(&service, &mut phone, "/leaderboard", &[]).await;
    drop((laptop, phone, new));
    service.stop().await;
}

#[actix_rt::test]
async fn leaving_the_room_is_going_and_joining_it_is_coming_back() {
    let service = TestService::start("").await;
    let mut phone = page(&service, "phone").await;
    phone.ask(json!({"type": "leave", "room": "user:7"})).await;
    let mut told = change_ranks(&service, 1..3).await;
    phone.join("user:7").await;
    has_heard(&service, &mut phone, "/leaderboard", &told).await;
    // Once more changes nothing.
    phone.join("user:7").await;
    told = change_ranks(&service, 3..4).await;
    has_heard(&service, &mut phone, "/leaderboard", &told).await;
    drop(phone);
    service.stop().await;
}

#[actix_rt::test]
async fn pages_come_back_over_a_restart_of_the_service() {
    come_back_over_a_restart(TestService::start("").await).await;
}

#[actix_rt::test]
async fn pages_come_back_over_a_restart_of_the_service_on_postgresql() {
    let url = Postgres::shared().create_database("pages_come_back");
    come_back_over_a_restart(TestService::start(&format!("[database]\nurl = \"{url}\"")).await).await;
}

async fn come_back_over_a_restart(service: TestService) {
    let mut pages = [page(&service, "laptop").await, page(&service, "laptop").await];
    let phone = page(&service, "phone").await;
    phone.close().await;
    let mut missed = change_ranks(&service, 1..3).await;
    for page in &mut pages {
        has_heard(&service, page, "/leaderboard", &missed).await;
    }
    let service = service.restart().await;
    missed.extend(change_ranks(&service, 3..5).await);
    for _ in 0..2 {
        let mut page = page(&service, "laptop").await;
        has_heard(&service, &mut page, "/leaderboard", &missed[2..]).await;
    }
    let mut phone = page(&service, "phone").await;
    has_heard(&service, &mut phone, "/leaderboard", &missed).await;
    drop((pages, phone));
    service.stop().await;
}

/// The next text, whatever pings come before it.
async fn next_text(phone: &mut Raw) -> Value {
    loop {
        let frame = phone.reading.frame().await;
        if frame.first == raw::TEXT {
            return frame.json();
        }
    }
}

#[actix_rt::test]
async fn what_may_not_have_reached_a_lost_device_is_told_again() {
    let service = TestService::start("[websocket]\nping_interval = \"100ms\"").await;
    let mut phone = Raw::connect(service.address()).await;
    phone.shake_hands(&raw::handshake("leaderboard", &service.token(&user(7)))).await;
    assert_eq!(phone.json().await["type"], "hello");
    phone.text(r#"{"type":"join","room":"user:7"}"#).await;
    assert_eq!(next_text(&mut phone).await["type"], "joined");
    let proven = change_rank(&service, 1).await;
    // A ping that is answered proves that what came before it has been heard.
    while next_text(&mut phone).await != proven {}
    loop {
        let frame = phone.reading.frame().await;
        if frame.first == raw::PING {
            phone.write(&raw::frame(raw::PONG, &frame.payload)).await;
            break;
        }
    }
    // The service has read that when it has answered what was behind it.
    phone.text(r#"{"type":"join","room":"tv-display"}"#).await;
    next_text(&mut phone).await;
    let in_the_tunnel = change_ranks(&service, 2..4).await;
    drop(phone);

    // `Raw` sends no User-Agent.
    let mut phone = service.enter("leaderboard", &user(7)).await;
    phone.join("user:7").await;
    // Whether or not the loss had been noticed by then.
    for told in in_the_tunnel {
        assert_eq!(phone.next_json().await, told);
    }
    has_heard(&service, &mut phone, "/leaderboard", &[]).await;
    drop(phone);
    service.stop().await;
}

#[actix_rt::test]
async fn who_came_back_before_its_loss_was_noticed_gets_it_when_it_is() {
    let service = TestService::start("").await;
    let mut lost = page(&service, "phone").await;
    let told = change_ranks(&service, 1..3).await;
    has_heard(&service, &mut lost, "/leaderboard", &told).await;
    let mut back = page(&service, "phone").await;
    has_heard(&service, &mut back, "/leaderboard", &[]).await;
    drop(lost);
    for told in told {
        assert_eq!(back.next_json().await, told);
    }
    has_heard(&service, &mut back, "/leaderboard", &[]).await;
    drop(back);
    service.stop().await;
}

#[actix_rt::test]
async fn each_namespace_is_its_own_and_ones_own_room_needs_no_join() {
    let service = TestService::start("").await;
    page(&service, "phone").await.close().await;
    open(&service, &user(7), "phone", "notifications").await.close().await;
    let ranks = change_ranks(&service, 1..3).await;
    let note = json!({
        "id": 1, "userId": 7, "type": "info", "title": "t", "message": "m", "createdAt": "2026-03-01T09:30:00.000Z",
    });
    let told = service.post("/api/v1/notifications", &note).await;
    let news = json!({"event": "news", "data": 1});
    service.post("/api/v1/broadcasts", &news).await;

    let mut notifications = open(&service, &user(7), "phone", "notifications").await;
    assert_eq!(notifications.next_json().await, event("notification", &note, &told["events"][0]));
    // And how much of it all is unread, which may have changed on another device.
    let unread = json!({"type": "event", "event": "inbox:unread", "data": {"userId": 7, "unread": 3}});
    assert_eq!(notifications.next_json().await, unread);
    has_heard(&service, &mut notifications, "/", &[]).await;
    let mut leaderboard = page(&service, "phone").await;
    has_heard(&service, &mut leaderboard, "/leaderboard", &ranks).await;
    // It has never been there.
    let mut training = open(&service, &user(7), "phone", "training").await;
    training.join("user:7").await;
    has_heard(&service, &mut training, "/training", &[]).await;
    drop((notifications, leaderboard, training));
    service.stop().await;
}

#[actix_rt::test]
async fn the_latest_are_given_as_many_as_the_settings_say() {
    let service = TestService::start("[inbox]\nreplay = 2").await;
    page(&service, "phone").await.close().await;
    let told = change_ranks(&service, 1..6).await;
    let mut phone = page(&service, "phone").await;
    has_heard(&service, &mut phone, "/leaderboard", &told[3..]).await;
    drop(phone);
    service.stop().await;

    for nothing in ["[inbox]\nevents = []", "[inbox]\nreplay = 0", "[journal]\ndurability = \"memory\""] {
        let service = TestService::start(nothing).await;
        page(&service, "phone").await.close().await;
        change_ranks(&service, 1..3).await;
        let mut phone = page(&service, "phone").await;
        has_heard(&service, &mut phone, "/leaderboard", &[]).await;
        drop(phone);
        service.stop().await;
    }
}

#[actix_rt::test]
async fn who_brings_a_position_is_given_what_followed_on_it_and_no_more() {
    let service = TestService::start("").await;
    let mut phone = page(&service, "phone").await;
    let told = change_ranks(&service, 1..4).await;
    has_heard(&service, &mut phone, "/leaderboard", &told).await;
    phone.close().await;
    let missed = change_rank(&service, 4).await;
    let mut phone = open(&service, &user(7), "phone", "leaderboard").await;
    let joined = phone.ask(json!({"type": "join", "room": "user:7"})).await;
    assert_eq!(phone.next_json().await, missed);
    let since = json!({"epoch": joined["epoch"], "offset": told[1]["offset"]});
    phone.close().await;

    let mut phone = open(&service, &user(7), "phone", "leaderboard").await;
    let joined = phone.ask(json!({"type": "join", "room": "user:7", "since": since})).await;
    assert_eq!(joined["recovered"], true);
    let fence = service.fence().await;
    let heard = phone.heard_before(&fence).await;
    assert_eq!(heard.iter().filter(|heard| heard["event"] == "rank:changed").collect::<Vec<_>>(), [&told[2], &missed]);
    drop(phone);
    service.stop().await;
}

#[actix_rt::test]
async fn an_administrator_in_somebodys_room_is_no_device_of_his() {
    let service = TestService::start("").await;
    for _ in 0..2 {
        let mut watching = open(&service, &admin(1), "laptop", "leaderboard").await;
        watching.join("user:7").await;
        has_heard(&service, &mut watching, "/leaderboard", &[]).await;
        watching.close().await;
        change_rank(&service, 1).await;
    }
    service.stop().await;
}

#[actix_rt::test]
async fn a_device_may_say_its_name() {
    let service = TestService::start("").await;
    let till = async |name: &str| {
        let handshake = service.handshake("leaderboard").query("token", &service.token(&user(7)));
        let mut client = handshake.query("device", name).open().await;
        client.expect_hello().await;
        client.join("user:7").await;
        client
    };
    till("till-1").await.close().await;
    let told = change_ranks(&service, 1..2).await;
    let mut other = till("till-2").await;
    has_heard(&service, &mut other, "/leaderboard", &[]).await;
    let mut back = till("till-1").await;
    has_heard(&service, &mut back, "/leaderboard", &told).await;
    drop((other, back));

    let refused = service.handshake("leaderboard").query("device", "a%20b").refused().await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.problem["detail"], "device: expected 1 to 64 visible ASCII characters");
    let polling = service.request(reqwest::Method::GET, "/socket.io/?EIO=4&transport=polling&device=a%20b");
    let answer = in_time("an answer to the poll", polling.send()).await.unwrap();
    assert_eq!(answer.status(), 400);
    drop(answer);
    service.stop().await;
}

/// A kill leaves the devices that were there as they were noted last; here that is set by hand.
#[actix_rt::test]
async fn after_a_kill_devices_are_told_again_what_came_after_the_last_note() {
    let service = TestService::start("").await;
    let mut phone = page(&service, "phone").await;
    let told = change_ranks(&service, 1..4).await;
    has_heard(&service, &mut phone, "/leaderboard", &told).await;
    phone.close().await;
    let data = service.stop_and_keep().await;
    {
        let file = data.path().join("ridgecast.db");
        let mut database = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
        // The service may have let go of it only just now.
        sql_query("PRAGMA busy_timeout = 5000").execute(&mut database).unwrap();
        let noted = told[1]["offset"].as_u64().unwrap();
        for change in [
            format!("UPDATE absences SET seen_to = {noted} WHERE user_id = 0"),
            // It had come before anything was told.
            "UPDATE absences SET ended_at = NULL, seen_to = 0 WHERE user_id = 7".to_owned(),
        ] {
            assert_eq!(sql_query(&change).execute(&mut database).unwrap(), 1, "{change}");
        }
    }
    let service = TestService::start_in(data, "").await;
    let mut phone = page(&service, "phone").await;
    has_heard(&service, &mut phone, "/leaderboard", &told[2..]).await;
    drop(phone);
    service.stop().await;
}
