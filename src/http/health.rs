use actix_web::{HttpResponse, web};
use serde_json::json;

use super::api::Api;

/// `GET /livez`: the process answers.
pub(super) async fn livez() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "alive" }))
}

/// `GET /readyz`: whether to send traffic here; if not, 503 and why.
pub(super) async fn readyz(api: web::Data<Api>) -> HttpResponse {
    match api.lifecycle.not_ready() {
        None => HttpResponse::Ok().json(json!({ "status": "ready" })),
        Some(reason) => HttpResponse::ServiceUnavailable().json(json!({ "status": "not ready", "reason": reason })),
    }
}

/// `GET /version`: what runs here. The commit is known if the build was told it (`RIDGECAST_COMMIT`).
pub(super) async fn version() -> HttpResponse {
    let mut version = json!({ "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") });
    if let Some(commit) = option_env!("RIDGECAST_COMMIT") {
        version["commit"] = commit.into();
    }
    HttpResponse::Ok().json(version)
}
