//! A user's inbox: `GET /api/v1/users/{userId}/notifications`, the latest first, and `POST …/read`.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{
    api::Api,
    body::JsonBody,
    caller::{Changes, Reads},
    problem::{Kind, Problem},
    query::{PAGING, Paging, Query, answer},
    read,
};
use crate::{
    domain::{Namespace, Position, events::Count, events::Timestamp},
    store::{self, AsOf, InboxQuery, Notifications, Part, ReadMark, WhatRead},
};

/// The address of an inbox.
pub(super) const PATTERN: &str = "/api/v1/users/{userId}/notifications";

/// Where it is said what has been read.
pub(super) const READ: &str = "/api/v1/users/{userId}/notifications/read";

/// Ids in one request at the most.
const MAX_IDS: usize = 1_000;

#[derive(Serialize)]
struct Inbox {
    notifications: Vec<Notification>,
    unread: u64,
    position: Position,
    /// Before which id to read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification {
    id: u64,
    namespace: Namespace,
    event: String,
    data: Box<RawValue>,
    created_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    read_at: Option<Timestamp>,
}

/// What has been read: one of the two.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct HasRead {
    ids: Option<Vec<Count>>,
    up_to: Option<Count>,
}

/// How much is unread after it.
#[derive(Serialize)]
struct Unread {
    unread: u64,
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
