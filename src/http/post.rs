use std::sync::Arc;

use actix_web::{FromRequest, HttpRequest, HttpResponse, dev, http::header::ContentType, web};
use bytes::Bytes;
use futures_util::future::LocalBoxFuture;
use serde::Serialize;

use super::{
    api::{Answer, Api},
    auth::api,
    body::JsonBody,
    caller::{Caller, Tells},
    idempotency::{Fingerprint, IdempotencyKey},
    openapi::{Parameter, Payload},
    problem::{Kind, Problem},
    query::{Query, answer},
    rows::{Post, Row},
};
use crate::{
    brokers::{Remember, Told},
    domain::events::Happened,
};

/// A request that tells something: who sends it, to where, and under which `Idempotency-Key`.
pub(super) struct Posting {
    request: HttpRequest,
    caller: Caller,
    key: Option<Arc<str>>,
    pub(super) api: web::Data<Api>,
}

/// What happened, by the POST of a [`Row`].
pub(super) async fn post(row: &'static Row, posting: Posting, body: JsonBody) -> Result<HttpResponse, Problem> {
    posting.take(row, &body.0).await
}

/// What happened, by a request without a body: the DELETE of a [`Row`].
pub(super) async fn delete(row: &'static Row, posting: Posting) -> Result<HttpResponse, Problem> {
    posting.take(row, &[]).await
}

impl Posting {
    /// Tells what one request says, or answers what would follow from it: with `?dryRun=true`, for what is reported.
    async fn take(self, row: &Row, body: &[u8]) -> Result<HttpResponse, Problem> {
        let now = jiff::Timestamp::now().into();
        let happened = row.read(&Post { path: self.request.match_info(), body, now })?;
        if let Happened::Reported(entry) = happened {
            if self.is_dry_run()? {
                return answer(&Answer::of(&self.api.would_follow(entry).await?).pop());
            }
            return self.tell(body, vec![Happened::Reported(entry)], alone).await;
        }
        self.must_be_meant()?;
        self.tell(body, vec![happened], alone).await
    }

    fn is_dry_run(&self) -> Result<bool, Problem> {
        let query = Query::of(&self.request, &[IS_DRY_RUN])?;
        let dry_run = query.get(IS_DRY_RUN, "`true` or `false`", |text| text.parse().map_err(|_| Kind::Malformed))?;
        Ok(dry_run.unwrap_or(false))
    }

    /// Refuses whoever hopes that nothing will happen where that can't be had.
    pub(super) fn must_be_meant(&self) -> Result<(), Problem> {
        let mut query = form_urlencoded::parse(self.request.query_string().as_bytes());
        if query.any(|(name, _)| name == IS_DRY_RUN) {
            return Err(Problem::with_field(Kind::Malformed, IS_DRY_RUN, "expected with a single report alone"));
        }
        Ok(())
    }

    /// Tells the brokers, at most once under an `Idempotency-Key`, and answers with what `shape` makes of their answers.
    pub(super) async fn tell<A: Serialize + 'static>(
        self,
        body: &[u8],
        events: Vec<Happened>,
        shape: fn(Vec<Answer>) -> A,
    ) -> Result<HttpResponse, Problem> {
        let Self { request, caller, key, api } = self;
        let count = events.len();
        let answer = match key {
            Some(key) => {
                let fingerprint = Fingerprint::of(&request, body);
                let remember = Remember {
                    caller: caller.account(),
                    key: Arc::clone(&key),
                    fingerprint: fingerprint.0,
                    answer: Box::new(move |told: &Told| serde_json::to_vec(&shape(Answer::of(told))).map(Bytes::from)),
                };
                let work = {
                    let api = web::Data::clone(&api);
                    async move { api.tell(events, Some(remember)).await?.answer.ok_or_else(no_answer) }
                };
                api.idempotency.once(caller.account(), key, fingerprint, work).await?
            }
            None => json(&shape(Answer::of(&api.tell(events, None).await?)))?,
        };
        log::debug!("{} from {caller}: {count} events", request.path());
        Ok(HttpResponse::Ok().content_type(ContentType::json()).body(answer))
    }
}

fn alone(mut answers: Vec<Answer>) -> Option<Answer> {
    answers.pop()
}

/// The parameter that asks what would follow from a report.
const IS_DRY_RUN: &str = "dryRun";

/// The same, as the document has it.
pub(super) const DRY_RUN: Parameter =
    Parameter::query(IS_DRY_RUN, Payload::plain::<bool>(), "`true` answers what would follow; nothing happens.");

impl FromRequest for Posting {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let (tells, request) = (Tells::from_request(request, payload), request.clone());
        Box::pin(async move {
            let Tells(caller) = tells.await?;
            let key = IdempotencyKey::of(&request)?.0;
            let api = web::Data::clone(api(&request)?);
            Ok(Self { request, caller, key, api })
        })
    }
}

pub(super) fn json(answer: &impl Serialize) -> Result<Bytes, Problem> {
    serde_json::to_vec(answer)
        .map(Bytes::from)
        .map_err(|e| Problem::new(Kind::Internal, format!("the answer has no JSON form: {e}")))
}

fn no_answer() -> Problem {
    Problem::new(Kind::Internal, "the answer was not kept")
}
