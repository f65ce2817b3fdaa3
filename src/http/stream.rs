use actix_web::{HttpRequest, HttpResponse, http::header::ContentType, rt, web};
use futures_util::StreamExt;

use super::{
    api::{Answer, Api},
    body::{broken_off, media_type, too_large, unsupported},
    caller::Tells,
    deltas::{Deltas, Format, Piece},
    idempotency::IdempotencyKey,
    openapi::{self, Body, HttpMethod, Operation, Payload, Tag, Who},
    post::json,
    problem::{Kind, Problem},
    read,
    rows::id_in,
};
use crate::{
    domain::{
        SessionId,
        events::{AnyJson, MAX_MESSAGE, RoleplayResponse, TrainingEvent},
    },
    settings::{Scope, in_bytes},
};

/// The address.
pub(super) const PATTERN: &str = "/api/v1/training/sessions/{sessionId}/responses/stream";

/// Whether the body of a POST to this path comes as slowly as a model writes it.
pub fn takes_its_time(path: &str) -> bool {
    path.ends_with("/responses/stream")
}

/// `POST …/responses/stream`: a roleplay partner's answer while the model writes it. Each piece goes out as it comes, as
/// `roleplay:chunk`; the whole follows as `roleplay:response`, and its receipt is the answer.
///
/// A body that breaks off or goes wrong after the first piece must not leave the room waiting: what came so far is sent
/// as the whole, with `metadata` `{"truncated":true}`, and the sender gets the problem. Pieces are fleeting: they are not
/// kept, and the first to be left out when the service is short of room; a gap in `index` shows it and the whole mends it.
pub(super) async fn stream(
    request: HttpRequest,
    _: Tells,
    IdempotencyKey(key): IdempotencyKey,
    body: web::Payload,
    api: web::Data<Api>,
) -> Result<HttpResponse, Problem> {
    if key.is_some() {
        let detail = "Idempotency-Key: not possible here, for the body is sent on before it is whole";
        return Err(Problem::new(Kind::Malformed, detail));
    }
    let format = format_of(&request)?;
    let session = id_in(request.match_info(), "sessionId")?;
    let response = Response { session, index: 0, text: String::new(), length: 0, metadata: None };
    // A task of its own: what was begun is brought to its end, also if the sender is gone.
    rt::spawn(response.relay(format, body, api)).await.map_err(|_| Problem::stopping())?
}

fn format_of(request: &HttpRequest) -> Result<Format, Problem> {
    match media_type(request)?.as_ref().map(mime::Mime::essence_str) {
        Some("application/x-ndjson" | "application/ndjson" | "application/jsonl") => Ok(Format::Ndjson),
        Some("text/event-stream") => Ok(Format::Sse),
        _ => Err(unsupported("`application/x-ndjson` or `text/event-stream`")),
    }
}

/// The answer so far.
struct Response {
    session: SessionId,
    /// Of the next piece.
    index: u64,
    text: String,
    /// Characters of `text`.
    length: usize,
    metadata: Option<AnyJson>,
}

impl Response {
    async fn relay(mut self, format: Format, body: web::Payload, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
        match self.relay_pieces(format, body, &api).await {
            Ok(()) => {
                let answer = self.send_whole(&api).await?;
                Ok(HttpResponse::Ok().content_type(ContentType::json()).body(json(&answer)?))
            }
            Err(problem) => {
                if self.index > 0 {
                    self.metadata = Some(read::json(br#"{"truncated":true}"#)?);
                    self.send_whole(&api).await?;
                }
                Err(problem)
            }
        }
    }

    async fn relay_pieces(&mut self, format: Format, mut body: web::Payload, api: &Api) -> Result<(), Problem> {
        let max_line = in_bytes(api.settings.max_line);
        let mut deltas = Deltas::new(format, max_line);
        let mut left = api.max_body();
        while let Some(bytes) = body.next().await {
            let bytes = bytes.map_err(|_| broken_off())?;
            left = left.checked_sub(bytes.len()).ok_or_else(|| too_large(api.max_body()))?;
            deltas.feed(&bytes);
            self.relay_complete(&mut deltas, api).await?;
            if deltas.is_done() {
                return Ok(());
            }
        }
        deltas.end();
        self.relay_complete(&mut deltas, api).await
    }

    /// Sends the pieces that are complete; those before a bad line as well.
    async fn relay_complete(&mut self, deltas: &mut Deltas, api: &Api) -> Result<(), Problem> {
        let mut chunks = Vec::new();
        let read = self.read_complete(deltas, &mut chunks);
        if !chunks.is_empty()
            && let Ok(admission) = api.admissions.try_admit()
        {
            api.tell_pieces(chunks, admission).await?;
        }
        read
    }

    fn read_complete(&mut self, deltas: &mut Deltas, chunks: &mut Vec<TrainingEvent>) -> Result<(), Problem> {
        while let Some(piece) = deltas.next_piece()? {
            if let Some(metadata) = piece.metadata {
                self.metadata = Some(metadata);
            }
            if piece.delta.is_empty() {
                continue;
            }
            self.length += piece.delta.chars().count();
            if self.length > MAX_MESSAGE {
                let detail = format!("expected at most {MAX_MESSAGE} characters, all pieces together");
                return Err(Problem::with_field(Kind::OutOfRange, "delta", detail));
            }
            self.text.push_str(&piece.delta);
            let session = self.session.clone();
            chunks.push(TrainingEvent::RoleplayChunk { session, index: self.index, delta: piece.delta });
            self.index += 1;
        }
        Ok(())
    }

    async fn send_whole(self, api: &Api) -> Result<Option<Answer>, Problem> {
        let response = RoleplayResponse { message: self.text, metadata: self.metadata };
        let event = TrainingEvent::RoleplayResponse { session: self.session, response };
        Ok(Answer::of(&api.tell(vec![event.into()], None).await?).pop())
    }
}

pub(super) const OPERATIONS: &[Operation] = &[Operation::new(
    HttpMethod::Post,
    PATTERN,
    openapi::Answer::Json(200, Payload::of::<Answer>()),
)
.is(Tag::Training, "A roleplay partner's answer while it is written")
.tells(
    "Each piece goes out as it comes, as `roleplay:chunk`; the whole follows as `roleplay:response`. A line of the body, or the \
     `data` of a server-sent event, holds a piece; `[DONE]` or the end of the body ends it.",
)
.for_whom(Who::Admin(Scope::Publish))
.takes(Body::Stream(Payload::of::<Piece>()))];
