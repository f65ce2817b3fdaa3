use std::{borrow::Cow, time::Duration};

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE},
    },
};
use bytes::Bytes;
use problem_details::ProblemDetails;

use crate::{protocol::socketio::EngineError, session::identity::Denied};

/// Why a request to a transport is not granted, as it is answered in plain HTTP: `application/problem+json`, or the JSON
/// that Engine.IO clients know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    status: StatusCode,
    detail: Cow<'static, str>,
    retry_after: Option<Duration>,
    engine: Option<EngineError>,
}

impl Refused {
    /// For good; `detail` says what was expected.
    pub fn new(status: StatusCode, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { status, detail: detail.into(), retry_after: None, engine: None }
    }

    /// The service cannot take it now, but soon can.
    pub fn come_back(detail: impl Into<Cow<'static, str>>, after: Duration) -> Self {
        Self { retry_after: Some(after), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, detail) }
    }

    /// A body or message is larger than the client was told.
    pub fn too_large(most: usize) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, format!("expected at most {most} bytes"))
    }

    /// A body did not come in time.
    pub fn too_slow(time: Duration) -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, format!("expected the body within {} ms", time.as_millis()))
    }

    /// The same, with more of a reason for the log.
    #[must_use]
    pub fn because(self, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What was wrong and what was expected; safe to show.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// Headers and body of the answer.
    pub(super) fn answer(&self) -> (HeaderMap, Bytes) {
        let mut headers = HeaderMap::new();
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(after) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(after.as_secs().max(1)));
        }
        if let Some(error) = self.engine {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            return (headers, Bytes::from(error.body()));
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let status = http::StatusCode::from_u16(self.status.as_u16()).unwrap_or_default();
        let problem = ProblemDetails::from_status_code(status).with_detail(self.detail.clone());
        // Plain data always has a JSON form.
        (headers, serde_json::to_vec(&problem).unwrap_or_default().into())
    }
}

impl From<Refused> for HttpResponse {
    fn from(refused: Refused) -> Self {
        let (headers, body) = refused.answer();
        let mut response = HttpResponse::new(refused.status).set_body(actix_web::body::BoxBody::new(body));
        for (name, value) in headers {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

impl From<Denied> for Refused {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Refused { reason } => Self::new(StatusCode::UNAUTHORIZED, reason),
            Denied::Unavailable { reason, retry_after } => Self::come_back(reason, retry_after),
        }
    }
}

impl From<EngineError> for Refused {
    fn from(error: EngineError) -> Self {
        let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
        Self { engine: Some(error), ..Self::new(status, error.to_string()) }
    }
}
