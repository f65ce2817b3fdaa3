//! The maps of events: an object for each namespace whose keys are the events' names and whose values are their payloads. From them
//! a typed client knows what comes with which event. Events of any name are not in them.

use utoipa::openapi::{
    RefOr,
    schema::{ObjectBuilder, Schema},
};

use super::{
    events::TO_CLIENTS,
    payload::{Components, Payload},
    said::FROM_CLIENTS,
};
use crate::domain::Namespace;

/// Adds the maps, and what they refer to.
pub(super) fn collect(components: &mut Components) {
    for namespace in Namespace::ALL {
        let name = name(namespace);
        let told = TO_CLIENTS.iter().filter(|event| event.namespace == namespace);
        let told = told.filter_map(|event| Some((event.name?, event.payload, event.words())));
        let to_clients = format!("What clients are told on `{namespace}`, by the name of the event.");
        add(components, format!("{name}Events"), &to_clients, told);
        let said = FROM_CLIENTS.iter().filter(|event| event.namespace == namespace);
        let said = said.map(|event| (event.name, event.payload, String::new()));
        let from_clients = format!("What clients may say on `{namespace}`, by the name of the event.");
        add(components, format!("{name}ClientEvents"), &from_clients, said);
    }
}

fn add(
    components: &mut Components,
    name: String,
    description: &str,
    events: impl Iterator<Item = (&'static str, Payload, String)>,
) {
    let mut map = ObjectBuilder::new().description(Some(description));
    for (event, payload, words) in events {
        payload.collect(components);
        map = map.property(event, described(payload.schema(), words)).required(event);
    }
    components.push((name, map.into()));
}

fn described(mut schema: RefOr<Schema>, words: String) -> RefOr<Schema> {
    if words.is_empty() {
        return schema;
    }
    match &mut schema {
        RefOr::Ref(reference) => reference.description = words,
        RefOr::T(Schema::AllOf(all_of)) => all_of.description = Some(words),
        RefOr::T(Schema::AnyOf(any_of)) => any_of.description = Some(words),
        RefOr::T(Schema::OneOf(one_of)) => one_of.description = Some(words),
        RefOr::T(Schema::Object(object)) => object.description = Some(words),
        RefOr::T(_) => {}
    }
    schema
}

/// What a namespace is called in the names of schemas.
fn name(namespace: Namespace) -> &'static str {
    match namespace {
        Namespace::Root => "Root",
        Namespace::Leaderboard => "Leaderboard",
        Namespace::Training => "Training",
        Namespace::Field => "Field",
    }
}
