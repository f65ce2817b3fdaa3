//! Users whom the roster moves to another team: their clients follow, wherever and however they are connected.

use ridgecast::domain::Position;
use serde_json::{Value, json};

use crate::harness::{
    Raw, TestService, member,
    socketio::{next_packet, open_socketio},
};

const FORBIDDEN: &str = "forbidden";

/// Reports that the user is in this team now.
async fn move_to(service: &TestService, user: u64, team: Option<u64>) {
    let users = json!([{ "id": user, "name": "Ada", "teamId": team }]);
    service.post("/api/v1/roster", &json!({ "users": users })).await;
}

/// Tells a team something. Gives the position.
async fn tell_team(service: &TestService, team: u64, what: &str) -> String {
    let path = format!("/api/v1/leaderboard/teams/{team}/events");
    let told = service.post(&path, &json!({"event": "news", "data": {"what": what}})).await;
    format!("{}:{}", told["epoch"].as_str().unwrap(), told["events"][0]["offset"])
}

/// Of what a client of plain JSON has heard: the type, the room, and what the news were.
fn in_short(heard: &[Value]) -> Vec<Value> {
    heard.iter().map(|message| json!([message["type"], message["room"], message["data"]["what"]])).collect()
}

#[actix_rt::test]
async fn clients_follow_their_user_to_the_new_team_on_every_worker() {
    let service = TestService::start("").await;
    let mut pages = Vec::new();
    for _ in 0..4 {
        pages.push(service.enter("leaderboard", &member(7, 3)).await);
    }
    let (mut mate, mut idle) =
        (service.enter("leaderboard", &member(8, 3)).await, service.enter("leaderboard", &member(7, 3)).await);
    for page in pages.iter_mut().chain([&mut mate]) {
        page.join("team:3").await;
    }
    tell_team(&service, 3, "before").await;
    let changed_at = tell_team(&service, 4, "not his yet").await;
    move_to(&service, 7, Some(4)).await;
    for team in [3, 4] {
        tell_team(&service, team, "after").await;
    }
    let fence = service.fence().await;
    for page in &mut pages {
        let heard = page.heard_before(&fence).await;
        let expected = [
            json!(["event", "team:3", "before"]),
            json!(["left", "team:3", null]),
            json!(["joined", "team:4", null]),
            json!(["event", "team:4", "after"]),
        ];
        assert_eq!(in_short(&heard), expected);
        let joined = &heard[2];
        assert_eq!(format!("{}:{}", joined["epoch"].as_str().unwrap(), joined["offset"]), changed_at);
        assert_eq!(heard[1], json!({"type": "left", "room": "team:3"}));
    }
    let heard = mate.heard_before(&fence).await;
    assert_eq!(in_short(&heard), [json!(["event", "team:3", "before"]), json!(["event", "team:3", "after"])]);
    idle.expect_nothing_but(&fence, &[]).await;

    // Whatever the claims say, and from the next connection on as well.
    let mut next = service.enter("leaderboard", &member(7, 3)).await;
    for page in [&mut pages[0], &mut next] {
        let refused = page.ask(json!({"type": "join", "room": "team:3"})).await;
        let message = "Only members of team 3 may join team:3";
        assert_eq!(refused, json!({"type": "error", "code": FORBIDDEN, "message": message}));
        page.join("team:4").await;
    }

    tell_team(&service, 4, "last").await;
    move_to(&service, 7, None).await;
    tell_team(&service, 4, "not for him").await;
    let fence = service.fence().await;
    pages.push(next);
    for page in &mut pages {
        let heard = page.heard_before(&fence).await;
        assert_eq!(in_short(&heard), [json!(["event", "team:4", "last"]), json!(["left", "team:4", null])]);
    }
    let refused = pages[0].ask(json!({"type": "join", "room": "team:4"})).await;
    assert_eq!(refused["code"], FORBIDDEN);
    drop((pages, mate, idle));
    service.stop().await;
}

/// A stock client of Socket.IO that can come back.
struct Recoverable {
    raw: Raw,
    pid: String,
    position: String,
}

impl Recoverable {
    /// Connects, with what a former connection left, if there was one. Gives whether it is the former one's successor.
    async fn connect(service: &TestService, former: Option<Self>) -> (Self, bool) {
        let mut auth = json!({"token": service.token(&member(7, 3)), "recover": true});
        if let Some(former) = &former {
            auth["pid"] = json!(former.pid);
            auth["offset"] = json!(former.position);
        }
        let (mut raw, _) = open_socketio(service, "").await;
        raw.text(&format!("40/leaderboard,{auth}")).await;
        let connected = next_packet(&mut raw).await;
        let connected: Value = serde_json::from_str(connected.strip_prefix("40/leaderboard,").unwrap()).unwrap();
        let pid = connected["pid"].as_str().unwrap().to_owned();
        let is_recovered = former.as_ref().is_some_and(|former| former.pid == pid);
        let mut client = Self { raw, pid, position: String::new() };
        assert_eq!(client.event().await[0], "sync:position");
        (client, is_recovered)
    }

    async fn emit(&mut self, event: &str, argument: u64) {
        self.raw.text(&format!("42/leaderboard,{}", json!([event, argument]))).await;
    }

    /// The next event. A stock client remembers the position behind it.
    async fn event(&mut self) -> Vec<Value> {
        let packet = next_packet(&mut self.raw).await;
        let event = packet.strip_prefix("42/leaderboard,").unwrap_or_else(|| panic!("expected an event, got {packet}"));
        let mut event: Vec<Value> = serde_json::from_str(event).unwrap();
        if let Some(position) = event.pop_if(|last| event_has_position(last)) {
            self.position = position.as_str().unwrap().to_owned();
        }
        event
    }

    /// What the news were that it hears until everybody is told something.
    async fn news(&mut self, service: &TestService) -> Vec<Value> {
        service.post("/api/v1/leaderboard/refreshes", &json!([])).await;
        let mut news = Vec::new();
        loop {
            let event = self.event().await;
            match event[0].as_str().unwrap() {
                "leaderboard:refresh" => return news,
                "news" => news.push(event[1]["what"].clone()),
                _ => news.push(json!(event)),
            }
        }
    }
}

fn event_has_position(last: &Value) -> bool {
    last.as_str().is_some_and(|text| text.parse::<Position>().is_ok())
}

#[actix_rt::test]
async fn who_comes_back_is_in_the_room_of_the_team_he_is_in_now() {
    let service = TestService::start("").await;
    let (mut ada, _) = Recoverable::connect(&service, None).await;
    ada.emit("join:team", 3).await;
    assert_eq!(ada.event().await, [json!("joined"), json!({"room": "team:3"})]);
    tell_team(&service, 3, "one").await;
    assert_eq!(ada.news(&service).await, ["one"]);

    // Moved while she is away.
    let former = Recoverable { raw: Raw::connect(service.address()).await, ..ada };
    tell_team(&service, 3, "missed, and no longer hers").await;
    move_to(&service, 7, Some(4)).await;
    tell_team(&service, 4, "two").await;
    let (mut ada, is_recovered) = Recoverable::connect(&service, Some(former)).await;
    assert!(is_recovered);
    tell_team(&service, 3, "not hers").await;
    tell_team(&service, 4, "three").await;
    assert_eq!(ada.news(&service).await, ["two", "three"]);

    // Moved while she is there, and then lost.
    tell_team(&service, 4, "four").await;
    move_to(&service, 7, Some(5)).await;
    assert_eq!(ada.news(&service).await, [json!("four"), json!(["joined", {"room": "team:5"}])]);
    let former = Recoverable { raw: Raw::connect(service.address()).await, ..ada };
    for (team, what) in [(4, "not hers"), (5, "five")] {
        tell_team(&service, team, what).await;
    }
    let (mut ada, is_recovered) = Recoverable::connect(&service, Some(former)).await;
    assert!(is_recovered);
    assert_eq!(ada.news(&service).await, ["five"]);

    // What she has left by herself after she was moved she does not come back to.
    tell_team(&service, 5, "six").await;
    move_to(&service, 7, Some(6)).await;
    ada.emit("leave:team", 6).await;
    assert_eq!(ada.news(&service).await, [json!("six"), json!(["joined", {"room": "team:6"}])]);
    let former = Recoverable { raw: Raw::connect(service.address()).await, ..ada };
    let (mut ada, is_recovered) = Recoverable::connect(&service, Some(former)).await;
    assert!(is_recovered);
    tell_team(&service, 6, "not hers").await;
    assert_eq!(ada.news(&service).await, [""; 0]);
    drop(ada);
    service.stop().await;
}
