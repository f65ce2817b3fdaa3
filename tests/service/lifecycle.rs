//! Start, health and stop; what clients live through.

use serde_json::json;

use crate::harness::{TestService, user};

#[actix_rt::test]
async fn what_is_posted_is_heard() {
    let service = TestService::start("").await;
    let mut ada = service.enter("leaderboard", &user(7)).await;
    ada.join("user:7").await;
    let answer = service.post("/api/v1/leaderboard/refreshes", &json!([1, 2])).await;
    let fence = service.fence().await;
    let offset = &answer["events"][0]["offset"];
    ada.expect_nothing_but(
        &fence,
        &[json!({"type": "event", "event": "leaderboard:refresh", "data": [1, 2], "offset": offset})],
    )
    .await;
    let ((), closed) = tokio::join!(service.stop(), ada.closed());
    assert_eq!(closed.code, 4000);
}
