//! `GET /api/v1/achievements`: what everybody may know of, the latest first.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::{
    api::Api,
    caller::Reads,
    openapi::{Operation, Payload, Tag, Who},
    problem::Problem,
    query::{BEFORE, LIMIT_OF_LIST, PAGING, Paging, Query, answer},
};
use crate::{
    domain::{
        Namespace, Position, UserId,
        events::{AnyJson, Timestamp},
    },
    settings::Scope,
    store::{self, AsOf, Part},
};

/// Achievements, the latest first.
#[derive(Serialize, ToSchema)]
struct Achievements {
    /// Those asked for.
    achievements: Vec<Achievement>,
    /// Where in the journal it is true.
    position: Position,
    /// Before which id to read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<u64>,
}

/// An achievement, as it was told its user.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = KeptAchievement)]
struct Achievement {
    /// The offset of the event that told it.
    id: u64,
    /// Where it was told.
    namespace: Namespace,
    /// Whose it is.
    user_id: UserId,
    /// The payload of that event.
    #[schema(value_type = AnyJson)]
    data: Box<RawValue>,
    /// When it was told.
    told_at: Timestamp,
}

/// The handler.
pub(super) async fn list(_: Reads, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    let Paging { before, size } = Query::of(&request, PAGING)?.paging(&api)?;
    let AsOf { head, found: Part { entries, more } } = api.archive.achievements(before, size).await?;
    answer(&Achievements {
        next: entries.last().map(|entry| entry.offset).filter(|_| more),
        achievements: entries.into_iter().map(Achievement::from).collect(),
        position: head.position(),
    })
}

impl From<store::Achievement> for Achievement {
    fn from(achievement: store::Achievement) -> Self {
        let store::Achievement { offset, namespace, user, data, told_at } = achievement;
        Self { id: offset, namespace, user_id: user, data, told_at: Timestamp::from_millisecond(told_at) }
    }
}

pub(super) const OPERATIONS: &[Operation] = &[Operation::get("/api/v1/achievements", Payload::of::<Achievements>())
    .is(Tag::Journal, "Achievements that everybody may know of, the latest first; they outlive the journal")
    .for_whom(Who::SignedIn(Scope::Read))
    .with(&[BEFORE, LIMIT_OF_LIST])
    .refused_with(&[404])];
