use std::{sync::Arc, time::Duration};

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    api::Api,
    openapi::{Operation, Payload, Tag},
};
use crate::store::StoreError;

/// How long the database may take to answer whether it is there: who asks for health waits seconds, not more.
const PATIENCE: Duration = Duration::from_secs(1);

/// That the process lives.
#[derive(Serialize, ToSchema)]
struct Life {
    /// `alive`.
    status: &'static str,
}

/// Whether the service takes traffic.
#[derive(Serialize, ToSchema)]
struct Readiness {
    /// `ready` or `not ready`.
    status: &'static str,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Arc<str>>,
}

/// What runs here.
#[derive(Serialize, ToSchema)]
struct Version {
    /// `ridgecast`.
    name: &'static str,
    /// Of the release.
    version: &'static str,
    /// Of the sources, if the build was told it.
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<&'static str>,
}

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::get("/livez", Payload::of::<Life>()).is(Tag::Operators, "The process lives"),
    Operation::get("/readyz", Payload::of::<Readiness>())
        .is(Tag::Operators, "Whether the service takes traffic")
        .answers_as_well(503),
    Operation::get("/version", Payload::of::<Version>()).is(Tag::Operators, "What runs here"),
];

/// `GET /livez`: the process answers.
pub(super) async fn livez() -> HttpResponse {
    HttpResponse::Ok().json(Life { status: "alive" })
}

/// `GET /readyz`: whether to send traffic here; if not, 503 and why.
pub(super) async fn readyz(api: web::Data<Api>) -> HttpResponse {
    let not_ready = match api.lifecycle.not_ready() {
        None => database_trouble(&api).await,
        not_ready => not_ready,
    };
    match not_ready {
        None => HttpResponse::Ok().json(Readiness { status: "ready", reason: None }),
        reason => HttpResponse::ServiceUnavailable().json(Readiness { status: "not ready", reason }),
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
    HttpResponse::Ok().json(Version {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        commit: option_env!("RIDGECAST_COMMIT"),
    })
}
