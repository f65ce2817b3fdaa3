//! XP that sales bring, and the board of XP.

use serde_json::json;

use super::samples::{Desk, award, entry, member, sale, sale_at, user, users, void};
use crate::domain::books::Metric;

const NOON: &str = "2026-03-10T12:00:00-04:00";

#[test]
fn the_first_deal_and_ten_sales_in_a_month_bring_xp() {
    let mut desk = Desk::open(NOON);
    let xp = |desk: &mut Desk, id: u64| {
        let told = desk.told(sale(id, 7, 1, 0));
        told.into_iter().filter(|line| line.contains("unlocked") || line.contains(" +")).collect::<Vec<_>>()
    };
    assert_eq!(xp(&mut desk, 1), ["7 unlocked first_deal", "7 +100 achievement"]);
    for id in 2..=9 {
        assert_eq!(xp(&mut desk, id), [""; 0]);
    }
    assert_eq!(xp(&mut desk, 10), ["7 unlocked closer", "7 +300 achievement"]);
    assert_eq!(desk.board(Metric::Xp), ["1. 7 = 400"]);
    // Nothing of it is taken back, and nothing comes twice.
    desk.does((1..=10).map(void));
    assert_eq!(desk.board(Metric::Xp), ["1. 7 = 400"]);
    assert_eq!(xp(&mut desk, 1), [""; 0]);
}

#[test]
fn sales_of_a_month_are_counted_in_their_own_month() {
    let mut desk = Desk::open("2026-04-10T12:00:00-04:00");
    desk.does((1..=5).map(|id| sale(id, 7, 1, 0)));
    desk.does((6..=14).map(|id| sale_at(id, 7, 1, 0, NOON)));
    assert_eq!(desk.board(Metric::Xp), ["1. 7 = 100"]);
    assert_eq!(desk.told_of("unlocked", sale_at(15, 7, 1, 0, NOON)), ["7 unlocked closer"]);
}

#[test]
fn xp_have_a_board_in_the_order_in_which_they_were_reached() {
    let mut desk = Desk::open(NOON);
    desk.does([users([member(7, 1)]), award(9, 50)]);
    desk.at("2026-03-10T12:00:01-04:00").does([award(7, 50), award(8, 60)]);
    assert_eq!(desk.board(Metric::Xp), ["1. 8 = 60", "2. 9 = 50", "2. 7 = 50"]);
    assert_eq!(desk.told_of(" xp ", award(7, 10)), ["7 xp 2>1 = 60", "9 xp 2>3 = 50 (to himself)"]);
    let page = desk.books.standing(user(7), |_| None);
    assert_eq!(page.metrics[Metric::Xp.number()].team_rank, Some(1));
}

#[test]
fn a_module_again_brings_nothing() {
    let mut desk = Desk::open(NOON);
    let module = || entry("training", &json!({ "report": "module-completion", "userId": 7, "moduleId": "6" }));
    assert_eq!(desk.told_of(" +", module()).len(), 2, "the module, and first_steps");
    assert_eq!(desk.told_of(" +", module()), [""; 0]);
    assert_eq!(desk.board(Metric::Xp), ["1. 7 = 200"]);
}

#[test]
fn levels_come_with_xp_of_sales() {
    let mut desk = Desk::open(NOON);
    desk.does([award(7, 150)]);
    // Level 2 needs 200.
    assert_eq!(desk.told_of("level", sale(1, 7, 1, 0)), ["7 level 2"]);
}
