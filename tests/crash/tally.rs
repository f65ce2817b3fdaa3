//! Numbers that somebody waits for.

use tokio::sync::watch;

/// A number of things: counted by many, awaited by one.
#[derive(Debug)]
pub(crate) struct Tally(watch::Sender<u64>);

impl Tally {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(0))
    }

    pub(crate) fn get(&self) -> u64 {
        *self.0.borrow()
    }

    pub(crate) fn add(&self) {
        self.0.send_modify(|number| *number += 1);
    }

    pub(crate) fn subtract(&self) {
        self.0.send_modify(|number| *number -= 1);
    }

    /// Waits until there are so many.
    pub(crate) async fn reaches(&self, number: u64) {
        let reached = self.0.subscribe().wait_for(|now| *now >= number).await.is_ok();
        assert!(reached, "the tally lives as long as somebody waits for it");
    }
}
