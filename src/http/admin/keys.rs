//! `GET /api/v1/admin/keys`: the API keys, without the keys.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::{
    domain::events::Timestamp,
    http::{
        api::Api,
        caller::Administers,
        keys::KnownKey,
        problem::Problem,
        query::{Query, answer},
    },
    settings::Scope,
};

#[derive(Serialize)]
struct Keys {
    keys: Vec<Key>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Key {
    name: Arc<str>,
    scopes: Vec<&'static str>,
    /// Since the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_used_at: Option<Timestamp>,
}

/// The handler.
pub(super) async fn list(_: Administers, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    Query::of(&request, &["token"])?;
    answer(&Keys { keys: api.keys.all().iter().map(Key::of).collect() })
}

impl Key {
    fn of(key: &KnownKey) -> Self {
        Self {
            name: Arc::clone(&key.name),
            scopes: key.scopes().iter().copied().map(Scope::name).collect(),
            last_used_at: key.last_used().map(Timestamp::from_millisecond),
        }
    }
}
