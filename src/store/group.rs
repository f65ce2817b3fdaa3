use std::{collections::BTreeSet, sync::Arc};

use diesel::prelude::*;

use super::{
    Answer, SocketIoSession, StoreError, TrainingSession,
    connection::{AnyConnection, on_either},
    schema::{achievements, events, inbox, journal},
};
use crate::domain::{Achieved, Epoch, Publication, UserId};

/// What is written in one transaction: whole, or not at all.
#[derive(Debug)]
pub struct Group {
    /// Publications with the offsets that follow on the journal's end, without a hole.
    pub events: Vec<Arc<Publication>>,
    /// Those of them that are kept for their user.
    pub inbox: Vec<(UserId, Arc<Publication>)>,
    /// How many entries a user's inbox has at the most.
    pub inbox_keep: u32,
    /// What else is to be known.
    pub records: Vec<Record>,
    /// What is answered to requests with a key.
    pub answers: Vec<Answer>,
}

/// Something that is to be known beyond the events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// Who may join a roleplay session; replaces what was known of it.
    TrainingSession(TrainingSession),
    /// A Socket.IO client that may come back; replaces what was known under its pid.
    SocketIoSession(SocketIoSession),
    /// A Socket.IO client that will not come back.
    SocketIoSessionEnded {
        /// Its pid.
        pid: String,
    },
}

/// What is true after a group was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Committed {
    /// How many entries are unread in the inboxes that got new ones.
    pub unread: Vec<(UserId, u64)>,
}

/// Rows in one statement. PostgreSQL takes 65,535 values in one, of which an event has six.
const ROWS: usize = 1_000;

impl Group {
    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.records.is_empty() && self.answers.is_empty()
    }

    /// The keys of its answers, with whose they are.
    pub fn keys(&self) -> impl Iterator<Item = (Arc<str>, Arc<str>)> {
        self.answers.iter().map(|answer| (Arc::clone(&answer.caller), Arc::clone(&answer.key)))
    }

    /// Writes it behind the journal's end, which must be `after` in this epoch.
    pub(super) fn write(
        &self,
        connection: &mut AnyConnection,
        epoch: &Epoch,
        after: u64,
    ) -> Result<Committed, StoreError> {
        connection.transaction(|connection| {
            // First of all, so that SQLite takes its lock for writing before it has read anything.
            self.advance(connection, epoch, after)?;
            self.write_events(connection)?;
            self.write_achievements(connection)?;
            let committed = self.write_inbox(connection)?;
            self.records.iter().try_for_each(|record| record.write(connection))?;
            self.answers.iter().try_for_each(|answer| answer.write(connection))?;
            Ok(committed)
        })
    }

    fn advance(&self, connection: &mut AnyConnection, epoch: &Epoch, after: u64) -> Result<(), StoreError> {
        let last = self.events.last().and_then(|event| event.offset).unwrap_or(after);
        let bytes: usize = self.events.iter().map(|event| event.draft.data.get().len()).sum();
        let ours = journal::table.filter(journal::epoch.eq(epoch.as_str()).and(journal::last_offset.eq(to_row(after))));
        let grown = journal::kept_bytes + i64::try_from(bytes).unwrap_or(i64::MAX);
        let advanced = diesel::update(ours)
            .set((journal::last_offset.eq(to_row(last)), journal::kept_bytes.eq(grown)))
            .execute(connection)?;
        if advanced == 1 { Ok(()) } else { Err(StoreError::Overtaken) }
    }

    fn write_events(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        for some in self.events.chunks(ROWS) {
            let rows: Vec<EventRow<'_>> = some.iter().map(|event| EventRow::of(event)).collect();
            match rows.as_slice() {
                // A statement of one row is prepared once and kept.
                [row] => on_either!(connection, c => diesel::insert_into(events::table).values(row).execute(c))?,
                rows => on_either!(connection, c => diesel::insert_into(events::table).values(rows).execute(c))?,
            };
        }
        Ok(())
    }

    fn write_inbox(&self, connection: &mut AnyConnection) -> Result<Committed, StoreError> {
        for some in self.inbox.chunks(ROWS) {
            let rows: Vec<InboxRow<'_>> = some.iter().map(|(user, event)| InboxRow::of(*user, event)).collect();
            on_either!(connection, c => diesel::insert_into(inbox::table).values(&rows).execute(c))?;
        }
        let users: BTreeSet<UserId> = self.inbox.iter().map(|(user, _)| *user).collect();
        let unread = users.into_iter().map(|user| {
            self.forget_oldest(connection, user)?;
            Ok((user, unread(connection, user)?))
        });
        Ok(Committed { unread: unread.collect::<Result<_, StoreError>>()? })
    }

    fn forget_oldest(&self, connection: &mut AnyConnection, user: UserId) -> Result<(), StoreError> {
        let his = inbox::table.filter(inbox::user_id.eq(to_row(user.get())));
        let one_too_many =
            his.order(inbox::offset.desc()).offset(self.inbox_keep.into()).limit(1).select(inbox::offset);
        if let Some(offset) = one_too_many.first::<i64>(connection).optional()? {
            diesel::delete(his.filter(inbox::offset.le(offset))).execute(connection)?;
        }
        Ok(())
    }

    fn write_achievements(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        for event in &self.events {
            let Some(Achieved { user, public }) = event.draft.achieved else { continue };
            let row = (
                achievements::offset.eq(to_row(event.offset.unwrap_or_default())),
                achievements::namespace.eq(event.draft.audience.namespace.path()),
                achievements::user_id.eq(to_row(user.get())),
                achievements::public.eq(public),
                achievements::data.eq(event.draft.data.get()),
                achievements::told_at.eq(event.told_at),
            );
            diesel::insert_into(achievements::table).values(row).execute(connection)?;
        }
        Ok(())
    }
}

/// How many entries of the user's inbox are unread.
pub(super) fn unread(connection: &mut AnyConnection, user: UserId) -> Result<u64, StoreError> {
    let unread = inbox::table.filter(inbox::user_id.eq(to_row(user.get())).and(inbox::read_at.is_null()));
    let count: i64 = unread.count().get_result(connection)?;
    Ok(from_row(count))
}

#[derive(Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
struct EventRow<'a> {
    offset: i64,
    namespace: &'a str,
    room: String,
    event: &'a str,
    data: &'a str,
    told_at: i64,
}

impl<'a> EventRow<'a> {
    fn of(event: &'a Publication) -> Self {
        let audience = &event.draft.audience;
        Self {
            offset: to_row(event.offset.unwrap_or_default()),
            namespace: audience.namespace.path(),
            room: audience.room.as_ref().map(ToString::to_string).unwrap_or_default(),
            event: &event.draft.event,
            data: event.draft.data.get(),
            told_at: event.told_at,
        }
    }
}

#[derive(Insertable)]
#[diesel(table_name = inbox, treat_none_as_default_value = false)]
struct InboxRow<'a> {
    offset: i64,
    user_id: i64,
    namespace: &'a str,
    event: &'a str,
    data: &'a str,
    told_at: i64,
}

impl<'a> InboxRow<'a> {
    fn of(user: UserId, event: &'a Publication) -> Self {
        Self {
            offset: to_row(event.offset.unwrap_or_default()),
            user_id: to_row(user.get()),
            namespace: event.draft.audience.namespace.path(),
            event: &event.draft.event,
            data: event.draft.data.get(),
            told_at: event.told_at,
        }
    }
}

/// Ids and offsets end far below what a row can hold.
pub(super) fn to_row(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) fn from_row(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
