use std::fmt;

use serde_json::{Map, Value};

/// An answer that says no, as a person reads it: the status, what is wrong, and everything else the problem document
/// (RFC 9457) names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem(String);

/// Members of a problem document that are said already, or that say nothing to a person.
const SAID: [&str; 4] = ["type", "title", "status", "detail"];

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
        let what = text("detail").or_else(|| text("title")).unwrap_or("no explanation");
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

/// Text without quotes, everything else as JSON.
fn bare(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_document_becomes_one_sentence() {
        let body = br#"{"type":"about:blank","title":"Out of range","status":422,"detail":"newRank: expected 1 or more","field":"newRank"}"#;
        let text = Problem::new("422 Unprocessable Entity", body).to_string();
        assert_eq!(text, "the service answered 422 Unprocessable Entity: newRank: expected 1 or more (field: newRank)");
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
