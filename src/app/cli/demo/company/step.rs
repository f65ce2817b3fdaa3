use std::{fmt, time::Duration};

use serde_json::Value;

use crate::domain::events::Timestamp;

/// What runs runs at least as long, in real time, however fast the company's time goes by: a slow service takes the entries
/// to a contest while it is on.
const SHORTEST: Duration = Duration::from_secs(3);

/// The next report of a company.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app::cli::demo) struct Step {
    /// How long after the one before, in the company's time.
    pub(in crate::app::cli::demo) after: Duration,
    /// What is reported.
    pub(in crate::app::cli::demo) report: Report,
}

/// A request of the public API.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app::cli::demo) struct Report {
    /// What it tells of.
    pub(in crate::app::cli::demo) kind: Kind,
    /// How it is sent.
    pub(in crate::app::cli::demo) method: Method,
    /// Where to, with ids that need no escaping.
    pub(in crate::app::cli::demo) path: String,
    /// Everything but the times.
    body: Option<Value>,
    /// The times, which depend on when it is sent.
    runs: Option<Runs>,
}

/// The method of a [`Report`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app::cli::demo) enum Method {
    Post,
    Delete,
}

/// From when until when something runs, counted in the company's time from the moment it is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Runs {
    pub(super) opens: Duration,
    pub(super) lasts: Duration,
}

impl Report {
    pub(super) fn post(kind: Kind, path: impl Into<String>, body: Value) -> Self {
        Self { kind, method: Method::Post, path: path.into(), body: Some(body), runs: None }
    }

    pub(super) fn delete(kind: Kind, path: String) -> Self {
        Self { kind, method: Method::Delete, path, body: None, runs: None }
    }

    pub(super) fn running(self, runs: Runs) -> Self {
        Self { runs: Some(runs), ..self }
    }

    /// The body as it is sent at `now`, when the company's time goes by `pace` times as fast as real time.
    pub(in crate::app::cli::demo) fn body_at(&self, now: Timestamp, pace: f64) -> Option<Value> {
        let mut body = self.body.clone();
        if let (Some(Value::Object(body)), Some(Runs { opens, lasts })) = (&mut body, self.runs) {
            let real = |time: Duration| Duration::try_from_secs_f64(time.as_secs_f64() / pace).unwrap_or(Duration::MAX);
            let at = |distance: Duration| {
                let millisecond = i64::try_from(distance.as_millis()).unwrap_or(i64::MAX);
                let moment = now.moment().as_millisecond().saturating_add(millisecond);
                Value::from(Timestamp::from_millisecond(moment).to_string())
            };
            let (opens, lasts) = (real(opens), real(lasts).max(SHORTEST));
            body.insert("startsAt".to_owned(), at(opens));
            body.insert("endsAt".to_owned(), at(opens.saturating_add(lasts)));
        }
        body
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Post => "POST",
            Self::Delete => "DELETE",
        })
    }
}

/// What a report tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::app::cli::demo) enum Kind {
    Roster,
    Contest,
    ContestEntry,
    Sale,
    Void,
    QuizResult,
    Login,
    ModuleCompletion,
    RoleplaySession,
    RoleplayProgress,
    RoleplayResponse,
    RoleplayResult,
    XpAward,
    Notification,
    Broadcast,
}

impl Kind {
    /// What one and what several are called.
    pub(in crate::app::cli::demo) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Roster => ("roster", "rosters"),
            Self::Contest => ("contest", "contests"),
            Self::ContestEntry => ("contest entry", "contest entries"),
            Self::Sale => ("sale", "sales"),
            Self::Void => ("void", "voids"),
            Self::QuizResult => ("quiz result", "quiz results"),
            Self::Login => ("login", "logins"),
            Self::ModuleCompletion => ("module completion", "module completions"),
            Self::RoleplaySession => ("roleplay session", "roleplay sessions"),
            Self::RoleplayProgress => ("progress update", "progress updates"),
            Self::RoleplayResponse => ("roleplay response", "roleplay responses"),
            Self::RoleplayResult => ("roleplay result", "roleplay results"),
            Self::XpAward => ("XP award", "XP awards"),
            Self::Notification => ("notification", "notifications"),
            Self::Broadcast => ("broadcast", "broadcasts"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn times_are_counted_from_the_moment_of_sending_at_the_pace_of_the_company() {
        let runs = Runs { opens: Duration::from_secs(60), lasts: Duration::from_secs(600) };
        let report = Report::post(Kind::Contest, "/api/v1/contests", json!({"id": 1})).running(runs);
        let now = Timestamp::from_millisecond(1_700_000_000_120);
        let expected = json!({"id": 1, "startsAt": "2023-11-14T22:14:20.120Z", "endsAt": "2023-11-14T22:24:20.120Z"});
        assert_eq!(report.body_at(now, 1.0), Some(expected));
        let expected = json!({"id": 1, "startsAt": "2023-11-14T22:13:21.120Z", "endsAt": "2023-11-14T22:13:31.120Z"});
        assert_eq!(report.body_at(now, 60.0), Some(expected));
        let expected = json!({"id": 1, "startsAt": "2023-11-14T22:13:20.120Z", "endsAt": "2023-11-14T22:13:23.120Z"});
        assert_eq!(report.body_at(now, 1e9), Some(expected));
    }
}
