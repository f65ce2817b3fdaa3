//! Exact decimals. Money is counted in cents and signups in tenths, as integers; the digits of the sender are read and
//! written as text, and no float comes between.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::value::RawValue;

use super::{
    OUT_OF_RANGE,
    events::{Amount, MAX_TEXT, wrong_type},
    schema::{decimal_or_text, schema},
};

/// The largest number that is read, 10^12, and how many digits it has before the point.
const MAX_WHOLE: i64 = 1_000_000_000_000;
const MAX_WHOLE_DIGITS: i64 = 13;

/// An amount of money.
pub type Cents = Decimal<2>;

/// A number of signups, which two sellers may share.
pub type Tenths = Decimal<1>;

/// A number with at most `PLACES` decimals, held as a count of its smallest unit: `10.5` is 1,050 cents.
///
/// What is read is from 0 to 10^12, so that sums of reported numbers stay far inside an `i64`. On the wire a JSON number,
/// written as short as it goes (`10.5`, `10`). Read from a JSON number or from a string that holds one, which is how
/// node-postgres gives a NUMERIC; `10.50`, `1.05e1` and `10.500` are all `10.5`, and a finer number is refused, not
/// rounded. As text (CSV) it is read the same way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal<const PLACES: u32>(i64);

schema!(
    Cents,
    "Money",
    decimal_or_text(MAX_WHOLE, "An amount of money, at most two decimals: a number, or a string that holds one.")
);
schema!(
    Tenths,
    "Signups",
    decimal_or_text(MAX_WHOLE, "A number of signups, at most one decimal: a number, or a string that holds one.")
);

impl<const PLACES: u32> Decimal<PLACES> {
    /// The decimals it has at the most.
    pub const PLACES: u32 = PLACES;

    /// So many of the smallest unit. Not checked: sums and differences may leave the range of what is read.
    pub const fn of_units(units: i64) -> Self {
        Self(units)
    }

    /// How many of the smallest unit.
    pub const fn units(self) -> i64 {
        self.0
    }
}

/// The number of so many units of 10^-`places`, for payloads: `amount_of(1050, 2)` is `10.5`.
pub fn amount_of(units: i64, places: u32) -> Amount {
    Amount::shown(Shortest { units, places })
}

/// Why a text is not a [`Decimal`]. The text is what a client reads.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidDecimal {
    /// The text is not spelled like a JSON number.
    #[error("expected a number such as 10.5, got {0:?}")]
    NotANumber(String),
    /// The text is longer than any number needs.
    #[error("expected a number of at most {MAX_TEXT} characters, got {0} characters")]
    TooLong(usize),
    /// The number is negative, or above 10^12.
    #[error("expected a number from 0 to {MAX_WHOLE}, got {0}")]
    OutOfRange(String),
    /// The number is finer than its unit.
    #[error("expected at most {places} decimal{}, got {got}", if *.places == 1 { "" } else { "s" })]
    TooFine {
        /// How many decimals there may be.
        places: u32,
        /// The number as it was spelled.
        got: String,
    },
}

impl<const PLACES: u32> FromStr for Decimal<PLACES> {
    type Err = InvalidDecimal;

    /// Takes what JSON takes as a number: no plus sign, no spaces, no leading zeros, a digit on both sides of the point.
    fn from_str(text: &str) -> Result<Self, InvalidDecimal> {
        const { assert!(PLACES <= 6, "10^12 must fit an i64 in the smallest unit") }
        if text.len() > MAX_TEXT {
            return Err(InvalidDecimal::TooLong(text.chars().count()));
        }
        let spelled = Spelled::read(text).ok_or_else(|| InvalidDecimal::NotANumber(text.to_owned()))?;
        if spelled.digits.is_empty() {
            return Ok(Self(0));
        }
        let out_of_range = || InvalidDecimal::OutOfRange(text.to_owned());
        if spelled.negative || spelled.whole_digits() > MAX_WHOLE_DIGITS {
            return Err(out_of_range());
        }
        let too_fine = |_| InvalidDecimal::TooFine { places: PLACES, got: text.to_owned() };
        let zeros = usize::try_from(spelled.exponent + i64::from(PLACES)).map_err(too_fine)?;
        let units = format!("{}{}", spelled.digits, "0".repeat(zeros)).parse().map_err(|_| out_of_range())?;
        if units > MAX_WHOLE * 10_i64.pow(PLACES) { Err(out_of_range()) } else { Ok(Self(units)) }
    }
}

/// A number taken apart: `digits` x 10^`exponent`. The digits neither begin nor end with a zero, so that those of 0 are
/// none.
struct Spelled {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Spelled {
    fn read(text: &str) -> Option<Self> {
        // JSON's own reader knows the grammar. It would skip white space around.
        serde_json::from_str::<&RawValue>(text).ok().filter(|json| json.get().len() == text.len())?;
        let (negative, number) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        if !number.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
        let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{decimals}");
        let kept = all.trim_end_matches('0');
        // Decimals of a text of bounded length are few, and so are its zeros.
        let moved = i64::try_from(all.len() - kept.len()).ok()? - i64::try_from(decimals.len()).ok()?;
        Some(Self {
            negative,
            digits: kept.trim_start_matches('0').to_owned(),
            exponent: saturating(exponent).saturating_add(moved),
        })
    }

    /// How many digits stand before the point when it is written out; less than 1 below 0.1.
    fn whole_digits(&self) -> i64 {
        i64::try_from(self.digits.len()).unwrap_or(i64::MAX).saturating_add(self.exponent)
    }
}

/// An exponent; one beyond an `i32` is as good as the nearest one inside.
fn saturating(exponent: &str) -> i64 {
    let nearest = if exponent.starts_with('-') { i32::MIN } else { i32::MAX };
    exponent.parse().unwrap_or(nearest).into()
}

impl<const PLACES: u32> fmt::Display for Decimal<PLACES> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shortest { units: self.0, places: PLACES }.fmt(f)
    }
}

/// Shown without needless zeros.
struct Shortest {
    units: i64,
    places: u32,
}

impl fmt::Display for Shortest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.places as usize;
        let digits = format!("{:0width$}", self.units.unsigned_abs(), width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        let sign = if self.units < 0 { "-" } else { "" };
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            decimals => write!(f, "{sign}{whole}.{decimals}"),
        }
    }
}

impl<const PLACES: u32> Serialize for Decimal<PLACES> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        amount_of(self.0, PLACES).serialize(s)
    }
}

impl<'de, const PLACES: u32> Deserialize<'de> for Decimal<PLACES> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let json = Box::<RawValue>::deserialize(d)?;
        let text: Cow<'_, str> = match json.get().as_bytes().first() {
            Some(b'"') => serde_json::from_str::<String>(json.get()).map_err(de::Error::custom)?.into(),
            Some(b'-' | b'0'..=b'9') => json.get().into(),
            _ => return Err(wrong_type(&json, &"a number, or a string that holds one")),
        };
        text.parse().map_err(|error: InvalidDecimal| de::Error::custom(format_args!("{OUT_OF_RANGE}{error}")))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cents(text: &str) -> Result<i64, InvalidDecimal> {
        text.parse().map(Cents::units)
    }

    #[test]
    fn numbers_are_read_exactly() {
        for (text, units) in [
            ("0", 0),
            ("-0.00", 0),
            ("0e999999999999", 0),
            ("0.1", 10),
            ("10.5", 1_050),
            ("10.50", 1_050),
            ("10.500000", 1_050),
            ("1e3", 100_000),
            ("1.10e1", 1_100),
            ("1.1E+1", 1_100),
            ("1050e-2", 1_050),
            ("1000e-3", 100),
            ("0.000001e6", 100),
            ("0.29", 29),
            ("999999999999.99", 99_999_999_999_999),
            ("1000000000000", 100_000_000_000_000),
            ("1e12", 100_000_000_000_000),
        ] {
            assert_eq!(cents(text), Ok(units), "{text}");
            assert_eq!(serde_json::from_str::<Cents>(text).unwrap().units(), units, "{text}");
            assert_eq!(serde_json::from_str::<Cents>(&format!("\"{text}\"")).unwrap().units(), units, "{text}");
        }
    }

    #[test]
    fn a_tenth_and_two_tenths_are_three_tenths() {
        let sum = cents("0.1").unwrap() + cents("0.2").unwrap();
        assert_eq!(Cents::of_units(sum).to_string(), "0.3");
        assert_eq!(serde_json::to_string(&Cents::of_units(sum)).unwrap(), "0.3");
    }

    #[test]
    fn numbers_are_written_as_short_as_they_go() {
        for (units, text) in [(1_050, "10.5"), (1_000, "10"), (1_001, "10.01"), (5, "0.05"), (0, "0"), (-5, "-0.05")] {
            assert_eq!(Cents::of_units(units).to_string(), text);
            assert_eq!(serde_json::to_string(&Cents::of_units(units)).unwrap(), text);
        }
        assert_eq!(Tenths::of_units(15).to_string(), "1.5");
        assert_eq!(amount_of(1_000, 0).as_str(), "1000");
        assert_eq!(amount_of(i64::MIN, 2).as_str(), "-92233720368547758.08");
        assert_eq!(amount_of(i64::MAX, 1).as_str(), "922337203685477580.7");
    }

    #[test]
    fn what_is_too_fine_or_out_of_range_is_refused() {
        let error = |json: &str| serde_json::from_str::<Cents>(json).unwrap_err().to_string();
        for (json, expected) in [
            ("10.505", "expected at most 2 decimals, got 10.505"),
            ("\"1e-3\"", "expected at most 2 decimals, got 1e-3"),
            ("1e-99999999999", "expected at most 2 decimals, got 1e-99999999999"),
            ("-0.01", "expected a number from 0 to 1000000000000, got -0.01"),
            ("1000000000000.01", "expected a number from 0 to 1000000000000, got 1000000000000.01"),
            ("1e13", "expected a number from 0 to 1000000000000, got 1e13"),
            ("1e99999999999", "expected a number from 0 to 1000000000000, got 1e99999999999"),
            ("\"ten\"", "expected a number such as 10.5, got \"ten\""),
        ] {
            assert!(error(json).starts_with(&format!("{OUT_OF_RANGE}{expected}")), "{json}: {}", error(json));
        }
        let error = serde_json::from_str::<Tenths>("0.25").unwrap_err().to_string();
        assert!(error.starts_with("out of range: expected at most 1 decimal, got 0.25"), "{error}");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in
            ["", " ", " 1", "1 ", "+1", ".5", "5.", "01", "1,5", "0x1", "NaN", "-", "null", "\"1\"", "[1]", "1\n"]
        {
            assert_eq!(cents(bad), Err(InvalidDecimal::NotANumber(bad.to_owned())));
        }
        assert_eq!(cents(&"1".repeat(MAX_TEXT + 1)), Err(InvalidDecimal::TooLong(MAX_TEXT + 1)));
        for (json, kind) in [("null", "null"), ("true", "boolean"), ("[1]", "array"), ("{}", "object")] {
            let error = serde_json::from_str::<Cents>(json).unwrap_err().to_string();
            assert_eq!(error, format!("invalid type: {kind}, expected a number, or a string that holds one"));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(units in 0..=MAX_WHOLE * 10) {
            let number = Tenths::of_units(units);
            prop_assert_eq!(number.to_string().parse(), Ok(number));
            let json = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(&json, &number.to_string());
            prop_assert_eq!(serde_json::from_str::<Tenths>(&json).unwrap(), number);
        }

        #[test]
        fn moving_the_point_changes_nothing(units in 0..=MAX_WHOLE * 1_000_000, moved in 0..=12_u32) {
            let left = format!("{}e{moved}", amount_of(units, 6 + moved).as_str());
            let right = format!("{units}{}e-{}", "0".repeat(moved as usize), 6 + moved);
            for text in [left, right] {
                prop_assert_eq!(text.parse(), Ok(Decimal::<6>::of_units(units)));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[-+0-9.eE \"x]{0,70}") {
            if let Ok(number) = text.parse::<Cents>() {
                prop_assert!((0..=MAX_WHOLE * 100).contains(&number.units()));
            }
        }
    }
}
