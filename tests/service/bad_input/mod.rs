//! What nobody should send: each is answered as documented, and the service lives on.

mod frames;
mod handshakes;
mod http;
mod messages;
mod polling;

use serde_json::json;

use crate::harness::{TestService, user};

/// A client that does everything right is served as ever. Stops the service.
async fn lives_on(service: TestService) {
    let mut ada = service.enter("leaderboard", &user(7)).await;
    ada.join("contest:1").await;
    let posted = service.post("/api/v1/leaderboard/refreshes", &json!([1])).await;
    let heard = ada.expect("event").await;
    assert_eq!((&heard["event"], &heard["offset"]), (&json!("leaderboard:refresh"), &posted["events"][0]["offset"]));
    drop(ada);
    service.stop().await;
}
