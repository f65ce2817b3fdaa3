//! What `docs/WIRE.md` says of the event POSTs is so.

use std::collections::HashMap;

use actix_web::{dev::ResourceDef, http::StatusCode};
use serde_json::Value;

use super::TestApi;
use crate::http::{rows, stream};

const DOCUMENT: &str = include_str!("../../../docs/WIRE.md");

/// The table's rows: address, and the names in its last column.
fn table() -> HashMap<&'static str, Vec<&'static str>> {
    let rows = DOCUMENT.lines().filter(|line| line.starts_with("| `/api/v1/"));
    let row = |line: &'static str| {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let sends = cells.last().unwrap().split('`').skip(1).step_by(2);
        (cells[0].trim_matches('`'), sends.filter(|name| name.contains(':') || *name == "notification").collect())
    };
    rows.map(row).collect()
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
    let mut tried = 0;
    for (address, body) in examples {
        let address = format!("/api/v1/{address}");
        let (status, answer) = api.post_raw(&address, body).await;
        assert_eq!(status, StatusCode::OK, "{address} {body}\n{answer}");
        let row = rows::all().find(|row| ResourceDef::new(row.pattern).is_match(&address)).unwrap();
        let sent: Vec<_> = api.sent().into_iter().map(|(_, event, _)| event).collect();
        match table[row.pattern].as_slice() {
            // A free event has the name it was given.
            [] if row.pattern.ends_with("/events") || row.pattern.ends_with("/broadcasts") => {
                let body: Value = serde_json::from_str(body).unwrap();
                assert_eq!(sent, [body["event"].as_str().unwrap()], "{address}");
            }
            names => assert_eq!(sent, names, "{address}"),
        }
        tried += 1;
    }
    assert_eq!(tried, rows::all().count());
}
