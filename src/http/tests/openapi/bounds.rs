//! The bounds in the document are those that are checked: what is just inside is taken, what is just outside is refused.

use serde_json::{Map, Value, json};

use super::{operations, read, schemas::Schemas};
use crate::http::{
    openapi::EXAMPLES,
    rows::{Finder, Post},
};

/// A value of its own kind that fits the schema.
fn sample(schemas: &Schemas, schema: &Value) -> Value {
    let schema = schemas.resolve(schema);
    if let Some(first) = ["examples", "enum"].iter().find_map(|key| schema[key].get(0)) {
        return first.clone();
    }
    if let Some(options) = schema["oneOf"].as_array() {
        return sample(schemas, &options[0]);
    }
    match schema["type"].as_str() {
        Some("object") => full(schemas, schema, &Value::Null),
        Some("array") => json!([sample(schemas, &schema["items"])]),
        Some("string") => json!("x"),
        Some("boolean") => json!(true),
        Some(_) => schema.get("minimum").cloned().unwrap_or(json!(1)),
        None => json!(1),
    }
}

/// The object with a value for every key.
fn full(schemas: &Schemas, schema: &Value, given: &Value) -> Value {
    let mut object = Map::new();
    for (name, property) in schemas.properties(schema) {
        let value = match &given[name] {
            given @ Value::Object(_) if !schemas.properties(property).is_empty() => full(schemas, property, given),
            Value::Null => sample(schemas, property),
            given => given.clone(),
        };
        object.insert(name.to_owned(), value);
    }
    object.into()
}

/// A value, and whether it is inside the bounds.
type Probe = (Value, bool);

/// What is just inside and just outside.
fn probes(schemas: &Schemas, schema: &Value) -> Vec<Probe> {
    let schema = schemas.resolve(schema);
    if let Some(options) = schema["oneOf"].as_array() {
        return options.iter().flat_map(|option| probes(schemas, option)).collect();
    }
    let text = |length: u64| Value::from("x".repeat(usize::try_from(length).unwrap()));
    match schema["type"].as_str() {
        Some("string") if schema.get("enum").is_some() => {
            let words = schema["enum"].as_array().unwrap().iter().map(|word| (word.clone(), true));
            words.chain([(json!("no such word"), false)]).collect()
        }
        // A time, or a time zone: no text is one.
        Some("string") if schema.get("maxLength").is_none() => vec![(text(100_000), false)],
        Some("string") => {
            let longest = schema["maxLength"].as_u64().unwrap();
            let shortest = schema["minLength"].as_u64().unwrap_or(0);
            let mut probes = vec![(text(longest), true), (text(longest + 1), false), (text(shortest), true)];
            probes.extend((shortest > 0).then(|| (text(shortest - 1), false)));
            probes.extend(schema.get("pattern").map(|_| (json!("a\nb"), false)));
            probes
        }
        Some("integer") => {
            let (least, most) = (schema["minimum"].as_i64().unwrap(), schema["maximum"].as_i64().unwrap());
            vec![(json!(least), true), (json!(most), true), (json!(least - 1), false), (json!(most + 1), false)]
        }
        Some("number") => {
            let inside = ["minimum", "maximum"].map(|bound| schema[bound].as_f64());
            let outside = [inside[0].map(|least| least - 1.0), inside[1].map(|most| most + 1.0)];
            let all =
                inside.into_iter().map(|bound| (bound, true)).chain(outside.into_iter().map(|bound| (bound, false)));
            all.filter_map(|(bound, is_inside)| Some((json!(bound?), is_inside))).collect()
        }
        Some("array") => {
            let most = schema["maxItems"].as_u64().map_or(100_000, |most| most + 1);
            let items = vec![sample(schemas, &schema["items"]); usize::try_from(most).unwrap()];
            let inside = schema.get("maxItems").map(|_| (Value::from(items[1..].to_vec()), true));
            [(Value::from(items), false)].into_iter().chain(inside).collect()
        }
        _ => Vec::new(),
    }
}

/// An address of a pattern. Its user is that of the body, since some bodies must name the same; all other ids are 1.
fn address(pattern: &str, body: &Value) -> String {
    let user = body["userId"].as_u64().unwrap_or(1).to_string();
    let parts = pattern.split('/').map(|part| match part {
        "{userId}" => user.as_str(),
        part if part.starts_with('{') => "1",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Whether the body of an event POST is taken, and if not, which fields are to blame. For one user there is no `/field`, which the
/// document says in words: that counts as taken.
fn taken(finder: &Finder, pattern: &str, body: &Value) -> Result<(), Vec<String>> {
    let (row, path) = finder.find(&address(pattern, body)).unwrap();
    let now = jiff::Timestamp::UNIX_EPOCH.into();
    let read = row.read(&Post { path: &path, body: body.to_string().as_bytes(), now });
    if pattern == "/api/v1/users/{userId}/events" && body["namespace"] == "/field" {
        assert!(read.is_err());
        return Ok(());
    }
    read.map(drop).map_err(|problem| problem.into_errors().into_iter().map(|error| error.field).collect())
}

/// Probes every key of an object, and of the objects within. `place` puts the object into its body.
fn probe(
    schemas: &Schemas,
    schema: &Value,
    object: &Value,
    at: &str,
    try_out: &mut dyn FnMut(&Value) -> Result<(), Vec<String>>,
) -> usize {
    let mut tried = 0;
    for (name, property) in schemas.properties(schema) {
        let field = if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
        let mut with = |value: &Value| {
            let mut object = object.clone();
            object[name] = value.clone();
            try_out(&object)
        };
        for (value, is_inside) in probes(schemas, property) {
            let told = with(&value).err().unwrap_or_default();
            let is_blamed = told.iter().any(|told| told.starts_with(&field));
            let shown = value.to_string().chars().take(60).collect::<String>();
            assert_eq!(is_blamed, !is_inside, "{field} = {shown}: {told:?}");
            tried += 1;
        }
        let property = schemas.resolve(property);
        if property["type"] == "array" && !schemas.properties(&property["items"]).is_empty() {
            let item = full(schemas, &property["items"], &object[name][0]);
            let field = format!("{field}[0]");
            tried += probe(schemas, &property["items"], &item, &field, &mut |item| with(&json!([item])));
        } else if !schemas.properties(property).is_empty() {
            tried += probe(schemas, property, &object[name], &field, &mut with);
        }
    }
    tried
}

#[test]
fn what_is_inside_the_bounds_of_the_document_is_taken_and_nothing_else() {
    let (schemas, finder) = (Schemas(read()), Finder::new());
    let mut tried = 0;
    for (pattern, example) in EXAMPLES {
        let (_, _, operation) =
            operations(&schemas.0).find(|(path, method, _)| path == pattern && *method == "post").unwrap();
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let body = full(&schemas, schema, &serde_json::from_str(example).unwrap());
        if schemas.properties(schema).is_empty() {
            continue;
        }
        assert_eq!(taken(&finder, pattern, &body), Ok(()), "{pattern} {body}");
        tried += probe(&schemas, schema, &body, "", &mut |body| taken(&finder, pattern, body));
        for name in schemas.required(schema) {
            let mut without = body.clone();
            without.as_object_mut().unwrap().remove(name);
            assert_eq!(taken(&finder, pattern, &without), Err(vec![name.to_owned()]), "{pattern} without {name}");
        }
        let required = schemas.required(schema);
        let mut least = body.clone();
        least.as_object_mut().unwrap().retain(|name, _| required.contains(name.as_str()));
        assert_eq!(taken(&finder, pattern, &least), Ok(()), "{pattern} {least}");
    }
    assert!(tried > 300, "{tried}");
}
