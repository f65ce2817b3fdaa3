//! A plain model of the books: a list of what was sold and a few facts, from which everything is worked out anew each time it
//! is asked for, by adding up and sorting. It shares the calendar with the books, and nothing else.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use jiff::Timestamp;
use serde_json::{Value, json};

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
/// How far a sale may be ahead.
const AHEAD: i64 = 300_000;

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

#[derive(Debug, Clone, PartialEq)]
struct Race {
    starts: i64,
    ends: i64,
    by_signups: bool,
    of_teams: bool,
    entrants: BTreeSet<u64>,
    settled: Option<Vec<Standing>>,
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

impl Race {
    fn brings(&self, sale: &Sold) -> i64 {
        if self.by_signups { sale.signups } else { sale.revenue }
    }

    fn amount(&self, value: i64) -> String {
        let measure = if self.by_signups { Measure::Signups } else { Measure::Revenue };
        measure.amount(value).as_str().to_owned()
    }

    fn covers(&self, sale: &Sold) -> bool {
        self.starts <= sale.sold_at && sale.sold_at < self.ends
    }

    fn entrant(&self, user: u64, team: Option<u64>) -> Option<u64> {
        if self.of_teams { team } else { Some(user) }
    }
}

fn best_first(mut standings: Vec<Standing>) -> Vec<Standing> {
    standings.sort_by_key(|(value, reached, id)| (Reverse(*value), *reached, *id));
    standings
}

fn rank(standings: &[Standing], value: i64) -> usize {
    1 + standings.iter().filter(|(other, ..)| *other > value).count()
}

fn tiers(signups: i64) -> i64 {
    [150, 200, 250, 300, 350, 400].into_iter().filter(|tier| *tier <= signups).count() as i64
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

    /// How a contest stands, or was settled, best first.
    pub(super) fn standings(&self, id: u64) -> Vec<Standing> {
        let race = &self.races[&id];
        race.settled.clone().unwrap_or_else(|| self.scores(race))
    }

    fn scores(&self, race: &Race) -> Vec<Standing> {
        let score = |entrant: &u64| {
            let counts = |sale: &&Sold| {
                !sale.voided
                    && race.entrant(sale.user, sale.team) == Some(*entrant)
                    && race.covers(sale)
                    && race.brings(sale) > 0
            };
            let sales: Vec<_> = self.sales.iter().filter(counts).collect();
            let reached = sales.iter().map(|sale| sale.recorded_at).max()?;
            Some((sales.iter().map(|sale| race.brings(sale)).sum(), reached, *entrant))
        };
        best_first(race.entrants.iter().filter_map(score).collect())
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

    fn sell(&mut self, id: u64, user: u64, revenue: i64, signups: i64, sold_at: Option<i64>) -> Answer {
        if let Some(sale) = self.sales.iter().rev().find(|sale| sale.id == id).filter(|sale| !sale.voided) {
            let same_time = sold_at.is_none_or(|at| at.min(sale.recorded_at) == sale.sold_at);
            let same = (sale.user, sale.revenue, sale.signups) == (user, revenue, signups) && same_time;
            return if same { Answer::Known } else { Answer::Refused("OtherSale") };
        }
        if sold_at.is_some_and(|at| at > self.at + AHEAD) {
            return Answer::Refused("SoldAhead");
        }
        let before = self.boards();
        let sold_at = sold_at.unwrap_or(self.at).min(self.at);
        let moment = Timestamp::from_millisecond(sold_at).unwrap();
        let [week, month, year] = [Span::Week, Span::Month, Span::Year].map(|span| self.calendar.period(span, moment));
        let (team, recorded_at, voided) = (self.team(user), self.at, false);
        self.sales.push(Sold { id, user, team, revenue, signups, sold_at, recorded_at, voided, week, month, year });
        if revenue > 0 && self.is_first(user, month) && !self.firsts.contains_key(&(user, month)) {
            self.firsts.insert((user, month), self.sales.len() - 1);
        }
        self.add_points(user);
        let milestones = self.reach(user, month, year);
        if self.unlocked.insert((user, "first_deal")) {
            self.gain(user, 100);
        }
        if self.sales_of(user).filter(|sale| sale.month == month).count() >= 10
            && self.unlocked.insert((user, "closer"))
        {
            self.gain(user, 300);
        }
        let mut lines = self.risen(user, &before);
        let sale = self.sales.last().unwrap();
        let mut races: Vec<_> = self.races.iter().collect();
        races.sort_by_key(|(id, race)| (race.ends, **id));
        for (id, race) in races {
            let Some(entrant) = race.entrant(user, sale.team) else { continue };
            if race.settled.is_none() && race.entrants.contains(&entrant) && race.covers(sale) && race.brings(sale) > 0
            {
                let standings = self.scores(race);
                let value = Self::value_of(&standings, entrant);
                let (rank, value) = (rank(&standings, value), race.amount(value));
                lines.push(format!("{user} scored in {id} = {value}, rank {rank}"));
            }
        }
        Answer::Told { lines, milestones }
    }

    fn is_first(&self, user: u64, month: Period) -> bool {
        let board = self.board(Metric::MonthlyRevenue, None);
        let value = Self::value_of(&board, user);
        self.now(Span::Month) == month && value > 0 && rank(&board, value) == 1
    }

    /// All milestones that his sums are worth and that were not told.
    fn reach(&mut self, user: u64, month: Period, year: Period) -> usize {
        let sum = |metric: Metric, period: Period| -> i64 {
            let sales = self.sales_of(user).filter(|sale| sale.period(period.span()) == period);
            sales.map(|sale| sale.brings(metric)).sum()
        };
        const K: i64 = 100_000;
        let monthly = sum(Metric::MonthlyRevenue, month);
        let signups = sum(Metric::MonthlySignups, month);
        let (yearly, ever) = (sum(Metric::YearlyRevenue, year), sum(Metric::AllTimeRevenue, Period::EVER));
        let mut told = 0;
        for (period, what, value, thresholds) in [
            (month, "revenue", monthly, &[10 * K, 25 * K, 50 * K, 75 * K, 100 * K][..]),
            (month, "signups", signups, &[100, 150, 200, 250, 300, 350, 400]),
            (month, "tier", signups, &[150, 200, 250, 300, 350, 400]),
            (year, "revenue", yearly, &[100 * K, 250 * K, 500 * K, 1_000 * K]),
            (Period::EVER, "revenue", ever, &[100 * K, 250 * K, 500 * K, 1_000 * K]),
        ] {
            for threshold in thresholds.iter().filter(|threshold| **threshold <= value) {
                told += usize::from(self.milestones.insert((user, period, what, *threshold)));
            }
        }
        told
    }

    fn add_points(&mut self, user: u64) {
        let signups: i64 = self.sales_of(user).map(|sale| sale.signups).sum();
        let revenue: i64 = self.sales_of(user).map(|sale| sale.revenue).sum();
        let mut months: BTreeMap<Period, i64> = BTreeMap::new();
        for sale in self.sales_of(user) {
            *months.entry(sale.month).or_default() += sale.signups;
        }
        let tiers: i64 = months.values().map(|signups| tiers(*signups)).sum();
        let firsts = self.firsts.keys().filter(|(first, _)| *first == user).count() as i64;
        let points = signups * 10 + revenue / 100_000 * 50 + tiers * 500 + firsts * 1_000;
        let had = self.points.entry(user).or_default();
        if had.0 != points {
            *had = (points, self.at);
        }
    }

    fn gain(&mut self, user: u64, xp: u64) {
        let had = self.xp.entry(user).or_default();
        *had = (had.0 + xp as i64, self.at);
    }

    /// The changes of his places, and of those whom he has overtaken.
    fn risen(&self, user: u64, before: &[Vec<Standing>]) -> Vec<String> {
        let mut lines = Vec::new();
        let mut overtaken = OVERTAKEN;
        for ((metric, before), after) in Metric::ALL.into_iter().zip(before).zip(self.boards()) {
            let (had, has) = (Self::value_of(before, user), Self::value_of(&after, user));
            if had == has {
                continue;
            }
            let line = |user: u64, previous: usize, new: usize, value: i64, who: &str| {
                format!("{user} {metric} {previous}>{new} = {}{who}", metric.amount(value).as_str())
            };
            lines.push(line(user, rank(before, had), rank(&after, has), has, ""));
            for (value, _, other) in &after {
                let (previous, new) = (rank(before, *value), rank(&after, *value));
                if *other != user && new > previous && overtaken > 0 {
                    overtaken -= 1;
                    lines.push(line(*other, previous, new, *value, " (to himself)"));
                }
            }
        }
        lines
    }

    fn void(&mut self, id: u64) -> Answer {
        let Some(number) = self.sales.iter().rposition(|sale| sale.id == id).filter(|at| !self.sales[*at].voided)
        else {
            return Answer::Refused("NoSale");
        };
        let before = self.boards();
        self.sales[number].voided = true;
        let (user, month) = (self.sales[number].user, self.sales[number].month);
        if self.firsts.get(&(user, month)) == Some(&number) {
            let other = |sale: &Sold| sale.user == user && !sale.voided && sale.month == month && sale.revenue > 0;
            match self.sales.iter().rposition(other).filter(|_| self.is_first(user, month)) {
                Some(other) => self.firsts.insert((user, month), other),
                None => self.firsts.remove(&(user, month)),
            };
        }
        self.add_points(user);
        let sale = &self.sales[number];
        let mut lines = Vec::new();
        for (id, race) in self.races.iter().rev().filter(|(_, race)| race.settled.is_some()) {
            let entrant = race.entrant(user, sale.team);
            if race.covers(sale) && race.brings(sale) > 0 && entrant.is_some_and(|id| race.entrants.contains(&id)) {
                lines.push(format!("settled {id}"));
            }
        }
        let mut shown = Vec::new();
        for ((metric, before), after) in Metric::ALL.into_iter().zip(&before).zip(self.boards()) {
            let place = |board: &[Standing]| board.iter().find(|(.., other)| *other == user).copied();
            let (had, has) = (Self::value_of(before, user), Self::value_of(&after, user));
            let (previous, new) = (rank(before, had), rank(&after, has));
            if previous != new {
                let value = metric.amount(has);
                lines.push(format!("{user} {metric} {previous}>{new} = {} (to himself)", value.as_str()));
            }
            if place(before) != place(&after) {
                shown.push(metric.name());
            }
        }
        lines.extend((!shown.is_empty()).then(|| format!("refresh {}", shown.join(" "))));
        Answer::Told { lines, milestones: 0 }
    }

    fn list(&mut self, user: u64, team: Option<u64>, active: bool) -> Answer {
        let known = self.users.get(&user).copied();
        if known == Some((team, active)) {
            return Answer::Known;
        }
        let was_shown = self.shown(user);
        let from = self.team(user);
        self.users.insert(user, (team, active));
        let mut lines = Vec::new();
        if known.is_none() || from != team {
            let name = |team: Option<u64>| team.map_or("none".to_owned(), |team| team.to_string());
            lines.push(format!("{user} team {}>{}", name(from), name(team)));
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

    fn schedule(&mut self, id: u64, race: Race) -> Answer {
        let Some(known) = self.races.get(&id) else {
            self.races.insert(id, race);
            return Answer::Told { lines: Vec::new(), milestones: 0 };
        };
        let plan = |race: &Race| (race.starts, race.ends, race.by_signups, race.of_teams);
        if plan(known) == plan(&race) {
            return Answer::Known;
        }
        if known.settled.is_some() {
            return Answer::Refused("ContestOver");
        }
        if known.of_teams != race.of_teams && !known.entrants.is_empty() {
            return Answer::Refused("OtherParticipants");
        }
        let entrants = known.entrants.clone();
        self.races.insert(id, Race { entrants, ..race });
        Answer::Told { lines: Vec::new(), milestones: 0 }
    }

    fn enter(&mut self, id: u64, user: u64) -> Answer {
        let (team, now) = (self.team(user), self.at);
        let Some(race) = self.races.get_mut(&id) else { return Answer::Refused("NoContest") };
        let Some(entrant) = race.entrant(user, team) else { return Answer::Refused("NoTeam") };
        if race.entrants.contains(&entrant) {
            return Answer::Known;
        }
        if race.settled.is_some() || now >= race.ends {
            return Answer::Refused("ContestOver");
        }
        race.entrants.insert(entrant);
        let race = &self.races[&id];
        let value = Self::value_of(&self.scores(race), entrant);
        Answer::Told { lines: vec![format!("{user} entered {id} = {}", race.amount(value))], milestones: 0 }
    }

    fn settle(&mut self, id: u64) -> Answer {
        let Some(race) = self.races.get(&id) else { return Answer::Refused("NoContest") };
        if race.settled.is_some() {
            return Answer::Refused("ContestOver");
        }
        if self.at < race.ends {
            return Answer::Refused("ContestNotOver");
        }
        let standings = self.scores(race);
        let kind = if race.of_teams { "Team" } else { "User" };
        let place = |(value, _, id): &Standing| {
            format!(", {}. {kind} {id} = {}", rank(&standings, *value), race.amount(*value))
        };
        let mut lines = vec![format!("over {id}{}", standings.iter().map(place).collect::<String>())];
        for (value, _, id) in &standings {
            if rank(&standings, *value) <= 3 {
                let of_team = |user: &u64| self.team(*user) == Some(*id) && self.is_active(*user);
                let winners: Vec<_> = if race.of_teams { USERS.filter(of_team).collect() } else { vec![*id] };
                lines.extend(winners.into_iter().map(|user| format!("{user} contest: Sprint")));
            }
        }
        self.races.get_mut(&id).unwrap().settled = Some(standings);
        Answer::Told { lines, milestones: 0 }
    }
}
