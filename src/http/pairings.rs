//! `POST /api/v1/pairings` and `GET /api/v1/pairings/{pairingId}`: a screen on a wall that has no token shows a code, and asks until
//! an administrator has confirmed it. It need not say who it is; it is nobody yet.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
    time::SystemTime,
};

use actix_web::{HttpRequest, HttpResponse, http::header::CACHE_CONTROL, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    admin::Desk,
    auth::OwnPage,
    openapi::{Answer, HttpMethod, Operation, Parameter, Payload, Tag},
    problem::{Kind, Problem},
    query::answer,
};
use crate::{
    domain::events::Timestamp,
    session::identity::{Begun, NoPlace, Origins, Paired},
};

/// A screen waits to be confirmed.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Pairing)]
struct Waits {
    /// What it asks with; a secret.
    pairing_id: String,
    /// What it shows.
    code: String,
    /// Until when the code is good.
    expires_at: Timestamp,
    /// How often it should ask, in milliseconds.
    poll_after_ms: u64,
}

/// Whether a screen has been confirmed.
#[derive(Serialize, ToSchema)]
#[serde(tag = "status", rename_all = "lowercase")]
#[schema(as = PairingStatus)]
enum Status {
    /// Not yet.
    Waiting,
    /// It has been.
    Confirmed {
        /// Its token.
        token: String,
        /// What it is called.
        name: Arc<str>,
    },
}

/// The handler of the POST.
pub(super) async fn begin(
    _: OwnPage,
    request: HttpRequest,
    desk: web::Data<Desk>,
    origins: web::Data<Origins>,
) -> Result<HttpResponse, Problem> {
    let head = request.head();
    let address = head.peer_addr.map(|peer| origins.proxies().client_address(head, peer));
    // Only a test has no peer.
    let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let Begun { secret, code, expires_at } = desk.pairings.begin(address, SystemTime::now())?;
    let poll_after_ms = u64::try_from(desk.poll.as_millis()).unwrap_or(u64::MAX);
    let waits = Waits { pairing_id: secret, code, expires_at: expires_at.into(), poll_after_ms };
    Ok(HttpResponse::Created().insert_header((CACHE_CONTROL, "no-store")).json(waits))
}

/// The handler of the GET.
pub(super) async fn get(_: OwnPage, request: HttpRequest, desk: web::Data<Desk>) -> Result<HttpResponse, Problem> {
    let secret = request.match_info().query("pairingId");
    match desk.pairings.look(secret, SystemTime::now()) {
        Some(None) => answer(&Status::Waiting),
        Some(Some(Paired { token, name })) => answer(&Status::Confirmed { token, name }),
        None => Err(Problem::new(Kind::NotFound, "this pairing is not known or over; begin another one")),
    }
}

impl From<NoPlace> for Problem {
    fn from(no_place: NoPlace) -> Self {
        let kind = match no_place {
            NoPlace::OfAddress { retry_after } => Kind::TooMany(retry_after),
            NoPlace::AtAll { retry_after } => Kind::Unavailable(retry_after),
        };
        Self::new(kind, no_place.to_string())
    }
}

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::new(HttpMethod::Post, "/api/v1/pairings", Answer::Json(201, Payload::of::<Waits>()))
        .is(Tag::Identity, "A screen without a token gets a code to show")
        .tells("An administrator who sees it confirms it at `/api/v1/admin/pairings/{code}`.")
        .refused_with(&[403, 429, 503]),
    Operation::get("/api/v1/pairings/{pairingId}", Payload::of::<Status>())
        .is(Tag::Identity, "Whether the code of a screen has been confirmed")
        .with(&[Parameter::path(
            "pairingId",
            Payload::plain::<String>(),
            "That of the answer to `POST /api/v1/pairings`.",
        )])
        .refused_with(&[403, 404]),
];
