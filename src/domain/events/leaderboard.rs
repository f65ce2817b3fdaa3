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
    /// Who.
    pub user_id: UserId,
    /// What he is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    /// His rank before.
    pub previous_rank: Rank,
    /// His rank now.
    pub new_rank: Rank,
    /// What he is ranked by.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub metric: String,
    /// How much he has of it.
    pub value: Amount,
    /// When; now, if it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// A user's value and rank in a contest.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct ContestEntry {
    /// The contest.
    pub contest_id: ContestId,
    /// Who.
    pub user_id: UserId,
    /// What he is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    /// The team that scored, in a contest of teams.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_id: Option<TeamId>,
    /// What counts.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub metric: String,
    /// How much he, or the team, has.
    pub value: Amount,
    /// The rank that makes.
    pub rank: Rank,
    /// When; now, if it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// A contest is over, and this is who won what.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContestOver {
    /// The contest.
    pub contest_id: ContestId,
    /// What it is called.
    pub title: String,
    /// What counted.
    pub metric: Measure,
    /// Best first, at most 1,000 of them: all of them are there to be read.
    pub places: Vec<PlaceTaken>,
    /// When it was settled.
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
    /// How much he or it had.
    pub value: Amount,
    /// What was won.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prize: Option<AnyJson>,
}

/// What a sales achievement was earned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AchievementType {
    /// A place.
    Rank,
    /// A sum.
    Milestone,
    /// Days, weeks or months in a row.
    Streak,
    /// A contest.
    Contest,
}

/// A user earned something worth a celebration.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct Achievement {
    /// Who.
    pub user_id: UserId,
    /// What he is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    /// What for.
    pub achievement_type: AchievementType,
    /// What the achievement is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub title: String,
    /// What was done.
    #[garde(length(chars, max = MAX_DESCRIPTION))]
    #[schema(value_type = Description)]
    pub description: String,
    /// A picture: a name or a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(length(chars, max = MAX_DESCRIPTION))]
    #[schema(value_type = Option<Description>)]
    pub icon: Option<String>,
    /// When; now, if it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

stamp!(RankingUpdate.timestamp, ContestEntry.timestamp, Achievement.timestamp);
