//! As much of JSON Schema as the document uses, and stricter in one thing: a key that no schema names is wrong.

use std::collections::BTreeSet;

use serde_json::Value;

/// The document, whose components schemas refer to.
pub(super) struct Schemas(pub(super) Value);

impl Schemas {
    /// The component of this name.
    pub(super) fn component(&self, name: &str) -> &Value {
        &self.0["components"]["schemas"][name]
    }

    /// The schema itself, where another one refers to it.
    pub(super) fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(reference) => self.resolve(self.0.pointer(reference.strip_prefix('#').unwrap()).unwrap()),
            None => schema,
        }
    }

    /// The properties of an object, also those of its parts, with their names.
    pub(super) fn properties<'a>(&'a self, schema: &'a Value) -> Vec<(&'a str, &'a Value)> {
        let schema = self.resolve(schema);
        let own = schema["properties"].as_object().into_iter().flatten();
        let parts = schema["allOf"].as_array().into_iter().flatten();
        own.map(|(name, property)| (name.as_str(), property))
            .chain(parts.flat_map(|part| self.properties(part)))
            .collect()
    }

    /// The properties that must be there.
    pub(super) fn required<'a>(&'a self, schema: &'a Value) -> BTreeSet<&'a str> {
        let schema = self.resolve(schema);
        let own = schema["required"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap());
        let parts = schema["allOf"].as_array().into_iter().flatten();
        own.chain(parts.flat_map(|part| self.required(part))).collect()
    }

    /// Panics if the value is not what the schema says.
    pub(super) fn check(&self, schema: &Value, value: &Value) {
        let mut problems = Vec::new();
        self.find(schema, value, "", &mut problems);
        assert!(problems.is_empty(), "{problems:?} in {value}");
    }

    fn find(&self, schema: &Value, value: &Value, at: &str, problems: &mut Vec<String>) {
        let schema = self.resolve(schema);
        for choice in ["anyOf", "oneOf"] {
            if let Some(options) = schema[choice].as_array() {
                if !options.iter().any(|option| self.fits(option, value)) {
                    problems.push(format!("{at}: none of {choice}"));
                }
                return;
            }
        }
        let fits = match schema["type"].as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("integer") => value.is_u64() || value.is_i64(),
            Some("number") => value.is_number(),
            Some("boolean") => value.is_boolean(),
            Some(other) => panic!("{other}"),
            None => schema.get("allOf").is_none() || value.is_object(),
        };
        if !fits {
            problems.push(format!("{at}: expected {}", schema["type"]));
            return;
        }
        if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
            problems.push(format!("{at}: none of {}", schema["enum"]));
        }
        let beyond = |bound: &str, is_beyond: fn(f64, f64) -> bool| {
            schema[bound].as_f64().zip(value.as_f64()).is_some_and(|(bound, value)| is_beyond(value, bound))
        };
        if beyond("minimum", |value, bound| value < bound) || beyond("maximum", |value, bound| value > bound) {
            problems.push(format!("{at}: out of range"));
        }
        let length = value.as_str().map_or(0, |text| text.chars().count() as u64);
        if length > schema["maxLength"].as_u64().unwrap_or(u64::MAX)
            || length < schema["minLength"].as_u64().unwrap_or(0)
        {
            problems.push(format!("{at}: too long or too short"));
        }
        for (i, item) in value.as_array().into_iter().flatten().enumerate() {
            self.find(&schema["items"], item, &format!("{at}[{i}]"), problems);
        }
        let is_object = schema["type"] == "object" || schema.get("allOf").is_some();
        if let Some(object) = value.as_object().filter(|_| is_object) {
            let properties = self.properties(schema);
            let missing = self.required(schema).into_iter().filter(|name| !object.contains_key(*name));
            problems.extend(missing.map(|name| format!("{at}.{name}: missing")));
            for (name, value) in object {
                let schemas: Vec<_> = properties.iter().filter(|(known, _)| known == name).collect();
                match (schemas.as_slice(), &schema["additionalProperties"]) {
                    ([], Value::Object(_)) => {
                        self.find(&schema["additionalProperties"], value, &format!("{at}.{name}"), problems);
                    }
                    ([], _) => problems.push(format!("{at}.{name}: in no schema")),
                    (schemas, _) => {
                        schemas
                            .iter()
                            .for_each(|(_, schema)| self.find(schema, value, &format!("{at}.{name}"), problems));
                    }
                }
            }
        }
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut problems = Vec::new();
        self.find(schema, value, "", &mut problems);
        problems.is_empty()
    }
}
