use std::{fmt, str::FromStr, sync::Arc};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::schema::{schema, text};

/// Names one life of the journal. Offsets of different epochs have nothing to do with each other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Epoch(Arc<str>);

/// The longest epoch, in bytes.
const MAX_EPOCH_LEN: usize = 32;

schema!(
    Epoch,
    "Epoch",
    text(1, MAX_EPOCH_LEN, "Names one life of the journal.").pattern(Some("^[0-9A-Za-z]+$")).examples(["k3x"])
);

impl Epoch {
    /// An epoch that no journal had before: 60 random bits, in digits and lower-case letters.
    pub fn random() -> Self {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let bits: u64 = rand::random();
        let text: String = (0..12).map(|i| char::from(DIGITS[(bits >> (i * 5)) as usize & 31])).collect();
        Self(text.into())
    }

    /// The epoch as it is spelled on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text is no epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Invalid epoch; expected 1 to {MAX_EPOCH_LEN} letters and digits")]
pub struct InvalidEpoch;

impl FromStr for Epoch {
    type Err = InvalidEpoch;

    fn from_str(text: &str) -> Result<Self, InvalidEpoch> {
        let fits = (1..=MAX_EPOCH_LEN).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
        if fits { Ok(Self(text.into())) } else { Err(InvalidEpoch) }
    }
}

impl<'de> Deserialize<'de> for Epoch {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<'de, str>::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A place in the journal: everything up to and including `offset` in this epoch has been seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Position {
    /// Which life of the journal.
    pub epoch: Epoch,
    /// The last offset seen; 0 before the first.
    pub offset: u64,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.epoch, self.offset)
    }
}

/// Why a text is no position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Invalid position; expected {{epoch}}:{{offset}}, for example k3x:812")]
pub struct InvalidPosition;

impl FromStr for Position {
    type Err = InvalidPosition;

    fn from_str(text: &str) -> Result<Self, InvalidPosition> {
        let (epoch, offset) = text.split_once(':').ok_or(InvalidPosition)?;
        Ok(Self {
            epoch: epoch.parse().map_err(|_| InvalidPosition)?,
            offset: offset.parse().map_err(|_| InvalidPosition)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read_as_they_are_written() {
        let position: Position = "k3x:812".parse().unwrap();
        assert_eq!((position.epoch.as_str(), position.offset), ("k3x", 812));
        assert_eq!(position.to_string(), "k3x:812");
        for bad in ["", "k3x", "k3x:", "k3x:-1", ":1", "k 3:1"] {
            assert!(bad.parse::<Position>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn two_lives_have_two_names() {
        assert_ne!(Epoch::random(), Epoch::random());
        assert!(Epoch::random().as_str().parse::<Epoch>().is_ok());
    }
}
