//! `GET /api/v1/admin/keys`: the API keys, without the keys.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    domain::events::Timestamp,
    http::{
        api::Api,
        caller::Administers,
        keys::KnownKey,
        openapi::{Operation, Payload, Tag, Who},
        problem::Problem,
        query::{Query, answer},
    },
    settings::Scope,
};

/// The API keys, without the keys.
#[derive(Serialize, ToSchema)]
#[schema(as = ApiKeys)]
struct Keys {
    /// All of them.
    keys: Vec<Key>,
}

/// An API key, without the key.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ApiKey)]
struct Key {
    /// What it is called.
    name: Arc<str>,
    /// What it may do.
    #[schema(value_type = Vec<Scope>)]
    scopes: Vec<&'static str>,
    /// When it was last used since the start.
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

pub(super) const OPERATIONS: &[Operation] = &[Operation::get("/api/v1/admin/keys", Payload::of::<Keys>())
    .is(Tag::Admin, "The API keys by name, without the keys")
    .for_whom(Who::Admin(Scope::Admin))];
