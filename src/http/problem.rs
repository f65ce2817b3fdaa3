use std::{fmt, time::Duration};

use actix_web::{
    HttpResponse, ResponseError,
    http::{StatusCode, header},
};
use problem_details::ProblemDetails;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    admission::Overloaded, domain::books::Refusal, session::identity::Denied, settings::Scope, store::StoreError,
};

/// When to come back where nobody knows better.
const SHORTLY: Duration = Duration::from_secs(1);

/// The longest text of an error that is sent back: enough for what was expected, too short for a whole payload.
const MAX_DETAIL: usize = 400;

/// Why a request is not done, as the one who sent it reads it: `application/problem+json` (RFC 9457) with the extension
/// member `errors`, which names the fields.
#[derive(Debug, Clone)]
pub struct Problem {
    kind: Kind,
    detail: String,
    errors: Vec<FieldError>,
    /// Which one of several things that were told is to blame.
    index: Option<usize>,
}

/// The kinds of problems; each has one status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 400: not the form that was asked for.
    Malformed,
    /// 401: nobody we know.
    Unauthenticated,
    /// 403: not for this page, or not for this user.
    Forbidden,
    /// 403: the API key has not this scope.
    ScopeMissing(Scope),
    /// 404: no such address.
    NotFound,
    /// 405: the address exists, with these methods.
    MethodNotAllowed(&'static str),
    /// 409: contradicts what was done before, or what there is now.
    Conflict,
    /// 413: too many bytes.
    TooLarge,
    /// 415: a content type or encoding that is not read here.
    UnsupportedMedia,
    /// 422: the right form, and a value that cannot be.
    OutOfRange,
    /// 429: too many of these; come back after so long.
    TooMany(Duration),
    /// 500: a fault of ours.
    Internal,
    /// 503: not now; come back after so long.
    Unavailable(Duration),
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Where it is: `userId`, `metrics.score`, in a batch `[3].body.userId`; empty for the body as a whole.
    pub field: String,
    /// What was expected, and what came.
    pub detail: String,
}

#[derive(Debug, Serialize)]
struct Extensions {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: Vec<FieldError>,
}

impl Problem {
    /// A problem that no field is to blame for.
    pub fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self { kind, detail: shorten(detail.into()), errors: Vec::new(), index: None }
    }

    /// The service is on its way out; another one may be there soon.
    pub(super) fn stopping() -> Self {
        Self::new(Kind::Unavailable(SHORTLY), "the service is stopping; try again shortly")
    }

    /// A problem with one field; the detail says what was expected.
    pub fn with_field(kind: Kind, field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::with_fields(kind, vec![FieldError { field: field.into(), detail: detail.into() }])
    }

    /// The one of this index among those that were told does not fit what is known.
    pub(super) fn refused(index: usize, refusal: &Refusal) -> Self {
        let kind = match refusal {
            Refusal::NoSale(_) | Refusal::NoContest(_) => Kind::NotFound,
            Refusal::OtherSale(_)
            | Refusal::ContestOver(_)
            | Refusal::ContestNotOver(_)
            | Refusal::OtherParticipants(_) => Kind::Conflict,
            Refusal::SoldAhead { .. }
            | Refusal::TooManyContests { .. }
            | Refusal::TooManyEntrants { .. }
            | Refusal::NoTeam { .. } => Kind::OutOfRange,
        };
        let problem = Self::with_field(kind, refusal.field(), refusal.to_string());
        Self { index: Some(index), ..problem }
    }

    /// The same problem of a batch: the entry that is to blame is named.
    pub(super) fn of_batch(self) -> Self {
        match self.index {
            Some(index) => self.inside(&format!("[{index}].body")),
            None => self,
        }
    }

    /// A problem with several fields.
    pub fn with_fields(kind: Kind, errors: Vec<FieldError>) -> Self {
        let errors: Vec<_> =
            errors.into_iter().map(|e| FieldError { field: shorten(e.field), detail: shorten(e.detail) }).collect();
        let detail = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        Self { kind, detail: shorten(detail), errors, index: None }
    }

    /// The same problem of a value inside another: every field is named from `outer` on.
    pub fn inside(self, outer: &str) -> Self {
        if self.errors.is_empty() {
            return Self::with_field(self.kind, outer, self.detail);
        }
        let within = |inner: String| match inner.as_str() {
            "" => outer.to_owned(),
            _ if inner.starts_with('[') => format!("{outer}{inner}"),
            _ => format!("{outer}.{inner}"),
        };
        let errors = self.errors.into_iter().map(|e| FieldError { field: within(e.field), ..e }).collect();
        Self::with_fields(self.kind, errors)
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The fields that are to blame.
    pub fn into_errors(self) -> Vec<FieldError> {
        self.errors
    }

    /// For the log: the names of the fields (they may be the sender's words, so escaped), never their values.
    pub fn fields(&self) -> String {
        let names: Vec<_> = self.errors.iter().take(8).map(|e| e.field.escape_debug().to_string()).collect();
        shorten(names.join(", "))
    }
}

impl Kind {
    fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::ScopeMissing(_) => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::OutOfRange => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The header that tells a program what to do about it.
    fn header(self) -> Option<(header::HeaderName, String)> {
        match self {
            Self::Unauthenticated => Some((header::WWW_AUTHENTICATE, r#"Bearer realm="ridgecast""#.to_owned())),
            Self::ScopeMissing(scope) => {
                let scope = scope.name();
                let challenge = format!(r#"Bearer realm="ridgecast", error="insufficient_scope", scope="{scope}""#);
                Some((header::WWW_AUTHENTICATE, challenge))
            }
            Self::MethodNotAllowed(methods) => Some((header::ALLOW, methods.to_owned())),
            // Whole seconds, and rather one too many.
            Self::TooMany(after) | Self::Unavailable(after) => {
                Some((header::RETRY_AFTER, after.as_millis().div_ceil(1000).to_string()))
            }
            _ => None,
        }
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.kind.status()
    }

    fn error_response(&self) -> HttpResponse {
        let status = http::StatusCode::from_u16(self.status_code().as_u16()).unwrap_or_default();
        let mut response = ProblemDetails::from_status_code(status)
            .with_detail(self.detail.clone())
            .with_extensions(Extensions { errors: self.errors.clone() })
            .error_response();
        if let Some((name, value)) = self.kind.header()
            && let Ok(value) = value.parse()
        {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

impl From<Overloaded> for Problem {
    fn from(overloaded: Overloaded) -> Self {
        Self::new(Kind::Unavailable(SHORTLY), overloaded.to_string())
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotKept => Self::new(Kind::NotFound, error.to_string()),
            _ => Self::new(Kind::Unavailable(SHORTLY), format!("{error}; try again shortly")),
        }
    }
}

impl From<Denied> for Problem {
    /// 401 for what will never be let in, 503 for what could not be asked.
    fn from(denied: Denied) -> Self {
        let detail = denied.to_string();
        match denied {
            Denied::Refused { .. } => Self::new(Kind::Unauthenticated, detail),
            Denied::Unavailable { retry_after, .. } => Self::new(Kind::Unavailable(retry_after), detail),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl std::error::Error for Problem {}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() { f.write_str(&self.detail) } else { write!(f, "{}: {}", self.field, self.detail) }
    }
}

/// Cuts a text that may contain what a sender wrote.
fn shorten(mut text: String) -> String {
    if text.len() > MAX_DETAIL {
        text.truncate(text.floor_char_boundary(MAX_DETAIL));
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_inside_a_batch_is_named_with_its_way() {
        let problem = Problem::with_field(Kind::OutOfRange, "metrics.score", "expected a number").inside("[3].body");
        assert_eq!(problem.to_string(), "[3].body.metrics.score: expected a number");
        let problem = Problem::with_field(Kind::Malformed, "[0]", "expected a string").inside("data");
        assert_eq!(problem.to_string(), "data[0]: expected a string");
        let problem = Problem::new(Kind::Malformed, "the body is empty").inside("data");
        assert_eq!(problem.to_string(), "data: the body is empty");
    }

    #[test]
    fn who_is_to_come_back_is_told_when_in_whole_seconds() {
        for (after, seconds) in [(0, "0"), (1, "1"), (1000, "1"), (1001, "2"), (90_000, "90")] {
            let problem = Problem::new(Kind::Unavailable(Duration::from_millis(after)), "not now");
            assert_eq!(problem.error_response().headers().get(header::RETRY_AFTER).unwrap(), seconds);
        }
    }

    #[test]
    fn what_a_sender_wrote_is_not_sent_back_in_full() {
        let problem = Problem::with_field(Kind::Malformed, "ü".repeat(1 << 20), "x".repeat(1 << 20));
        assert!(problem.to_string().len() <= MAX_DETAIL + '…'.len_utf8());
        assert!(problem.errors.iter().all(|e| e.field.len() + e.detail.len() < 3 * MAX_DETAIL));
    }
}
