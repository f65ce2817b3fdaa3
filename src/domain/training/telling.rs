use jiff::Timestamp;
use serde_json::json;

use super::TrainingConsequence;
use crate::domain::{
    UserId,
    events::{
        AnyJson, Count, ForeignId, LevelUp, Milestone, QuizCompletion, Rewards, StreakType, StreakUpdate,
        TrainingAchievement, TrainingEvent, XpGain,
    },
};

/// What followed from a report as the events that tell it, one for each, in the same order and with the same time.
pub fn events(told: &[TrainingConsequence], user: UserId, user_name: &str, at: Timestamp) -> Vec<TrainingEvent> {
    told.iter().map(|consequence| event(consequence, user, user_name, at)).collect()
}

fn event(consequence: &TrainingConsequence, user_id: UserId, user_name: &str, at: Timestamp) -> TrainingEvent {
    let (user_name, timestamp) = (user_name.to_owned(), Some(at.into()));
    match consequence {
        TrainingConsequence::QuizCompleted { quiz, score, passed, xp_earned } => {
            TrainingEvent::QuizCompletion(QuizCompletion {
                user_id,
                quiz_id: quiz.clone(),
                score: (*score).into(),
                passed: *passed,
                xp_earned: Count::nearest(*xp_earned),
            })
        }
        TrainingConsequence::XpGained { amount, source, new_total } => TrainingEvent::XpGain(XpGain {
            user_id,
            user_name,
            amount: Count::nearest(*amount),
            source: source.clone().into_owned(),
            new_total: Count::nearest(*new_total),
            timestamp,
        }),
        TrainingConsequence::StreakUpdate { current, longest, milestone } => {
            TrainingEvent::StreakUpdate(StreakUpdate {
                user_id,
                user_name,
                current_streak: Count::nearest((*current).into()),
                longest_streak: Count::nearest((*longest).into()),
                streak_type: StreakType::Daily,
                milestone: milestone.map(|milestone| Milestone {
                    reached: Count::nearest(milestone.reached.into()),
                    reward: (milestone.xp > 0).then(|| AnyJson::of(&json!({ "xp": milestone.xp }))),
                }),
                timestamp,
            })
        }
        TrainingConsequence::Unlocked(achievement) => TrainingEvent::Achievement(TrainingAchievement {
            user_id,
            user_name,
            achievement_id: ForeignId::Name(achievement.id.as_str().into()),
            title: achievement.title.clone(),
            description: achievement.description.clone(),
            category: achievement.category,
            rarity: achievement.rarity,
            xp_bonus: (achievement.xp > 0).then(|| Count::nearest(achievement.xp)),
            timestamp,
        }),
        TrainingConsequence::LevelUp { previous, new, total, title } => TrainingEvent::LevelUp(LevelUp {
            user_id,
            user_name,
            previous_level: Count::nearest((*previous).into()),
            new_level: Count::nearest((*new).into()),
            total_xp: Count::nearest(*total),
            rewards: title
                .as_ref()
                .map(|title| Rewards { badges: Some(vec![AnyJson::of(&json!(title))]), unlocks: None }),
            timestamp,
        }),
    }
}

#[cfg(test)]
mod tests {
    use garde::Validate;
    use serde::{Serialize, de::DeserializeOwned};

    use super::*;
    use crate::domain::training::samples::{Someone, award, login, module, quiz, rules, user};

    /// The payload, once it is sure that whoever reads one at the edge would take it.
    fn payload<T: Serialize + DeserializeOwned + Validate<Context = ()>>(payload: &T) -> String {
        let json = serde_json::to_string(payload).unwrap();
        serde_json::from_str::<T>(&json).unwrap().validate().unwrap();
        json
    }

    fn told(consequences: &[TrainingConsequence]) -> Vec<String> {
        let at = "2026-03-01T12:00:00.5Z".parse().unwrap();
        let payloads = events(consequences, user(), "Ada", at).into_iter().map(|event| match event {
            TrainingEvent::QuizCompletion(body) => payload(&body),
            TrainingEvent::XpGain(body) => payload(&body),
            TrainingEvent::StreakUpdate(body) => payload(&body),
            TrainingEvent::Achievement(body) => payload(&body),
            TrainingEvent::LevelUp(body) => payload(&body),
            other => panic!("{other:?} does not follow from a report"),
        });
        payloads.collect()
    }

    #[test]
    fn what_followed_is_worded_as_the_wire_has_it() {
        let mut someone = Someone::under(rules(), "UTC");
        let quiz = someone.does(&quiz("87.5"), "2026-03-01T12:00:00Z");
        assert_eq!(
            told(&quiz),
            [
                r#"{"userId":7,"quizId":"q-1","score":87.5,"passed":true,"xpEarned":67}"#,
                r#"{"userId":7,"userName":"Ada","amount":67,"source":"quiz","newTotal":67,"timestamp":"2026-03-01T12:00:00.500Z"}"#,
            ]
        );
        let module = someone.does(&module("1"), "2026-03-01T12:00:00Z");
        assert_eq!(
            told(&module)[1..3],
            [
                r#"{"userId":7,"userName":"Ada","currentStreak":1,"longestStreak":1,"streakType":"daily","timestamp":"2026-03-01T12:00:00.500Z"}"#,
                r#"{"userId":7,"userName":"Ada","achievementId":"first_steps","title":"First Steps","description":"Complete your first module.","category":"completion","rarity":"common","xpBonus":100,"timestamp":"2026-03-01T12:00:00.500Z"}"#,
            ]
        );
    }

    #[test]
    fn a_level_with_a_new_title_brings_it_as_a_badge() {
        let mut someone = Someone::plain("UTC");
        let level = someone.does(&award(450), "2026-03-01T12:00:00Z");
        assert_eq!(
            told(&level)[1],
            r#"{"userId":7,"userName":"Ada","previousLevel":1,"newLevel":3,"totalXP":450,"timestamp":"2026-03-01T12:00:00.500Z"}"#
        );
        let level = someone.does(&award(4_550), "2026-03-01T12:00:00Z");
        assert_eq!(
            told(&level)[1],
            r#"{"userId":7,"userName":"Ada","previousLevel":3,"newLevel":10,"totalXP":5000,"rewards":{"badges":["Intermediate"]},"timestamp":"2026-03-01T12:00:00.500Z"}"#
        );
    }

    #[test]
    fn a_milestone_says_what_it_brings() {
        let mut someone = Someone::plain("UTC");
        let mut last = Vec::new();
        for day in 1..=3 {
            last = someone.does(&login(), &format!("2026-03-0{day}T12:00:00Z"));
        }
        assert_eq!(
            told(&last)[1],
            r#"{"userId":7,"userName":"Ada","currentStreak":3,"longestStreak":3,"streakType":"daily","milestone":{"reached":3,"reward":{"xp":100}},"timestamp":"2026-03-01T12:00:00.500Z"}"#
        );
    }
}
