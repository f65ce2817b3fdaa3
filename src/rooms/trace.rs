use std::{
    collections::VecDeque,
    sync::{
        Arc,
        atomic::{AtomicU32, AtomicU64, Ordering},
    },
    time::Instant,
};

use prometheus_client::metrics::counter::Counter;

use crate::{
    domain::{Publication, RoomKey},
    telemetry::Figures,
};

/// What became of the latest publications, at one worker's clients. The registry opens an entry for each one it fans out; the
/// outboxes, by the number of that entry, close it message by message. All of them are on one thread: so the atomics need not be
/// added to as one, and a message costs a plain addition. What is noted of an entry that is no longer kept is noted nowhere.
#[derive(Debug)]
pub(super) struct Trace {
    /// A power of two, so that an entry is found by a mask.
    entries: Box<[Entry]>,
    /// Times are counted from here.
    started: Instant,
    /// The time as it was when somebody last looked, in microseconds: looking costs more than noting.
    now: AtomicU64,
    figures: Figures,
    delivered: Counter,
}

#[derive(Debug, Default)]
struct Entry {
    number: AtomicU64,
    reached: AtomicU32,
    gone: AtomicU32,
    last: AtomicU64,
}

/// The number of a publication in a registry's trace, from 1; others are not traced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Traced(u64);

/// What is said of the entries, for the registry alone.
#[derive(Debug)]
pub(super) struct TraceLog {
    trace: Arc<Trace>,
    latest: VecDeque<Told>,
    keep: usize,
    next: u64,
}

/// A publication that was fanned out.
#[derive(Debug)]
struct Told {
    number: u64,
    serial: u64,
    offset: Option<u64>,
    told_at: i64,
    audience: RoomKey,
    event: Arc<str>,
    /// When it was admitted, in microseconds.
    admitted: u64,
    /// How many clients it was meant for.
    clients: u32,
}

/// Where one publication went.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivered {
    /// In which order it was told; what is told later has a greater one.
    pub serial: u64,
    /// Its place in the journal; `None` for fleeting events.
    pub offset: Option<u64>,
    /// When it was told, in milliseconds since 1970.
    pub told_at: i64,
    /// Who should hear it.
    pub audience: RoomKey,
    /// Its name on the wire.
    pub event: Arc<str>,
    /// How many clients were there to hear it, without the one that caused it. Who catches up on it later is not among them.
    pub clients: u64,
    /// To how many it has been written whole: to a socket, or into the answer to a poll.
    pub reached: u64,
    /// How many were closed or lost before that. The others are still to get it.
    pub gone: u64,
    /// How long it took from its admission until the last one so far, in microseconds.
    pub last_micros: Option<u64>,
}

impl Traced {
    /// Not traced.
    pub(super) const NOT: Self = Self(0);
}

impl Trace {
    fn new(keep: usize, figures: &Figures) -> Self {
        let entries = (0..keep.max(1).next_power_of_two()).map(|_| Entry::default()).collect();
        let (figures, delivered) = (figures.clone(), figures.deliveries());
        Self { entries, started: Instant::now(), now: AtomicU64::new(0), figures, delivered }
    }

    pub(super) fn figures(&self) -> &Figures {
        &self.figures
    }

    /// Looks at the clock.
    pub(super) fn look(&self, now: Instant) {
        self.now.store(self.micros(now), Ordering::Relaxed);
    }

    /// One client has got it.
    pub(super) fn reached(&self, traced: Traced) {
        if let Some(entry) = self.find(traced) {
            count(&entry.reached);
            entry.last.store(self.now.load(Ordering::Relaxed), Ordering::Relaxed);
        }
    }

    /// So many messages of publications have been written.
    pub(super) fn delivered(&self, count: u64) {
        self.delivered.inc_by(count);
    }

    /// One client never gets it.
    pub(super) fn gone(&self, traced: Traced) {
        if let Some(entry) = self.find(traced) {
            count(&entry.gone);
        }
    }

    fn find(&self, Traced(number): Traced) -> Option<&Entry> {
        let entry = self.place(number)?;
        (number != 0 && entry.number.load(Ordering::Relaxed) == number).then_some(entry)
    }

    fn place(&self, number: u64) -> Option<&Entry> {
        // Cut to what fits: only the lower bits are looked at.
        self.entries.get(number as usize & (self.entries.len() - 1))
    }

    fn micros(&self, at: Instant) -> u64 {
        u64::try_from(at.saturating_duration_since(self.started).as_micros()).unwrap_or(u64::MAX)
    }
}

/// One more. Only one thread writes.
fn count(number: &AtomicU32) {
    number.store(number.load(Ordering::Relaxed).wrapping_add(1), Ordering::Relaxed);
}

impl TraceLog {
    /// Keeps so many, and counts there.
    pub(super) fn new(keep: usize, figures: &Figures) -> Self {
        Self { trace: Arc::new(Trace::new(keep, figures)), latest: VecDeque::new(), keep, next: 1 }
    }

    /// Where outboxes note what they have written.
    pub(super) fn trace(&self) -> &Arc<Trace> {
        &self.trace
    }

    /// Opens an entry for a publication that is fanned out now; [`TraceLog::meant_for`] has to follow.
    pub(super) fn open(&mut self, publication: &Publication, admitted: Instant) -> Traced {
        let number = self.next;
        self.next += 1;
        if let Some(entry) = self.trace.place(number) {
            entry.reached.store(0, Ordering::Relaxed);
            entry.gone.store(0, Ordering::Relaxed);
            entry.number.store(number, Ordering::Relaxed);
        }
        if self.latest.len() >= self.keep {
            self.latest.pop_front();
        }
        self.latest.push_back(Told {
            number,
            serial: publication.serial,
            offset: publication.offset,
            told_at: publication.told_at,
            audience: publication.draft.audience.clone(),
            event: Arc::clone(&publication.draft.event),
            admitted: self.trace.micros(admitted),
            clients: 0,
        });
        Traced(number)
    }

    /// So many clients were there to hear the last one.
    pub(super) fn meant_for(&mut self, clients: usize) {
        if let Some(last) = self.latest.back_mut() {
            last.clients = u32::try_from(clients).unwrap_or(u32::MAX);
        }
    }

    /// Where the latest ones went, the latest first, so many at the most.
    pub(super) fn latest(&self, most: usize) -> Vec<Delivered> {
        self.latest.iter().rev().take(most).filter_map(|told| self.delivered(told)).collect()
    }

    fn delivered(&self, told: &Told) -> Option<Delivered> {
        let entry = self.trace.find(Traced(told.number))?;
        let reached = entry.reached.load(Ordering::Relaxed);
        let took = || entry.last.load(Ordering::Relaxed).saturating_sub(told.admitted);
        Some(Delivered {
            serial: told.serial,
            offset: told.offset,
            told_at: told.told_at,
            audience: told.audience.clone(),
            event: Arc::clone(&told.event),
            clients: told.clients.into(),
            reached: reached.into(),
            gone: entry.gone.load(Ordering::Relaxed).into(),
            last_micros: (reached > 0).then(took),
        })
    }
}

impl Delivered {
    /// How many are still to get it.
    pub fn waiting(&self) -> u64 {
        self.clients.saturating_sub(self.reached + self.gone)
    }

    /// Adds what another worker says of the same publication.
    pub(super) fn add(&mut self, other: &Self) {
        self.clients += other.clients;
        self.reached += other.reached;
        self.gone += other.gone;
        self.last_micros = self.last_micros.max(other.last_micros);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::{domain::Namespace, rooms::test_wire::publication};

    fn told(log: &mut TraceLog, offset: u64, clients: usize) -> Traced {
        let publication = publication(RoomKey::everyone(Namespace::Root), Some(offset), "e");
        let traced = log.open(&publication, log.trace.started);
        log.meant_for(clients);
        traced
    }

    fn numbers(log: &TraceLog, most: usize) -> Vec<(u64, u64, u64, u64, u64)> {
        let numbers = |d: &Delivered| (d.offset.unwrap(), d.clients, d.reached, d.gone, d.waiting());
        log.latest(most).iter().map(numbers).collect()
    }

    #[test]
    fn each_publication_has_its_own_numbers_the_latest_first() {
        let figures = Figures::default();
        let mut log = TraceLog::new(10, &figures);
        let (first, second) = (told(&mut log, 1, 3), told(&mut log, 2, 1));
        let trace = Arc::clone(log.trace());
        trace.look(trace.started + Duration::from_millis(5));
        trace.reached(first);
        trace.gone(first);
        trace.reached(Traced::NOT);
        assert_eq!(numbers(&log, 9), [(2, 1, 0, 0, 1), (1, 3, 1, 1, 1)]);
        assert_eq!(log.latest(9).iter().map(|d| d.last_micros).collect::<Vec<_>>(), [None, Some(5000)]);
        trace.gone(second);
        assert_eq!(numbers(&log, 1), [(2, 1, 0, 1, 0)]);
    }

    #[test]
    fn no_more_are_kept_than_wanted_and_late_news_of_others_is_nobodys() {
        let mut log = TraceLog::new(3, &Figures::default());
        let traced: Vec<Traced> = (1..=5).map(|offset| told(&mut log, offset, 1)).collect();
        let trace = Arc::clone(log.trace());
        traced.iter().for_each(|traced| trace.reached(*traced));
        assert_eq!(numbers(&log, 9), [(5, 1, 1, 0, 0), (4, 1, 1, 0, 0), (3, 1, 1, 0, 0)]);
        assert_eq!(trace.entries.len(), 4);
    }

    #[test]
    fn workers_add_up() {
        let mut one = TraceLog::new(3, &Figures::default());
        told(&mut one, 1, 2);
        let mut sum = one.latest(1).remove(0);
        let other = Delivered { clients: 5, reached: 3, gone: 1, last_micros: Some(7), ..sum.clone() };
        sum.add(&other);
        assert_eq!((sum.clients, sum.reached, sum.gone, sum.waiting(), sum.last_micros), (7, 3, 1, 3, Some(7)));
    }
}
