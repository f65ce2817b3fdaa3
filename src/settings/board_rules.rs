use std::time::Duration;

use garde::Validate;
use serde::Deserialize;

use super::rules::{DAY, HOUR, INSTANT, MINUTE, at_most, lasting};

/// `[rules.boards]`: what is told of ranks, and how much of a board is shown.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct BoardSettings {
    /// For how long changes of one user's rank on one board are merged into one event; zero for not at all.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(MINUTE)))]
    pub merge_window: Duration,
    /// How many of those who were overtaken by one sale are told.
    #[garde(range(max = 10_000))]
    pub overtaken: u32,
    /// The first places whose entering is an achievement.
    #[garde(range(max = 1_000))]
    pub podium: u32,
    /// The first places whose entering TVs tell of.
    #[garde(range(max = 1_000))]
    pub tv_top: u32,
    /// The places gained that TVs tell of.
    #[garde(range(min = 1, max = 1_000_000))]
    pub tv_gain: u32,
    /// How many users must be on a board for any of this.
    #[garde(range(min = 1, max = 1_000_000))]
    pub news_from: u32,
    /// How often the boards are sent to TVs at the most.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub tv_interval: Duration,
    /// How often TVs are told that the stream lives.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=MOST_BEAT)))]
    pub tv_beat: Duration,
    /// Entries of each board in `tv:update` and `leaderboard:refresh`.
    #[garde(range(min = 1, max = 1_000))]
    pub refresh_top: u32,
    /// Entries of an answer that asks for no number.
    #[garde(range(min = 1), custom(no_more_than(self.most_page)))]
    pub page: u32,
    /// The most entries of an answer.
    #[garde(range(min = 1, max = 10_000))]
    pub most_page: u32,
    /// How far ahead of the service's clock a sale may be.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(DAY)))]
    pub clock_ahead: Duration,
    /// How many days of ranks are kept.
    #[garde(range(min = 1, max = 36_600))]
    pub history_days: u32,
}

/// A TV that has heard nothing for five seconds calls what it shows old; so a living stream is heard before that.
const MOST_BEAT: Duration = Duration::from_secs(4);

fn no_more_than(most: u32) -> impl FnOnce(&u32, &()) -> garde::Result {
    move |number, ()| {
        if *number <= most {
            Ok(())
        } else {
            Err(garde::Error::new(format!("expected at most most_page, {most}, got {number}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;

    #[test]
    fn what_no_board_can_do_names_its_key() {
        for (change, expected) in [
            ("merge_window = \"61s\"", "merge_window: expected at most 1m, got 1m 1s"),
            ("overtaken = 10001", "overtaken: "),
            ("podium = 1001", "podium: "),
            ("tv_top = 1001", "tv_top: "),
            ("tv_gain = 0", "tv_gain: "),
            ("news_from = 0", "news_from: "),
            ("tv_interval = \"0s\"", "tv_interval: expected at least 1ms, got 0s"),
            ("tv_beat = \"0s\"", "tv_beat: expected at least 1ms, got 0s"),
            ("tv_beat = \"5s\"", "tv_beat: expected at most 4s, got 5s"),
            ("refresh_top = 0", "refresh_top: "),
            ("page = 0", "page: "),
            ("page = 101\nmost_page = 100", "page: expected at most most_page, 100, got 101"),
            ("most_page = 10001", "most_page: "),
            ("clock_ahead = \"25h\"", "clock_ahead: expected at most 1day, got 1day 1h"),
            ("history_days = 0", "history_days: "),
        ] {
            let error = Settings::with(&format!("[rules.boards]\n{change}")).unwrap_err().to_string();
            assert!(error.starts_with(&format!("rules.boards.{expected}")), "{error}");
        }
    }

    #[test]
    fn nothing_need_be_merged_and_nobody_told() {
        let quiet =
            "[rules.boards]\nmerge_window = \"0s\"\novertaken = 0\npodium = 0\ntv_top = 0\nclock_ahead = \"0s\"";
        assert!(Settings::with(quiet).unwrap().rules.boards.merge_window.is_zero());
    }
}
