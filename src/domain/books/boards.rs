use std::collections::HashMap;

use jiff::Timestamp;

use super::Metric;
use crate::domain::{Calendar, Period, Place, Ranking, TeamId, UserId};

/// The boards of the periods that are running: for each metric one of everyone, and one of each team. Changing one user's
/// place, and asking for ranks and pages, costs O(log n).
#[derive(Debug)]
pub struct Boards {
    /// By the numbers of the metrics.
    all: Box<[Board; Metric::COUNT]>,
    day_ends: Timestamp,
}

/// The board of a metric.
#[derive(Debug)]
struct Board {
    period: Period,
    everyone: Ranking,
    teams: HashMap<TeamId, TeamBoard>,
    sum: i64,
}

#[derive(Debug, Default)]
struct TeamBoard {
    members: Ranking,
    sum: i64,
}

/// Where somebody stands on all boards: his values, and when he reached them. A value of 0 is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seats {
    pub(super) team: Option<TeamId>,
    /// By the numbers of the metrics: value and milliseconds since 1970.
    pub(super) values: [(i64, i64); Metric::COUNT],
}

impl Seats {
    /// Of somebody who is on no board.
    pub(super) const NOWHERE: Self = Self { team: None, values: [(0, 0); Metric::COUNT] };

    fn of(&self, metric: Metric) -> (i64, i64) {
        self.values.get(metric.number()).copied().unwrap_or_default()
    }

    /// The boards on which he has a place.
    pub(super) fn metrics(&self) -> impl Iterator<Item = Metric> + use<> {
        let values = self.values;
        Metric::ALL.into_iter().filter(move |metric| values[metric.number()].0 > 0)
    }
}

/// Whose board.
pub type Scope = Option<TeamId>;

impl Board {
    fn new(period: Period) -> Self {
        Self { period, everyone: Ranking::default(), teams: HashMap::new(), sum: 0 }
    }

    fn take(&mut self, team: Scope, place: &Place) {
        self.everyone.remove(place);
        self.sum = self.sum.saturating_sub(place.value);
        let Some(team) = team else { return };
        if let Some(board) = self.teams.get_mut(&team) {
            board.members.remove(place);
            board.sum = board.sum.saturating_sub(place.value);
            if board.members.is_empty() {
                self.teams.remove(&team);
            }
        }
    }

    fn put(&mut self, team: Scope, place: Place) {
        self.everyone.insert(place);
        self.sum = self.sum.saturating_add(place.value);
        if let Some(team) = team {
            let board = self.teams.entry(team).or_default();
            board.members.insert(place);
            board.sum = board.sum.saturating_add(place.value);
        }
    }
}

impl Boards {
    /// Empty ones, for the periods that are running at this time.
    pub(super) fn new(calendar: &Calendar, at: Timestamp) -> Self {
        let board = |metric: Metric| Board::new(calendar.period(metric.span(), at));
        Self { all: Box::new(Metric::ALL.map(board)), day_ends: calendar.next_midnight(at) }
    }

    fn board(&self, metric: Metric) -> &Board {
        &self.all[metric.number()]
    }

    /// The period a board is of.
    pub fn period(&self, metric: Metric) -> Period {
        self.board(metric).period
    }

    /// When the organisation's day is over. Until then no period is.
    pub fn day_ends(&self) -> Timestamp {
        self.day_ends
    }

    /// Empties the boards whose period is over, and says which.
    pub(super) fn turn(&mut self, calendar: &Calendar, at: Timestamp) -> Vec<Metric> {
        if at < self.day_ends {
            return Vec::new();
        }
        self.day_ends = calendar.next_midnight(at);
        let is_over = |metric: &Metric| calendar.period(metric.span(), at) > self.period(*metric);
        let over: Vec<_> = Metric::ALL.into_iter().filter(is_over).collect();
        for metric in &over {
            self.all[metric.number()] = Board::new(calendar.period(metric.span(), at));
        }
        over
    }

    /// Moves somebody from where he stood to where he stands.
    pub(super) fn reseat(&mut self, user: UserId, before: &Seats, after: &Seats) {
        for metric in Metric::ALL {
            let (old, new) = (before.of(metric), after.of(metric));
            if old == new && before.team == after.team {
                continue;
            }
            let board = &mut self.all[metric.number()];
            let place = |(value, reached)| Place { value, reached, id: user.get() };
            if old.0 > 0 {
                board.take(before.team, &place(old));
            }
            if new.0 > 0 {
                board.put(after.team, place(new));
            }
        }
    }

    /// Seats many at once, where nobody sits yet.
    pub(super) fn seat_all(&mut self, seats: &[(UserId, Seats)]) {
        for (metric, board) in Metric::ALL.into_iter().zip(self.all.iter_mut()) {
            let (mut everyone, mut teams) = (Vec::new(), HashMap::<TeamId, Vec<Place>>::new());
            for (user, seats) in seats {
                let (value, reached) = seats.of(metric);
                if value > 0 {
                    let place = Place { value, reached, id: user.get() };
                    everyone.push(place);
                    if let Some(team) = seats.team {
                        teams.entry(team).or_default().push(place);
                    }
                }
            }
            board.sum = sum(&everyone);
            board.everyone = everyone.into();
            let team_board = |places: Vec<Place>| TeamBoard { sum: sum(&places), members: places.into() };
            board.teams = teams.into_iter().map(|(team, places)| (team, team_board(places))).collect();
        }
    }

    /// A board in its order; `None` if nobody of a team is on it.
    pub fn ranking(&self, metric: Metric, scope: Scope) -> Option<&Ranking> {
        let board = self.board(metric);
        match scope {
            None => Some(&board.everyone),
            Some(team) => board.teams.get(&team).map(|team| &team.members),
        }
    }

    /// The rank of a value, from 1; that of 0 is behind all who are on the board.
    pub fn rank(&self, metric: Metric, scope: Scope, value: i64) -> u64 {
        self.ranking(metric, scope).map_or(1, |ranking| ranking.rank(value))
    }

    /// How many are on a board.
    pub fn len(&self, metric: Metric, scope: Scope) -> usize {
        self.ranking(metric, scope).map_or(0, Ranking::len)
    }

    /// What the values of a board come to.
    pub fn sum(&self, metric: Metric, scope: Scope) -> i64 {
        let board = self.board(metric);
        match scope {
            None => board.sum,
            Some(team) => board.teams.get(&team).map_or(0, |team| team.sum),
        }
    }
}

fn sum(places: &[Place]) -> i64 {
    places.iter().fold(0, |sum, place| sum.saturating_add(place.value))
}
