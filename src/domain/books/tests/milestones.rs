//! Milestones, goals and tiers: once a user, threshold and period.

use serde_json::json;

use super::samples::{Desk, sale, sale_at, user, users, void};

const NOON: &str = "2026-03-10T12:00:00-04:00";

#[test]
fn a_milestone_is_reached_exactly_at_its_threshold() {
    let mut desk = Desk::open(NOON);
    for (id, revenue, told) in [
        (1, "9999.99", &[][..]),
        (2, "0.01", &["7 milestone: $10,000 this month"]),
        (3, "14999.99", &[]),
        (4, "0.01", &["7 milestone: $25,000 this month"]),
        (5, "0", &[]),
    ] {
        assert_eq!(desk.told_of("milestone", sale(id, 7, revenue, 0)), told, "{revenue}");
    }
}

#[test]
fn several_thresholds_at_once_are_all_told_month_before_year_before_all_time() {
    let mut desk = Desk::open(NOON);
    assert_eq!(
        desk.told_of("milestone", sale(1, 7, 250_000, 0)),
        [
            "7 milestone: $10,000 this month",
            "7 milestone: $25,000 this month",
            "7 milestone: $50,000 this month",
            "7 milestone: $75,000 this month",
            "7 milestone: $100,000 this month",
            "7 milestone: $100,000 this year",
            "7 milestone: $250,000 this year",
            "7 milestone: $100,000 overall",
            "7 milestone: $250,000 overall",
        ]
    );
}

#[test]
fn each_user_month_and_year_has_its_own() {
    let mut desk = Desk::open(NOON);
    let ten = ["7 milestone: $10,000 this month"];
    assert_eq!(desk.told_of("milestone", sale(1, 7, 10_000, 0)), ten);
    assert_eq!(desk.told_of("milestone", sale(2, 7, 10_000, 0)), [""; 0]);
    assert_eq!(desk.told_of("milestone", sale(3, 8, 10_000, 0)), ["8 milestone: $10,000 this month"]);
    desk.at("2026-04-01T00:00:00-04:00");
    assert_eq!(desk.told_of("milestone", sale(4, 7, 10_000, 0)), ten);
    desk.at("2027-03-10T12:00:00-05:00");
    assert_eq!(desk.told_of("milestone", sale(5, 7, 10_000, 0)), ten);
}

#[test]
fn what_was_reached_is_not_told_again_after_a_void() {
    let mut desk = Desk::open(NOON);
    assert_eq!(desk.told_of("milestone", sale("a", 7, 12_000, 16)).len(), 4);
    assert_eq!(desk.told_of("milestone", void("a")), [""; 0]);
    assert_eq!(desk.told_of("milestone", sale("a", 7, 12_000, 16)), [""; 0]);
    assert_eq!(
        desk.told_of("milestone", sale("b", 7, 13_000, 4)),
        ["7 milestone: $25,000 this month", "7 milestone: 20 signups this month", "7 milestone: Silver tier"]
    );
}

#[test]
fn what_was_reached_is_remembered_only_while_a_void_hides_it() {
    let mut desk = Desk::open(NOON);
    let remembered = |desk: &Desk| desk.books.account(user(7)).unwrap().told_before.len();
    desk.does([sale("a", 7, 12_000, 16)]);
    assert_eq!(remembered(&desk), 0);
    desk.does([void("a")]);
    assert_eq!(remembered(&desk), 4);
    desk.does([sale("a", 7, 12_000, 16)]);
    assert_eq!(remembered(&desk), 0);
}

#[test]
fn signups_bring_their_milestones_and_the_tiers() {
    let mut desk = Desk::open(NOON);
    for (id, signups, told) in [
        (1, "9.9", &[][..]),
        (2, "0.1", &["7 milestone: 10 signups this month"]),
        (3, "4.9", &[]),
        (4, "0.1", &["7 milestone: 15 signups this month", "7 milestone: Bronze tier"]),
        // Several tiers at once.
        (
            5,
            "15",
            &[
                "7 milestone: 20 signups this month",
                "7 milestone: 25 signups this month",
                "7 milestone: 30 signups this month",
                "7 milestone: Silver tier",
                "7 milestone: Gold tier",
                "7 milestone: Platinum tier",
            ],
        ),
        (6, "9.9", &["7 milestone: 35 signups this month", "7 milestone: Diamond tier"]),
        (7, "0.1", &["7 milestone: 40 signups this month", "7 milestone: Elite tier"]),
        (8, "100", &[]),
    ] {
        assert_eq!(desk.told_of("milestone", sale(id, 7, 0, signups)), told, "{signups}");
    }
}

#[test]
fn a_goal_is_reached_exactly_at_it_and_once_a_period() {
    let mut desk = Desk::open(NOON);
    let goals = json!({ "monthlyRevenue": 500, "yearlySignups": 2.5, "weeklySignups": 1 });
    desk.does([users([json!({ "id": 7, "name": "Ada", "goals": goals })])]);
    assert_eq!(desk.told_of("milestone", sale(1, 7, "499.99", "2.4")), [""; 0]);
    assert_eq!(desk.told_of("milestone", sale(2, 7, "0.01", 0)), ["7 milestone: Monthly goal reached"]);
    assert_eq!(desk.told_of("milestone", sale(3, 7, 0, "0.1")), ["7 milestone: Yearly goal reached"]);
    desk.does([void(2)]);
    assert_eq!(desk.told_of("milestone", sale(4, 7, 100, 0)), [""; 0]);
    // Another goal is another milestone.
    desk.does([users([json!({ "id": 7, "name": "Ada", "goals": { "monthlyRevenue": 1000 } })])]);
    assert_eq!(desk.told_of("milestone", sale(5, 7, 500, 0)), ["7 milestone: Monthly goal reached"]);
    desk.at("2026-04-10T12:00:00-04:00");
    assert_eq!(desk.told_of("milestone", sale(6, 7, 1_000, 0)), ["7 milestone: Monthly goal reached"]);
}

#[test]
fn a_late_sale_reaches_the_milestones_of_its_own_month() {
    let mut desk = Desk::open(NOON);
    desk.does([sale(1, 7, 6_000, 14)]);
    desk.at("2026-05-10T12:00:00-04:00").does([sale(2, 7, 100, 0)]);
    assert_eq!(
        desk.told_of("milestone", sale_at(3, 7, 4_000, 1, "2026-03-31T23:59:59.999-04:00")),
        ["7 milestone: $10,000 in March 2026", "7 milestone: 15 signups in March 2026", "7 milestone: Bronze tier",]
    );
    assert_eq!(desk.told_of("milestone", sale_at(4, 7, 4_000, 1, "2026-03-31T12:00:00-04:00")), [""; 0]);
}
