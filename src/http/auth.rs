use std::{
    future::{Ready, ready},
    sync::Arc,
};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, http::header, web};

use super::{
    api::Api,
    keys::KnownKey,
    problem::{Kind, Problem},
};
use crate::settings::Scope;

/// The name of the API key a request came with; kept with the request for the log.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KeyName(pub Arc<str>);

/// The request came with an API key that may post events.
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

fn authorize(request: &HttpRequest, scope: Scope) -> Result<KeyName, Problem> {
    let api = api(request)?;
    let presented = request.headers().get(header::AUTHORIZATION).ok_or_else(|| {
        Problem::new(Kind::Unauthenticated, "expected an API key in the header `Authorization: Bearer <key>`")
    })?;
    let key = presented.to_str().ok().and_then(bearer).and_then(|key| api.keys.find(key)).ok_or_else(unknown_key)?;
    permit(request, key, scope)
}

fn api(request: &HttpRequest) -> Result<&web::Data<Api>, Problem> {
    request.app_data().ok_or_else(|| Problem::new(Kind::Internal, "the API is not set up"))
}

fn unknown_key() -> Problem {
    Problem::new(Kind::Unauthenticated, "the API key is not known here")
}

/// Lets the key in if it has the scope, and notes its name for the log.
fn permit(request: &HttpRequest, key: &KnownKey, scope: Scope) -> Result<KeyName, Problem> {
    let name = KeyName(Arc::clone(&key.name));
    request.extensions_mut().insert(name.clone());
    if key.has(scope) {
        Ok(name)
    } else {
        let detail = format!("the API key `{}` has not the scope `{}`", key.name, scope.name());
        Err(Problem::new(Kind::ScopeMissing(scope), detail))
    }
}

/// The credentials of a `Bearer` header; the scheme's name is not case-sensitive.
fn bearer(header: &str) -> Option<&str> {
    let (scheme, key) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}
