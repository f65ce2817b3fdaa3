use std::time::{Duration, Instant};

/// When the screens on the walls are next told that the stream lives: one that has just come at once, and then all of them again
/// and again, for as long as there are any.
#[derive(Debug)]
pub(super) struct Heartbeat {
    every: Duration,
    next: Instant,
    /// How many screens had come at the last beat.
    seen: u64,
}

impl Heartbeat {
    pub(super) fn new(every: Duration) -> Self {
        Self { every, next: Instant::now(), seen: 0 }
    }

    /// When it is due, with so many screens there and so many that have ever come. Never, while there is none.
    pub(super) fn due(&self, here: usize, came: u64, now: Instant) -> Option<Instant> {
        let is_new = came != self.seen;
        (here > 0).then_some(if is_new { now } else { self.next })
    }

    /// Whether it beats now. Then it is due again after its time.
    pub(super) fn beats(&mut self, here: usize, came: u64, now: Instant) -> bool {
        let beats = self.due(here, came, now).is_some_and(|due| due <= now);
        if beats {
            self.seen = came;
            self.next = now + self.every;
        }
        beats
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_beats_for_who_comes_and_then_by_the_clock_and_never_for_nobody() {
        let mut heart = Heartbeat::new(Duration::from_secs(2));
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        // (milliseconds, screens there, screens that have come): whether it beats.
        for (millis, here, came, expected) in [
            (0, 0, 0, false),
            (9_000, 0, 0, false),
            (9_100, 1, 1, true),
            (9_101, 1, 1, false),
            (11_099, 1, 1, false),
            (11_100, 1, 1, true),
            // Another one comes in between: for all the time begins again.
            (12_000, 2, 2, true),
            (13_999, 2, 2, false),
            (14_000, 2, 2, true),
            // One goes, then the last.
            (16_000, 1, 2, true),
            (20_000, 0, 2, false),
            // One has come and gone between two looks.
            (20_500, 0, 3, false),
            (20_600, 1, 4, true),
        ] {
            assert_eq!(heart.beats(here, came, at(millis)), expected, "at {millis}");
        }
        assert_eq!(heart.due(1, 4, at(20_700)), Some(at(22_600)));
        assert_eq!(heart.due(0, 4, at(30_000)), None);
    }
}
