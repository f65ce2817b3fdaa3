use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use bytesize::ByteSize;

use crate::{
    settings::{InboxSettings, JournalSettings, Settings},
    store::{Pruned, Retention, Store, StoreError, Sweep},
};

/// Has what is too old deleted, in small steps between other transactions.
pub(super) struct Pruning {
    journal: JournalSettings,
    inbox: InboxSettings,
    idempotency_ttl: Duration,
    /// Up to here events are no longer kept.
    pruned_to: Arc<AtomicU64>,
    is_running: bool,
}

impl Pruning {
    pub(super) fn new(settings: &Settings, pruned_to: u64) -> Self {
        Self {
            journal: settings.journal.clone(),
            inbox: settings.inbox.clone(),
            idempotency_ttl: settings.api.idempotency_ttl,
            pruned_to: Arc::new(AtomicU64::new(pruned_to)),
            is_running: false,
        }
    }

    /// How often to look.
    pub(super) fn interval(&self) -> Duration {
        self.journal.prune_interval
    }

    /// Up to where events are no longer kept; grows.
    pub(super) fn pruned_to(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.pruned_to)
    }

    /// Whether a step may be taken now; then it must be said when it is done.
    pub(super) fn begin(&mut self) -> bool {
        !std::mem::replace(&mut self.is_running, true)
    }

    /// Takes a step, at this time in milliseconds since 1970. Queued when this returns.
    pub(super) fn step(&self, store: &Store, now: i64) -> impl Future<Output = Result<Pruned, StoreError>> + use<> {
        let before = |age: Duration| now.saturating_sub(i64::try_from(age.as_millis()).unwrap_or(i64::MAX));
        let JournalSettings { retain_age, retain_events, retain_bytes: ByteSize(bytes), prune_step, .. } = self.journal;
        let retention = Retention { not_before: before(retain_age), events: retain_events, bytes };
        let sweep = Sweep {
            now,
            answers_before: before(self.idempotency_ttl),
            inbox_before: before(self.inbox.keep_age),
            absences_before: before(self.inbox.replay_age),
        };
        store.prune(retention, sweep, prune_step)
    }

    /// A step has been taken. Whether the next one should follow at once.
    pub(super) fn done(&mut self, step: Result<Pruned, StoreError>) -> bool {
        self.is_running = false;
        match step {
            Ok(Pruned { events, pruned_to, more }) => {
                self.pruned_to.fetch_max(pruned_to, Ordering::Relaxed);
                if events > 0 {
                    log::debug!("journal: {events} events were too old; what follows on {pruned_to} is kept");
                }
                more
            }
            Err(error) => {
                log::warn!("journal: what is too old could not be deleted: {error}");
                false
            }
        }
    }
}
