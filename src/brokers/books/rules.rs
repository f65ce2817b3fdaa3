use jiff::{civil::Weekday, tz::TimeZone};

use crate::{
    brokers::{InvalidAchievements, sales_rules::sales_rules, training_rules::training_rules},
    domain::{
        Calendar,
        books::{BookRules, Bounds},
    },
    settings::{CalendarSettings, RulesSettings, WeekStart},
};

/// The rules by which the books are kept, as the settings have them. Reads the file of achievements, if they name one.
pub fn book_rules(settings: &RulesSettings) -> Result<BookRules, InvalidAchievements> {
    let RulesSettings { calendar, boards, contests, training, .. } = settings;
    Ok(BookRules {
        calendar: in_calendar(calendar),
        sales: sales_rules(settings),
        training: training_rules(training)?,
        bounds: Bounds {
            overtaken: boards.overtaken as usize,
            clock_ahead: i64::try_from(boards.clock_ahead.as_secs()).unwrap_or(i64::MAX),
            open_contests: contests.most_open as usize,
            entrants: contests.most_entrants as usize,
            celebrated: contests.podium.into(),
        },
    })
}

fn in_calendar(settings: &CalendarSettings) -> Calendar {
    let week_start = match settings.week_start {
        WeekStart::Monday => Weekday::Monday,
        WeekStart::Tuesday => Weekday::Tuesday,
        WeekStart::Wednesday => Weekday::Wednesday,
        WeekStart::Thursday => Weekday::Thursday,
        WeekStart::Friday => Weekday::Friday,
        WeekStart::Saturday => Weekday::Saturday,
        WeekStart::Sunday => Weekday::Sunday,
    };
    // The settings were checked: there is such a zone.
    Calendar::new(TimeZone::get(&settings.time_zone).unwrap_or(TimeZone::UTC), week_start)
}
