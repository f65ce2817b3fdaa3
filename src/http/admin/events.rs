//! `GET /api/v1/admin/events`: where the latest events went.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::Desk;
use crate::{
    domain::{Namespace, Room, RoomKey, events::Timestamp},
    http::{
        api::Api,
        caller::Administers,
        problem::Problem,
        query::{Query, answer},
    },
    rooms::Delivered,
};

#[derive(Serialize)]
struct Events {
    events: Vec<Event>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<u64>,
    namespace: Namespace,
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<Room>,
    event: Arc<str>,
    told_at: Timestamp,
    audience: u64,
    reached: u64,
    gone: u64,
    waiting: u64,
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
