use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Currency;
use crate::domain::{Cents, Tenths, amount_of, events::Amount};

/// What is counted of sales: the metric of a contest, of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// Money, in cents.
    Revenue,
    /// Signups, in tenths.
    Signups,
}

impl Measure {
    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Revenue => "revenue",
            Self::Signups => "signups",
        }
    }

    /// A value, in the smallest unit, as the wire has it.
    pub fn amount(self, value: i64) -> Amount {
        match self {
            Self::Revenue => amount_of(value, Cents::PLACES),
            Self::Signups => amount_of(value, Tenths::PLACES),
        }
    }

    /// A value as people read it: `$12,000 in revenue`, `12.5 signups`.
    pub fn text(self, value: i64, currency: &Currency) -> String {
        match self {
            Self::Revenue => format!("{} in revenue", currency.text(value)),
            Self::Signups => signups_text(value),
        }
    }
}

/// So many tenths of a signup as people read them: `1 signup`, `12.5 signups`.
pub fn signups_text(tenths: i64) -> String {
    let noun = if tenths == 10 { "signup" } else { "signups" };
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} {noun}"),
        (whole, tenths) => format!("{whole}.{tenths} {noun}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_people_say_them() {
        let dollars = Currency::new("$");
        for (measure, value, text) in [
            (Measure::Revenue, 1_000_000, "$10,000 in revenue"),
            (Measure::Signups, 10, "1 signup"),
            (Measure::Signups, 0, "0 signups"),
            (Measure::Signups, 5, "0.5 signups"),
            (Measure::Signups, 125, "12.5 signups"),
        ] {
            assert_eq!(measure.text(value, &dollars), text);
        }
    }
}
