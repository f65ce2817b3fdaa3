#![expect(missing_docs, reason = "the fields are the wire's keys; what they mean is said in docs/WIRE.md")]

use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Amount, AnyJson, Count, Description, ForeignId, Label, MAX_DESCRIPTION, MAX_LIST, MAX_MESSAGE, MAX_TITLE, Message,
    Stamp, Timestamp, Title, stamp::stamp,
};
use crate::domain::{ModuleId, SessionId, UserId};

/// What can happen in training.
#[derive(Debug, Clone)]
pub enum TrainingEvent {
    /// A roleplay session begins, or its participants change. Says who may join; nobody is told.
    SessionStart(SessionRegistration),
    /// A user gained XP.
    XpGain(XpGain),
    /// A user reached a level.
    LevelUp(LevelUp),
    /// A user's streak went on, or ended.
    StreakUpdate(StreakUpdate),
    /// A user unlocked an achievement.
    Achievement(TrainingAchievement),
    /// The roleplay partner's answer, whole.
    RoleplayResponse {
        /// The session it belongs to.
        session: SessionId,
        /// What is sent.
        response: RoleplayResponse,
    },
    /// A piece of an answer under way.
    RoleplayChunk {
        /// The session it belongs to.
        session: SessionId,
        /// Which piece, from 0.
        index: u64,
        /// The piece's text.
        delta: String,
    },
    /// How far a roleplay is.
    Progress(RoleplayProgress),
    /// A user finished a quiz.
    QuizCompletion(QuizCompletion),
    /// Anything, for those who have a module open.
    ModuleUpdate {
        /// The module.
        module: ModuleId,
        /// The payload.
        data: AnyJson,
    },
}

/// `xp:gained`.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct XpGain {
    pub user_id: UserId,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    pub amount: Count,
    #[garde(length(chars, max = MAX_TITLE))]
    #[schema(value_type = Label)]
    pub source: String,
    pub new_total: Count,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// `level:up`.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct LevelUp {
    pub user_id: UserId,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    pub previous_level: Count,
    pub new_level: Count,
    #[serde(rename = "totalXP")]
    pub total_xp: Count,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(dive)]
    pub rewards: Option<Rewards>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// What a level brings.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
pub struct Rewards {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(max = MAX_LIST)))]
    pub badges: Option<Vec<AnyJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(max = MAX_LIST)))]
    pub unlocks: Option<Vec<AnyJson>>,
}

/// What a streak counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum StreakType {
    Daily,
    Weekly,
    Monthly,
}

/// `streak:update`.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[schema(as = Streak)]
pub struct StreakUpdate {
    pub user_id: UserId,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    pub current_streak: Count,
    pub longest_streak: Count,
    pub streak_type: StreakType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milestone: Option<Milestone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// A streak's length that is worth telling everyone, and what it brings.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
pub struct Milestone {
    pub reached: Count,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reward: Option<AnyJson>,
}

/// What a training achievement was unlocked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TrainingCategory {
    Quiz,
    Roleplay,
    Completion,
    Speed,
    Accuracy,
}

/// How rare an achievement is. Everyone hears of all but the common ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Rarity {
    Common,
    Rare,
    Epic,
    Legendary,
}

/// `achievement:unlocked`.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct TrainingAchievement {
    pub user_id: UserId,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    pub achievement_id: ForeignId,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub title: String,
    #[garde(length(chars, max = MAX_DESCRIPTION))]
    #[schema(value_type = Description)]
    pub description: String,
    pub category: TrainingCategory,
    pub rarity: Rarity,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xp_bonus: Option<Count>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// `roleplay:response`.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct RoleplayResponse {
    #[garde(length(chars, max = MAX_MESSAGE))]
    #[schema(value_type = Message)]
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<AnyJson>,
}

/// What a trainee's client says with `roleplay:message` and `roleplay:stop-typing`. The text goes to the monolith by its
/// own way; `userId` is what the client believes and is not used.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoleplaySaid {
    /// The session it belongs to.
    pub session_id: SessionId,
}

/// `progress:update` and `progress:changed`.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct RoleplayProgress {
    pub session_id: SessionId,
    pub user_id: UserId,
    pub scenario_id: ForeignId,
    #[garde(custom(Amount::percentage))]
    pub progress: Amount,
    pub current_step: Count,
    pub total_steps: Count,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics: Option<Metrics>,
}

/// How well a roleplay goes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
#[schema(as = RoleplayMetrics)]
pub struct Metrics {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accuracy: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_time: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Amount>,
}

/// `quiz:completed`.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct QuizCompletion {
    pub user_id: UserId,
    pub quiz_id: ForeignId,
    pub score: Amount,
    pub passed: bool,
    pub xp_earned: Count,
}

/// Who may join a roleplay session: its user and, with him, the participants.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct SessionRegistration {
    /// The session.
    pub session_id: SessionId,
    /// The trainee whose session it is.
    pub user_id: UserId,
    /// Who may listen and speak besides: a coach, another trainee.
    #[garde(inner(length(max = MAX_LIST)))]
    pub participants: Option<Vec<UserId>>,
    /// The scenario that is played.
    pub scenario_id: Option<ForeignId>,
}

stamp!(XpGain.timestamp, LevelUp.timestamp, StreakUpdate.timestamp, TrainingAchievement.timestamp);
stamp!(RoleplayResponse, RoleplayProgress, QuizCompletion, SessionRegistration);
