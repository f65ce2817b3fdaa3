//! What operators and proxies ask.

use actix_web::{http::StatusCode, test};
use serde_json::{Value, json};

use super::TestApi;

#[actix_rt::test]
async fn health_checks_say_what_is_wrong() {
    let api = TestApi::new().await;
    let get = |path: &str| test::TestRequest::get().uri(path);
    assert_eq!(api.send(get("/livez")).await, (StatusCode::OK, json!({ "status": "alive" })));
    assert_eq!(api.send(get("/readyz")).await, (StatusCode::OK, json!({ "status": "ready" })));
    let (_, version) = api.send(get("/version")).await;
    assert_eq!((&version["name"], &version["version"]), (&json!("ridgecast"), &json!(env!("CARGO_PKG_VERSION"))));

    api.lifecycle.set_draining();
    let response = api.call(get("/readyz")).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    let body: Value = test::read_body_json(response).await;
    assert_eq!(body, json!({ "status": "not ready", "reason": "the service is stopping" }));
    assert_eq!(api.call(get("/livez")).await.status(), StatusCode::OK);
}
