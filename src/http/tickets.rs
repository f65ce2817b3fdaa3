//! `POST /api/v1/tickets`: the monolith signs somebody in without a token.
//!
//! The body is a profile, `{userId, name?, teams?, roles?, kiosk?, contests?, modules?, chats?, tv?}`; the answer is
//! `{ticket, expiresAt}`. The page exchanges the ticket once, at `POST /session`. Asks for an API key with the scope
//! `publish` or `admin`.

use std::time::SystemTime;

use actix_web::{HttpResponse, http::header::CACHE_CONTROL, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    auth::Publisher,
    body::JsonBody,
    openapi::{Operation, Payload, Tag, Who},
    problem::{Kind, Problem},
    read,
};
use crate::{
    domain::events::Timestamp,
    session::identity::{Gate, NobodysProfile, Profile, TooManyTickets},
    settings::Scope,
};

/// A ticket, and how long it is good for.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Ticket {
    /// What the page brings to `POST /session`, once.
    ticket: String,
    /// Until then.
    expires_at: Timestamp,
}

/// The handler.
pub(super) async fn create(_: Publisher, gate: web::Data<Gate>, body: JsonBody) -> Result<HttpResponse, Problem> {
    let identity = read::object::<Profile>(&body.0)?.into_identity()?;
    // Better said to the monolith now than to the page later.
    gate.begin_login(&identity)?;
    let (ticket, expires_at) = gate.tickets().mint(identity, SystemTime::now())?;
    let ticket = Ticket { ticket, expires_at: expires_at.into() };
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(ticket))
}

impl From<NobodysProfile> for Problem {
    fn from(nobody: NobodysProfile) -> Self {
        Self::with_field(Kind::Malformed, "userId", nobody.to_string())
    }
}

impl From<TooManyTickets> for Problem {
    fn from(too_many: TooManyTickets) -> Self {
        Self::new(Kind::Unavailable(too_many.retry_after), too_many.to_string())
    }
}

pub(super) const OPERATIONS: &[Operation] =
    &[Operation::post("/api/v1/tickets", Payload::of::<Profile>(), Payload::of::<Ticket>())
        .is(Tag::Identity, "A one-time ticket, which a page exchanges for a login")
        .for_whom(Who::Program(Scope::Publish))];
