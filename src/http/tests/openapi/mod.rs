//! The OpenAPI document is what the API is.

mod bounds;
mod events;
mod routes;
mod schemas;
mod served;

use std::{collections::BTreeSet, sync::LazyLock};

use actix_web::dev::ServiceResponse;
use serde_json::Value;

use crate::http::openapi::document;

/// The document as its readers see it.
fn read() -> Value {
    serde_json::to_value(document()).unwrap()
}

/// Fails if an operation of the document was answered with a status that is not in it. Whatever is called in tests is looked at.
pub(super) fn expect_documented<B>(response: &ServiceResponse<B>) {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(read);
    let (request, status) = (response.request(), response.status());
    let method = request.method().as_str().to_ascii_lowercase();
    let pattern = request.match_pattern().unwrap_or_default();
    let responses = DOCUMENT["paths"][&pattern][&method]["responses"].as_object();
    let is_known = responses.is_none_or(|responses| responses.contains_key(status.as_str()));
    assert!(is_known, "{method} {pattern} is answered {status}, which is not in the document");
}

/// The operations, with their addresses and methods.
fn operations(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    let paths = document["paths"].as_object().unwrap().iter();
    paths.flat_map(|(path, item)| {
        item.as_object().unwrap().iter().map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    })
}

/// All values of a key, wherever they are.
fn values_of<'a>(key: &str, within: &'a Value, found: &mut Vec<&'a Value>) {
    match within {
        Value::Object(object) => {
            found.extend(object.get(key));
            object.values().for_each(|value| values_of(key, value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| values_of(key, value, found)),
        _ => {}
    }
}

#[test]
fn whatever_it_refers_to_is_there() {
    let document = read();
    let mut references = Vec::new();
    values_of("$ref", &document, &mut references);
    assert!(references.len() > 100);
    for reference in references {
        let pointer = reference.as_str().unwrap().strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
fn every_operation_has_a_name_of_its_own_and_tells_what_it_is() {
    let document = read();
    let mut names = BTreeSet::new();
    for (path, method, operation) in operations(&document) {
        assert!(names.insert(operation["operationId"].as_str().unwrap()), "{method} {path}");
        assert!(operation["summary"].as_str().is_some_and(|summary| !summary.is_empty()), "{method} {path}");
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let in_address = parameters.filter(|parameter| parameter["in"] == "path");
        assert_eq!(in_address.count(), path.matches('{').count(), "{method} {path}");
    }
}

#[test]
fn null_is_nowhere_and_descriptions_are_for_readers_of_the_wire() {
    let document = read();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    // A page's configuration says so where there is none.
    for (name, schema) in schemas.iter().filter(|(name, _)| *name != "PageConfig") {
        let mut types = Vec::new();
        values_of("type", schema, &mut types);
        assert!(!types.iter().any(|name| name.is_array() || **name == "null"), "{name}: {types:?}");
    }
    let mut descriptions = Vec::new();
    values_of("description", &document, &mut descriptions);
    for description in descriptions.iter().filter_map(|description| description.as_str()) {
        assert!(!description.contains("[`") && !description.contains("serde"), "{description}");
    }
}

#[test]
fn objects_describe_their_keys() {
    let document = read();
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        assert!(schema["description"].is_string(), "{name}");
        let mut objects = Vec::new();
        values_of("properties", schema, &mut objects);
        for (key, property) in objects.into_iter().flat_map(|properties| properties.as_object().unwrap()) {
            // What refers to another schema is described there, and the one word of a tag needs no words.
            let is_plain =
                property.get("$ref").is_none() && property["enum"].as_array().is_none_or(|words| words.len() > 1);
            assert!(!is_plain || property["description"].is_string() || property.is_boolean(), "{name}: {key}");
        }
    }
}
