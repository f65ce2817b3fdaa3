use std::{
    future::{Ready, ready},
    sync::Arc,
};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, http::header, web};

use super::{
    api::Api,
    caller::Caller,
    keys::KnownKey,
    problem::{Kind, Problem},
};
use crate::{
    session::identity::{ForeignOrigin, Origins},
    settings::Scope,
};

/// The name of the API key a request came with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KeyName(pub Arc<str>);

/// The request came with an API key that may post events: a program, and no user, whatever his rights.
#[derive(Debug)]
pub struct Publisher(pub KeyName);

/// The request came with an API key that may read.
#[derive(Debug)]
pub struct Reader(pub KeyName);

impl FromRequest for Publisher {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(authorize(request, Scope::Publish).map(Self))
    }
}

impl FromRequest for Reader {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(authorize(request, Scope::Read).map(Self))
    }
}

/// The request comes from a page that may act for its visitor, or from no page at all. CORS alone would only hide the
/// answer from a foreign one.
pub(super) struct OwnPage;

impl OwnPage {
    pub(super) fn check(request: &HttpRequest) -> Result<Self, Problem> {
        let origins = request.app_data::<web::Data<Origins>>().ok_or_else(not_set_up)?;
        Ok(origins.check(request.head(), request.head().peer_addr).map(|()| Self)?)
    }
}

impl FromRequest for OwnPage {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::check(request))
    }
}

impl From<ForeignOrigin> for Problem {
    fn from(foreign: ForeignOrigin) -> Self {
        Self::new(Kind::Forbidden, foreign.to_string())
    }
}

fn authorize(request: &HttpRequest, scope: Scope) -> Result<KeyName, Problem> {
    let api = api(request)?;
    let presented = request.headers().get(header::AUTHORIZATION).ok_or_else(|| {
        Problem::new(Kind::Unauthenticated, "expected an API key in the header `Authorization: Bearer <key>`")
    })?;
    let key = presented.to_str().ok().and_then(bearer).and_then(|key| api.keys.find(key)).ok_or_else(unknown_key)?;
    permit(request, key, scope)
}

pub(super) fn api(request: &HttpRequest) -> Result<&web::Data<Api>, Problem> {
    request.app_data().ok_or_else(not_set_up)
}

pub(super) fn not_set_up() -> Problem {
    Problem::new(Kind::Internal, "the API is not set up")
}

pub(super) fn unknown_key() -> Problem {
    Problem::new(Kind::Unauthenticated, "the API key is not known here")
}

/// Lets the key in if it has the scope, and notes whose it is for the log.
pub(super) fn permit(request: &HttpRequest, key: &KnownKey, scope: Scope) -> Result<KeyName, Problem> {
    let name = KeyName(Arc::clone(&key.name));
    request.extensions_mut().insert(Caller::Key(name.clone()));
    key.was_used();
    if key.has(scope) {
        Ok(name)
    } else {
        let detail = format!("the API key `{}` has not the scope `{}`", key.name, scope.name());
        Err(Problem::new(Kind::ScopeMissing(scope), detail))
    }
}

/// The credentials of a `Bearer` header; the scheme's name is not case-sensitive.
pub(super) fn bearer(header: &str) -> Option<&str> {
    let (scheme, key) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}
