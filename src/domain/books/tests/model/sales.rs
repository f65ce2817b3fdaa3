//! What is sold and voided, and what follows from it.

use super::*;

/// How far a sale may be ahead.
const AHEAD: i64 = 300_000;

fn tiers(signups: i64) -> i64 {
    [150, 200, 250, 300, 350, 400].into_iter().filter(|tier| *tier <= signups).count() as i64
}

impl Model {
    pub(super) fn sell(&mut self, id: u64, user: u64, revenue: i64, signups: i64, sold_at: Option<i64>) -> Answer {
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

    pub(super) fn is_first(&self, user: u64, month: Period) -> bool {
        let board = self.board(Metric::MonthlyRevenue, None);
        let value = Self::value_of(&board, user);
        self.now(Span::Month) == month && value > 0 && rank(&board, value) == 1
    }

    /// All milestones that his sums are worth and that were not told.
    pub(super) fn reach(&mut self, user: u64, month: Period, year: Period) -> usize {
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

    pub(super) fn add_points(&mut self, user: u64) {
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

    pub(super) fn gain(&mut self, user: u64, xp: u64) {
        let had = self.xp.entry(user).or_default();
        *had = (had.0 + xp as i64, self.at);
    }

    /// The changes of his places, and of those whom he has overtaken.
    pub(super) fn risen(&self, user: u64, before: &[Vec<Standing>]) -> Vec<String> {
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

    pub(super) fn void(&mut self, id: u64) -> Answer {
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
}
