use std::{collections::BTreeMap, sync::Arc};

use diesel::{prelude::*, upsert::excluded};

use super::{
    Answer, RankDay, ReadMark, SocketIoSession, StoreError, TrainingSession,
    connection::{AnyConnection, on_either},
    inboxes::Inboxes,
    schema::{achievements, events, inbox, journal},
};
use crate::domain::{Achieved, Epoch, Publication, UserId, books::Changes};

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
    /// What a user has read of his inbox.
    Read(ReadMark),
    /// Entries of the ledger, and what they have changed.
    Books(Changes),
    /// Whether something is held back that has yet to be told.
    Untold(bool),
    /// How users stood at the end of a day.
    RankDays(Vec<RankDay>),
    /// Days before this one are forgotten, some rows of them at a time.
    RankDaysEnded(jiff::civil::Date),
    /// Whether a screen is frozen.
    FrozenScreen {
        /// Its name.
        name: String,
        /// Whether it is.
        frozen: bool,
    },
}

/// What is true after a group was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Committed {
    /// How many entries are unread in the inboxes in which that may have changed.
    pub unread: Vec<(UserId, u64)>,
}

/// Rows in one statement. PostgreSQL takes 65,535 values in one, of which an event has six.
const ROWS: usize = 1_000;

/// Inserts rows into a table. PostgreSQL takes many in one statement, for each has its way over the network. SQLite would have to
/// prepare another statement for each number of rows; it takes one after the other through one that is prepared already.
macro_rules! insert {
    ($connection:expr, $table:expr, $rows:expr) => {{
        let rows: Vec<_> = $rows.collect();
        match $connection {
            AnyConnection::Sqlite(connection) => {
                for row in rows {
                    diesel::insert_into($table).values(row).execute(connection)?;
                }
            }
            AnyConnection::Postgresql(connection) => {
                for some in rows.chunks(ROWS) {
                    diesel::insert_into($table).values(some).execute(connection)?;
                }
            }
        }
    }};
}

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
        inboxes: &mut Inboxes,
        epoch: &Epoch,
        after: u64,
    ) -> Result<Committed, StoreError> {
        let written = connection.transaction(|connection| {
            // First of all, so that SQLite takes its lock for writing before it has read anything.
            self.advance(connection, epoch, after)?;
            insert!(connection, events::table, self.events.iter().map(|event| EventRow::of(event)));
            self.write_achievements(connection)?;
            let mut unread = self.write_inbox(connection, inboxes)?;
            for record in &self.records {
                if let Some(user) = record.write(connection)? {
                    unread.insert(user, inboxes.changed(connection, user)?);
                }
            }
            self.answers.iter().try_for_each(|answer| answer.write(connection))?;
            Ok(Committed { unread: unread.into_iter().collect() })
        });
        if written.is_err() {
            inboxes.clear();
        }
        written
    }

    fn advance(&self, connection: &mut AnyConnection, epoch: &Epoch, after: u64) -> Result<(), StoreError> {
        use diesel::query_dsl::methods::FilterDsl;

        let last = self.events.last().and_then(|event| event.offset).unwrap_or(after);
        let bytes: usize = self.events.iter().map(|event| event.draft.data.get().len()).sum();
        // The row is always there, so this updates it. Said so, because diesel prepares an UPDATE anew each time, an INSERT once.
        let row = (
            journal::id.eq(1),
            journal::epoch.eq(epoch.as_str()),
            journal::last_offset.eq(to_row(last)),
            journal::pruned_to.eq(0_i64),
            journal::kept_bytes.eq(i64::try_from(bytes).unwrap_or(i64::MAX)),
        );
        let is_ours = journal::epoch.eq(epoch.as_str()).and(journal::last_offset.eq(to_row(after)));
        let advanced = on_either!(connection, c => diesel::insert_into(journal::table)
            .values(&row)
            .on_conflict(journal::id)
            .do_update()
            .set((
                journal::last_offset.eq(excluded(journal::last_offset)),
                journal::kept_bytes.eq(journal::kept_bytes + excluded(journal::kept_bytes)),
            ))
            .filter(is_ours)
            .execute(c))?;
        if advanced == 1 { Ok(()) } else { Err(StoreError::Overtaken) }
    }

    /// How many entries are unread of those users who got something.
    fn write_inbox(
        &self,
        connection: &mut AnyConnection,
        inboxes: &mut Inboxes,
    ) -> Result<BTreeMap<UserId, u64>, StoreError> {
        insert!(connection, inbox::table, self.inbox.iter().map(|(user, event)| InboxRow::of(*user, event)));
        let mut added: BTreeMap<UserId, u64> = BTreeMap::new();
        for (user, _) in &self.inbox {
            *added.entry(*user).or_default() += 1;
        }
        let unread = added.into_iter().map(|(user, added)| {
            let unread = inboxes.added(connection, user, added, self.inbox_keep)?;
            Ok((user, unread))
        });
        unread.collect()
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
