//! The screens on walls.

use reqwest::Method;
use ridgecast::session::identity::Profile;
use serde_json::{Value, json};

use super::{answer_to, asking, becomes, get, send};
use crate::harness::{Client, TestService, user};

fn screen(name: &str) -> Profile {
    Profile { kiosk: true, name: Some(name.to_owned()), ..Profile::default() }
}

/// A screen that shows something. It has heard how it is to be.
async fn show(service: &TestService, name: &str) -> (Client, Value) {
    let mut client = service.enter("leaderboard", &screen(name)).await.hearing_beats();
    client.join("tv-display").await;
    let control = control(&mut client).await;
    (client, control)
}

/// The next thing that the screens are told of themselves.
async fn control(client: &mut Client) -> Value {
    loop {
        let event = client.expect("event").await;
        if event["event"] == "tv:control" {
            assert_eq!((&event["room"], &event["offset"]), (&json!("tv-display"), &Value::Null), "it is fleeting");
            return event["data"]["screens"].clone();
        }
    }
}

async fn freeze(service: &TestService, name: &str, frozen: bool) {
    let answer = send(service, Method::PUT, &format!("screens/{name}/frozen"), &json!({"frozen": frozen})).await;
    assert_eq!((answer.status, answer.json()["frozen"].clone()), (200, json!(frozen)), "{answer:?}");
}

/// Of each screen: its name, whether it is there, and whether it is frozen.
fn states(says: &Value) -> Vec<(&str, bool, bool)> {
    let mut states = Vec::new();
    for screen in says["screens"].as_array().unwrap() {
        let flag = |name: &str| screen[name].as_bool().unwrap();
        states.push((screen["name"].as_str().unwrap(), flag("online"), flag("frozen")));
    }
    states
}

#[actix_rt::test]
async fn a_screen_is_seen_while_it_is_there_and_remembered_when_it_has_gone() {
    let service = TestService::start("[rules.boards]\ntv_interval = \"1ms\"").await;
    assert_eq!(get(&service, "screens").await["screens"], json!([]));
    let (lobby, heard) = show(&service, "Lobby").await;
    assert_eq!(heard, json!([{"name": "Lobby", "frozen": false}]));
    // Who looks at it on his desk is no screen.
    let mut rep = service.enter("leaderboard", &user(7)).await;
    rep.join("tv-display").await;
    let says = get(&service, "screens").await;
    let there = &says["screens"][0];
    assert_eq!(says["screens"].as_array().unwrap().len(), 1, "{says}");
    assert_eq!((&there["name"], &there["online"], &there["frozen"]), (&json!("Lobby"), &json!(true), &json!(false)));
    assert!(there["connectedAt"].is_string() && there["lastSeenAt"].is_string(), "{there}");
    let connections = get(&service, "connections").await;
    assert_eq!(there["connectionId"], connections["connections"][0]["id"]);

    lobby.close().await;
    let says = becomes(&service, "screens", |says| says["screens"][0]["online"] == false).await;
    assert!(says["screens"][0]["lastSeenAt"].is_string(), "{says}");
    assert_eq!(says["screens"][0]["connectionId"], Value::Null);
    drop(rep);
    service.stop().await;
}

#[actix_rt::test]
async fn a_screen_hears_that_it_is_frozen_and_so_does_one_that_comes_later_also_after_a_restart() {
    let mut service = TestService::start("[rules.boards]\ntv_interval = \"1ms\"").await;
    let (mut hall, _) = show(&service, "Hall 2").await;
    let (lobby, heard) = show(&service, "Lobby").await;
    assert_eq!(heard, json!([{"name": "Hall 2", "frozen": false}, {"name": "Lobby", "frozen": false}]));
    freeze(&service, "Hall%202", true).await;
    let frozen = json!([{"name": "Hall 2", "frozen": true}, {"name": "Lobby", "frozen": false}]);
    while control(&mut hall).await != frozen {}
    assert_eq!(states(&get(&service, "screens").await), [("Hall 2", true, true), ("Lobby", true, false)]);
    drop((hall, lobby));

    service = service.restart().await;
    assert_eq!(states(&get(&service, "screens").await), [("Hall 2", false, true)]);
    let (mut hall, heard) = show(&service, "Hall 2").await;
    assert_eq!(heard, json!([{"name": "Hall 2", "frozen": true}]));
    freeze(&service, "Hall%202", false).await;
    while control(&mut hall).await != json!([{"name": "Hall 2", "frozen": false}]) {}
    drop(hall);

    service = service.restart().await;
    assert_eq!(states(&get(&service, "screens").await), []);

    let unknown = send(&service, Method::PUT, "screens/Kitchen/frozen", &json!({"frozen": true})).await;
    assert_eq!(unknown.status, 404);
    for (body, status) in [(json!({}), 400), (json!({"frozen": 1}), 400), (json!({"frozen": true, "x": 1}), 400)] {
        assert_eq!(send(&service, Method::PUT, "screens/x/frozen", &body).await.status, status, "{body}");
    }
    assert_eq!(answer_to(asking(&service, Method::DELETE, "screens")).await.status, 405);
    service.stop().await;
}
