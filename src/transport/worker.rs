use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use actix::Addr;
use tokio::sync::Notify;

use super::socketio::SocketIoServer;
use crate::{
    admission::Admissions,
    brokers::{NotificationBroker, TrainingBroker},
    lifecycle::Lifecycle,
    rooms::RoomRegistry,
    session::{
        Rights,
        identity::{Gate, Origins},
    },
    settings::Settings,
    telemetry::Figures,
};

/// What the connections of one worker share.
pub struct Worker {
    /// This worker's registry.
    pub registry: Addr<RoomRegistry>,
    /// Who hears what clients say.
    pub brokers: Brokers,
    /// Places on the way from client to outbox.
    pub admissions: Admissions,
    /// Who says who somebody is.
    pub gate: Gate,
    /// Which pages may open connections.
    pub origins: Origins,
    /// Who may enter what.
    pub rights: Rights,
    /// The bounds.
    pub settings: Arc<Settings>,
    /// Whether the service still takes connections.
    pub lifecycle: Lifecycle,
    /// The Socket.IO sessions of all workers.
    pub socketio: SocketIoServer,
    /// How many there are, on all workers.
    pub connections: ConnectionCount,
    /// What is counted.
    pub figures: Figures,
    /// Whether it matters which devices users come with.
    pub minds_devices: bool,
}

/// The brokers that clients can say something to.
#[derive(Clone)]
pub struct Brokers {
    /// For `/training`.
    pub training: Addr<TrainingBroker>,
    /// For `/field`.
    pub notification: Addr<NotificationBroker>,
}

/// Counts the open connections of all workers against `server.max_connections`.
#[derive(Debug, Clone)]
pub struct ConnectionCount {
    open: Arc<Open>,
    most: usize,
}

#[derive(Debug, Default)]
struct Open {
    count: AtomicUsize,
    closed: Notify,
}

/// One counted connection; no longer counted when dropped.
#[derive(Debug)]
pub(super) struct Counted(Arc<Open>);

impl ConnectionCount {
    /// At most so many.
    pub fn new(most: usize) -> Self {
        Self { open: Arc::default(), most }
    }

    /// How many are open.
    pub fn open(&self) -> usize {
        self.open.count.load(Ordering::Relaxed)
    }

    /// Waits until none is open.
    pub async fn none_left(&self) {
        loop {
            let mut closed = std::pin::pin!(self.open.closed.notified());
            closed.as_mut().enable();
            if self.open() == 0 {
                return;
            }
            closed.await;
        }
    }

    /// Counts one more, if there may be one more.
    pub(super) fn take(&self) -> Option<Counted> {
        let counted = Counted(Arc::clone(&self.open));
        // On the way out `counted` takes back what was added.
        (self.open.count.fetch_add(1, Ordering::Relaxed) < self.most).then_some(counted)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        if self.0.count.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.0.closed.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_are_counted_until_they_are_dropped() {
        let count = ConnectionCount::new(2);
        let first = count.take().unwrap();
        let _second = count.take().unwrap();
        assert!(count.take().is_none());
        assert_eq!(count.open(), 2);
        drop(first);
        assert!(count.take().is_some());
    }
}
