use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header, web};
use bytes::Bytes;
use futures_util::future::LocalBoxFuture;

use super::{
    api::Api,
    problem::{Kind, Problem},
};

/// The whole body of a request that says it is JSON, and is not larger than `api.max_body`.
#[derive(Debug)]
pub struct JsonBody(pub Bytes);

impl FromRequest for JsonBody {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let limit = request.app_data::<web::Data<Api>>().map_or(0, |api| api.max_body());
        let is_json = expect_json(request);
        let payload = web::Payload::from_request(request, payload);
        Box::pin(async move {
            is_json?;
            let payload = payload.await.map_err(|_| broken_off())?;
            whole(payload, limit).await.map(Self)
        })
    }
}

/// The whole body, of at most so many bytes.
pub(super) async fn whole(payload: web::Payload, limit: usize) -> Result<Bytes, Problem> {
    match payload.to_bytes_limited(limit).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(_)) => Err(broken_off()),
        Err(_) => Err(too_large(limit)),
    }
}

/// Refuses a request that does not say its body is JSON.
pub(super) fn expect_json(request: &HttpRequest) -> Result<(), Problem> {
    let media = media_type(request)?;
    let is_json = media.is_some_and(|media| media.essence_str() == "application/json");
    if is_json { Ok(()) } else { Err(unsupported("`application/json`")) }
}

/// The media type of the body, if it is sent as it is and in UTF-8.
pub(super) fn media_type(request: &HttpRequest) -> Result<Option<mime::Mime>, Problem> {
    let encoded = request.headers().get_all(header::CONTENT_ENCODING).any(|e| e != "identity");
    if encoded {
        return Err(Problem::new(Kind::UnsupportedMedia, "expected a body without Content-Encoding"));
    }
    let header = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media = header.and_then(|value| value.parse::<mime::Mime>().ok());
    let charset = media.as_ref().and_then(|media| media.get_param(mime::CHARSET));
    if charset.is_some_and(|charset| charset != mime::UTF_8) {
        return Err(Problem::new(Kind::UnsupportedMedia, "expected the charset utf-8"));
    }
    Ok(media)
}

pub(super) fn unsupported(expected: &str) -> Problem {
    Problem::new(Kind::UnsupportedMedia, format!("expected the Content-Type {expected}"))
}

pub(super) fn broken_off() -> Problem {
    Problem::new(Kind::Malformed, "the body broke off")
}

pub(super) fn too_large(limit: usize) -> Problem {
    Problem::new(Kind::TooLarge, format!("expected a body of at most {limit} bytes"))
}
