//! `GET /api/v1/admin/connections`: who is connected and how it stands with each; and the DELETEs that end connections.

use std::{str::FromStr, sync::Arc};

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::{
    domain::{ClientId, Namespace, Position, Room, RoomKey, UserId, events::Timestamp},
    http::{
        api::Api,
        caller::Administers,
        problem::{Kind, Problem},
        query::{Query, answer},
        rows::id_in,
    },
    rooms::{ConnectionSeen, ConnectionsSeen, Ending, ListConnections, Owner, Whom},
};

#[derive(Serialize)]
struct Connections {
    connections: Vec<Connection>,
    /// After which id to read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    position: Position,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Connection {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Arc<str>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    kiosk: bool,
    protocol: &'static str,
    transport: &'static str,
    namespaces: Vec<Namespace>,
    rooms: Vec<InRoom>,
    connected_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    rtt_ms: Option<f64>,
    queued_messages: usize,
    queued_bytes: usize,
    blocked: bool,
}

#[derive(Serialize)]
struct InRoom {
    namespace: Namespace,
    room: Room,
}

#[derive(Serialize)]
struct Ended {
    ended: usize,
}

/// The handler of the GET.
pub(super) async fn list(_: Administers, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    let query = Query::of(&request, &["after", "limit", "slow", "userId", "token"])?;
    let after = query.get("after", "what `next` was in an answer", |text| text.parse().map_err(|_| Kind::Malformed))?;
    let slow = query.get("slow", "`true` or `false`", |text| text.parse().map_err(|_| Kind::Malformed))?;
    let user = query.get("userId", "the id of a user", |text| UserId::from_str(text).map_err(|_| Kind::OutOfRange))?;
    let limit = query.size(&api)?.entries;
    // One more tells whether others follow.
    let asked = ListConnections { after, slow: slow.unwrap_or(false), user, most: limit.saturating_add(1) };
    let seen = api.registries.connections(asked).await.map_err(|_| Problem::stopping())?;
    let ConnectionsSeen { mut connections, position } = seen;
    let has_more = connections.len() > limit;
    connections.truncate(limit);
    answer(&Connections {
        next: connections.last().filter(|_| has_more).map(|last| last.id.to_string()),
        connections: connections.into_iter().map(Connection::of).collect(),
        position,
    })
}

/// The handler of the DELETE of one: it is told not to come back with what it has.
pub(super) async fn end(
    Administers(by): Administers,
    request: HttpRequest,
    api: web::Data<Api>,
) -> Result<HttpResponse, Problem> {
    let no_such = || Problem::new(Kind::NotFound, "there is no connection of this id");
    let id: ClientId = request.match_info().query("id").parse().map_err(|_| no_such())?;
    if api.registries.end(Whom::Client(id), Ending::LoginEnded).await == 0 {
        return Err(no_such());
    }
    log::info!("{id} is ended by {by}");
    Ok(HttpResponse::NoContent().finish())
}

/// The handler of the DELETE of all that a user has.
pub(super) async fn end_users(
    Administers(by): Administers,
    request: HttpRequest,
    api: web::Data<Api>,
) -> Result<HttpResponse, Problem> {
    let user = id_in(request.match_info(), "userId")?;
    let ended = api.registries.end(Whom::User(user), Ending::LoginEnded).await;
    log::info!("{ended} connections of user {user} are ended by {by}");
    answer(&Ended { ended })
}

impl Connection {
    fn of(seen: ConnectionSeen) -> Self {
        let kiosk = seen.owner.as_ref().is_some_and(Owner::is_kiosk);
        let (user_id, name) = seen.owner.map(|owner| (owner.user, owner.name)).unwrap_or_default();
        Self {
            id: seen.id.to_string(),
            user_id,
            name,
            kiosk,
            protocol: seen.protocol.name(),
            transport: seen.transport.name(),
            namespaces: seen.namespaces,
            rooms: seen.rooms.into_iter().filter_map(InRoom::of).collect(),
            connected_at: Timestamp::from_millisecond(seen.opened_at),
            rtt_ms: seen.round_trip.map(|time| time.as_micros() as f64 / 1000.0),
            queued_messages: seen.queued_messages,
            queued_bytes: seen.queued_bytes,
            blocked: seen.blocked,
        }
    }
}

impl InRoom {
    fn of(RoomKey { namespace, room }: RoomKey) -> Option<Self> {
        Some(Self { namespace, room: room? })
    }
}
