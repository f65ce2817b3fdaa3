//! `/session`: who one is, and a browser's login.
//!
//! | asks | gets |
//! |---|---|
//! | `GET`, with whatever one is known by | 200 `{userId?, kiosk?, name?, roles, teams, expiresAt?}`, or 401 |
//! | `POST` with `Authorization: Bearer <token>`, or `{"token"}`, or `{"ticket"}` | 200 `{userId?, kiosk?, expiresAt}` and the cookie |
//! | `DELETE` with the cookie | 204; the login is over, its connections end, and a copy of the cookie is dead |
//!
//! A page may ask from the service's own origin and from those in `server.origins`.

use std::time::SystemTime;

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, dev::HttpServiceFactory, http::header::CACHE_CONTROL, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Doors,
    api::Api,
    auth::OwnPage,
    body,
    openapi::{self, Answer, Body, HttpMethod, Operation, Payload, Tag},
    problem::{Kind, Problem},
    query::{Query, answer},
    read, resource,
};
use crate::{
    domain::{Identity, Role, TeamId, UserId, events::Timestamp},
    session::identity::{CannotEnd, Gate, Login, LoginTooLarge},
};

/// Ends the open connections of a login, by its id. It must not block. Called once for each login that is ended.
pub type EndLogin = dyn Fn(&str) + Send + Sync;

/// The routes.
pub(super) fn service(doors: Doors) -> impl HttpServiceFactory + 'static {
    let Doors { gate, origins, end_login, .. } = doors;
    resource("/session", "GET, POST, DELETE")
        .wrap(gate.session_middleware())
        .wrap(origins.cors())
        .app_data(web::Data::from(end_login))
        .route(web::get().to(who_am_i))
        .route(web::post().to(begin))
        .route(web::delete().to(end))
}

/// What a browser brings to be signed in.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SessionRequest)]
struct Exchange {
    /// A token of a user or a kiosk.
    token: Option<String>,
    /// A ticket of `POST /api/v1/tickets`.
    ticket: Option<String>,
}

/// The answer to `POST /session`.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SessionBegun)]
struct Begun {
    /// Who is signed in; absent for a kiosk.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<UserId>,
    /// Whether it is a screen on a wall.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    kiosk: bool,
    /// When the login ends.
    expires_at: Timestamp,
}

/// The answer to `GET /session`.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Session)]
struct Who<'a> {
    /// Who; absent for a kiosk.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<UserId>,
    /// Whether it is a screen on a wall.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    kiosk: bool,
    /// What he, or the kiosk, is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// What he may do beyond his own.
    #[schema(value_type = Vec<Role>)]
    roles: Vec<&'static str>,
    /// Those whose rooms he may join.
    teams: Vec<TeamId>,
    /// Not there if his identity is the monolith's, which is asked again and again.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<Timestamp>,
}

/// Who asks, by any of the ways in which a connection may say it.
async fn who_am_i(
    _: OwnPage,
    gate: web::Data<Gate>,
    api: web::Data<Api>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::of(&request, &["token"])?;
    let identity = gate.identify(&gate.credentials(request.head())).await?.ok_or_else(|| {
        Problem::new(Kind::Unauthenticated, "expected a token, or the cookie of a login; nothing of the kind came")
    })?;
    let listed = identity.user.and_then(|user| api.registries.teams().team_of(user));
    answer(&Who {
        user_id: identity.user,
        kiosk: identity.kiosk,
        name: identity.name.as_deref(),
        roles: identity.roles.iter().map(|role| role.name()).collect(),
        teams: listed.map_or_else(|| identity.teams.clone(), |team| team.into_iter().collect()),
        expires_at: identity.expires_at.map(Timestamp::from),
    })
}

async fn begin(
    _: OwnPage,
    gate: web::Data<Gate>,
    session: Session,
    request: HttpRequest,
    body: web::Payload,
) -> Result<HttpResponse, Problem> {
    let exchange = exchange(&gate, &request, body).await?;
    let identity = identify(&gate, &request, exchange)?;
    sign_in(&gate, &session, &identity)
}

/// Begins a login for whoever this is, and puts it into the cookie. For routes inside [`Gate::session_middleware`].
pub(super) fn sign_in(gate: &Gate, session: &Session, identity: &Identity) -> Result<HttpResponse, Problem> {
    let login = gate.begin_login(identity)?;
    session.clear();
    session.insert(Login::KEY, &login).map_err(|e| {
        log::error!("a login can't be put into its cookie: {e}");
        Problem::new(Kind::Internal, "the login can't be put into a cookie")
    })?;
    log::info!("login {} began for {}", login.id, who(identity));
    let begun = Begun { user_id: identity.user, kiosk: identity.kiosk, expires_at: login.end().into() };
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(begun))
}

async fn end(
    _: OwnPage,
    gate: web::Data<Gate>,
    end_login: web::Data<EndLogin>,
    session: Session,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    // Without a login there is nothing to end, which is what was asked for.
    if let Some(login) = gate.login(&gate.credentials(request.head())) {
        let ended = gate.end_login(&login).await;
        if let Err(e @ CannotEnd::TooMany { retry_after }) = ended {
            return Err(Problem::new(Kind::Unavailable(retry_after), e.to_string()));
        }
        end_login(&login.id);
        ended.map_err(|e| {
            log::error!("login {}: {e}", login.id);
            Problem::new(Kind::Internal, "the login is over, but may revive at a restart")
        })?;
        log::info!("login {} ended", login.id);
    }
    session.purge();
    Ok(HttpResponse::NoContent().insert_header((CACHE_CONTROL, "no-store")).finish())
}

/// The body, which may be left out with `Authorization`.
async fn exchange(gate: &Gate, request: &HttpRequest, body: web::Payload) -> Result<Exchange, Problem> {
    // The largest body is one with the largest token.
    let body = body::whole(body, gate.max_token() + 256).await?;
    if body.is_empty() {
        return Ok(Exchange::default());
    }
    body::expect_json(request)?;
    read::object(&body)
}

fn identify(gate: &Gate, request: &HttpRequest, exchange: Exchange) -> Result<Identity, Problem> {
    let unknown = |detail: &str| Problem::new(Kind::Unauthenticated, detail);
    match (gate.credentials(request.head()).bearer, exchange.token, exchange.ticket) {
        (Some(token), None, None) | (None, Some(token), None) => Ok(gate.token(&token)?),
        (None, None, Some(ticket)) => gate.tickets().redeem(&ticket, SystemTime::now()).ok_or_else(|| {
            unknown("ticket is not known, has been used or is too old; expected one of POST /api/v1/tickets")
        }),
        (None, None, None) => Err(unknown("expected Authorization: Bearer <token>, {\"token\": …} or {\"ticket\": …}")),
        _ => Err(Problem::new(Kind::Malformed, "expected only one of Authorization, `token` and `ticket`")),
    }
}

fn who(identity: &Identity) -> String {
    identity.user.map_or_else(|| "a kiosk".into(), |user| format!("user {user}"))
}

impl From<LoginTooLarge> for Problem {
    fn from(too_large: LoginTooLarge) -> Self {
        Self::new(Kind::OutOfRange, too_large.to_string())
    }
}

/// What is answered when a login has begun.
pub(super) const BEGUN: Payload = Payload::of::<Begun>();

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::get("/session", Payload::of::<Who<'_>>())
        .is(Tag::Identity, "Who asks")
        .tells("By any of the ways in which a connection may say it; a kiosk too.")
        .for_whom(openapi::Who::Visitor),
    Operation::new(HttpMethod::Post, "/session", Answer::Json(200, BEGUN))
        .is(Tag::Identity, "Signs a browser in: sets the cookie of a login")
        .tells("For a token in `Authorization: Bearer` or in the body, or for a ticket in the body.")
        .takes(Body::JsonIfAny(Payload::of::<Exchange>()))
        .refused_with(&[401, 403, 503]),
    Operation::new(HttpMethod::Delete, "/session", Answer::Nothing)
        .is(Tag::Identity, "Signs a browser out; its connections end")
        .for_whom(openapi::Who::Login),
];
