use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::{
    TeamId, UserId,
    books::{Books, Metric},
    events::Amount,
};

/// How somebody stands, by every metric.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Who.
    pub user_id: UserId,
    /// What he is called.
    pub user_name: Arc<str>,
    /// His team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_id: Option<TeamId>,
    /// Whether he is still with us.
    pub active: bool,
    /// The tier of his signups this month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// The tier that comes next, and the signups it needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_tier: Option<NextTier>,
    /// By metric.
    pub metrics: Vec<StandingOf>,
}

/// The tier that comes next.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NextTier {
    /// What it is called.
    pub name: String,
    /// From so many signups a month on.
    pub signups: Amount,
}

/// How somebody stands by one metric.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MetricStanding)]
pub struct StandingOf {
    /// Which one.
    pub metric: Metric,
    /// 1-2-2-4; behind everybody on the board for a value of 0.
    pub rank: u64,
    /// His rank in his team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_rank: Option<u64>,
    /// How much.
    pub value: Amount,
    /// How many are on the board.
    pub of: usize,
    /// How many percent of those on the board he is not behind, rounded down; 0 with no value.
    pub percentile: u64,
    /// The rank at the end of yesterday minus the rank now: above 0 he has risen. Absent where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<i64>,
    /// What he wants to reach in the period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<Amount>,
    /// What of that is due by today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pace: Option<Amount>,
}

impl Books {
    /// How somebody stands. `yesterday` is his ranks at the end of yesterday, where they are known.
    pub fn standing(&self, user: UserId, yesterday: impl Fn(Metric) -> Option<u64>) -> Standing {
        let seats = self.seats(user);
        let team = self.roster.team_of(user);
        let of = |metric: Metric| {
            let (value, _) = seats.values[metric.number()];
            let (rank, of) = (self.boards.rank(metric, None, value), self.boards.len(metric, None));
            let goal = self.roster.goal(user, metric);
            let behind = (of as u64 + 1).saturating_sub(rank);
            StandingOf {
                metric,
                rank,
                team_rank: team.map(|team| self.boards.rank(metric, Some(team), value)),
                value: metric.amount(value),
                of,
                percentile: if value > 0 { (behind * 100).checked_div(of as u64).unwrap_or(0) } else { 0 },
                change: yesterday(metric).map(|before| {
                    i64::try_from(before).unwrap_or(i64::MAX).saturating_sub(i64::try_from(rank).unwrap_or(i64::MAX))
                }),
                goal: goal.map(|goal| metric.amount(goal)),
                pace: goal.map(|goal| metric.amount(self.pace(metric, goal))),
            }
        };
        let (signups, _) = seats.values[Metric::MonthlySignups.number()];
        let tiers = &self.rules.sales.tiers;
        Standing {
            user_id: user,
            user_name: self.roster.name(user),
            team_id: team,
            active: self.roster.is_active(user),
            tier: tiers.name(tiers.reached(signups)).map(str::to_owned),
            next_tier: tiers
                .next(signups)
                .map(|tier| NextTier { name: tier.name.clone(), signups: Metric::MonthlySignups.amount(tier.signups) }),
            metrics: Metric::ALL.into_iter().map(of).collect(),
        }
    }

    /// Whether anything is known of somebody.
    pub fn knows(&self, user: UserId) -> bool {
        self.roster.user(user).is_some() || self.account(user).is_some() || self.trainee(user).is_some()
    }
}
