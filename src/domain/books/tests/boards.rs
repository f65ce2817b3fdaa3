//! Boards of everyone and of teams, and what is read of them.

use serde_json::json;

use super::samples::{Desk, member, sale, team, user, users};
use crate::domain::books::{Metric, PageRequest};

const NOON: &str = "2026-03-10T12:00:00-04:00";

#[test]
fn money_is_exact_and_signups_go_by_tenths() {
    let mut desk = Desk::open(NOON);
    for id in 0..10 {
        desk.does([sale(id, 7, "0.10", "0.1")]);
    }
    assert_eq!(desk.board(Metric::AllTimeRevenue), ["1. 7 = 1"]);
    assert_eq!(desk.board(Metric::YearlySignups), ["1. 7 = 1"]);
}

#[test]
fn who_has_nothing_is_on_no_board() {
    let mut desk = Desk::open(NOON);
    desk.does([users([member(7, 1)]), sale(1, 7, 0, 0), sale(2, 8, 0, 1)]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), [""; 0]);
    assert_eq!(desk.board(Metric::MonthlySignups), ["1. 8 = 1"]);
}

#[test]
fn a_team_has_a_board_of_its_own_and_a_sum_and_an_average_of_all_members() {
    let mut desk = Desk::open(NOON);
    desk.does([
        users([member(1, 1), member(2, 1), member(3, 1), member(4, 2)]),
        sale(1, 1, 100, 0),
        sale(2, 2, "50.01", 0),
        sale(3, 4, 75, 0),
        sale(4, 5, 500, 0),
    ]);
    assert_eq!(desk.board_of(Metric::MonthlyRevenue, Some(team(1))), ["1. 1 = 100", "2. 2 = 50.01"]);
    assert_eq!(desk.board_of(Metric::MonthlyRevenue, Some(team(2))), ["1. 4 = 75"]);
    let rows = desk.books.team_rows(None, 10);
    let of = |row: &crate::domain::books::TeamRow| {
        let sum = row.metrics.iter().find(|sum| sum.metric == Metric::MonthlyRevenue).unwrap();
        (row.team_id.get(), row.members, sum.sum.as_str().to_owned(), sum.average.as_str().to_owned(), sum.rank)
    };
    let rows: Vec<_> = rows.iter().map(of).collect();
    assert_eq!(rows, [(1, 3, "150.01".into(), "50".into(), 1), (2, 1, "75".into(), "75".into(), 2)]);
    let page = |after, most| desk.books.team_rows(after, most).iter().map(of).collect::<Vec<_>>();
    assert_eq!((page(None, 1), page(Some(team(1)), 1)), (rows[..1].to_vec(), rows[1..].to_vec()), "ranked among all");
    assert_eq!(page(Some(team(2)), 1), []);
}

#[test]
fn a_page_has_ranks_of_the_whole_board() {
    let mut desk = Desk::open(NOON);
    desk.does([(1, 50), (2, 40), (3, 40), (4, 40), (5, 10)].map(|(id, revenue)| sale(id, id, revenue, 0)));
    let page = |offset, limit, around: Option<u64>| {
        let around = around.map(user);
        let request = PageRequest { metric: Metric::MonthlyRevenue, scope: None, offset, limit, around };
        let page = desk.books.page(&request);
        assert_eq!((page.total, page.sum.as_str()), (5, "180"));
        page.entries.iter().map(|row| (row.rank, row.user_id.get())).collect::<Vec<_>>()
    };
    assert_eq!(page(0, 10, None), [(1, 1), (2, 2), (2, 3), (2, 4), (5, 5)]);
    assert_eq!(page(2, 2, None), [(2, 3), (2, 4)]);
    assert_eq!(page(4, 2, None), [(5, 5)]);
    assert_eq!(page(9, 2, None), []);
    assert_eq!(page(usize::MAX, 2, None), []);
    assert_eq!(page(0, 3, Some(3)), [(2, 2), (2, 3), (2, 4)]);
    assert_eq!(page(0, 3, Some(1)), [(1, 1), (2, 2), (2, 3)]);
}

#[test]
fn a_standing_has_a_place_on_every_board() {
    let mut desk = Desk::open(NOON);
    desk.does([users([member(7, 1), member(8, 1)]), sale(1, 8, 500, 0), sale(2, 7, 100, 17), sale(3, 9, 50, 0)]);
    let standing = desk.books.standing(user(7), |metric| (metric == Metric::MonthlyRevenue).then_some(3));
    assert_eq!((standing.tier.as_deref(), standing.next_tier.unwrap().name.as_str()), (Some("Bronze"), "Silver"));
    let month = &standing.metrics[Metric::MonthlyRevenue.number()];
    assert_eq!((month.rank, month.team_rank, month.of, month.percentile, month.change), (2, Some(2), 3, 66, Some(1)));
    let nobody = desk.books.standing(user(99), |_| None);
    let month = &nobody.metrics[Metric::MonthlyRevenue.number()];
    assert_eq!((month.rank, month.value.as_str(), month.percentile, month.change), (4, "0", 0, None));
    assert_eq!((nobody.active, desk.books.knows(user(99)), desk.books.knows(user(9))), (true, false, true));
}

#[test]
fn stats_tell_what_everybody_has_come_to() {
    let mut desk = Desk::open(NOON);
    desk.does([
        users([member(7, 1), json!({ "id": 8, "name": "Bob", "active": false })]),
        sale(1, 7, 100, 0),
        sale(2, 9, 51, 0),
        sale(3, 8, 1_000, 0),
    ]);
    let stats = desk.books.stats();
    assert_eq!((stats.users, stats.sales, stats.open_contests), (1, 3, 0));
    let month = &stats.boards[Metric::MonthlyRevenue.number()];
    let first = month.first.as_ref().unwrap();
    assert_eq!((month.users, month.sum.as_str(), month.average.as_str()), (2, "151", "75.5"));
    assert_eq!((first.user_id.get(), first.rank), (7, 1));
}
