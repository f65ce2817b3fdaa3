use garde::Validate;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Participants;
use crate::domain::{
    ContestId,
    events::{AnyJson, Description, MAX_DESCRIPTION, MAX_TITLE, Stamp, Timestamp, Title, stamp},
    sales::Measure,
};

/// The longest that a contest may last: a leap year.
pub const MAX_LENGTH: SignedDuration = SignedDuration::from_hours(366 * 24);

/// The most prizes of a contest.
pub const MAX_PRIZES: usize = 100;

/// The longest prize, and the longest rules, in bytes of their JSON.
const MAX_TEXT: usize = 8 * 1024;

/// The longest prizes of a contest together, in bytes of their JSON.
const MAX_TEXT_OF_ALL: usize = 64 * 1024;

/// A contest as it is announced. It is an entry of the ledger too, in the same form.
///
/// Prizes and rules are passed on in the very text they came in, which serde can't do from within an internally tagged or
/// flattened type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[schema(description = "A contest as it is announced.")]
pub struct ContestPlan {
    /// Its id; without one the service finds one. With the id of a contest that is there, it is changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<ContestId>,
    /// What it is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub title: String,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = MAX_DESCRIPTION)))]
    #[schema(value_type = Option<Description>)]
    pub description: Option<String>,
    /// The first moment that counts.
    pub starts_at: Timestamp,
    /// The first moment that no longer does.
    #[garde(custom(ends_after(self.starts_at)))]
    pub ends_at: Timestamp,
    /// What counts.
    pub metric: Measure,
    /// Who competes.
    #[serde(default)]
    pub participants: Participants,
    /// What is won, the first place's prize first: texts, or whatever else the sender and his pages agree on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[garde(length(max = MAX_PRIZES), inner(custom(short)), custom(short_together))]
    #[schema(max_items = 100)]
    pub prizes: Vec<AnyJson>,
    /// Rules for people to read, in whatever form.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(custom(short)))]
    pub rules: Option<AnyJson>,
}

stamp!(ContestPlan);

/// Ends: after the start, and not too long after it.
fn ends_after(start: Timestamp) -> impl FnOnce(&Timestamp, &()) -> garde::Result {
    move |end, ()| {
        let length = end.moment().duration_since(start.moment());
        if length <= SignedDuration::ZERO {
            Err(garde::Error::new(format_args!("expected a time after startsAt, {start}, got {end}")))
        } else if length > MAX_LENGTH {
            let days = MAX_LENGTH.as_hours() / 24;
            Err(garde::Error::new(format_args!("expected at most {days} days after startsAt, {start}, got {end}")))
        } else {
            Ok(())
        }
    }
}

/// Prizes that are not too long together: they are in every answer about the contest, and on every screen.
fn short_together(prizes: &[AnyJson], (): &()) -> garde::Result {
    let length: usize = prizes.iter().map(|prize| prize.get().len()).sum();
    if length <= MAX_TEXT_OF_ALL {
        Ok(())
    } else {
        Err(garde::Error::new(format_args!("expected at most {MAX_TEXT_OF_ALL} bytes of JSON in all, got {length}")))
    }
}

/// JSON that is not too long.
fn short(json: &AnyJson, (): &()) -> garde::Result {
    let length = json.get().len();
    if length <= MAX_TEXT {
        Ok(())
    } else {
        Err(garde::Error::new(format_args!("expected at most {MAX_TEXT} bytes of JSON, got {length}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OUT_OF_RANGE;

    /// A plan with these keys besides those that every plan has.
    fn plan(starts: &str, ends: &str, more: &str) -> serde_json::Result<ContestPlan> {
        serde_json::from_str(&format!(
            r#"{{"title":"Spring Sprint","startsAt":"{starts}","endsAt":"{ends}","metric":"revenue"{more}}}"#
        ))
    }

    fn march(more: &str) -> serde_json::Result<ContestPlan> {
        plan("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z", more)
    }

    fn problem(plan: &ContestPlan) -> String {
        plan.validate().unwrap_err().to_string()
    }

    #[test]
    fn each_for_himself_and_without_prizes_unless_it_is_said() {
        let plan = march("").unwrap();
        plan.validate().unwrap();
        assert_eq!(plan.participants, Participants::Individual);
        assert!(plan.prizes.is_empty() && plan.id.is_none() && plan.rules.is_none());
    }

    #[test]
    fn the_ledger_keeps_a_plan_as_it_came() {
        let json = r#"{"id":17,"title":"Spring Sprint","description":"Go","startsAt":"2026-03-01T00:00:00.000Z","endsAt":"2026-04-01T00:00:00.000Z","metric":"signups","participants":"team","prizes":["Dinner",{"b":1.50,"a":2}],"rules":{"z":1,"a":[]}}"#;
        let plan: ContestPlan = serde_json::from_str(json).unwrap();
        plan.validate().unwrap();
        assert_eq!(serde_json::to_string(&plan).unwrap(), json);
    }

    #[test]
    fn it_ends_after_it_starts_and_not_too_long_after() {
        let start = "2026-03-01T00:00:00Z";
        for (end, expected) in [
            ("2026-02-28T23:59:59Z", Some("ends_at: expected a time after startsAt, 2026-03-01T00:00:00.000Z, got ")),
            ("2026-03-01T00:00:00Z", Some("ends_at: expected a time after startsAt, 2026-03-01T00:00:00.000Z, got ")),
            ("2026-03-01T00:00:00.001Z", None),
            ("2027-03-02T00:00:00Z", None),
            ("2027-03-02T00:00:00.001Z", Some("ends_at: expected at most 366 days after startsAt, ")),
        ] {
            let plan = plan(start, end, "").unwrap();
            match expected {
                None => plan.validate().unwrap(),
                Some(expected) => assert!(problem(&plan).starts_with(expected), "{end}: {}", problem(&plan)),
            }
        }
    }

    #[test]
    fn what_cannot_be_announced_is_refused() {
        for (more, start) in [
            (r#","id":0"#, OUT_OF_RANGE),
            (r#","participants":"everybody""#, "unknown variant `everybody`, expected `individual` or `team`"),
            (r#","prizes":"Dinner""#, "invalid type"),
            (r#","winner":7"#, "unknown field `winner`"),
        ] {
            let error = march(more).unwrap_err().to_string();
            assert!(error.starts_with(start), "{more}: {error}");
        }
        assert!(plan("tomorrow", "2026-04-01T00:00:00Z", "").unwrap_err().to_string().starts_with(OUT_OF_RANGE));
        let many = format!(r#","prizes":[{}0]"#, "0,".repeat(MAX_PRIZES));
        assert!(problem(&march(&many).unwrap()).starts_with("prizes: "));
        let long = "x".repeat(MAX_TEXT);
        let prize = march(&format!(r#","prizes":["a","{long}"]"#)).unwrap();
        assert!(problem(&prize).starts_with("prizes[1]: expected at most 8192 bytes of JSON, got 8194"));
        let together = format!(r#","prizes":[{}0]"#, format!("\"{}\",", "x".repeat(8_190)).repeat(8));
        let together = problem(&march(&together).unwrap());
        assert!(together.starts_with("prizes: expected at most 65536 bytes of JSON in all, got 65537"), "{together}");
        let rules = march(&format!(r#","rules":["{long}"]"#)).unwrap();
        assert!(problem(&rules).starts_with("rules: expected at most 8192 bytes of JSON, got 8196"));
    }
}
