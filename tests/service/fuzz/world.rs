use std::{
    panic,
    sync::{Mutex, Once},
};

use reqwest::Method;
use serde_json::json;

use crate::harness::{
    Client, Raw, TestService, in_time,
    socketio::{next_packet, open_socketio},
    user,
};

/// Small limits, so that they are met; and whoever is told to go goes soon.
const SETTINGS: &str = r#"
websocket = { max_message = "48 KiB", close_timeout = "100ms" }
socketio = { max_payload = "48 KiB", upgrade_timeout = "300ms" }
"#;

/// A service, and clients of it who do everything right and must not notice anything: two of each protocol, which is one
/// on each worker, since connections go to the workers in turn.
pub(super) struct World {
    pub(super) service: TestService,
    json: Vec<Client>,
    socketio: Vec<Raw>,
    /// The sids of the sessions that must be gone.
    gone: Vec<String>,
    told: u64,
}

/// Panics that are not the tests' own. One in a connection costs its client alone, so nobody else would notice.
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn note_panics() {
    static NOTING: Once = Once::new();
    NOTING.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !panic.location().is_some_and(|location| location.file().starts_with("tests/")) {
                PANICS.lock().unwrap().push(panic.to_string());
            }
            usual(panic);
        }));
    });
}

impl World {
    pub(super) async fn start() -> Self {
        note_panics();
        let service = TestService::start(SETTINGS).await;
        let (mut json, mut socketio) = (Vec::new(), Vec::new());
        for _ in 0..2 {
            json.push(service.enter("leaderboard", &user(7)).await);
        }
        for _ in 0..2 {
            socketio.push(enter_socketio(&service).await);
        }
        let mut world = Self { service, json, socketio, gone: Vec::new(), told: 0 };
        world.is_as_before().await;
        world
    }

    /// A token of somebody who may enter everything.
    pub(super) fn token(&self) -> String {
        self.service.token(&user(8))
    }

    /// The session of this sid must be gone when the case is over: nobody answers for it any more.
    pub(super) fn must_go(&mut self, sid: &str) {
        self.gone.push(sid.to_owned());
    }

    /// At most one connection besides the witnesses'.
    pub(super) fn has_not_grown(&self) {
        let open = self.service.service().open_connections();
        assert!(open <= self.witnesses() + 1, "{open} connections are open");
    }

    /// Everything lives, and nothing is left of anybody but the witnesses, who hear what is new and nothing else.
    pub(super) async fn is_as_before(&mut self) {
        in_time("nothing is left of the case", async {
            loop {
                let ready = self.service.request(Method::GET, "/readyz").send().await.unwrap();
                assert_eq!(ready.status(), 200, "{}", ready.text().await.unwrap());
                match self.service.service().open_connections() {
                    open if open == self.witnesses() => break,
                    open => assert!(open > self.witnesses(), "a witness was closed"),
                }
            }
        })
        .await;
        assert_eq!(self.service.service().open_sessions(), self.socketio.len(), "sessions that nobody has");
        for sid in self.gone.split_off(0) {
            let path = format!("/socket.io/?EIO=4&transport=polling&sid={sid}");
            let request = self.service.request(Method::GET, &path).send();
            let response = in_time("the answer for a sid that is gone", request).await.unwrap();
            assert_eq!(response.status(), 400);
            assert_eq!(response.text().await.unwrap(), r#"{"code":1,"message":"Session ID unknown"}"#);
        }
        self.witnesses_hear_what_is_new().await;
        let panics = PANICS.lock().unwrap().join("\n");
        assert_eq!(panics, "", "something panicked");
    }

    async fn witnesses_hear_what_is_new(&mut self) {
        self.told += 1;
        let news = json!({ "namespace": "/leaderboard", "event": "news", "data": self.told });
        self.service.post("/api/v1/broadcasts", &news).await;
        for client in &mut self.json {
            let heard = client.expect("event").await;
            assert_eq!((&heard["event"], &heard["data"]), (&json!("news"), &json!(self.told)));
        }
        for client in &mut self.socketio {
            let heard = next_packet(client).await;
            assert_eq!(heard, format!(r#"42/leaderboard,["news",{}]"#, self.told));
        }
    }

    fn witnesses(&self) -> usize {
        self.json.len() + self.socketio.len()
    }

    /// Stops; the witnesses are told.
    pub(super) async fn stop(self) {
        drop((self.json, self.socketio));
        self.service.stop().await;
    }
}

async fn enter_socketio(service: &TestService) -> Raw {
    let (mut raw, _) = open_socketio(service, &format!("&token={}", service.token(&user(7)))).await;
    raw.text("40/leaderboard,").await;
    assert!(next_packet(&mut raw).await.starts_with("40/leaderboard,{"));
    raw
}
