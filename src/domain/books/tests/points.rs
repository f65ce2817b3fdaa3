//! Points, from what each sale brings and what a void takes back.

use super::samples::{Desk, sale, sale_at, users, void};
use serde_json::json;

const NOON: &str = "2026-03-10T12:00:00-04:00";

/// Somebody who stands in front of everybody, so that no one else takes the first place of the month.
fn behind_somebody() -> Desk {
    let mut desk = Desk::open(NOON);
    desk.does([sale("first", 1, 1_000_000, 0)]);
    desk
}

#[test]
fn signups_full_thousands_and_tiers_bring_points() {
    for (revenue, signups, points) in [
        ("0", "1", 100),
        ("0", "0.1", 10),
        ("0", "2.5", 250),
        ("999.99", "0", 0),
        ("1000", "0", 50),
        ("1999.99", "0", 50),
        ("2000", "0.5", 150),
        ("0", "14.9", 1_490),
        ("0", "15", 1_500 + 500),
        ("0", "25", 2_500 + 3 * 500),
        ("0", "40", 4_000 + 6 * 500),
    ] {
        let mut desk = behind_somebody();
        desk.does([sale(1, 7, revenue, signups)]);
        assert_eq!(desk.points(7), points, "{revenue} {signups}");
        desk.does([void(1)]);
        assert_eq!(desk.points(7), 0, "{revenue} {signups}");
    }
}

#[test]
fn what_is_left_of_a_thousand_counts_for_the_next_one() {
    let mut desk = behind_somebody();
    for (id, revenue, points) in [(1, 600, 0), (2, 600, 50), (3, 799, 50), (4, 1, 100)] {
        desk.does([sale(id, 7, revenue, 0)]);
        assert_eq!(desk.points(7), points, "{revenue}");
    }
    desk.does([void(1)]);
    assert_eq!(desk.points(7), 50);
}

#[test]
fn each_month_has_tiers_of_its_own_also_for_late_sales() {
    let mut desk = behind_somebody();
    desk.does([sale(1, 7, 0, 14)]);
    desk.at("2026-04-10T12:00:00-04:00").does([sale(2, 7, 0, 15)]);
    assert_eq!(desk.points(7), 1_400 + 1_500 + 500);
    desk.does([sale_at(3, 7, 0, 1, "2026-03-20T12:00:00-04:00")]);
    assert_eq!(desk.points(7), 1_500 + 500 + 1_500 + 500);
    desk.does([void(1)]);
    assert_eq!(desk.points(7), 100 + 1_500 + 500);
    desk.does([void(2), void(3)]);
    assert_eq!(desk.points(7), 0);
}

#[test]
fn the_first_place_of_the_month_brings_a_thousand_once_a_month() {
    let mut desk = Desk::open(NOON);
    for (id, seller, revenue, points) in [
        // The first to sell is first.
        (1, 7, 100, [1_000, 0]),
        (2, 8, 99, [1_000, 0]),
        // An equal value is a first place too.
        (3, 8, 1, [1_000, 1_000]),
        (4, 8, 1, [1_000, 1_000]),
        (5, 7, 100, [1_000, 1_000]),
    ] {
        desk.does([sale(id, seller, revenue, 0)]);
        assert_eq!([7, 8].map(|id| desk.points(id)), points, "sale {id}");
    }
    desk.at("2026-04-01T00:00:00-04:00").does([sale(6, 8, 1, 0)]);
    assert_eq!([7, 8].map(|id| desk.points(id)), [1_000, 2_000]);
}

#[test]
fn a_late_sale_takes_no_first_place() {
    let mut desk = Desk::open(NOON);
    desk.does([sale_at(1, 7, 500, 0, "2026-02-28T23:59:59.999-05:00")]);
    assert_eq!(desk.points(7), 0);
    desk.does([sale(2, 7, 0, 1)]);
    assert_eq!(desk.points(7), 100);
    desk.does([sale_at(3, 7, 1, 0, "2026-03-01T00:00:00-05:00")]);
    assert_eq!(desk.points(7), 1_100);
}

#[test]
fn a_void_takes_back_the_first_place_that_its_sale_had_reached() {
    let mut desk = Desk::open(NOON);
    desk.does([sale(1, 8, 100, 0), sale(2, 7, 150, 0), sale(3, 8, 80, 0)]);
    assert_eq!([7, 8].map(|id| desk.points(id)), [1_000, 1_000]);
    desk.does([void(2)]);
    assert_eq!([7, 8].map(|id| desk.points(id)), [0, 1_000]);
    desk.does([sale(2, 7, 150, 0)]);
    assert_eq!(desk.points(7), 0);
    desk.does([sale(4, 7, 30, 0)]);
    assert_eq!(desk.points(7), 1_000);
}

#[test]
fn who_is_first_without_the_voided_sale_keeps_the_points() {
    let mut desk = Desk::open(NOON);
    desk.does([sale(1, 7, 100, 0), sale(2, 7, 50, 0), sale(3, 8, 20, 0)]);
    desk.does([void(1)]);
    assert_eq!(desk.points(7), 1_000);
    // From now on they are those of the other sale.
    desk.does([void(2)]);
    assert_eq!(desk.points(7), 0);
}

#[test]
fn who_became_first_without_a_sale_gets_the_points_with_his_next_one() {
    let mut desk = Desk::open(NOON);
    desk.does([sale(1, 8, 100, 0), sale(2, 7, 50, 0), void(1)]);
    assert_eq!(desk.points(7), 0);
    desk.does([sale(3, 7, 0, 1)]);
    assert_eq!(desk.points(7), 100);
    desk.does([sale(4, 7, 1, 0)]);
    assert_eq!(desk.points(7), 1_100);
}

#[test]
fn who_is_away_takes_no_first_place() {
    let mut desk = Desk::open(NOON);
    desk.does([users([json!({ "id": 7, "name": "Ada", "active": false })]), sale(1, 7, 1_000, 0)]);
    assert_eq!(desk.points(7), 50);
}
