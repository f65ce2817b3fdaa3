//! From the bytes of a body to a checked payload, or to a problem that names the field and what was expected.

use garde::Validate;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::problem::{FieldError, Kind, Problem};
use crate::domain::{
    OUT_OF_RANGE,
    events::{Stamp, Timestamp},
};

/// Parses and checks a payload, and gives it the time `now` where it has none.
pub(super) fn payload<T>(body: &[u8], now: Timestamp) -> Result<T, Problem>
where
    T: DeserializeOwned + Validate<Context = ()> + Stamp,
{
    let mut payload: T = object(body)?;
    payload.validate().map_err(|report| {
        let error = |(path, error): &(garde::Path, garde::Error)| FieldError {
            field: wire_name(&path.to_string()),
            detail: error.message().to_owned(),
        };
        Problem::with_fields(Kind::OutOfRange, report.iter().map(error).collect())
    })?;
    payload.stamp(now);
    Ok(payload)
}

/// Parses a JSON object. Serde alone would take an array of the fields' values as well.
pub(super) fn object<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    match body.trim_ascii_start().first() {
        None | Some(b'{') => json(body),
        Some(_) => {
            json::<IgnoredAny>(body).and(Err(Problem::with_field(Kind::Malformed, "", "expected a JSON object")))
        }
    }
}

/// Parses JSON without checks beyond the types' own.
pub(super) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    if body.is_empty() {
        return Err(Problem::new(Kind::Malformed, "the body is empty; expected JSON"));
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        problem(path, &error.into_inner())
    })?;
    json.end().map_err(|error| problem(String::new(), &error))?;
    Ok(value)
}

/// A field's name on the wire, where garde gives the one it has in Rust: `user_name` is `userName`, `r#type` is `type`.
fn wire_name(path: &str) -> String {
    let mut words = path.split('_');
    let mut name = words.next().unwrap_or_default().replace("r#", "");
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// Tells apart what is no JSON, what has another form, and what has the form and cannot be.
fn problem(path: String, error: &serde_json::Error) -> Problem {
    let text = error.to_string();
    if !error.is_data() {
        return Problem::new(Kind::Malformed, format!("not JSON: {text}"));
    }
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&place).unwrap_or(&text);
    let path = if path == "." { String::new() } else { path };
    if let Some(text) = text.strip_prefix(OUT_OF_RANGE) {
        return Problem::with_field(Kind::OutOfRange, path, text);
    }
    if text.starts_with("unknown variant") {
        return Problem::with_field(Kind::OutOfRange, path, text);
    }
    match text.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        Some(name) => Problem::with_field(Kind::Malformed, name, "required, and missing").inside_unless_empty(&path),
        None => Problem::with_field(Kind::Malformed, path, text),
    }
}

impl Problem {
    fn inside_unless_empty(self, path: &str) -> Self {
        if path.is_empty() { self } else { self.inside(path) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::events::{
        Achievement, AnyJson, LevelUp, Notification, RankingUpdate, RoleplayProgress, StreakUpdate,
    };

    const RANKING: &str =
        r#"{"userId":7,"userName":"Ada","previousRank":3,"newRank":1,"metric":"points","value":10.50}"#;

    fn now() -> Timestamp {
        "2026-03-01T09:30:00.000Z".parse::<jiff::Timestamp>().unwrap().into()
    }

    fn read<T: DeserializeOwned + Validate<Context = ()> + Stamp>(body: &str) -> Result<T, Problem> {
        payload(body.as_bytes(), now())
    }

    fn refused<T: DeserializeOwned + Validate<Context = ()> + Stamp>(body: &str) -> (Kind, Vec<FieldError>) {
        let problem = read::<T>(body).err().unwrap_or_else(|| panic!("{body} was taken"));
        (problem.kind(), problem.into_errors())
    }

    /// The ranking with one key's value replaced.
    fn ranking_with(key: &str, value: &str) -> String {
        let mut ranking: serde_json::Map<String, serde_json::Value> = serde_json::from_str(RANKING).unwrap();
        ranking.insert(key.to_owned(), serde_json::from_str(value).unwrap());
        serde_json::to_string(&ranking).unwrap()
    }

    #[test]
    fn a_payload_keeps_its_numbers_and_gets_the_servers_time() {
        let update: RankingUpdate = read(RANKING).unwrap();
        let expected = RANKING.replace('}', r#","timestamp":"2026-03-01T09:30:00.000Z"}"#);
        assert_eq!(serde_json::to_string(&update).unwrap(), expected);

        let update: RankingUpdate = read(&ranking_with("timestamp", r#""2025-01-01T01:00:00+01:00""#)).unwrap();
        assert!(serde_json::to_string(&update).unwrap().ends_with(r#""timestamp":"2025-01-01T00:00:00.000Z"}"#));
    }

    #[test]
    fn optional_keys_that_were_not_given_are_absent() {
        let body = r#"{"id":"n1","userId":7,"type":"info","title":"Hi","message":"","link":null}"#;
        let notification: Notification = read(body).unwrap();
        assert_eq!(
            serde_json::to_string(&notification).unwrap(),
            r#"{"id":"n1","userId":7,"type":"info","title":"Hi","message":"","createdAt":"2026-03-01T09:30:00.000Z"}"#
        );
    }

    #[test]
    fn ids_and_ranks_out_of_range_are_told_apart_from_wrong_types() {
        for key in ["userId", "previousRank", "newRank"] {
            for value in ["0", "-1", "9007199254740992"] {
                let (kind, errors) = refused::<RankingUpdate>(&ranking_with(key, value));
                assert_eq!((kind, errors[0].field.as_str()), (Kind::OutOfRange, key), "{value}");
                assert_eq!(errors[0].detail, format!("expected an integer from 1 to 9007199254740991, got {value}"));
            }
            for value in ["\"7\"", "7.5", "null", "[]", "true"] {
                let (kind, errors) = refused::<RankingUpdate>(&ranking_with(key, value));
                assert_eq!((kind, errors[0].field.as_str()), (Kind::Malformed, key), "{value}");
                assert!(errors[0].detail.contains("expected an integer from 1 to"), "{}", errors[0].detail);
            }
        }
    }

    #[test]
    fn amounts_name_their_field() {
        let (kind, errors) = refused::<RankingUpdate>(&RANKING.replace("10.50", "1e999"));
        assert_eq!((kind, errors[0].field.as_str()), (Kind::OutOfRange, "value"));
        let (kind, errors) = refused::<RankingUpdate>(&ranking_with("value", "\"10\""));
        assert_eq!((kind, errors[0].field.as_str()), (Kind::Malformed, "value"));
        assert_eq!(errors[0].detail, "invalid type: string, expected a number");
    }

    #[test]
    fn texts_are_bounded_and_the_answer_does_not_repeat_them() {
        let long = format!("\"{}\"", "x".repeat(1 << 20));
        let (kind, errors) = refused::<RankingUpdate>(&ranking_with("userName", &long));
        assert_eq!((kind, errors[0].field.as_str()), (Kind::OutOfRange, "userName"));
        let (kind, errors) = refused::<RankingUpdate>(&ranking_with("userId", &long));
        assert_eq!((kind, errors[0].field.as_str()), (Kind::Malformed, "userId"));
        assert!(errors[0].detail.len() < 500);
        assert!(read::<RankingUpdate>(&ranking_with("userName", &format!("\"{}\"", "ü".repeat(200)))).is_ok());
        let untyped = r#"{"id":1,"userId":7,"type":"","title":"","message":""}"#;
        let fields = refused::<Notification>(untyped).1.into_iter().map(|e| e.field).collect::<Vec<_>>();
        assert_eq!(fields, ["type", "title"]);
    }

    #[test]
    fn a_mistyped_key_is_named_with_what_was_expected() {
        let (kind, errors) = refused::<RankingUpdate>(&ranking_with("timestmap", "\"\""));
        assert_eq!((kind, errors[0].field.as_str()), (Kind::Malformed, "timestmap"));
        assert!(errors[0].detail.contains("`timestamp`"), "{}", errors[0].detail);
    }

    #[test]
    fn a_missing_key_is_named() {
        let (kind, errors) = refused::<RankingUpdate>("{}");
        assert_eq!((kind, errors[0].field.as_str()), (Kind::Malformed, "userId"));
        let body =
            r#"{"userId":7,"userName":"A","currentStreak":1,"longestStreak":1,"streakType":"daily","milestone":{}}"#;
        let (kind, errors) = refused::<StreakUpdate>(body);
        assert_eq!((kind, errors[0].field.as_str()), (Kind::Malformed, "milestone.reached"));
    }

    #[test]
    fn a_word_that_is_none_of_the_list_is_out_of_range() {
        let body = r#"{"userId":7,"userName":"A","achievementType":"luck","title":"T","description":""}"#;
        let (kind, errors) = refused::<Achievement>(body);
        assert_eq!((kind, errors[0].field.as_str()), (Kind::OutOfRange, "achievementType"));
        assert!(errors[0].detail.contains("`milestone`"), "{}", errors[0].detail);
    }

    #[test]
    fn nested_fields_are_named_with_their_way() {
        let progress = |progress: &str, score: &str| {
            format!(
                r#"{{"sessionId":"s","userId":7,"scenarioId":"x","progress":{progress},"currentStep":1,"totalSteps":2,"metrics":{{"score":{score}}}}}"#
            )
        };
        assert!(read::<RoleplayProgress>(&progress("100", "0.5")).is_ok());
        let (kind, errors) = refused::<RoleplayProgress>(&progress("50", "\"high\""));
        assert_eq!((kind, errors[0].field.as_str()), (Kind::Malformed, "metrics.score"));
        let (kind, errors) = refused::<RoleplayProgress>(&progress("100.1", "1"));
        assert_eq!((kind, errors[0].field.as_str()), (Kind::OutOfRange, "progress"));
        let level = r#"{"userId":7,"userName":"A","previousLevel":1,"newLevel":2,"totalXP":-5}"#;
        let (kind, errors) = refused::<LevelUp>(level);
        assert_eq!((kind, errors[0].field.as_str()), (Kind::OutOfRange, "totalXP"));
    }

    #[test]
    fn what_is_no_json_is_malformed() {
        let no_utf8 = b"{\"userName\":\"\xff\"}".as_slice();
        for body in [b"".as_slice(), b"{", b"{}x", b"[1,]", b"\xff", no_utf8] {
            assert_eq!(payload::<RankingUpdate>(body, now()).unwrap_err().kind(), Kind::Malformed, "{body:?}");
            assert_eq!(json::<AnyJson>(body).err().map(|p| p.kind()), Some(Kind::Malformed), "{body:?}");
        }
        let twice = RANKING.replace('{', r#"{"userId":8,"#);
        assert_eq!(refused::<RankingUpdate>(&twice).0, Kind::Malformed);
    }
}
