use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use super::{RegistrySettings, history::History};
use crate::{
    domain::{Position, Publication},
    store::Archive,
};

/// What a registry can know of the time before it began.
#[derive(Clone)]
pub struct Past {
    /// It is told what follows on this.
    pub head: Position,
    /// The last publications up to there, without a hole.
    pub tail: Arc<[Arc<Publication>]>,
    /// Up to here nothing is kept any more; grows.
    pub pruned_to: Arc<AtomicU64>,
    /// Where older ones are looked up; without one there are none.
    pub archive: Option<Archive>,
}

impl Past {
    /// Nothing is known of what was before `head`.
    pub fn forgotten(head: Position) -> Self {
        let pruned_to = Arc::new(AtomicU64::new(head.offset));
        Self { head, tail: Arc::new([]), pruned_to, archive: None }
    }

    /// The history that goes on from it, as long as the settings say.
    pub(super) fn history(&mut self, settings: &RegistrySettings) -> History {
        // The registry holds what of it is to be kept; the rest is let go of.
        let tail = std::mem::replace(&mut self.tail, Arc::new([]));
        History::going_on(self.head.clone(), &tail, settings.keep_events, settings.keep_bytes)
    }

    /// Whether everything after the position can be had, from memory or from the archive.
    pub(super) fn reaches_back_to(&self, since: &Position, history: &History) -> bool {
        let is_archived = || {
            self.archive.is_some()
                && since.epoch == history.head().epoch
                && (self.pruned_to.load(Ordering::Relaxed)..=history.head().offset).contains(&since.offset)
        };
        history.reaches_back_to(since).is_ok() || is_archived()
    }
}
