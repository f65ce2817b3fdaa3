//! What is posted, and what must come of it.

#![allow(dead_code, reason = "each test binary uses what it needs")]

use rand::{RngExt, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

use crate::{
    audience::{Audience, LEADERBOARD, NAMESPACES, TRAINING},
    guests::{CONTESTS, MODULES, TEAMS, USERS},
};

/// The label of the last event for a room.
pub(crate) const LAST_OF_ROOM: &str = "last of the room";
/// The label of the last event for a whole namespace.
pub(crate) const LAST_OF_ALL: &str = "last of all";

const WHEN: &str = "2026-03-01T09:30:00.000Z";

/// A POST.
#[derive(Debug, Clone)]
pub(crate) struct Post {
    pub(crate) path: String,
    pub(crate) body: Value,
    /// The events that come of it, in order.
    pub(crate) tells: Vec<Telling>,
}

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Telling {
    pub(crate) audience: Audience,
    pub(crate) event: String,
    pub(crate) data: Value,
}

/// What tells an event's post from all others: it stands where every payload of this test has a name.
pub(crate) fn label(data: &Value) -> &str {
    data["userName"].as_str().unwrap_or_default()
}

impl Post {
    /// Something that might happen, by chance.
    pub(crate) fn by_chance(rng: &mut StdRng, label: &str) -> Self {
        match rng.random_range(0..8) {
            0 => {
                let parts = rng.random_range(2..=6);
                Self::batch((1..=parts).map(|part| Self::single(rng, &format!("{label}.{part}"))).collect())
            }
            _ => Self::single(rng, label),
        }
    }

    /// The last of everything: first for each room, then for everybody. One batch, so all or nothing.
    pub(crate) fn last() -> Self {
        let users = (1..=USERS).flat_map(|user| {
            let told = NAMESPACES.map(|namespace| Self::to_user(user, namespace, LAST_OF_ROOM));
            told.into_iter()
        });
        let contests = (1..=CONTESTS).map(|contest| Self::contest_entry(contest, 1, LAST_OF_ROOM));
        let teams = (1..=TEAMS).map(|team| Self::to_team(team, LAST_OF_ROOM));
        let modules = MODULES.iter().map(|module| Self::to_module(module, LAST_OF_ROOM));
        let screens = std::iter::once(Self::achievement(1, LAST_OF_ROOM));
        let everybody = NAMESPACES.iter().map(|namespace| Self::broadcast(namespace, LAST_OF_ALL));
        Self::batch(contests.chain(screens).chain(teams).chain(modules).chain(users).chain(everybody).collect())
    }

    /// Registers who may join a roleplay, which tells nobody.
    pub(crate) fn session(id: &str) -> Self {
        let body = json!({"sessionId": id, "userId": 1, "participants": [2]});
        Self { path: "/api/v1/training/sessions".to_owned(), body, tells: Vec::new() }
    }

    fn single(rng: &mut StdRng, label: &str) -> Self {
        let user = rng.random_range(1..=USERS);
        match rng.random_range(0..16) {
            0 => Self::ranking(user, label),
            1 => Self::broadcast(NAMESPACES.choose(rng).unwrap(), label),
            2 | 3 => Self::contest_entry(rng.random_range(1..=CONTESTS), user, label),
            4 | 5 => Self::rank_change(user, label),
            6 => Self::achievement(user, label),
            7 | 8 => Self::to_team(rng.random_range(1..=TEAMS), label),
            9 | 10 => Self::xp_gain(user, label),
            11 => Self::level_up(user, label),
            12 | 13 => Self::to_module(MODULES.choose(rng).unwrap(), label),
            _ => Self::to_user(user, NAMESPACES.choose(rng).unwrap(), label),
        }
    }

    fn ranking(user: u64, label: &str) -> Self {
        let body = rank(user, label);
        Self::telling("leaderboard/ranking-updates", &body, &[(Audience::everybody(LEADERBOARD), "rankings:update")])
    }

    fn rank_change(user: u64, label: &str) -> Self {
        let body = rank(user, label);
        Self::telling("leaderboard/rank-changes", &body, &[(user_room(LEADERBOARD, user), "rank:changed")])
    }

    fn contest_entry(contest: u64, user: u64, label: &str) -> Self {
        let body = json!({
            "contestId": contest, "userId": user, "userName": label, "metric": "calls", "value": 3, "rank": 1,
            "timestamp": WHEN,
        });
        let tells = [
            (Audience::everybody(LEADERBOARD), "contest:new-entry"),
            (Audience::room(LEADERBOARD, format!("contest:{contest}")), "contest:entry-update"),
        ];
        Self::telling("leaderboard/contest-entries", &body, &tells)
    }

    fn achievement(user: u64, label: &str) -> Self {
        let body = json!({
            "userId": user, "userName": label, "achievementType": "milestone", "title": "100 deals",
            "description": "Closed 100 deals", "timestamp": WHEN,
        });
        let tells = [
            (user_room(LEADERBOARD, user), "achievement:earned"),
            (Audience::room(LEADERBOARD, "tv-display"), "achievement:celebration"),
        ];
        Self::telling("leaderboard/achievements", &body, &tells)
    }

    fn xp_gain(user: u64, label: &str) -> Self {
        let body = json!({
            "userId": user, "userName": label, "amount": 50, "source": "quiz", "newTotal": 1250, "timestamp": WHEN,
        });
        Self::telling("training/xp-gains", &body, &[(user_room(TRAINING, user), "xp:gained")])
    }

    fn level_up(user: u64, label: &str) -> Self {
        let body = json!({
            "userId": user, "userName": label, "previousLevel": 4, "newLevel": 5, "totalXP": 1250, "timestamp": WHEN,
        });
        let mut post = Self::telling("training/level-ups", &body, &[(user_room(TRAINING, user), "level:up")]);
        let celebration = json!({"userName": label, "newLevel": 5, "timestamp": WHEN});
        post.tells.push(Telling::new(Audience::everybody(TRAINING), "level:celebration", celebration));
        post
    }

    fn to_module(module: &str, label: &str) -> Self {
        let body = json!({"module": module, "userName": label});
        let audience = Audience::room(TRAINING, format!("module:{module}"));
        Self::telling(&format!("training/modules/{module}/updates"), &body, &[(audience, "module:update")])
    }

    fn to_team(team: u64, label: &str) -> Self {
        let room = format!("team:{team}");
        Self::free(&format!("leaderboard/teams/{team}/events"), None, Audience::room(LEADERBOARD, &*room), &room, label)
    }

    fn to_user(user: u64, namespace: &'static str, label: &str) -> Self {
        let event = format!("user:{user}");
        Self::free(&format!("users/{user}/events"), Some(namespace), user_room(namespace, user), &event, label)
    }

    fn broadcast(namespace: &'static str, label: &str) -> Self {
        Self::free("broadcasts", Some(namespace), Audience::everybody(namespace), "broadcast", label)
    }

    fn free(path: &str, namespace: Option<&str>, audience: Audience, event: &str, label: &str) -> Self {
        let data = json!({"userName": label});
        let mut body = json!({"event": event, "data": data});
        if let Some(namespace) = namespace {
            body["namespace"] = json!(namespace);
        }
        Self { path: format!("/api/v1/{path}"), body, tells: vec![Telling::new(audience, event, data)] }
    }

    /// A POST whose body goes out to these.
    fn telling(path: &str, body: &Value, tells: &[(Audience, &str)]) -> Self {
        let tells = tells.iter().map(|(audience, event)| Telling::new(audience.clone(), event, body.clone())).collect();
        Self { path: format!("/api/v1/{path}"), body: body.clone(), tells }
    }

    fn batch(posts: Vec<Self>) -> Self {
        let body = posts.iter().map(|post| json!({"path": post.path, "body": post.body})).collect();
        let tells = posts.into_iter().flat_map(|post| post.tells).collect();
        Self { path: "/api/v1/batch".to_owned(), body: Value::Array(body), tells }
    }
}

impl Telling {
    fn new(audience: Audience, event: &str, data: Value) -> Self {
        Self { audience, event: event.to_owned(), data }
    }
}

fn user_room(namespace: &'static str, user: u64) -> Audience {
    Audience::room(namespace, format!("user:{user}"))
}

fn rank(user: u64, label: &str) -> Value {
    json!({
        "userId": user, "userName": label, "previousRank": 3, "newRank": 1, "metric": "revenue", "value": 12500,
        "timestamp": WHEN,
    })
}
