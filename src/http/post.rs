use actix_web::{HttpRequest, HttpResponse, http::header::ContentType, web};
use bytes::Bytes;
use serde::Serialize;

use super::{
    api::Api,
    auth::Publisher,
    body::JsonBody,
    happened::Happened,
    idempotency::{Fingerprint, IdempotencyKey},
    problem::{Kind, Problem},
    rows::{Post, Row},
};

/// One event: the POST of a [`Row`].
pub(super) async fn post(
    row: &'static Row,
    request: HttpRequest,
    publisher: Publisher,
    key: IdempotencyKey,
    body: JsonBody,
    api: web::Data<Api>,
) -> Result<HttpResponse, Problem> {
    let happened = row.read(&Post { path: request.match_info(), body: &body.0, now: jiff::Timestamp::now().into() })?;
    publish(&request, publisher, key, &body.0, api, vec![happened], |mut answers| answers.pop()).await
}

/// Tells the brokers, at most once under an `Idempotency-Key`, and answers with what `shape` makes of their answers.
pub(super) async fn publish<A: Serialize + 'static>(
    request: &HttpRequest,
    Publisher(caller): Publisher,
    IdempotencyKey(key): IdempotencyKey,
    body: &[u8],
    api: web::Data<Api>,
    events: Vec<Happened>,
    shape: impl FnOnce(Vec<super::api::Answer>) -> A + 'static,
) -> Result<HttpResponse, Problem> {
    let count = events.len();
    let teller = api.clone();
    let work = async move { json(&shape(teller.tell(events).await?)) };
    let answer = match key {
        Some(key) => api.idempotency.once(caller.clone(), key, Fingerprint::of(request, body), work).await?,
        None => work.await?,
    };
    log::debug!("{} from key {}: {count} events", request.path(), caller.0);
    Ok(HttpResponse::Ok().content_type(ContentType::json()).body(answer))
}

pub(super) fn json(answer: &impl Serialize) -> Result<Bytes, Problem> {
    serde_json::to_vec(answer)
        .map(Bytes::from)
        .map_err(|e| Problem::new(Kind::Internal, format!("the answer has no JSON form: {e}")))
}
