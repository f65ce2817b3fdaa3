use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the service takes new work. Shared by whoever stops it and by `GET /readyz`.
#[derive(Debug, Default)]
pub struct Readiness {
    draining: AtomicBool,
}

impl Readiness {
    /// From now on proxies are told to send their traffic elsewhere.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Release);
    }

    /// Whether it is stopping.
    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Acquire)
    }
}
