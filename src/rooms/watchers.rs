use std::sync::{
    Arc,
    atomic::{AtomicU64, AtomicUsize, Ordering},
};

use tokio::sync::Notify;

use crate::domain::{Namespace, Room, RoomKey};

/// Where the screens on the walls listen.
pub(super) const SCREENS: RoomKey = RoomKey::room(Namespace::Leaderboard, Room::TvDisplay);

/// How many clients are in `tv-display` of `/leaderboard`, on all workers together, and how many have ever come. For whoever
/// works out what screens are shown: it need not be worked out while nobody watches, and is due at once to one who has just
/// come. Clones count the same. Nothing waits for it and nothing is locked; a number may be a moment old.
#[derive(Debug, Clone, Default)]
pub struct Watchers(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    here: AtomicUsize,
    joins: AtomicU64,
    joined: Notify,
}

impl Watchers {
    /// How many are in the room now.
    pub fn count(&self) -> usize {
        self.0.here.load(Ordering::Relaxed)
    }

    /// How many have come into the room since the start; grows. When it has grown since the last look, somebody is new there.
    pub fn joins_seen(&self) -> u64 {
        self.0.joins.load(Ordering::Relaxed)
    }

    /// Waits until a client has come into the room since this was last asked. For one who waits.
    pub async fn joined(&self) {
        self.0.joined.notified().await;
    }

    /// A client has come into a room, whichever that is.
    pub(super) fn came_into(&self, room: &RoomKey) {
        if *room == SCREENS {
            self.0.here.fetch_add(1, Ordering::Relaxed);
            self.0.joins.fetch_add(1, Ordering::Relaxed);
            self.0.joined.notify_one();
        }
    }

    /// A client has gone from a room that it had come into.
    pub(super) fn went_from(&self, room: &RoomKey) {
        if *room == SCREENS {
            self.0.here.fetch_sub(1, Ordering::Relaxed);
        }
    }
}
