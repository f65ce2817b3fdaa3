//! What tests of the rules share: the rules as they are delivered, and reports of one user.

use std::sync::LazyLock;

use jiff::{Timestamp, tz::TimeZone};

use super::{
    Difficulty, Login, ModuleCompletion, QuizResult, RoleplayResult, Rules, SalesCount, Trainee, TrainingConsequence,
    TrainingReport, XpAward, apply,
};
use crate::{
    brokers::book_rules,
    domain::{
        ModuleId, SessionId, UserId,
        events::{Count, ForeignId, Whole},
    },
    settings::Settings,
};

/// The rules of `config/default.toml` with `changes` (TOML) on top.
pub(super) fn rules_with(changes: &str) -> Rules {
    book_rules(&Settings::with(changes).unwrap().rules).unwrap().training
}

/// The rules of `config/default.toml` and `config/achievements.toml`.
pub(super) fn rules() -> Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(|| rules_with(""));
    RULES.clone()
}

pub(super) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

pub(super) fn user() -> UserId {
    UserId::new(7).unwrap()
}

pub(super) fn login() -> TrainingReport {
    TrainingReport::Login(Login { user_id: user(), at: None })
}

pub(super) fn module(id: &str) -> TrainingReport {
    TrainingReport::ModuleCompletion(ModuleCompletion {
        user_id: user(),
        module_id: ModuleId::new(id).unwrap(),
        xp: None,
    })
}

/// A module of which the report says what it is worth.
pub(super) fn module_worth(id: &str, xp: u64) -> TrainingReport {
    let (module_id, xp) = (ModuleId::new(id).unwrap(), Some(Count::nearest(xp)));
    TrainingReport::ModuleCompletion(ModuleCompletion { user_id: user(), module_id, xp })
}

pub(super) fn quiz_result(score: &str) -> QuizResult {
    let score = serde_json::from_str(score).unwrap();
    let quiz_id = ForeignId::Name("q-1".into());
    QuizResult { user_id: user(), quiz_id, module_id: None, score, duration_seconds: None }
}

pub(super) fn quiz(score: &str) -> TrainingReport {
    TrainingReport::QuizResult(quiz_result(score))
}

pub(super) fn quiz_of(module: &str, score: &str) -> TrainingReport {
    TrainingReport::QuizResult(QuizResult { module_id: Some(ModuleId::new(module).unwrap()), ..quiz_result(score) })
}

pub(super) fn quiz_in(seconds: u64, score: &str) -> TrainingReport {
    TrainingReport::QuizResult(QuizResult { duration_seconds: Some(Count::nearest(seconds)), ..quiz_result(score) })
}

pub(super) fn roleplay(difficulty: Difficulty, score: &str) -> TrainingReport {
    TrainingReport::RoleplayResult(RoleplayResult {
        user_id: user(),
        session_id: SessionId::new("s-1").unwrap(),
        scenario_id: ForeignId::Number(1),
        difficulty,
        score: serde_json::from_str(score).unwrap(),
    })
}

pub(super) fn award(amount: u64) -> TrainingReport {
    TrainingReport::XpAward(XpAward { user_id: user(), amount: Whole::nearest(amount), source: "contest".to_owned() })
}

pub(super) fn sales(in_all: u64, in_month: u64) -> TrainingReport {
    TrainingReport::Sales(SalesCount { user_id: user(), in_all, in_month })
}

/// Somebody who trains under the delivered rules, or others.
pub(super) struct Someone {
    pub(super) rules: Rules,
    pub(super) trainee: Trainee,
    pub(super) zone: TimeZone,
}

impl Someone {
    pub(super) fn under(rules: Rules, zone_name: &str) -> Self {
        Self { trainee: Trainee::new(&rules), rules, zone: zone(zone_name) }
    }

    /// Without achievements, so that XP are those of the rule under test.
    pub(super) fn plain(zone_name: &str) -> Self {
        Self::under(Rules { achievements: super::Catalogue::default(), ..rules() }, zone_name)
    }

    /// What follows from a report at this time, which has an offset.
    pub(super) fn does(&mut self, report: &TrainingReport, at: &str) -> Vec<TrainingConsequence> {
        let at: Timestamp = at.parse().unwrap();
        apply(&self.rules, &mut self.trainee, report, at, &self.zone)
    }

    /// The same, in a line for each.
    pub(super) fn told(&mut self, report: &TrainingReport, at: &str) -> Vec<String> {
        self.does(report, at).iter().map(line).collect()
    }
}

/// A consequence in a short line: `+100 module = 100`, `streak 3/3 (3)`, `unlocked xp_1000`, `level 1>3 Apprentice`.
pub(super) fn line(consequence: &TrainingConsequence) -> String {
    match consequence {
        TrainingConsequence::QuizCompleted { score, passed, xp_earned, .. } => {
            format!("quiz {score} {} {xp_earned}", if *passed { "passed" } else { "failed" })
        }
        TrainingConsequence::XpGained { amount, source, new_total } => format!("+{amount} {source} = {new_total}"),
        TrainingConsequence::StreakUpdate { current, longest, milestone } => {
            let milestone = milestone.map(|m| format!(" ({})", m.reached)).unwrap_or_default();
            format!("streak {current}/{longest}{milestone}")
        }
        TrainingConsequence::Unlocked(achievement) => format!("unlocked {}", achievement.id),
        TrainingConsequence::LevelUp { previous, new, title, .. } => {
            let title = title.as_ref().map(|title| format!(" {title}")).unwrap_or_default();
            format!("level {previous}>{new}{title}")
        }
    }
}
