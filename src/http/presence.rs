//! `GET /api/v1/users/{userId}/presence`: whether a user is connected, and where.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::{
    api::Api,
    caller::Reads,
    problem::Problem,
    query::{Query, answer},
};
use crate::{
    domain::{Namespace, Position, UserId},
    rooms::Whereabouts,
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Presence {
    user_id: UserId,
    online: bool,
    connections: usize,
    /// How many of them are in which; none that he is not in.
    namespaces: BTreeMap<Namespace, usize>,
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
