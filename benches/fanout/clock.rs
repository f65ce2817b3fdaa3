//! When events were posted, told across threads without a lock.

use std::{
    sync::{
        Arc,
        atomic::{
            AtomicU64,
            Ordering::{Acquire, Release},
        },
    },
    time::Instant,
};

/// The times of departure of events 0 to n.
#[derive(Clone)]
pub(crate) struct Departures {
    start: Instant,
    nanos: Arc<[AtomicU64]>,
}

impl Departures {
    /// Room for `events` events.
    pub(crate) fn new(events: usize) -> Self {
        Self { start: Instant::now(), nanos: (0..events).map(|_| AtomicU64::new(0)).collect() }
    }

    /// How many events there is room for.
    pub(crate) fn room(&self) -> u64 {
        self.nanos.len() as u64
    }

    /// Event `number` leaves now.
    pub(crate) fn leaves(&self, number: u64) {
        if let Some(nanos) = self.nanos.get(number as usize) {
            nanos.store(self.start.elapsed().as_nanos() as u64, Release);
        }
    }

    /// How long after event `number` left something came; nothing, if it came before.
    pub(crate) fn nanos_between(&self, number: u64, came: Instant) -> Option<u64> {
        let left = self.nanos.get(number as usize)?.load(Acquire);
        (came.duration_since(self.start).as_nanos() as u64).checked_sub(left)
    }

    /// How long before `now` event `number` left.
    pub(crate) fn nanos_since(&self, number: u64, now: Instant) -> u64 {
        let left = self.nanos.get(number as usize).map_or(0, |nanos| nanos.load(Acquire));
        (now.duration_since(self.start).as_nanos() as u64).saturating_sub(left)
    }
}
