//! The rules of sales: what totals are worth in points, which tiers and milestones they reach, and which change of a rank is
//! news. Values and functions; the totals and ranks are kept elsewhere, and who hears of it is decided elsewhere.
//!
//! Revenue is in cents, signups are in tenths, both whole. The numbers are settings.

mod currency;
mod measure;
mod milestones;
mod points;
mod rank_news;
mod rules;
mod tiers;
mod words;

pub use currency::Currency;
pub use measure::{Measure, signups_text};
pub use milestones::{GoalSpan, Milestone, MilestoneKind, MilestoneRules, crosses};
pub use points::PointRules;
pub use rank_news::{RankNews, RankNewsRules};
pub use rules::SalesRules;
pub use tiers::{Tier, Tiers};
pub use words::{When, Words, ordinal};
