use std::time::Duration;

use serde_json::json;

use super::step::{Kind, Report, Runs};

/// A place in the company's calendar. When its contest has ended, the next is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// Ten minutes of revenue, each for himself.
    Sprint,
    /// Half an hour of signups, team against team.
    League,
    /// Announced a quarter of an hour ahead.
    Upcoming,
}

/// How long after the end of a contest the next is announced.
const BREAK: Duration = Duration::from_secs(10);

impl Slot {
    pub(super) const ALL: [Self; 3] = [Self::Sprint, Self::League, Self::Upcoming];

    pub(super) fn of_teams(self) -> bool {
        self == Self::League
    }

    fn runs(self) -> Runs {
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        let (opens, lasts) = match self {
            Self::Sprint => (Duration::ZERO, minutes(10)),
            Self::League => (Duration::ZERO, minutes(30)),
            Self::Upcoming => (minutes(15), minutes(10)),
        };
        Runs { opens, lasts }
    }

    /// When the next contest is announced, after this one was.
    pub(super) fn turn(self) -> Duration {
        self.runs().opens + self.runs().lasts + BREAK
    }
}

/// The contests there were.
#[derive(Debug)]
pub(super) struct Contests {
    seed: u32,
    count: u64,
}

impl Contests {
    pub(super) fn new(seed: u32) -> Self {
        Self { seed, count: 0 }
    }

    /// The next contest and its id, which no other seed makes.
    pub(super) fn announce(&mut self, slot: Slot) -> (u64, Report) {
        self.count += 1;
        let id = (u64::from(self.seed) + 1) * 100_000 + self.count;
        let (title, description, metric) = match slot {
            Slot::Sprint => ("Ten-minute sprint", "Most revenue in ten minutes", "revenue"),
            Slot::League => ("Team league", "The team with the most signups in half an hour", "signups"),
            Slot::Upcoming => ("Signup rush", "Most signups in ten minutes", "signups"),
        };
        let participants = if slot.of_teams() { "team" } else { "individual" };
        let body = json!({"id": id, "title": format!("{title} #{}", self.count), "description": description,
            "metric": metric, "participants": participants,
            "prizes": ["Dinner for two", "Concert tickets", "Coffee for a week"]});
        (id, Report::post(Kind::Contest, "/api/v1/contests", body).running(slot.runs()))
    }
}

/// Somebody joins a contest.
pub(super) fn entry(contest: u64, user: usize) -> Report {
    Report::post(Kind::ContestEntry, format!("/api/v1/contests/{contest}/entries"), json!({"userId": user}))
}
