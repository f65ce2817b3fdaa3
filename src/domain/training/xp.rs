use super::{Difficulty, Score};

/// What training is worth. XP are whole: what is left over is cut off at the end of a sum, not in the middle of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XpRules {
    /// A module whose report names no XP.
    pub module: u64,
    /// The first login of a day.
    pub login: u64,
    /// Quizzes.
    pub quiz: QuizXp,
    /// Roleplays.
    pub roleplay: RoleplayXp,
}

/// What a quiz is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizXp {
    /// The score from which it passes. Below it is worth nothing.
    pub pass: Score,
    /// One that passes.
    pub base: u64,
    /// Each point above the pass mark is worth one, up to so many.
    pub most_points: u16,
    /// Besides, for one without a mistake.
    pub perfect: u64,
}

/// What a roleplay is worth: its score in percent of the difficulty.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the difficulties are what they are called")]
pub struct RoleplayXp {
    /// No roleplay is worth more.
    pub most: u64,
    pub beginner: u32,
    pub rookie: u32,
    pub pro: u32,
    pub veteran: u32,
    pub elite: u32,
}

impl QuizXp {
    /// Whether a quiz with this score has passed.
    pub fn passes(&self, score: Score) -> bool {
        score >= self.pass
    }

    /// What it is worth, `factor` being the streak's, in percent.
    pub fn worth(&self, score: Score, factor: u32) -> u64 {
        if !self.passes(score) {
            return 0;
        }
        let above = (score.hundredths() - self.pass.hundredths()).min(self.most_points.saturating_mul(100));
        let perfect = if score == Score::PERFECT { self.perfect } else { 0 };
        ((self.base + perfect) * 100 + u64::from(above)) * u64::from(factor) / (100 * 100)
    }
}

impl RoleplayXp {
    /// What a roleplay of this difficulty and score is worth.
    pub fn worth(&self, difficulty: Difficulty, score: Score) -> u64 {
        let percent = match difficulty {
            Difficulty::Beginner => self.beginner,
            Difficulty::Rookie => self.rookie,
            Difficulty::Pro => self.pro,
            Difficulty::Veteran => self.veteran,
            Difficulty::Elite => self.elite,
        };
        (u64::from(score.hundredths()) * u64::from(percent) / (100 * 100)).min(self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::training::samples::rules;

    fn score(text: &str) -> Score {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_quiz_earns_from_the_pass_mark_on() {
        let quiz = rules().xp.quiz;
        for (points, factor, xp) in [
            ("0", 100, 0),
            ("69", 100, 0),
            ("69.99", 200, 0),
            ("70", 100, 50),
            ("70.99", 100, 50),
            ("71", 100, 51),
            ("85", 100, 65),
            ("99", 100, 79),
            ("99.99", 100, 79),
            ("100", 100, 130),
            // 62.5, 97.5 and 87.5 are cut off, and only at the end: 83.3325 of 66.666.
            ("70", 125, 62),
            ("85", 150, 97),
            ("70", 175, 87),
            ("86.666", 125, 83),
            ("100", 125, 162),
            ("100", 150, 195),
            ("100", 175, 227),
            ("100", 200, 260),
        ] {
            assert_eq!(quiz.worth(score(points), factor), xp, "{points} at {factor} %");
        }
    }

    #[test]
    fn a_roleplay_earns_by_its_difficulty_and_never_more_than_250() {
        let roleplay = rules().xp.roleplay;
        for (difficulty, points, xp) in [
            (Difficulty::Beginner, "0", 0),
            (Difficulty::Beginner, "0.99", 0),
            (Difficulty::Beginner, "87.5", 87),
            (Difficulty::Rookie, "99", 118),
            (Difficulty::Pro, "33", 49),
            (Difficulty::Veteran, "87.5", 175),
            (Difficulty::Elite, "99.99", 249),
            (Difficulty::Elite, "100", 250),
        ] {
            assert_eq!(roleplay.worth(difficulty, score(points)), xp, "{difficulty:?} {points}");
        }
        let generous = RoleplayXp { elite: 10_000, ..roleplay };
        assert_eq!(generous.worth(Difficulty::Elite, score("100")), 250);
        assert_eq!(generous.worth(Difficulty::Elite, score("2.5")), 250);
        assert_eq!(generous.worth(Difficulty::Elite, score("2.49")), 249);
    }
}
