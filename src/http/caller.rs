use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header::AUTHORIZATION, web};
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

    /// Who sent the request, from a page that may. A key needs the scope. An API key counts before whatever else was brought.
    async fn of(request: HttpRequest, scope: Scope) -> Result<Self, Problem> {
        OwnPage::check(&request)?;
        let presented = request.headers().get(AUTHORIZATION).and_then(|header| header.to_str().ok()).and_then(bearer);
        if let Some(key) = presented {
            match api(&request)?.keys.find(key) {
                Some(key) => return permit(&request, key, scope).map(Self::Key),
                None if looks_like_api_key(key) => return Err(unknown_key()),
                None => {}
            }
        }
        let gate = request.app_data::<web::Data<Gate>>().ok_or_else(not_set_up)?;
        let identity = gate.identify(&gate.credentials(request.head())).await?.ok_or_else(|| {
            let detail = "expected an API key or a token in `Authorization: Bearer`, or the cookie of a login";
            Problem::new(Kind::Unauthenticated, detail)
        })?;
        match identity.user {
            Some(user) => Ok(Self::User { user, is_admin: identity.is_admin() }),
            None => Err(Problem::new(Kind::Forbidden, "a kiosk is nobody; expected a signed-in user or an API key")),
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
