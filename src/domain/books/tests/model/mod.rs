//! A plain model of the books: a list of what was sold and a few facts, from which everything is worked out anew each time it
//! is asked for, by adding up and sorting. It shares the calendar with the books, and nothing else.

mod contests;
mod sales;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use jiff::Timestamp;
use serde_json::{Value, json};

use contests::Race;

use super::samples::{award, calendar, enter, entry, settle, users, void};
use crate::domain::{
    Calendar, Period, Span,
    books::{Entry, Metric},
    sales::Measure,
};

/// What can be done. Times are milliseconds, those of a sale from when it is reported, those of a contest from the beginning.
#[derive(Debug, Clone)]
pub(super) enum Op {
    Sale {
        id: u64,
        user: u64,
        revenue: i64,
        signups: i64,
        sold: Option<i64>,
    },
    /// One of the sales, the n-th of those recorded, is reported again.
    Again(usize),
    Void(u64),
    /// The n-th of those recorded is voided.
    VoidNth(usize),
    List {
        user: u64,
        team: Option<u64>,
        active: bool,
    },
    Contest {
        id: u64,
        starts: i64,
        ends: i64,
        by_signups: bool,
        of_teams: bool,
    },
    Enter {
        contest: u64,
        user: u64,
    },
    Settle(u64),
    Award {
        user: u64,
        xp: u64,
    },
}

/// What the books should answer.
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    Known,
    /// The name of the refusal.
    Refused(&'static str),
    Told {
        /// Places, contests, and what is shown anew, in their order.
        lines: Vec<String>,
        milestones: usize,
    },
}

/// How many of those who were overtaken are told, so few that it matters.
pub(super) const OVERTAKEN: usize = 4;
#[derive(Debug)]
struct Sold {
    id: u64,
    user: u64,
    team: Option<u64>,
    revenue: i64,
    signups: i64,
    sold_at: i64,
    recorded_at: i64,
    voided: bool,
    week: Period,
    month: Period,
    year: Period,
}

/// A value, when it was reached, and whose it is.
type Standing = (i64, i64, u64);

#[derive(Debug)]
pub(super) struct Model {
    calendar: Calendar,
    began: i64,
    at: i64,
    sales: Vec<Sold>,
    users: BTreeMap<u64, (Option<u64>, bool)>,
    races: BTreeMap<u64, Race>,
    xp: BTreeMap<u64, (i64, i64)>,
    points: BTreeMap<u64, (i64, i64)>,
    /// Which sale reached a first place.
    firsts: BTreeMap<(u64, Period), usize>,
    unlocked: BTreeSet<(u64, &'static str)>,
    milestones: BTreeSet<(u64, Period, &'static str, i64)>,
}

pub(super) const USERS: std::ops::RangeInclusive<u64> = 1..=12;

impl Sold {
    fn period(&self, span: Span) -> Period {
        match span {
            Span::Week => self.week,
            Span::Month => self.month,
            Span::Year => self.year,
            Span::Ever => Period::EVER,
        }
    }

    fn brings(&self, metric: Metric) -> i64 {
        match metric {
            Metric::MonthlyRevenue | Metric::YearlyRevenue | Metric::AllTimeRevenue => self.revenue,
            _ => self.signups,
        }
    }
}

fn best_first(mut standings: Vec<Standing>) -> Vec<Standing> {
    standings.sort_by_key(|(value, reached, id)| (Reverse(*value), *reached, *id));
    standings
}

fn rank(standings: &[Standing], value: i64) -> usize {
    1 + standings.iter().filter(|(other, ..)| *other > value).count()
}

impl Model {
    pub(super) fn new(zone: &str, began: Timestamp) -> Self {
        let began = began.as_millisecond();
        Self {
            calendar: calendar(zone),
            began,
            at: began,
            sales: Vec::new(),
            users: BTreeMap::new(),
            races: BTreeMap::new(),
            xp: BTreeMap::new(),
            points: BTreeMap::new(),
            firsts: BTreeMap::new(),
            unlocked: BTreeSet::new(),
            milestones: BTreeSet::new(),
        }
    }

    /// The entry that reports something at a time, and what is to be done with it here; nothing if there is nothing to do.
    pub(super) fn report(&self, op: &Op, now: i64) -> Option<(Op, Entry)> {
        let op = match op {
            Op::Again(nth) => {
                let Sold { id, user, revenue, signups, sold_at, .. } = *self.nth(*nth)?;
                Op::Sale { id, user, revenue, signups, sold: Some(sold_at - now) }
            }
            Op::VoidNth(nth) => Op::Void(self.nth(*nth)?.id),
            other => other.clone(),
        };
        let text = |millisecond| Timestamp::from_millisecond(millisecond).unwrap().to_string();
        let entry = match op {
            Op::Sale { id, user, revenue, signups, sold } => {
                let revenue = format!("{}.{:02}", revenue / 100, revenue % 100);
                let signups = format!("{}.{}", signups / 10, signups % 10);
                let mut body = json!({ "saleId": id, "userId": user, "revenue": revenue, "signups": signups });
                if let Some(sold) = sold {
                    body["soldAt"] = text(now + sold).into();
                }
                entry("sale", &body)
            }
            Op::Again(_) | Op::VoidNth(_) => return None,
            Op::Void(id) => void(id),
            Op::List { user, team, active } => {
                let mut body = json!({ "id": user, "name": format!("User {user}"), "active": active });
                body["teamId"] = team.map_or(Value::Null, Value::from);
                users([body])
            }
            Op::Contest { id, starts, ends, by_signups, of_teams } => {
                let metric = if by_signups { "signups" } else { "revenue" };
                let participants = if of_teams { "team" } else { "individual" };
                let (starts, ends) = (text(self.began + starts), text(self.began + ends));
                let more = json!({ "participants": participants });
                super::samples::contest(id, metric, &starts, &ends, more)
            }
            Op::Enter { contest, user } => enter(contest, user),
            Op::Settle(id) => settle(id),
            Op::Award { user, xp } => award(user, xp),
        };
        Some((op, entry))
    }

    fn nth(&self, nth: usize) -> Option<&Sold> {
        self.sales.get(nth.checked_rem(self.sales.len())?)
    }

    pub(super) fn advance(&mut self, now: i64) {
        self.at = self.at.max(now);
    }

    fn now(&self, span: Span) -> Period {
        self.calendar.period(span, Timestamp::from_millisecond(self.at).unwrap())
    }

    fn team(&self, user: u64) -> Option<u64> {
        self.users.get(&user).and_then(|(team, _)| *team)
    }

    fn is_active(&self, user: u64) -> bool {
        self.users.get(&user).is_none_or(|(_, active)| *active)
    }

    fn sales_of(&self, user: u64) -> impl Iterator<Item = &Sold> {
        self.sales.iter().filter(move |sale| sale.user == user && !sale.voided)
    }

    fn value(&self, user: u64, metric: Metric) -> (i64, i64) {
        match metric {
            Metric::Xp => self.xp.get(&user).copied().unwrap_or_default(),
            Metric::Points => self.points.get(&user).copied().unwrap_or_default(),
            _ => {
                let now = self.now(metric.span());
                let sales = self.sales_of(user).filter(|sale| sale.period(metric.span()) == now);
                let sales: Vec<_> = sales.filter(|sale| sale.brings(metric) > 0).collect();
                let reached = sales.iter().map(|sale| sale.recorded_at).max();
                (sales.iter().map(|sale| sale.brings(metric)).sum(), reached.unwrap_or(0))
            }
        }
    }

    /// A board, best first.
    pub(super) fn board(&self, metric: Metric, team: Option<u64>) -> Vec<Standing> {
        let shown = USERS.filter(|user| self.is_active(*user) && (team.is_none() || self.team(*user) == team));
        let places = shown.map(|user| {
            let (value, reached) = self.value(user, metric);
            (value, reached, user)
        });
        best_first(places.filter(|(value, ..)| *value > 0).collect())
    }

    fn boards(&self) -> Vec<Vec<Standing>> {
        Metric::ALL.into_iter().map(|metric| self.board(metric, None)).collect()
    }

    pub(super) fn races(&self) -> impl Iterator<Item = u64> + '_ {
        self.races.keys().copied()
    }

    fn value_of(standings: &[Standing], id: u64) -> i64 {
        standings.iter().find(|(.., other)| *other == id).map_or(0, |(value, ..)| *value)
    }

    pub(super) fn step(&mut self, op: &Op, now: i64) -> Answer {
        self.advance(now);
        match *op {
            Op::Sale { id, user, revenue, signups, sold } => {
                let sold_at = sold.map(|sold| now + sold);
                self.sell(id, user, revenue, signups, sold_at)
            }
            Op::Again(_) | Op::VoidNth(_) => unreachable!("{op:?} was made a report"),
            Op::Void(id) => self.void(id),
            Op::List { user, team, active } => self.list(user, team, active),
            Op::Contest { id, starts, ends, by_signups, of_teams } => {
                let (starts, ends) = (self.began + starts, self.began + ends);
                let (entrants, settled) = (BTreeSet::new(), None);
                self.schedule(id, Race { starts, ends, by_signups, of_teams, entrants, settled })
            }
            Op::Enter { contest, user } => self.enter(contest, user),
            Op::Settle(id) => self.settle(id),
            Op::Award { user, xp } => {
                let before = self.boards();
                self.gain(user, xp);
                Answer::Told { lines: self.risen(user, &before), milestones: 0 }
            }
        }
    }

    fn list(&mut self, user: u64, team: Option<u64>, active: bool) -> Answer {
        let known = self.users.get(&user).copied();
        if known == Some((team, active)) {
            return Answer::Known;
        }
        let was_shown = self.shown(user);
        let member_of = |known: Option<(Option<u64>, bool)>| known.and_then(|(team, active)| team.filter(|_| active));
        let (from, to) = (member_of(known), member_of(Some((team, active))));
        self.users.insert(user, (team, active));
        let mut lines = Vec::new();
        if known.is_none() || from != to {
            let name = |team: Option<u64>| team.map_or("none".to_owned(), |team| team.to_string());
            lines.push(format!("{user} team {}>{}", name(from), name(to)));
        }
        let shown: BTreeSet<Metric> = was_shown.into_iter().chain(self.shown(user)).collect();
        let names: Vec<_> = shown.iter().map(|metric| metric.name()).collect();
        lines.extend((!names.is_empty()).then(|| format!("refresh {}", names.join(" "))));
        Answer::Told { lines, milestones: 0 }
    }

    fn shown(&self, user: u64) -> Vec<Metric> {
        let is_there = |metric: &Metric| self.board(*metric, None).iter().any(|(.., other)| *other == user);
        Metric::ALL.into_iter().filter(is_there).collect()
    }
}
