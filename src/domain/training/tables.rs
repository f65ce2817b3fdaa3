//! The numbers of the rules as a trainee meets them: whole reports, in his own time zone, and all that follows.

use super::{
    Difficulty, TrainingReport,
    samples::{
        Someone, award, login, module, module_worth, quiz, quiz_in, quiz_of, roleplay, rules, rules_with, sales,
    },
};

const NEW_YORK: &str = "America/New_York";
const BERLIN: &str = "Europe/Berlin";

/// The current streak after logins at these times.
fn streak_after(zone: &str, times: &[&str]) -> u32 {
    let mut someone = Someone::plain(zone);
    for at in times {
        someone.does(&login(), at);
    }
    someone.trainee.streak().current()
}

#[test]
fn a_quiz_is_told_before_what_it_earned() {
    let mut someone = Someone::plain(BERLIN);
    assert_eq!(someone.told(&quiz("69.99"), "2026-03-04T12:00:00Z"), ["quiz 69.99 failed 0"]);
    assert_eq!(someone.told(&quiz("70"), "2026-03-04T12:00:00Z"), ["quiz 70 passed 50", "+50 quiz = 50"]);
    let perfect = ["quiz 100 passed 130", "+130 quiz = 180"];
    assert_eq!(someone.told(&quiz("100"), "2026-03-04T12:00:00Z"), perfect);
    assert_eq!(someone.trainee.quizzes_passed(), 2);
}

#[test]
fn a_quiz_earns_by_the_streak_as_it_stands_on_its_day() {
    let mut someone = Someone::plain("UTC");
    for day in 1..=3 {
        someone.does(&login(), &format!("2026-03-0{day}T12:00:00Z"));
    }
    // Day 3 was the last; day 4 goes on, day 5 is saved by the one freeze, and on day 6 it is over.
    for (day, xp) in [(3, 62), (4, 62), (5, 62), (6, 50)] {
        let told = someone.told(&quiz("70"), &format!("2026-03-0{day}T12:00:00Z"));
        assert_eq!(told[0], format!("quiz 70 passed {xp}"), "{day}");
    }
    // A quiz is no day of the streak, and does not take the freeze either.
    assert_eq!((someone.trainee.streak().current(), someone.trainee.streak().freezes()), (3, 1));
}

#[test]
fn a_module_earns_once_and_what_its_report_says() {
    let mut someone = Someone::plain("UTC");
    assert_eq!(someone.told(&module("6"), "2026-03-01T12:00:00Z"), ["+100 module = 100", "streak 1/1"]);
    assert!(someone.told(&module("6"), "2026-03-01T13:00:00Z").is_empty());
    // Done again on another day it is still something that was done that day.
    assert_eq!(someone.told(&module("6"), "2026-03-02T12:00:00Z"), ["streak 2/2"]);
    assert!(someone.told(&module_worth("7", 0), "2026-03-02T13:00:00Z").is_empty());
    assert_eq!(someone.told(&module_worth("8", 45), "2026-03-02T13:00:00Z"), ["+45 module = 145"]);
    assert_eq!(someone.trainee.modules_completed(), 3);
}

#[test]
fn a_login_earns_once_a_day() {
    let mut someone = Someone::plain("UTC");
    assert_eq!(someone.told(&login(), "2026-03-01T12:00:00Z"), ["+10 login = 10", "streak 1/1"]);
    assert!(someone.told(&login(), "2026-03-01T23:59:59Z").is_empty());
    assert_eq!(someone.told(&login(), "2026-03-02T00:00:00Z"), ["+10 login = 20", "streak 2/2"]);
    // The module counted the day, the third; the login still earns.
    someone.does(&module("1"), "2026-03-03T08:00:00Z");
    assert_eq!(someone.told(&login(), "2026-03-03T09:00:00Z"), ["+10 login = 230"]);
    // One that comes late changes nothing.
    assert!(someone.told(&login(), "2026-03-02T12:00:00Z").is_empty());
    assert_eq!(someone.trainee.streak().current(), 3);
}

#[test]
fn roleplays_and_awards_earn_and_leave_the_streak() {
    let mut someone = Someone::plain("UTC");
    let hard = roleplay(Difficulty::Elite, "100");
    assert_eq!(someone.told(&hard, "2026-03-01T12:00:00Z"), ["+250 roleplay = 250", "level 1>2"]);
    assert!(someone.told(&roleplay(Difficulty::Elite, "0"), "2026-03-01T12:00:00Z").is_empty());
    assert_eq!(someone.told(&award(5), "2026-03-02T12:00:00Z"), ["+5 contest = 255"]);
    assert_eq!((someone.trainee.roleplays(), someone.trainee.streak().longest()), (2, 0));
}

#[test]
fn milestones_bring_their_bonus_each_time_they_are_reached() {
    let mut someone = Someone::plain("UTC");
    let mut milestones = Vec::new();
    for day in 0..100 {
        let at = jiff::civil::date(2026, 1, 1).at(12, 0, 0, 0) + jiff::Span::new().days(day);
        let told = someone.told(&login(), &format!("{at}Z"));
        let total = someone.trainee.xp();
        if let Some(streak) = told.iter().find(|line| line.contains('(')) {
            milestones.push(streak.clone());
            assert!(told.contains(&format!("+100 streak = {total}")), "{told:?}");
        }
    }
    let expected = ["3/3 (3)", "7/7 (7)", "14/14 (14)", "30/30 (30)", "60/60 (60)", "90/90 (90)"];
    assert_eq!(milestones, expected.map(|text| format!("streak {text}")));
    assert_eq!(someone.trainee.xp(), 100 * 10 + 6 * 100);

    for day in 1..3 {
        someone.does(&login(), &format!("2027-01-0{day}T12:00:00Z"));
    }
    let again = someone.told(&login(), "2027-01-03T12:00:00Z");
    assert_eq!(again, ["+10 login = 1630", "streak 3/100 (3)", "+100 streak = 1730"]);
}

#[test]
fn freezes_run_out_and_the_streak_begins_again() {
    let mut someone = Someone::plain("UTC");
    for (day, streak, freezes) in [
        (1, 1, 1),
        (3, 2, 0),
        (4, 3, 0),
        (6, 1, 0),
        (7, 2, 0),
        (8, 3, 0),
        (9, 4, 0),
        (10, 5, 0),
        (11, 6, 0),
        (12, 7, 1),
        (14, 8, 0),
        (16, 1, 0),
    ] {
        someone.does(&login(), &format!("2026-03-{day:02}T12:00:00Z"));
        let found = someone.trainee.streak();
        assert_eq!((found.current(), found.freezes()), (streak, freezes), "{day}");
    }
    assert_eq!(someone.trainee.streak().longest(), 8);
}

#[test]
fn a_day_ends_at_the_users_own_midnight() {
    // Half past eleven at night and half past midnight: two days for him, one in UTC.
    assert_eq!(streak_after(NEW_YORK, &["2026-01-15T23:30:00-05:00", "2026-01-16T00:30:00-05:00"]), 2);
    assert_eq!(streak_after("UTC", &["2026-01-15T23:30:00-05:00", "2026-01-16T00:30:00-05:00"]), 1);
    // And the other way round.
    assert_eq!(streak_after(NEW_YORK, &["2026-01-15T23:59:59Z", "2026-01-16T00:00:00Z"]), 1);
    assert_eq!(streak_after("UTC", &["2026-01-15T23:59:59.999Z", "2026-01-16T00:00:00Z"]), 2);
    assert_eq!(streak_after("Asia/Kathmandu", &["2026-01-15T18:14:59Z", "2026-01-15T18:15:00Z"]), 2);
}

#[test]
fn days_with_a_changed_clock_are_one_day_each() {
    for (zone, times) in [
        // The clock jumps from 2 to 3: the day has 23 hours, and its midnights lie in different offsets.
        (NEW_YORK, ["2026-03-07T23:59:59-05:00", "2026-03-08T01:59:59-05:00", "2026-03-08T23:59:59-04:00"]),
        (BERLIN, ["2026-03-28T23:59:59+01:00", "2026-03-29T01:59:59+01:00", "2026-03-29T23:59:59+02:00"]),
        // The hour from 1 to 2 (2 to 3 in Berlin) comes twice: the day has 25 hours.
        (NEW_YORK, ["2026-10-31T23:59:59-04:00", "2026-11-01T01:30:00-04:00", "2026-11-01T23:59:59-05:00"]),
        (BERLIN, ["2026-10-24T23:59:59+02:00", "2026-10-25T02:30:00+02:00", "2026-10-25T23:59:59+01:00"]),
    ] {
        assert_eq!(streak_after(zone, &times), 2, "{zone} {times:?}");
    }
    // Midnight in the old offset is no longer midnight the evening after.
    assert_eq!(streak_after(NEW_YORK, &["2026-03-08T23:30:00-04:00", "2026-03-09T00:00:00-04:00"]), 2);
    assert_eq!(streak_after(NEW_YORK, &["2026-11-01T23:00:00-05:00", "2026-11-01T23:59:59-05:00"]), 1);
}

#[test]
fn month_and_year_ends_and_leap_days_go_on() {
    for (times, days) in [
        (["2026-01-31T12:00:00Z", "2026-02-01T12:00:00Z", "2026-02-02T12:00:00Z"], 3),
        (["2026-02-28T12:00:00Z", "2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z"], 3),
        (["2028-02-28T12:00:00Z", "2028-02-29T12:00:00Z", "2028-03-01T12:00:00Z"], 3),
        (["2026-12-30T12:00:00Z", "2026-12-31T12:00:00Z", "2027-01-01T12:00:00Z"], 3),
        // The leap day was missed and took the freeze; the next miss ends it.
        (["2028-02-28T12:00:00Z", "2028-03-01T12:00:00Z", "2028-03-03T12:00:00Z"], 1),
    ] {
        assert_eq!(streak_after("UTC", &times), days, "{times:?}");
    }
}

#[test]
fn a_login_reported_late_belongs_to_its_own_day() {
    let mut someone = Someone::plain(NEW_YORK);
    let at = |at: &str| {
        let json = format!(r#"{{"report":"login","userId":7,"at":"{at}"}}"#);
        serde_json::from_str::<TrainingReport>(&json).unwrap()
    };
    let now = "2026-03-10T12:00:00Z";
    someone.does(&at("2026-03-08T23:30:00-04:00"), now);
    someone.does(&at("2026-03-09T00:30:00-04:00"), now);
    assert_eq!(someone.trainee.streak().current(), 2);
    assert!(someone.told(&at("2026-03-07T12:00:00Z"), now).is_empty());
    // A clock that is ahead does not make tomorrow today.
    someone.does(&at("2027-01-01T00:00:00Z"), now);
    assert_eq!(someone.trainee.streak().last_day(), Some(jiff::civil::date(2026, 3, 10)));
}

#[test]
fn several_levels_at_once_are_one_level_up() {
    let mut someone = Someone::plain("UTC");
    let at = "2026-03-01T12:00:00Z";
    assert_eq!(someone.told(&award(199), at), ["+199 contest = 199"]);
    assert_eq!(someone.told(&award(1), at), ["+1 contest = 200", "level 1>2"]);
    assert_eq!(someone.told(&award(4_800), at), ["+4800 contest = 5000", "level 2>10 Intermediate"]);
    assert_eq!(someone.told(&award(1_000_000), at), ["+1000000 contest = 1005000", "level 10>50 Legendary"]);
    assert_eq!(someone.told(&award(1_000_000), at), ["+1000000 contest = 2005000"]);
}

#[test]
fn other_curves_level_up_elsewhere() {
    for (curve, xp) in [("sqrt", 99), ("linear-500", 499), ("square-7", 27)] {
        let mut someone = Someone::plain("UTC");
        someone.rules.levels = rules_with(&format!("[rules.training.levels]\ncurve = \"{curve}\"")).levels;
        assert_eq!(someone.does(&award(xp), "2026-03-01T12:00:00Z").len(), 1, "{curve}");
        assert_eq!(someone.told(&award(1), "2026-03-01T12:00:00Z")[1], "level 1>2", "{curve}");
    }
}

#[test]
fn what_an_achievement_brings_may_unlock_another_and_reach_a_level() {
    let mut someone = Someone::under(rules(), "UTC");
    let told = someone.told(&award(950), "2026-03-01T12:00:00Z");
    assert_eq!(told, ["+950 contest = 950", "level 1>4"]);
    // The module's achievement makes 1,150 XP, which is another one: 1,250, and level 5.
    let told = someone.told(&module("1"), "2026-03-02T12:00:00Z");
    assert_eq!(
        told,
        [
            "+100 module = 1050",
            "streak 1/1",
            "unlocked first_steps",
            "+100 achievement = 1150",
            "unlocked xp_1000",
            "+100 achievement = 1250",
            "level 4>5 Apprentice",
        ]
    );
    assert!(someone.told(&module("1"), "2026-03-02T13:00:00Z").is_empty());
}

#[test]
fn a_chain_of_achievements_goes_on_until_nothing_follows() {
    let mut someone = Someone::under(rules(), "UTC");
    let told = someone.told(&award(22_400), "2026-03-01T12:00:00Z");
    // 22,400 + 100 + 500 + 1,000 = 24,000 does not reach the last one; 1,000 more do.
    assert_eq!(told.iter().filter(|line| line.starts_with("unlocked")).count(), 3, "{told:?}");
    assert_eq!(told.last().unwrap(), "level 1>21 Advanced");
    let told = someone.told(&award(1_000), "2026-03-01T12:00:00Z");
    assert_eq!(told, ["+1000 contest = 25000", "unlocked xp_25000", "+2500 achievement = 27500", "level 21>23"]);
}

#[test]
fn an_earlier_entry_of_the_catalogue_waits_for_a_later_one() {
    let toml = "
        [[achievement]]
        id = 'rich'
        title = 'Rich'
        description = ''
        category = 'completion'
        rarity = 'rare'
        xp = 1
        when = { xp = 150 }
        [[achievement]]
        id = 'begun'
        title = 'Begun'
        description = ''
        category = 'completion'
        rarity = 'common'
        xp = 50
        when = { modules = 1 }";
    let mut someone = Someone::plain("UTC");
    someone.rules.achievements = super::Catalogue::parse(toml).unwrap();
    let told = someone.told(&module("1"), "2026-03-01T12:00:00Z");
    let unlocked: Vec<_> = told.iter().filter(|line| line.starts_with("unlocked")).collect();
    assert_eq!(unlocked, ["unlocked begun", "unlocked rich"]);
    assert_eq!(someone.trainee.xp(), 151);
}

/// Each: an achievement, what does not unlock it, and what does, by one user, at the times given.
#[test]
fn achievements_are_unlocked_exactly_at_their_condition() {
    let noon = "2026-03-04T12:00:00Z";
    let modules = |n: u32| (1..=n).map(|n| (module(&n.to_string()), noon)).collect::<Vec<_>>();
    let days = |range: std::ops::RangeInclusive<u32>| range.map(|day| (login(), day)).collect::<Vec<_>>();
    type Reports = Vec<(TrainingReport, &'static str)>;
    let table: Vec<(&str, Reports, Reports)> = vec![
        ("first_steps", vec![(login(), noon), (quiz_of("1", "100"), noon)], modules(1)),
        ("half_way_there", [modules(5), modules(5)].concat(), vec![(module("6"), noon)]),
        ("champion", modules(11), vec![(module("12"), noon)]),
        (
            "perfectionist",
            vec![(quiz("99.99"), noon), (roleplay(Difficulty::Pro, "100"), noon)],
            vec![(quiz("100"), noon)],
        ),
        (
            "objection_handler",
            vec![(quiz_of("6", "89.99"), noon), (quiz_of("9", "95"), noon), (quiz("95"), noon), (module("6"), noon)],
            vec![(quiz_of("6", "90"), noon)],
        ),
        (
            "sales_cycle_pro",
            vec![(quiz_of("9", "99"), noon), (quiz_of("6", "100"), noon)],
            vec![(quiz_of("9", "100"), noon)],
        ),
        (
            "role_player",
            vec![(roleplay(Difficulty::Beginner, "0"), noon); 9],
            vec![(roleplay(Difficulty::Elite, "1"), noon)],
        ),
        ("speed_demon", vec![(quiz_in(300, "100"), noon), (quiz("100"), noon)], vec![(quiz_in(299, "70"), noon)]),
        (
            "early_bird",
            vec![
                (login(), "2026-03-04T06:00:00Z"),
                (award(5), "2026-03-05T05:00:00Z"),
                (sales(1, 1), "2026-03-05T05:00:00Z"),
            ],
            vec![(login(), "2026-03-06T05:59:59.999Z")],
        ),
        ("night_owl", vec![(login(), "2026-03-04T21:59:59.999Z")], vec![(quiz("10"), "2026-03-04T22:00:00Z")]),
        (
            "weekend_warrior",
            vec![(login(), "2026-03-08T12:00:00Z"), (login(), "2026-03-14T12:00:00Z")],
            vec![(roleplay(Difficulty::Pro, "5"), "2026-03-15T12:00:00Z")],
        ),
        ("xp_1000", vec![(award(999), noon)], vec![(award(1), noon)]),
        // The bonus of xp_1000 is counted.
        ("xp_5000", vec![(award(4_899), noon)], vec![(award(1), noon)]),
        ("first_deal", vec![(sales(0, 0), noon), (login(), noon)], vec![(sales(1, 1), noon)]),
        ("closer", vec![(sales(99, 9), noon)], vec![(sales(100, 10), noon)]),
    ];
    for (id, not_yet, then) in table {
        let mut someone = Someone::under(rules(), "UTC");
        let unlocked = format!("unlocked {id}");
        for (report, at) in not_yet {
            assert!(!someone.told(&report, at).contains(&unlocked), "{id}: too early by {report:?}");
        }
        let mut told = Vec::new();
        for (report, at) in &then {
            told.extend(someone.told(report, at));
        }
        assert!(told.contains(&unlocked), "{id}: {told:?}");
        for (report, at) in &then {
            assert!(!someone.told(report, at).contains(&unlocked), "{id}: twice");
        }
    }
    for length in [3, 7, 14, 30] {
        let mut someone = Someone::under(rules(), "UTC");
        let unlocked = format!("unlocked streak_{length}");
        for (report, day) in days(1..=length) {
            let told = someone.told(&report, &format!("2026-01-{day:02}T12:00:00Z"));
            assert_eq!(told.contains(&unlocked), day == length, "{length}: day {day}");
        }
    }
}

#[test]
fn early_and_late_are_the_users_own_times() {
    for (zone, at, expected) in [
        (NEW_YORK, "2026-03-08T05:30:00-04:00", Some("unlocked early_bird")),
        // Half past five before the clock changed would have been half past six.
        (NEW_YORK, "2026-03-08T05:30:00-05:00", None),
        (NEW_YORK, "2026-11-02T06:00:00-05:00", None),
        (BERLIN, "2026-03-30T05:59:59+02:00", Some("unlocked early_bird")),
        (BERLIN, "2026-03-30T05:59:59+01:00", None),
        (BERLIN, "2026-10-26T22:00:00+01:00", Some("unlocked night_owl")),
        (BERLIN, "2026-10-26T22:00:00+02:00", None),
        (BERLIN, "2026-10-26T23:59:59+01:00", Some("unlocked night_owl")),
        (BERLIN, "2026-10-27T00:00:00+01:00", Some("unlocked early_bird")),
    ] {
        let told = Someone::under(rules(), zone).told(&login(), at);
        let unlocked = told.iter().find(|line| line.starts_with("unlocked")).map(String::as_str);
        assert_eq!(unlocked, expected, "{zone} {at}");
    }
}

#[test]
fn a_weekend_is_the_users_own() {
    // Friday night in New York is Saturday in Berlin.
    for (zone, whole) in [(BERLIN, true), (NEW_YORK, false)] {
        let mut someone = Someone::under(rules(), zone);
        someone.does(&login(), "2026-03-07T01:00:00Z");
        let told = someone.told(&login(), "2026-03-08T12:00:00Z");
        assert_eq!(told.contains(&"unlocked weekend_warrior".to_owned()), whole, "{zone}");
    }
}
