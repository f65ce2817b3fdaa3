use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, http::header::ContentType, web};
use bytes::Bytes;
use serde::Serialize;

use super::{
    api::{Answer, Api},
    auth::Publisher,
    body::JsonBody,
    idempotency::{Fingerprint, IdempotencyKey},
    problem::{Kind, Problem},
    query::{Query, answer},
    reports,
    rows::{Post, Row},
};
use crate::{
    brokers::{Remember, Told},
    domain::events::Happened,
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
    take(request, publisher, key, &body.0, api, happened).await
}

/// `DELETE /api/v1/sales/{saleId}`: a sale is voided.
pub(super) async fn void(
    request: HttpRequest,
    publisher: Publisher,
    key: IdempotencyKey,
    api: web::Data<Api>,
) -> Result<HttpResponse, Problem> {
    let now = jiff::Timestamp::now().into();
    let happened = reports::SALE.read(&Post { path: request.match_info(), body: &[], now })?;
    take(request, publisher, key, &[], api, happened).await
}

/// Takes what was sent, or tells what would follow from it: with `?dryRun=true`, for what is reported.
async fn take(
    request: HttpRequest,
    publisher: Publisher,
    key: IdempotencyKey,
    body: &[u8],
    api: web::Data<Api>,
    happened: Happened,
) -> Result<HttpResponse, Problem> {
    let dry_run = match &happened {
        Happened::Reported(_) => {
            let dry_run = Query::of(&request, &["dryRun"])?;
            dry_run.get("dryRun", "true or false", |text| text.parse().map_err(|_| Kind::Malformed))?.unwrap_or(false)
        }
        _ => false,
    };
    match happened {
        Happened::Reported(entry) if dry_run => answer(&Answer::of(&api.would_follow(entry).await?).pop()),
        happened => publish(&request, publisher, key, body, &api, vec![happened], |mut answers| answers.pop()).await,
    }
}

/// Tells the brokers, at most once under an `Idempotency-Key`, and answers with what `shape` makes of their answers.
pub(super) async fn publish<A: Serialize + 'static>(
    request: &HttpRequest,
    Publisher(caller): Publisher,
    IdempotencyKey(key): IdempotencyKey,
    body: &[u8],
    api: &web::Data<Api>,
    events: Vec<Happened>,
    shape: fn(Vec<Answer>) -> A,
) -> Result<HttpResponse, Problem> {
    let count = events.len();
    let answer = match key {
        Some(key) => {
            let fingerprint = Fingerprint::of(request, body);
            let remember = Remember {
                caller: Arc::clone(&caller.0),
                key: Arc::clone(&key),
                fingerprint: fingerprint.0,
                answer: Box::new(move |told: &Told| serde_json::to_vec(&shape(Answer::of(told))).map(Bytes::from)),
            };
            let api = web::Data::clone(api);
            let work = {
                let api = api.clone();
                async move { api.tell(events, Some(remember)).await?.answer.ok_or_else(no_answer) }
            };
            api.idempotency.once(caller.clone(), key, fingerprint, work).await?
        }
        None => json(&shape(Answer::of(&api.tell(events, None).await?)))?,
    };
    log::debug!("{} from key {}: {count} events", request.path(), caller.0);
    Ok(HttpResponse::Ok().content_type(ContentType::json()).body(answer))
}

pub(super) fn json(answer: &impl Serialize) -> Result<Bytes, Problem> {
    serde_json::to_vec(answer)
        .map(Bytes::from)
        .map_err(|e| Problem::new(Kind::Internal, format!("the answer has no JSON form: {e}")))
}

fn no_answer() -> Problem {
    Problem::new(Kind::Internal, "the answer was not kept")
}
