use std::{sync::Arc, time::Duration};

use diesel::prelude::*;
use tokio::time::timeout;

use super::{
    Head, StoreError, Threads, columns,
    connection::AnyConnection,
    group::{from_row, to_row},
    schema::events,
    snapshot::snapshot,
};
use crate::domain::{Draft, Epoch, Namespace, Publication, RoomKey};

/// What was told, as far back as it is kept, and what else is known. Cheap to clone; without a database it has nothing.
#[derive(Clone, Default)]
pub struct Archive {
    readers: Option<Readers>,
}

#[derive(Clone)]
struct Readers {
    threads: Threads,
    patience: Duration,
}

/// Which events are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// After this offset.
    pub after: u64,
    /// Up to this one.
    pub up_to: u64,
    /// Who heard them.
    pub heard_by: HeardBy,
    /// How many at the most.
    pub most: usize,
}

/// Who heard the events that are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeardBy {
    /// Any of these audiences.
    Audiences(Vec<RoomKey>),
    /// Whoever was in the namespace, or in any room of it.
    AnyIn(Namespace),
    /// Whoever.
    Anybody,
}

/// Some events, in order.
#[derive(Debug, Clone)]
pub struct Page {
    /// The events, each once.
    pub events: Vec<Arc<Publication>>,
    /// There is no other one of those that were asked for up to here.
    pub complete_to: u64,
    /// The life of the journal they were told in.
    pub epoch: Epoch,
}

impl Archive {
    /// Read by these threads. A server that hangs answers nothing, not even an error: so nobody waits longer than this.
    pub(super) fn new(threads: Threads, patience: Duration) -> Self {
        Self { readers: Some(Readers { threads, patience }) }
    }

    /// Reads on one of the threads.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let Some(Readers { threads, patience }) = &self.readers else { return Err(StoreError::NotKept) };
        match timeout(*patience, threads.run(work)).await {
            Ok(read) => read,
            Err(_) => Err(StoreError::Lost("it does not answer".to_owned())),
        }
    }

    /// Reads on one of the threads, however long that takes.
    pub(super) async fn read_long<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let Some(Readers { threads, .. }) = &self.readers else { return Err(StoreError::NotKept) };
        threads.run(work).await
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read(AnyConnection::ping).await
    }

    /// The next events; `None` if not everything after `after` is kept any more.
    pub async fn events(&self, query: Query) -> Result<Option<Page>, StoreError> {
        self.read(move |connection| query.run(connection)).await
    }
}

impl Query {
    /// Reads the events, and how far back they reach, as of one moment.
    pub(super) fn run(&self, connection: &mut AnyConnection) -> Result<Option<Page>, StoreError> {
        snapshot(connection, |connection| {
            let Head { epoch, pruned_to, .. } = Head::of_journal(connection)?;
            if self.after < pruned_to {
                return Ok(None);
            }
            let events =
                self.rows(connection)?.into_iter().map(|row| row.read(&epoch)).collect::<Result<Vec<_>, _>>()?;
            let last = events.last().and_then(|event| event.offset).filter(|_| events.len() >= self.most);
            Ok(Some(Page { complete_to: last.unwrap_or(self.up_to), events, epoch }))
        })
    }

    fn rows(&self, connection: &mut AnyConnection) -> Result<Vec<EventRow>, StoreError> {
        let most = i64::try_from(self.most).unwrap_or(i64::MAX);
        let between = events::offset.gt(to_row(self.after)).and(events::offset.le(to_row(self.up_to)));
        let all = events::table.filter(between).order(events::offset).limit(most).select(EventRow::as_select());
        Ok(match &self.heard_by {
            HeardBy::Anybody => all.load(connection)?,
            HeardBy::AnyIn(namespace) => all.filter(along_the_offsets().eq(namespace.path())).load(connection)?,
            // One short walk along the index for each audience.
            HeardBy::Audiences(audiences) => {
                let mut rows = Vec::new();
                for audience in audiences {
                    rows.extend(all.filter(heard_in(audience)).load::<EventRow>(connection)?);
                }
                rows.sort_unstable_by_key(|row| row.offset);
                rows.dedup_by_key(|row| row.offset);
                rows.truncate(self.most);
                rows
            }
        })
    }
}

/// The namespace of an event, for a walk along the offsets. By the index of rooms SQLite would sort the whole namespace first; it
/// has no part in this, since what is compared is not a column.
#[diesel::dsl::auto_type]
pub(super) fn along_the_offsets() -> _ {
    events::namespace.concat("")
}

/// Whether the audience heard it: a walk along the index of rooms.
#[diesel::dsl::auto_type]
pub(super) fn heard_in(audience: &RoomKey) -> _ {
    let room: String = audience.room.as_ref().map(ToString::to_string).unwrap_or_default();
    let namespace: &'static str = audience.namespace.path();
    events::namespace.eq(namespace).and(events::room.eq(room))
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = events)]
pub(super) struct EventRow {
    pub(super) offset: i64,
    namespace: String,
    room: String,
    event: String,
    pub(super) data: String,
    pub(super) told_at: i64,
}

impl EventRow {
    /// The publication as it was told.
    pub(super) fn read(self, epoch: &Epoch) -> Result<Arc<Publication>, StoreError> {
        let offset = self.offset;
        let bad = |what: String| StoreError::bad_row("events", offset, what);
        let namespace = columns::namespace(&self.namespace).map_err(bad)?;
        let room = match self.room.as_str() {
            "" => None,
            room => Some(room.parse().map_err(|error| bad(format!("{error}")))?),
        };
        let data = columns::data(self.data).map_err(bad)?;
        let draft = Draft::new(RoomKey { namespace, room }, self.event, data.into());
        Ok(Arc::new(Publication::new(draft, epoch.clone(), Some(from_row(offset)), self.told_at)))
    }
}
