//! Floor 1: whether the service lives, is ready, drains, or has lost a part it cannot do without.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use tokio::sync::Notify;

/// Shared by everything that lives as long as the service.
#[derive(Debug, Clone, Default)]
pub struct Lifecycle(Arc<State>);

#[derive(Debug, Default)]
struct State {
    ready: AtomicBool,
    draining: AtomicBool,
    lost: AtomicBool,
    lost_now: Notify,
    /// What is wrong and may pass.
    trouble: Mutex<Option<Arc<str>>>,
}

impl Lifecycle {
    /// Says that requests can be served.
    pub fn set_ready(&self) {
        self.0.ready.store(true, Ordering::Release);
    }

    /// Says that the service is on its way out: parts may stop now.
    pub fn set_draining(&self) {
        self.0.draining.store(true, Ordering::Release);
    }

    /// Whether the service is on its way out.
    pub fn is_draining(&self) -> bool {
        self.0.draining.load(Ordering::Acquire)
    }

    /// Says what is wrong and may pass, or that it has passed.
    pub fn set_trouble(&self, trouble: Option<Arc<str>>) {
        *self.0.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    /// What is wrong and may pass, if anything is.
    pub fn trouble(&self) -> Option<Arc<str>> {
        self.0.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Why requests should go elsewhere, if they should.
    pub fn not_ready(&self) -> Option<Arc<str>> {
        if self.0.lost.load(Ordering::Acquire) {
            Some("a part of the service has failed".into())
        } else if self.is_draining() {
            Some("the service is stopping".into())
        } else if !self.0.ready.load(Ordering::Acquire) {
            Some("the service is starting".into())
        } else {
            self.trouble()
        }
    }

    /// A guard for an actor that must outlive all requests. An actor whose handler panics is closed for good while the
    /// process lives on, deaf; so its end outside a drain ends the service.
    pub fn vital(&self, part: &'static str) -> Vital {
        Vital { part, lifecycle: self.clone() }
    }

    /// Waits until a vital part has stopped outside a drain.
    pub async fn vital_part_lost(&self) {
        let mut lost_now = std::pin::pin!(self.0.lost_now.notified());
        lost_now.as_mut().enable();
        if !self.0.lost.load(Ordering::Acquire) {
            lost_now.await;
        }
    }
}

/// Held by an actor that must outlive all requests; see [`Lifecycle::vital`].
#[derive(Debug)]
pub struct Vital {
    part: &'static str,
    lifecycle: Lifecycle,
}

impl Drop for Vital {
    fn drop(&mut self) {
        if !self.lifecycle.is_draining() {
            log::error!("{} has stopped although nobody asked it to; the service cannot go on without it", self.part);
            self.lifecycle.0.lost.store(true, Ordering::Release);
            self.lifecycle.0.lost_now.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ready_lasts_from_start_to_drain() {
        let lifecycle = Lifecycle::default();
        assert_eq!(lifecycle.not_ready().as_deref(), Some("the service is starting"));
        lifecycle.set_ready();
        assert_eq!(lifecycle.not_ready(), None);
        lifecycle.set_trouble(Some("the disk is full".into()));
        assert_eq!(lifecycle.not_ready().as_deref(), Some("the disk is full"));
        lifecycle.set_trouble(None);
        assert_eq!(lifecycle.not_ready(), None);
        lifecycle.set_draining();
        assert_eq!(lifecycle.not_ready().as_deref(), Some("the service is stopping"));
    }

    #[actix_rt::test]
    async fn a_lost_part_is_told_a_drained_one_is_not() {
        let lifecycle = Lifecycle::default();
        lifecycle.set_ready();
        drop(lifecycle.vital("journal"));
        lifecycle.vital_part_lost().await;
        assert_eq!(lifecycle.not_ready().as_deref(), Some("a part of the service has failed"));

        let lifecycle = Lifecycle::default();
        lifecycle.set_draining();
        drop(lifecycle.vital("journal"));
        assert_eq!(lifecycle.not_ready().as_deref(), Some("the service is stopping"));
    }
}
