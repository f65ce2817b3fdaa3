use std::collections::BTreeSet;

use super::Metric;
use crate::domain::{
    ContestId, TeamId, UserId,
    events::{LeaderboardEvent, TrainingEvent},
};

/// What followed from an entry of the ledger.
#[derive(Debug, Clone)]
pub enum Consequence {
    /// Somebody's place on a board is another one. Not worded, because quick changes are told as one.
    Rank(RankChange),
    /// Something for the leaderboard.
    Leaderboard(LeaderboardEvent),
    /// Something for training.
    Training(TrainingEvent),
    /// What is shown of these boards, and of teams and contests, is to be replaced; there is nothing to be said about it.
    Refresh(BTreeSet<Metric>),
    /// Somebody is in another team, or is listed for the first time. To be told to rooms, not to people.
    TeamMoved {
        /// Who.
        user: UserId,
        /// In which he was.
        from: Option<TeamId>,
        /// In which he is.
        to: Option<TeamId>,
    },
    /// The entry would have changed a contest which is settled: what was won stays.
    Settled(ContestId),
}

/// Somebody's place on the board of everyone went from one to another, or his value did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankChange {
    /// Who.
    pub user: UserId,
    /// On which.
    pub metric: Metric,
    /// Before.
    pub previous: u64,
    /// Now.
    pub new: u64,
    /// Now, in the smallest unit.
    pub value: i64,
    /// When it came to that much, in milliseconds since 1970.
    pub reached: i64,
    /// Whether everybody is told, or he alone.
    pub public: bool,
}
