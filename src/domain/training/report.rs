use garde::Validate;
use jiff::Timestamp as Moment;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Score;
use crate::domain::{
    ModuleId, SessionId, UserId,
    events::{Count, ForeignId, MAX_TITLE, Stamp, Timestamp, Title, Whole, stamp},
};

/// What somebody did in training. Serialised it is an entry of the ledger, from which everything else can be worked out
/// again: the report's own keys, and `report`, which says what kind it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "report", rename_all = "kebab-case")]
pub enum TrainingReport {
    /// He finished a quiz.
    QuizResult(QuizResult),
    /// He logged in.
    Login(Login),
    /// He completed a module.
    ModuleCompletion(ModuleCompletion),
    /// He finished a roleplay.
    RoleplayResult(RoleplayResult),
    /// He was given XP.
    XpAward(XpAward),
    /// He sold something. Nobody reports this: whoever keeps the sales says how many there are, for the achievements.
    Sales(SalesCount),
}

/// A quiz that was finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct QuizResult {
    /// Who finished it.
    pub user_id: UserId,
    /// Which one; passed on and not kept.
    pub quiz_id: ForeignId,
    /// The module it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module_id: Option<ModuleId>,
    /// How well.
    pub score: Score,
    /// How long it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<Count>,
}

/// A login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[schema(as = TrainingLogin)]
pub struct Login {
    /// Who logged in.
    pub user_id: UserId,
    /// When, if it was not now. A time ahead of the service's clock is taken for now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
}

/// A module that was completed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct ModuleCompletion {
    /// Who completed it.
    pub user_id: UserId,
    /// Which one. It brings XP once.
    pub module_id: ModuleId,
    /// What it is worth, if that is not what the rules say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xp: Option<Count>,
}

/// How hard the partner of a roleplay is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "they are what they are called")]
pub enum Difficulty {
    Beginner,
    Rookie,
    Pro,
    Veteran,
    Elite,
}

/// A roleplay that was finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct RoleplayResult {
    /// Who finished it.
    pub user_id: UserId,
    /// In which session.
    pub session_id: SessionId,
    /// What was played.
    pub scenario_id: ForeignId,
    /// How hard it was.
    pub difficulty: Difficulty,
    /// How well.
    pub score: Score,
}

/// XP that somebody was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct XpAward {
    /// To whom.
    pub user_id: UserId,
    /// How many.
    pub amount: Whole<1>,
    /// What for, as it is shown.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub source: String,
}

/// How many sales somebody has made, after one more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SalesCount {
    /// Who sold.
    pub user_id: UserId,
    /// Ever.
    pub in_all: u64,
    /// In the month of the latest one.
    pub in_month: u64,
}

stamp!(Login.at);
stamp!(QuizResult, ModuleCompletion, RoleplayResult, XpAward);

impl TrainingReport {
    /// Whose report it is.
    pub fn user(&self) -> UserId {
        match self {
            Self::QuizResult(report) => report.user_id,
            Self::Login(report) => report.user_id,
            Self::ModuleCompletion(report) => report.user_id,
            Self::RoleplayResult(report) => report.user_id,
            Self::XpAward(report) => report.user_id,
            Self::Sales(report) => report.user_id,
        }
    }

    /// When it happened, for a report that came at `now`.
    pub fn happened_at(&self, now: Moment) -> Moment {
        match self {
            Self::Login(Login { at: Some(at), .. }) => at.moment().min(now),
            _ => now,
        }
    }

    /// Whether the user did something himself at that time.
    pub(super) fn is_training(&self) -> bool {
        !matches!(self, Self::XpAward(_) | Self::Sales(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OUT_OF_RANGE;

    fn error<T: serde::de::DeserializeOwned + std::fmt::Debug>(json: &str) -> String {
        serde_json::from_str::<T>(json).unwrap_err().to_string()
    }

    #[test]
    fn the_ledger_keeps_reports_as_they_came() {
        for json in [
            r#"{"report":"quiz-result","userId":7,"quizId":"q-1","moduleId":"6","score":87.5,"durationSeconds":240}"#,
            r#"{"report":"quiz-result","userId":7,"quizId":3,"score":100}"#,
            r#"{"report":"login","userId":7,"at":"2026-03-08T06:30:00.000Z"}"#,
            r#"{"report":"login","userId":7}"#,
            r#"{"report":"module-completion","userId":7,"moduleId":"6","xp":0}"#,
            r#"{"report":"roleplay-result","userId":7,"sessionId":"s","scenarioId":"a","difficulty":"PRO","score":70}"#,
            r#"{"report":"xp-award","userId":7,"amount":5,"source":"contest"}"#,
            r#"{"report":"sales","userId":7,"inAll":12,"inMonth":3}"#,
        ] {
            let report: TrainingReport = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
            assert_eq!(serde_json::to_string(&report).unwrap(), json);
            assert_eq!(report.user().get(), 7);
        }
    }

    #[test]
    fn what_cannot_be_reported_is_refused() {
        assert!(error::<XpAward>(r#"{"userId":7,"amount":0,"source":"x"}"#).starts_with(OUT_OF_RANGE));
        assert!(error::<XpAward>(r#"{"userId":7,"amount":-5,"source":"x"}"#).starts_with(OUT_OF_RANGE));
        assert!(error::<QuizResult>(r#"{"userId":7,"quizId":1,"score":100.5}"#).starts_with(OUT_OF_RANGE));
        assert!(error::<QuizResult>(r#"{"userId":7,"quizId":1,"score":9,"duration":1}"#).starts_with("unknown field"));
        assert!(error::<ModuleCompletion>(r#"{"userId":7,"moduleId":""}"#).starts_with(OUT_OF_RANGE));
        assert!(error::<Login>(r#"{"userId":7,"at":"yesterday"}"#).starts_with(OUT_OF_RANGE));
        let hard = r#"{"userId":7,"sessionId":"s","scenarioId":1,"difficulty":"HARD","score":1}"#;
        assert!(error::<RoleplayResult>(hard).contains("BEGINNER"));
        let silent: XpAward = serde_json::from_str(r#"{"userId":7,"amount":5,"source":""}"#).unwrap();
        assert!(silent.validate().unwrap_err().to_string().starts_with("source: "));
    }

    #[test]
    fn a_login_tells_its_own_time_unless_that_has_yet_to_come() {
        let now: Moment = "2026-03-08T12:00:00Z".parse().unwrap();
        let login = |at: &str| {
            let at = serde_json::from_str(&format!("\"{at}\"")).unwrap();
            TrainingReport::Login(Login { user_id: UserId::new(7).unwrap(), at: Some(at) }).happened_at(now)
        };
        assert_eq!(login("2026-03-08T06:30:00Z").to_string(), "2026-03-08T06:30:00Z");
        assert_eq!(login("2099-01-01T00:00:00Z"), now);
    }
}
