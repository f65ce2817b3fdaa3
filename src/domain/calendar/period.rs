use std::{borrow::Cow, fmt, str::FromStr};

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::domain::{
    OUT_OF_RANGE,
    schema::{schema, string},
};

/// How long the sales of a board are added up before it starts again at nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// Seven days.
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
    /// All time.
    Ever,
}

/// One week, month or year, or all time. As text, and so in JSON: a week `2026-11-23` (its first day), a month `2026-11`, a
/// year `2026`, all time `all`. Periods of one span are ordered by time.
///
/// Where it begins and ends on the clock depends on the zone: ask a [`Calendar`](super::Calendar).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    span: Span,
    first: Date,
}

schema!(
    Period,
    "Period",
    string("A week by its first day, a month, a year, or `all` time.").examples([
        "2026-11-23",
        "2026-11",
        "2026",
        "all"
    ])
);

impl Period {
    /// All time.
    pub const EVER: Self = Self { span: Span::Ever, first: Date::MIN };

    /// The period that begins on this day, which is taken as the first one of a week, month or year.
    pub(super) const fn beginning(span: Span, first: Date) -> Self {
        Self { span, first }
    }

    /// How long it is.
    pub const fn span(self) -> Span {
        self.span
    }

    /// Its first day; of all time, the first one that can be written.
    pub const fn first_day(self) -> Date {
        self.first
    }

    /// The period before. None before all time, and before the first that can be written.
    pub fn previous(self) -> Option<Self> {
        self.moved(-1)
    }

    /// The period behind. None behind all time, and behind the last that can be written.
    pub fn next(self) -> Option<Self> {
        self.moved(1)
    }

    fn moved(self, by: i64) -> Option<Self> {
        let by = match self.span {
            Span::Week => by.weeks(),
            Span::Month => by.months(),
            Span::Year => by.years(),
            Span::Ever => return None,
        };
        self.first.checked_add(by).ok().map(|first| Self { first, ..self })
    }

    /// Which day of the period this is, from 1, and how many the period has: `(24, 30)` on 24 November. A day before the
    /// period counts as its first, one behind it as its last. All time is one day, so that a goal for it is never reduced.
    pub fn elapsed(self, day: Date) -> (u32, u32) {
        let days = match self.span {
            Span::Week => 7,
            Span::Month => i64::from(self.first.days_in_month()),
            Span::Year => i64::from(self.first.days_in_year()),
            Span::Ever => 1,
        };
        let before = self.first.duration_until(day).as_hours() / 24;
        let whole = |days: i64| u32::try_from(days).unwrap_or(1);
        (whole(before.saturating_add(1).clamp(1, days)), whole(days))
    }

    /// How much of a goal for the period is due by the end of a day, if every day brings the same: goal x day / days,
    /// rounded down.
    pub fn pace(self, goal: i64, day: Date) -> i64 {
        let (day, days) = self.elapsed(day);
        let due = (i128::from(goal) * i128::from(day)).div_euclid(i128::from(days));
        // Between 0 and the goal.
        i64::try_from(due).unwrap_or(goal)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first.to_string();
        let cut = match self.span {
            Span::Week => "",
            Span::Month => "-01",
            Span::Year => "-01-01",
            Span::Ever => return f.write_str("all"),
        };
        f.write_str(day.strip_suffix(cut).unwrap_or(&day))
    }
}

/// A text that names no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a period: a week by its first day (2026-11-23), a month (2026-11), a year (2026) or `all`")]
pub struct InvalidPeriod;

impl FromStr for Period {
    type Err = InvalidPeriod;

    /// Any day may be the first of a week; one period has one spelling.
    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        if text == "all" {
            return Ok(Self::EVER);
        }
        [(Span::Week, ""), (Span::Month, "-01"), (Span::Year, "-01-01")]
            .into_iter()
            .filter_map(|(span, cut)| Some(Self { span, first: format!("{text}{cut}").parse().ok()? }))
            .find(|period| period.to_string() == text)
            .ok_or(InvalidPeriod)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(|error| de::Error::custom(format_args!("{OUT_OF_RANGE}{error}")))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn periods_are_spelled_by_what_they_begin_with() {
        for (text, span, first) in [
            ("2026-11-23", Span::Week, date(2026, 11, 23)),
            ("2026-11-01", Span::Week, date(2026, 11, 1)),
            ("2026-11", Span::Month, date(2026, 11, 1)),
            ("2026", Span::Year, date(2026, 1, 1)),
            ("0001", Span::Year, date(1, 1, 1)),
            ("all", Span::Ever, Date::MIN),
        ] {
            assert_eq!(period(text), Period { span, first });
            assert_eq!(period(text).to_string(), text);
            assert_eq!(serde_json::from_str::<Period>(&format!("\"{text}\"")).unwrap(), period(text));
            assert_eq!(serde_json::to_string(&period(text)).unwrap(), format!("\"{text}\""));
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for bad in
            ["", "ever", "26", "2026-13", "2026-1", "2026-02-30", "20261123", "2026-11-23T00:00", " 2026", "2026-W48"]
        {
            assert_eq!(bad.parse::<Period>(), Err(InvalidPeriod), "{bad}");
        }
        let error = serde_json::from_str::<Period>("\"soon\"").unwrap_err().to_string();
        assert!(error.starts_with("out of range: expected a period"), "{error}");
        assert!(serde_json::from_str::<Period>("2026").unwrap_err().to_string().starts_with("invalid type"));
    }

    #[test]
    fn periods_follow_one_another() {
        for (earlier, later) in
            [("2026-12-28", "2027-01-04"), ("2028-02-27", "2028-03-05"), ("2026-12", "2027-01"), ("2027", "2028")]
        {
            assert_eq!(period(earlier).next(), Some(period(later)));
            assert_eq!(period(later).previous(), Some(period(earlier)));
            assert!(period(earlier) < period(later));
        }
        assert_eq!((Period::EVER.previous(), Period::EVER.next()), (None, None));
        assert_eq!((period("9999").next(), period("9999-12").next(), period("9999-12-27").next()), (None, None, None));
        assert_eq!(Period { span: Span::Week, first: Date::MIN }.previous(), None);
    }

    #[test]
    fn a_goal_is_due_day_by_day() {
        for (text, day, elapsed) in [
            ("2026-11", date(2026, 11, 1), (1, 30)),
            ("2026-11", date(2026, 11, 30), (30, 30)),
            ("2026-11", date(2026, 10, 5), (1, 30)),
            ("2026-11", date(2027, 1, 1), (30, 30)),
            ("2028-02", date(2028, 2, 29), (29, 29)),
            ("2027-02", date(2027, 2, 28), (28, 28)),
            ("2028", date(2028, 2, 29), (60, 366)),
            ("2027", date(2027, 12, 31), (365, 365)),
            ("2026-12-28", date(2027, 1, 2), (6, 7)),
            ("all", date(2026, 11, 24), (1, 1)),
            ("all", Date::MAX, (1, 1)),
        ] {
            assert_eq!(period(text).elapsed(day), elapsed, "{text} on {day}");
        }
        assert_eq!(period("2026-11").pace(1_000_000, date(2026, 11, 24)), 800_000);
        assert_eq!(period("2026-11").pace(100, date(2026, 11, 1)), 3);
        assert_eq!(period("2027").pace(100, date(2027, 2, 1)), 8);
        assert_eq!(period("all").pace(100, date(2026, 11, 24)), 100);
        assert_eq!(period("2026").pace(i64::MAX, Date::MAX), i64::MAX);
        assert_eq!(period("2026").pace(i64::MIN, Date::MAX), i64::MIN);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[-0-9aelr]{0,12}") {
            if let Ok(period) = text.parse::<Period>() {
                prop_assert_eq!(period.to_string(), text);
            }
        }

        #[test]
        fn what_is_written_is_read_again(year in -9_999..=9_999_i16, month in 1..=12_i8, day in 1..=28_i8) {
            for (span, first) in
                [(Span::Week, date(year, month, day)), (Span::Month, date(year, month, 1)), (Span::Year, date(year, 1, 1))]
            {
                let period = Period { span, first };
                prop_assert_eq!(period.to_string().parse(), Ok(period));
            }
        }
    }
}
