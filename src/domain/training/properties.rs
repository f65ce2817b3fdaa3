//! Laws that hold for any reports, in any order, in any zone.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use proptest::{collection::vec, prelude::*};

use super::{
    Difficulty, Rules, Trainee, TrainingConsequence, TrainingReport, apply,
    samples::{award, login, module, module_worth, quiz_in, quiz_of, roleplay, rules, sales, user, zone},
};

/// A report and the minutes that had gone by since the one before, which may be less than none.
type Entry = (TrainingReport, i64);

fn report() -> impl Strategy<Value = TrainingReport> {
    let score = || (0..=10_000_u32).prop_map(|hundredths| format!("{}.{:02}", hundredths / 100, hundredths % 100));
    let difficulty = prop::sample::select(vec![
        Difficulty::Beginner,
        Difficulty::Rookie,
        Difficulty::Pro,
        Difficulty::Veteran,
        Difficulty::Elite,
    ]);
    prop_oneof![
        4 => Just(login()),
        2 => (1..15_u32).prop_map(|id| module(&id.to_string())),
        1 => (1..15_u32, 0..500_u64).prop_map(|(id, xp)| module_worth(&id.to_string(), xp)),
        2 => (1..15_u32, score()).prop_map(|(id, score)| quiz_of(&id.to_string(), &score)),
        1 => (0..600_u64, score()).prop_map(|(seconds, score)| quiz_in(seconds, &score)),
        1 => Just(quiz_of("6", "100")),
        2 => (difficulty, score()).prop_map(|(difficulty, score)| roleplay(difficulty, &score)),
        1 => prop_oneof![(1..5_000_u64).boxed(), any::<u64>().boxed()].prop_map(award),
        1 => (0..20_u64, 0..12_u64).prop_map(|(in_all, in_month)| sales(in_all, in_month)),
    ]
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    vec((report(), prop_oneof![8 => 0..3_000_i64, 1 => -5_000..0_i64]), 0..60)
}

fn any_zone() -> impl Strategy<Value = TimeZone> {
    prop::sample::select(vec!["UTC", "America/New_York", "Europe/Berlin", "Pacific/Kiritimati", "Asia/Kathmandu"])
        .prop_map(zone)
}

/// What the reports come to, and what followed from each. They begin before the clocks change in America and in Europe.
fn replay(rules: &Rules, entries: &[Entry], zone: &TimeZone) -> (Trainee, Vec<Vec<TrainingConsequence>>) {
    let mut at: Timestamp = "2026-03-06T12:00:00Z".parse().unwrap();
    let mut trainee = Trainee::new(rules);
    let told = entries.iter().map(|(report, minutes)| {
        at += SignedDuration::from_mins(*minutes);
        apply(rules, &mut trainee, report, at, zone)
    });
    let told = told.collect();
    (trainee, told)
}

proptest! {
    #[test]
    fn what_was_told_adds_up_to_the_total(entries in entries(), zone in any_zone()) {
        let (trainee, told) = replay(&rules(), &entries, &zone);
        let mut sum = 0;
        for consequence in told.iter().flatten() {
            if let TrainingConsequence::XpGained { amount, new_total, .. } = consequence {
                sum += amount;
                prop_assert!(*amount > 0);
                prop_assert_eq!(*new_total, sum);
            }
        }
        prop_assert_eq!(trainee.xp(), sum);
    }

    #[test]
    fn the_same_reports_in_the_same_order_make_the_same_trainee(entries in entries(), zone in any_zone()) {
        let rules = rules();
        let first = replay(&rules, &entries, &zone);
        let stored = serde_json::to_string(&entries.iter().map(|(report, minutes)| (report, minutes)).collect::<Vec<_>>());
        let again: Vec<Entry> = serde_json::from_str(&stored.unwrap()).unwrap();
        prop_assert_eq!(&replay(&rules, &again, &zone), &first);
        let kept: Trainee = serde_json::from_str(&serde_json::to_string(&first.0).unwrap()).unwrap();
        prop_assert_eq!(kept, first.0);
    }

    #[test]
    fn a_module_brings_xp_once_whatever_comes_between(entries in entries(), minutes in 0..100_000_i64) {
        let mut entries = entries;
        entries.insert(0, (module("once"), 0));
        entries.push((module("once"), minutes));
        let (trainee, told) = replay(&rules(), &entries, &TimeZone::UTC);
        let for_module = |told: &Vec<TrainingConsequence>| told.iter().any(|consequence| {
            matches!(consequence, TrainingConsequence::XpGained { source, .. } if source == "module")
        });
        prop_assert!(for_module(&told[0]));
        prop_assert!(!for_module(told.last().unwrap()));
        prop_assert!(trainee.modules_completed() <= 15);
    }

    #[test]
    fn levels_are_told_once_at_the_end_and_fit_together(entries in entries(), zone in any_zone()) {
        let rules = rules();
        let (trainee, told) = replay(&rules, &entries, &zone);
        let mut level = rules.levels.of(0);
        for told in &told {
            for (place, consequence) in told.iter().enumerate() {
                if let TrainingConsequence::LevelUp { previous, new, total, .. } = consequence {
                    prop_assert_eq!(place, told.len() - 1);
                    prop_assert_eq!((*previous, *new), (level, rules.levels.of(*total)));
                    prop_assert!(new > previous);
                    level = *new;
                }
            }
        }
        prop_assert_eq!(level, rules.levels.of(trainee.xp()));
    }

    #[test]
    fn each_achievement_is_told_once_and_none_is_left_waiting(entries in entries(), zone in any_zone()) {
        let rules = rules();
        let (trainee, told) = replay(&rules, &entries, &zone);
        let mut ids: Vec<_> = told.iter().flatten().filter_map(|consequence| match consequence {
            TrainingConsequence::Unlocked(achievement) => Some(achievement.id.clone()),
            _ => None,
        }).collect();
        ids.sort();
        prop_assert_eq!(ids, trainee.unlocked().keys().cloned().collect::<Vec<_>>());
        let waiting = rules.achievements.iter().any(|achievement| {
            achievement.when.xp.is_some_and(|xp| xp <= trainee.xp()) && !trainee.unlocked().contains_key(&achievement.id)
        });
        prop_assert!(!waiting);
    }

    #[test]
    fn a_streak_grows_by_one_or_begins_again(entries in entries(), zone in any_zone()) {
        let (trainee, told) = replay(&rules(), &entries, &zone);
        let (mut last, mut highest) = (0, 0);
        for consequence in told.iter().flatten() {
            if let TrainingConsequence::StreakUpdate { current, longest, .. } = consequence {
                prop_assert!(*current == last + 1 || *current == 1);
                (last, highest) = (*current, highest.max(*current));
                prop_assert_eq!(*longest, highest);
            }
        }
        let streak = trainee.streak();
        prop_assert_eq!((streak.current(), streak.longest()), (last, highest));
        prop_assert!(streak.freezes() <= 3);
    }

    #[test]
    fn every_consequence_can_be_told(entries in entries(), zone in any_zone()) {
        let (_, told) = replay(&rules(), &entries, &zone);
        let told = told.concat();
        prop_assert_eq!(super::events(&told, user(), "Ada", Timestamp::UNIX_EPOCH).len(), told.len());
    }
}
