use rand::RngExt;
use serde_json::json;

use super::{
    chance::{self, Chance},
    staff::Rep,
    step::{Kind, Report},
};

/// How many modules the course has.
const MODULES: u8 = 12;

/// How many steps a roleplay has.
pub(super) const STEPS: u8 = 5;

const SCENARIOS: [&str; 5] = ["cold-open", "price-objection", "renewal", "angry-customer", "closing"];

const DIFFICULTIES: [&str; 5] = ["BEGINNER", "ROOKIE", "PRO", "VETERAN", "ELITE"];

/// What the partner of a roleplay says, step by step.
const LINES: [&str; STEPS as usize] = [
    "I have five minutes. What is this about?",
    "We already have somebody for that, and they are cheaper.",
    "That sounds interesting, but the timing is bad.",
    "Who else in our line of business works with you?",
    "Send me the offer by tomorrow and I will read it.",
];

const SOURCES: [&str; 5] = ["Coach's bonus", "Helped a colleague", "Best question", "Clean pipeline", "Role model"];

/// A roleplay under way.
#[derive(Debug, Clone)]
pub(super) struct Roleplay {
    session: String,
    user: usize,
    scenario: &'static str,
    difficulty: &'static str,
    score: u8,
}

pub(super) fn login(user: usize) -> Report {
    Report::post(Kind::Login, "/api/v1/training/logins", json!({"userId": user}))
}

pub(super) fn quiz(rep: &Rep, chance: &mut Chance) -> Report {
    let module = chance.random_range(1..=MODULES);
    let body = json!({"userId": rep.id, "quizId": format!("quiz-{module}"), "moduleId": module.to_string(),
        "score": score(chance), "durationSeconds": chance::heavy_tail(chance, 180, 3_600)});
    Report::post(Kind::QuizResult, "/api/v1/training/quiz-results", body)
}

/// The next module of the course, or a quiz for who is through.
pub(super) fn module(rep: &mut Rep, chance: &mut Chance) -> Report {
    if rep.modules == MODULES {
        return quiz(rep, chance);
    }
    rep.modules += 1;
    let body = json!({"userId": rep.id, "moduleId": rep.modules.to_string()});
    Report::post(Kind::ModuleCompletion, "/api/v1/training/module-completions", body)
}

pub(super) fn award(user: usize, chance: &mut Chance) -> Report {
    let amount = chance::one_of(chance, &[10, 20, 25, 50, 100]);
    let body = json!({"userId": user, "amount": amount, "source": chance::one_of(chance, &SOURCES)});
    Report::post(Kind::XpAward, "/api/v1/training/xp-awards", body)
}

impl Roleplay {
    /// The `n`-th roleplay of a company.
    pub(super) fn new(seed: u32, n: u64, user: usize, chance: &mut Chance) -> Self {
        Self {
            session: format!("demo-{seed}-roleplay-{n}"),
            user,
            scenario: chance::one_of(chance, &SCENARIOS),
            difficulty: chance::one_of(chance, &DIFFICULTIES),
            score: score(chance),
        }
    }

    /// It begins, with somebody who listens.
    pub(super) fn start(&self, coach: usize) -> Report {
        let participants: Vec<_> = Some(coach).filter(|coach| *coach != self.user).into_iter().collect();
        let body = json!({"sessionId": self.session, "userId": self.user, "participants": participants,
            "scenarioId": self.scenario});
        Report::post(Kind::RoleplaySession, "/api/v1/training/sessions", body)
    }

    /// The partner says something. Steps count from 1.
    pub(super) fn response(&self, step: u8) -> Report {
        let line = usize::from(step - 1) % LINES.len();
        let body = json!({"message": LINES[line], "metadata": {"step": step}});
        Report::post(Kind::RoleplayResponse, format!("/api/v1/training/sessions/{}/responses", self.session), body)
    }

    pub(super) fn progress(&self, step: u8) -> Report {
        let body = json!({"sessionId": self.session, "userId": self.user, "scenarioId": self.scenario,
            "progress": u32::from(step) * 100 / u32::from(STEPS), "currentStep": step, "totalSteps": STEPS,
            "metrics": {"score": self.score}});
        Report::post(Kind::RoleplayProgress, "/api/v1/training/progress", body)
    }

    pub(super) fn result(&self) -> Report {
        let body = json!({"userId": self.user, "sessionId": self.session, "scenarioId": self.scenario,
            "difficulty": self.difficulty, "score": self.score});
        Report::post(Kind::RoleplayResult, "/api/v1/training/roleplay-results", body)
    }
}

/// From 40 to 100, mostly above 70.
fn score(chance: &mut Chance) -> u8 {
    chance.random_range(40..=100_u8).max(chance.random_range(40..=100))
}
