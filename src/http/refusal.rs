use std::{fmt, time::Duration};

use actix_web::{
    HttpMessage, HttpRequest, HttpResponse, ResponseError,
    http::{
        StatusCode,
        header::{HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE},
    },
};
use problem_details::{JsonProblemDetails, ProblemDetails};
use serde::de::DeserializeOwned;

use crate::{domain::OUT_OF_RANGE, session::identity::Denied};

/// How the identity routes say no: `application/problem+json` (RFC 9457).
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    detail: String,
    retry_after: Option<Duration>,
}

impl Refusal {
    /// `detail` says what was expected.
    pub(super) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), retry_after: None }
    }

    /// 401
    pub(super) fn unauthorized(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, detail)
    }

    /// 503, and when to come back.
    pub(super) fn unavailable(detail: impl Into<String>, retry_after: Duration) -> Self {
        Self { retry_after: Some(retry_after), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, detail) }
    }
}

impl From<Denied> for Refusal {
    /// 401 for what will never be let in, 503 for what could not be asked.
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Refused { reason } => Self::unauthorized(reason),
            Denied::Unavailable { reason, retry_after } => Self::unavailable(reason, retry_after),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.status, self.detail)
    }
}

impl ResponseError for Refusal {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let title = self.status.canonical_reason().unwrap_or("Error");
        let mut problem = ProblemDetails::new().with_title(title).with_detail(self.detail.as_str());
        // Two versions of the `http` crate meet here.
        problem.status = http::StatusCode::from_u16(self.status.as_u16()).ok();
        let mut response =
            HttpResponse::build(self.status).content_type(JsonProblemDetails::<()>::CONTENT_TYPE).json(problem);
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(after) = self.retry_after {
            // Whole seconds, and rather one too many.
            let seconds = after.as_secs() + u64::from(after.subsec_nanos() > 0);
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// The JSON body of a request: 415 if it is not sent as JSON, 400 with the field if it can't be read, 422 with the field
/// if a value is out of range.
pub(super) fn json<T: DeserializeOwned>(request: &HttpRequest, body: &[u8]) -> Result<T, Refusal> {
    if request.content_type() != "application/json" {
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "expected Content-Type: application/json"));
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|e| {
        let out_of_range = e.inner().to_string().starts_with(OUT_OF_RANGE);
        let status = if out_of_range { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
        Refusal::new(status, format!("{}: {}", e.path(), e.inner()))
    })?;
    json.end().map_err(|e| Refusal::new(StatusCode::BAD_REQUEST, e.to_string()))?;
    Ok(value)
}
