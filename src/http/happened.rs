use crate::domain::events::{LeaderboardEvent, NotificationEvent, TrainingEvent};

/// What a POST says happened, by whose business it is.
#[derive(Debug)]
pub(super) enum Happened {
    /// For the leaderboard's broker.
    Leaderboard(LeaderboardEvent),
    /// For the training's.
    Training(TrainingEvent),
    /// For that of notifications, free-form events and chats.
    Notification(NotificationEvent),
}

/// Events of one broker that came one after the other.
#[derive(Debug)]
pub(super) enum Run {
    /// For the leaderboard's broker.
    Leaderboard(Vec<LeaderboardEvent>),
    /// For the training's.
    Training(Vec<TrainingEvent>),
    /// For that of notifications, free-form events and chats.
    Notification(Vec<NotificationEvent>),
}

impl Run {
    /// Parts events into as few runs as keep their order.
    pub(super) fn of(events: Vec<Happened>) -> Vec<Self> {
        let mut runs: Vec<Self> = Vec::new();
        for event in events {
            match (runs.last_mut(), event) {
                (Some(Self::Leaderboard(run)), Happened::Leaderboard(event)) => run.push(event),
                (Some(Self::Training(run)), Happened::Training(event)) => run.push(event),
                (Some(Self::Notification(run)), Happened::Notification(event)) => run.push(event),
                (_, Happened::Leaderboard(event)) => runs.push(Self::Leaderboard(vec![event])),
                (_, Happened::Training(event)) => runs.push(Self::Training(vec![event])),
                (_, Happened::Notification(event)) => runs.push(Self::Notification(vec![event])),
            }
        }
        runs
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
