use super::sale::Raised;
use crate::domain::{
    Period, UserId,
    books::{Books, Metric, SaleId, sale::Recorded},
};

impl Books {
    /// Gives the points of the month's first place, once a month, to whoever holds it after a sale of his.
    pub(super) fn reach_first_place(&mut self, id: &SaleId, user: UserId, raised: &[Raised]) {
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

    /// Takes back the points of a first place which this very sale had reached. Who is first without it keeps them, by his
    /// last sale of the month.
    pub(super) fn give_up_first_place(&mut self, id: &SaleId, user: UserId) {
        let Some(mut account) = self.account(user).cloned() else { return };
        let (number, calendar) = (self.sales.number(id), &self.rules.calendar);
        let reached = account.first_places.iter().find(|(_, sale)| Some(**sale) == number);
        let Some(month) = reached.map(|(month, _)| *month) else { return };
        let counts = |sale: &Recorded| sale.revenue > 0 && calendar.period(month.span(), sale.moment()) == month;
        let other = self.sales.numbered(user).find(|(_, sale)| counts(sale)).map(|(number, _)| number);
        match other.filter(|_| self.is_first_of(user, month)) {
            Some(other) => {
                account.first_places.insert(month, other);
            }
            None => {
                account.first_places.remove(&month);
                account.add_points(-self.rules.sales.points.first_place, self.now());
            }
        }
        self.set_account(user, account);
    }

    /// Whether he is the first, or one of several, by the revenue of this month, which is under way.
    fn is_first_of(&self, user: UserId, month: Period) -> bool {
        let seats = self.seats(user);
        let (value, _) = seats.values[Metric::MonthlyRevenue.number()];
        self.boards.period(Metric::MonthlyRevenue) == month
            && value > 0
            && self.boards.rank(Metric::MonthlyRevenue, None, value) == 1
    }
}
