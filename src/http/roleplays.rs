//! `GET /api/v1/users/{userId}/sessions`: the roleplay sessions that a user may join, for a trainee's page and a coach's.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{
    api::Api,
    caller::Reads,
    openapi::{Operation, Payload, Tag, Who},
    problem::Problem,
    query::{LIMIT_OF_LIST, Query, answer},
};
use crate::{
    brokers::{AskSessions, SessionsOf},
    settings::Scope,
};

/// The handler.
pub(super) async fn list(
    Reads(caller): Reads,
    request: HttpRequest,
    api: web::Data<Api>,
) -> Result<HttpResponse, Problem> {
    let user = caller.user_of(&request)?;
    let query = Query::of(&request, &["limit", "token"])?;
    let most = query.size(&api)?.entries;
    answer(&api.ask_sessions(AskSessions { user, most }).await?)
}

pub(super) const OPERATIONS: &[Operation] =
    &[Operation::get("/api/v1/users/{userId}/sessions", Payload::of::<SessionsOf>())
        .is(Tag::Users, "The roleplay sessions that he may join")
        .tells("Those that were registered and have not run out (`api.session_ttl`), the latest first.")
        .for_whom(Who::Owner(Scope::Read))
        .with(&[LIMIT_OF_LIST])];
