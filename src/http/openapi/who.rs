use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};

use crate::settings::Scope;

/// Who is let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Who {
    /// Anybody, without saying who he is.
    Anybody,
    /// Who holds the cookie of a login, or nobody.
    Login,
    /// Whoever is signed in as a user.
    User,
    /// Whoever is signed in, kiosks included.
    Visitor,
    /// A program, with an API key of this scope.
    Program(Scope),
    /// Such a program, and whoever is signed in.
    SignedIn(Scope),
    /// Such a program, the user whose business it is, and administrators.
    Owner(Scope),
    /// Such a program, and administrators.
    Admin(Scope),
}

const API_KEY: &str = "apiKey";
const TOKEN: &str = "token";
const LOGIN: &str = "login";

impl Who {
    /// What has to be brought: one of these.
    pub(super) fn requirements(self) -> Vec<SecurityRequirement> {
        let key = |scope: Scope| SecurityRequirement::new(API_KEY, [scope.name()]);
        let no_scopes: [&str; 0] = [];
        let (token, login) = (SecurityRequirement::new(TOKEN, no_scopes), SecurityRequirement::new(LOGIN, no_scopes));
        match self {
            Self::Anybody => Vec::new(),
            Self::Login => vec![login, SecurityRequirement::default()],
            Self::User | Self::Visitor => vec![token, login],
            Self::Program(scope) => vec![key(scope)],
            Self::SignedIn(scope) | Self::Owner(scope) | Self::Admin(scope) => vec![key(scope), token, login],
        }
    }

    /// In words.
    pub(super) fn words(self) -> Option<String> {
        let key = |scope: Scope| format!("an API key with the scope `{}`", scope.name());
        match self {
            Self::Anybody | Self::Login | Self::Visitor => None,
            Self::User => Some("any signed-in user".to_owned()),
            Self::Program(scope) => Some(key(scope)),
            Self::SignedIn(scope) => Some(format!("{}, and any signed-in user", key(scope))),
            Self::Owner(scope) => Some(format!("{}, the user himself, and administrators", key(scope))),
            Self::Admin(scope) => Some(format!("{}, and administrators", key(scope))),
        }
    }

    /// The statuses of those who are not let in.
    pub(super) const fn problems(self) -> &'static [u16] {
        match self {
            Self::Anybody => &[],
            Self::Login => &[403],
            Self::User | Self::Visitor | Self::Program(_) | Self::SignedIn(_) | Self::Owner(_) | Self::Admin(_) => {
                &[401, 403]
            }
        }
    }
}

/// The ways of saying who one is.
pub(super) fn schemes() -> [(&'static str, SecurityScheme); 3] {
    let bearer = |description: &str| HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(description));
    let key = bearer("A key of `ridgecast key`. The roles named are its scopes; `admin` has all of them.");
    let token = bearer("A token of a user, as `ridgecast token` makes them. GETs also take it as `?token=`.");
    let login = ApiKeyValue::with_description(
        "ridgecast_session",
        "The cookie of `POST /session`; its name is the setting `identity.session.cookie`. The monolith's own cookie will do as \
         well, where `identity.upstream.url` is set.",
    );
    [
        (API_KEY, SecurityScheme::Http(key.build())),
        (TOKEN, SecurityScheme::Http(token.bearer_format("JWT").build())),
        (LOGIN, SecurityScheme::ApiKey(ApiKey::Cookie(login))),
    ]
}
