use jiff::SignedDuration;

use super::Applied;
use crate::domain::{
    Period, UserId,
    books::{
        Account, Books, Consequence, Metric, Refusal, Sale, Sum,
        account::Cell,
        sale::{Recorded, adds},
    },
    training::{SalesCount, TrainingReport},
};

/// A sum that a sale has raised.
#[derive(Debug, Clone, Copy)]
pub(super) struct Raised {
    pub(super) metric: Metric,
    pub(super) period: Period,
    pub(super) before: i64,
    /// What it comes to now.
    pub(super) sum: Sum,
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
                Raised { metric, period, before: sum.value.saturating_sub(brings), sum }
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

    /// The achievements that are for so many sales.
    fn count_sales(&mut self, user: UserId, raised: &[Raised]) -> Vec<Consequence> {
        let in_month = raised.iter().find(|raised| raised.metric == Metric::MonthlyRevenue).map_or(0, |r| r.sum.sales);
        let in_all = self.account(user).map_or(0, |account| account.sales);
        let count = SalesCount { user_id: user, in_all, in_month: in_month.into() };
        self.trained(user, &TrainingReport::Sales(count))
    }
}
