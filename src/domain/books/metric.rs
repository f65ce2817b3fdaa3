use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::{
    Span, amount_of,
    events::Amount,
    sales::{Measure, MilestoneKind},
};

/// What users are ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "they are what they are called")]
pub enum Metric {
    MonthlyRevenue,
    YearlyRevenue,
    AllTimeRevenue,
    WeeklySignups,
    MonthlySignups,
    YearlySignups,
    Points,
    Xp,
}

/// No such metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown metric")]
pub struct UnknownMetric;

impl Metric {
    /// How many there are.
    pub const COUNT: usize = 8;

    /// All of them, in the order in which they are told of.
    pub const ALL: [Self; Self::COUNT] = [
        Self::MonthlyRevenue,
        Self::YearlyRevenue,
        Self::AllTimeRevenue,
        Self::WeeklySignups,
        Self::MonthlySignups,
        Self::YearlySignups,
        Self::Points,
        Self::Xp,
    ];

    /// Those that are sums of sales; their numbers count from 0.
    pub const OF_SALES: [Self; 6] = [
        Self::MonthlyRevenue,
        Self::YearlyRevenue,
        Self::AllTimeRevenue,
        Self::WeeklySignups,
        Self::MonthlySignups,
        Self::YearlySignups,
    ];

    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::MonthlyRevenue => "monthlyRevenue",
            Self::YearlyRevenue => "yearlyRevenue",
            Self::AllTimeRevenue => "allTimeRevenue",
            Self::WeeklySignups => "weeklySignups",
            Self::MonthlySignups => "monthlySignups",
            Self::YearlySignups => "yearlySignups",
            Self::Points => "points",
            Self::Xp => "xp",
        }
    }

    /// Its place in [`Self::ALL`].
    pub fn number(self) -> usize {
        self as usize
    }

    /// Over how long it is summed up.
    pub fn span(self) -> Span {
        match self {
            Self::WeeklySignups => Span::Week,
            Self::MonthlyRevenue | Self::MonthlySignups => Span::Month,
            Self::YearlyRevenue | Self::YearlySignups => Span::Year,
            Self::AllTimeRevenue | Self::Points | Self::Xp => Span::Ever,
        }
    }

    /// What is summed up, for those that are sums of sales.
    pub fn measure(self) -> Option<Measure> {
        match self {
            Self::MonthlyRevenue | Self::YearlyRevenue | Self::AllTimeRevenue => Some(Measure::Revenue),
            Self::WeeklySignups | Self::MonthlySignups | Self::YearlySignups => Some(Measure::Signups),
            Self::Points | Self::Xp => None,
        }
    }

    /// The milestones it has.
    pub fn milestones(self) -> Option<MilestoneKind> {
        match self {
            Self::MonthlyRevenue => Some(MilestoneKind::MonthlyRevenue),
            Self::MonthlySignups => Some(MilestoneKind::MonthlySignups),
            Self::YearlyRevenue => Some(MilestoneKind::YearlyRevenue),
            Self::YearlySignups => Some(MilestoneKind::YearlySignups),
            Self::AllTimeRevenue => Some(MilestoneKind::AllTimeRevenue),
            Self::WeeklySignups | Self::Points | Self::Xp => None,
        }
    }

    /// What people call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::MonthlyRevenue => "monthly revenue",
            Self::YearlyRevenue => "yearly revenue",
            Self::AllTimeRevenue => "all-time revenue",
            Self::WeeklySignups => "weekly signups",
            Self::MonthlySignups => "monthly signups",
            Self::YearlySignups => "yearly signups",
            Self::Points => "points",
            Self::Xp => "XP",
        }
    }

    /// A value, which is a whole number of the smallest unit, as the wire has it.
    pub fn amount(self, value: i64) -> Amount {
        match self.measure() {
            Some(measure) => measure.amount(value),
            None => amount_of(value, 0),
        }
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Metric {
    type Err = UnknownMetric;

    fn from_str(name: &str) -> Result<Self, UnknownMetric> {
        Self::ALL.into_iter().find(|metric| metric.name() == name).ok_or(UnknownMetric)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metric_has_one_name_and_one_number() {
        for (number, metric) in Metric::ALL.into_iter().enumerate() {
            assert_eq!(metric.number(), number);
            assert_eq!(metric.name().parse(), Ok(metric));
            assert_eq!(serde_json::to_string(&metric).unwrap(), format!("\"{metric}\""));
        }
        assert_eq!("revenue".parse::<Metric>(), Err(UnknownMetric));
        for (number, metric) in Metric::OF_SALES.into_iter().enumerate() {
            assert!(metric.measure().is_some());
            assert_eq!(metric.number(), number);
        }
    }

    #[test]
    fn values_are_decimals_on_the_wire() {
        assert_eq!(Metric::MonthlyRevenue.amount(1_050).as_str(), "10.5");
        assert_eq!(Metric::WeeklySignups.amount(15).as_str(), "1.5");
        assert_eq!(Metric::Points.amount(15).as_str(), "15");
    }
}
