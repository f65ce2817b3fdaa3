//! `GET /api/v1/events`: the journal, for whoever keeps the books.

use std::str::FromStr;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::{
    api::Api,
    auth::Reader,
    openapi::{Operation, Parameter, Payload, Tag, Who},
    problem::{Kind, Problem},
    query::{LIMIT_OF_LIST, NAMESPACE, Query, answer, whole},
};
use crate::{
    domain::{
        Epoch, Namespace, Position, Publication, Room, RoomKey,
        events::{AnyJson, Timestamp},
    },
    settings::Scope,
    store::{AsOf, Excerpt, Head, HeardBy, Part},
};

/// From where on the journal is read.
#[derive(Debug, PartialEq, Eq)]
enum After {
    /// From an offset of whatever epoch there is.
    Offset(u64),
    /// From a position.
    Position(Position),
}

/// A part of the journal.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Journal)]
struct Events<'a> {
    /// The events, in their order.
    events: Vec<Event<'a>>,
    /// Something between `after` and the first of them is no longer kept.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    gap: bool,
    /// The life of the journal that their offsets count in.
    #[schema(value_type = Epoch)]
    epoch: &'a Epoch,
    /// Up to where the journal goes.
    position: Position,
    /// From where to read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// An event that was told.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = KeptEvent)]
struct Event<'a> {
    /// Its place in the journal.
    offset: u64,
    /// Where it was told.
    namespace: Namespace,
    /// In which room; absent for the whole namespace.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Room>)]
    room: Option<&'a Room>,
    /// Its name.
    event: &'a str,
    /// Its payload.
    #[schema(value_type = AnyJson)]
    data: &'a RawValue,
    /// When it was told.
    told_at: Timestamp,
}

/// The handler.
pub(super) async fn list(_: Reader, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    let query = Query::of(&request, &["namespace", "room", "after", "limit"])?;
    let heard_by = heard_by(&query)?;
    let after = query.get("after", "an offset or epoch:offset, such as 812 or k3x:812", |text| text.parse())?;
    let excerpt = Excerpt { after: after.as_ref().map_or(0, After::offset), heard_by, size: query.size(&api)? };
    let AsOf { head, found: Part { entries, more } } = api.archive.excerpt(excerpt).await?;
    if let Some(after) = &after {
        after.check(&head)?;
    }
    let epoch = &head.epoch;
    let last = entries.last().and_then(|event| event.offset).filter(|_| more);
    answer(&Events {
        events: entries.iter().map(|event| Event::of(event)).collect(),
        gap: after.is_some_and(|after| after.offset() < head.pruned_to),
        epoch,
        position: head.position(),
        next: last.map(|offset| Position { epoch: epoch.clone(), offset }.to_string()),
    })
}

fn heard_by(query: &Query<'_>) -> Result<HeardBy, Problem> {
    let Some(namespace) = query.namespace()? else {
        return match query.has("room") {
            true => Err(Problem::with_field(Kind::Malformed, "namespace", "required beside `room`, and missing")),
            false => Ok(HeardBy::Anybody),
        };
    };
    let expected = format!("a room of `{namespace}`, or nothing for what went to the whole namespace");
    let room = query.get("room", &expected, |text| match text {
        "" => Ok(None),
        text => match text.parse::<Room>() {
            Ok(room) if room.kind().exists_in(namespace) => Ok(Some(room)),
            _ => Err(Kind::OutOfRange),
        },
    })?;
    Ok(room.map_or(HeardBy::AnyIn(namespace), |room| HeardBy::Audiences(vec![RoomKey { namespace, room }])))
}

impl After {
    fn offset(&self) -> u64 {
        match self {
            Self::Offset(offset) | Self::Position(Position { offset, .. }) => *offset,
        }
    }

    /// Refuses what cannot be a place in this journal.
    fn check(&self, head: &Head) -> Result<(), Problem> {
        let again = "the journal has begun anew; read it from its beginning, without `after`";
        let conflict = |detail: String| Err(Problem::with_field(Kind::Conflict, "after", detail));
        match self {
            Self::Position(Position { epoch, .. }) if *epoch != head.epoch => {
                conflict(format!("this is epoch {}: {again}", head.epoch))
            }
            _ if self.offset() > head.last_offset => {
                conflict(format!("the last offset is {}: {again}", head.last_offset))
            }
            _ => Ok(()),
        }
    }
}

impl FromStr for After {
    type Err = Kind;

    fn from_str(text: &str) -> Result<Self, Kind> {
        match text.contains(':') {
            true => text.parse().map(Self::Position).map_err(|_| Kind::Malformed),
            false => whole(text, 0..=u64::MAX).map(Self::Offset),
        }
    }
}

impl<'a> Event<'a> {
    fn of(event: &'a Publication) -> Self {
        let RoomKey { namespace, room } = &event.draft.audience;
        Self {
            offset: event.offset.unwrap_or_default(),
            namespace: *namespace,
            room: room.as_ref(),
            event: &event.draft.event,
            data: &event.draft.data,
            told_at: Timestamp::from_millisecond(event.told_at),
        }
    }
}

pub(super) const OPERATIONS: &[Operation] = &[Operation::get("/api/v1/events", Payload::of::<Events<'_>>())
    .is(Tag::Journal, "The journal, in its order")
    .tells(
        "Without `namespace` everything; with it what went to the namespace and its rooms. What `after` asks for may no longer be \
         kept: then the answer begins with the oldest event that is, and says `gap`.",
    )
    .for_whom(Who::Program(Scope::Read))
    .with(&[
        NAMESPACE,
        Parameter::query("room", Payload::of::<Room>(), "Beside `namespace`: that room; empty for the whole namespace."),
        Parameter::query("after", Payload::plain::<String>(), "An offset, or a position as `epoch:offset`, which `next` is."),
        LIMIT_OF_LIST,
    ])
    .refused_with(&[404, 409])];
