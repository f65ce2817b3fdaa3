//! `POST /api/v1/tickets`: the monolith signs somebody in without a token.
//!
//! The body is a profile, `{userId, name?, teams?, roles?, kiosk?, contests?, modules?, tv?}`; the answer is
//! `{ticket, expiresAt}`. The page exchanges the ticket once, at `POST /session`. Asks for an API key with the scope
//! `publish` or `admin`.

use std::time::SystemTime;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::CACHE_CONTROL},
    web,
};
use jiff::Timestamp;
use serde::Serialize;

use super::{
    auth::Publisher,
    refusal::{self, Refusal},
};
use crate::session::identity::{Gate, Profile};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ticket {
    ticket: String,
    expires_at: String,
}

/// The handler.
pub(super) async fn create(
    _: Publisher,
    gate: web::Data<Gate>,
    request: HttpRequest,
    body: web::Bytes,
) -> actix_web::Result<HttpResponse> {
    Ok(ticket(&gate, &request, &body)?)
}

fn ticket(gate: &Gate, request: &HttpRequest, body: &[u8]) -> Result<HttpResponse, Refusal> {
    let identity = refusal::json::<Profile>(request, body)?
        .into_identity()
        .map_err(|e| Refusal::new(StatusCode::BAD_REQUEST, e.to_string()))?;
    // Better said to the monolith now than to the page later.
    gate.begin_login(&identity).map_err(|e| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, e.to_string()))?;
    let (ticket, expires_at) = gate
        .tickets()
        .mint(identity, SystemTime::now())
        .map_err(|e| Refusal::unavailable(e.to_string(), e.retry_after))?;
    let expires_at = Timestamp::try_from(expires_at).map(|end| format!("{end:.3}")).unwrap_or_default();
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(Ticket { ticket, expires_at }))
}
