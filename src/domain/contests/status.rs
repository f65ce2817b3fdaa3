use jiff::Timestamp as Moment;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ContestPlan;

/// Where a contest is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = ContestStatus)]
pub enum Status {
    /// It has not begun.
    Upcoming,
    /// What is sold now counts.
    Active,
    /// It is over.
    Completed,
}

impl Status {
    /// The status at a time: from its start on, and before its end, a contest is active. One that is settled is over, also when
    /// the clock is set back to before its end: what was paid stays paid.
    pub fn of(plan: &ContestPlan, is_settled: bool, now: Moment) -> Self {
        if is_settled || now >= plan.ends_at.moment() {
            Self::Completed
        } else if now >= plan.starts_at.moment() {
            Self::Active
        } else {
            Self::Upcoming
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(is_settled: bool, now: &str) -> Status {
        let json =
            r#"{"title":"A","startsAt":"2026-03-01T09:00:00Z","endsAt":"2026-03-08T17:00:00Z","metric":"revenue"}"#;
        Status::of(&serde_json::from_str(json).unwrap(), is_settled, now.parse().unwrap())
    }

    #[test]
    fn it_is_active_from_its_start_until_just_before_its_end() {
        for (now, expected) in [
            ("2026-01-01T00:00:00Z", Status::Upcoming),
            ("2026-03-01T08:59:59.999Z", Status::Upcoming),
            ("2026-03-01T09:00:00Z", Status::Active),
            ("2026-03-08T16:59:59.999Z", Status::Active),
            ("2026-03-08T17:00:00Z", Status::Completed),
            ("2099-01-01T00:00:00Z", Status::Completed),
        ] {
            assert_eq!(status(false, now), expected, "{now}");
        }
    }

    #[test]
    fn a_clock_that_is_stepped_back_opens_no_settled_contest_again() {
        for now in ["2026-03-08T16:59:59Z", "2026-01-01T00:00:00Z"] {
            assert_eq!(status(true, now), Status::Completed, "{now}");
        }
    }
}
