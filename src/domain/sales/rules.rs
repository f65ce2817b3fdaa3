use super::{Currency, MilestoneRules, PointRules, RankNewsRules, Tiers};

/// All that decides what follows from a sale, apart from the boards themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalesRules {
    /// What sales are worth in points.
    pub points: PointRules,
    /// The tiers by monthly signups.
    pub tiers: Tiers,
    /// The totals worth a celebration.
    pub milestones: MilestoneRules,
    /// The changes of a rank that are news.
    pub news: RankNewsRules,
    /// How money is written for people.
    pub currency: Currency,
}
