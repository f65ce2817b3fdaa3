//! What `docs/WIRE.md` shows of the administration is what is answered.

use ridgecast::session::identity::Profile;
use serde_json::{Value, json};

use super::{becomes, get};
use crate::{
    harness::{TestService, member, user},
    reading::document::{examples, shape},
};

#[actix_rt::test]
async fn every_example_is_answered_as_the_document_says() {
    let service = TestService::start("[websocket]\nping_interval = \"20ms\"").await;
    let hall = Profile { kiosk: true, name: Some("Hall 2".to_owned()), ..Profile::default() };
    let mut hall = service.enter("leaderboard", &hall).await;
    hall.join("tv-display").await;
    hall.close().await;
    let ada = Profile { name: Some("Ada".to_owned()), ..member(7, 3) };
    let mut here = Vec::new();
    for namespace in ["leaderboard", "leaderboard", "training"] {
        let mut client = service.enter(namespace, &ada).await;
        client.join("user:7").await;
        here.push(client);
    }
    here.push(service.enter("leaderboard", &user(8)).await);
    let tip = json!({"namespace": "/training", "event": "coach:tip", "data": "Slow down."});
    service.post("/api/v1/users/7/events", &tip).await;
    becomes(&service, "events", |says| says["events"][0]["lastMs"].is_f64()).await;
    becomes(&service, "overview", |says| says["latency"]["p99Ms"].is_f64() && says["connections"]["open"] == 4).await;
    becomes(&service, "connections", |says| says["connections"][0]["rttMs"].is_f64()).await;
    becomes(&service, "screens", |says| says["screens"][0]["online"] == false).await;

    let gets =
        examples("GET").into_iter().filter_map(|(path, answer)| Some((path.strip_prefix("/api/v1/admin/")?, answer)));
    let gets: Vec<_> = gets.collect();
    assert_eq!(gets.len(), 5, "{gets:?}");
    for (path, documented) in gets {
        let documented: Value =
            serde_json::from_str(documented).unwrap_or_else(|error| panic!("{error}: {documented}"));
        let answer = get(&service, path).await;
        assert_eq!(shape(&answer).to_string(), shape(&documented).to_string(), "{path}: {answer}");
    }
    drop(here);
    service.stop().await;
}
