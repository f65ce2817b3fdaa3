//! Floor 1: what time it is, for what goes by the hour: periods of boards, ends of contests, days of streaks.
//!
//! A service goes by the machine's clock. Tests set the time by hand.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::Timestamp;
use tokio::sync::Notify;

/// Tells the time. Clones tell the same.
#[derive(Debug, Clone, Default)]
pub struct Clock(Option<Arc<Hands>>);

/// The hands of a clock that is set by hand.
#[derive(Debug)]
struct Hands {
    /// Milliseconds since 1970.
    now: AtomicI64,
    moved: Notify,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still until it is [`Self::set`].
    pub fn standing_at(now: Timestamp) -> Self {
        Self(Some(Arc::new(Hands { now: AtomicI64::new(now.as_millisecond()), moved: Notify::new() })))
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            None => Timestamp::now(),
            Some(hands) => {
                Timestamp::from_millisecond(hands.now.load(Ordering::Acquire)).unwrap_or(Timestamp::UNIX_EPOCH)
            }
        }
    }

    /// Sets a clock that stands still, forwards or back. The machine's clock is not ours to set.
    pub fn set(&self, now: Timestamp) {
        if let Some(hands) = &self.0 {
            hands.now.store(now.as_millisecond(), Ordering::Release);
            hands.moved.notify_one();
        }
    }

    /// Waits until the clock is set. The machine's goes on by itself: then this waits for ever.
    pub async fn moved(&self) {
        match &self.0 {
            Some(hands) => hands.moved.notified().await,
            None => std::future::pending().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_rt::test]
    async fn a_clock_set_by_hand_tells_all_who_look_at_it() {
        let (midnight, noon) = ("2026-03-01T00:00:00Z".parse().unwrap(), "2026-03-01T12:00:00.5Z".parse().unwrap());
        let clock = Clock::standing_at(midnight);
        let other = clock.clone();
        assert_eq!(other.now(), midnight);
        clock.set(noon);
        other.moved().await;
        assert_eq!(other.now(), noon);
        clock.set(midnight);
        assert_eq!(other.now(), midnight);
    }

    #[test]
    fn the_machines_clock_is_not_set() {
        let clock = Clock::system();
        clock.set(Timestamp::UNIX_EPOCH);
        assert!(clock.now() > "2026-01-01T00:00:00Z".parse().unwrap());
    }
}
