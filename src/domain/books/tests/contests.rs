//! Contests: what counts in them, and what was won.

use serde_json::{Value, json};

use super::samples::{Desk, contest, enter, entry, member, sale, sale_at, sale_id, settle, users, void};
use crate::domain::{
    MAX_ID,
    books::{BookRules, Bounds, Entry, Refusal},
};

const START: &str = "2026-03-01T09:00:00-05:00";
const END: &str = "2026-03-08T17:00:00-04:00";
const BEFORE: &str = "2026-02-20T12:00:00-05:00";
const DURING: &str = "2026-03-03T12:00:00-05:00";

fn sprint(more: Value) -> Entry {
    contest(1, "revenue", START, END, more)
}

#[test]
fn from_the_start_on_and_before_the_end_sales_count() {
    let mut desk = Desk::open(BEFORE);
    desk.does([sprint(json!({})), enter(1, 7)]);
    desk.at("2026-03-08T18:00:00-04:00");
    for (id, revenue, sold_at, scored) in [
        (1, 1, "2026-03-01T08:59:59.999-05:00", &[][..]),
        (2, 10, START, &["7 scored in 1 = 10, rank 1"]),
        (3, 100, "2026-03-08T16:59:59.999-04:00", &["7 scored in 1 = 110, rank 1"]),
        (4, 1_000, END, &[]),
    ] {
        assert_eq!(desk.told_of("scored", sale_at(id, 7, revenue, 5, sold_at)), scored, "{sold_at}");
    }
    assert_eq!(desk.standings(1), ["1. 7 = 110"]);
}

#[test]
fn who_enters_late_has_what_he_sold_since_the_start() {
    let mut desk = Desk::open(BEFORE);
    desk.does([sale(1, 7, 50, 0), sprint(json!({}))]);
    desk.at(DURING).does([sale(2, 7, 30, 0), sale(3, 8, 20, 0)]);
    assert_eq!(desk.told(enter(1, 7)), ["7 entered 1 = 30"]);
    assert_eq!(desk.told(enter(1, 9)), ["9 entered 1 = 0"]);
    desk.knows(enter(1, 7));
    assert_eq!(desk.standings(1), ["1. 7 = 30"], "who did not enter is not in it, nor who has not scored");
    assert_eq!(desk.told_of("scored", sale(4, 8, 20, 0)), [""; 0]);
}

#[test]
fn a_team_scores_with_what_its_members_sell_while_they_are_in_it() {
    let mut desk = Desk::open(DURING);
    desk.does([users([member(1, 1), member(2, 1), member(3, 2)]), sale(1, 1, 10, 0)]);
    desk.does([sprint(json!({ "participants": "team" })), enter(1, 2), enter(1, 3)]);
    desk.knows(enter(1, 1));
    assert_eq!(desk.standings(1), ["1. 1 = 10"]);
    assert_eq!(desk.told_of("scored", sale(2, 3, 15, 0)), ["3 scored in 1 = 15, rank 1"]);
    // He goes to the other team, and what he has sold stays.
    desk.does([users([member(1, 2)]), sale(3, 1, 1, 0), sale(4, 2, 2, 0)]);
    assert_eq!(desk.standings(1), ["1. 2 = 16", "2. 1 = 12"]);
    desk.does([void(1)]);
    assert_eq!(desk.standings(1), ["1. 2 = 16", "2. 1 = 2"]);
    let refused = desk.refuses(enter(1, 9));
    assert!(matches!(refused, Refusal::NoTeam { .. }), "{refused}");
    assert_eq!(refused.field(), "userId");
}

#[test]
fn two_firsts_both_win_the_first_prize() {
    let mut desk = Desk::open(DURING);
    desk.does([sprint(json!({ "prizes": ["car", "bike", "cake"] }))]);
    desk.does((1..=5).map(|id| enter(1, id)));
    desk.does([(1, 50), (2, 90), (3, 90), (4, 20)].map(|(id, revenue)| sale(id, id, revenue, 0)));
    desk.at(END);
    assert_eq!(
        desk.told(settle(1)),
        [
            r#"over 1, 1. User 2 = 90 "car", 1. User 3 = 90 "car", 3. User 1 = 50 "cake", 4. User 4 = 20"#,
            "2 contest: Sprint",
            "3 contest: Sprint",
            "1 contest: Sprint",
            "refresh",
        ]
    );
    assert_eq!(desk.standings(1), ["1. 2 = 90", "1. 3 = 90", "3. 1 = 50", "4. 4 = 20"]);
}

#[test]
fn the_members_of_a_team_that_won_are_celebrated() {
    let mut desk = Desk::open(DURING);
    desk.does([
        users([member(1, 1), member(2, 1), member(3, 2)]),
        sprint(json!({ "participants": "team" })),
        enter(1, 1),
        enter(1, 3),
        sale(1, 1, 10, 0),
    ]);
    desk.at(END);
    let celebrated = ["1 contest: Sprint", "2 contest: Sprint"];
    assert_eq!(desk.told(settle(1)), ["over 1, 1. Team 1 = 10", celebrated[0], celebrated[1], "refresh"]);
}

#[test]
fn a_contest_is_settled_once_and_not_before_its_end() {
    let mut desk = Desk::open(DURING);
    desk.does([sprint(json!({})), enter(1, 7)]);
    assert_eq!(desk.refuses(settle(1)), Refusal::ContestNotOver(super::samples::contest_id(1)));
    desk.at("2026-03-08T16:59:59.999-04:00");
    assert_eq!(desk.books.due().count(), 0);
    desk.at(END);
    assert_eq!(desk.books.due().count(), 1);
    desk.does([settle(1)]);
    assert_eq!(desk.books.due().count(), 0);
    let over = Refusal::ContestOver(super::samples::contest_id(1));
    assert_eq!(desk.refuses(settle(1)), over);
    assert_eq!(desk.refuses(enter(1, 8)), over);
    assert_eq!(desk.refuses(sprint(json!({ "title": "Again" }))), over);
    desk.knows(enter(1, 7));
    desk.knows(sprint(json!({})));
}

#[test]
fn between_its_end_and_its_settlement_nobody_enters_and_late_sales_count() {
    let mut desk = Desk::open(DURING);
    desk.does([sprint(json!({})), enter(1, 7)]);
    desk.at(END);
    assert_eq!(desk.refuses(enter(1, 8)), Refusal::ContestOver(super::samples::contest_id(1)));
    desk.does([sale_at(1, 7, 5, 0, DURING)]);
    assert_eq!(desk.told(settle(1))[0], "over 1, 1. User 7 = 5");
    assert_eq!(desk.told_of("scored", sale_at(2, 7, 5, 0, DURING)), [""; 0]);
    assert_eq!(desk.standings(1), ["1. 7 = 5"]);
}

#[test]
fn contests_are_due_in_the_order_of_their_ends() {
    let mut desk = Desk::open(BEFORE);
    desk.does([
        contest(1, "revenue", START, "2026-03-20T00:00:00Z", json!({})),
        contest(2, "revenue", START, "2026-03-10T00:00:00Z", json!({})),
        contest(3, "revenue", START, "2026-03-10T00:00:00Z", json!({})),
        contest(4, "revenue", START, "2026-03-20T00:00:00.001Z", json!({})),
    ]);
    desk.at("2026-03-20T00:00:00Z");
    assert_eq!(desk.books.due().map(crate::domain::ContestId::get).collect::<Vec<_>>(), [2, 3, 1]);
}

#[test]
fn a_void_before_the_settlement_counts_and_one_behind_it_says_that_nothing_changes() {
    let mut desk = Desk::open(DURING);
    desk.does([sprint(json!({})), enter(1, 7), enter(1, 8)]);
    desk.does([sale(1, 7, 50, 0), sale(2, 7, 60, 0), sale(3, 8, 40, 0), sale(4, 9, 1, 0), sale(5, 7, 0, 1)]);
    desk.does([void(1)]);
    assert_eq!(desk.standings(1), ["1. 7 = 60", "2. 8 = 40"]);
    desk.at(END).does([void(2), settle(1)]);
    assert_eq!(desk.standings(1), ["1. 8 = 40"]);
    assert_eq!(desk.told_of("settled", void(3)), ["settled 1"]);
    assert_eq!(desk.standings(1), ["1. 8 = 40"]);
    // A sale of somebody who had not entered, and one that brought nothing to it.
    assert_eq!(desk.told_of("settled", void(4)), [""; 0]);
    assert_eq!(desk.told_of("settled", void(5)), [""; 0]);
}

#[test]
fn a_changed_contest_is_scored_anew() {
    let mut desk = Desk::open(BEFORE);
    desk.does([sprint(json!({})), enter(1, 7), enter(1, 8)]);
    desk.at(DURING).does([
        sale_at(1, 7, 10, 1, BEFORE),
        sale_at(2, 7, 100, 2, "2026-03-02T12:00:00-05:00"),
        sale_at(3, 8, 50, 4, DURING),
    ]);
    assert_eq!(desk.standings(1), ["1. 7 = 100", "2. 8 = 50"]);
    for (metric, starts, ends, standings) in [
        ("signups", START, END, &["1. 8 = 4", "2. 7 = 2"][..]),
        ("signups", "2026-02-01T00:00:00Z", END, &["1. 8 = 4", "2. 7 = 3"]),
        ("revenue", DURING, END, &["1. 8 = 50"]),
        ("revenue", START, DURING, &["1. 7 = 100"]),
        ("revenue", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z", &[]),
        ("revenue", START, END, &["1. 7 = 100", "2. 8 = 50"]),
    ] {
        desk.does([contest(1, metric, starts, ends, json!({}))]);
        assert_eq!(desk.standings(1), standings, "{metric} {starts}");
    }
    let refused = desk.refuses(sprint(json!({ "participants": "team" })));
    assert_eq!(refused.field(), "participants");
    // Whose entrance came to nothing may become one of teams.
    desk.does([contest(2, "revenue", START, END, json!({}))]);
    desk.does([contest(2, "revenue", START, END, json!({ "participants": "team" }))]);
}

#[test]
fn a_contest_without_an_id_gets_one_that_is_free() {
    let mut desk = Desk::open(BEFORE);
    let nameless =
        || entry("contest", &json!({ "title": "New", "startsAt": START, "endsAt": END, "metric": "revenue" }));
    let ids = |desk: &Desk| desk.books.contests().iter().map(|(id, _)| id.get()).collect::<Vec<_>>();
    desk.does([nameless(), contest(7, "revenue", START, END, json!({})), nameless()]);
    assert_eq!(ids(&desk), [1, 7, 8]);
    let rows = desk.books.keep().unwrap().entries;
    assert!(rows[2].body.starts_with(r#"{"id":8,"#), "{}", rows[2].body);
    desk.does([contest(MAX_ID, "revenue", START, END, json!({})), nameless()]);
    assert_eq!(ids(&desk), [1, 2, 7, 8, MAX_ID]);
}

#[test]
fn contests_and_entrants_are_bounded() {
    let usual = super::samples::rules_in("UTC");
    let bounds = Bounds { open_contests: 2, entrants: 2, ..usual.bounds.clone() };
    let mut desk = Desk::with(BookRules { bounds, ..usual }, BEFORE);
    desk.does([sprint(json!({})), contest(2, "revenue", START, END, json!({})), enter(1, 7), enter(1, 8)]);
    let full = desk.refuses(contest(3, "revenue", START, END, json!({})));
    assert_eq!((&full, full.field()), (&Refusal::TooManyContests { most: 2 }, "id"));
    assert!(matches!(desk.refuses(enter(1, 9)), Refusal::TooManyEntrants { most: 2, .. }));
    // A change is not one more, and one that is settled no longer counts.
    desk.does([sprint(json!({ "title": "Longer" }))]);
    desk.at(END).does([settle(1), contest(3, "revenue", START, "2026-04-01T00:00:00Z", json!({}))]);
}

#[test]
fn nobody_enters_a_contest_that_is_not_there() {
    let mut desk = Desk::open(BEFORE);
    let refused = desk.refuses(enter(5, 7));
    assert_eq!((refused.field(), refused.to_string().as_str()), ("contestId", "there is no contest 5"));
    assert_eq!(desk.refuses(void(1)), Refusal::NoSale(sale_id("1")));
}
