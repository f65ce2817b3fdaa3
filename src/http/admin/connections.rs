//! `GET /api/v1/admin/connections`: who is connected and how it stands with each; and the DELETEs that end connections.

use std::{str::FromStr, sync::Arc};

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    domain::{ClientId, Namespace, Position, Room, RoomKey, UserId, events::Timestamp},
    http::{
        api::Api,
        caller::Administers,
        openapi::{Answer, HttpMethod, Operation, Parameter, Payload, Tag, Who},
        problem::{Kind, Problem},
        query::{LIMIT_OF_LIST, Query, answer},
        rows::id_in,
    },
    rooms::{ConnectionSeen, ConnectionsSeen, Ending, ListConnections, Owner, Whom},
    settings::Scope,
    telemetry::{Protocol, Transport},
};

/// Who is connected, by the ids of the connections.
#[derive(Serialize, ToSchema)]
#[schema(as = AdminConnections)]
struct Connections {
    /// Those asked for.
    connections: Vec<Connection>,
    /// After which id to read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    /// Where in the journal it is true.
    position: Position,
}

/// A connection, and how it stands with it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AdminConnection)]
struct Connection {
    /// What it is called here and in the log.
    #[schema(value_type = ClientId)]
    id: String,
    /// Whose it is; absent before that is known, and of a kiosk.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<UserId>,
    /// What he, or the kiosk, is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Arc<str>>,
    /// Whether it is a screen on a wall.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    kiosk: bool,
    /// `json` or `socketio`.
    #[schema(value_type = Protocol)]
    protocol: &'static str,
    /// `websocket` or `polling`.
    #[schema(value_type = Transport)]
    transport: &'static str,
    /// Where it is.
    namespaces: Vec<Namespace>,
    /// The rooms that it is in.
    rooms: Vec<InRoom>,
    /// Since when.
    connected_at: Timestamp,
    /// How long the last answer to a ping took.
    #[serde(skip_serializing_if = "Option::is_none")]
    rtt_ms: Option<f64>,
    /// What waits to be taken by it.
    queued_messages: usize,
    /// What that comes to.
    queued_bytes: usize,
    /// Whether its socket takes nothing just now.
    blocked: bool,
}

/// A room that it is in.
#[derive(Serialize, ToSchema)]
struct InRoom {
    /// Where.
    namespace: Namespace,
    /// Which one.
    room: Room,
}

/// How many connections were ended.
#[derive(Serialize, ToSchema)]
#[schema(as = EndedConnections)]
struct Ended {
    /// How many.
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

/// Which connection is meant.
const ID: Parameter = Parameter::path("id", Payload::of::<ClientId>(), "Which one.");

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::get("/api/v1/admin/connections", Payload::of::<Connections>())
        .is(Tag::Admin, "Who is connected, and how it stands with each")
        .for_whom(Who::Admin(Scope::Admin))
        .with(&[
            Parameter::query("after", Payload::of::<ClientId>(), "Those behind this one: `next` of the answer before."),
            LIMIT_OF_LIST,
            Parameter::query("slow", Payload::plain::<bool>(), "`true` leaves out those for which nothing waits."),
            Parameter::query("userId", Payload::of::<UserId>(), "Those of one user alone."),
        ]),
    Operation::new(HttpMethod::Delete, "/api/v1/admin/connections/{id}", Answer::Nothing)
        .is(Tag::Admin, "Ends a connection; it is told not to come back with what it has")
        .for_whom(Who::Admin(Scope::Admin))
        .with(&[ID])
        .refused_with(&[404]),
    Operation::new(
        HttpMethod::Delete,
        "/api/v1/admin/users/{userId}/connections",
        Answer::Json(200, Payload::of::<Ended>()),
    )
    .is(Tag::Admin, "Ends all connections of a user")
    .for_whom(Who::Admin(Scope::Admin)),
];
