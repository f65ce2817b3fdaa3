//! The rules of training: what a report is worth, and what follows from it. Values and functions; who keeps them and who
//! hears of it is decided elsewhere.
//!
//! A [`TrainingReport`] is applied ([`apply()`]) to the [`Trainee`] it is about, under [`Rules`], and makes
//! [`TrainingConsequence`]s; [`events`] words them for clients. The reports in their order are the ledger: a trainee is
//! what they come to, whenever they are applied again. The numbers are settings, the achievements a file.

mod achievement;
mod apply;
mod catalogue;
mod level;
#[cfg(test)]
mod properties;
mod report;
mod rules;
#[cfg(test)]
mod samples;
mod score;
mod streak;
#[cfg(test)]
mod tables;
mod telling;
mod trainee;
mod xp;

pub use achievement::{Achievement, AchievementId, Condition};
pub use apply::{StreakMilestone, TrainingConsequence, apply};
pub use catalogue::{Catalogue, DEFAULT_ACHIEVEMENTS, InvalidCatalogue};
pub use level::{Curve, Levels};
pub use report::{
    Difficulty, Login, ModuleCompletion, QuizResult, RoleplayResult, SalesCount, TrainingReport, XpAward,
};
pub use rules::Rules;
pub use score::Score;
pub use streak::{Streak, StreakRules};
pub use telling::events;
pub use trainee::Trainee;
pub use xp::{QuizXp, RoleplayXp, XpRules};
