use std::{borrow::Cow, time::Duration};

use actix_codec::{Encoder, Framed};
use actix_http::{
    ConnectionType, Response, StatusCode,
    body::BodySize,
    h1,
    header::{self, HeaderValue},
};
use bytes::{Bytes, BytesMut};
use problem_details::ProblemDetails;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::session::identity::Denied;

/// Why a request to upgrade is not granted; answered as `application/problem+json` before any upgrade.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct UpgradeRefused {
    pub(super) status: StatusCode,
    pub(super) detail: Cow<'static, str>,
    pub(super) retry_after: Option<Duration>,
}

impl UpgradeRefused {
    pub(super) fn new(status: StatusCode, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { status, detail: detail.into(), retry_after: None }
    }

    /// The service cannot take it now, but soon can.
    pub(super) fn come_back(detail: impl Into<Cow<'static, str>>, after: Duration) -> Self {
        Self { retry_after: Some(after), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, detail) }
    }

    /// Answers and closes. The request's own body, if any, is not read.
    pub(super) async fn answer(self, framed: Framed<TcpStream, h1::Codec>) {
        let mut parts = framed.into_parts();
        if let Some(bytes) = self.encode(&mut parts.codec) {
            // Whether the client still hears it is its own affair; the socket is closed either way.
            let _ = parts.io.write_all(&bytes).await;
            let _ = parts.io.shutdown().await;
        }
    }

    fn encode(self, codec: &mut h1::Codec) -> Option<BytesMut> {
        let status = http::StatusCode::from_u16(self.status.as_u16()).unwrap_or_default();
        let problem = ProblemDetails::from_status_code(status).with_detail(self.detail);
        let body = Bytes::from(serde_json::to_vec(&problem).ok()?);
        let mut response = Response::with_body(self.status, ());
        response.head_mut().set_connection_type(ConnectionType::Close);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(after) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(after.as_secs().max(1)));
        }
        let mut bytes = BytesMut::new();
        let size = BodySize::Sized(body.len() as u64);
        codec.encode(h1::Message::Item((response, size)), &mut bytes).ok()?;
        codec.encode(h1::Message::Chunk(Some(body)), &mut bytes).ok()?;
        Some(bytes)
    }
}

impl From<Denied> for UpgradeRefused {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Refused { reason } => Self::new(StatusCode::UNAUTHORIZED, reason),
            Denied::Unavailable { reason, retry_after } => Self::come_back(reason, retry_after),
        }
    }
}
