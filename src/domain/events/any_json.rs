use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::value::{RawValue, to_raw_value};

use crate::domain::{
    ids::out_of_range,
    schema::{any, schema},
};

/// The deepest nesting of objects and arrays that is passed on. Clients' parsers have limits of their own, and one event
/// must not break a page.
pub const MAX_DEPTH: usize = 128;

/// Any JSON value, passed on in the very text it came in.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct AnyJson(Arc<RawValue>);

schema!(AnyJson, "AnyJson", any("Any JSON value, passed on in the very text it came in."));

impl AnyJson {
    /// The value's text.
    pub fn of(value: &serde_json::Value) -> Self {
        // A value always has a text.
        Self(to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned()).into())
    }

    /// What a payload of ours looks like.
    pub fn from_payload(payload: &impl Serialize) -> serde_json::Result<Self> {
        to_raw_value(payload).map(|raw| Self(raw.into()))
    }

    /// The text, shared.
    pub fn into_raw(self) -> Arc<RawValue> {
        self.0
    }

    /// The text.
    pub fn get(&self) -> &str {
        self.0.get()
    }
}

/// Equal to the letter: the same value in another spelling is another text.
impl PartialEq for AnyJson {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl Eq for AnyJson {}

impl<'de> Deserialize<'de> for AnyJson {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(d)?;
        let depth = depth(raw.get());
        if depth > MAX_DEPTH {
            let expected = format_args!("at most {MAX_DEPTH} objects and arrays inside each other");
            return Err(de::Error::custom(out_of_range(expected, depth)));
        }
        Ok(Self(raw.into()))
    }
}

/// How deep objects and arrays are inside each other, in a text that is known to be JSON.
fn depth(json: &str) -> usize {
    let (mut now, mut deepest) = (0_usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                now += 1;
                deepest = deepest.max(now);
            }
            b'}' | b']' if !in_string => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OUT_OF_RANGE;

    #[test]
    fn any_value_passes_through_to_the_letter() {
        for text in ["null", "1.50", "[ 1,2 ]", r#"{"b":1,"a":"[[{\"","b":2}"#] {
            assert_eq!(serde_json::from_str::<AnyJson>(text).unwrap().get(), text);
        }
    }

    #[test]
    fn nesting_is_bounded() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(serde_json::from_str::<AnyJson>(&nested(MAX_DEPTH)).is_ok());
        let error = serde_json::from_str::<AnyJson>(&nested(MAX_DEPTH + 1)).unwrap_err().to_string();
        assert!(error.starts_with(OUT_OF_RANGE), "{error}");
        assert_eq!(depth(r#"["[[[\"[", {"a": []}]"#), 3);
    }
}
