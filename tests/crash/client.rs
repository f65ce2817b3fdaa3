//! What the clients of both protocols have in common.

use std::{cell::RefCell, rc::Rc, time::Duration};

use rand::{RngExt, rngs::StdRng};
use serde_json::Value;
use tokio::time::sleep;

use crate::{endpoint::Endpoint, record::Record};

/// The first wait before somebody tries again, and the longest, in milliseconds.
const WAITS: (u64, u64) = (10, 160);

/// The waits of somebody who comes back: random, and growing with each failure.
pub(crate) struct Pause {
    rng: StdRng,
    failures: u32,
}

impl Pause {
    pub(crate) fn new(rng: StdRng) -> Self {
        Self { rng, failures: 0 }
    }

    /// Waits before the next try.
    pub(crate) async fn wait(&mut self) {
        let most = WAITS.1.min(WAITS.0 << self.failures.min(8));
        self.failures += 1;
        sleep(Duration::from_millis(self.rng.random_range(most / 2..=most))).await;
    }

    /// The last try had success.
    pub(crate) fn reset(&mut self) {
        self.failures = 0;
    }
}

/// Somebody who listens until he has heard the last of everything.
pub(crate) struct Client {
    pub(crate) endpoint: Rc<Endpoint>,
    pub(crate) record: Rc<RefCell<Record>>,
    pub(crate) pause: Pause,
    epoch: String,
    settled: bool,
}

impl Client {
    pub(crate) fn new(endpoint: Rc<Endpoint>, record: Rc<RefCell<Record>>, pause: Pause) -> Self {
        Self { endpoint, record, pause, epoch: String::new(), settled: false }
    }

    pub(crate) fn is_done(&self) -> bool {
        self.record.borrow().is_complete()
    }

    pub(crate) fn complain(&self, complaint: impl AsRef<str>) {
        self.record.borrow_mut().complain(complaint);
    }

    /// A connection stands.
    pub(crate) fn connected(&mut self) {
        self.pause.reset();
        self.record.borrow_mut().connections += 1;
    }

    /// A position that was brought was taken.
    pub(crate) fn recovered(&self) {
        self.record.borrow_mut().recoveries += 1;
    }

    /// The client is wherever it wants to be.
    pub(crate) fn settled(&mut self) {
        if !self.settled {
            self.settled = true;
            self.endpoint.settled.add();
        }
    }

    /// The epoch of the positions.
    pub(crate) fn epoch(&self) -> &str {
        &self.epoch
    }

    pub(crate) fn note_epoch(&mut self, epoch: &Value) {
        let epoch = epoch.as_str().unwrap_or_default();
        if self.epoch != epoch {
            epoch.clone_into(&mut self.epoch);
            self.record.borrow_mut().epochs.insert(self.epoch.clone());
        }
    }
}
