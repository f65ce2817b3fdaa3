//! Floor 1: every bound of the service, with its unit, default and reason in `config/default.toml`.
//!
//! That file is compiled in and read first; then the file given with `--config`; then the environment, where
//! `RIDGECAST_SERVER__LISTEN` sets `server.listen` (two underscores stand for the dot). Unknown keys and values out of
//! range stop the start and name themselves.

mod admin;
mod api;
mod board_rules;
mod calendar_rules;
mod contest_rules;
mod database;
mod delivery;
mod demo;
mod effective;
mod explain;
mod identity;
mod inbox;
mod journal;
mod limits;
mod load;
mod milestone_rules;
mod pages;
mod point_rules;
mod rights;
mod rules;
mod server;
mod socketio;
mod tier_rules;
mod training_rules;
mod websocket;

use bytesize::ByteSize;
use garde::Validate;
use serde::Deserialize;

pub use admin::AdminSettings;
pub use api::{ApiKey, ApiSettings, KEY_HASH_PREFIX, Scope, key_digest};
pub use board_rules::BoardSettings;
pub use calendar_rules::{CalendarSettings, WeekStart};
pub use contest_rules::ContestSettings;
pub use database::DatabaseSettings;
pub use delivery::DeliverySettings;
pub use demo::DemoSettings;
pub use effective::{EffectiveSetting, effective};
pub use identity::{IdentitySettings, JwtSettings, PairingSettings, SessionSettings, UpstreamSettings};
pub use inbox::InboxSettings;
pub use journal::{Durability, JournalSettings};
pub use limits::LimitSettings;
pub use load::{DEFAULTS, InvalidSettings};
pub use milestone_rules::{MilestonePreset, MilestoneSet, MilestoneSettings};
pub use pages::PagesSettings;
pub use point_rules::PointSettings;
pub use rights::{RightsSettings, WhoMayJoin};
pub use server::ServerSettings;
pub use socketio::{OfferRecovery, SocketIoSettings};
pub use tier_rules::{TierSetting, TierSettings};
pub use training_rules::{
    FactorSetting, LevelCurve, LevelSettings, QuizSettings, RoleplaySettings, StreakSettings, TitleSetting,
    TrainingRulesSettings,
};
pub use websocket::WebSocketSettings;

/// A size as memory counts it; more than the machine can address is as much as it can.
pub fn in_bytes(size: ByteSize) -> usize {
    usize::try_from(size.as_u64()).unwrap_or(usize::MAX)
}

/// All settings; each section is described in `config/default.toml` under its name.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `[server]`
    #[garde(dive)]
    pub server: ServerSettings,
    /// `[identity]`
    #[garde(dive)]
    pub identity: IdentitySettings,
    /// `[rights]`
    #[garde(skip)]
    pub rights: RightsSettings,
    /// `[api]`
    #[garde(dive)]
    pub api: ApiSettings,
    /// `[websocket]`
    #[garde(dive)]
    pub websocket: WebSocketSettings,
    /// `[socketio]`
    #[garde(dive)]
    pub socketio: SocketIoSettings,
    /// `[delivery]`
    #[garde(dive)]
    pub delivery: DeliverySettings,
    /// `[database]`
    #[garde(dive)]
    pub database: DatabaseSettings,
    /// `[journal]`
    #[garde(dive)]
    pub journal: JournalSettings,
    /// `[inbox]`
    #[garde(dive)]
    pub inbox: InboxSettings,
    /// `[limits]`
    #[garde(dive)]
    pub limits: LimitSettings,
    /// `[admin]`
    #[garde(dive)]
    pub admin: AdminSettings,
    /// `[rules]`
    #[garde(dive)]
    pub rules: RulesSettings,
    /// `[pages]`
    #[garde(dive)]
    pub pages: PagesSettings,
    /// `[demo]`
    #[garde(dive)]
    pub demo: DemoSettings,
}

/// `[rules]`: what follows from what is reported, in numbers.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct RulesSettings {
    /// `[rules.calendar]`
    #[garde(dive)]
    pub calendar: CalendarSettings,
    /// `[rules.boards]`
    #[garde(dive)]
    pub boards: BoardSettings,
    /// `[rules.points]`
    #[garde(dive)]
    pub points: PointSettings,
    /// `[rules.tiers]`
    #[garde(dive)]
    pub tiers: TierSettings,
    /// `[rules.milestones]`
    #[garde(dive)]
    pub milestones: MilestoneSettings,
    /// `[rules.contests]`
    #[garde(dive)]
    pub contests: ContestSettings,
    /// `[rules.training]`
    #[garde(dive)]
    pub training: TrainingRulesSettings,
}
