use std::{
    future::{Ready, ready},
    sync::Arc,
};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, http::header, web};

use super::{
    api::Api,
    problem::{Kind, Problem},
};
use crate::settings::Scope;

/// The name of the API key a request came with; kept with the request for the log.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KeyName(pub Arc<str>);

/// The request came with an API key that may post events.
#[derive(Debug)]
pub struct Publisher(pub KeyName);

impl FromRequest for Publisher {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(authorize(request, Scope::Publish).map(Self))
    }
}

fn authorize(request: &HttpRequest, scope: Scope) -> Result<KeyName, Problem> {
    let api =
        request.app_data::<web::Data<Api>>().ok_or_else(|| Problem::new(Kind::Internal, "the API is not set up"))?;
    let presented = request.headers().get(header::AUTHORIZATION).ok_or_else(|| {
        Problem::new(Kind::Unauthenticated, "expected an API key in the header `Authorization: Bearer <key>`")
    })?;
    let known = presented
        .to_str()
        .ok()
        .and_then(bearer)
        .and_then(|key| api.keys.find(key))
        .ok_or_else(|| Problem::new(Kind::Unauthenticated, "the API key is not known here"))?;
    let name = KeyName(Arc::clone(&known.name));
    request.extensions_mut().insert(name.clone());
    if known.has(scope) {
        Ok(name)
    } else {
        let detail = format!("the API key `{}` has not the scope `{}`", known.name, scope.name());
        Err(Problem::new(Kind::ScopeMissing(scope), detail))
    }
}

/// The credentials of a `Bearer` header; the scheme's name is not case-sensitive.
fn bearer(header: &str) -> Option<&str> {
    let (scheme, key) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}
