//! `GET /api/v1/achievements`: what everybody may know of, the latest first.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::value::RawValue;

use super::{
    api::Api,
    caller::Reads,
    problem::Problem,
    query::{PAGING, Paging, Query, answer},
};
use crate::{
    domain::{Namespace, Position, UserId, events::Timestamp},
    store::{self, AsOf, Part},
};

#[derive(Serialize)]
struct Achievements {
    achievements: Vec<Achievement>,
    position: Position,
    /// Before which id to read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Achievement {
    id: u64,
    namespace: Namespace,
    user_id: UserId,
    data: Box<RawValue>,
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
