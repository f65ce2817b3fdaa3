use std::collections::BTreeSet;

use super::Applied;
use crate::domain::books::{
    Account, Books, Consequence, Metric, Refusal, SaleId,
    sale::{Recorded, adds},
};

impl Books {
    /// Voids a sale: everything is as if it had not been made, but for what was celebrated and what was paid. Its seller alone
    /// is told of a fall; what everybody sees is replaced without a word.
    pub(super) fn void(&mut self, id: &SaleId) -> Result<Applied, Refusal> {
        let recorded = self.sales.get(id).filter(|recorded| !recorded.voided).cloned();
        let recorded = recorded.ok_or_else(|| Refusal::NoSale(id.clone()))?;
        let user = recorded.user;
        let before = self.glance(user);
        self.void_sale(id);
        let mut account = self.account(user).cloned().unwrap_or_default();
        self.lower(&mut account, &recorded);
        self.give_up_first_place(&mut account, id);
        self.set_account(user, account);
        let mut told = Vec::new();
        self.unscore(user, &recorded, &mut told);
        self.fallen(user, &before, &mut told);
        let shown: BTreeSet<Metric> = self.moved(user, &before).collect();
        if !shown.is_empty() {
            told.push(Consequence::Refresh(shown));
        }
        Ok(Applied { consequences: told, known: false })
    }

    /// Takes a sale, which is voided already, from the sums of its seller.
    fn lower(&self, account: &mut Account, sale: &Recorded) {
        let (calendar, rules) = (&self.rules.calendar, &self.rules.sales);
        let worth = |account: &Account| {
            rules.points.for_sales(account.all_time_signups, account.cells[Metric::AllTimeRevenue.number()].value)
        };
        let had = worth(account);
        account.sales = account.sales.saturating_sub(1);
        account.all_time_signups = account.all_time_signups.saturating_sub(sale.signups);
        let mut tiers = 0;
        for (metric, brings) in adds(sale) {
            let period = calendar.period(metric.span(), sale.moment());
            let Some(measure) = metric.measure() else { continue };
            let cell = &mut account.cells[metric.number()];
            let is_last = cell.period == Some(period);
            // What remains tells when the value that stands now was reached.
            let needs_sum = (is_last && brings > 0) || (!is_last && metric == Metric::MonthlySignups);
            let remains = needs_sum.then(|| self.sales.sum(sale.user, measure, period, calendar));
            if is_last {
                cell.value = cell.value.saturating_sub(brings);
                cell.sales = cell.sales.saturating_sub(1);
                cell.reached = remains.map_or(cell.reached, |sum| sum.reached);
            }
            if metric == Metric::MonthlySignups {
                let after = if is_last { cell.value } else { remains.map_or(0, |sum| sum.value) };
                let lost = rules.tiers.reached(after.saturating_add(brings)) - rules.tiers.reached(after);
                tiers = rules.points.for_tiers(lost);
            }
        }
        account.add_points(worth(account) - had - tiers, self.now());
    }

    /// Takes back the points of a first place which this very sale had reached.
    fn give_up_first_place(&self, account: &mut Account, id: &SaleId) {
        let period = account.first_places.iter().find(|(_, sale)| *sale == id).map(|(period, _)| *period);
        if let Some(period) = period {
            account.first_places.remove(&period);
            account.add_points(-self.rules.sales.points.first_place, self.now());
        }
    }
}
