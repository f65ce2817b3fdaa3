//! What can happen, as the payloads of the wire.
//!
//! A payload that was parsed and passed `garde` is fit for clients. Three kinds of rule stand in three places: the type of
//! a field (ids, [`Whole`] numbers, [`Amount`]s, [`Timestamp`]s) refuses while it is parsed; `garde` attributes bound
//! texts and lists; unknown keys are refused, so that a mistyped optional key does not vanish in silence. Keys are
//! serialised in the order of the fields; optional ones that were not given are absent, not `null`.

mod amount;
mod any_json;
mod celebrations;
mod event_name;
mod foreign_id;
mod happened;
mod inbox;
mod leaderboard;
mod notification;
mod roleplay;
mod screens;
mod stamp;
mod texts;
mod timestamp;
mod training;
mod whole;

pub use amount::Amount;
pub(crate) use amount::Percentage;
pub(in crate::domain) use amount::{MAX_TEXT, wrong_type};
pub use any_json::{AnyJson, MAX_DEPTH};
pub use celebrations::{AchievementShowcase, LevelCelebration, StreakMilestone};
pub use event_name::{EventName, InvalidEventName, MAX_EVENT_NAME_LEN};
pub use foreign_id::ForeignId;
pub use happened::Happened;
pub use inbox::InboxUnread;
pub use leaderboard::{
    Achievement, AchievementType, ContestEntry, ContestOver, LeaderboardEvent, PlaceTaken, RankingUpdate,
};
pub use notification::{AddressedEvent, ChatResponse, ChatSaid, ChatText, NamedEvent, Notification, NotificationEvent};
pub use roleplay::{MessageReceived, RoleplayChunk, RoleplayTyping};
pub use screens::{ScreenControl, TvBeat, TvControl};
pub use stamp::Stamp;
pub(in crate::domain) use stamp::stamp;
pub(crate) use texts::{Description, Label, Message, Title};
pub use timestamp::Timestamp;
pub use training::{
    LevelUp, Metrics, Milestone, QuizCompletion, Rarity, Rewards, RoleplayProgress, RoleplayResponse, RoleplaySaid,
    SessionRegistration, StreakType, StreakUpdate, TrainingAchievement, TrainingCategory, TrainingEvent, XpGain,
};
pub use whole::{Count, Rank, Whole};

/// The longest text that is shown as a name or a title, in characters.
pub(crate) const MAX_TITLE: usize = 200;

/// The longest description, link or icon, in characters.
pub(crate) const MAX_DESCRIPTION: usize = 2_000;

/// The longest message of a roleplay or chat partner, in characters.
pub(crate) const MAX_MESSAGE: usize = 65_536;

/// The most elements of a list inside a payload.
pub(crate) const MAX_LIST: usize = 1_000;
