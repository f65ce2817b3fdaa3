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
        self.set_account(user, account);
        self.give_up_first_place(id, user);
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
        let calendar = &self.rules.calendar;
        let had = self.worth(account);
        account.sales = account.sales.saturating_sub(1);
        account.all_time_signups = account.all_time_signups.saturating_sub(sale.signups);
        let mut tiers = 0;
        for (metric, measure, brings) in adds(sale) {
            let period = calendar.period(metric.span(), sale.moment());
            // Summed up anew: only what remains tells when the value that stands now was reached.
            let sum = self.sales.sum(sale.user, measure, period, calendar);
            let before = sum.value.saturating_add(brings);
            account.told_before.extend(self.milestones(sale.user, metric, period, sum.value, before));
            if metric == Metric::MonthlySignups {
                tiers = self.tier_points(sum.value, before);
            }
            let cell = &mut account.cells[metric.number()];
            if cell.period == Some(period) {
                cell.sum = sum;
            }
        }
        account.add_points(self.worth(account) - had - tiers, self.now());
    }
}
