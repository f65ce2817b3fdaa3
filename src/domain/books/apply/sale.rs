use jiff::SignedDuration;

use super::Applied;
use crate::domain::{
    Period, Span, UserId,
    books::{
        Account, Books, Consequence, Metric, Refusal, Sale, SaleId, Sum,
        account::{Cell, Reached},
        sale::{Recorded, adds},
    },
    events::{AchievementType, LeaderboardEvent},
    sales::{GoalSpan, Measure, Milestone, When, Words},
    training::{SalesCount, TrainingReport},
};

/// A sum that a sale has raised.
#[derive(Debug, Clone, Copy)]
struct Raised {
    metric: Metric,
    measure: Measure,
    period: Period,
    before: i64,
    /// What it comes to now.
    sum: Sum,
}

impl Books {
    /// Records a sale.
    pub(super) fn sell(&mut self, sale: &Sale) -> Result<Applied, Refusal> {
        if let Some(recorded) = self.sales.get(&sale.sale_id).filter(|recorded| !recorded.voided) {
            return if recorded.is(sale) {
                Ok(Applied::known())
            } else {
                Err(Refusal::OtherSale(sale.sale_id.clone()))
            };
        }
        self.must_not_be_ahead(sale)?;
        let user = sale.user_id;
        let before = self.glance(user);
        let recorded = sale.recorded(self.at(), self.roster.team_of(user));
        self.record_sale(sale.sale_id.clone(), recorded.clone());
        let mut account = self.account(user).cloned().unwrap_or_default();
        let raised = self.raise(user, &mut account, &recorded);
        let mut told = Vec::new();
        self.reach_milestones(user, &mut account, &raised, &mut told);
        self.set_account(user, account);
        self.reach_first_place(&sale.sale_id, user, &raised);
        told.extend(self.count_sales(user, &raised));
        self.score(user, &recorded, &mut told);
        // The places come first: what follows is told of them.
        let mut consequences = Vec::new();
        self.risen(user, &before, &mut consequences);
        consequences.append(&mut told);
        Ok(Applied { consequences, known: false })
    }

    fn must_not_be_ahead(&self, sale: &Sale) -> Result<(), Refusal> {
        let seconds = self.rules.bounds.clock_ahead;
        let most = SignedDuration::from_secs(seconds);
        match sale.sold_at {
            Some(got) if got.moment().duration_since(self.at()) > most => {
                Err(Refusal::SoldAhead { got, now: self.at().into(), seconds })
            }
            _ => Ok(()),
        }
    }

    /// Adds a sale, which is recorded already, to the sums of its seller.
    fn raise(&self, user: UserId, account: &mut Account, sale: &Recorded) -> Vec<Raised> {
        let calendar = &self.rules.calendar;
        let had = self.worth(account);
        account.sales += 1;
        account.all_time_signups = account.all_time_signups.saturating_add(sale.signups);
        let raised: Vec<_> = adds(sale)
            .map(|(metric, measure, brings)| {
                let period = calendar.period(metric.span(), sale.moment());
                let cell = &mut account.cells[metric.number()];
                if cell.period.is_none_or(|last| last < period) {
                    *cell = Cell { period: Some(period), ..Cell::default() };
                }
                let sum = if cell.period == Some(period) {
                    cell.sum.add(brings, sale.recorded_at);
                    cell.sum
                } else {
                    // A late one: its own period is over, and another one stands in the account.
                    self.sales.sum(user, measure, period, calendar)
                };
                Raised { metric, measure, period, before: sum.value.saturating_sub(brings), sum }
            })
            .collect();
        let tiers = raised.iter().filter(|raised| raised.metric == Metric::MonthlySignups);
        let tiers: i64 = tiers.map(|signups| self.tier_points(signups.before, signups.sum.value)).sum();
        account.add_points(self.worth(account) - had + tiers, sale.recorded_at);
        raised
    }

    /// The points of all that an account has sold, tiers aside.
    pub(super) fn worth(&self, account: &Account) -> i64 {
        let revenue = account.cells[Metric::AllTimeRevenue.number()].sum.value;
        self.rules.sales.points.for_sales(account.all_time_signups, revenue)
    }

    /// The points of the tiers between two counts of the signups of a month, the lower one first.
    pub(super) fn tier_points(&self, before: i64, after: i64) -> i64 {
        self.rules.sales.points.for_tiers(self.rules.sales.tiers.passed(before, after).count())
    }

    /// Tells of the milestones that these sums have reached for the first time.
    fn reach_milestones(&self, user: UserId, account: &mut Account, raised: &[Raised], told: &mut Vec<Consequence>) {
        let rules = &self.rules.sales;
        for raised in raised {
            let Raised { metric, measure, period, before, sum: Sum { value: after, .. } } = *raised;
            let Some(kind) = metric.milestones() else { continue };
            let goal = self.roster.goal(user, metric).zip(goal_span(period));
            let goal = goal.and_then(|(goal, span)| Milestone::goal(span, measure, goal, before, after));
            let tiers = (metric == Metric::MonthlySignups).then(|| rules.tiers.passed(before, after));
            let tiers = tiers.into_iter().flatten().map(Milestone::Tier);
            for milestone in rules.milestones.crossed(kind, before, after).chain(goal).chain(tiers) {
                if account.milestones.insert(Reached { period, milestone }) {
                    let is_now = self.boards.period(metric) == period;
                    let when = if is_now { When::Now } else { When::On(period.first_day()) };
                    told.push(self.earned(user, AchievementType::Milestone, rules.words(milestone, when)));
                }
            }
        }
    }

    /// Something to be celebrated by everybody.
    pub(super) fn earned(&self, user: UserId, kind: AchievementType, words: Words) -> Consequence {
        let achievement = words.achievement(kind, user, &self.roster.name(user), self.at().into());
        Consequence::Leaderboard(LeaderboardEvent::Achievement(achievement))
    }

    /// Gives the points of the month's first place, once a month, to whoever holds it after a sale of his.
    fn reach_first_place(&mut self, id: &SaleId, user: UserId, raised: &[Raised]) {
        let month = raised.iter().find(|raised| raised.metric == Metric::MonthlyRevenue);
        let period = month.filter(|month| month.before < month.sum.value).map(|month| month.period);
        let (Some(period), Some(number)) = (period, self.sales.number(id)) else { return };
        let Some(mut account) = self.account(user).cloned() else { return };
        if self.is_first_of(user, period) && !account.first_places.contains_key(&period) {
            account.first_places.insert(period, number);
            account.add_points(self.rules.sales.points.first_place, self.now());
            self.set_account(user, account);
        }
    }

    /// Whether he is the first, or one of several, by the revenue of this month, which is under way.
    pub(super) fn is_first_of(&self, user: UserId, month: Period) -> bool {
        let seats = self.seats(user);
        let (value, _) = seats.values[Metric::MonthlyRevenue.number()];
        self.boards.period(Metric::MonthlyRevenue) == month
            && value > 0
            && self.boards.rank(Metric::MonthlyRevenue, None, value) == 1
    }

    /// The achievements that are for so many sales.
    fn count_sales(&mut self, user: UserId, raised: &[Raised]) -> Vec<Consequence> {
        let in_month = raised.iter().find(|raised| raised.metric == Metric::MonthlyRevenue).map_or(0, |r| r.sum.sales);
        let in_all = self.account(user).map_or(0, |account| account.sales);
        let count = SalesCount { user_id: user, in_all, in_month: in_month.into() };
        self.trained(user, &TrainingReport::Sales(count))
    }
}

fn goal_span(period: Period) -> Option<GoalSpan> {
    match period.span() {
        Span::Month => Some(GoalSpan::Month),
        Span::Year => Some(GoalSpan::Year),
        Span::Week | Span::Ever => None,
    }
}
