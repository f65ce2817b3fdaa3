//! People who leave, come back, move and are called otherwise.

use serde_json::json;

use super::samples::{Desk, entry, member, sale, team, users};
use crate::domain::books::{Entry, Metric};

const NOON: &str = "2026-03-10T12:00:00-04:00";

fn away(id: u64, team: u64) -> Entry {
    let mut listed = member(id, team);
    listed["active"] = false.into();
    users([listed])
}

/// Two of team 1 and one of team 2, who have sold.
fn sellers() -> Desk {
    let mut desk = Desk::open(NOON);
    desk.does([
        users([member(1, 1), member(2, 1), member(3, 2)]),
        sale(1, 1, 100, 0),
        sale(2, 2, 80, 0),
        sale(3, 3, 60, 0),
    ]);
    desk
}

fn sums(desk: &Desk) -> [i64; 2] {
    [1, 2].map(|id| desk.books.boards().sum(Metric::MonthlyRevenue, Some(team(id))) / 100)
}

#[test]
fn who_leaves_is_on_no_board_and_comes_back_where_he_was() {
    let mut desk = sellers();
    let (board, kept) = (desk.board(Metric::MonthlyRevenue), desk.books.roster().active());
    let shown = "refresh monthlyRevenue yearlyRevenue allTimeRevenue points xp";
    assert_eq!(desk.told(away(1, 1)), ["1 team 1>none", shown], "he hears his team no longer");
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 2 = 80", "2. 3 = 60"]);
    assert_eq!(desk.board_of(Metric::MonthlyRevenue, Some(team(1))), ["1. 2 = 80"]);
    assert_eq!((sums(&desk), desk.books.roster().active()), ([80, 60], kept - 1));
    assert_eq!(desk.told(users([member(1, 1)])), ["1 team none>1", shown]);
    assert_eq!((desk.board(Metric::MonthlyRevenue), sums(&desk)), (board, [180, 60]));
}

#[test]
fn what_is_sold_while_away_counts_and_moves_nobody() {
    let mut desk = sellers();
    desk.does([away(3, 2)]);
    assert_eq!(desk.told_of(">", sale(4, 3, 1_000, 0)), [""; 0]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 1 = 100", "2. 2 = 80"]);
    desk.does([users([member(3, 2)])]);
    assert_eq!(desk.board(Metric::MonthlyRevenue)[0], "1. 3 = 1060");
}

#[test]
fn who_moves_takes_his_sums_along() {
    let mut desk = sellers();
    assert_eq!(
        desk.told(users([member(1, 2)])),
        ["1 team 1>2", "refresh monthlyRevenue yearlyRevenue allTimeRevenue points xp"]
    );
    assert_eq!(sums(&desk), [80, 160]);
    assert_eq!(desk.told(users([json!({ "id": 1, "name": "User 1" })]))[0], "1 team 2>none");
    assert_eq!(sums(&desk), [80, 60]);
    assert_eq!(desk.board(Metric::MonthlyRevenue).len(), 3);
}

#[test]
fn a_team_that_loses_its_last_member_has_no_board() {
    let mut desk = sellers();
    desk.does([users([member(3, 1)])]);
    assert!(desk.books.boards().ranking(Metric::MonthlyRevenue, Some(team(2))).is_none());
    assert_eq!(sums(&desk), [240, 0]);
}

#[test]
fn another_name_is_shown_on_the_boards_where_he_is() {
    let mut desk = sellers();
    let renamed = users([json!({ "id": 1, "name": "Ada", "teamId": 1 }), json!({ "id": 4, "name": "Eve" })]);
    assert_eq!(
        desk.told(renamed),
        ["4 team none>none", "refresh monthlyRevenue yearlyRevenue allTimeRevenue points xp"]
    );
    let goal = users([json!({ "id": 4, "name": "Eve", "goals": { "monthlyRevenue": 10 } })]);
    assert_eq!(desk.told(goal), [""; 0], "he is on no board");
    let teams = entry("roster", &json!({ "teams": [{ "id": 2, "name": "Blues" }, { "id": 9, "name": "Greens" }] }));
    assert_eq!(desk.told(teams), ["refresh monthlyRevenue yearlyRevenue allTimeRevenue xp"], "where it has a sum");
    assert_eq!(&*desk.books.roster().team_name(team(2)), "Blues");
}

#[test]
fn a_roster_that_says_nothing_new_is_known() {
    let mut desk = sellers();
    desk.knows(users([member(1, 1), member(3, 2)]));
    desk.knows(users([]));
    assert_eq!(desk.told(users([member(1, 1), member(5, 2)])), ["5 team none>2"]);
}

#[test]
fn of_two_lines_about_one_user_the_last_one_stands() {
    let mut desk = sellers();
    let told = desk.told(users([member(1, 2), member(1, 3)]));
    assert_eq!(told[..2], ["1 team 1>2", "1 team 2>3"]);
    assert_eq!(sums(&desk), [80, 60]);
}
