//! The organisation's calendar: on which day, and in which week, month and year, a moment lies. A report counts where its own
//! time lies, so that nothing is reset at midnight and a late sale lands in its own month.
//!
//! Days are cut where the zone's clocks say so: they may last 23 or 25 hours and begin at 01:00. A day that has begun does
//! not end again: where clocks are set back over midnight, the time that comes twice belongs to the new day. So every moment
//! lies in exactly one day, and days follow one another. Moments beyond those that jiff can write are taken as the first or
//! last that it can.

mod period;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Weekday},
    tz::{AmbiguousOffset, TimeZone},
};

pub use period::{InvalidPeriod, Period, Span};

/// A time zone, and the day on which weeks begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    zone: TimeZone,
    week_start: Weekday,
}

impl Calendar {
    /// The calendar of a zone.
    pub const fn new(zone: TimeZone, week_start: Weekday) -> Self {
        Self { zone, week_start }
    }

    /// The zone whose days these are.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The day in which a moment lies.
    pub fn date(&self, at: Timestamp) -> Date {
        let mut day = self.zone.to_datetime(at).date();
        while let Ok(tomorrow) = day.tomorrow()
            && self.midnight(tomorrow) <= at
        {
            day = tomorrow;
        }
        day
    }

    /// The period in which a moment lies.
    pub fn period(&self, span: Span, at: Timestamp) -> Period {
        let day = self.date(at);
        let first = match span {
            Span::Week => day.saturating_sub(day.weekday().since(self.week_start).days()),
            Span::Month => day.first_of_month(),
            Span::Year => day.first_of_year(),
            Span::Ever => return Period::EVER,
        };
        Period::beginning(span, first)
    }

    /// The first moment in a period.
    pub fn starts(&self, period: &Period) -> Timestamp {
        match period.span() {
            Span::Ever => Timestamp::MIN,
            _ => self.midnight(period.first_day()),
        }
    }

    /// The first moment behind a period; the last moment that there is for all time and for the last period.
    pub fn ends(&self, period: &Period) -> Timestamp {
        period.next().map_or(Timestamp::MAX, |next| self.starts(&next))
    }

    /// The first moment of the next day, which is later than this one (but for the very last day).
    pub fn next_midnight(&self, at: Timestamp) -> Timestamp {
        self.date(at).tomorrow().map_or(Timestamp::MAX, |tomorrow| self.midnight(tomorrow))
    }

    /// The first moment of a day. A day that the zone left out has the one of the day behind it.
    fn midnight(&self, day: Date) -> Timestamp {
        let midnight = self.zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0));
        let offset = midnight.offset();
        let moment = midnight.earlier().ok().and_then(|moment| match offset {
            // The clocks jump over midnight, from wherever they stand to wherever they go: the day begins as they jump.
            AmbiguousOffset::Gap { .. } => self.zone.following(moment).next().map(|jump| jump.timestamp()),
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => Some(moment),
        });
        moment.unwrap_or(if day.year() < 0 { Timestamp::MIN } else { Timestamp::MAX })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn zone(name: &str) -> Calendar {
        let zone = if name == "UTC" { TimeZone::UTC } else { TimeZone::get(name).unwrap() };
        Calendar::new(zone, Weekday::Monday)
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn days_last_as_long_as_the_zone_says() {
        for (name, day, begins, ends) in [
            // 02:30 does not exist, and the day has 23 hours.
            ("America/New_York", date(2026, 3, 8), "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"),
            // 01:30 comes twice, and the day has 25.
            ("America/New_York", date(2026, 11, 1), "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
            ("Europe/Berlin", date(2026, 3, 29), "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            ("Europe/Berlin", date(2026, 10, 25), "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
            // There is no midnight: the day begins at 01:00.
            ("America/Sao_Paulo", date(2018, 11, 4), "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"),
            // 23:00 to 24:00 comes twice.
            ("America/Sao_Paulo", date(2018, 2, 17), "2018-02-17T02:00:00Z", "2018-02-18T03:00:00Z"),
            // 00:00 to 01:00 comes twice.
            ("America/Havana", date(2026, 11, 1), "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
            // Clocks went from 23:30 to 00:30.
            ("America/Toronto", date(1919, 3, 31), "1919-03-31T04:30:00Z", "1919-04-01T04:00:00Z"),
            // The day before the one that Samoa left out.
            ("Pacific/Apia", date(2011, 12, 29), "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"),
            ("Pacific/Apia", date(2011, 12, 31), "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"),
            ("UTC", date(2028, 2, 29), "2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z"),
        ] {
            let calendar = zone(name);
            let (begins, ends) = (at(begins), at(ends));
            for moment in [begins, ends - 1.nanoseconds()] {
                assert_eq!(calendar.date(moment), day, "{name}");
                assert_eq!(calendar.next_midnight(moment), ends, "{name}, {day}");
            }
            assert_ne!(calendar.date(begins - 1.nanoseconds()), day, "{name}");
            assert_ne!(calendar.date(ends), day, "{name}");
        }
    }

    #[test]
    fn both_half_past_ones_are_on_the_day_when_clocks_go_back() {
        for moment in ["2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"] {
            assert_eq!(zone("America/New_York").date(at(moment)), date(2026, 11, 1));
        }
    }

    #[test]
    fn a_day_that_has_begun_does_not_end_again() {
        // One minute past midnight, the clocks of Newfoundland went back to 23:01.
        let calendar = zone("America/St_Johns");
        let midnight = at("2010-11-07T02:30:00Z");
        assert_eq!(calendar.date(midnight - 1.nanoseconds()), date(2010, 11, 6));
        assert_eq!(calendar.next_midnight(midnight - 1.nanoseconds()), midnight);
        for minutes in [0, 1, 30, 60, 61, 600] {
            assert_eq!(calendar.date(midnight + minutes.minutes()), date(2010, 11, 7), "{minutes}");
        }
    }

    #[test]
    fn months_and_years_turn_at_the_zones_midnight() {
        for (moment, new_york, utc) in [
            ("2026-12-01T04:59:59.999Z", ["2026-11", "2026"], ["2026-12", "2026"]),
            ("2026-12-01T05:00:00Z", ["2026-12", "2026"], ["2026-12", "2026"]),
            ("2027-01-01T04:59:59.999Z", ["2026-12", "2026"], ["2027-01", "2027"]),
            ("2027-01-01T05:00:00Z", ["2027-01", "2027"], ["2027-01", "2027"]),
            ("2026-08-01T03:59:59.999Z", ["2026-07", "2026"], ["2026-08", "2026"]),
            ("2028-02-29T12:00:00Z", ["2028-02", "2028"], ["2028-02", "2028"]),
            ("2028-03-01T04:59:59.999Z", ["2028-02", "2028"], ["2028-03", "2028"]),
        ] {
            for (name, expected) in [("America/New_York", new_york), ("UTC", utc)] {
                let periods = [Span::Month, Span::Year].map(|span| zone(name).period(span, at(moment)));
                assert_eq!(periods, expected.map(period), "{name} at {moment}");
            }
        }
        let (begins, ends) = (at("2026-11-01T04:00:00Z"), at("2026-12-01T05:00:00Z"));
        let november = period("2026-11");
        assert_eq!(
            (zone("America/New_York").starts(&november), zone("America/New_York").ends(&november)),
            (begins, ends)
        );
    }

    #[test]
    fn weeks_begin_on_the_day_that_was_chosen_and_span_the_years_end() {
        for (start, day, first) in [
            (Weekday::Monday, "2027-01-01", "2026-12-28"),
            (Weekday::Monday, "2027-01-03", "2026-12-28"),
            (Weekday::Monday, "2027-01-04", "2027-01-04"),
            (Weekday::Sunday, "2027-01-01", "2026-12-27"),
            (Weekday::Sunday, "2027-01-03", "2027-01-03"),
            (Weekday::Sunday, "2028-02-29", "2028-02-27"),
        ] {
            let calendar = Calendar::new(zone("America/New_York").zone, start);
            let week = calendar.period(Span::Week, at(&format!("{day}T17:00:00Z")));
            assert_eq!(week, period(first), "{day}");
        }
        let (new_york, dst) = (zone("America/New_York"), period("2026-03-02"));
        assert_eq!(new_york.starts(&dst).duration_until(new_york.ends(&dst)).as_hours(), 7 * 24 - 1);
    }

    #[test]
    fn nothing_fails_where_time_ends() {
        for name in ["UTC", "America/New_York", "Asia/Tokyo", "Pacific/Apia"] {
            let calendar = zone(name);
            for moment in [Timestamp::MIN, Timestamp::MAX] {
                for span in [Span::Week, Span::Month, Span::Year, Span::Ever] {
                    let period = calendar.period(span, moment);
                    assert!(
                        calendar.starts(&period) <= moment && moment <= calendar.ends(&period),
                        "{period} in {name}"
                    );
                }
                assert!(calendar.next_midnight(moment) >= moment);
            }
        }
        let (starts, ends) = (zone("UTC").starts(&Period::EVER), zone("UTC").ends(&Period::EVER));
        assert_eq!((starts, ends), (Timestamp::MIN, Timestamp::MAX));
    }

    fn any_calendar() -> impl Strategy<Value = Calendar> {
        let names = [
            "UTC",
            "America/New_York",
            "Europe/Berlin",
            "America/Sao_Paulo",
            "America/St_Johns",
            "America/Havana",
            "America/Toronto",
            "Pacific/Apia",
            "Pacific/Kwajalein",
            "Asia/Gaza",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
        ];
        let weekday = prop::sample::select(vec![Weekday::Monday, Weekday::Sunday, Weekday::Saturday]);
        (prop::sample::select(names.to_vec()), weekday)
            .prop_map(|(name, week_start)| Calendar { week_start, ..zone(name) })
    }

    /// A moment from 1900 to 2100, often one near which the clocks are changed.
    fn any_moment() -> impl Strategy<Value = (Timestamp, i64)> {
        let second = -2_208_988_800..4_102_444_800_i64;
        (second.prop_map(|second| Timestamp::from_second(second).unwrap()), -7_300..7_300_i64)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn every_moment_lies_in_one_period_of_each_span((moment, near) in any_moment(), calendar in any_calendar()) {
            let change = calendar.zone.following(moment).next().map(|change| change.timestamp() + near.seconds());
            for at in [Some(moment), change].into_iter().flatten() {
                for span in [Span::Week, Span::Month, Span::Year, Span::Ever] {
                    let period = calendar.period(span, at);
                    prop_assert!(calendar.starts(&period) <= at && at < calendar.ends(&period), "{} at {}", period, at);
                    prop_assert_eq!(calendar.period(span, calendar.starts(&period)), period);
                    prop_assert_eq!(calendar.period(span, calendar.ends(&period)), period.next().unwrap_or(period));
                }
                let midnight = calendar.next_midnight(at);
                prop_assert!(midnight > at);
                prop_assert!(calendar.date(midnight) > calendar.date(at));
                prop_assert_eq!(calendar.date(midnight - 1.nanoseconds()), calendar.date(at));
            }
        }
    }
}
