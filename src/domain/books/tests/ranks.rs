//! Ranks before and after a sale, who is overtaken, and what is news.

use super::samples::{Desk, rules_in, sale, void};
use crate::domain::books::{BookRules, Bounds, Metric};

const NOON: &str = "2026-03-10T12:00:00-04:00";

/// Sellers 1, 2, … with these revenues.
fn sellers(revenues: &[u64]) -> Desk {
    let mut desk = Desk::open(NOON);
    for (id, revenue) in (1..).zip(revenues) {
        desk.does([sale(format!("start-{id}"), id, revenue, 0)]);
    }
    desk
}

#[test]
fn equal_values_share_a_rank_and_stand_in_the_order_in_which_they_were_reached() {
    let mut desk = Desk::open(NOON);
    desk.does([sale(1, 9, 100, 0)]);
    desk.at("2026-03-10T12:00:01-04:00").does([sale(2, 7, 50, 0)]);
    desk.at("2026-03-10T12:00:02-04:00").does([sale(3, 8, 50, 0), sale(4, 3, 20, 0)]);
    desk.at("2026-03-10T12:00:03-04:00").does([sale(5, 5, 50, 0), sale(6, 3, 30, 0)]);
    assert_eq!(
        desk.board(Metric::MonthlyRevenue),
        ["1. 9 = 100", "2. 7 = 50", "2. 8 = 50", "2. 3 = 50", "2. 5 = 50"],
        "of those of one moment, the smaller id is in front"
    );
    desk.does([sale(7, 4, 10, 0)]);
    assert_eq!(desk.board(Metric::MonthlyRevenue).last().unwrap(), "6. 4 = 10");
}

#[test]
fn after_a_void_a_value_was_reached_with_the_last_sale_that_is_left() {
    let mut desk = Desk::open(NOON);
    desk.does([sale(1, 9, 50, 0)]);
    desk.at("2026-03-10T12:00:01-04:00").does([sale(2, 8, 50, 0)]);
    desk.at("2026-03-10T12:00:02-04:00").does([sale(3, 9, 5, 0), sale(4, 9, 0, 1)]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 9 = 55", "2. 8 = 50"]);
    desk.does([void(3)]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 9 = 50", "1. 8 = 50"]);
}

#[test]
fn the_previous_rank_is_that_before_the_sale() {
    let mut desk = sellers(&[400, 300, 300, 200]);
    let mut rank = |seller, revenue| {
        let told = desk.told_of("monthlyRevenue", sale(format!("{seller}-{revenue}"), seller, revenue, 0));
        told.into_iter().next().unwrap()
    };
    assert_eq!(rank(4, 50), "4 monthlyRevenue 4>4 = 250");
    assert_eq!(rank(4, 51), "4 monthlyRevenue 4>2 = 301");
    assert_eq!(rank(4, 99), "4 monthlyRevenue 2>1 = 400");
    // Who had no place was behind everybody.
    assert_eq!(rank(5, 1), "5 monthlyRevenue 5>5 = 1");
    assert_eq!(rank(6, 1_000), "6 monthlyRevenue 6>1 = 1000");
}

#[test]
fn a_seller_is_told_of_each_board_that_he_moved_on() {
    let mut desk = sellers(&[400]);
    assert_eq!(
        desk.told_of(">", sale(1, 2, 100, "0.5")),
        [
            "2 monthlyRevenue 2>2 = 100",
            "2 yearlyRevenue 2>2 = 100",
            "2 allTimeRevenue 2>2 = 100",
            "2 weeklySignups 1>1 = 0.5",
            "2 monthlySignups 1>1 = 0.5",
            "2 yearlySignups 1>1 = 0.5",
            "2 points 2>2 = 50",
            "2 xp 2>1 = 100",
        ]
    );
    assert_eq!(desk.told_of("xp", sale(2, 2, 100, 0)), [""; 0]);
}

#[test]
fn those_who_were_overtaken_are_told_and_those_who_are_equal_are_not() {
    let mut desk = sellers(&[500, 400, 300, 300, 200, 100]);
    assert_eq!(
        desk.told_of("monthlyRevenue", sale(1, 6, 200, 0)),
        ["6 monthlyRevenue 6>3 = 300", "5 monthlyRevenue 5>6 = 200 (to himself)"]
    );
    // From among equals past one: the equals fall as well, and who has as much as he has now does not.
    assert_eq!(
        desk.told_of("monthlyRevenue", sale(2, 6, 200, 0)),
        [
            "6 monthlyRevenue 3>1 = 500",
            "2 monthlyRevenue 2>3 = 400 (to himself)",
            "3 monthlyRevenue 3>4 = 300 (to himself)",
            "4 monthlyRevenue 3>4 = 300 (to himself)",
        ]
    );
}

#[test]
fn somebody_new_overtakes_those_with_less() {
    let mut desk = sellers(&[300, 200]);
    assert_eq!(
        desk.told_of("monthlyRevenue", sale(1, 7, 250, 0)),
        ["7 monthlyRevenue 3>2 = 250", "2 monthlyRevenue 2>3 = 200 (to himself)"]
    );
}

#[test]
fn at_most_fifty_who_were_overtaken_are_told_for_a_sale() {
    for (others, told) in [(49, 49), (50, 50), (51, 50)] {
        let mut desk = Desk::open(NOON);
        desk.does((1..=others).map(|id| sale(id, id, 100 + id, 0)));
        // On the boards of the year and of all time there are as many again, who are not told.
        let overtaken = desk.told_of("monthlyRevenue", sale("big", 200, 10_000, 0));
        let to_himself: Vec<_> = overtaken.iter().filter(|line| line.ends_with("(to himself)")).collect();
        assert_eq!(to_himself.len(), told);
        // The highest are.
        assert_eq!(*to_himself[0], format!("{others} monthlyRevenue 1>2 = {} (to himself)", 100 + others));
    }
    let mut desk = Desk::open(NOON);
    desk.does((1..=40).map(|id| sale(id, id, 100 + id, 0)));
    let told = desk.told_of("(to himself)", sale("big", 200, 10_000, 0));
    assert_eq!(told.len(), 50, "40 on the first board and 10 on the second");
    let nobody = BookRules { bounds: Bounds { overtaken: 0, ..rules_in("UTC").bounds }, ..rules_in("UTC") };
    let mut desk = Desk::with(nobody, NOON);
    desk.does([sale(1, 1, 100, 0)]);
    assert_eq!(desk.told_of("(to himself)", sale(2, 2, 200, 0)), [""; 0]);
}

#[test]
fn entering_the_first_three_is_told_to_all_and_more_to_screens() {
    // Places 1 to 12, with 1,200 down to 100; nobody has signups.
    let revenues: Vec<_> = (1..=12).rev().map(|hundred| hundred * 100).collect();
    let told = |seller, revenue: u64| {
        let told = sellers(&revenues).told(sale("x", seller, revenue, 0));
        let is_news = |line: &String| line.contains("rank: ") || line.contains("TV: ");
        told.into_iter().filter(is_news).collect::<Vec<_>>()
    };
    // From 4th (900).
    assert_eq!(told(4, 99), [""; 0]);
    assert_eq!(told(4, 100), ["4 rank: Top 3 in monthly revenue"], "equal to the second is second");
    // From 2nd to 1st: he was there.
    assert_eq!(told(2, 500), [""; 0]);
    // From 12th (100).
    assert_eq!(told(12, 150), [""; 0]);
    assert_eq!(told(12, 201), ["12 TV: Top 10 in monthly revenue"]);
    assert_eq!(told(12, 1_000), ["12 rank: Top 3 in monthly revenue"]);
    // From 9th (400) to 5th and to 4th: four places, and five.
    assert_eq!(told(9, 401), [""; 0]);
    assert_eq!(told(9, 501), ["9 TV: Up 5 places in monthly revenue"]);
}

#[test]
fn a_fall_is_told_to_nobody_but_himself() {
    let mut desk = sellers(&[300, 200, 100]);
    desk.does([sale(1, 3, 250, 0)]);
    assert_eq!(
        desk.told(void(1)),
        [
            "3 monthlyRevenue 1>3 = 100 (to himself)",
            "3 yearlyRevenue 1>3 = 100 (to himself)",
            "3 allTimeRevenue 1>3 = 100 (to himself)",
            "3 points 1>2 = 0 (to himself)",
            "refresh monthlyRevenue yearlyRevenue allTimeRevenue points",
        ]
    );
    // A value without a place of its own: nothing to be said, and shown anew all the same.
    assert_eq!(
        desk.told(void("start-3")),
        ["refresh monthlyRevenue yearlyRevenue allTimeRevenue"],
        "he was last and is behind everybody"
    );
}
