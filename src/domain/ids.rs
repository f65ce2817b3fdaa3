//! Ids of the monolith. Users, teams and contests are positive integers that a JavaScript number holds exactly;
//! sessions, modules and chats are short strings.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, de};

use super::schema::{name, schema, whole};

/// The largest id a JavaScript number holds exactly: 2^53 - 1 (`Number.MAX_SAFE_INTEGER`).
pub const MAX_ID: u64 = (1 << 53) - 1;

/// The longest session, module or chat id, in bytes.
pub const MAX_NAME_LEN: usize = 128;

/// Why a value is not an id. The text is what a client reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Invalid {field}")]
pub struct InvalidId {
    /// The wire's name of the field: `userId`, `teamId`, `contestId`, `sessionId`, `moduleId`.
    pub field: &'static str,
}

macro_rules! number_id {
    ($(#[doc = $doc:literal])* $name:ident, $field:literal) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(u64);

        schema!($name, stringify!($name), whole(1, concat!($($doc),*).trim()));

        impl $name {
            /// Takes 1 to [`MAX_ID`].
            pub const fn new(id: u64) -> Result<Self, InvalidId> {
                if id >= 1 && id <= MAX_ID { Ok(Self(id)) } else { Err(InvalidId { field: $field }) }
            }

            /// The bare number.
            pub const fn get(self) -> u64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidId;

            /// Digits only: no sign, no leading zero, so that one id has one spelling.
            fn from_str(s: &str) -> Result<Self, InvalidId> {
                let canonical = !s.starts_with('0') && s.bytes().all(|b| b.is_ascii_digit());
                match s.parse() {
                    Ok(id) if canonical => Self::new(id),
                    _ => Err(InvalidId { field: $field }),
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl de::Visitor<'_> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "an integer from 1 to {MAX_ID}")
                    }
                    fn visit_u64<E: de::Error>(self, id: u64) -> Result<$name, E> {
                        $name::new(id).map_err(|_| E::custom(out_of_range(format_args!("an integer from 1 to {MAX_ID}"), id)))
                    }
                    fn visit_i64<E: de::Error>(self, id: i64) -> Result<$name, E> {
                        Err(E::custom(out_of_range(format_args!("an integer from 1 to {MAX_ID}"), id)))
                    }
                }
                d.deserialize_u64(Visitor)
            }
        }
    };
}

macro_rules! name_id {
    ($(#[doc = $doc:literal])* $name:ident, $field:literal) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        schema!($name, stringify!($name), name(concat!($($doc),*).trim()));

        impl $name {
            /// Takes 1 to [`MAX_NAME_LEN`] bytes without control characters.
            pub fn new(id: &str) -> Result<Self, InvalidId> {
                let fits = !id.is_empty() && id.len() <= MAX_NAME_LEN && !id.chars().any(char::is_control);
                if fits { Ok(Self(id.into())) } else { Err(InvalidId { field: $field }) }
            }

            /// The id as it is spelled on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidId;

            fn from_str(s: &str) -> Result<Self, InvalidId> {
                Self::new(s)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let id = std::borrow::Cow::<'de, str>::deserialize(d)?;
                Self::new(&id).map_err(|_| {
                    de::Error::custom(out_of_range(
                        format_args!("1 to {MAX_NAME_LEN} bytes without control characters"),
                        format_args!("{} bytes", id.len()),
                    ))
                })
            }
        }
    };
}

/// The text of a deserialisation error for a value of the right type but outside its range. The HTTP edge tells the two
/// kinds apart by this prefix (422 instead of 400); serde's error type carries nothing but text.
pub(crate) const OUT_OF_RANGE: &str = "out of range: ";

/// The text of such an error: what was expected, and what came.
pub(crate) fn out_of_range(expected: fmt::Arguments<'_>, got: impl fmt::Display) -> String {
    format!("{OUT_OF_RANGE}expected {expected}, got {got}")
}

number_id!(
    /// A user of the monolith: sales rep, trainee, coach or administrator.
    UserId, "userId"
);
number_id!(
    /// A sales team.
    TeamId, "teamId"
);
number_id!(
    /// A contest.
    ContestId, "contestId"
);
name_id!(
    /// A roleplay session of the training application.
    SessionId, "sessionId"
);
name_id!(
    /// A training module.
    ModuleId, "moduleId"
);
name_id!(
    /// A chat on `/field`; the wire calls its id `sessionId`.
    ChatId, "sessionId"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_ids_end_where_javascript_numbers_end() {
        assert!(UserId::new(0).is_err());
        assert!(UserId::new(1).is_ok());
        assert!(UserId::new(MAX_ID).is_ok());
        assert!(UserId::new(MAX_ID + 1).is_err());
    }

    #[test]
    fn one_id_has_one_spelling() {
        for bad in ["", "0", "01", "+1", "-1", "1.0", " 1", "9007199254740992", "٣"] {
            assert_eq!(bad.parse::<TeamId>(), Err(InvalidId { field: "teamId" }), "{bad:?}");
        }
        assert_eq!("9007199254740991".parse::<TeamId>().map(TeamId::get), Ok(MAX_ID));
    }

    #[test]
    fn range_errors_are_told_apart_from_wrong_types() {
        let range = |json: &str| serde_json::from_str::<UserId>(json).unwrap_err().to_string();
        assert!(range("0").starts_with(OUT_OF_RANGE));
        assert!(range("-1").starts_with(OUT_OF_RANGE));
        assert!(range("9007199254740992").starts_with(OUT_OF_RANGE));
        assert!(range("\"7\"").starts_with("invalid type"));
        assert!(range("7.5").starts_with("invalid type"));
    }

    #[test]
    fn names_are_short_and_printable() {
        assert!(SessionId::new("rp-42:a/b").is_ok());
        assert!(SessionId::new("").is_err());
        assert!(SessionId::new("a\nb").is_err());
        assert!(SessionId::new(&"x".repeat(MAX_NAME_LEN)).is_ok());
        assert!(SessionId::new(&"x".repeat(MAX_NAME_LEN + 1)).is_err());
    }
}
