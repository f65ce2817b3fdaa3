//! A user's inbox: `GET /api/v1/users/{userId}/notifications`, the latest first, and `POST …/read`.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::{
    api::Api,
    body::JsonBody,
    caller::{Changes, Reads},
    openapi::{Operation, Parameter, Payload, Tag, Who},
    problem::{Kind, Problem},
    query::{BEFORE, LIMIT_OF_LIST, PAGING, Paging, Query, answer},
    read,
};
use crate::{
    domain::{
        Namespace, Position,
        events::{AnyJson, Count, Timestamp},
    },
    settings::Scope,
    store::{self, AsOf, InboxQuery, Notifications, Part, ReadMark, WhatRead},
};

/// The address of an inbox.
pub(super) const PATTERN: &str = "/api/v1/users/{userId}/notifications";

/// Where it is said what has been read.
pub(super) const READ: &str = "/api/v1/users/{userId}/notifications/read";

/// Ids in one request at the most.
const MAX_IDS: usize = 1_000;

/// A user's inbox, the latest first.
#[derive(Serialize, ToSchema)]
struct Inbox {
    /// Those asked for.
    notifications: Vec<Notification>,
    /// How much of all of it he has not read.
    unread: u64,
    /// Where in the journal it is true.
    position: Position,
    /// Before which id to read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<u64>,
}

/// An entry of an inbox.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = InboxEntry)]
struct Notification {
    /// The offset of the event.
    id: u64,
    /// Where it was told.
    namespace: Namespace,
    /// The event's name.
    event: String,
    /// Its payload.
    #[schema(value_type = AnyJson)]
    data: Box<RawValue>,
    /// When it was told.
    created_at: Timestamp,
    /// When he read it; absent if he has not.
    #[serde(skip_serializing_if = "Option::is_none")]
    read_at: Option<Timestamp>,
}

/// What has been read: one of the two.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct HasRead {
    /// These entries.
    #[schema(max_items = 1000)]
    ids: Option<Vec<Count>>,
    /// Everything up to this entry, it included.
    up_to: Option<Count>,
}

/// How much is unread after it.
#[derive(Serialize, ToSchema)]
struct Unread {
    /// How much he has not read.
    unread: u64,
    /// Where in the journal it is true.
    position: Position,
}

/// The handler of the GET.
pub(super) async fn list(
    Reads(caller): Reads,
    request: HttpRequest,
    api: web::Data<Api>,
) -> Result<HttpResponse, Problem> {
    let user = caller.user_of(&request)?;
    let query = Query::of(&request, &[PAGING, &["unread"]].concat())?;
    let unread = query.get("unread", "true or false", |text| text.parse().map_err(|_| Kind::Malformed))?;
    let Paging { before, size } = query.paging(&api)?;
    let asked = InboxQuery { user, unread: unread.unwrap_or(false), before, size };
    let AsOf { head, found } = api.archive.notifications(asked).await?;
    let Notifications { part: Part { entries, more }, unread } = found;
    answer(&Inbox {
        next: entries.last().map(|entry| entry.offset).filter(|_| more),
        notifications: entries.into_iter().map(Notification::from).collect(),
        unread,
        position: head.position(),
    })
}

/// The handler of the POST. That it was read is kept before this answers; then his pages are told how much is unread.
pub(super) async fn read(
    Changes(caller): Changes,
    request: HttpRequest,
    body: JsonBody,
    api: web::Data<Api>,
) -> Result<HttpResponse, Problem> {
    let user = caller.user_of(&request)?;
    Query::of(&request, &["token"])?;
    let what = read::object::<HasRead>(&body.0)?.what()?;
    api.tell_read(ReadMark { user, what, at: jiff::Timestamp::now().as_millisecond() }).await?;
    let AsOf { head, found: unread } = api.archive.unread(user).await?;
    answer(&Unread { unread, position: head.position() })
}

impl HasRead {
    fn what(self) -> Result<WhatRead, Problem> {
        match (self.ids, self.up_to) {
            (Some(ids), None) if ids.len() > MAX_IDS => {
                let detail = format!("expected at most {MAX_IDS} ids, got {}", ids.len());
                Err(Problem::with_field(Kind::OutOfRange, "ids", detail))
            }
            (Some(ids), None) => Ok(WhatRead::Entries(ids.into_iter().map(Count::get).collect())),
            (None, Some(id)) => Ok(WhatRead::UpTo(id.get())),
            _ => Err(Problem::new(Kind::Malformed, "expected either `ids` or `upTo`")),
        }
    }
}

impl From<store::Notification> for Notification {
    fn from(notification: store::Notification) -> Self {
        let store::Notification { offset, namespace, event, data, told_at, read_at } = notification;
        Self {
            id: offset,
            namespace,
            event,
            data,
            created_at: Timestamp::from_millisecond(told_at),
            read_at: read_at.map(Timestamp::from_millisecond),
        }
    }
}

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::get(PATTERN, Payload::of::<Inbox>())
        .is(Tag::Users, "A user's inbox, the latest first")
        .for_whom(Who::Owner(Scope::Read))
        .with(&[
            Parameter::query("unread", Payload::plain::<bool>(), "`true` leaves out what he has read."),
            BEFORE,
            LIMIT_OF_LIST,
        ])
        .refused_with(&[404]),
    Operation::post(READ, Payload::of::<HasRead>(), Payload::of::<Unread>())
        .is(Tag::Users, "He has read some of his inbox, or everything up to an entry")
        .for_whom(Who::Owner(Scope::Publish))
        .refused_with(&[404]),
];
