//! Periods and clocks: whose month a sale is in, and when boards turn.

use serde_json::json;

use super::samples::{Desk, sale, sale_at, user, users, void};
use crate::domain::books::{Metric, PageRequest, Refusal};

#[test]
fn months_and_years_end_at_the_zones_midnight() {
    for (zone, last, first) in [
        ("America/New_York", "2027-01-01T04:59:59.999Z", "2027-01-01T05:00:00Z"),
        ("Europe/Berlin", "2026-12-31T22:59:59.999Z", "2026-12-31T23:00:00Z"),
        ("UTC", "2026-12-31T23:59:59.999Z", "2027-01-01T00:00:00Z"),
    ] {
        let mut desk = Desk::open_in(zone, "2026-12-20T12:00:00Z");
        desk.does([sale(1, 7, 100, 1)]);
        desk.at(last).does([sale(2, 7, 10, 0)]);
        for metric in [Metric::MonthlyRevenue, Metric::YearlyRevenue] {
            assert_eq!(desk.board(metric), ["1. 7 = 110"], "{zone}");
        }
        desk.at(first);
        for metric in [Metric::MonthlyRevenue, Metric::YearlyRevenue, Metric::MonthlySignups, Metric::YearlySignups] {
            assert_eq!(desk.board(metric), [""; 0], "{zone}");
        }
        desk.does([sale(3, 7, 1, 0), sale_at(4, 7, 1_000, 0, last), sale_at(5, 7, 2, 0, first)]);
        for metric in [Metric::MonthlyRevenue, Metric::YearlyRevenue] {
            assert_eq!(desk.board(metric), ["1. 7 = 3"], "{zone}");
        }
        assert_eq!(desk.board(Metric::AllTimeRevenue), ["1. 7 = 1113"], "{zone}");
    }
}

#[test]
fn advancing_the_clock_says_which_boards_begin_again() {
    let mut desk = Desk::open("2026-12-27T12:00:00-05:00");
    let mut turned = |now: &str| {
        let now = now.parse().unwrap();
        desk.books.advance(now)
    };
    assert_eq!(turned("2026-12-27T23:59:59.999-05:00"), []);
    // A Monday.
    assert_eq!(turned("2026-12-28T00:00:00-05:00"), [Metric::WeeklySignups]);
    assert_eq!(
        turned("2027-01-01T00:00:00-05:00"),
        [Metric::MonthlyRevenue, Metric::YearlyRevenue, Metric::MonthlySignups, Metric::YearlySignups]
    );
    assert_eq!(turned("2027-01-02T00:00:00-05:00"), []);
}

#[test]
fn the_hours_when_clocks_change_lie_in_one_month_and_week() {
    // New York: 8 March has no 02:30, 1 November has two 01:30. Berlin: 29 March and 25 October.
    for (zone, moments) in [
        ("America/New_York", ["2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"]),
        ("Europe/Berlin", ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]),
        ("America/New_York", ["2026-03-08T01:59:59.999-05:00", "2026-03-08T03:00:00-04:00"]),
        ("Europe/Berlin", ["2026-03-29T01:59:59.999+01:00", "2026-03-29T03:00:00+02:00"]),
    ] {
        let mut desk = Desk::open_in(zone, moments[0]);
        desk.does([sale(1, 7, 1, 1)]);
        desk.at(moments[1]).does([sale(2, 7, 1, 1)]);
        assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 7 = 2"], "{zone}");
        assert_eq!(desk.board(Metric::WeeklySignups), ["1. 7 = 2"], "{zone}");
    }
    // The month that ends on the day with 25 hours has its midnight in the new time.
    let mut desk = Desk::open("2026-10-31T23:59:59.999-04:00");
    desk.does([sale(1, 7, 1, 0)]);
    desk.at("2026-11-01T00:00:00-04:00").does([sale(2, 7, 5, 0)]);
    desk.at("2026-11-30T23:59:59.999-05:00").does([sale(3, 7, 5, 0)]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 7 = 10"]);
}

#[test]
fn a_goal_is_due_day_by_day_also_in_february() {
    for (day, month, year) in [
        ("2028-02-01T12:00:00-05:00", "10", "32"),
        ("2028-02-29T12:00:00-05:00", "290", "60"),
        ("2028-02-29T23:59:59.999-05:00", "290", "60"),
        ("2028-12-31T12:00:00-05:00", "290", "366"),
    ] {
        let mut desk = Desk::open(day);
        let goals = json!({ "monthlyRevenue": 290, "yearlyRevenue": 366 });
        desk.does([users([json!({ "id": 7, "name": "Ada", "goals": goals })]), sale(1, 7, 1, 0)]);
        let pace = |metric| {
            let request = PageRequest { metric, scope: None, offset: 0, limit: 1, around: None };
            let row = desk.books.page(&request).entries.into_iter().next().unwrap();
            row.pace.unwrap().as_str().to_owned()
        };
        assert_eq!(
            (pace(Metric::MonthlyRevenue).as_str(), pace(Metric::YearlyRevenue).as_str()),
            (month, year),
            "{day}"
        );
        let standing = desk.books.standing(user(7), |_| None);
        assert_eq!(standing.metrics[0].pace.as_ref().unwrap().as_str(), month, "{day}");
    }
}

#[test]
fn a_late_sale_leaves_the_board_of_today_untouched() {
    let mut desk = Desk::open("2026-03-31T12:00:00-04:00");
    desk.does([sale(1, 7, 100, 1), sale(2, 8, 80, 0)]);
    desk.at("2026-04-02T12:00:00-04:00").does([sale(3, 7, 10, 1), sale(4, 8, 20, 0)]);
    assert_eq!(
        desk.told_of("Revenue", sale_at(5, 7, 15, 0, "2026-03-31T23:00:00-04:00")),
        ["7 yearlyRevenue 1>1 = 125", "7 allTimeRevenue 1>1 = 125"]
    );
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 8 = 20", "2. 7 = 10"]);
    // Nor does its void touch it.
    assert_eq!(desk.told(void(5)), ["refresh yearlyRevenue allTimeRevenue"]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 8 = 20", "2. 7 = 10"]);
}

#[test]
fn a_late_sale_of_this_week_counts_in_the_week_and_in_its_own_month() {
    // The first of April 2026 is a Wednesday.
    let mut desk = Desk::open("2026-04-01T12:00:00-04:00");
    desk.does([sale_at(1, 7, 5, 2, "2026-03-31T12:00:00-04:00"), sale(2, 7, 5, 1)]);
    assert_eq!(desk.board(Metric::WeeklySignups), ["1. 7 = 3"]);
    assert_eq!(desk.board(Metric::MonthlySignups), ["1. 7 = 1"]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 7 = 5"]);
}

#[test]
fn a_sale_ahead_of_the_clock_is_taken_for_now_and_one_far_ahead_is_refused() {
    let now = "2026-03-31T23:58:00-04:00";
    let mut desk = Desk::open(now);
    let ahead = "2026-04-01T00:03:00-04:00";
    desk.does([sale_at(1, 7, 100, 0, ahead)]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 7 = 100"], "it counts in the month that is under way");
    // Reported again it is the same.
    desk.at("2026-04-01T00:10:00-04:00").knows(sale_at(1, 7, 100, 0, ahead));
    let mut desk = Desk::open(now);
    let refused = desk.refuses(sale_at(1, 7, 100, 0, "2026-04-01T00:03:00.001-04:00"));
    assert!(matches!(refused, Refusal::SoldAhead { seconds: 300, .. }), "{refused}");
    assert_eq!(refused.field(), "soldAt");
}

#[test]
fn a_clock_that_is_set_back_is_waited_for() {
    let mut desk = Desk::open("2026-04-01T00:00:30-04:00");
    desk.does([sale(1, 7, 100, 0)]);
    desk.at("2026-03-31T23:59:00-04:00").does([sale(2, 8, 100, 0)]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 7 = 100", "1. 8 = 100"], "in April, both");
    let rows = desk.books.keep().unwrap().entries;
    assert!(rows.is_sorted_by_key(|row| row.recorded_at));
    assert_eq!(rows[0].recorded_at, rows[1].recorded_at);
    // What says when it was made is in its own month.
    desk.does([sale_at(3, 8, 1, 0, "2026-03-31T23:59:00-04:00")]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 7 = 100", "1. 8 = 100"]);
}

#[test]
fn time_is_kept_in_whole_milliseconds_as_the_ledger_has_it() {
    let mut desk = Desk::open("2026-03-10T12:00:00.123456789-04:00");
    desk.does([sale(1, 7, 100, 0)]);
    assert_eq!(desk.books.at().to_string(), "2026-03-10T16:00:00.123Z");
}
