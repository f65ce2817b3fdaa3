use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

use super::latency::Buckets;

/// How often the counters are looked at.
pub(super) const TICK: Duration = Duration::from_secs(1);

/// Rates are over so long.
pub const RATES_OVER: Duration = Duration::from_secs(10);

/// Percentiles are over so long: a quiet service has few times in ten seconds.
pub const LATENCIES_OVER: Duration = Duration::from_secs(60);

/// The counters at one moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    pub(super) at: Instant,
    pub(super) opened: u64,
    pub(super) published: u64,
    pub(super) delivered: u64,
    pub(super) latencies: Buckets,
    /// The longest time since the sample before, in microseconds.
    pub(super) longest: u64,
}

/// How much happens in a second, over the last ten.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rates {
    /// Connections.
    pub opened: f64,
    /// Publications.
    pub published: f64,
    /// Messages of publications to clients.
    pub delivered: f64,
}

/// How long it took lately from the admission of what was told to the end of its round of writing. In milliseconds; nothing
/// where nothing was told.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spread {
    /// How many times there are.
    pub samples: u64,
    /// Half of them lie below this.
    pub p50: Option<f64>,
    /// All but a hundredth.
    pub p99: Option<f64>,
    /// All of them.
    pub longest: Option<f64>,
}

/// The samples of the last minute.
#[derive(Debug, Default)]
pub(super) struct Pace(VecDeque<Sample>);

impl Pace {
    /// Takes the next sample, and forgets what no window needs any more.
    pub(super) fn take(&mut self, sample: Sample) {
        let since = |before: &Sample| sample.at.saturating_duration_since(before.at);
        // One that is as old as the window is where it begins.
        while self.0.get(1).is_some_and(|second| since(second) >= LATENCIES_OVER) {
            self.0.pop_front();
        }
        self.0.push_back(sample);
    }

    /// From the last sample back to the one that is a window older, or to the first.
    pub(super) fn rates(&self) -> Rates {
        let Some(last) = self.0.back() else { return Rates::default() };
        let age = |sample: &&Sample| last.at.saturating_duration_since(sample.at);
        let first = self.0.iter().rev().find(|sample| age(sample) >= RATES_OVER).or(self.0.front()).unwrap_or(last);
        let seconds = age(&first).as_secs_f64();
        let rate = |now: u64, before: u64| {
            if seconds > 0.0 { now.saturating_sub(before) as f64 / seconds } else { 0.0 }
        };
        Rates {
            opened: rate(last.opened, first.opened),
            published: rate(last.published, first.published),
            delivered: rate(last.delivered, first.delivered),
        }
    }

    /// From now back to the oldest sample. `longest` is the longest time since the last one, in microseconds.
    pub(super) fn spread(&self, now: Buckets, longest: u64) -> Spread {
        let begun = self.0.front().map(|sample| sample.latencies).unwrap_or_default();
        // The first sample's own longest time lies before it.
        let longest = self.0.iter().skip(1).map(|sample| sample.longest).chain([longest]).max().unwrap_or_default();
        let since = now.since(&begun);
        let samples = since.count();
        let millis = |micros: f64| micros.round() / 1000.0;
        Spread {
            samples,
            p50: since.quantile(0.5, longest).map(millis),
            p99: since.quantile(0.99, longest).map(millis),
            longest: (samples > 0).then_some(millis(longest as f64)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::latency::Latencies, *};

    fn sample(at: Instant, opened: u64, latencies: &Latencies) -> Sample {
        Sample {
            at,
            opened,
            published: 2 * opened,
            delivered: 100 * opened,
            latencies: latencies.buckets(),
            longest: latencies.take_longest(),
        }
    }

    #[test]
    fn rates_are_differences_over_ten_seconds() {
        let (start, latencies) = (Instant::now(), Latencies::default());
        let mut pace = Pace::default();
        assert_eq!(pace.rates(), Rates::default());
        for second in 0..=30_u64 {
            // Three a second for twenty seconds, then five.
            let opened = 3 * second.min(20) + 5 * second.saturating_sub(20);
            pace.take(sample(start + TICK * second as u32, opened, &latencies));
            let expected = match second {
                0 => 0.0,
                1..=20 => 3.0,
                30 => 5.0,
                _ => continue,
            };
            assert_eq!(
                pace.rates(),
                Rates { opened: expected, published: 2.0 * expected, delivered: 100.0 * expected },
                "{second}"
            );
        }
    }

    #[test]
    fn percentiles_forget_what_was_a_minute_ago() {
        let (start, latencies) = (Instant::now(), Latencies::default());
        let mut pace = Pace::default();
        pace.take(sample(start, 0, &latencies));
        latencies.note(Duration::from_secs(2));
        let spread = |pace: &Pace| pace.spread(latencies.buckets(), latencies.longest());
        assert_eq!((spread(&pace).samples, spread(&pace).longest), (1, Some(2000.0)), "before the next sample too");
        for second in 1..=60 {
            pace.take(sample(start + TICK * second, 0, &latencies));
        }
        assert_eq!((spread(&pace).samples, spread(&pace).longest), (1, Some(2000.0)));
        latencies.note(Duration::from_millis(3));
        pace.take(sample(start + TICK * 61, 0, &latencies));
        let Spread { samples, p50, p99, longest } = spread(&pace);
        assert_eq!((samples, longest), (1, Some(3.0)));
        assert!(p50.unwrap() <= p99.unwrap() && p99.unwrap() <= 3.0);
        assert_eq!(pace.0.len(), 61, "no more is kept");
    }
}
