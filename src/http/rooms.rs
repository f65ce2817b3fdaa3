//! `GET /api/v1/rooms`: how many clients are in which rooms.

use std::fmt;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    api::Api,
    caller::Reads,
    openapi::{Operation, Parameter, Payload, Tag, Who},
    problem::{Kind, Problem},
    query::{LIMIT_OF_LIST, NAMESPACE, Query, answer},
};
use crate::{
    domain::{Namespace, Position, Room, RoomKey},
    rooms::{CountRooms, RoomCounts},
    settings::Scope,
};

/// The rooms in which somebody is, in the order of namespaces, kinds and ids.
#[derive(Serialize, ToSchema)]
struct Rooms<'a> {
    /// Those asked for.
    rooms: Vec<Entry<'a>>,
    /// Where in the journal it is true.
    position: Position,
    /// After which room to read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// A room, or a whole namespace.
#[derive(Serialize, ToSchema)]
#[schema(as = RoomCount)]
struct Entry<'a> {
    /// Where it is.
    namespace: Namespace,
    /// The room; absent for the whole namespace.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Room>)]
    room: Option<&'a Room>,
    /// How many connections are in it.
    clients: usize,
}

/// The handler.
pub(super) async fn list(
    Reads(caller): Reads,
    request: HttpRequest,
    api: web::Data<Api>,
) -> Result<HttpResponse, Problem> {
    caller.must_see_all()?;
    let query = Query::of(&request, &["namespace", "after", "limit", "token"])?;
    let namespace = query.namespace()?;
    let after = query.get("after", "what `next` was in an answer", |text| Cursor::read(text).ok_or(Kind::Malformed))?;
    let limit = query.size(&api)?.entries;
    // One more tells whether others follow.
    let asked = CountRooms { namespace, after, most: limit.saturating_add(1) };
    let counted = api.registries.count_rooms(asked).await.map_err(|_| Problem::stopping())?;
    let RoomCounts { rooms, position } = counted;
    let (shown, others) = rooms.split_at(limit.min(rooms.len()));
    let last = shown.last().filter(|_| !others.is_empty());
    answer(&Rooms {
        rooms: shown.iter().map(Entry::of).collect(),
        position,
        next: last.map(|(room, _)| Cursor(room).to_string()),
    })
}

impl<'a> Entry<'a> {
    fn of((RoomKey { namespace, room }, clients): &'a (RoomKey, usize)) -> Self {
        Self { namespace: *namespace, room: room.as_ref(), clients: *clients }
    }
}

/// A room as a place in the list: `/leaderboard,contest:17`, and `/leaderboard,` for the whole namespace.
struct Cursor<'a>(&'a RoomKey);

impl fmt::Display for Cursor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(RoomKey { namespace, room }) = self;
        write!(f, "{namespace},")?;
        room.as_ref().map_or(Ok(()), |room| room.fmt(f))
    }
}

impl Cursor<'_> {
    fn read(text: &str) -> Option<RoomKey> {
        let (namespace, room) = text.split_once(',')?;
        let namespace = Namespace::from_path(namespace)?;
        Some(match room {
            "" => RoomKey::everyone(namespace),
            room => RoomKey::room(namespace, room.parse().ok()?),
        })
    }
}

pub(super) const OPERATIONS: &[Operation] = &[Operation::get("/api/v1/rooms", Payload::of::<Rooms<'_>>())
    .is(Tag::Journal, "How many clients are in which rooms now")
    .for_whom(Who::Admin(Scope::Read))
    .with(&[
        NAMESPACE,
        Parameter::query("after", Payload::plain::<String>(), "Those behind this one: `next` of the answer before."),
        LIMIT_OF_LIST,
    ])];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_is_written() {
        for text in ["/,", "/,user:7", "/leaderboard,tv-display", "/field,chat:a,b", "/field,"] {
            assert_eq!(Cursor(&Cursor::read(text).unwrap()).to_string(), text);
        }
        for text in ["", "/", "/field", "/nowhere,", "/field,chat:", "field,chat:a"] {
            assert!(Cursor::read(text).is_none(), "{text}");
        }
    }
}
