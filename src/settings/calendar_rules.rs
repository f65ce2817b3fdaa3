use garde::Validate;
use jiff::{civil::Weekday, tz::TimeZone};
use serde::{Deserialize, Deserializer, de};

/// `[rules.calendar]`: where days, weeks, months and years begin.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct CalendarSettings {
    /// The organisation's time zone, as the IANA database names it.
    #[serde(deserialize_with = "zone")]
    #[garde(skip)]
    pub time_zone: TimeZone,
    /// The first day of a week.
    #[garde(skip)]
    pub week_start: WeekStart,
}

/// The day a week begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "they are what they are called")]
pub enum WeekStart {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl From<WeekStart> for Weekday {
    fn from(day: WeekStart) -> Self {
        match day {
            WeekStart::Monday => Self::Monday,
            WeekStart::Tuesday => Self::Tuesday,
            WeekStart::Wednesday => Self::Wednesday,
            WeekStart::Thursday => Self::Thursday,
            WeekStart::Friday => Self::Friday,
            WeekStart::Saturday => Self::Saturday,
            WeekStart::Sunday => Self::Sunday,
        }
    }
}

fn zone<'de, D: Deserializer<'de>>(d: D) -> Result<TimeZone, D::Error> {
    let name = String::deserialize(d)?;
    match TimeZone::get(&name) {
        Ok(zone) if !zone.is_unknown() => Ok(zone),
        _ => Err(de::Error::custom(format_args!(
            "expected a name of the IANA time zone database, such as `Europe/Berlin`, got `{name}`"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn calendar(changes: &str) -> Result<CalendarSettings, String> {
        let settings = Settings::with(&format!("[rules.calendar]\n{changes}"));
        settings.map(|settings| settings.rules.calendar).map_err(|error| error.to_string())
    }

    #[test]
    fn a_zone_that_is_not_there_stops_the_start_and_names_itself() {
        for zone in ["America/New_York", "Europe/Berlin", "UTC", "Asia/Kathmandu"] {
            assert_eq!(calendar(&format!("time_zone = \"{zone}\"")).unwrap().time_zone.iana_name(), Some(zone));
        }
        for zone in ["", "Etc/Unknown", "Mars/Olympus_Mons", "EST5EDT4,M3", "+02:00", "../etc/passwd"] {
            let error = calendar(&format!("time_zone = \"{zone}\"")).unwrap_err();
            assert!(error.starts_with("rules.calendar.time_zone: expected a name of the IANA time zone"), "{error}");
            assert!(error.contains(&format!("`{zone}`")), "{error}");
        }
    }

    #[test]
    fn a_week_begins_with_a_day() {
        assert_eq!(calendar("").unwrap().week_start, WeekStart::Monday);
        assert_eq!(calendar("week_start = \"sunday\"").unwrap().week_start, WeekStart::Sunday);
        let error = calendar("week_start = \"noon\"").unwrap_err();
        assert!(error.starts_with("rules.calendar.week_start: ") && error.contains("monday"), "{error}");
    }
}
