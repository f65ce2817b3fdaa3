use diesel::prelude::*;
use serde_json::value::RawValue;

use super::{
    Archive, AsOf, Part, Size, StoreError, columns,
    connection::AnyConnection,
    group::{from_row, to_row},
    inboxes,
    part::{Measured, octet_length},
    schema::inbox,
};
use crate::domain::{Namespace, UserId};

/// An entry of somebody's inbox.
#[derive(Debug, Clone)]
pub struct Notification {
    /// The offset of the event.
    pub offset: u64,
    /// Where he was told.
    pub namespace: Namespace,
    /// The event's name.
    pub event: String,
    /// Its payload.
    pub data: Box<RawValue>,
    /// When he was told, in milliseconds since 1970.
    pub told_at: i64,
    /// When he has read it.
    pub read_at: Option<i64>,
}

/// Some entries of an inbox, the latest first.
#[derive(Debug, Clone)]
pub struct Notifications {
    /// The entries.
    pub part: Part<Notification>,
    /// How many of all his entries are unread.
    pub unread: u64,
}

/// Which entries of an inbox are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InboxQuery {
    /// Whose inbox.
    pub user: UserId,
    /// Only what he has not read.
    pub unread: bool,
    /// Only what is older than this offset.
    pub before: Option<u64>,
    /// How much of it.
    pub size: Size,
}

/// Somebody has read what is in his inbox. What was read before stays as it is, and what is not there is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadMark {
    /// Whose inbox.
    pub user: UserId,
    /// What he has read.
    pub what: WhatRead,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// What somebody has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhatRead {
    /// The entries with these offsets.
    Entries(Vec<u64>),
    /// Everything up to this offset.
    UpTo(u64),
}

impl Archive {
    /// The latest entries of an inbox.
    pub async fn notifications(&self, query: InboxQuery) -> Result<AsOf<Notifications>, StoreError> {
        self.as_of_now(move |connection, _| query.run(connection)).await
    }

    /// How many entries of the user's inbox are unread.
    pub async fn unread(&self, user: UserId) -> Result<AsOf<u64>, StoreError> {
        self.as_of_now(move |connection, _| inboxes::unread(connection, user)).await
    }
}

impl InboxQuery {
    fn run(&self, connection: &mut AnyConnection) -> Result<Notifications, StoreError> {
        let part = self.size.fit(&self.measure(connection)?);
        let rows: Vec<Row> = inbox::table
            .filter(inbox::offset.eq_any(&part.entries))
            .order(inbox::offset.desc())
            .select(Row::as_select())
            .load(connection)?;
        let part = part.with(rows.into_iter().map(Row::read).collect::<Result<_, _>>()?);
        Ok(Notifications { part, unread: inboxes::unread(connection, self.user)? })
    }

    fn measure(&self, connection: &mut AnyConnection) -> Result<Vec<Measured>, StoreError> {
        let his = inbox::user_id.eq(to_row(self.user.get()));
        let all = inbox::table
            .filter(his.and(inbox::offset.lt(self.before.map_or(i64::MAX, to_row))))
            .order(inbox::offset.desc())
            .limit(self.size.to_measure())
            .select((inbox::offset, octet_length(inbox::data)));
        Ok(match self.unread {
            true => all.filter(inbox::read_at.is_null()).load(connection)?,
            false => all.load(connection)?,
        })
    }
}

impl ReadMark {
    /// Writes it. Whether anything has changed by it.
    pub(super) fn write(&self, connection: &mut AnyConnection) -> Result<bool, StoreError> {
        let unread = inbox::table.filter(inbox::user_id.eq(to_row(self.user.get())).and(inbox::read_at.is_null()));
        let read = inbox::read_at.eq(self.at);
        let changed = match &self.what {
            WhatRead::Entries(offsets) => {
                let offsets = offsets.iter().map(|offset| to_row(*offset));
                diesel::update(unread.filter(inbox::offset.eq_any(offsets))).set(read).execute(connection)?
            }
            WhatRead::UpTo(offset) => {
                diesel::update(unread.filter(inbox::offset.le(to_row(*offset)))).set(read).execute(connection)?
            }
        };
        Ok(changed > 0)
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = inbox)]
struct Row {
    offset: i64,
    namespace: String,
    event: String,
    data: String,
    told_at: i64,
    read_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<Notification, StoreError> {
        let Self { offset, namespace, event, data, told_at, read_at } = self;
        let bad = |what: String| StoreError::bad_row("inbox", offset, what);
        Ok(Notification {
            offset: from_row(offset),
            namespace: columns::namespace(&namespace).map_err(bad)?,
            event,
            data: columns::data(data).map_err(bad)?,
            told_at,
            read_at,
        })
    }
}
