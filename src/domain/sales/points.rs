use crate::domain::MAX_ID;

/// What sales are worth in points.
///
/// Points are a function of a user's totals of all time, and what a sale brings is the difference that it makes:
/// `for_sales(after) - for_sales(before)`. So nothing is lost between two sales of 600 each where a step is 1,000, and a sale
/// that is voided takes back exactly what is due for it then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointRules {
    /// Points of a signup.
    pub per_signup: i64,
    /// Cents of revenue in a step; more than 0.
    pub revenue_step: i64,
    /// Points of each full step.
    pub per_revenue_step: i64,
    /// Points of a tier that is reached.
    pub per_tier: i64,
    /// Points of reaching the first place of the month.
    pub first_place: i64,
}

impl PointRules {
    /// The points of so many tenths of a signup and so many cents, both of all time and not below 0. Parts of a signup count
    /// for their part, rounded down; parts of a step do not count. More than the wire can say (2^53 - 1) are that many.
    pub fn for_sales(&self, signups: i64, revenue: i64) -> i64 {
        let for_signups = i128::from(self.per_signup) * i128::from(signups) / 10;
        let steps = revenue.checked_div(self.revenue_step).unwrap_or(0);
        let for_revenue = i128::from(self.per_revenue_step) * i128::from(steps);
        nearest(for_signups + for_revenue)
    }

    /// The points of passing so many tiers at once.
    pub fn for_tiers(&self, passed: usize) -> i64 {
        let passed = i64::try_from(passed).unwrap_or(i64::MAX);
        nearest(i128::from(self.per_tier) * i128::from(passed))
    }
}

/// The points, or the nearest number of them that the wire can say.
fn nearest(points: i128) -> i64 {
    i64::try_from(points.clamp(0, i128::from(MAX_ID))).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn rules() -> PointRules {
        PointRules { per_signup: 100, revenue_step: 100_000, per_revenue_step: 50, per_tier: 500, first_place: 1_000 }
    }

    #[test]
    fn signups_count_for_their_part_and_revenue_by_full_steps() {
        for (signups, revenue, points) in [
            (0, 0, 0),
            (10, 0, 100),
            (1, 0, 10),
            (125, 0, 1_250),
            (0, 99_999, 0),
            (0, 100_000, 50),
            (0, 199_999, 50),
            (0, 200_000, 100),
            (15, 250_000, 250),
        ] {
            assert_eq!(rules().for_sales(signups, revenue), points, "{signups} {revenue}");
        }
    }

    #[test]
    fn tenths_are_rounded_down_on_the_total_and_not_sale_by_sale() {
        let rules = PointRules { per_signup: 5, ..rules() };
        // 0.5 each: one is nothing, two are 1.
        assert_eq!((rules.for_sales(1, 0), rules.for_sales(2, 0), rules.for_sales(19, 0)), (0, 1, 9));
    }

    #[test]
    fn two_sales_of_part_of_a_step_come_to_what_one_of_both_does() {
        let rules = rules();
        let brought = |before, after| rules.for_sales(0, after) - rules.for_sales(0, before);
        assert_eq!((brought(0, 60_000), brought(60_000, 120_000)), (0, 50));
        assert_eq!(brought(120_000, 60_000), -50);
    }

    #[test]
    fn each_tier_passed_at_once_counts() {
        assert_eq!((rules().for_tiers(0), rules().for_tiers(1), rules().for_tiers(3)), (0, 500, 1_500));
    }

    #[test]
    fn what_the_wire_cannot_say_is_as_much_as_it_can() {
        let most = i64::try_from(MAX_ID).unwrap();
        assert_eq!(rules().for_sales(i64::MAX, i64::MAX), most);
        assert_eq!(rules().for_tiers(usize::MAX), most);
    }

    proptest! {
        #[test]
        fn sales_voided_in_any_order_take_back_all_they_brought(
            (sales, voids) in vec((0..1_000_i64, 0..1_000_000_i64), 1..20)
                .prop_flat_map(|sales| (Just(sales.clone()), Just(sales).prop_shuffle())),
        ) {
            let rules = rules();
            let (mut signups, mut revenue, mut points) = (0, 0, 0);
            let mut change = |by: &(i64, i64), sign: i64| {
                let before = rules.for_sales(signups, revenue);
                (signups, revenue) = (signups + sign * by.0, revenue + sign * by.1);
                points += rules.for_sales(signups, revenue) - before;
                points
            };
            for sale in &sales {
                change(sale, 1);
            }
            let left = voids.iter().map(|sale| change(sale, -1)).last();
            prop_assert_eq!(left, Some(0));
        }
    }
}
