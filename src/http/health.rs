use std::{sync::Arc, time::Duration};

use actix_web::{HttpResponse, web};
use serde_json::json;

use super::api::Api;
use crate::store::StoreError;

/// How long the database may take to answer whether it is there: who asks for health waits seconds, not more.
const PATIENCE: Duration = Duration::from_secs(1);

/// `GET /livez`: the process answers.
pub(super) async fn livez() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "alive" }))
}

/// `GET /readyz`: whether to send traffic here; if not, 503 and why.
pub(super) async fn readyz(api: web::Data<Api>) -> HttpResponse {
    let not_ready = match api.lifecycle.not_ready() {
        None => database_trouble(&api).await,
        not_ready => not_ready,
    };
    match not_ready {
        None => HttpResponse::Ok().json(json!({ "status": "ready" })),
        Some(reason) => HttpResponse::ServiceUnavailable().json(json!({ "status": "not ready", "reason": reason })),
    }
}

/// What is wrong with the database, if nobody has noticed yet.
pub(super) async fn database_trouble(api: &Api) -> Option<Arc<str>> {
    match tokio::time::timeout(PATIENCE, api.archive.ping()).await {
        Ok(Ok(()) | Err(StoreError::NotKept)) => None,
        Ok(Err(error)) => Some(error.to_string().into()),
        Err(_) => Some("the database does not answer".into()),
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
