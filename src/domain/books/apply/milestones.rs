use super::sale::Raised;
use crate::domain::{
    Period, Span, UserId,
    books::{Account, Books, Consequence, Metric, account::Reached},
    events::{AchievementType, LeaderboardEvent},
    sales::{GoalSpan, Milestone, When, Words},
};

impl Books {
    /// Tells of the milestones that these sums have reached for the first time.
    pub(super) fn reach_milestones(
        &self,
        user: UserId,
        account: &mut Account,
        raised: &[Raised],
        told: &mut Vec<Consequence>,
    ) {
        for &Raised { metric, period, before, sum } in raised {
            for reached in self.milestones(user, metric, period, before, sum.value) {
                if !account.told_before.remove(&reached) {
                    let is_now = self.boards.period(metric) == period;
                    let when = if is_now { When::Now } else { When::On(period.first_day()) };
                    let words = self.rules.sales.words(reached.milestone, when);
                    told.push(self.earned(user, AchievementType::Milestone, words));
                }
            }
        }
    }

    /// The milestones between two sums of a period, the lower one first: thresholds, his goal, tiers.
    pub(super) fn milestones(
        &self,
        user: UserId,
        metric: Metric,
        period: Period,
        before: i64,
        after: i64,
    ) -> Vec<Reached> {
        let (Some(kind), Some(measure)) = (metric.milestones(), metric.measure()) else { return Vec::new() };
        let rules = &self.rules.sales;
        let goal = self.roster.goal(user, metric).zip(goal_span(period));
        let goal = goal.and_then(|(goal, span)| Milestone::goal(span, measure, goal, before, after));
        let tiers = (metric == Metric::MonthlySignups).then(|| rules.tiers.passed(before, after));
        let tiers = tiers.into_iter().flatten().map(Milestone::Tier);
        let passed = rules.milestones.crossed(kind, before, after).chain(goal).chain(tiers);
        passed.map(|milestone| Reached { period, milestone }).collect()
    }

    /// Something to be celebrated by everybody.
    pub(super) fn earned(&self, user: UserId, kind: AchievementType, words: Words) -> Consequence {
        let achievement = words.achievement(kind, user, &self.roster.name(user), self.at().into());
        Consequence::Leaderboard(LeaderboardEvent::Achievement(achievement))
    }
}

fn goal_span(period: Period) -> Option<GoalSpan> {
    match period.span() {
        Span::Month => Some(GoalSpan::Month),
        Span::Year => Some(GoalSpan::Year),
        Span::Week | Span::Ever => None,
    }
}
