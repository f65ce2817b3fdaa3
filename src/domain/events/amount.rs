use std::{fmt, ops::RangeInclusive};

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::value::RawValue;

use crate::domain::{
    ids::out_of_range,
    schema::{decimal, schema},
    training::Score,
};

/// What a percentage may be.
const PERCENTAGE: RangeInclusive<f64> = 0.0..=100.0;

/// The longest number, in bytes of its text.
pub(in crate::domain) const MAX_TEXT: usize = 64;

/// A finite number (money, a score) that is passed on in the text it came in: `10.50` stays `10.50`, and no float comes
/// between the sender's digits and the reader's.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Amount(Box<RawValue>);

/// The schema of an [`Amount`] that is a percentage. There are no values of it.
pub(crate) enum Percentage {}

schema!(
    Percentage,
    "Percentage",
    decimal("A number from 0 to 100.").minimum(Some(*PERCENTAGE.start())).maximum(Some(*PERCENTAGE.end()))
);
schema!(Amount, "Amount", decimal("A number, in the very digits it was sent with."));

impl Amount {
    /// A number in the text it is shown with.
    pub(in crate::domain) fn shown(number: impl fmt::Display) -> Self {
        // A number's text is JSON.
        Self(RawValue::from_string(number.to_string()).unwrap_or_else(|_| RawValue::NULL.to_owned()))
    }

    /// The number as it is spelled.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// The nearest float, for comparisons.
    pub fn to_f64(&self) -> f64 {
        self.as_str().parse().unwrap_or(f64::NAN)
    }

    /// A garde rule: from 0 to 100.
    pub(super) fn percentage(&self, (): &()) -> garde::Result {
        if PERCENTAGE.contains(&self.to_f64()) {
            Ok(())
        } else {
            Err(garde::Error::new(format_args!("expected a number from 0 to 100, got {}", self.as_str())))
        }
    }
}

impl From<Score> for Amount {
    fn from(score: Score) -> Self {
        Self::shown(score)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let amount = Self(Box::<RawValue>::deserialize(d)?);
        match amount.as_str().as_bytes().first() {
            Some(b'-' | b'0'..=b'9') if amount.as_str().len() > MAX_TEXT => {
                let got = format_args!("{} characters", amount.as_str().len());
                Err(de::Error::custom(out_of_range(format_args!("a number of at most {MAX_TEXT} characters"), got)))
            }
            Some(b'-' | b'0'..=b'9') if amount.to_f64().is_finite() => Ok(amount),
            Some(b'-' | b'0'..=b'9') => {
                Err(de::Error::custom(out_of_range(format_args!("a finite number"), amount.as_str())))
            }
            _ => Err(wrong_type(&amount.0, &"a number")),
        }
    }
}

/// The error for a JSON value of another type than was expected.
pub(in crate::domain) fn wrong_type<E: de::Error>(got: &RawValue, expected: &dyn de::Expected) -> E {
    let kind = match got.get().as_bytes().first() {
        Some(b'"') => "string",
        Some(b'{') => "object",
        Some(b'[') => "array",
        Some(b'n') => "null",
        Some(b't' | b'f') => "boolean",
        _ => "number",
    };
    E::invalid_type(de::Unexpected::Other(kind), expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OUT_OF_RANGE;

    #[test]
    fn a_number_keeps_its_text() {
        for text in ["10.50", "1e3", "-0", "12345678901234567890.10"] {
            let amount: Amount = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&amount).unwrap(), text);
        }
    }

    #[test]
    fn what_is_no_finite_number_is_refused() {
        let error = |json: &str| serde_json::from_str::<Amount>(json).unwrap_err().to_string();
        assert!(error("1e999").starts_with(OUT_OF_RANGE));
        assert!(error(&format!("0.{}1", "0".repeat(100))).starts_with(OUT_OF_RANGE));
        assert!(error("\"10\"").starts_with("invalid type: string, expected a number"));
        assert!(error("null").starts_with("invalid type: null, expected a number"));
        assert!(error("NaN").starts_with("expected"));
    }
}
