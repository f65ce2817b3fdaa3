//! What a figure should be.

use std::fmt;

use crate::stats::number;

/// A bound for the service's figure: by itself, or as a multiple of the reference's in the same run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Aim {
    AtMost(f64),
    AtLeast(f64),
    TimesAtMost(f64),
    TimesAtLeast(f64),
}

impl Aim {
    /// Whether `figure` meets it, `ratio` being the figure divided by the reference's.
    pub(crate) fn is_met(self, figure: f64, ratio: f64) -> bool {
        match self {
            Self::AtMost(bound) => figure <= bound,
            Self::AtLeast(bound) => figure >= bound,
            Self::TimesAtMost(bound) => ratio <= bound,
            Self::TimesAtLeast(bound) => ratio >= bound,
        }
    }
}

impl fmt::Display for Aim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::AtMost(bound) => format!("≤ {}", number(*bound)),
            Self::AtLeast(bound) => format!("≥ {}", number(*bound)),
            Self::TimesAtMost(bound) => format!("≤ {bound:.2} x"),
            Self::TimesAtLeast(bound) => format!("≥ {bound:.2} x"),
        };
        f.pad(&text)
    }
}
