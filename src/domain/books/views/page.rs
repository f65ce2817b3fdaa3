use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::{
    Period, Place, TeamId, UserId,
    books::{Books, Metric, Scope},
    events::{Amount, Timestamp},
};

/// Which part of a board is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    /// Which board.
    pub metric: Metric,
    /// Whose.
    pub scope: Scope,
    /// How many places are passed over.
    pub offset: usize,
    /// How many places at the most.
    pub limit: usize,
    /// Somebody to be in the middle of it; `offset` does not count then.
    pub around: Option<UserId>,
}

/// A part of a board.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Board)]
pub struct Page {
    /// Which board.
    pub metric: Metric,
    /// Of which period: a week by its first day, `2026-11`, `2026`, or `all`.
    pub period: Period,
    /// Of which team; absent for everyone's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<TeamId>)]
    pub team_id: Scope,
    /// The places, best first.
    pub entries: Vec<Row>,
    /// How many places are in front of them.
    pub offset: usize,
    /// How many places the board has.
    pub total: usize,
    /// What all of them come to.
    pub sum: Amount,
}

/// A place on a board.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = BoardEntry)]
pub struct Row {
    /// 1-2-2-4.
    pub rank: u64,
    /// Who.
    pub user_id: UserId,
    /// What he is called.
    pub user_name: Arc<str>,
    /// His team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_id: Option<TeamId>,
    /// A picture of him.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar_url: Option<Arc<str>>,
    /// How much.
    pub value: Amount,
    /// When it came to that much. Equal values are in this order, and those of the same moment in that of their ids.
    pub reached_at: Timestamp,
    /// What he wants to reach in the period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<Amount>,
    /// What of that is due by today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pace: Option<Amount>,
}

impl Books {
    /// A part of a board.
    pub fn page(&self, request: &PageRequest) -> Page {
        let PageRequest { metric, scope, limit, .. } = *request;
        let ranking = self.boards.ranking(metric, scope);
        let offset = match request.around {
            Some(user) => self.index(metric, scope, user).saturating_sub(limit / 2),
            None => request.offset,
        };
        let mut entries: Vec<Row> = Vec::new();
        let mut last = None;
        let places = ranking.into_iter().flat_map(|ranking| ranking.from_index(offset)).take(limit);
        for (passed, place) in places.enumerate() {
            let rank = match last {
                Some((value, rank)) if value == place.value => rank,
                None => self.boards.rank(metric, scope, place.value),
                Some(_) => (offset + passed) as u64 + 1,
            };
            last = Some((place.value, rank));
            entries.extend(self.row(metric, rank, &place));
        }
        Page {
            metric,
            period: self.boards.period(metric),
            team_id: scope,
            entries,
            offset,
            total: self.boards.len(metric, scope),
            sum: metric.amount(self.boards.sum(metric, scope)),
        }
    }

    /// How many places are in front of his; all of them, if he has none.
    fn index(&self, metric: Metric, scope: Scope, user: UserId) -> usize {
        let seats = self.seats(user);
        let (value, reached) = seats.values[metric.number()];
        let is_in_scope = value > 0 && (scope.is_none() || scope == seats.team);
        let place = Place { value, reached, id: user.get() };
        let ranking = self.boards.ranking(metric, scope).filter(|_| is_in_scope);
        ranking.and_then(|ranking| ranking.index(&place)).unwrap_or_else(|| self.boards.len(metric, scope))
    }

    /// The first place of the board of everyone.
    pub(super) fn first(&self, metric: Metric) -> Option<Row> {
        let first = self.boards.ranking(metric, None)?.from_index(0).next()?;
        self.row(metric, 1, &first)
    }

    fn row(&self, metric: Metric, rank: u64, place: &Place) -> Option<Row> {
        let user = UserId::new(place.id).ok()?;
        let listed = self.roster.user(user);
        let goal = self.roster.goal(user, metric);
        let pace = goal.map(|goal| self.pace(metric, goal));
        Some(Row {
            rank,
            user_id: user,
            user_name: self.roster.name(user),
            team_id: self.roster.team_of(user),
            avatar_url: listed.and_then(|listed| listed.avatar_url.clone()),
            value: metric.amount(place.value),
            reached_at: Timestamp::from_millisecond(place.reached),
            goal: goal.map(|goal| metric.amount(goal)),
            pace: pace.map(|pace| metric.amount(pace)),
        })
    }

    /// What of a goal is due by today.
    pub(super) fn pace(&self, metric: Metric, goal: i64) -> i64 {
        let calendar = &self.rules.calendar;
        self.boards.period(metric).pace(goal, calendar.date(self.at()))
    }
}
