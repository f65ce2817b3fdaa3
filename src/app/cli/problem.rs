use std::fmt;

use serde_json::{Map, Value};

/// An answer that says no, as a person reads it: the status, what is wrong, and everything else the problem document
/// (RFC 9457) names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem(String);

/// Members of a problem document that are said already, or that say nothing to a person.
const SAID: [&str; 5] = ["type", "title", "status", "detail", "errors"];

impl Problem {
    /// `status` is the status line's (`422 Unprocessable Entity`), `body` what came with it.
    pub(super) fn new(status: &str, body: &[u8]) -> Self {
        let Ok(problem) = serde_json::from_slice::<Map<String, Value>>(body) else {
            let text = String::from_utf8_lossy(body);
            let text = text.trim();
            let said = if text.is_empty() { "no explanation" } else { text };
            return Self(format!("the service answered {status}: {said}"));
        };
        let text = |key| problem.get(key).and_then(Value::as_str);
        let what = match fields(&problem) {
            Some(fields) => fields,
            None => text("detail").or_else(|| text("title")).unwrap_or("no explanation").to_owned(),
        };
        let rest = problem.iter().filter(|(key, _)| !SAID.contains(&key.as_str()));
        let rest: Vec<_> = rest.map(|(key, value)| format!("{key}: {}", bare(value))).collect();
        let rest = if rest.is_empty() { String::new() } else { format!(" ({})", rest.join(", ")) };
        Self(format!("the service answered {status}: {what}{rest}"))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// All fields that are to blame; the detail may name only the first of many.
fn fields(problem: &Map<String, Value>) -> Option<String> {
    let errors = problem.get("errors")?.as_array().filter(|errors| !errors.is_empty())?;
    let error = |error: &Value| match (error["field"].as_str(), error["detail"].as_str()?) {
        (None | Some(""), detail) => Some(detail.to_owned()),
        (Some(field), detail) => Some(format!("{field}: {detail}")),
    };
    errors.iter().map(error).collect::<Option<Vec<_>>>().map(|errors| errors.join("; "))
}

/// Text without quotes, everything else as JSON.
fn bare(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_document_becomes_one_sentence() {
        let body = br#"{"type":"about:blank","title":"Out of range","status":422,"detail":"[1].body.newRank: exp...",
            "errors":[{"field":"[1].body.newRank","detail":"expected 1 or more"},{"field":"","detail":"too long"}]}"#;
        let text = Problem::new("422 Unprocessable Entity", body).to_string();
        let expected = "the service answered 422 Unprocessable Entity: [1].body.newRank: expected 1 or more; too long";
        assert_eq!(text, expected);
        let body = br#"{"detail":"not now","balance":30}"#;
        let text = Problem::new("503 Service Unavailable", body).to_string();
        assert_eq!(text, "the service answered 503 Service Unavailable: not now (balance: 30)");
    }

    #[test]
    fn anything_else_is_shown_as_it_came() {
        assert_eq!(
            Problem::new("502 Bad Gateway", b"<html>\n").to_string(),
            "the service answered 502 Bad Gateway: <html>"
        );
        assert_eq!(Problem::new("500", b"").to_string(), "the service answered 500: no explanation");
    }
}
