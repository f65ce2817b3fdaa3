use crate::{
    brokers::{
        InvalidAchievements,
        sales_rules::{calendar, sales_rules},
        training_rules::training_rules,
    },
    domain::books::{BookRules, Bounds},
    settings::RulesSettings,
};

/// The rules by which the books are kept, as the settings have them. Reads the file of achievements, if they name one.
pub fn book_rules(settings: &RulesSettings) -> Result<BookRules, InvalidAchievements> {
    let RulesSettings { boards, contests, training, .. } = settings;
    Ok(BookRules {
        calendar: calendar(&settings.calendar),
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
