//! Floor 1: how many events may be on their way at once.
//!
//! A POST takes an [`Admission`] before it hands its events to a broker; the admission travels with them and is given
//! back when the last registry has put them into its outboxes. So every mailbox on the way is bounded by the size of one
//! semaphore, whoever is slow slows the posters, and there is one place where "full" is decided.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The mailbox capacity of actors whose messages hold admissions: to actix, 0 is no bound. A mailbox that were full
/// before the admissions run out would make senders wait twice, and those who wait lose their order.
/// (`usize::MAX` is not the same: actix takes it from the number of senders there may be, and none is left.)
pub const BOUNDED_BY_ADMISSIONS: usize = 0;

/// The places there are.
#[derive(Debug, Clone)]
pub struct Admissions {
    places: Arc<Semaphore>,
    most: u32,
    patience: Duration,
}

/// A taken place (or several); given back when the last clone is dropped.
#[derive(Debug, Clone)]
pub struct Admission(Arc<Place>);

#[derive(Debug)]
struct Place {
    since: Instant,
    _permit: OwnedSemaphorePermit,
}

/// No place came free in time: come back later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many events are on their way; try again shortly")]
pub struct Overloaded;

impl Admissions {
    /// `most` places; a caller waits at most `patience` for one.
    pub fn new(most: u32, patience: Duration) -> Self {
        Self { places: Arc::new(Semaphore::new(most as usize)), most, patience }
    }

    /// Takes places for so many events, first come first served. More events than there are places take all of them.
    pub async fn admit(&self, events: usize) -> Result<Admission, Overloaded> {
        let (since, wanted) = (Instant::now(), self.places_for(events));
        // Mostly there is room, and no need for a timer. Who waits already is served first: there is no room then.
        if let Ok(permit) = Arc::clone(&self.places).try_acquire_many_owned(wanted) {
            return Ok(Admission::new(since, permit));
        }
        let places = Arc::clone(&self.places).acquire_many_owned(wanted);
        match tokio::time::timeout(self.patience, places).await {
            Ok(Ok(permit)) => Ok(Admission::new(since, permit)),
            _ => Err(Overloaded),
        }
    }

    /// Takes a place for one event only if one is free now: for events that are not worth a wait.
    pub fn try_admit(&self) -> Result<Admission, Overloaded> {
        match Arc::clone(&self.places).try_acquire_owned() {
            Ok(permit) => Ok(Admission::new(Instant::now(), permit)),
            Err(_) => Err(Overloaded),
        }
    }

    /// How many places are taken, and how many there are.
    pub fn taken(&self) -> (u32, u32) {
        let free = u32::try_from(self.places.available_permits()).unwrap_or(u32::MAX);
        (self.most.saturating_sub(free), self.most)
    }

    fn places_for(&self, events: usize) -> u32 {
        u32::try_from(events).unwrap_or(u32::MAX).clamp(1, self.most)
    }
}

impl Admission {
    fn new(since: Instant, permit: OwnedSemaphorePermit) -> Self {
        Self(Arc::new(Place { since, _permit: permit }))
    }

    /// Since when whoever asked for it has had something to tell.
    pub fn since(&self) -> Instant {
        self.0.since
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_rt::test]
    async fn a_place_is_free_again_when_its_last_holder_is_gone() {
        let admissions = Admissions::new(1, Duration::ZERO);
        let first = admissions.admit(1).await.unwrap();
        let travelling = first.clone();
        drop(first);
        assert_eq!(admissions.taken(), (1, 1));
        assert_eq!(admissions.try_admit().unwrap_err(), Overloaded);
        assert_eq!(admissions.admit(1).await.unwrap_err(), Overloaded);
        drop(travelling);
        assert_eq!(admissions.taken(), (0, 1));
        assert!(admissions.try_admit().is_ok());
    }

    #[actix_rt::test]
    async fn a_batch_larger_than_the_backlog_takes_all_of_it() {
        let admissions = Admissions::new(4, Duration::ZERO);
        let all = admissions.admit(1000).await.unwrap();
        assert!(admissions.try_admit().is_err());
        drop(all);
        assert!(admissions.admit(4).await.is_ok());
    }
}
