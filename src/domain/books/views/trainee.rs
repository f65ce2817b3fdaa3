use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::{
    UserId,
    books::Books,
    events::{Rarity, Timestamp, TrainingCategory},
    training::Trainee,
};

/// What somebody's training has come to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Trainee)]
pub struct TraineeView {
    /// Who.
    pub user_id: UserId,
    /// What he is called.
    pub user_name: Arc<str>,
    /// All he has.
    #[serde(rename = "totalXP")]
    pub total_xp: u64,
    /// The level they come to.
    pub level: u32,
    /// What he is called for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The XP at which his level began.
    pub level_at: u64,
    /// The XP at which he reaches the next level; absent at the highest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_level_at: Option<u64>,
    /// His streak today, by his own time zone: 0 if it has broken.
    pub current_streak: u32,
    /// The longest there was.
    pub longest_streak: u32,
    /// The days he may miss.
    pub freezes: u32,
    /// How many modules he has completed.
    pub modules_completed: u64,
    /// How many quizzes he has passed.
    pub quizzes_passed: u64,
    /// How many roleplays he has finished.
    pub roleplays: u64,
    /// What he has unlocked, and what there is to unlock.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub achievements: Vec<Unlocked>,
}

/// An achievement, and whether somebody has it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TraineeAchievement)]
pub struct Unlocked {
    /// Which one.
    pub achievement_id: String,
    /// What it is called.
    pub title: String,
    /// What has to be done.
    pub description: String,
    /// What it is for.
    pub category: TrainingCategory,
    /// How rare it is.
    pub rarity: Rarity,
    /// What it brings.
    pub xp_bonus: u64,
    /// When he unlocked it; absent if he has not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unlocked_at: Option<Timestamp>,
}

impl Books {
    /// What somebody's training has come to; that of somebody who has not begun is all zeros.
    pub fn trainee_view(&self, user: UserId) -> TraineeView {
        let rules = &self.rules.training;
        let new;
        let trainee = match self.trainee(user) {
            Some(trainee) => trainee,
            None => {
                new = Trainee::new(rules);
                &new
            }
        };
        let level = rules.levels.of(trainee.xp());
        let today = self.zone(user).to_datetime(self.at()).date();
        let achievements = rules.achievements.iter().map(|achievement| Unlocked {
            achievement_id: achievement.id.as_str().to_owned(),
            title: achievement.title.clone(),
            description: achievement.description.clone(),
            category: achievement.category,
            rarity: achievement.rarity,
            xp_bonus: achievement.xp,
            unlocked_at: trainee.unlocked().get(&achievement.id).map(|at| (*at).into()),
        });
        TraineeView {
            user_id: user,
            user_name: self.roster.name(user),
            total_xp: trainee.xp(),
            level,
            title: rules.levels.title(level).map(str::to_owned),
            level_at: rules.levels.begun_at(trainee.xp()),
            next_level_at: rules.levels.next_at(trainee.xp()),
            current_streak: trainee.streak().on(today),
            longest_streak: trainee.streak().longest(),
            freezes: trainee.streak().freezes(),
            modules_completed: trainee.modules_completed(),
            quizzes_passed: trainee.quizzes_passed(),
            roleplays: trainee.roleplays(),
            achievements: achievements.collect(),
        }
    }
}
