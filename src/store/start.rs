use std::{
    io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use diesel::prelude::*;
use jiff::Timestamp;

use super::{
    Absence, Archive, Committed, Group, Location, Pruned, Retention, SocketIoSession, StoreError, Sweep, Threads,
    TrainingSession,
    archive::EventRow,
    books,
    connection::{AnyConnection, Opener},
    group::{from_row, to_row},
    inboxes::Inboxes,
    lock::WriteLock,
    migrations,
    room::Room,
    schema::{events, journal},
    screens,
};
use crate::{
    domain::{Epoch, Position, Publication},
    lifecycle::Lifecycle,
    settings::{JournalSettings, Settings, in_bytes},
};

/// The end of the journal, as the database knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which life of the journal.
    pub epoch: Epoch,
    /// The last offset that was given.
    pub last_offset: u64,
    /// Everything up to here is no longer kept.
    pub pruned_to: u64,
}

/// What a former life of the process has left.
#[derive(Debug)]
pub struct Known {
    /// The end of the journal.
    pub head: Head,
    /// The last events before it, as many as the settings keep in memory, in order and without a hole.
    pub tail: Vec<Arc<Publication>>,
    /// The training sessions that have not run out.
    pub training_sessions: Vec<TrainingSession>,
    /// The Socket.IO clients that may come back.
    pub socketio_sessions: Vec<SocketIoSession>,
    /// Whether something was held back and never told.
    pub has_untold: bool,
    /// The screens that are frozen.
    pub frozen_screens: Vec<String>,
    /// After this offset devices may have come of which nothing is known; `None` if all are.
    pub newcomers_after: Option<u64>,
}

/// A database that this process alone writes to.
#[derive(Clone)]
pub struct Store {
    writer: Threads,
    /// Moves SQLite's log of writes into the file.
    settler: Threads,
    /// What was written since it did so last, in rows.
    unsettled: Arc<AtomicUsize>,
    inboxes: Arc<Mutex<Inboxes>>,
    archive: Archive,
    room: Room,
    _lock: Arc<WriteLock>,
}

impl Store {
    /// Opens the database, brings its schema to this version, and starts the threads. Blocks.
    pub fn open(settings: &Settings, lifecycle: &Lifecycle) -> Result<(Self, Known), StoreError> {
        let location = Location::of(&settings.database, &settings.server.data_dir);
        Self::open_at(location.clone(), settings, lifecycle).map_err(|error| error.about(&location))
    }

    fn open_at(location: Location, settings: &Settings, lifecycle: &Lifecycle) -> Result<(Self, Known), StoreError> {
        let opener = Opener::new(location, &settings.database, settings.journal.durability);
        let (mut connection, lock) = WriteLock::take(&opener.for_writing(), settings.database.lock_timeout)?;
        for step in migrations::migrate(&mut connection)? {
            log::info!("database: schema step {step} is done");
        }
        let known = Known::load(&mut connection, settings)?;
        let vital = |count| (0..count).map(|_| lifecycle.vital("a thread of the database")).collect();
        let no_thread = |error: io::Error| StoreError::Unusable(format!("a thread for the database: {error}"));
        let writer =
            Threads::start("store-writer", &opener.for_writing(), Some(connection), vital(1)).map_err(no_thread)?;
        let readers =
            Threads::start("store-reader", &opener, None, vital(settings.database.readers)).map_err(no_thread)?;
        let settler = Threads::start("store-settler", &opener, None, vital(1)).map_err(no_thread)?;
        log::info!("database: {}", opener.location());
        // A POST asks for the answer to its key first, and is to be told in time that there is none to be had.
        let patience = settings.database.statement_timeout.min(settings.journal.commit_timeout);
        let store = Self {
            writer,
            settler,
            unsettled: Arc::default(),
            inboxes: Arc::default(),
            archive: Archive::new(readers, patience),
            room: Room::beside(opener.location()),
            _lock: Arc::new(lock),
        };
        Ok((store, known))
    }

    /// What reads.
    pub fn archive(&self) -> &Archive {
        &self.archive
    }

    /// Writes in a transaction of its own, behind everything that was to be written before. Queued when this returns.
    pub fn write<T, F>(&self, work: F) -> impl Future<Output = Result<T, StoreError>> + use<T, F>
    where
        T: Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T, StoreError> + Send + 'static,
    {
        self.writer.run(work)
    }

    /// Writes the group behind the journal's end, which must be `after` in this epoch. Queued when this returns.
    pub fn commit(
        &self,
        group: Arc<Group>,
        epoch: Epoch,
        after: u64,
    ) -> impl Future<Output = Result<Committed, StoreError>> + use<> {
        let store = self.clone();
        self.writer.run(move |connection| {
            let committed = group.write(connection, &mut store.inboxes(), &epoch, after)?;
            store.written(1 + group.events.len());
            Ok(committed)
        })
    }

    /// Takes a step of pruning. Queued when this returns.
    pub fn prune(
        &self,
        retention: Retention,
        sweep: Sweep,
        most: u32,
    ) -> impl Future<Output = Result<Pruned, StoreError>> + use<> {
        let store = self.clone();
        self.writer.run(move |connection| {
            if sweep.run(connection, most)? {
                store.inboxes().clear();
            }
            retention.prune(connection, most)
        })
    }

    /// Only the writer's thread asks for it; the lock is there because the store can be cloned.
    fn inboxes(&self) -> MutexGuard<'_, Inboxes> {
        self.inboxes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// After so many rows the log of writes is moved, by another thread, because that takes flushes to disk.
    fn written(&self, rows: usize) {
        const ENOUGH: usize = 8_000;
        if self.unsettled.fetch_add(rows, Ordering::Relaxed) + rows >= ENOUGH {
            self.unsettled.store(0, Ordering::Relaxed);
            // Nobody waits for it, and what is not moved now is moved the next time.
            drop(self.settler.run(AnyConnection::checkpoint));
        }
    }

    /// Waits until everything is written that was to be, and leaves one file where there is one.
    pub async fn close(self) -> Result<(), StoreError> {
        self.writer.run(AnyConnection::settle).await
    }

    /// Where the journal ends, after showing that it can be written to.
    pub fn probe(&self) -> impl Future<Output = Result<Head, StoreError>> + use<> {
        let room = self.room.clone();
        self.writer.run(move |connection| {
            if room.show().is_err() {
                // SQLite's own log may be what fills the disk: most of it is old versions of pages.
                let _ = connection.settle();
                room.show()?;
            }
            connection.transaction(|connection| {
                lock_journal(connection)?;
                Head::of_journal(connection)
            })
        })
    }
}

impl Known {
    fn load(connection: &mut AnyConnection, settings: &Settings) -> Result<Self, StoreError> {
        let head = Head::read_or_begin(connection)?;
        let (api, socketio) = (&settings.api, &settings.socketio);
        let now = Timestamp::now().as_millisecond();
        Ok(Self {
            newcomers_after: Absence::begin(connection, head.last_offset, settings.inbox.minds_devices(), now)?,
            tail: tail(connection, &head, &settings.journal)?,
            training_sessions: TrainingSession::load(connection, Timestamp::now(), api.max_sessions)?,
            socketio_sessions: SocketIoSession::load(connection, socketio.max_recoveries)?,
            has_untold: books::has_untold(connection)?,
            frozen_screens: screens::frozen(connection)?,
            head,
        })
    }
}

/// The last events before the head.
fn tail(
    connection: &mut AnyConnection,
    head: &Head,
    keep: &JournalSettings,
) -> Result<Vec<Arc<Publication>>, StoreError> {
    const CHUNK: i64 = 1_024;
    let mut left_bytes = in_bytes(keep.keep_bytes);
    let mut latest_first: Vec<Arc<Publication>> = Vec::new();
    let mut before = to_row(head.last_offset).saturating_add(1);
    'full: loop {
        let rows: Vec<EventRow> = events::table
            .filter(events::offset.lt(before))
            .order(events::offset.desc())
            .limit(CHUNK)
            .select(EventRow::as_select())
            .load(connection)?;
        let Some(oldest) = rows.last() else { break };
        before = oldest.offset;
        for row in rows {
            let event = row.read(&head.epoch)?;
            let bytes = event.draft.data.get().len();
            if latest_first.len() >= keep.keep_events || bytes > left_bytes {
                break 'full;
            }
            left_bytes -= bytes;
            latest_first.push(event);
        }
    }
    latest_first.reverse();
    Ok(latest_first)
}

/// Takes the database's lock for writing, before anything is read in the transaction.
pub(super) fn lock_journal(connection: &mut AnyConnection) -> Result<(), StoreError> {
    diesel::update(journal::table).set(journal::id.eq(1)).execute(connection)?;
    Ok(())
}

impl Head {
    /// The last place in the journal.
    pub fn position(&self) -> Position {
        Position { epoch: self.epoch.clone(), offset: self.last_offset }
    }

    pub(super) fn read(connection: &mut AnyConnection) -> Result<Option<Self>, StoreError> {
        let row: Option<(String, i64, i64)> = journal::table
            .select((journal::epoch, journal::last_offset, journal::pruned_to))
            .first(connection)
            .optional()?;
        row.map(|(epoch, last_offset, pruned_to)| {
            let epoch = epoch.parse().map_err(|error| StoreError::bad_row("journal", 1, error))?;
            Ok(Self { epoch, last_offset: from_row(last_offset), pruned_to: from_row(pruned_to) })
        })
        .transpose()
    }

    /// The head of a journal that has begun.
    pub(super) fn of_journal(connection: &mut AnyConnection) -> Result<Self, StoreError> {
        Self::read(connection)?.ok_or_else(|| StoreError::Unusable("the journal has no head".to_owned()))
    }

    /// A database without a journal begins one.
    fn read_or_begin(connection: &mut AnyConnection) -> Result<Self, StoreError> {
        if let Some(head) = Self::read(connection)? {
            return Ok(head);
        }
        let epoch = Epoch::random();
        let row = (
            journal::id.eq(1),
            journal::epoch.eq(epoch.as_str()),
            journal::last_offset.eq(0_i64),
            journal::pruned_to.eq(0_i64),
            journal::kept_bytes.eq(0_i64),
        );
        diesel::insert_into(journal::table).values(row).execute(connection)?;
        log::info!("database: a journal begins, epoch {epoch}");
        Ok(Self { epoch, last_offset: 0, pruned_to: 0 })
    }
}
