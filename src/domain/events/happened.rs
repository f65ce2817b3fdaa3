use crate::domain::books::Entry;

use super::{LeaderboardEvent, NotificationEvent, TrainingEvent};

/// What somebody says happened, by whose business it is.
#[derive(Debug)]
pub enum Happened {
    /// For the leaderboard's broker.
    Leaderboard(LeaderboardEvent),
    /// For the training's.
    Training(TrainingEvent),
    /// For that of notifications, free-form events and chats.
    Notification(NotificationEvent),
    /// For the books: what follows from it is worked out.
    Reported(Box<Entry>),
}

impl From<Entry> for Happened {
    fn from(entry: Entry) -> Self {
        Self::Reported(Box::new(entry))
    }
}

impl From<LeaderboardEvent> for Happened {
    fn from(event: LeaderboardEvent) -> Self {
        Self::Leaderboard(event)
    }
}

impl From<TrainingEvent> for Happened {
    fn from(event: TrainingEvent) -> Self {
        Self::Training(event)
    }
}

impl From<NotificationEvent> for Happened {
    fn from(event: NotificationEvent) -> Self {
        Self::Notification(event)
    }
}
