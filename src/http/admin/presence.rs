//! `GET /api/v1/admin/presence`: which users are online.

use std::{collections::BTreeMap, str::FromStr, sync::Arc};

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    domain::{Namespace, Position, UserId},
    http::{
        api::Api,
        caller::Administers,
        openapi::{Operation, Parameter, Payload, Tag, Who},
        problem::{Kind, Problem},
        query::{LIMIT_OF_LIST, Query, answer},
    },
    rooms::{ListUsers, OnlineUser, OnlineUsers},
    settings::Scope,
};

/// Which users are online, by their ids.
#[derive(Serialize, ToSchema)]
#[schema(as = OnlineUsers)]
struct Presence {
    /// Those asked for.
    users: Vec<User>,
    /// After which user to read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<UserId>,
    /// Where in the journal it is true.
    position: Position,
}

/// A user who is online.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OnlineUser)]
struct User {
    /// Who.
    user_id: UserId,
    /// What he is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Arc<str>>,
    /// How many connections he has.
    connections: usize,
    /// How many of them are in which.
    namespaces: BTreeMap<Namespace, usize>,
}

/// The handler.
pub(super) async fn list(_: Administers, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    let query = Query::of(&request, &["after", "limit", "token"])?;
    let after = query.get("after", "the id of a user", |text| UserId::from_str(text).map_err(|_| Kind::OutOfRange))?;
    let limit = query.size(&api)?.entries;
    // One more tells whether others follow.
    let asked = ListUsers { after, most: limit.saturating_add(1) };
    let seen = api.registries.online(asked).await.map_err(|_| Problem::stopping())?;
    let OnlineUsers { mut users, position } = seen;
    let has_more = users.len() > limit;
    users.truncate(limit);
    answer(&Presence {
        next: users.last().filter(|_| has_more).map(|last| last.user),
        users: users.into_iter().map(User::of).collect(),
        position,
    })
}

impl User {
    fn of(OnlineUser { user, name, connections, namespaces }: OnlineUser) -> Self {
        Self { user_id: user, name, connections, namespaces }
    }
}

pub(super) const OPERATIONS: &[Operation] = &[Operation::get("/api/v1/admin/presence", Payload::of::<Presence>())
    .is(Tag::Admin, "Which users are online")
    .for_whom(Who::Admin(Scope::Admin))
    .with(&[
        Parameter::query("after", Payload::of::<UserId>(), "Those behind this one: `next` of the answer before."),
        LIMIT_OF_LIST,
    ])];
