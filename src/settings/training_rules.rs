use std::{path::PathBuf, str::FromStr};

use garde::Validate;
use serde::{Deserialize, Deserializer, de};

use super::rules::ascending;

/// The most XP that a single number of the rules may come to.
const MOST_XP: u64 = 1_000_000;

/// `[rules.training]`: what training is worth.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct TrainingRulesSettings {
    /// XP of a module whose report names none.
    #[garde(range(max = MOST_XP))]
    pub module_xp: u64,
    /// XP of the first login of a day.
    #[garde(range(max = MOST_XP))]
    pub login_xp: u64,
    /// The catalogue of achievements; empty: the one that is compiled in.
    #[garde(skip)]
    pub achievements_file: PathBuf,
    /// `[rules.training.quiz]`
    #[garde(dive)]
    pub quiz: QuizSettings,
    /// `[rules.training.roleplay]`
    #[garde(dive)]
    pub roleplay: RoleplaySettings,
    /// `[rules.training.levels]`
    #[garde(dive)]
    pub levels: LevelSettings,
    /// `[rules.training.streak]`
    #[garde(dive)]
    pub streak: StreakSettings,
}

/// `[rules.training.quiz]`: what a quiz earns.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct QuizSettings {
    /// The score from which it passes.
    #[garde(range(max = 100))]
    pub pass: u16,
    /// XP of one that passes.
    #[garde(range(max = MOST_XP))]
    pub base_xp: u64,
    /// The most XP for points above the pass mark.
    #[garde(range(max = 100))]
    pub most_points_xp: u16,
    /// XP besides, at 100 points.
    #[garde(range(max = MOST_XP))]
    pub perfect_xp: u64,
}

/// `[rules.training.roleplay]`: what a roleplay earns; the difficulties in percent of the score.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct RoleplaySettings {
    /// The most XP of one.
    #[garde(range(max = MOST_XP))]
    pub most_xp: u64,
    /// `BEGINNER`
    #[garde(range(max = 10_000))]
    pub beginner: u32,
    /// `ROOKIE`
    #[garde(range(max = 10_000))]
    pub rookie: u32,
    /// `PRO`
    #[garde(range(max = 10_000))]
    pub pro: u32,
    /// `VETERAN`
    #[garde(range(max = 10_000))]
    pub veteran: u32,
    /// `ELITE`
    #[garde(range(max = 10_000))]
    pub elite: u32,
}

/// `[rules.training.levels]`: what the levels need and are called.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct LevelSettings {
    /// What each level needs.
    #[garde(skip)]
    pub curve: LevelCurve,
    /// The highest one.
    #[garde(range(min = 1, max = 1_000))]
    pub highest: u32,
    /// Titles by level, ascending.
    #[garde(length(max = 100), dive, custom(ascending(|entry: &TitleSetting| entry.level)))]
    pub titles: Vec<TitleSetting>,
}

/// How fast the needed XP grow from level to level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelCurve {
    /// `square-N`: level L needs N x L^2.
    Square(u64),
    /// `sqrt`: level L needs 100 x (L - 1)^2.
    Sqrt,
    /// `linear-N`: level L needs N x (L - 1).
    Linear(u64),
}

/// A title and the level from which it is held.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct TitleSetting {
    /// From this level on.
    #[garde(range(min = 1, max = 1_000))]
    pub level: u32,
    /// What is shown.
    #[garde(length(chars, min = 1, max = 200))]
    pub title: String,
}

/// `[rules.training.streak]`: how days are counted and what they bring.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct StreakSettings {
    /// The days that are milestones, ascending.
    #[garde(length(max = 100), inner(range(min = 1, max = 100_000)), custom(ascending(|days: &u32| *days)))]
    pub milestones: Vec<u32>,
    /// Days between two milestones after the last of these; 0 for no more.
    #[garde(range(max = 100_000))]
    pub milestone_every: u32,
    /// XP of a milestone.
    #[garde(range(max = MOST_XP))]
    pub milestone_xp: u64,
    /// Freezes that a user begins with.
    #[garde(range(max = 1_000))]
    pub freezes: u32,
    /// Days of a streak for each further one; 0 for none.
    #[garde(range(max = 100_000))]
    pub freeze_every: u32,
    /// Freezes that can be held.
    #[garde(range(max = 1_000))]
    pub most_freezes: u32,
    /// The factors of quizzes by days, ascending.
    #[garde(length(max = 100), dive, custom(ascending(|entry: &FactorSetting| entry.days)))]
    pub factors: Vec<FactorSetting>,
}

/// A factor and the length of a streak from which it holds.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct FactorSetting {
    /// From so many days on.
    #[garde(range(min = 1, max = 100_000))]
    pub days: u32,
    /// In percent.
    #[garde(range(max = 10_000))]
    pub percent: u32,
}

impl FromStr for LevelCurve {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| text.parse().ok().filter(|number| (1..=MOST_XP).contains(number));
        let curve = match text.split_once('-') {
            None if text == "sqrt" => Some(Self::Sqrt),
            Some(("square", step)) => number(step).map(Self::Square),
            Some(("linear", step)) => number(step).map(Self::Linear),
            _ => None,
        };
        curve.ok_or_else(|| {
            format!(
                "expected `square-N`, `sqrt` or `linear-N`, N from 1 to {MOST_XP}, such as `square-50`, got `{text}`"
            )
        })
    }
}

impl<'de> Deserialize<'de> for LevelCurve {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn a_curve_is_a_name_and_its_number() {
        for (text, curve) in [
            ("square-50", LevelCurve::Square(50)),
            ("sqrt", LevelCurve::Sqrt),
            ("linear-500", LevelCurve::Linear(500)),
            ("linear-1", LevelCurve::Linear(1)),
        ] {
            let changes = format!("[rules.training.levels]\ncurve = \"{text}\"");
            assert_eq!(Settings::with(&changes).unwrap().rules.training.levels.curve, curve);
        }
        for bad in ["", "square", "square-0", "linear--1", "linear-1000001", "sqrt-2", "cubic-5"] {
            let changes = format!("[rules.training.levels]\ncurve = \"{bad}\"");
            let error = Settings::with(&changes).unwrap_err().to_string();
            assert!(error.starts_with("rules.training.levels.curve: expected `square-N`, "), "{error}");
        }
    }

    #[test]
    fn what_no_rule_can_be_names_its_key() {
        for (section, change, expected) in [
            ("quiz", "pass = 101", "rules.training.quiz.pass: "),
            ("roleplay", "elite = 10001", "rules.training.roleplay.elite: "),
            ("levels", "highest = 0", "rules.training.levels.highest: "),
            ("levels", "titles = [{ level = 1, title = \"\" }]", "rules.training.levels.titles[0].title: "),
            (
                "levels",
                "titles = [{ level = 5, title = \"A\" }, { level = 5, title = \"B\" }]",
                "rules.training.levels.titles: expected ascending numbers, got 5 after 5",
            ),
            (
                "streak",
                "milestones = [3, 14, 7]",
                "rules.training.streak.milestones: expected ascending numbers, got 7 after 14",
            ),
            ("streak", "milestones = [0]", "rules.training.streak.milestones[0]: "),
            ("streak", "factors = [{ days = 0, percent = 125 }]", "rules.training.streak.factors[0].days: "),
        ] {
            let error = Settings::with(&format!("[rules.training.{section}]\n{change}")).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
