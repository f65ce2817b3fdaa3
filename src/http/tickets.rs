//! `POST /api/v1/tickets`: the monolith signs somebody in without a token.
//!
//! The body is a profile, `{userId, name?, teams?, roles?, kiosk?, contests?, modules?, chats?, tv?}`; the answer is
//! `{ticket, expiresAt}`. The page exchanges the ticket once, at `POST /session`. Asks for an API key with the scope
//! `publish` or `admin`.

use std::time::SystemTime;

use actix_web::{HttpResponse, http::header::CACHE_CONTROL, web};
use serde::Serialize;

use super::{
    auth::Publisher,
    body::JsonBody,
    problem::{Kind, Problem},
    read,
};
use crate::{
    domain::events::Timestamp,
    session::identity::{Gate, NobodysProfile, Profile, TooManyTickets},
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ticket {
    ticket: String,
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
