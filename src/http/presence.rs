//! `GET /api/v1/users/{userId}/presence`: whether a user is connected, and where.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    api::Api,
    caller::Reads,
    openapi::{Operation, Payload, Tag, Who},
    problem::Problem,
    query::{Query, answer},
};
use crate::{
    domain::{Namespace, Position, UserId},
    rooms::Whereabouts,
    settings::Scope,
};

/// Whether a user is connected, and where.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Presence {
    /// Who.
    user_id: UserId,
    /// Whether he has a connection.
    online: bool,
    /// How many he has.
    connections: usize,
    /// How many of them are in which; none that he is not in.
    namespaces: BTreeMap<Namespace, usize>,
    /// Where in the journal it is true.
    position: Position,
}

/// The handler.
pub(super) async fn get(
    Reads(caller): Reads,
    request: HttpRequest,
    api: web::Data<Api>,
) -> Result<HttpResponse, Problem> {
    let user_id = caller.user_of(&request)?;
    Query::of(&request, &["token"])?;
    let found = api.registries.find_user(user_id).await.map_err(|_| Problem::stopping())?;
    let Whereabouts { connections, namespaces, position } = found;
    answer(&Presence { user_id, online: connections > 0, connections, namespaces, position })
}

pub(super) const OPERATIONS: &[Operation] =
    &[Operation::get("/api/v1/users/{userId}/presence", Payload::of::<Presence>())
        .is(Tag::Users, "Whether a user is connected now, and where")
        .for_whom(Who::Owner(Scope::Read))];
