//! What followed, to be read.

use std::iter;

use crate::domain::{
    TeamId,
    books::Consequence,
    events::{AchievementType, LeaderboardEvent, PlaceTaken, TrainingEvent},
};

/// What followed, in a short line: `7 monthlyRevenue 2>1 = 100`, `7 milestone: $10,000 this month`.
pub(in crate::domain::books::tests) fn line(consequence: &Consequence) -> String {
    match consequence {
        Consequence::Rank(change) => {
            let who = if change.public { "" } else { " (to himself)" };
            let value = change.metric.amount(change.value);
            let (previous, new) = (change.previous, change.new);
            format!("{} {} {previous}>{new} = {}{who}", change.user, change.metric, value.as_str())
        }
        Consequence::Leaderboard(event) => match event {
            LeaderboardEvent::Achievement(earned) => {
                format!("{} {}: {}", earned.user_id, type_name(earned.achievement_type), earned.title)
            }
            LeaderboardEvent::Celebration(earned) => format!("{} TV: {}", earned.user_id, earned.title),
            LeaderboardEvent::ContestEntry(entry) => {
                format!("{} entered {} = {}", entry.user_id, entry.contest_id, entry.value.as_str())
            }
            LeaderboardEvent::ContestScore(entry) => {
                let (value, rank) = (entry.value.as_str(), entry.rank.get());
                format!("{} scored in {} = {value}, rank {rank}", entry.user_id, entry.contest_id)
            }
            LeaderboardEvent::ContestOver(over) => {
                let place = |taken: &PlaceTaken| {
                    let prize = taken.prize.as_ref().map(|prize| format!(" {}", prize.get())).unwrap_or_default();
                    format!(", {}. {} = {}{prize}", taken.place.get(), taken.name, taken.value.as_str())
                };
                format!("over {}{}", over.contest_id, over.places.iter().map(place).collect::<String>())
            }
            other => panic!("{other:?} follows from no entry"),
        },
        Consequence::Training(event) => match event {
            TrainingEvent::XpGain(gain) => format!("{} +{} {}", gain.user_id, gain.amount.get(), gain.source),
            TrainingEvent::LevelUp(up) => format!("{} level {}", up.user_id, up.new_level.get()),
            TrainingEvent::Achievement(unlocked) => {
                let id = serde_json::to_string(&unlocked.achievement_id).unwrap();
                format!("{} unlocked {}", unlocked.user_id, id.trim_matches('"'))
            }
            other => format!("{other:?}"),
        },
        Consequence::Refresh(metrics) => {
            iter::once("refresh").chain(metrics.iter().map(|metric| metric.name())).collect::<Vec<_>>().join(" ")
        }
        Consequence::TeamMoved { user, from, to } => {
            let name = |team: &Option<TeamId>| team.map_or("none".to_owned(), |team| team.to_string());
            format!("{user} team {}>{}", name(from), name(to))
        }
        Consequence::Settled(id) => format!("settled {id}"),
    }
}

fn type_name(kind: AchievementType) -> &'static str {
    match kind {
        AchievementType::Rank => "rank",
        AchievementType::Milestone => "milestone",
        AchievementType::Streak => "streak",
        AchievementType::Contest => "contest",
    }
}
