//! The table of events is that of `docs/WIRE.md`, and what goes out is in it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{read, schemas::Schemas};
use crate::{
    domain::{Namespace, RoomKind},
    http::{
        openapi::{Audience, EXAMPLES, FROM_CLIENTS, Lasting, TO_CLIENTS},
        tests::TestApi,
    },
};

const WIRE: &str = include_str!("../../../../docs/WIRE.md");

/// The rows of the tables of a chapter, each with so many cells.
fn rows(chapter: &str, cells: usize) -> Vec<Vec<&'static str>> {
    let text = WIRE.split(&format!("\n## {chapter}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
    let lines = text
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| namespace") && !line.starts_with("| payload"));
    let rows = lines.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect::<Vec<_>>());
    rows.filter(|row| row.len() == cells).collect()
}

/// The part of a text that stands in the first pair of backticks.
fn quoted(cell: &str) -> &str {
    cell.split('`').nth(1).unwrap_or_default()
}

/// The kinds of rooms that a cell names.
fn kinds(cell: &str) -> Vec<RoomKind> {
    let names = cell.split('`').skip(1).step_by(2).map(|room| room.split(':').next().unwrap());
    names.filter_map(RoomKind::from_name).collect()
}

/// The keys that a cell names, each with whether it may be left out.
fn keys(cell: &str) -> Vec<(&str, bool)> {
    let mut depth = 0_i32;
    let top: String = cell
        .chars()
        .filter(|c| {
            depth += i32::from("([{".contains(*c));
            let is_top = depth == 0;
            depth -= i32::from(")]}".contains(*c));
            is_top
        })
        .collect();
    let cell: &'static str = top.leak();
    let parts = cell.split(',').flat_map(|part| part.split(" or ")).map(|part| part.split(':').next().unwrap().trim());
    parts.map(|key| (key.trim_end_matches('?'), key.ends_with('?'))).collect()
}

/// Whether a schema is what a cell says: the name of a payload, its keys, or anything.
fn is_payload(schemas: &Schemas, schema: &Value, cell: &str) -> bool {
    if cell.contains("any") {
        let any = [schema].into_iter().chain(schema["anyOf"].as_array().into_iter().flatten());
        return any.into_iter().any(|schema| schema["$ref"] == "#/components/schemas/AnyJson");
    }
    if cell == "true or false" {
        return schema["type"] == "boolean";
    }
    let parts = [schema].into_iter().chain(schema["allOf"].as_array().into_iter().flatten());
    if parts.into_iter().any(|part| part["$ref"] == format!("#/components/schemas/{cell}")) {
        return true;
    }
    let required = schemas.required(schema);
    let properties: Vec<_> = schemas.properties(schema).into_iter().map(|(name, _)| name).collect();
    keys(cell).iter().all(|(key, may_be_absent)| properties.contains(key) && required.contains(key) != *may_be_absent)
        && properties.iter().all(|name| keys(cell).iter().any(|(key, _)| key == name))
}

#[test]
fn the_table_of_events_to_clients_is_that_of_the_document() {
    let schemas = Schemas(read());
    let documented = rows("Events to clients", 4);
    assert_eq!(documented.len(), TO_CLIENTS.len());
    for (row, event) in documented.iter().zip(TO_CLIENTS) {
        let [namespace, name, audience, payload] = row[..] else { panic!("{row:?}") };
        assert_eq!(quoted(namespace), event.namespace.path(), "{row:?}");
        assert_eq!(event.name.unwrap_or("any name"), if name == "any name" { name } else { quoted(name) }, "{row:?}");
        let lasting = match name {
            name if name.ends_with(", fleeting") => Lasting::Fleeting,
            name if name.contains("fleeting where") => Lasting::FleetingIfWorkedOut,
            _ => Lasting::Kept,
        };
        assert_eq!(event.lasting, lasting, "{row:?}");
        let hears = |audience: &Audience| match audience {
            Audience::Room(kind) | Audience::Others(kind) => Some(*kind),
            Audience::Everybody | Audience::Sender => None,
        };
        let mut told: Vec<_> = event.audience.iter().filter_map(hears).collect();
        told.dedup();
        assert_eq!(told, kinds(audience), "{row:?}");
        assert_eq!(event.audience.contains(&Audience::Everybody), audience.contains("everybody"), "{row:?}");
        assert_eq!(event.audience.contains(&Audience::Sender), audience == "the sender", "{row:?}");
        let others = event.audience.iter().any(|audience| matches!(audience, Audience::Others(_)));
        assert_eq!(others, audience.starts_with("the others"), "{row:?}");
        if let Some(name) = event.name {
            let map = schemas.component(&format!("{:?}Events", event.namespace));
            assert!(is_payload(&schemas, &map["properties"][name], payload.split(';').next().unwrap()), "{row:?}");
        }
    }
}

#[test]
fn the_table_of_events_from_clients_is_that_of_the_document() {
    let schemas = Schemas(read());
    let documented = rows("Events from clients", 4);
    assert_eq!(documented.len(), FROM_CLIENTS.len());
    for (row, event) in documented.iter().zip(FROM_CLIENTS) {
        assert_eq!((quoted(row[0]), quoted(row[1])), (event.namespace.path(), event.name));
        let map = schemas.component(&format!("{:?}ClientEvents", event.namespace));
        assert!(is_payload(&schemas, &map["properties"][event.name], row[2]), "{row:?}");
    }
}

#[test]
fn payloads_have_the_keys_of_the_document() {
    let schemas = Schemas(read());
    let documented = rows("Events to clients", 2);
    assert_eq!(documented.len(), 11);
    for row in documented {
        let schema = schemas.component(row[0]);
        let names: BTreeSet<_> = schemas.properties(schema).into_iter().map(|(name, _)| name).collect();
        let keys = keys(row[1]);
        assert_eq!(names, keys.iter().map(|(key, _)| *key).collect(), "{}", row[0]);
        // Times that senders may leave out are there when they are told.
        let absent = keys.iter().filter(|(key, is_absent)| *is_absent || ["timestamp", "createdAt"].contains(key));
        let optional: BTreeSet<_> =
            names.iter().filter(|name| !schemas.required(schema).contains(**name)).copied().collect();
        assert_eq!(optional, absent.map(|(key, _)| *key).collect(), "{}", row[0]);
    }
}

#[actix_rt::test]
async fn whatever_is_told_is_in_the_table() {
    let schemas = Schemas(read());
    let mut api = TestApi::new().await;
    for (pattern, body) in EXAMPLES {
        let path = pattern.replace("{userId}", if pattern.contains("sales-reps") { "8" } else { "7" });
        let path = path
            .replace("{teamId}", "3")
            .replace("{contestId}", "17")
            .replace("{sessionId}", "rp-1")
            .replace("{moduleId}", "m-1");
        api.post_raw(&path, *body).await;
    }
    let mut told = 0;
    for (audience, name, data) in api.sent() {
        let (namespace, room) =
            audience.split_once(' ').map_or((audience.as_str(), None), |(ns, room)| (ns, Some(room)));
        let namespace = Namespace::from_path(namespace).unwrap();
        let kind = room.map(|room| RoomKind::from_name(room.split(':').next().unwrap()).unwrap());
        let Some(event) = TO_CLIENTS.iter().find(|event| event.namespace == namespace && event.name == Some(&*name))
        else {
            // One of any name.
            assert!(["standup", "coach:tip", "maintenance"].contains(&name.as_str()), "{name}");
            continue;
        };
        let hears = |audience: &Audience| match audience {
            Audience::Everybody => kind.is_none(),
            Audience::Room(known) | Audience::Others(known) => kind == Some(*known),
            Audience::Sender => false,
        };
        assert!(event.audience.iter().any(hears), "{name} to {audience}");
        let map = schemas.component(&format!("{namespace:?}Events"));
        schemas.check(&map["properties"][&name], &serde_json::from_str(&data).unwrap());
        told += 1;
    }
    assert!(told > 30, "{told}");
}
