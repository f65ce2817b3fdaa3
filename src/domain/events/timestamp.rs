use std::{fmt, time::SystemTime};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::domain::{
    OUT_OF_RANGE,
    schema::{moment, schema},
};

/// A moment, on the wire ISO 8601 UTC with milliseconds: `2026-03-01T09:30:00.000Z`. Read from any ISO 8601 text with
/// an offset; finer parts of a second are cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timestamp(jiff::Timestamp);

schema!(Timestamp, "Timestamp", moment("A time, ISO 8601. It goes out in UTC with milliseconds."));

impl Timestamp {
    /// The moment so many milliseconds after 1970 began. What lies outside the years that can be written becomes the first or
    /// last moment that can.
    pub fn from_millisecond(millisecond: i64) -> Self {
        let end = if millisecond < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        Self(jiff::Timestamp::from_millisecond(millisecond).unwrap_or(end))
    }

    /// The moment, to reckon with.
    pub fn moment(self) -> jiff::Timestamp {
        self.0
    }
}

impl From<jiff::Timestamp> for Timestamp {
    /// Finer parts of a second are cut off, so that what is written and read again is the same.
    fn from(moment: jiff::Timestamp) -> Self {
        Self::from_millisecond(moment.as_millisecond())
    }
}

impl From<SystemTime> for Timestamp {
    /// What lies outside the years that can be written becomes the first or last moment that can.
    fn from(moment: SystemTime) -> Self {
        let end = if moment < SystemTime::UNIX_EPOCH { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        jiff::Timestamp::try_from(moment).unwrap_or(end).into()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.0)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map(|moment: jiff::Timestamp| moment.into()).map_err(|_| {
            de::Error::custom(format_args!(
                "{OUT_OF_RANGE}expected an ISO 8601 time with an offset, such as 2026-03-01T09:30:00.000Z"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_utc_with_milliseconds() {
        for (given, written) in [
            ("2026-03-01T09:30:00Z", "2026-03-01T09:30:00.000Z"),
            ("2026-03-01T09:30:00.123987Z", "2026-03-01T09:30:00.123Z"),
            ("2026-03-01T09:30:00.5+02:00", "2026-03-01T07:30:00.500Z"),
        ] {
            let read: Timestamp = serde_json::from_str(&format!("\"{given}\"")).unwrap();
            assert_eq!(read.to_string(), written);
        }
    }

    #[test]
    fn a_time_that_was_written_and_read_again_is_the_same() {
        let read = |text: &str| serde_json::from_str::<Timestamp>(&format!("\"{text}\"")).unwrap();
        let first = read("2026-03-01T09:30:00.123987Z");
        assert_eq!(read(&first.to_string()), first);
        let of_a_clock = Timestamp::from("2026-03-01T09:30:00.123987654Z".parse::<jiff::Timestamp>().unwrap());
        assert_eq!(read(&of_a_clock.to_string()), of_a_clock);
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for bad in ["", "yesterday", "2026-03-01", "2026-03-01T09:30:00", "2026-02-30T09:30:00Z"] {
            let error = serde_json::from_str::<Timestamp>(&format!("\"{bad}\"")).unwrap_err().to_string();
            assert!(error.starts_with(OUT_OF_RANGE), "{bad}: {error}");
        }
        assert!(serde_json::from_str::<Timestamp>("1772357400").unwrap_err().to_string().starts_with("invalid type"));
    }
}
