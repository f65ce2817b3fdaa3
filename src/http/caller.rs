use std::{fmt, sync::Arc};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, http::header::AUTHORIZATION, web};
use futures_util::future::LocalBoxFuture;

use super::{
    auth::{KeyName, OwnPage, api, bearer, not_set_up, permit, unknown_key},
    problem::{Kind, Problem},
    rows::id_in,
};
use crate::{domain::UserId, secrets::looks_like_api_key, session::identity::Gate, settings::Scope};

/// Who asks: a program with an API key, or a signed-in user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// A program. It may see everybody's.
    Key(KeyName),
    /// A user, by whatever way the service knows him.
    User {
        /// Who.
        user: UserId,
        /// Whether he is an administrator, who may see everybody's.
        is_admin: bool,
    },
}

/// The request came from somebody signed in, or with an API key that may read.
#[derive(Debug)]
pub struct Reads(pub Caller);

/// The request came from somebody signed in, or with an API key that may publish.
#[derive(Debug)]
pub struct Changes(pub Caller);

/// The request came from an administrator, or with an API key that may publish.
#[derive(Debug)]
pub struct Tells(pub Caller);

/// The request came from an administrator, or with an API key that may do everything.
#[derive(Debug)]
pub struct Administers(pub Caller);

impl Caller {
    /// Whether he may see what is this user's own.
    pub fn may_see(&self, owner: UserId) -> bool {
        match self {
            Self::Key(_) => true,
            Self::User { user, is_admin } => *user == owner || *is_admin,
        }
    }

    /// The user of an address, `{userId}`, whose own things he may see.
    pub(super) fn user_of(&self, request: &HttpRequest) -> Result<UserId, Problem> {
        let owner = id_in(request.match_info(), "userId")?;
        self.must_see(owner)?;
        Ok(owner)
    }

    /// Refuses who may not see what is this user's own.
    fn must_see(&self, owner: UserId) -> Result<(), Problem> {
        let detail = "expected the user himself, an administrator or an API key";
        if self.may_see(owner) { Ok(()) } else { Err(Problem::new(Kind::Forbidden, detail)) }
    }

    /// Refuses who may not see what is everybody's.
    pub(super) fn must_see_all(&self) -> Result<(), Problem> {
        match self {
            Self::Key(_) | Self::User { is_admin: true, .. } => Ok(()),
            Self::User { .. } => Err(Problem::new(Kind::Forbidden, "expected an administrator or an API key")),
        }
    }

    /// What `Idempotency-Key`s are his. No API key has a name that begins like that of a user.
    pub(super) fn account(&self) -> Arc<str> {
        match self {
            Self::Key(KeyName(name)) => Arc::clone(name),
            Self::User { user, .. } => format!("user {user}").into(),
        }
    }

    /// Who sent the request, from a page that may. A key needs the scope. An API key counts before whatever else was brought.
    async fn of(request: HttpRequest, scope: Scope) -> Result<Self, Problem> {
        OwnPage::check(&request)?;
        match Self::by_key(&request, scope)? {
            Some(program) => Ok(program),
            None => Self::signed_in(&request).await,
        }
    }

    /// An administrator, or a program with a key that has the scope.
    async fn with_all_rights(request: HttpRequest, scope: Scope) -> Result<Self, Problem> {
        if let Some(program) = Self::by_key(&request, scope)? {
            return Ok(program);
        }
        // No page has a key; what a browser brings by itself counts from our own pages alone.
        OwnPage::check(&request)?;
        let caller = Self::signed_in(&request).await?;
        caller.must_see_all()?;
        Ok(caller)
    }

    /// The program whose key was brought, if one was.
    fn by_key(request: &HttpRequest, scope: Scope) -> Result<Option<Self>, Problem> {
        let presented = request.headers().get(AUTHORIZATION).and_then(|header| header.to_str().ok()).and_then(bearer);
        let Some(key) = presented else { return Ok(None) };
        match api(request)?.keys.find(key) {
            Some(key) => permit(request, key, scope).map(Self::Key).map(Some),
            None if looks_like_api_key(key) => Err(unknown_key()),
            None => Ok(None),
        }
    }

    /// The user who is signed in.
    async fn signed_in(request: &HttpRequest) -> Result<Self, Problem> {
        let gate = request.app_data::<web::Data<Gate>>().ok_or_else(not_set_up)?;
        let identity = gate.identify(&gate.credentials(request.head())).await?.ok_or_else(|| {
            let detail = "expected an API key or a token in `Authorization: Bearer`, or the cookie of a login";
            Problem::new(Kind::Unauthenticated, detail)
        })?;
        match identity.user {
            Some(user) => {
                let caller = Self::User { user, is_admin: identity.is_admin() };
                request.extensions_mut().insert(caller.clone());
                Ok(caller)
            }
            None => Err(Problem::new(Kind::Forbidden, "a kiosk is nobody; expected a signed-in user or an API key")),
        }
    }
}

impl fmt::Display for Caller {
    /// For the log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(KeyName(name)) => write!(f, "key {name}"),
            Self::User { user, is_admin: true } => write!(f, "user {user} (admin)"),
            Self::User { user, is_admin: false } => write!(f, "user {user}"),
        }
    }
}

impl FromRequest for Reads {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let caller = Caller::of(request.clone(), Scope::Read);
        Box::pin(async { caller.await.map(Self) })
    }
}

impl FromRequest for Changes {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let caller = Caller::of(request.clone(), Scope::Publish);
        Box::pin(async { caller.await.map(Self) })
    }
}

impl FromRequest for Tells {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let caller = Caller::with_all_rights(request.clone(), Scope::Publish);
        Box::pin(async { caller.await.map(Self) })
    }
}

impl FromRequest for Administers {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let caller = Caller::with_all_rights(request.clone(), Scope::Admin);
        Box::pin(async { caller.await.map(Self) })
    }
}
