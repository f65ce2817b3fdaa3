use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Amount, AnyJson, Count, Description, ForeignId, Label, MAX_DESCRIPTION, MAX_LIST, MAX_MESSAGE, MAX_TITLE, Message,
    Percentage, Stamp, Timestamp, Title, stamp::stamp,
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

/// A user gained XP.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct XpGain {
    /// Who.
    pub user_id: UserId,
    /// What he is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    /// How many XP.
    pub amount: Count,
    /// What for, as it is shown.
    #[garde(length(chars, max = MAX_TITLE))]
    #[schema(value_type = Label)]
    pub source: String,
    /// How many he has now.
    pub new_total: Count,
    /// When; now, if it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// A user reached a level.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct LevelUp {
    /// Who.
    pub user_id: UserId,
    /// What he is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    /// His level before.
    pub previous_level: Count,
    /// His level now.
    pub new_level: Count,
    /// How many XP he has.
    #[serde(rename = "totalXP")]
    pub total_xp: Count,
    /// What the level brings.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(dive)]
    pub rewards: Option<Rewards>,
    /// When; now, if it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// What a level brings.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
pub struct Rewards {
    /// Badges, in whatever form the pages know.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(max = MAX_LIST)))]
    #[schema(max_items = 1000)]
    pub badges: Option<Vec<AnyJson>>,
    /// What is open to him now, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(max = MAX_LIST)))]
    #[schema(max_items = 1000)]
    pub unlocks: Option<Vec<AnyJson>>,
}

/// What a streak counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum StreakType {
    /// Days.
    Daily,
    /// Weeks.
    Weekly,
    /// Months.
    Monthly,
}

/// A user's streak went on, or ended.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[schema(as = Streak)]
pub struct StreakUpdate {
    /// Who.
    pub user_id: UserId,
    /// What he is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    /// How long it is.
    pub current_streak: Count,
    /// How long the longest was.
    pub longest_streak: Count,
    /// What it counts.
    pub streak_type: StreakType,
    /// The length that it has reached, if it is one worth telling everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milestone: Option<Milestone>,
    /// When; now, if it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// A streak's length that is worth telling everyone, and what it brings.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
pub struct Milestone {
    /// The length.
    pub reached: Count,
    /// What it brings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reward: Option<AnyJson>,
}

/// What a training achievement was unlocked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TrainingCategory {
    /// Quizzes.
    Quiz,
    /// Roleplays.
    Roleplay,
    /// What was completed.
    Completion,
    /// What was fast.
    Speed,
    /// What was right.
    Accuracy,
}

/// How rare an achievement is. Everyone hears of all but the common ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Rarity {
    /// Many have it.
    Common,
    /// Some have it.
    Rare,
    /// Few have it.
    Epic,
    /// Hardly anybody has it.
    Legendary,
}

/// A user unlocked an achievement in training.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct TrainingAchievement {
    /// Who.
    pub user_id: UserId,
    /// What he is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub user_name: String,
    /// Which achievement.
    pub achievement_id: ForeignId,
    /// What it is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub title: String,
    /// What has to be done.
    #[garde(length(chars, max = MAX_DESCRIPTION))]
    #[schema(value_type = Description)]
    pub description: String,
    /// What it is for.
    pub category: TrainingCategory,
    /// How rare it is.
    pub rarity: Rarity,
    /// The XP it brings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xp_bonus: Option<Count>,
    /// When; now, if it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<Timestamp>,
}

/// The roleplay partner's answer, whole.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct RoleplayResponse {
    /// The answer.
    #[garde(length(chars, max = MAX_MESSAGE))]
    #[schema(value_type = Message)]
    pub message: String,
    /// What goes along with it, in whatever form the pages know.
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

/// How far a roleplay is.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct RoleplayProgress {
    /// The session.
    pub session_id: SessionId,
    /// Whose it is.
    pub user_id: UserId,
    /// What is played.
    pub scenario_id: ForeignId,
    /// How far it is, from 0 to 100.
    #[garde(custom(Amount::percentage))]
    #[schema(value_type = Percentage)]
    pub progress: Amount,
    /// The step it is at.
    pub current_step: Count,
    /// How many there are.
    pub total_steps: Count,
    /// How well it goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics: Option<Metrics>,
}

/// How well a roleplay goes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, expecting = "an object")]
#[schema(as = RoleplayMetrics)]
pub struct Metrics {
    /// How much was right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accuracy: Option<Amount>,
    /// How long the trainee took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_time: Option<Amount>,
    /// Points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Amount>,
}

/// A user finished a quiz.
#[derive(Debug, Clone, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct QuizCompletion {
    /// Who.
    pub user_id: UserId,
    /// Which quiz.
    pub quiz_id: ForeignId,
    /// How well.
    pub score: Amount,
    /// Whether that was enough.
    pub passed: bool,
    /// The XP it brought.
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
    #[schema(max_items = 1000)]
    pub participants: Option<Vec<UserId>>,
    /// The scenario that is played.
    pub scenario_id: Option<ForeignId>,
}

stamp!(XpGain.timestamp, LevelUp.timestamp, StreakUpdate.timestamp, TrainingAchievement.timestamp);
stamp!(RoleplayResponse, RoleplayProgress, QuizCompletion, SessionRegistration);
