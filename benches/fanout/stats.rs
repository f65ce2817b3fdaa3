//! Medians, spreads and percentiles.

use std::fmt;

/// Repetitions of one measurement.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub(crate) struct Series {
    pub(crate) median: f64,
    pub(crate) least: f64,
    pub(crate) most: f64,
}

impl Series {
    /// What `values` say together; `None` if there are none.
    pub(crate) fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        let (&least, &most) = (values.first()?, values.last()?);
        let upper = values[values.len() / 2];
        let lower = values[(values.len() - 1) / 2];
        Some(Self { median: f64::midpoint(lower, upper), least, most })
    }
}

impl fmt::Display for Series {
    /// `median (least to most)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} ({} to {})", number(self.median), number(self.least), number(self.most)))
    }
}

/// The smallest of `sorted` that `percent` of them do not exceed (nearest rank); 0 if there are none.
pub(crate) fn percentile(sorted: &[u64], percent: f64) -> u64 {
    let rank = (sorted.len() as f64 * percent / 100.0).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}

/// Three digits or more, thousands set apart.
pub(crate) fn number(value: f64) -> String {
    match value.abs() {
        large @ 100.0.. => {
            let digits = format!("{large:.0}");
            let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
            groups.join(",")
        }
        1.0.. => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}
