use actix_web::HttpResponse;
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::{
    api::Answer,
    body::JsonBody,
    idempotency::IDEMPOTENCY_KEY,
    openapi::{Operation, Payload, Tag, Who},
    post::Posting,
    problem::{FieldError, Kind, Problem},
    read,
    rows::{Finder, Post},
};
use crate::{
    domain::events::{AnyJson, Happened, Timestamp},
    settings::Scope,
};

/// Fields that are named in one answer; a batch that is wrong throughout would otherwise fill a megabyte.
const MAX_ERRORS: usize = 50;

/// One event of a batch.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, expecting = "an object")]
#[schema(as = BatchEntry)]
struct Entry {
    /// The address it would be posted to alone.
    path: String,
    /// The body it would be posted with.
    #[schema(value_type = AnyJson)]
    body: Box<RawValue>,
}

/// `POST /api/v1/batch`: many events in order, one answer each. Nothing is sent unless all of them are right.
pub(super) async fn batch(posting: Posting, body: JsonBody) -> Result<HttpResponse, Problem> {
    posting.must_be_meant()?;
    let entries: Vec<Entry> = read::json(&body.0)?;
    let most = posting.api.settings.max_batch;
    if entries.len() > most {
        let detail = format!("expected at most {most} entries, got {}", entries.len());
        return Err(Problem::new(Kind::OutOfRange, detail));
    }
    let events = read_all(&posting.api.finder, &entries, jiff::Timestamp::now().into())?;
    posting.tell(&body.0, events, |answers| answers).await.map_err(Problem::of_batch)
}

/// Reads every entry, and names all fields that are wrong. If any of them is malformed, the whole is.
fn read_all(finder: &Finder, entries: &[Entry], now: Timestamp) -> Result<Vec<Happened>, Problem> {
    let mut events = Vec::with_capacity(entries.len());
    let mut errors: Vec<FieldError> = Vec::new();
    let mut kind = Kind::OutOfRange;
    for (i, entry) in entries.iter().enumerate() {
        match read_one(finder, entry, now) {
            Ok(event) => events.push(event),
            Err(problem) => {
                if problem.kind() == Kind::Malformed {
                    kind = Kind::Malformed;
                }
                if errors.len() < MAX_ERRORS {
                    errors.extend(problem.inside(&format!("[{i}]")).into_errors());
                }
            }
        }
    }
    if errors.is_empty() { Ok(events) } else { Err(Problem::with_fields(kind, errors)) }
}

fn read_one(finder: &Finder, entry: &Entry, now: Timestamp) -> Result<Happened, Problem> {
    let (row, path) = finder.find(&entry.path).ok_or_else(|| {
        let detail = "expected the address of an event POST, such as /api/v1/leaderboard/ranking-updates";
        Problem::with_field(Kind::OutOfRange, "path", detail)
    })?;
    row.read(&Post { path: &path, body: entry.body.get().as_bytes(), now }).map_err(|problem| problem.inside("body"))
}

pub(super) const OPERATIONS: &[Operation] = &[Operation::post(
    "/api/v1/batch",
    Payload::list_of::<Entry>(),
    Payload::list_of::<Answer>(),
)
.is(Tag::Batch, "Many events in order: all or none")
.tells("Each entry is read as if it had been posted to its `path` alone. The answer has one entry for each, in order.")
.for_whom(Who::Admin(Scope::Publish))
.with(&[IDEMPOTENCY_KEY])
.refused_with(&[404, 409])];
