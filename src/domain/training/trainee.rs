use std::collections::{BTreeMap, BTreeSet};

use jiff::{
    Timestamp,
    civil::{Date, Weekday},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{AchievementId, Rules, streak::Streak};
use crate::domain::{MAX_ID, ModuleId};

/// What is known of somebody's training: what all his reports, applied in their order, have come to. Serialised it can be
/// kept; the version of that form stands in front.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Trainee {
    version: Version,
    xp: u64,
    pub(super) streak: Streak,
    login_day: Option<Date>,
    /// The last Saturday or Sunday on which he trained.
    weekend_day: Option<Date>,
    modules: BTreeSet<ModuleId>,
    pub(super) quizzes_passed: u64,
    pub(super) roleplays: u64,
    pub(super) unlocked: BTreeMap<AchievementId, Timestamp>,
}

/// The form in which a trainee is kept: the number 1. Another one is refused, and what is kept must be worked out again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version;

impl Version {
    const NUMBER: u64 = 1;
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_u64(Self::NUMBER)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        match u64::deserialize(d)? {
            Self::NUMBER => Ok(Self),
            other => {
                Err(de::Error::custom(format_args!("expected a trainee of version {}, got {other}", Self::NUMBER)))
            }
        }
    }
}

impl Trainee {
    /// Somebody who has done nothing yet.
    pub fn new(rules: &Rules) -> Self {
        Self {
            version: Version,
            xp: 0,
            streak: Streak::new(&rules.streak),
            login_day: None,
            weekend_day: None,
            modules: BTreeSet::new(),
            quizzes_passed: 0,
            roleplays: 0,
            unlocked: BTreeMap::new(),
        }
    }

    /// All XP he ever gained, 2^53 - 1 at the most.
    pub fn xp(&self) -> u64 {
        self.xp
    }

    /// His days.
    pub fn streak(&self) -> &Streak {
        &self.streak
    }

    /// How many different modules he has completed.
    pub fn modules_completed(&self) -> u64 {
        self.modules.len() as u64
    }

    /// How many quizzes he has passed.
    pub fn quizzes_passed(&self) -> u64 {
        self.quizzes_passed
    }

    /// How many roleplays he has finished.
    pub fn roleplays(&self) -> u64 {
        self.roleplays
    }

    /// What he has unlocked, and when. An id may be missing from the catalogue of today.
    pub fn unlocked(&self) -> &BTreeMap<AchievementId, Timestamp> {
        &self.unlocked
    }

    /// Adds to the XP as far as there is room, and says how many.
    pub(super) fn gain(&mut self, amount: u64) -> u64 {
        let gained = amount.min(MAX_ID.saturating_sub(self.xp));
        self.xp += gained;
        gained
    }

    /// Whether this is the first login of the day. Of a day before the last one it is not known, and taken for no.
    pub(super) fn logs_in(&mut self, day: Date) -> bool {
        let is_first = self.login_day.is_none_or(|last| day > last);
        if is_first {
            self.login_day = Some(day);
        }
        is_first
    }

    /// Whether the module had not been completed before.
    pub(super) fn completes(&mut self, module: &ModuleId) -> bool {
        self.modules.insert(module.clone())
    }

    /// Notes that he trained on this day, and tells whether he now has on both days of its weekend.
    pub(super) fn trains_on(&mut self, day: Date) -> bool {
        let other = match day.weekday() {
            Weekday::Saturday => day.tomorrow(),
            Weekday::Sunday => day.yesterday(),
            _ => return false,
        };
        let is_whole = self.weekend_day.is_some_and(|last| other.is_ok_and(|other| last == other));
        self.weekend_day = self.weekend_day.max(Some(day));
        is_whole
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::training::samples::rules;

    #[test]
    fn a_trainee_is_kept_with_a_version_and_another_one_is_refused() {
        let mut trainee = Trainee::new(&rules());
        trainee.gain(150);
        trainee.completes(&ModuleId::new("6").unwrap());
        trainee.streak.count(date(2028, 2, 29), &rules().streak);
        trainee.unlocked.insert(AchievementId::new("first_steps"), Timestamp::UNIX_EPOCH);
        let kept = serde_json::to_string(&trainee).unwrap();
        assert!(kept.starts_with(r#"{"version":1,"xp":150,"streak":{"#), "{kept}");
        assert_eq!(serde_json::from_str::<Trainee>(&kept).unwrap(), trainee);
        let error = serde_json::from_str::<Trainee>(&kept.replace("\"version\":1", "\"version\":2")).unwrap_err();
        assert!(error.to_string().starts_with("expected a trainee of version 1, got 2"), "{error}");
    }

    #[test]
    fn xp_end_where_javascript_numbers_end() {
        let mut trainee = Trainee::new(&rules());
        assert_eq!(trainee.gain(MAX_ID - 5), MAX_ID - 5);
        assert_eq!(trainee.gain(u64::MAX), 5);
        assert_eq!((trainee.gain(1), trainee.xp()), (0, MAX_ID));
    }

    #[test]
    fn a_weekend_is_a_saturday_and_the_sunday_behind_it() {
        // The seventh of March 2026 is a Saturday; the first of February is a Sunday.
        for (days, expected) in [
            ([date(2026, 3, 7), date(2026, 3, 8)], [false, true]),
            ([date(2026, 3, 8), date(2026, 3, 7)], [false, true]),
            ([date(2026, 1, 31), date(2026, 2, 1)], [false, true]),
            ([date(2026, 3, 8), date(2026, 3, 14)], [false, false]),
            ([date(2026, 3, 7), date(2026, 3, 15)], [false, false]),
            ([date(2026, 3, 6), date(2026, 3, 7)], [false, false]),
            ([date(2026, 3, 7), date(2026, 3, 7)], [false, false]),
            ([Date::MIN, Date::MAX], [false, false]),
        ] {
            let mut trainee = Trainee::new(&rules());
            assert_eq!(days.map(|day| trainee.trains_on(day)), expected, "{days:?}");
        }
    }
}
