use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::domain::{
    ids::out_of_range,
    schema::{decimal, number, schema},
};

/// Points out of 100, in hundredths of a point; finer parts are cut off, so that a score never reaches a mark by rounding.
/// On the wire a JSON number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u16);

schema!(
    Score,
    "Score",
    decimal("Points out of 100; finer than a hundredth is cut off.")
        .minimum(Some(number(0)))
        .maximum(Some(number(100)))
);

impl Score {
    /// 100 points.
    pub const PERFECT: Self = Self::points(100);

    /// Full points; more than 100 are 100.
    pub const fn points(points: u16) -> Self {
        Self(if points < 100 { points * 100 } else { 10_000 })
    }

    /// The hundredths, 0 to 10,000.
    pub const fn hundredths(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (points, hundredths) = (self.0 / 100, self.0 % 100);
        match hundredths {
            0 => write!(f, "{points}"),
            tenths if tenths % 10 == 0 => write!(f, "{points}.{}", tenths / 10),
            _ => write!(f, "{points}.{hundredths:02}"),
        }
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(100) {
            s.serialize_u16(self.0 / 100)
        } else {
            s.serialize_f64(f64::from(self.0) / 100.0)
        }
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(Visitor)
    }
}

struct Visitor;

impl Visitor {
    fn refuse<E: de::Error>(got: impl fmt::Display) -> E {
        E::custom(out_of_range(format_args!("a number from 0 to 100"), got))
    }
}

impl de::Visitor<'_> for Visitor {
    type Value = Score;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number from 0 to 100")
    }

    fn visit_u64<E: de::Error>(self, points: u64) -> Result<Score, E> {
        match u16::try_from(points) {
            Ok(points @ 0..=100) => Ok(Score::points(points)),
            _ => Err(Self::refuse(points)),
        }
    }

    fn visit_i64<E: de::Error>(self, points: i64) -> Result<Score, E> {
        u64::try_from(points).map_or_else(|_| Err(Self::refuse(points)), |points| self.visit_u64(points))
    }

    fn visit_f64<E: de::Error>(self, points: f64) -> Result<Score, E> {
        if !(0.0..=100.0).contains(&points) {
            return Err(Self::refuse(points));
        }
        // The product may be rounded up or down past a whole number (0.29 x 100 is 28.999…); the quotient of two whole
        // numbers is the very float that the sender's digits are.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10,000")]
        let near = (points * 100.0).round() as u16;
        Ok(Score(if f64::from(near) / 100.0 > points { near - 1 } else { near }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OUT_OF_RANGE;

    #[test]
    fn every_hundredth_keeps_its_digits() {
        for hundredths in 0..=10_000 {
            let score = Score(hundredths);
            assert_eq!(serde_json::from_str::<Score>(&score.to_string()).unwrap(), score);
            assert_eq!(serde_json::to_string(&score).unwrap(), score.to_string());
        }
    }

    #[test]
    fn finer_parts_are_cut_off_and_never_reach_a_mark() {
        for (text, hundredths) in
            [("69.999999", 6_999), ("86.66666666666667", 8_666), ("99.995", 9_999), ("1e2", 10_000), ("70.0", 7_000)]
        {
            assert_eq!(serde_json::from_str::<Score>(text).unwrap().hundredths(), hundredths, "{text}");
        }
    }

    #[test]
    fn what_is_no_score_is_refused() {
        let error = |text: &str| serde_json::from_str::<Score>(text).unwrap_err().to_string();
        for bad in ["-1", "101", "100.01", "-0.5", "1e300", "65637"] {
            assert!(error(bad).starts_with(OUT_OF_RANGE), "{bad}");
        }
        for bad in ["\"70\"", "null", "[70]"] {
            assert!(error(bad).starts_with("invalid type") && error(bad).contains("from 0 to 100"), "{bad}");
        }
    }
}
