#![expect(missing_docs, reason = "the fields are the wire's keys; what they mean is said in docs/WIRE.md")]

use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Amount, AnyJson, Description, EventName, MAX_DESCRIPTION, MAX_TITLE, Rank, Stamp, Timestamp, Title, stamp::stamp,
};
use crate::domain::{ContestId, TeamId, UserId, contests::Participant, sales::Measure};

/// What can happen on the leaderboard.
#[derive(Debug, Clone)]
pub enum LeaderboardEvent {
    /// The ranking of a user changed, for all to see.
    RankingUpdate(RankingUpdate),
    /// The same, for the user himself.
    RankChange(RankingUpdate),
    /// A user's value in a contest.
    ContestEntry(ContestEntry),
    /// The same, for those who follow the contest: somebody scored.
    ContestScore(ContestEntry),
    /// A contest is over, for those who follow it.
    ContestOver(ContestOver),
    /// A sales achievement.
    Achievement(Achievement),
    /// The same, for the screens on the walls alone.
    Celebration(Achievement),
    /// Whole rankings to replace what is shown.
    Refresh(AnyJson),
    /// Something for the screens on the walls.
    TvUpdate(AnyJson),
    /// Anything, for a team.
    ToTeam {
        /// The team.
        team: TeamId,
        /// The event's name.
        event: EventName,
        /// Its payload.
        data: AnyJson,
    },
}

/// A user's rank on one metric went from one place to another.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct RankingUpdate {
    pub user_id: UserId,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    pub previous_rank: Rank,
    pub new_rank: Rank,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub metric: String,
    pub value: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// A user's value and rank in a contest.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct ContestEntry {
    pub contest_id: ContestId,
    pub user_id: UserId,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_id: Option<TeamId>,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub metric: String,
    pub value: Amount,
    pub rank: Rank,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// A contest is over, and this is who won what.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContestOver {
    pub contest_id: ContestId,
    pub title: String,
    pub metric: Measure,
    /// Best first, at most 1,000 of them: all of them are there to be read.
    pub places: Vec<PlaceTaken>,
    pub settled_at: Timestamp,
}

/// A place in a contest that is over.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlaceTaken {
    /// 1-2-2-4.
    pub place: Rank,
    /// `userId`, or `teamId` in a contest of teams.
    #[serde(flatten)]
    pub participant: Participant,
    /// What he or it is called.
    pub name: String,
    pub value: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prize: Option<AnyJson>,
}

/// What a sales achievement was earned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AchievementType {
    Rank,
    Milestone,
    Streak,
    Contest,
}

/// A user earned something worth a celebration.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct Achievement {
    pub user_id: UserId,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    pub achievement_type: AchievementType,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub title: String,
    #[garde(length(chars, max = MAX_DESCRIPTION))]
    #[schema(value_type = Description)]
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(length(chars, max = MAX_DESCRIPTION))]
    #[schema(value_type = Option<Description>)]
    pub icon: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

stamp!(RankingUpdate.timestamp, ContestEntry.timestamp, Achievement.timestamp);
