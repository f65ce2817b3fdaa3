use std::{borrow::Cow, sync::Arc};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use super::{Achievement, Rules, Score, Trainee, TrainingReport, achievement::Facts};
use crate::domain::events::ForeignId;

/// What followed from a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrainingConsequence {
    /// A quiz is over.
    QuizCompleted {
        /// Which one.
        quiz: ForeignId,
        /// How well.
        score: Score,
        /// Whether that is enough.
        passed: bool,
        /// What the quiz itself earned, told again as [`Self::XpGained`] if it is anything.
        xp_earned: u64,
    },
    /// There are more XP than before.
    XpGained {
        /// At least 1.
        amount: u64,
        /// What for: `quiz`, `module`, `roleplay`, `login`, `streak`, `achievement`, or what an award says.
        source: Cow<'static, str>,
        /// What they come to.
        new_total: u64,
    },
    /// A day has counted.
    StreakUpdate {
        /// The length now; 1 if it began, or began again.
        current: u32,
        /// The longest there was.
        longest: u32,
        /// What is worth telling everyone.
        milestone: Option<StreakMilestone>,
    },
    /// An achievement was unlocked. Its XP follow.
    Unlocked(Arc<Achievement>),
    /// One level or several were reached, by all the XP of the report together.
    LevelUp {
        /// The one before.
        previous: u32,
        /// The one now.
        new: u32,
        /// The XP now.
        total: u64,
        /// What he is called from now on, if that is new.
        title: Option<String>,
    },
}

/// A milestone of a streak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StreakMilestone {
    /// The days.
    pub reached: u32,
    /// What it brings, told again as [`TrainingConsequence::XpGained`].
    pub xp: u64,
}

/// Applies a report that came at `now` (or happened at the time it tells) to a trainee who lives in `zone`, and says what
/// followed, in the order in which it should be told: the quiz, what it earned, the streak and its bonus, each achievement
/// and its XP, and at last the level.
///
/// Reads no clock and draws no lots: the same reports in the same order make the same trainee. A report of a day before
/// the last one that counted earns its XP and leaves the streak as it is.
pub fn apply(
    rules: &Rules,
    trainee: &mut Trainee,
    report: &TrainingReport,
    now: Timestamp,
    zone: &TimeZone,
) -> Vec<TrainingConsequence> {
    let at = report.happened_at(now);
    let level = rules.levels.of(trainee.xp());
    let mut step = Step { rules, trainee, at, local: zone.to_datetime(at), told: Vec::new() };
    step.take(report);
    step.unlock(report);
    step.level_up_from(level);
    step.told
}

/// A report on its way.
struct Step<'a> {
    rules: &'a Rules,
    trainee: &'a mut Trainee,
    at: Timestamp,
    local: DateTime,
    told: Vec<TrainingConsequence>,
}

impl Step<'_> {
    fn take(&mut self, report: &TrainingReport) {
        let xp = &self.rules.xp;
        match report {
            TrainingReport::QuizResult(quiz) => {
                let factor = self.rules.streak.factor(self.trainee.streak.on(self.local.date()));
                let (worth, passed) = (xp.quiz.worth(quiz.score, factor), xp.quiz.passes(quiz.score));
                self.trainee.quizzes_passed += u64::from(passed);
                let place = self.told.len();
                let xp_earned = self.gain(worth, "quiz");
                let (quiz, score) = (quiz.quiz_id.clone(), quiz.score);
                self.told.insert(place, TrainingConsequence::QuizCompleted { quiz, score, passed, xp_earned });
            }
            TrainingReport::Login(_) => {
                if self.trainee.logs_in(self.local.date()) {
                    self.gain(xp.login, "login");
                }
                self.count_day();
            }
            TrainingReport::ModuleCompletion(module) => {
                if self.trainee.completes(&module.module_id) {
                    self.gain(module.xp.map_or(xp.module, |xp| xp.get()), "module");
                }
                self.count_day();
            }
            TrainingReport::RoleplayResult(roleplay) => {
                self.trainee.roleplays += 1;
                self.gain(xp.roleplay.worth(roleplay.difficulty, roleplay.score), "roleplay");
            }
            TrainingReport::XpAward(award) => {
                self.gain(award.amount.get(), award.source.clone());
            }
            TrainingReport::Sales(_) => {}
        }
    }

    /// Adds to the XP and tells it; says how many they were.
    fn gain(&mut self, amount: u64, source: impl Into<Cow<'static, str>>) -> u64 {
        let amount = self.trainee.gain(amount);
        if amount > 0 {
            let new_total = self.trainee.xp();
            self.told.push(TrainingConsequence::XpGained { amount, source: source.into(), new_total });
        }
        amount
    }

    fn count_day(&mut self) {
        let rules = &self.rules.streak;
        let Some(counted) = self.trainee.streak.count(self.local.date(), rules) else { return };
        let milestone = counted.milestone.map(|reached| StreakMilestone { reached, xp: rules.milestone_xp });
        let (current, longest) = (self.trainee.streak.current(), self.trainee.streak.longest());
        self.told.push(TrainingConsequence::StreakUpdate { current, longest, milestone });
        if let Some(milestone) = milestone {
            self.gain(milestone.xp, "streak");
        }
    }

    /// Unlocks what the report has come to, in the order of the catalogue, and begins again from its top after each one,
    /// whose XP may be what another one waits for.
    fn unlock(&mut self, report: &TrainingReport) {
        let whole_weekend = report.is_training() && self.trainee.trains_on(self.local.date());
        let rules = self.rules;
        loop {
            let facts = Facts { trainee: self.trainee, report, time: self.local.time(), whole_weekend };
            let next = rules.achievements.iter().find(|achievement| {
                !facts.trainee.unlocked().contains_key(&achievement.id) && achievement.when.is_met(facts)
            });
            let Some(achievement) = next else { return };
            self.trainee.unlocked.insert(achievement.id.clone(), self.at);
            self.told.push(TrainingConsequence::Unlocked(Arc::clone(achievement)));
            self.gain(achievement.xp, "achievement");
        }
    }

    fn level_up_from(&mut self, previous: u32) {
        let (levels, total) = (&self.rules.levels, self.trainee.xp());
        let new = levels.of(total);
        if new > previous {
            let title = levels.title(new).filter(|title| levels.title(previous) != Some(title)).map(str::to_owned);
            self.told.push(TrainingConsequence::LevelUp { previous, new, total, title });
        }
    }
}
