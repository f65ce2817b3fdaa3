use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::domain::{
    MAX_ID,
    ids::out_of_range,
    schema::{schema, whole},
};

/// A whole number from `MIN` to 2^53 - 1, the largest that a JavaScript number holds exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Whole<const MIN: u64>(u64);

/// How many: 0 and up.
pub type Count = Whole<0>;

/// A place in a ranking: 1 and up.
pub type Rank = Whole<1>;

schema!(Count, "Count", whole(0, "A whole number from 0."));
schema!(Rank, "PositiveInteger", whole(1, "A whole number from 1."));

impl<const MIN: u64> Whole<MIN> {
    /// The number, or the nearest one that there is.
    pub const fn nearest(n: u64) -> Self {
        Self(if n < MIN {
            MIN
        } else if n > MAX_ID {
            MAX_ID
        } else {
            n
        })
    }

    /// The bare number.
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl<'de, const MIN: u64> Deserialize<'de> for Whole<MIN> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_u64(Visitor)
    }
}

struct Visitor<const MIN: u64>;

impl<const MIN: u64> Visitor<MIN> {
    fn refuse<E: de::Error>(got: impl fmt::Display) -> E {
        E::custom(out_of_range(format_args!("an integer from {MIN} to {MAX_ID}"), got))
    }
}

impl<const MIN: u64> de::Visitor<'_> for Visitor<MIN> {
    type Value = Whole<MIN>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an integer from {MIN} to {MAX_ID}")
    }

    fn visit_u64<E: de::Error>(self, n: u64) -> Result<Self::Value, E> {
        if (MIN..=MAX_ID).contains(&n) { Ok(Whole(n)) } else { Err(Self::refuse(n)) }
    }

    fn visit_i64<E: de::Error>(self, n: i64) -> Result<Self::Value, E> {
        u64::try_from(n).map_or_else(|_| Err(Self::refuse(n)), |n| self.visit_u64(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OUT_OF_RANGE;

    #[test]
    fn ranks_begin_at_one_and_counts_at_zero() {
        assert_eq!(serde_json::from_str::<Count>("0").unwrap().get(), 0);
        assert_eq!(serde_json::from_str::<Rank>("1").unwrap().get(), 1);
        for bad in ["0", "-1", "9007199254740992"] {
            let error = serde_json::from_str::<Rank>(bad).unwrap_err().to_string();
            assert!(error.starts_with(OUT_OF_RANGE), "{bad}: {error}");
        }
        for bad in ["\"1\"", "1.5", "null"] {
            let error = serde_json::from_str::<Rank>(bad).unwrap_err().to_string();
            assert!(error.starts_with("invalid type"), "{bad}: {error}");
        }
    }
}
