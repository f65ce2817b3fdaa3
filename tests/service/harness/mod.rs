//! What the tests stand on: a whole service in this process, on a real port, and clients on real sockets.
//!
//! Nothing here sleeps. Every wait ends with what was waited for, or fails after [`PATIENCE`]. That somebody hears
//! nothing is shown with a [`Fence`]: an event that everybody gets, behind which everything before it must have come,
//! since all events take one way in one order.

mod client;
mod fence;
pub(crate) mod raw;
mod service;
pub(crate) mod socketio;
mod who;

use std::time::Duration;

pub(crate) use client::{Client, RawSocket};
pub(crate) use fence::Fence;
pub(crate) use raw::Raw;
pub(crate) use service::TestService;
pub(crate) use who::{admin, coach, contests, kiosk, member, modules, user};

/// The longest a test waits for anything: far more than anything takes on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// Waits for `what`, but not for ever.
pub(crate) async fn in_time<T>(what: &str, future: impl Future<Output = T>) -> T {
    match tokio::time::timeout(PATIENCE, future).await {
        Ok(done) => done,
        Err(_) => panic!("waited {PATIENCE:?} in vain: {what}"),
    }
}
