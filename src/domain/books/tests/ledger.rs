//! The same sale again, voids, and what is taken back before it is kept.

use std::sync::Arc;

use serde_json::json;

use super::samples::{
    Desk, Kept, award, contest, enter, line, member, rules_in, sale, sale_at, sale_id, settle, users, void,
};
use crate::domain::books::{Books, Entry, Metric, Refusal};

const NOON: &str = "2026-03-10T12:00:00-04:00";

#[test]
fn the_same_sale_again_is_known() {
    let mut desk = Desk::open(NOON);
    desk.does([sale_at("a", 7, "100.50", "1.5", NOON)]);
    desk.at("2026-05-01T12:00:00-04:00");
    for again in [
        sale_at("a", 7, "100.50", "1.5", NOON),
        sale_at("a", 7, "100.5", "1.50", "2026-03-10T16:00:00Z"),
        sale("a", 7, "100.5", "1.5"),
    ] {
        desk.knows(again);
    }
}

#[test]
fn an_id_with_other_content_is_refused_until_the_sale_is_voided() {
    let mut desk = Desk::open(NOON);
    desk.does([sale_at("a", 7, 100, 1, NOON)]);
    for other in [
        sale_at("a", 8, 100, 1, NOON),
        sale_at("a", 7, 101, 1, NOON),
        sale_at("a", 7, 100, 2, NOON),
        sale_at("a", 7, 100, 1, "2026-03-10T11:59:59-04:00"),
    ] {
        let refused = desk.refuses(other);
        assert_eq!((refused.field(), &refused), ("saleId", &Refusal::OtherSale(sale_id("a"))));
    }
    desk.does([void("a"), sale("a", 8, 200, 1)]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 8 = 200"]);
    desk.does([void("a")]);
    assert_eq!(desk.refuses(void("a")), Refusal::NoSale(sale_id("a")));
    assert_eq!((desk.books.sales().len(), desk.books.sales().counting()), (2, 0));
}

#[test]
fn a_sale_that_is_not_there_cannot_be_voided() {
    let mut desk = Desk::open(NOON);
    let refused = desk.refuses(void("a"));
    assert_eq!((refused.field(), &refused), ("saleId", &Refusal::NoSale(sale_id("a"))));
}

/// Entries of every kind, each of which changes something.
fn entries() -> Vec<Entry> {
    let (starts, ends) = ("2026-03-01T00:00:00-05:00", NOON);
    vec![
        users([member(7, 1), member(8, 1), member(9, 2)]),
        sale("a", 7, 12_000, 16),
        contest(1, "revenue", starts, "2026-03-20T00:00:00-04:00", json!({})),
        contest(2, "signups", starts, "2026-03-20T00:00:00-04:00", json!({ "participants": "team" })),
        enter(1, 7),
        enter(2, 8),
        sale("b", 8, 20_000, 3),
        void("a"),
        sale("a", 9, 5, "0.5"),
        users([member(7, 2), json!({ "id": 8, "name": "Bob", "teamId": 1, "active": false })]),
        award(9, 500),
        contest(1, "signups", starts, "2026-03-20T00:00:00-04:00", json!({})),
        contest(3, "revenue", starts, ends, json!({ "prizes": ["Dinner"] })),
        settle(3),
        entry_of_teams(),
    ]
}

fn entry_of_teams() -> Entry {
    super::samples::entry("roster", &json!({ "teams": [{ "id": 1, "name": "Reds", "leaderId": 7 }] }))
}

#[test]
fn what_was_applied_and_taken_back_leaves_everything_as_it_was() {
    let mut desk = Desk::open(NOON);
    for entry in entries() {
        let before = desk.books.dump();
        let told = desk.told(entry.clone());
        assert_ne!(desk.books.dump(), before, "{entry:?}");
        desk.books.undo();
        assert_eq!(desk.books.dump(), before, "{entry:?}");
        // A second time the same follows.
        assert_eq!(desk.told(entry), told);
        assert_eq!(desk.books.keep().unwrap().entries.len(), 1);
    }
}

#[test]
fn many_entries_are_taken_back_at_once() {
    let mut desk = Desk::open(NOON);
    let empty = desk.books.dump();
    desk.does(entries());
    desk.books.undo();
    assert_eq!(desk.books.dump(), empty);
    let changes = desk.books.keep().unwrap();
    assert!(changes.entries.is_empty() && changes.results.is_empty());
}

#[test]
fn what_was_kept_stays_when_the_rest_is_taken_back() {
    let mut desk = Desk::open(NOON);
    desk.does([sale("a", 7, 100, 0)]);
    let changes = desk.books.keep().unwrap();
    let kept = desk.books.dump();
    desk.does([void("a"), sale("a", 8, 50, 0)]);
    desk.books.undo();
    assert_eq!(desk.books.dump(), kept);
    assert_eq!(changes.entries[0].seq, 1);
    desk.does([sale("b", 8, 50, 0)]);
    assert_eq!(desk.books.keep().unwrap().entries[0].seq, 2);
}

#[test]
fn a_month_may_end_between_an_entry_and_its_undo() {
    let mut desk = Desk::open("2026-03-31T23:59:59-04:00");
    desk.does([sale("a", 7, 100, 1)]);
    desk.books.keep().unwrap();
    desk.does([sale("b", 7, 50, 1), void("a")]);
    desk.at("2026-04-01T00:00:01-04:00").does([sale("c", 7, 10, 0)]);
    desk.books.undo();
    assert_eq!(desk.board(Metric::MonthlyRevenue), [""; 0]);
    assert_eq!(desk.board(Metric::YearlyRevenue), ["1. 7 = 100"]);
    desk.does([sale("c", 7, 10, 0)]);
    assert_eq!(desk.board(Metric::MonthlyRevenue), ["1. 7 = 10"]);
}

#[test]
fn the_ledger_applied_again_and_what_was_kept_make_the_same_books() {
    let mut desk = Desk::open(NOON);
    let mut kept = Kept::default();
    for entry in entries() {
        desk.does([entry]);
        kept.take(desk.books.keep().unwrap());
    }
    let rules = Arc::new(rules_in("America/New_York"));
    let books = [kept.replay(&rules, desk.now), kept.load(&rules, desk.now)];
    for mut books in books {
        assert_eq!(books.dump(), desk.books.dump());
        let told = |books: &mut Books| {
            let applied = books.apply(&mut sale("z", 7, 1_000_000, 100), desk.now).unwrap();
            applied.consequences.iter().map(line).collect::<Vec<_>>()
        };
        let live = told(&mut desk.books);
        desk.books.undo();
        assert_eq!(told(&mut books), live);
    }
}

#[test]
fn what_cannot_be_read_names_its_part_and_the_cure() {
    let rules = Arc::new(rules_in("UTC"));
    let mut loading = crate::domain::books::Loading::new(rules);
    let key = crate::domain::books::ResultKey::of("account", 7, 0).unwrap();
    let error = loading.result(key, "{}").unwrap_err().to_string();
    assert!(error.starts_with("account 7: missing field") && error.contains("ridgecast rebuild"), "{error}");
}
