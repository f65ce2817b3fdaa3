use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

/// Times in buckets: what an operator reads a percentile from. Noting one is three relaxed atomic operations.
#[derive(Debug, Default)]
pub(super) struct Latencies {
    buckets: [AtomicU64; BUCKETS],
    /// The longest since the last [`Latencies::take_longest`], in microseconds.
    longest: AtomicU64,
}

/// How often a time fell into each bucket, so far or within a window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Buckets([u64; BUCKETS]);

/// Bounds and one bucket for what lies above the last.
const BUCKETS: usize = BOUNDS.len() + 1;

/// The upper bounds of the buckets in microseconds: from a tenth of a millisecond, each half as much again, to 8.5 s. So a
/// percentile is off by a fifth at the most.
const BOUNDS: [u64; 29] = bounds();

const fn bounds() -> [u64; 29] {
    let mut bounds = [100; 29];
    let mut at = 1;
    while at < bounds.len() {
        bounds[at] = bounds[at - 1] * 3 / 2;
        at += 1;
    }
    bounds
}

impl Latencies {
    /// Notes a time.
    pub(super) fn note(&self, time: Duration) {
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let bucket = BOUNDS.partition_point(|bound| *bound < micros);
        if let Some(count) = self.buckets.get(bucket) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        self.longest.fetch_max(micros, Ordering::Relaxed);
    }

    /// How often so far.
    pub(super) fn buckets(&self) -> Buckets {
        Buckets(std::array::from_fn(|at| self.buckets[at].load(Ordering::Relaxed)))
    }

    /// The longest since this was last taken, in microseconds.
    pub(super) fn longest(&self) -> u64 {
        self.longest.load(Ordering::Relaxed)
    }

    /// The same, and begins anew.
    pub(super) fn take_longest(&self) -> u64 {
        self.longest.swap(0, Ordering::Relaxed)
    }
}

impl Buckets {
    /// What has come since these.
    pub(super) fn since(&self, before: &Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at].saturating_sub(before.0[at])))
    }

    /// How many times there are.
    pub(super) fn count(&self) -> u64 {
        self.0.iter().sum()
    }

    /// The time in microseconds below which this share of all lies, as if each bucket were filled evenly; none is above the
    /// longest. Nothing if there is no time.
    pub(super) fn quantile(&self, share: f64, longest: u64) -> Option<f64> {
        let count = self.count();
        let wanted = share * count as f64;
        let mut below = 0.0;
        for (at, in_bucket) in self.0.iter().enumerate().filter(|(_, in_bucket)| **in_bucket > 0) {
            let in_bucket = *in_bucket as f64;
            if below + in_bucket >= wanted {
                let lower = at.checked_sub(1).map_or(0, |at| BOUNDS[at]) as f64;
                let upper = BOUNDS.get(at).map_or(longest as f64, |bound| *bound as f64);
                let time = lower + (upper - lower) * (wanted - below) / in_bucket;
                return Some(time.min(longest as f64));
            }
            below += in_bucket;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_bounds_grow_from_a_tenth_of_a_millisecond_to_some_seconds() {
        assert_eq!(BOUNDS[..4], [100, 150, 225, 337]);
        assert!((8_000_000..10_000_000).contains(BOUNDS.last().unwrap()), "{BOUNDS:?}");
    }

    #[test]
    fn without_times_there_is_no_percentile() {
        assert_eq!(Latencies::default().buckets().quantile(0.5, 0), None);
    }

    #[test]
    fn what_is_longer_than_all_bounds_counts_too() {
        let latencies = Latencies::default();
        latencies.note(Duration::from_secs(60));
        let buckets = latencies.buckets();
        assert_eq!(buckets.count(), 1);
        assert!(buckets.quantile(0.5, latencies.longest()).unwrap() <= 60e6);
        assert_eq!(buckets.quantile(1.0, latencies.take_longest()), Some(60e6));
        assert_eq!(latencies.longest(), 0);
    }

    proptest! {
        #[test]
        fn a_percentile_is_within_half_of_the_true_one(
            mut times in prop::collection::vec(100u64..8_000_000, 1..200),
            share in 0.01f64..1.0,
        ) {
            let latencies = Latencies::default();
            let before = latencies.buckets();
            times.iter().for_each(|micros| latencies.note(Duration::from_micros(*micros)));
            let since = latencies.buckets().since(&before);
            prop_assert_eq!(since.count(), times.len() as u64);
            let told = since.quantile(share, latencies.longest()).unwrap();
            times.sort_unstable();
            let rank = (share * times.len() as f64).ceil() as usize;
            let truth = times[rank - 1] as f64;
            prop_assert!(told <= truth * 1.51 && told >= truth / 1.51, "{told} for {truth}");
            prop_assert!(told <= *times.last().unwrap() as f64);
        }
    }
}
