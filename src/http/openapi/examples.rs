//! Examples of bodies. They are those of `docs/WIRE.md`; a test holds the two together, another one posts them.

use serde_json::Value;

/// The example of a body that is posted to this address.
pub(super) fn of(pattern: &str) -> Option<Value> {
    let (_, body) = EXAMPLES.iter().find(|(address, _)| *address == pattern)?;
    serde_json::from_str(body).ok()
}

/// The addresses and the bodies, as JSON.
#[rustfmt::skip]
pub(in crate::http) const EXAMPLES: &[(&str, &str)] = &[
    ("/api/v1/roster", r#"{"users":[{"id":7,"name":"Ada","teamId":3,"timeZone":"America/New_York","goals":{"monthlyRevenue":50000}},{"id":8,"name":"Grace","teamId":3}],"teams":[{"id":3,"name":"North","leaderId":8}]}"#),
    ("/api/v1/sales", r#"{"saleId":"s-1","userId":7,"revenue":12500.50,"signups":1.5,"soldAt":"2026-03-04T16:30:00.000Z"}"#),
    ("/api/v1/sales-reps/{userId}/sales", r#"{"saleId":4712,"revenue":"26000.00","signups":0}"#),
    ("/api/v1/contests", r#"{"id":17,"title":"March Sprint","startsAt":"2026-03-01T05:00:00.000Z","endsAt":"2026-04-01T04:00:00.000Z","metric":"revenue","participants":"individual","prizes":["Dinner for two",{"amount":100}]}"#),
    ("/api/v1/contests/{contestId}/entries", r#"{"userId":7}"#),
    ("/api/v1/contests/{contestId}/enter", r#"{"userId":8}"#),
    ("/api/v1/training/quiz-results", r#"{"userId":7,"quizId":12,"moduleId":"6","score":92.5,"durationSeconds":240}"#),
    ("/api/v1/training/quiz-complete", r#"{"userId":8,"quizId":12,"score":65}"#),
    ("/api/v1/training/logins", r#"{"userId":7}"#),
    ("/api/v1/training/module-completions", r#"{"userId":7,"moduleId":"6"}"#),
    ("/api/v1/training/roleplay-results", r#"{"userId":7,"sessionId":"rp-1","scenarioId":"cold-call","difficulty":"PRO","score":80}"#),
    ("/api/v1/training/xp-awards", r#"{"userId":8,"amount":250,"source":"coach"}"#),
    ("/api/v1/leaderboard/ranking-updates", r#"{"userId":7,"userName":"Ada","previousRank":3,"newRank":1,"metric":"monthlyRevenue","value":12500}"#),
    ("/api/v1/leaderboard/rank-changes", r#"{"userId":7,"userName":"Ada","previousRank":3,"newRank":1,"metric":"monthlyRevenue","value":12500}"#),
    ("/api/v1/leaderboard/contest-entries", r#"{"contestId":17,"userId":8,"userName":"Grace","metric":"revenue","value":900.50,"rank":2}"#),
    ("/api/v1/leaderboard/achievements", r#"{"userId":7,"userName":"Ada","achievementType":"milestone","title":"100 deals","description":"Closed 100 deals","icon":"trophy"}"#),
    ("/api/v1/leaderboard/refreshes", r#"[{"userId":7,"rank":1},{"userId":8,"rank":2}]"#),
    ("/api/v1/leaderboard/tv-updates", r#"{"scene":"podium"}"#),
    ("/api/v1/leaderboard/teams/{teamId}/events", r#"{"event":"standup","data":{"in":"5 minutes"}}"#),
    ("/api/v1/training/xp-gains", r#"{"userId":7,"userName":"Ada","amount":50,"source":"quiz","newTotal":1250}"#),
    ("/api/v1/training/level-ups", r#"{"userId":7,"userName":"Ada","previousLevel":4,"newLevel":5,"totalXP":1250,"rewards":{"badges":["closer"]}}"#),
    ("/api/v1/training/streaks", r#"{"userId":7,"userName":"Ada","currentStreak":7,"longestStreak":12,"streakType":"daily","milestone":{"reached":7}}"#),
    ("/api/v1/training/achievements", r#"{"userId":7,"userName":"Ada","achievementId":"a-9","title":"Flawless","description":"A quiz without a mistake","category":"quiz","rarity":"epic","xpBonus":100}"#),
    ("/api/v1/training/sessions", r#"{"sessionId":"rp-1","userId":7,"participants":[8],"scenarioId":"cold-call"}"#),
    ("/api/v1/training/sessions/{sessionId}/responses", r#"{"message":"That is too dear for us.","metadata":{"mood":"cold"}}"#),
    ("/api/v1/training/progress", r#"{"sessionId":"rp-1","userId":7,"scenarioId":"cold-call","progress":40,"currentStep":2,"totalSteps":5,"metrics":{"accuracy":0.9}}"#),
    ("/api/v1/training/quiz-completions", r#"{"userId":7,"quizId":12,"score":92.5,"passed":true,"xpEarned":50}"#),
    ("/api/v1/training/modules/{moduleId}/updates", r#"{"lesson":3}"#),
    ("/api/v1/notifications", r#"{"id":4711,"userId":7,"type":"info","title":"New module","message":"Objections, part 2","link":"/training/m-2"}"#),
    ("/api/v1/users/{userId}/events", r#"{"namespace":"/training","event":"coach:tip","data":"Slow down."}"#),
    ("/api/v1/broadcasts", r#"{"event":"maintenance","data":{"at":"2026-03-01T22:00:00.000Z"}}"#),
    ("/api/v1/field/chats/{sessionId}/responses", r#"{"message":"Ask for the budget first."}"#),
];
