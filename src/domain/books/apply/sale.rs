use super::{Applied, ranks::Glance};
use crate::domain::{
    Period, Span, UserId,
    books::{
        Account, Books, Consequence, Metric, Refusal, Sale,
        account::{Cell, Reached},
        sale::{Recorded, adds},
    },
    events::{AchievementType, LeaderboardEvent},
    sales::{GoalSpan, Milestone, When, Words},
    training::{SalesCount, TrainingReport},
};

/// A sum that a sale has raised.
#[derive(Debug, Clone, Copy)]
struct Raised {
    metric: Metric,
    period: Period,
    before: i64,
    after: i64,
    /// How many sales of the period there are now.
    sales: u32,
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
        self.reach_first_place(sale, &before, &raised);
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
        match sale.sold_at {
            Some(got) if got.moment().duration_since(self.at()).as_secs() >= seconds.max(1) => {
                Err(Refusal::SoldAhead { got, now: self.at().into(), seconds })
            }
            _ => Ok(()),
        }
    }

    /// Adds a sale, which is recorded already, to the sums of its seller.
    fn raise(&self, user: UserId, account: &mut Account, sale: &Recorded) -> Vec<Raised> {
        let calendar = &self.rules.calendar;
        let points = &self.rules.sales.points;
        let worth = |account: &Account| {
            points.for_sales(account.all_time_signups, account.cells[Metric::AllTimeRevenue.number()].value)
        };
        let had = worth(account);
        account.sales += 1;
        account.all_time_signups = account.all_time_signups.saturating_add(sale.signups);
        let raised: Vec<_> = adds(sale)
            .map(|(metric, brings)| {
                let period = calendar.period(metric.span(), sale.moment());
                let cell = &mut account.cells[metric.number()];
                if cell.period.is_none_or(|last| last < period) {
                    *cell = Cell { period: Some(period), ..Cell::default() };
                }
                let (after, sales) = if cell.period == Some(period) {
                    cell.add(brings, sale.recorded_at);
                    (cell.value, cell.sales)
                } else {
                    // A late one: its own period is over, and another one stands in the account.
                    let sum = metric.measure().map(|measure| self.sales.sum(user, measure, period, calendar));
                    sum.map_or((0, 0), |sum| (sum.value, sum.sales))
                };
                Raised { metric, period, before: after.saturating_sub(brings), after, sales }
            })
            .collect();
        let mut delta = worth(account) - had;
        if let Some(signups) = raised.iter().find(|raised| raised.metric == Metric::MonthlySignups) {
            let tiers = &self.rules.sales.tiers;
            delta += points.for_tiers(tiers.reached(signups.after)) - points.for_tiers(tiers.reached(signups.before));
        }
        account.add_points(delta, sale.recorded_at);
        raised
    }

    /// Tells of the milestones that these sums have reached for the first time.
    fn reach_milestones(&self, user: UserId, account: &mut Account, raised: &[Raised], told: &mut Vec<Consequence>) {
        let rules = &self.rules.sales;
        for raised in raised {
            let Raised { metric, period, before, after, .. } = *raised;
            let (Some(kind), Some(measure)) = (metric.milestones(), metric.measure()) else { continue };
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

    /// Gives the points of the month's first place to whoever has just taken it from others, or is the first to sell.
    fn reach_first_place(&mut self, sale: &Sale, before: &Glance, raised: &[Raised]) {
        const METRIC: Metric = Metric::MonthlyRevenue;
        let user = sale.user_id;
        let is_first = |value, rank| value > 0 && rank == 1;
        let after = self.glance(user);
        let had = is_first(before.value(METRIC), before.rank(METRIC));
        if had || !is_first(after.value(METRIC), after.rank(METRIC)) {
            return;
        }
        let Some(period) = raised.iter().find(|raised| raised.metric == METRIC).map(|raised| raised.period) else {
            return;
        };
        let mut account = self.account(user).cloned().unwrap_or_default();
        if account.first_places.contains_key(&period) {
            return;
        }
        account.first_places.insert(period, sale.sale_id.clone());
        account.add_points(self.rules.sales.points.first_place, self.now());
        self.set_account(user, account);
    }

    /// The achievements that are for so many sales.
    fn count_sales(&mut self, user: UserId, raised: &[Raised]) -> Vec<Consequence> {
        let in_month = raised.iter().find(|raised| raised.metric == Metric::MonthlyRevenue).map_or(0, |r| r.sales);
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
