use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, SystemTime},
};

use actix_session::{
    SessionMiddleware,
    config::{CookieContentSecurity, PersistentSession},
    storage::CookieSessionStore,
};
use actix_web::cookie::{Cookie, CookieJar, Key, SameSite, time};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use super::Profile;
use crate::{domain::Identity, settings::SessionSettings};

/// What our own cookie carries: one sign-in of one browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Login {
    /// Names the login, so that it can be ended. 128 random bits in base64url.
    pub id: Arc<str>,
    /// When it is over: whole seconds since 1970.
    pub expires_at: u64,
    /// Whose it is.
    pub profile: Profile,
}

/// The identity does not fit into a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the identity is too large for a cookie: {size} bytes, expected at most {MAX_SIZE}; name fewer teams, contests or modules, or use a token"
)]
pub struct LoginTooLarge {
    /// How large it is as JSON.
    pub size: usize,
}

/// Encrypted, in base64 and percent-encoded this stays below the 4,096 bytes that browsers keep of a cookie.
const MAX_SIZE: usize = 2_700;

impl Login {
    /// The key under which the session carries the login.
    pub const KEY: &'static str = "login";

    /// A new login: over after `ttl`, or when what it was exchanged for runs out, if that is sooner.
    pub(super) fn begin(identity: &Identity, ttl: Duration, now: SystemTime) -> Result<Self, LoginTooLarge> {
        let end = now + ttl;
        let end = identity.expires_at.map_or(end, |expires_at| expires_at.min(end));
        let login = Self {
            id: URL_SAFE_NO_PAD.encode(rand::random::<[u8; 16]>()).into(),
            expires_at: end.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs(),
            profile: Profile::from(identity),
        };
        let size = login.size();
        if size <= MAX_SIZE { Ok(login) } else { Err(LoginTooLarge { size }) }
    }

    /// When it is over.
    pub fn end(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.expires_at)
    }

    /// Whose login it is; nobody's if the cookie was written by another version with other ideas.
    pub(super) fn into_identity(self) -> Option<Identity> {
        let (end, id) = (self.end(), self.id);
        let identity = self.profile.into_identity().ok()?;
        Some(Identity { expires_at: Some(end), login: Some(id), ..identity })
    }

    /// The session is JSON inside JSON, so each quotation mark counts twice.
    fn size(&self) -> usize {
        let json = serde_json::to_string(self).unwrap_or_default();
        json.len() + json.bytes().filter(|byte| matches!(byte, b'"' | b'\\')).count()
    }
}

/// Reads and writes the cookie in actix-session's private format: encrypted and signed with the key in the secrets.
pub(super) struct LoginCookie {
    name: String,
    key: Key,
    secure: bool,
    ttl: Duration,
}

impl LoginCookie {
    /// The key must have 64 bytes.
    pub(super) fn new(settings: &SessionSettings, key: &[u8]) -> Option<Self> {
        let key = Key::try_from(key).ok()?;
        Some(Self { name: settings.cookie.clone(), key, secure: settings.secure, ttl: settings.ttl })
    }

    /// The login in a cookie's value as it came in a request, if the value is of our making. WebSocket upgrades pass by
    /// all middleware, so this does what actix-session would do.
    pub(super) fn open(&self, value: &str) -> Option<Login> {
        let mut jar = CookieJar::new();
        jar.add_original(Cookie::parse_encoded(format!("{}={value}", self.name)).ok()?.into_owned());
        let state = jar.private(&self.key).get(&self.name)?;
        let mut state: HashMap<String, String> = serde_json::from_str(state.value()).ok()?;
        serde_json::from_str(&state.remove(Login::KEY)?).ok()
    }

    /// What sets and takes away the cookie in the routes under `/session`.
    pub(super) fn middleware(&self) -> SessionMiddleware<CookieSessionStore> {
        let ttl = time::Duration::try_from(self.ttl).unwrap_or(time::Duration::MAX);
        SessionMiddleware::builder(CookieSessionStore::default(), self.key.clone())
            .cookie_name(self.name.clone())
            .cookie_secure(self.secure)
            .cookie_http_only(true)
            .cookie_same_site(SameSite::Lax)
            .cookie_content_security(CookieContentSecurity::Private)
            .session_lifecycle(PersistentSession::default().session_ttl(ttl))
            .build()
    }
}

#[cfg(test)]
mod tests {
    use actix_session::Session;
    use actix_web::{
        App, HttpResponse,
        http::header::SET_COOKIE,
        test::{TestRequest, call_service, init_service},
        web,
    };

    use super::*;
    use crate::{
        domain::{ModuleId, UserId},
        secrets::Secrets,
        settings::Settings,
    };

    fn cookie(key: &[u8]) -> LoginCookie {
        LoginCookie::new(&Settings::with("").unwrap().identity.session, key).unwrap()
    }

    fn now() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)
    }

    fn identity() -> Identity {
        Identity { user: UserId::new(7).ok(), name: Some("Ada \"A\"; ü".into()), ..Identity::default() }
    }

    /// The `Set-Cookie` header that the real middleware writes for this login.
    async fn sealed(cookie: &LoginCookie, login: Login) -> String {
        let handler = move |session: Session| {
            let login = login.clone();
            async move {
                session.insert(Login::KEY, &login).unwrap();
                HttpResponse::Ok().finish()
            }
        };
        let app = init_service(App::new().wrap(cookie.middleware()).route("/", web::to(handler))).await;
        let response = call_service(&app, TestRequest::default().to_request()).await;
        response.headers().get(SET_COOKIE).unwrap().to_str().unwrap().to_owned()
    }

    fn value(set_cookie: &str) -> &str {
        set_cookie.split(';').next().unwrap().split_once('=').unwrap().1
    }

    #[actix_web::test]
    async fn what_the_middleware_seals_the_upgrade_path_opens() {
        let cookie = cookie(Secrets::generate().cookie_key());
        let login = Login::begin(&identity(), Duration::from_secs(60), now()).unwrap();
        let set_cookie = sealed(&cookie, login.clone()).await;
        for attribute in ["ridgecast_session=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=43200"] {
            assert!(set_cookie.contains(attribute), "{attribute} in {set_cookie}");
        }
        assert_eq!(cookie.open(value(&set_cookie)), Some(login.clone()));
        let identity = login.clone().into_identity().unwrap();
        assert_eq!(identity.user.unwrap().get(), 7);
        assert_eq!(identity.login, Some(login.id));
        assert_eq!(identity.expires_at, Some(now() + Duration::from_secs(60)));
    }

    #[actix_web::test]
    async fn a_forged_or_tampered_cookie_opens_nothing() {
        let cookie = cookie(Secrets::generate().cookie_key());
        let login = Login::begin(&identity(), Duration::from_secs(60), now()).unwrap();
        let set_cookie = sealed(&cookie, login.clone()).await;
        let good = value(&set_cookie);
        assert!(cookie.open(good).is_some());
        for at in [0, good.len() / 2, good.len() - 8] {
            let mut tampered = good.as_bytes().to_owned();
            tampered[at] = if tampered[at] == b'A' { b'B' } else { b'A' };
            assert_eq!(cookie.open(std::str::from_utf8(&tampered).unwrap()), None, "byte {at}");
        }
        let elsewhere = self::cookie(Secrets::generate().cookie_key());
        assert_eq!(elsewhere.open(good), None, "another installation's key");
        let plain = serde_json::to_string(&login).unwrap();
        for forged in ["", "x", "%00", &plain, &good[..good.len() - 4], &"A".repeat(100_000)] {
            assert_eq!(cookie.open(forged), None);
        }
    }

    #[actix_web::test]
    async fn the_largest_login_fits_into_a_browsers_cookie() {
        let cookie = cookie(Secrets::generate().cookie_key());
        let mut identity = identity();
        let login = loop {
            identity.modules.push(ModuleId::new("\"module\"").unwrap());
            match Login::begin(&identity, Duration::from_secs(60), now()) {
                Ok(_) => {}
                Err(LoginTooLarge { size }) => {
                    assert!(size > MAX_SIZE);
                    identity.modules.pop();
                    break Login::begin(&identity, Duration::from_secs(60), now()).unwrap();
                }
            }
        };
        let set_cookie = sealed(&cookie, login).await;
        let pair = set_cookie.split(';').next().unwrap();
        assert!((3_000..=4_096).contains(&pair.len()), "{}", pair.len());
    }

    #[test]
    fn a_login_is_over_with_what_it_was_exchanged_for() {
        let ttl = Duration::from_secs(3600);
        assert_eq!(Login::begin(&identity(), ttl, now()).unwrap().end(), now() + ttl);
        let short = Identity { expires_at: Some(now() + Duration::from_secs(9)), ..identity() };
        assert_eq!(Login::begin(&short, ttl, now()).unwrap().end(), now() + Duration::from_secs(9));
        let long = Identity { expires_at: Some(now() + ttl * 9), ..identity() };
        assert_eq!(Login::begin(&long, ttl, now()).unwrap().end(), now() + ttl);
    }
}
