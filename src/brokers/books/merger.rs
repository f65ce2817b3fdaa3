use std::{
    collections::{HashMap, VecDeque},
    time::{Duration, Instant},
};

use crate::domain::{
    UserId,
    books::{Metric, RankChange},
};

/// Merges quick changes of one user's place on one board: the first is told at once, and what follows within a window is told
/// as one when the window ends (its first previous rank, its last new one). So a lone sale is seen without delay, and a
/// flood of sales makes at most one event for each window, user and metric.
#[derive(Debug)]
pub(super) struct RankMerger {
    window: Duration,
    open: HashMap<Key, Option<RankChange>>,
    /// When which window ends, the first to end in front.
    ends: VecDeque<(Instant, Key)>,
    held: usize,
}

type Key = (UserId, Metric);

impl RankMerger {
    pub(super) fn new(window: Duration) -> Self {
        Self { window, open: HashMap::new(), ends: VecDeque::new(), held: 0 }
    }

    /// A change: told now if it comes back, else later.
    pub(super) fn offer(&mut self, change: RankChange, now: Instant) -> Option<RankChange> {
        let key = (change.user, change.metric);
        match self.open.get_mut(&key) {
            None if self.window.is_zero() => Some(change),
            None => {
                self.open_window(key, now);
                Some(change)
            }
            Some(held) => {
                self.held += usize::from(held.is_none());
                *held = Some(held.map_or(change, |held| merged(held, change)));
                None
            }
        }
    }

    fn open_window(&mut self, key: Key, now: Instant) {
        self.open.insert(key, None);
        self.ends.push_back((now + self.window, key));
    }

    /// Whether a change is held back.
    pub(super) fn holds(&self) -> bool {
        self.held > 0
    }

    /// When the first window ends.
    pub(super) fn next_end(&self) -> Option<Instant> {
        self.ends.front().map(|(end, _)| *end)
    }

    /// The changes whose windows have ended. Each opens a window of its own.
    pub(super) fn due(&mut self, now: Instant) -> Vec<RankChange> {
        let mut due = Vec::new();
        while let Some((end, key)) = self.ends.front().copied()
            && end <= now
        {
            self.ends.pop_front();
            if let Some(change) = self.open.remove(&key).flatten() {
                self.held -= 1;
                self.open_window(key, now);
                due.push(change);
            }
        }
        due
    }

    /// All changes that are held back, in the order in which their windows end. The windows stay open.
    pub(super) fn all(&mut self) -> Vec<RankChange> {
        if self.held == 0 {
            return Vec::new();
        }
        self.held = 0;
        let open = &mut self.open;
        self.ends.iter().filter_map(|(_, key)| open.get_mut(key)?.take()).collect()
    }
}

fn merged(first: RankChange, last: RankChange) -> RankChange {
    RankChange { previous: first.previous, public: first.public || last.public, ..last }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WINDOW: Duration = Duration::from_millis(250);

    fn change(user: u64, previous: u64, new: u64) -> RankChange {
        let value = i64::try_from(1_000 - new).unwrap();
        let user = UserId::new(user).unwrap();
        RankChange { user, metric: Metric::Points, previous, new, value, reached: 0, public: false }
    }

    #[test]
    fn the_first_change_is_told_at_once_and_the_others_as_one_at_the_end_of_the_window() {
        let (mut merger, start) = (RankMerger::new(WINDOW), Instant::now());
        assert_eq!(merger.offer(change(7, 9, 8), start), Some(change(7, 9, 8)));
        assert_eq!(merger.offer(change(7, 8, 5), start + WINDOW / 2), None);
        assert_eq!(merger.offer(RankChange { public: true, ..change(7, 5, 6) }, start + WINDOW / 2), None);
        assert!(merger.holds());
        assert_eq!(merger.due(start + WINDOW - Duration::from_millis(1)), []);
        assert_eq!(merger.due(start + WINDOW), [RankChange { previous: 8, public: true, ..change(7, 5, 6) }]);
        assert!(!merger.holds());
        assert_eq!(merger.offer(change(7, 6, 4), start + WINDOW), None, "what was told has opened a window");
        assert_eq!(merger.due(start + WINDOW * 2), [change(7, 6, 4)]);
        assert_eq!(merger.due(start + WINDOW * 3), []);
        assert_eq!((merger.next_end(), merger.open.len()), (None, 0), "nothing is left behind");
    }

    #[test]
    fn whoever_reads_has_everything_told_first() {
        let (mut merger, start) = (RankMerger::new(WINDOW), Instant::now());
        merger.offer(change(7, 9, 8), start);
        merger.offer(change(8, 9, 8), start);
        merger.offer(change(8, 8, 7), start);
        assert_eq!(merger.all(), [change(8, 8, 7)]);
        assert_eq!(merger.all(), []);
        assert_eq!(merger.due(start + WINDOW), []);
    }

    proptest! {
        #[test]
        fn what_is_told_leads_from_the_first_rank_to_the_last_without_a_jump(
            steps in proptest::collection::vec((1..4_u64, 1..9_u64, 0..200_u64, any::<bool>()), 1..60),
        ) {
            let (mut merger, mut now) = (RankMerger::new(WINDOW), Instant::now());
            let (mut ranks, mut told) = (HashMap::new(), HashMap::new());
            let mut tell = |change: RankChange| {
                let last = told.insert(change.user, change.new).unwrap_or(100);
                prop_assert_eq!(last, change.previous);
                Ok(())
            };
            for (user, new, wait, read) in steps {
                now += Duration::from_millis(wait);
                for due in merger.due(now) {
                    tell(due)?;
                }
                let previous = ranks.insert(user, new).unwrap_or(100);
                if let Some(change) = merger.offer(change(user, previous, new), now) {
                    tell(change)?;
                }
                if read {
                    for change in merger.all() {
                        tell(change)?;
                    }
                }
            }
            for due in merger.due(now + WINDOW) {
                tell(due)?;
            }
            for (user, rank) in ranks {
                prop_assert_eq!(told.get(&UserId::new(user).unwrap()), Some(&rank));
            }
        }
    }
}
