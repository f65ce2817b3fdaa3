use std::{collections::BTreeSet, sync::Arc};

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::{
    Period, TeamId, UserId,
    books::{Books, Metric, Row},
    events::Amount,
};

/// A team, and what its active members have come to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Team)]
pub struct TeamRow {
    /// Which one.
    pub team_id: TeamId,
    /// What it is called.
    pub name: Arc<str>,
    /// Who leads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader_id: Option<UserId>,
    /// How many active members it has.
    pub members: usize,
    /// By metric.
    pub metrics: Vec<TeamSum>,
}

/// What the active members of a team have come to by one metric.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TeamSum {
    /// Which one.
    pub metric: Metric,
    /// Together.
    pub sum: Amount,
    /// Each of them, those without a value too; rounded down to the smallest unit.
    pub average: Amount,
    /// The team's rank by the sum, 1-2-2-4.
    pub rank: u64,
}

/// What everybody has come to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// How many active users the roster has.
    pub users: usize,
    /// How many teams.
    pub teams: usize,
    /// How many sales count.
    pub sales: usize,
    /// How many contests are on or to come.
    pub open_contests: usize,
    /// By metric.
    pub boards: Vec<BoardStats>,
}

/// What everybody has come to by one metric.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BoardStats {
    /// Which one.
    pub metric: Metric,
    /// Of which period.
    pub period: Period,
    /// How many have a value.
    pub users: usize,
    /// Together.
    pub sum: Amount,
    /// Each of those who have one, rounded down to the smallest unit.
    pub average: Amount,
    /// The first of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Row>,
}

impl Books {
    /// Teams that are listed or have members, by their ids: those behind this one, so many at the most.
    pub fn team_rows(&self, after: Option<TeamId>, most: usize) -> Vec<TeamRow> {
        let teams: BTreeSet<TeamId> =
            self.roster.teams().map(|team| team.id).chain(self.roster.teams_with_members()).collect();
        let sums = Metric::ALL.map(|metric| {
            let mut sums: Vec<_> = teams.iter().map(|team| self.boards.sum(metric, Some(*team))).collect();
            sums.sort_unstable_by(|a, b| b.cmp(a));
            sums
        });
        let row = |team: TeamId| {
            let members = self.roster.members(team).len();
            let of = |metric: Metric| {
                let sum = self.boards.sum(metric, Some(team));
                let average = i64::try_from(members).ok().and_then(|members| sum.checked_div(members)).unwrap_or(0);
                let rank = sums[metric.number()].partition_point(|other| *other > sum) as u64 + 1;
                TeamSum { metric, sum: metric.amount(sum), average: metric.amount(average), rank }
            };
            TeamRow {
                team_id: team,
                name: self.roster.team_name(team),
                leader_id: self.roster.team(team).and_then(|listed| listed.leader_id),
                members,
                metrics: Metric::ALL.into_iter().map(of).collect(),
            }
        };
        let behind = teams.iter().copied().filter(|team| after.is_none_or(|after| *team > after));
        behind.take(most).map(row).collect()
    }

    /// What everybody has come to.
    pub fn stats(&self) -> Stats {
        let board = |metric: Metric| {
            let (users, sum) = (self.boards.len(metric, None), self.boards.sum(metric, None));
            let average = i64::try_from(users).ok().and_then(|users| sum.checked_div(users)).unwrap_or(0);
            BoardStats {
                metric,
                period: self.boards.period(metric),
                users,
                sum: metric.amount(sum),
                average: metric.amount(average),
                first: self.first(metric),
            }
        };
        Stats {
            users: self.roster.active(),
            teams: self.roster.teams().count(),
            sales: self.sales.counting(),
            open_contests: self.contests.open().len(),
            boards: Metric::ALL.into_iter().map(board).collect(),
        }
    }
}
