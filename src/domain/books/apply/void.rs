use std::collections::BTreeSet;

use super::Applied;
use crate::domain::{
    UserId,
    books::{
        Account, Books, Consequence, Metric, Refusal, SaleId,
        sale::{Recorded, adds},
    },
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
            let cell = &mut account.cells[metric.number()];
            let is_last = cell.period == Some(period);
            if !is_last && metric != Metric::MonthlySignups {
                continue;
            }
            // Summed up anew: only what remains tells when the value that stands now was reached.
            let sum = self.sales.sum(sale.user, measure, period, calendar);
            if is_last {
                cell.sum = sum;
            }
            if metric == Metric::MonthlySignups {
                tiers = self.tier_points(sum.value, sum.value.saturating_add(brings));
            }
        }
        account.add_points(self.worth(account) - had - tiers, self.now());
    }

    /// Takes back the points of a first place which this very sale had reached. Who is first without it keeps them, by his
    /// last sale of the month.
    fn give_up_first_place(&mut self, id: &SaleId, user: UserId) {
        let Some(mut account) = self.account(user).cloned() else { return };
        let number = self.sales.number(id);
        let Some(month) = account.first_places.iter().find(|(_, sale)| Some(**sale) == number) else { return };
        let month = *month.0;
        let is_in_month = |sale: &Recorded| self.rules.calendar.period(month.span(), sale.moment()) == month;
        let mut others = self.sales.numbered(user).filter(|(_, sale)| sale.revenue > 0 && is_in_month(sale));
        match others.next().filter(|_| self.is_first_of(user, month)) {
            Some((other, _)) => {
                account.first_places.insert(month, other);
            }
            None => {
                account.first_places.remove(&month);
                account.add_points(-self.rules.sales.points.first_place, self.now());
            }
        }
        drop(others);
        self.set_account(user, account);
    }
}
