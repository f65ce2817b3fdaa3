use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How a streak is counted and what it brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreakRules {
    /// The lengths that are milestones, ascending.
    pub milestones: Vec<u32>,
    /// After the last of them, every so many days; 0: none.
    pub milestone_every: u32,
    /// XP of a milestone, each time it is reached.
    pub milestone_xp: u64,
    /// Freezes that everybody begins with.
    pub freezes: u32,
    /// One more at each multiple of so many days; 0: none.
    pub freeze_every: u32,
    /// Nobody holds more.
    pub most_freezes: u32,
    /// From so many days on a quiz is worth so many percent; ascending by days.
    pub factors: Vec<(u32, u32)>,
}

/// The days in a row on which somebody trained, as far as it is known. Days are those of his own time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Streak {
    /// On the last day that counted.
    current: u32,
    longest: u32,
    last_day: Option<Date>,
    freezes: u32,
}

/// A day that counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// The length, if it is a milestone.
    pub(super) milestone: Option<u32>,
}

impl StreakRules {
    /// What a quiz is worth during a streak of this length, in percent.
    pub fn factor(&self, length: u32) -> u32 {
        self.factors.iter().rev().find(|(days, _)| *days <= length).map_or(100, |(_, percent)| *percent)
    }

    /// Whether a streak of this length is worth telling everyone.
    pub fn is_milestone(&self, length: u32) -> bool {
        let last = self.milestones.last().copied().unwrap_or(0);
        let beyond = length.saturating_sub(last);
        self.milestones.contains(&length)
            || (beyond > 0 && self.milestone_every > 0 && beyond.is_multiple_of(self.milestone_every))
    }

    fn brings_freeze(&self, length: u32) -> bool {
        self.freeze_every > 0 && length.is_multiple_of(self.freeze_every)
    }
}

impl Streak {
    /// Of somebody who has not trained yet.
    pub(super) fn new(rules: &StreakRules) -> Self {
        Self { current: 0, longest: 0, last_day: None, freezes: rules.freezes.min(rules.most_freezes) }
    }

    /// The length on the last day that counted.
    pub fn current(&self) -> u32 {
        self.current
    }

    /// The longest there was.
    pub fn longest(&self) -> u32 {
        self.longest
    }

    /// The days that may be missed from now on.
    pub fn freezes(&self) -> u32 {
        self.freezes
    }

    /// The last day that counted.
    pub fn last_day(&self) -> Option<Date> {
        self.last_day
    }

    /// The length as it stands on this day, on which nothing may have been done yet: 0 once more days were missed than
    /// there were freezes for.
    pub fn on(&self, day: Date) -> u32 {
        match self.last_day {
            Some(last) if missed(last, day) <= i64::from(self.freezes) => self.current,
            _ => 0,
        }
    }

    /// Counts a day on which he trained. Nothing happens if the day or a later one has counted before.
    pub(super) fn count(&mut self, day: Date, rules: &StreakRules) -> Option<Counted> {
        match self.last_day {
            Some(last) if day <= last => return None,
            Some(last) => match u32::try_from(missed(last, day)) {
                Ok(missed) if missed <= self.freezes => {
                    self.freezes -= missed;
                    self.current = self.current.saturating_add(1);
                }
                // Each day that was missed took a freeze, until there was none.
                _ => {
                    self.freezes = 0;
                    self.current = 1;
                }
            },
            None => self.current = 1,
        }
        self.last_day = Some(day);
        self.longest = self.longest.max(self.current);
        if rules.brings_freeze(self.current) && self.freezes < rules.most_freezes {
            self.freezes += 1;
        }
        Some(Counted { milestone: rules.is_milestone(self.current).then_some(self.current) })
    }
}

/// The days between these two; negative if the second is not the later one.
fn missed(last: Date, day: Date) -> i64 {
    day.duration_since(last).as_hours() / 24 - 1
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};

    use super::*;
    use crate::domain::training::samples::rules;

    const START: Date = date(2026, 3, 1);

    fn plus(days: i32) -> Date {
        START.checked_add(days.days()).unwrap()
    }

    /// The streak after these days, counted from the first of March 2026.
    fn streak(days: impl IntoIterator<Item = i32>) -> Streak {
        let rules = rules().streak;
        let mut streak = Streak::new(&rules);
        for day in days {
            streak.count(plus(day), &rules);
        }
        streak
    }

    /// Current, longest, freezes.
    fn told(streak: &Streak) -> (u32, u32, u32) {
        (streak.current(), streak.longest(), streak.freezes())
    }

    #[test]
    fn the_next_day_goes_on_and_the_same_day_changes_nothing() {
        assert_eq!(told(&streak([])), (0, 0, 1));
        assert_eq!(told(&streak([0])), (1, 1, 1));
        assert_eq!(streak([0, 0, 0]), streak([0]));
        assert_eq!(told(&streak([0, 1])), (2, 2, 1));
    }

    #[test]
    fn an_earlier_day_changes_nothing() {
        assert_eq!(streak([5, 6, 4, 0, 5]), streak([5, 6]));
    }

    #[test]
    fn months_years_and_leap_days_are_days_like_others() {
        let rules = rules().streak;
        for days in [
            [date(2026, 1, 31), date(2026, 2, 1)],
            [date(2026, 2, 28), date(2026, 3, 1)],
            [date(2028, 2, 28), date(2028, 2, 29)],
            [date(2028, 2, 29), date(2028, 3, 1)],
            [date(2026, 12, 31), date(2027, 1, 1)],
        ] {
            let mut streak = Streak::new(&rules);
            for day in days {
                streak.count(day, &rules);
            }
            assert_eq!(told(&streak), (2, 2, 1), "{days:?}");
        }
        let mut over_leap_day = Streak::new(&rules);
        over_leap_day.count(date(2028, 2, 28), &rules);
        over_leap_day.count(date(2028, 3, 1), &rules);
        assert_eq!(told(&over_leap_day), (2, 2, 0));
    }

    #[test]
    fn each_missed_day_takes_a_freeze_and_without_one_it_starts_again() {
        // One freeze: a day may be missed, two may not.
        assert_eq!(told(&streak([0, 2])), (2, 2, 0));
        assert_eq!(told(&streak([0, 3])), (1, 1, 0));
        assert_eq!(told(&streak([0, 2, 4])), (1, 2, 0));
        // Seven days bring the second: both are taken at once.
        assert_eq!(told(&streak((0..7).chain([9]))), (8, 8, 0));
        assert_eq!(told(&streak((0..7).chain([10]))), (1, 7, 0));
    }

    #[test]
    fn a_multiple_of_seven_brings_a_freeze_and_three_are_the_most() {
        assert_eq!(streak(0..6).freezes(), 1);
        assert_eq!(streak(0..7).freezes(), 2);
        assert_eq!(streak(0..13).freezes(), 2);
        assert_eq!(streak(0..14).freezes(), 3);
        assert_eq!(streak(0..70).freezes(), 3);
        // The day after a missed one is the seventh: the freeze that was taken comes back.
        assert_eq!(told(&streak((0..6).chain([7]))), (7, 7, 1));
    }

    #[test]
    fn a_streak_that_nobody_can_save_any_more_is_over() {
        let streak = streak(0..3);
        let lengths: Vec<u32> = (1..6).map(|day| streak.on(plus(day))).collect();
        // Day 2 was the last; the one freeze saves day 3.
        assert_eq!(lengths, [3, 3, 3, 3, 0]);
    }

    #[test]
    fn milestones_are_3_7_14_30_60_90_and_then_every_30() {
        let rules = rules().streak;
        let milestones: Vec<u32> = (0..=200).filter(|days| rules.is_milestone(*days)).collect();
        assert_eq!(milestones, [3, 7, 14, 30, 60, 90, 120, 150, 180]);
        let ended = StreakRules { milestone_every: 0, ..rules };
        assert_eq!((0..=200).filter(|days| ended.is_milestone(*days)).max(), Some(90));
    }

    #[test]
    fn the_factor_grows_at_3_7_14_and_30() {
        let rules = rules().streak;
        for (days, percent) in
            [(0, 100), (2, 100), (3, 125), (6, 125), (7, 150), (13, 150), (14, 175), (29, 175), (30, 200), (1_000, 200)]
        {
            assert_eq!(rules.factor(days), percent, "{days}");
        }
    }

    #[test]
    fn days_far_apart_are_counted_too() {
        let rules = rules().streak;
        let mut streak = Streak::new(&rules);
        streak.count(Date::MIN, &rules);
        streak.count(Date::MAX, &rules);
        assert_eq!(told(&streak), (1, 1, 0));
        assert_eq!(streak.on(Date::MIN), 1);
    }
}
