use std::{fmt, str::FromStr, time::Duration};

use tokio::time::Instant;

/// How fast the company's time goes by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Speed {
    /// So many times as fast as real time; a positive number.
    Times(f64),
    /// As fast as the service takes the reports.
    Max,
}

/// How far the posting may lag behind before the lag is forgotten: after a pause it goes on at its speed, and does not
/// come as a flood.
const LAG: Duration = Duration::from_secs(1);

/// At [`Speed::Max`] contests last as long as at this speed: one of half an hour is over in three seconds, and not too many
/// are open at once.
const PACE_AT_MAX: f64 = 600.0;

impl Speed {
    /// When the next report is due that comes `after` one that was due at `last`.
    pub(super) fn due(self, last: Instant, after: Duration, now: Instant) -> Instant {
        match self {
            Self::Max => now,
            Self::Times(times) => {
                let real = Duration::try_from_secs_f64(after.as_secs_f64() / times).unwrap_or(Duration::MAX);
                let due = last.checked_add(real).unwrap_or(now + Duration::from_secs(1 << 31));
                if due + LAG < now { now } else { due }
            }
        }
    }

    /// By what a company's time must be divided to be the service's.
    pub(super) fn pace(self) -> f64 {
        match self {
            Self::Times(times) => times,
            Self::Max => PACE_AT_MAX,
        }
    }
}

impl FromStr for Speed {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let expected = "expected a number above 0, or `max`";
        match text {
            "max" => Ok(Self::Max),
            _ => match text.parse::<f64>() {
                Ok(0.0) => Ok(Self::Max),
                Ok(times) if times.is_finite() && times > 0.0 => Ok(Self::Times(times)),
                _ => Err(expected),
            },
        }
    }
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Times(times) => times.fmt(f),
            Self::Max => f.write_str("max"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speed_is_a_number_or_max() {
        assert_eq!("1".parse(), Ok(Speed::Times(1.0)));
        assert_eq!("0.5".parse(), Ok(Speed::Times(0.5)));
        for max in ["max", "0"] {
            assert_eq!(max.parse(), Ok(Speed::Max));
        }
        for bad in ["-1", "NaN", "inf", "fast", ""] {
            assert!(bad.parse::<Speed>().is_err(), "{bad}");
        }
    }

    #[test]
    fn reports_are_due_at_their_distance_and_a_long_lag_is_forgotten() {
        let start = Instant::now();
        let (second, minute) = (Duration::from_secs(1), Duration::from_secs(60));
        assert_eq!(Speed::Times(60.0).due(start, minute, start), start + second);
        assert_eq!(Speed::Times(1.0).due(start, minute, start + second), start + minute);
        // Half a second late: it is caught up on.
        assert_eq!(Speed::Times(60.0).due(start, minute, start + second * 3 / 2), start + second);
        assert_eq!(Speed::Times(60.0).due(start, minute, start + minute), start + minute);
        assert_eq!(Speed::Max.due(start, minute, start + second), start + second);
        assert!(Speed::Times(f64::MIN_POSITIVE).due(start, minute, start) > start + minute);
    }
}
