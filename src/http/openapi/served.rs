//! `GET /api/v1/openapi.json`: the document, for programs and pages. It is the same as long as the binary is.

use std::sync::LazyLock;

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, ContentType, ETag, EntityTag},
};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use utoipa::openapi::{
    RefOr,
    schema::{ObjectBuilder, Schema},
};

use super::{document, operation::Operation, payload::Payload, tag::Tag};
use crate::http::{
    etag::is_known,
    problem::{Kind, Problem},
};

/// The address.
pub(in crate::http) const PATTERN: &str = "/api/v1/openapi.json";

pub(super) const OPERATIONS: &[Operation] =
    &[Operation::get(PATTERN, Payload::inline(object)).is(Tag::Operators, "This document").answers_as_well(304)];

/// The document without needless spaces, and its tag; made when it is asked for first.
struct Served {
    body: Bytes,
    tag: EntityTag,
}

static SERVED: LazyLock<serde_json::Result<Served>> = LazyLock::new(|| {
    let body = serde_json::to_vec(&document())?;
    let hash: String = Sha256::digest(&body).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Ok(Served { body: body.into(), tag: EntityTag::new_strong(hash) })
});

/// The handler. It needs no identity; who has the document is told so without it.
pub(in crate::http) async fn get(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let Served { body, tag } = SERVED
        .as_ref()
        .map_err(|error| Problem::new(Kind::Internal, format!("the document has no JSON form: {error}")))?;
    let is_known = is_known(tag, &request);
    let mut answer = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header(ETag(tag.clone())).insert_header((CACHE_CONTROL, "no-cache"));
    if is_known {
        return Ok(answer.finish());
    }
    Ok(answer.content_type(ContentType::json()).body(body.clone()))
}

fn object() -> RefOr<Schema> {
    ObjectBuilder::new().description(Some("An OpenAPI 3.1 document.")).into()
}
