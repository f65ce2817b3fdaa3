use std::{fmt, sync::Arc};

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use super::{Score, Trainee, TrainingReport};
use crate::domain::{
    ModuleId,
    events::{Rarity, TrainingCategory},
};

/// An achievement's id, as the catalogue spells it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AchievementId(Arc<str>);

/// What can be unlocked, once each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Achievement {
    /// Its id, which no other has.
    pub id: AchievementId,
    /// What it is called.
    pub title: String,
    /// What has to be done.
    pub description: String,
    /// What it is for.
    pub category: TrainingCategory,
    /// How rare it is.
    pub rarity: Rarity,
    /// What it brings.
    pub xp: u64,
    /// When it is unlocked.
    pub when: Condition,
}

/// When an achievement is unlocked: all that is given must be met by the same report, and something is given. What each
/// means stands in `config/achievements.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table of conditions, such as { modules = 6 }")]
#[expect(missing_docs, reason = "the fields are the file's keys")]
pub struct Condition {
    pub modules: Option<u64>,
    pub quizzes: Option<u64>,
    pub roleplays: Option<u64>,
    pub streak: Option<u32>,
    pub xp: Option<u64>,
    pub sales: Option<u64>,
    pub sales_in_month: Option<u64>,
    pub quiz_score: Option<Score>,
    pub faster_than: Option<u64>,
    pub module: Option<ModuleId>,
    pub before: Option<Time>,
    pub after: Option<Time>,
    pub weekend: Option<bool>,
}

/// What a report and its trainee have come to, as conditions see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) trainee: &'a Trainee,
    pub(super) report: &'a TrainingReport,
    /// The trainee's time of day.
    pub(super) time: Time,
    /// Whether he has now trained on both days of a weekend.
    pub(super) whole_weekend: bool,
}

impl AchievementId {
    pub(super) fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The id as it is spelled.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AchievementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Condition {
    /// What is wrong with it, in the words of the file; nothing if it can be met.
    pub(super) fn problem(&self) -> Option<&'static str> {
        let asks_for_quiz = self.quiz_score.is_some() || self.faster_than.is_some();
        if *self == Self::default() {
            Some("expected a condition, such as { modules = 6 }")
        } else if self.weekend == Some(false) {
            Some("weekend: expected true, or no such key")
        } else if self.module.is_some() && !asks_for_quiz {
            Some("module: expected quiz_score or faster_than beside it")
        } else {
            None
        }
    }

    pub(super) fn is_met(&self, facts: Facts<'_>) -> bool {
        let Facts { trainee, report, time, whole_weekend } = facts;
        let quiz =
            |met: &dyn Fn(&super::QuizResult) -> bool| matches!(report, TrainingReport::QuizResult(quiz) if met(quiz));
        let sales =
            |met: &dyn Fn(&super::SalesCount) -> bool| matches!(report, TrainingReport::Sales(sales) if met(sales));
        let trained = report.is_training();
        self.modules.is_none_or(|least| trainee.modules_completed() >= least)
            && self.quizzes.is_none_or(|least| trainee.quizzes_passed() >= least)
            && self.roleplays.is_none_or(|least| trainee.roleplays() >= least)
            && self.streak.is_none_or(|least| trainee.streak().longest() >= least)
            && self.xp.is_none_or(|least| trainee.xp() >= least)
            && self.sales.is_none_or(|least| sales(&|sales| sales.in_all >= least))
            && self.sales_in_month.is_none_or(|least| sales(&|sales| sales.in_month >= least))
            && self.quiz_score.is_none_or(|least| quiz(&|quiz| quiz.score >= least))
            && self
                .faster_than
                .is_none_or(|limit| quiz(&|quiz| quiz.duration_seconds.is_some_and(|seconds| seconds.get() < limit)))
            && self.module.as_ref().is_none_or(|module| quiz(&|quiz| quiz.module_id.as_ref() == Some(module)))
            && self.before.is_none_or(|limit| trained && time < limit)
            && self.after.is_none_or(|limit| trained && time >= limit)
            && self.weekend.is_none_or(|_| whole_weekend)
    }
}
