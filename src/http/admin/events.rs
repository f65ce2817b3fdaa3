//! `GET /api/v1/admin/events`: where the latest events went.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::Desk;
use crate::{
    domain::{Namespace, Room, RoomKey, events::Timestamp},
    http::{
        api::Api,
        caller::Administers,
        openapi::{Operation, Payload, Tag, Who},
        problem::Problem,
        query::{LIMIT_OF_LIST, Query, answer},
    },
    rooms::Delivered,
    settings::Scope,
};

/// Where the latest events went, the latest first.
#[derive(Serialize, ToSchema)]
#[schema(as = Deliveries)]
struct Events {
    /// The events.
    events: Vec<Event>,
}

/// Where an event went.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Delivery)]
struct Event {
    /// Its place in the journal; absent for fleeting events.
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<u64>,
    /// Where it was told.
    namespace: Namespace,
    /// In which room; absent for the whole namespace.
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<Room>,
    /// Its name.
    event: Arc<str>,
    /// When it was told.
    told_at: Timestamp,
    /// How many connections it was meant for.
    audience: u64,
    /// Of how many it is known that they have it.
    reached: u64,
    /// How many went before it reached them.
    gone: u64,
    /// How many it has yet to reach.
    waiting: u64,
    /// How long it took to the last of those that it has reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_ms: Option<f64>,
}

/// The handler.
pub(super) async fn list(
    _: Administers,
    request: HttpRequest,
    api: web::Data<Api>,
    desk: web::Data<Desk>,
) -> Result<HttpResponse, Problem> {
    let query = Query::of(&request, &["limit", "token"])?;
    let most = query.size(&api)?.entries.min(desk.recent_events);
    let events = api.registries.recent_events(most).await.map_err(|_| Problem::stopping())?;
    answer(&Events { events: events.into_iter().map(Event::of).collect() })
}

impl Event {
    fn of(delivered: Delivered) -> Self {
        let waiting = delivered.waiting();
        let RoomKey { namespace, room } = delivered.audience;
        Self {
            offset: delivered.offset,
            namespace,
            room,
            event: delivered.event,
            told_at: Timestamp::from_millisecond(delivered.told_at),
            audience: delivered.clients,
            reached: delivered.reached,
            gone: delivered.gone,
            waiting,
            last_ms: delivered.last_micros.map(|micros| micros as f64 / 1000.0),
        }
    }
}

pub(super) const OPERATIONS: &[Operation] = &[Operation::get("/api/v1/admin/events", Payload::of::<Events>())
    .is(Tag::Admin, "Where the latest events went, the latest first")
    .for_whom(Who::Admin(Scope::Admin))
    .with(&[LIMIT_OF_LIST])];
