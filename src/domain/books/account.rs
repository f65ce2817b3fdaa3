use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Metric, Sum};
use crate::domain::{Period, sales::Milestone};

/// What the reports about somebody have come to, training aside. Serialised it is kept; it is worked out again from the
/// ledger by `ridgecast rebuild`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    /// What he sold, by the metrics that are sums of sales, each in the last period for which he reported any.
    pub(super) cells: [Cell; Metric::OF_SALES.len()],
    /// Ever, in tenths.
    pub(super) all_time_signups: i64,
    /// How many sales count.
    pub(super) sales: u64,
    /// What the deltas of his points come to.
    pub(super) points: i64,
    /// When the last of them was made, in milliseconds since 1970.
    pub(super) points_reached: i64,
    /// When he last gained XP, in milliseconds since 1970.
    pub(super) xp_reached: i64,
    /// What he was told he had reached, and has no longer reached since a void; he is not told again. What he has reached
    /// needs no memory: it is told on the way up.
    pub(super) told_before: BTreeSet<Reached>,
    /// The months whose first place he has reached, each with the number of the sale that did it.
    pub(super) first_places: BTreeMap<Period, u32>,
}

/// What somebody sold in one period, by one metric.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cell {
    pub(super) period: Option<Period>,
    #[serde(flatten)]
    pub(super) sum: Sum,
}

/// A milestone in its period: told once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Reached {
    pub(super) period: Period,
    pub(super) milestone: Milestone,
}

impl Account {
    pub(super) fn cell(&self, metric: Metric) -> Option<&Cell> {
        self.cells.get(metric.number())
    }

    /// Adds to his points, or takes from them.
    pub(super) fn add_points(&mut self, delta: i64, at: i64) {
        if delta != 0 {
            self.points = self.points.saturating_add(delta);
            self.points_reached = at;
        }
    }
}
