//! What `docs/WIRE.md` says of the event POSTs is so.

use std::collections::{BTreeSet, HashMap};

use actix_web::{dev::ResourceDef, http::StatusCode};
use serde_json::Value;

use super::TestApi;
use crate::http::{reports::REPORTS, rows, stream};

const DOCUMENT: &str = include_str!("../../../docs/WIRE.md");

/// What the document says of an event POST.
#[derive(Debug, Clone)]
struct Follows {
    /// The names of events that are always sent.
    always: Vec<&'static str>,
    /// Those that may be sent besides; for reports alone.
    perhaps: Vec<&'static str>,
}

/// The names of events in a cell. Some cells refer to what is said of XP in a line of its own.
fn names(cell: &'static str) -> Vec<&'static str> {
    let in_quotes = |text: &'static str| text.split('`').skip(1).step_by(2);
    let of_xp = DOCUMENT.split("**What XP bring**").nth(1).unwrap().split("\n\n").next().unwrap();
    let also = if cell.contains("what XP bring") { of_xp } else { "" };
    in_quotes(cell).chain(in_quotes(also)).filter(|name| name.contains(':') || *name == "notification").collect()
}

/// The tables' rows: of the events that are told, and of reports, which have a column more.
fn table() -> HashMap<&'static str, Follows> {
    let mut table = HashMap::new();
    let mut before = None;
    for line in DOCUMENT.lines().filter(|line| line.starts_with("| `/api/v1/")) {
        let cells: Vec<_> = line[1..line.len() - 1].split(" | ").map(str::trim).collect();
        let follows = match cells[..] {
            [_, _, always] => Follows { always: names(always), perhaps: Vec::new() },
            [_, _, "the same", _] => Option::clone(&before).unwrap(),
            [_, _, always, perhaps] => Follows { always: names(always), perhaps: names(perhaps) },
            _ => panic!("{line}"),
        };
        before = Some(follows.clone());
        table.insert(cells[0].trim_matches('`'), follows);
    }
    table
}

#[test]
fn every_address_is_in_the_table_and_no_other() {
    let mut addresses: Vec<_> = rows::all().map(|row| row.pattern).collect();
    addresses.extend([stream::PATTERN, "/api/v1/batch", "/api/v1/tickets"]);
    addresses.sort_unstable();
    let mut documented: Vec<_> = table().into_keys().collect();
    documented.sort_unstable();
    assert_eq!(documented, addresses);
}

#[actix_rt::test]
async fn every_example_is_taken_and_sends_what_the_table_says() {
    let mut api = TestApi::new().await;
    let table = table();
    let examples = DOCUMENT.lines().filter_map(|line| line.strip_prefix("    /api/v1/")?.split_once(' '));
    let (mut tried, mut reported) = (0, BTreeSet::new());
    for (address, body) in examples {
        let address = format!("/api/v1/{address}");
        let (status, answer) = api.post_raw(&address, body).await;
        assert_eq!(status, StatusCode::OK, "{address} {body}\n{answer}");
        let row = rows::all().find(|row| ResourceDef::new(row.pattern).is_match(&address)).unwrap();
        let sent: Vec<_> = api.sent().into_iter().map(|(_, event, _)| event).collect();
        let Follows { always, perhaps } = &table[row.pattern];
        if REPORTS.iter().any(|report| report.pattern == row.pattern) {
            assert!(always.iter().all(|name| sent.iter().any(|sent| sent == name)), "{address}: {sent:?}");
            let known: Vec<_> = always.iter().chain(perhaps).collect();
            assert!(sent.iter().all(|sent| known.iter().any(|name| *name == sent)), "{address}: {sent:?}");
            reported.extend(sent);
        } else if always.is_empty() && (row.pattern.ends_with("/events") || row.pattern.ends_with("/broadcasts")) {
            // A free event has the name it was given.
            let body: Value = serde_json::from_str(body).unwrap();
            assert_eq!(sent, [body["event"].as_str().unwrap()], "{address}");
        } else {
            assert_eq!(sent, *always, "{address}");
        }
        tried += 1;
    }
    assert_eq!(tried, rows::all().count());
    // What is held back is told at last.
    api.get("/api/v1/teams").await;
    reported.extend(api.sent().into_iter().map(|(_, event, _)| event));
    // Together the examples show what can follow, but for what takes days.
    let can_follow = REPORTS.iter().flat_map(|row| [&table[row.pattern].always, &table[row.pattern].perhaps]).flatten();
    let not_shown: BTreeSet<_> = can_follow.copied().filter(|name| !reported.contains(*name)).collect();
    assert_eq!(Vec::from_iter(not_shown), ["contest:settled", "streak:milestone"]);
}
