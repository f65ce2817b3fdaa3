use serde::{Deserialize, Serialize};

use super::Measure;

/// A total that has milestones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "they are what they are called")]
pub enum MilestoneKind {
    MonthlyRevenue,
    MonthlySignups,
    YearlyRevenue,
    YearlySignups,
    AllTimeRevenue,
}

/// The time a goal is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "they are what they are called")]
pub enum GoalSpan {
    Month,
    Year,
}

/// Something that a user reached by his sales, worth a celebration once in its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Milestone {
    /// A total came to one of its thresholds.
    Total {
        /// Which total.
        kind: MilestoneKind,
        /// In cents or tenths.
        threshold: i64,
    },
    /// A goal that was set for the user.
    Goal {
        /// For how long.
        span: GoalSpan,
        /// What it counts.
        measure: Measure,
        /// In cents or tenths.
        goal: i64,
    },
    /// A tier, by how many are reached with it.
    Tier(usize),
}

/// The thresholds of each total, ascending.
///
/// A milestone is reached once a user, threshold and period. A total that fell by a void and rises again passes the same
/// threshold twice; it is told once if `before` is the highest total that the period has seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MilestoneRules {
    /// In cents.
    pub monthly_revenue: Vec<i64>,
    /// In tenths.
    pub monthly_signups: Vec<i64>,
    /// In cents.
    pub yearly_revenue: Vec<i64>,
    /// In tenths.
    pub yearly_signups: Vec<i64>,
    /// In cents.
    pub all_time_revenue: Vec<i64>,
}

impl MilestoneKind {
    /// All of them, in the order in which several of one sale are told.
    pub const ALL: [Self; 5] =
        [Self::MonthlyRevenue, Self::MonthlySignups, Self::YearlyRevenue, Self::YearlySignups, Self::AllTimeRevenue];

    /// What the total counts.
    pub fn measure(self) -> Measure {
        match self {
            Self::MonthlyRevenue | Self::YearlyRevenue | Self::AllTimeRevenue => Measure::Revenue,
            Self::MonthlySignups | Self::YearlySignups => Measure::Signups,
        }
    }
}

impl MilestoneRules {
    /// The milestones that a total passes on its way from `before` to `after`, the lower one first.
    pub fn crossed(&self, kind: MilestoneKind, before: i64, after: i64) -> impl Iterator<Item = Milestone> + use<'_> {
        let thresholds = self.thresholds(kind);
        let first = thresholds.partition_point(|threshold| *threshold <= before);
        let above = thresholds.get(first..).unwrap_or_default();
        let passed = above.iter().take_while(move |threshold| crosses(**threshold, before, after));
        passed.map(move |threshold| Milestone::Total { kind, threshold: *threshold })
    }

    fn thresholds(&self, kind: MilestoneKind) -> &[i64] {
        match kind {
            MilestoneKind::MonthlyRevenue => &self.monthly_revenue,
            MilestoneKind::MonthlySignups => &self.monthly_signups,
            MilestoneKind::YearlyRevenue => &self.yearly_revenue,
            MilestoneKind::YearlySignups => &self.yearly_signups,
            MilestoneKind::AllTimeRevenue => &self.all_time_revenue,
        }
    }
}

impl Milestone {
    /// The goal, if a total reaches it on its way from `before` to `after`. A goal of 0 is none: it is never reached.
    pub fn goal(span: GoalSpan, measure: Measure, goal: i64, before: i64, after: i64) -> Option<Self> {
        crosses(goal, before, after).then_some(Self::Goal { span, measure, goal })
    }
}

/// Whether a total passes a threshold on its way from `before` to `after`. Coming to it exactly is passing it, and having
/// been there before is not.
pub fn crosses(threshold: i64, before: i64, after: i64) -> bool {
    before < threshold && threshold <= after
}

#[cfg(test)]
mod tests {
    use super::*;

    const K: i64 = 100_000;

    fn rules() -> MilestoneRules {
        MilestoneRules {
            monthly_revenue: [10, 25, 50, 75, 100].map(|thousand| thousand * K).into(),
            monthly_signups: [100, 150, 200, 250, 300, 350, 400].into(),
            yearly_revenue: [100, 250, 500, 1_000].map(|thousand| thousand * K).into(),
            all_time_revenue: [100, 250, 500, 1_000].map(|thousand| thousand * K).into(),
            ..MilestoneRules::default()
        }
    }

    #[test]
    fn a_threshold_counts_exactly_at_it_and_several_at_once_all_do() {
        for (kind, before, after, expected) in [
            (MilestoneKind::MonthlyRevenue, 0, 10 * K - 1, &[][..]),
            (MilestoneKind::MonthlyRevenue, 0, 10 * K, &[10 * K]),
            (MilestoneKind::MonthlyRevenue, 10 * K - 1, 10 * K, &[10 * K]),
            (MilestoneKind::MonthlyRevenue, 10 * K, 10 * K, &[]),
            (MilestoneKind::MonthlyRevenue, 10 * K, 25 * K - 1, &[]),
            (MilestoneKind::MonthlyRevenue, 9 * K, 60 * K, &[10 * K, 25 * K, 50 * K]),
            (MilestoneKind::MonthlyRevenue, 0, i64::MAX, &[10 * K, 25 * K, 50 * K, 75 * K, 100 * K]),
            (MilestoneKind::MonthlyRevenue, 60 * K, 9 * K, &[]),
            (MilestoneKind::MonthlySignups, 99, 100, &[100]),
            (MilestoneKind::MonthlySignups, 100, 149, &[]),
            (MilestoneKind::MonthlySignups, 95, 205, &[100, 150, 200]),
            (MilestoneKind::YearlyRevenue, 99 * K, 100 * K, &[100 * K]),
            (MilestoneKind::YearlySignups, 0, i64::MAX, &[]),
            (MilestoneKind::AllTimeRevenue, 0, 500 * K, &[100 * K, 250 * K, 500 * K]),
        ] {
            let expected: Vec<_> = expected.iter().map(|at| Milestone::Total { kind, threshold: *at }).collect();
            let crossed: Vec<_> = rules().crossed(kind, before, after).collect();
            assert_eq!(crossed, expected, "{kind:?} {before} {after}");
        }
    }

    #[test]
    fn a_total_that_fell_and_rose_again_is_told_once_from_the_highest_it_was() {
        let rules = rules();
        let told = |highest: i64, after| rules.crossed(MilestoneKind::MonthlyRevenue, highest, after).count();
        // Sold up to 12,000, voided down to 4,000, sold up to 26,000.
        assert_eq!((told(0, 12 * K), told(12 * K, 4 * K), told(12 * K, 26 * K)), (1, 0, 1));
    }

    #[test]
    fn a_goal_is_reached_exactly_at_it_and_none_is_never() {
        let goal = |goal, before, after| Milestone::goal(GoalSpan::Month, Measure::Signups, goal, before, after);
        let reached = Some(Milestone::Goal { span: GoalSpan::Month, measure: Measure::Signups, goal: 200 });
        assert_eq!(goal(200, 199, 200), reached);
        assert_eq!(goal(200, 0, 500), reached);
        assert_eq!(goal(200, 200, 201), None);
        assert_eq!(goal(200, 0, 199), None);
        assert_eq!(goal(0, 0, 10), None);
    }

    #[test]
    fn what_was_reached_can_be_kept() {
        for milestone in [
            Milestone::Total { kind: MilestoneKind::AllTimeRevenue, threshold: 5 },
            Milestone::Goal { span: GoalSpan::Year, measure: Measure::Revenue, goal: 7 },
            Milestone::Tier(3),
        ] {
            let json = serde_json::to_string(&milestone).unwrap();
            assert_eq!(serde_json::from_str::<Milestone>(&json).unwrap(), milestone);
        }
    }
}
