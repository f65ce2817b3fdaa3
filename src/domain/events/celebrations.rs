use serde::Serialize;
use utoipa::ToSchema;

use super::{Count, Rarity, StreakType, Timestamp, Title};

/// `level:celebration`: somebody has reached a level, for everybody to hear.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LevelCelebration<'a> {
    /// What he is called.
    #[schema(value_type = Title)]
    pub user_name: &'a str,
    /// The level.
    pub new_level: Count,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// `streak:milestone`: somebody's streak has come to a length that is worth telling everybody.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StreakMilestone<'a> {
    /// What he is called.
    #[schema(value_type = Title)]
    pub user_name: &'a str,
    /// The number that was reached.
    pub milestone: Count,
    /// What the streak counts.
    pub streak_type: StreakType,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// `achievement:showcase`: somebody has unlocked an achievement that is not common, for everybody to hear.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AchievementShowcase<'a> {
    /// What he is called.
    #[schema(value_type = Title)]
    pub user_name: &'a str,
    /// What the achievement is called.
    #[schema(value_type = Title)]
    pub title: &'a str,
    /// How rare it is.
    pub rarity: Rarity,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}
