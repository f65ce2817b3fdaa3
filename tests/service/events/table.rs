//! The events that the monolith posts, with every key a payload can have, and where they are heard.

use serde_json::{Value, json};

use super::crowd::Heard;

pub(super) const TIME: &str = "2026-03-01T09:30:00.000Z";

/// A POST: its address, its body, what is heard.
pub(super) type Row = (&'static str, Value, Vec<Heard>);

fn everyone(namespace: &'static str, event: &'static str, data: Value) -> Heard {
    Heard { event, namespace, room: None, data, kept: true }
}

fn room(namespace: &'static str, room: &'static str, event: &'static str, data: Value) -> Heard {
    Heard { event, namespace, room: Some(room), data, kept: true }
}

pub(super) fn leaderboard() -> Vec<Row> {
    let ns = "/leaderboard";
    let ranking = json!({
        "userId": 7, "userName": "Ada", "previousRank": 3, "newRank": 1, "metric": "monthlyRevenue", "value": 12500.5,
        "timestamp": TIME,
    });
    let entry = json!({
        "contestId": 17, "userId": 7, "userName": "Ada", "metric": "calls", "value": 41, "rank": 2, "timestamp": TIME,
    });
    let achievement = json!({
        "userId": 7, "userName": "Ada", "achievementType": "milestone", "title": "Hundred", "description": "100 deals",
        "icon": "🏆", "timestamp": TIME,
    });
    let rankings = json!([{"userId": 7, "rank": 1}, null, "as it is"]);
    let tv = json!({"slide": {"seconds": 5}});
    vec![
        (
            "/api/v1/leaderboard/ranking-updates",
            ranking.clone(),
            vec![everyone(ns, "rankings:update", ranking.clone())],
        ),
        ("/api/v1/leaderboard/rank-changes", ranking.clone(), vec![room(ns, "user:7", "rank:changed", ranking)]),
        (
            "/api/v1/leaderboard/contest-entries",
            entry.clone(),
            vec![
                everyone(ns, "contest:new-entry", entry.clone()),
                room(ns, "contest:17", "contest:entry-update", entry),
            ],
        ),
        (
            "/api/v1/leaderboard/achievements",
            achievement.clone(),
            vec![
                room(ns, "user:7", "achievement:earned", achievement.clone()),
                room(ns, "tv-display", "achievement:celebration", achievement),
            ],
        ),
        ("/api/v1/leaderboard/refreshes", rankings.clone(), vec![everyone(ns, "leaderboard:refresh", rankings)]),
        ("/api/v1/leaderboard/tv-updates", tv.clone(), vec![room(ns, "tv-display", "tv:update", tv)]),
        (
            "/api/v1/leaderboard/teams/3/events",
            json!({"event": "team:lunch", "data": {"at": "noon"}}),
            vec![room(ns, "team:3", "team:lunch", json!({"at": "noon"}))],
        ),
    ]
}

pub(super) fn training() -> Vec<Row> {
    let ns = "/training";
    let xp = json!({
        "userId": 7, "userName": "Ada", "amount": 50, "source": "quiz", "newTotal": 1250, "timestamp": TIME,
    });
    let level = json!({
        "userId": 7, "userName": "Ada", "previousLevel": 4, "newLevel": 5, "totalXP": 1250,
        "rewards": {"badges": ["apprentice"], "unlocks": ["module-9"]}, "timestamp": TIME,
    });
    let streak = json!({
        "userId": 7, "userName": "Ada", "currentStreak": 6, "longestStreak": 9, "streakType": "daily",
        "timestamp": TIME,
    });
    let milestone = json!({
        "userId": 7, "userName": "Ada", "currentStreak": 7, "longestStreak": 9, "streakType": "weekly",
        "milestone": {"reached": 7, "reward": "100 XP"}, "timestamp": TIME,
    });
    let achievement = |rarity: &str| {
        json!({
            "userId": 7, "userName": "Ada", "achievementId": "streak_7", "title": "Week", "description": "Seven days",
            "category": "completion", "rarity": rarity, "xpBonus": 400, "timestamp": TIME,
        })
    };
    let response = json!({"message": "Tell me more.", "metadata": {"mood": "sceptical"}});
    let progress = json!({
        "sessionId": "s1", "userId": 7, "scenarioId": "cold-call", "progress": 62.5, "currentStep": 5, "totalSteps": 8,
        "metrics": {"accuracy": 0.9, "responseTime": 1200, "score": 81},
    });
    let quiz = json!({"userId": 7, "quizId": "q1", "score": 92.5, "passed": true, "xpEarned": 72});
    let mut rows = vec![
        ("/api/v1/training/xp-gains", xp.clone(), vec![room(ns, "user:7", "xp:gained", xp)]),
        (
            "/api/v1/training/level-ups",
            level.clone(),
            vec![
                room(ns, "user:7", "level:up", level),
                everyone(ns, "level:celebration", json!({"userName": "Ada", "newLevel": 5, "timestamp": TIME})),
            ],
        ),
        ("/api/v1/training/streaks", streak.clone(), vec![room(ns, "user:7", "streak:update", streak)]),
        (
            "/api/v1/training/streaks",
            milestone.clone(),
            vec![
                room(ns, "user:7", "streak:update", milestone),
                everyone(
                    ns,
                    "streak:milestone",
                    json!({"userName": "Ada", "milestone": 7, "streakType": "weekly", "timestamp": TIME}),
                ),
            ],
        ),
        (
            "/api/v1/training/achievements",
            achievement("common"),
            vec![room(ns, "user:7", "achievement:unlocked", achievement("common"))],
        ),
        (
            "/api/v1/training/sessions/s1/responses",
            response.clone(),
            vec![room(ns, "session:s1", "roleplay:response", response)],
        ),
        ("/api/v1/training/progress", progress.clone(), vec![room(ns, "session:s1", "progress:update", progress)]),
        ("/api/v1/training/quiz-completions", quiz.clone(), vec![room(ns, "user:7", "quiz:completed", quiz)]),
        (
            "/api/v1/training/modules/m1/updates",
            json!(["any", 1]),
            vec![room(ns, "module:m1", "module:update", json!(["any", 1]))],
        ),
    ];
    rows.extend(["rare", "epic", "legendary"].map(|rarity| {
        (
            "/api/v1/training/achievements",
            achievement(rarity),
            vec![
                room(ns, "user:7", "achievement:unlocked", achievement(rarity)),
                everyone(
                    ns,
                    "achievement:showcase",
                    json!({"userName": "Ada", "title": "Week", "rarity": rarity, "timestamp": TIME}),
                ),
            ],
        )
    }));
    rows
}

/// What goes to `/`, what has a free name, and what a chat is answered.
pub(super) fn notifications() -> Vec<Row> {
    let notification = json!({
        "id": 41, "userId": 7, "type": "contest", "title": "Won", "message": "You won", "link": "/contests/17",
        "createdAt": TIME,
    });
    let short = json!({
        "id": "n-42", "userId": 8, "type": "info", "title": "Hello", "message": "", "createdAt": TIME,
    });
    let data = json!({"any": ["thing", 1.5, null]});
    let to_user = |namespace: &'static str| {
        (
            "/api/v1/users/7/events",
            json!({"namespace": namespace, "event": "own:name", "data": data}),
            vec![room(namespace, "user:7", "own:name", data.clone())],
        )
    };
    let broadcast = |namespace: &'static str| {
        (
            "/api/v1/broadcasts",
            json!({"namespace": namespace, "event": "own:name", "data": data}),
            vec![everyone(namespace, "own:name", data.clone())],
        )
    };
    let answer = json!({"sessionId": "c1", "message": "Yes, until Friday."});
    let answered = vec![
        room("/field", "chat:c1", "chat:response", answer.clone()),
        Heard { kept: false, ..room("/field", "chat:c1", "chat:typing", json!(false)) },
    ];
    vec![
        ("/api/v1/notifications", notification.clone(), vec![room("/", "user:7", "notification", notification)]),
        ("/api/v1/notifications", short.clone(), vec![room("/", "user:8", "notification", short)]),
        (
            "/api/v1/users/7/events",
            json!({"event": "own:name", "data": 7}),
            vec![room("/", "user:7", "own:name", json!(7))],
        ),
        to_user("/"),
        to_user("/leaderboard"),
        to_user("/training"),
        (
            "/api/v1/broadcasts",
            json!({"event": "own:name", "data": "all"}),
            vec![everyone("/", "own:name", json!("all"))],
        ),
        broadcast("/"),
        broadcast("/leaderboard"),
        broadcast("/training"),
        broadcast("/field"),
        ("/api/v1/field/chats/c1/responses", json!({"message": "Yes, until Friday."}), answered.clone()),
        // The monolith's old way to answer in a chat is a broadcast; it must not reach other chats.
        ("/api/v1/broadcasts", json!({"namespace": "/field", "event": "chat:response", "data": answer}), answered),
    ]
}
