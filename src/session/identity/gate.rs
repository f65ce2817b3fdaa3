use std::{sync::Arc, time::SystemTime};

use actix_http::RequestHead;
use actix_session::{SessionMiddleware, storage::CookieSessionStore};

use super::{
    CannotEnd, Credentials, Denied, EndedLogins, InvalidIdentitySettings, Login, LoginTooLarge, Tickets,
    credentials::CookieNames, device, login::LoginCookie, token::Tokens, upstream::Upstream,
};
use crate::{
    domain::{Device, Identity, InvalidDevice},
    secrets::Secrets,
    settings::{IdentitySettings, in_bytes},
};

/// Decides who is who. Cheap to clone; one for all workers.
#[derive(Clone)]
pub struct Gate(Arc<Inner>);

struct Inner {
    cookies: CookieNames,
    tokens: Tokens,
    login_cookie: LoginCookie,
    ended: EndedLogins,
    tickets: Tickets,
    upstream: Option<Upstream>,
    settings: IdentitySettings,
}

impl Gate {
    /// Reads the JWKS file, if one is set, once.
    pub fn new(
        settings: &IdentitySettings,
        secrets: &Secrets,
        ended: EndedLogins,
    ) -> Result<Self, InvalidIdentitySettings> {
        let upstream = Upstream::new(&settings.upstream)?;
        let login_cookie = LoginCookie::new(&settings.session, secrets.cookie_key())
            .ok_or_else(|| InvalidIdentitySettings::new("cookie_key", "expected 64 bytes"))?;
        if settings.session.cookie == settings.upstream.cookie && upstream.is_some() {
            let problem = "expected another name than identity.upstream.cookie";
            return Err(InvalidIdentitySettings::new("identity.session.cookie", problem));
        }
        Ok(Self(Arc::new(Inner {
            cookies: CookieNames {
                session: settings.session.cookie.clone(),
                upstream: upstream.is_some().then(|| settings.upstream.cookie.clone()),
            },
            tokens: Tokens::new(&settings.jwt, secrets)?,
            login_cookie,
            ended,
            tickets: Tickets::new(&settings.session),
            upstream,
            settings: settings.clone(),
        })))
    }

    /// What a request brought: the one function over the head for every transport.
    pub fn credentials(&self, head: &RequestHead) -> Credentials {
        Credentials::from_head(head, &self.0.cookies)
    }

    /// What the user who sent the request comes with, whoever it is.
    pub fn device(&self, head: &RequestHead, credentials: &Credentials) -> Result<Device, InvalidDevice> {
        device::of(head, credentials)
    }

    /// Who brought these. `None` is nobody: nothing was brought.
    ///
    /// The first of query token, `Authorization`, own cookie and the monolith's cookie counts. A token that is bad
    /// refuses, whatever else is there: whoever names himself means it. A login that is over gives way to the monolith's
    /// cookie, since a browser sends both without being asked.
    pub async fn identify(&self, credentials: &Credentials) -> Result<Option<Identity>, Denied> {
        if let Some(token) = credentials.query_token.as_ref().or(credentials.bearer.as_ref()) {
            return self.token(token).map(Some);
        }
        let own = credentials.session_cookie.as_ref().map(|cookie| {
            self.open(cookie, SystemTime::now()).and_then(Login::into_identity).ok_or_else(|| {
                Denied::refused(format!("cookie `{}` holds no login that is still good", self.0.cookies.session))
            })
        });
        match (own, &credentials.upstream_cookie, &self.0.upstream) {
            (Some(Ok(identity)), _, _) => Ok(Some(identity)),
            (_, Some(cookie), Some(upstream)) => upstream.identify(cookie).await.map(Some),
            (Some(Err(denied)), _, _) => Err(denied),
            (None, _, _) => Ok(None),
        }
    }

    /// Whose token this is: for one that comes in a first message or in Socket.IO's `auth`.
    pub fn token(&self, token: &str) -> Result<Identity, Denied> {
        self.0.tokens.verify(token, SystemTime::now())
    }

    /// The login of the own cookie among these, if it is still good.
    pub fn login(&self, credentials: &Credentials) -> Option<Login> {
        self.open(credentials.session_cookie.as_ref()?, SystemTime::now())
    }

    /// A new login for `identity`; it counts once [`Self::session_middleware`] has put it into a cookie.
    pub fn begin_login(&self, identity: &Identity) -> Result<Login, LoginTooLarge> {
        Login::begin(identity, self.0.settings.session.ttl, SystemTime::now())
    }

    /// Ends a login at once, and durably once this answers `Ok`. Its open connections are the caller's to end.
    pub async fn end_login(&self, login: &Login) -> Result<(), CannotEnd> {
        self.0.ended.end(login, SystemTime::now()).await
    }

    /// Whether this login was ended. A connection asks again after it has attached, lest the login ended in between.
    pub fn has_ended(&self, login: &str) -> bool {
        self.0.ended.contains(login)
    }

    /// The longest token that is looked at, in bytes.
    pub fn max_token(&self) -> usize {
        in_bytes(self.0.settings.jwt.max_length)
    }

    /// The one-time tickets.
    pub fn tickets(&self) -> &Tickets {
        &self.0.tickets
    }

    /// actix-session's middleware for the routes that set and take away the own cookie.
    pub fn session_middleware(&self) -> SessionMiddleware<CookieSessionStore> {
        self.0.login_cookie.middleware()
    }

    fn open(&self, cookie: &str, now: SystemTime) -> Option<Login> {
        let login = self.0.login_cookie.open(cookie)?;
        (now < login.end() && !self.0.ended.contains(&login.id)).then_some(login)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use actix_web::test::TestRequest;

    use super::{super::upstream::tests::Monolith, *};
    use crate::{
        domain::UserId,
        session::identity::{Profile, TokenMint},
        settings::Settings,
    };

    struct House {
        gate: Gate,
        mint: TokenMint,
    }

    fn house(changes: &str) -> House {
        let settings = Settings::with(changes).unwrap().identity;
        let secrets = Secrets::generate();
        let ended = EndedLogins::in_memory(10);
        let mint = TokenMint::new(&settings.jwt, &secrets).unwrap();
        House { gate: Gate::new(&settings, &secrets, ended).unwrap(), mint }
    }

    impl House {
        fn token(&self, user: u64) -> String {
            let profile = Profile { user_id: UserId::new(user).ok(), ..Profile::default() };
            self.mint.mint(&profile, Duration::from_secs(600), SystemTime::now()).unwrap()
        }

        async fn who(&self, request: TestRequest) -> Result<Option<u64>, Denied> {
            let identity = self.gate.identify(&self.gate.credentials(request.to_http_request().head())).await?;
            Ok(identity.map(|identity| identity.user.unwrap().get()))
        }
    }

    fn with_cookie(cookie: &str) -> TestRequest {
        TestRequest::default().insert_header(("cookie", cookie))
    }

    fn refused(answer: Result<Option<u64>, Denied>) -> String {
        match answer {
            Err(Denied::Refused { reason }) => reason.into_owned(),
            other => panic!("expected a refusal, got {other:?}"),
        }
    }

    #[actix_web::test]
    async fn nobody_is_nobody() {
        assert_eq!(house("").who(TestRequest::default()).await, Ok(None));
        assert_eq!(
            house("").who(with_cookie("connect.sid=s%3Aseven")).await,
            Ok(None),
            "nobody is asked without a URL"
        );
    }

    #[actix_web::test]
    async fn the_first_credential_counts_and_a_bad_token_refuses_whatever_follows() {
        let monolith = Monolith::start().await;
        let house = house(&format!("[identity.upstream]\nurl = \"{}\"", monolith.url));
        let request = |query: &str, bearer: Option<&str>| {
            let request = TestRequest::with_uri(&format!("/ws/leaderboard{query}"));
            let request = request.insert_header(("cookie", "ridgecast_session=bad; connect.sid=s%3Aseven"));
            match bearer {
                Some(token) => request.insert_header(("authorization", format!("Bearer {token}"))),
                None => request,
            }
        };
        let (one, two) = (house.token(1), house.token(2));
        assert_eq!(house.who(request(&format!("?token={one}"), Some(&two))).await, Ok(Some(1)));
        assert_eq!(house.who(request("", Some(&two))).await, Ok(Some(2)));
        refused(house.who(request("?token=bad", Some(&two))).await);
        refused(house.who(request("", Some("bad"))).await);
        assert_eq!(monolith.asked(), 0);
        assert_eq!(house.who(request("", None)).await, Ok(Some(7)), "a bad login gives way to the monolith's cookie");
        let alone = house.who(with_cookie("ridgecast_session=bad")).await;
        assert_eq!(refused(alone), "cookie `ridgecast_session` holds no login that is still good");
        monolith.server.stop(false).await;
    }

    #[test]
    fn settings_that_cannot_work_name_themselves() {
        type Change = fn(&mut IdentitySettings);
        let cases: [(&str, Change); 5] = [
            ("identity.jwt.secret: ", |settings| settings.jwt.secret = "short".into()),
            ("identity.jwt.jwks_file: /nowhere: ", |settings| settings.jwt.jwks_file = "/nowhere".into()),
            ("identity.upstream.url: ", |settings| settings.upstream.url = "nowhere".into()),
            ("identity.upstream.url: expected http", |settings| settings.upstream.url = "ftp://x/y".into()),
            ("identity.session.cookie: ", |settings| {
                settings.upstream.url = "http://127.0.0.1:1/me".into();
                settings.upstream.cookie = settings.session.cookie.clone();
            }),
        ];
        for (setting, change) in cases {
            let mut settings = Settings::with("").unwrap().identity;
            change(&mut settings);
            let problem =
                Gate::new(&settings, &Secrets::generate(), EndedLogins::in_memory(10)).err().unwrap().to_string();
            assert!(problem.starts_with(setting), "{setting}: {problem}");
        }
    }
}
