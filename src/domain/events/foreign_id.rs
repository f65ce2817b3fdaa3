use std::{fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::domain::{
    MAX_ID, MAX_NAME_LEN,
    ids::out_of_range,
    schema::{name_or_number, schema},
};

/// An id of something the service knows nothing about (a quiz, a scenario, an achievement, a notification): a short
/// string or a whole number, passed on as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ForeignId {
    /// 0 to 2^53 - 1.
    Number(u64),
    /// 1 to [`MAX_NAME_LEN`] bytes without control characters.
    Name(Arc<str>),
}

schema!(ForeignId, "ForeignId", name_or_number("An id of something that only the monolith knows."));

impl<'de> Deserialize<'de> for ForeignId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(Visitor)
    }
}

struct Visitor;

impl Visitor {
    fn refuse<E: de::Error>(got: impl fmt::Display) -> E {
        let expected =
            format_args!("1 to {MAX_NAME_LEN} bytes without control characters or an integer up to {MAX_ID}");
        E::custom(out_of_range(expected, got))
    }
}

impl de::Visitor<'_> for Visitor {
    type Value = ForeignId;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or an integer")
    }

    fn visit_u64<E: de::Error>(self, id: u64) -> Result<ForeignId, E> {
        if id <= MAX_ID { Ok(ForeignId::Number(id)) } else { Err(Self::refuse(id)) }
    }

    fn visit_i64<E: de::Error>(self, id: i64) -> Result<ForeignId, E> {
        Err(Self::refuse(id))
    }

    fn visit_str<E: de::Error>(self, id: &str) -> Result<ForeignId, E> {
        let fits = !id.is_empty() && id.len() <= MAX_NAME_LEN && !id.chars().any(char::is_control);
        if fits { Ok(ForeignId::Name(id.into())) } else { Err(Self::refuse(format_args!("{} bytes", id.len()))) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OUT_OF_RANGE;

    #[test]
    fn strings_and_numbers_pass_as_they_came() {
        for text in ["7", "0", "\"quiz-7\"", "\"7\""] {
            let id: ForeignId = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&id).unwrap(), text);
        }
        for bad in ["-1", "9007199254740992", "\"\"", "\"a\\nb\""] {
            let error = serde_json::from_str::<ForeignId>(bad).unwrap_err().to_string();
            assert!(error.starts_with(OUT_OF_RANGE), "{bad}: {error}");
        }
        for bad in ["1.5", "null", "[]"] {
            let error = serde_json::from_str::<ForeignId>(bad).unwrap_err().to_string();
            assert!(error.starts_with("invalid type"), "{bad}: {error}");
        }
    }
}
