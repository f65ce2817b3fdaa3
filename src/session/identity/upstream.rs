use std::{borrow::Cow, sync::Arc, time::Duration};

use moka::future::Cache;
use reqwest::{
    Client, StatusCode, Url,
    header::{ACCEPT, COOKIE, HeaderValue},
    redirect,
};
use sha2::{Digest, Sha256};
use tokio::{sync::Semaphore, time::timeout};

use super::{
    Denied, InvalidIdentitySettings,
    answer::{self, Answer},
};
use crate::{
    domain::Identity,
    settings::{UpstreamSettings, in_bytes},
};

/// Asks the monolith whose cookie it is. Its sessions live in its own memory, so nobody else can know.
///
/// An answer, yes or no, is believed for `identity.upstream.cache`; several who ask for the same cookie at once share one
/// question. "Can't be asked" is not remembered.
pub(super) struct Upstream {
    client: Client,
    url: Url,
    cookie: String,
    timeout: Duration,
    max_answer: usize,
    places: Semaphore,
    answers: Cache<[u8; 32], Result<Arc<Identity>, Refused>>,
}

#[derive(Clone, Copy)]
struct Refused;

/// Why the monolith could not be asked.
type Trouble = Cow<'static, str>;

/// Longer than browsers keep a cookie.
const MAX_COOKIE: usize = 4_096;

impl Upstream {
    /// Nothing where no URL is set.
    pub(super) fn new(settings: &UpstreamSettings) -> Result<Option<Self>, InvalidIdentitySettings> {
        if settings.url.is_empty() {
            return Ok(None);
        }
        let bad_url = |problem: String| InvalidIdentitySettings::new("identity.upstream.url", problem);
        let url = Url::parse(&settings.url).map_err(|e| bad_url(e.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(bad_url(format!("expected http:// or https://, got {}://", url.scheme())));
        }
        let client = client(&url).map_err(|e| bad_url(format!("no client can be made for it: {e}")))?;
        Ok(Some(Self {
            client,
            url,
            cookie: settings.cookie.clone(),
            timeout: settings.timeout,
            max_answer: in_bytes(settings.max_answer),
            places: Semaphore::new(settings.concurrency),
            answers: Cache::builder().max_capacity(settings.cache_entries).time_to_live(settings.cache).build(),
        }))
    }

    /// Whose cookie this is; the value as it was sent.
    pub(super) async fn identify(&self, cookie: &str) -> Result<Identity, Denied> {
        if cookie.len() > MAX_COOKIE {
            let reason = format!("cookie `{}` is too long; expected at most {MAX_COOKIE} bytes", self.cookie);
            return Err(Denied::refused(reason));
        }
        let key = Sha256::digest(cookie).into();
        match self.answers.try_get_with(key, self.ask_in_time(cookie)).await {
            Ok(Ok(identity)) => Ok(Identity::clone(&identity)),
            Ok(Err(Refused)) => Err(Denied::refused(format!("cookie `{}` belongs to no signed-in user", self.cookie))),
            Err(trouble) => Err(Denied::Unavailable {
                reason: format!("the application that knows the cookie `{}` can't be asked: {trouble}", self.cookie)
                    .into(),
                retry_after: self.timeout.max(Duration::from_secs(1)),
            }),
        }
    }

    async fn ask_in_time(&self, cookie: &str) -> Result<Result<Arc<Identity>, Refused>, Trouble> {
        let asked = timeout(self.timeout, self.ask(cookie)).await;
        let asked = asked.unwrap_or_else(|_| Err(format!("no answer within {:?}", self.timeout).into()));
        // Said once for all who share the question.
        if let Err(trouble) = &asked {
            log::warn!("identity.upstream.url can't be asked: {trouble}");
        }
        asked
    }

    async fn ask(&self, cookie: &str) -> Result<Result<Arc<Identity>, Refused>, Trouble> {
        let _place = self.places.acquire().await.map_err(|_| "it is closed")?;
        let header = format!("{}={cookie}", self.cookie);
        let mut header = HeaderValue::from_bytes(header.as_bytes()).map_err(|_| "the cookie is no header's value")?;
        header.set_sensitive(true);
        let request = self.client.get(self.url.clone()).header(COOKIE, header).header(ACCEPT, "application/json");
        let mut response = request.send().await.map_err(|e| trouble(&e))?;
        let status = response.status();
        if matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
            return Ok(Err(Refused));
        }
        if !status.is_success() {
            return Err(format!("it answered {}; expected 200, 401 or 403", status.as_u16()).into());
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|e| trouble(&e))? {
            if body.len() + chunk.len() > self.max_answer {
                return Err(format!("its answer is too long; expected at most {} bytes", self.max_answer).into());
            }
            body.extend_from_slice(&chunk);
        }
        match answer::read(&body) {
            Ok(Answer::User(identity)) => Ok(Ok(Arc::new(identity))),
            Ok(Answer::Nobody) => Ok(Err(Refused)),
            Err(expected) => Err(format!("its answer can't be read: {expected}").into()),
        }
    }
}

/// No redirects, which would carry the cookie elsewhere, and no proxy from the environment for the same reason.
fn client(url: &Url) -> Result<Client, Box<dyn std::error::Error>> {
    let client = Client::builder().redirect(redirect::Policy::none()).no_proxy();
    let provider = rustls::crypto::ring::default_provider();
    if url.scheme() == "https" {
        // Somebody else in the process may have installed it before, which is as good.
        let _ = provider.install_default();
        return Ok(client.build()?);
    }
    // Without TLS no certificates are looked for: a slim container may have none.
    let no_roots = rustls::ClientConfig::builder_with_provider(Arc::new(provider))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    Ok(client.tls_backend_preconfigured(no_roots).build()?)
}

/// Without the URL, which is nobody's business.
fn trouble(error: &reqwest::Error) -> Trouble {
    let what = match error {
        e if e.is_connect() => "no connection",
        e if e.is_timeout() => "no answer in time",
        _ => "the answer broke off",
    };
    what.into()
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use actix_web::{App, HttpRequest, HttpResponse, HttpServer, dev::ServerHandle, web};

    use super::*;
    use crate::settings::Settings;

    /// A monolith on a port of its own. What it answers is told by the cookie.
    pub(crate) struct Monolith {
        pub(crate) url: String,
        asked: Arc<AtomicUsize>,
        held: Arc<tokio::sync::Semaphore>,
        pub(crate) server: ServerHandle,
    }

    impl Monolith {
        pub(crate) async fn start() -> Self {
            let (asked, held) = (Arc::new(AtomicUsize::new(0)), Arc::new(tokio::sync::Semaphore::new(0)));
            let state = web::Data::new((Arc::clone(&asked), Arc::clone(&held)));
            let app = move || App::new().app_data(state.clone()).route("/me", web::get().to(me));
            let server = HttpServer::new(app).workers(1).disable_signals().bind(("127.0.0.1", 0)).unwrap();
            let url = format!("http://{}/me", server.addrs()[0]);
            let server = server.run();
            let handle = server.handle();
            actix_web::rt::spawn(server);
            Self { url, asked, held, server: handle }
        }

        pub(crate) fn asked(&self) -> usize {
            self.asked.load(Ordering::SeqCst)
        }
    }

    type MonolithState = (Arc<AtomicUsize>, Arc<tokio::sync::Semaphore>);

    async fn me(request: HttpRequest, state: web::Data<MonolithState>) -> HttpResponse {
        state.0.fetch_add(1, Ordering::SeqCst);
        let user = |id: u64| serde_json::json!({"success": true, "user": {"id": id, "role": "admin", "teamId": 3}});
        match request.headers().get("cookie").unwrap().to_str().unwrap() {
            "connect.sid=s%3Aseven" => HttpResponse::Ok().json(user(7)),
            "connect.sid=held" => {
                let _ = state.1.acquire().await.unwrap();
                HttpResponse::Ok().json(user(8))
            }
            "connect.sid=never" => std::future::pending().await,
            "connect.sid=401" => HttpResponse::Unauthorized().finish(),
            "connect.sid=403" => HttpResponse::Forbidden().finish(),
            "connect.sid=no" => HttpResponse::Ok().json(serde_json::json!({"success": false})),
            "connect.sid=500" => HttpResponse::InternalServerError().json(serde_json::json!({"success": false})),
            "connect.sid=302" => HttpResponse::Found().insert_header(("location", "/me")).finish(),
            "connect.sid=garbage" => HttpResponse::Ok().body("<html>"),
            "connect.sid=huge" => HttpResponse::Ok().body(vec![b' '; 70_000]),
            other => panic!("only the monolith's cookie may be forwarded, got {other}"),
        }
    }

    fn upstream(url: &str, more: &str) -> Upstream {
        let settings = Settings::with(&format!("[identity.upstream]\nurl = \"{url}\"\n{more}")).unwrap();
        Upstream::new(&settings.identity.upstream).unwrap().unwrap()
    }

    async fn ask(upstream: &Upstream, cookie: &str) -> Result<u64, Denied> {
        upstream.identify(cookie).await.map(|identity| identity.user.unwrap().get())
    }

    fn refused(answer: Result<u64, Denied>) -> String {
        match answer {
            Err(Denied::Refused { reason }) => reason.into_owned(),
            other => panic!("expected a refusal, got {other:?}"),
        }
    }

    fn unavailable(answer: Result<u64, Denied>) -> String {
        match answer {
            Err(Denied::Unavailable { reason, retry_after }) if !retry_after.is_zero() => reason.into_owned(),
            other => panic!("expected to be asked to come back, got {other:?}"),
        }
    }

    #[actix_web::test]
    async fn the_monolith_is_asked_once_for_yes_and_for_no() {
        let monolith = Monolith::start().await;
        let upstream = upstream(&monolith.url, "");
        for _ in 0..3 {
            assert_eq!(ask(&upstream, "s%3Aseven").await, Ok(7));
        }
        assert_eq!(monolith.asked(), 1);
        let identity = upstream.identify("s%3Aseven").await.unwrap();
        assert!(identity.is_admin() && identity.teams.len() == 1 && identity.expires_at.is_none());
        for (n, no) in ["401", "403", "no"].into_iter().enumerate() {
            for _ in 0..3 {
                assert_eq!(refused(ask(&upstream, no).await), "cookie `connect.sid` belongs to no signed-in user");
            }
            assert_eq!(monolith.asked(), n + 2, "{no}");
        }
        refused(ask(&upstream, &"x".repeat(5000)).await);
        monolith.server.stop(false).await;
    }

    #[actix_web::test]
    async fn nothing_is_believed_where_the_settings_say_so() {
        let monolith = Monolith::start().await;
        let upstream = upstream(&monolith.url, "cache = \"0s\"");
        for asked in 1..=2 {
            assert_eq!(ask(&upstream, "s%3Aseven").await, Ok(7));
            assert_eq!(monolith.asked(), asked);
        }
        monolith.server.stop(false).await;
    }

    #[actix_web::test]
    async fn trouble_is_no_refusal_and_is_not_remembered() {
        let monolith = Monolith::start().await;
        let upstream = upstream(&monolith.url, "");
        let troubles = [("500", "answered 500"), ("302", "answered 302"), ("garbage", "JSON"), ("huge", "65536 bytes")];
        for (n, (trouble, words)) in troubles.into_iter().enumerate() {
            for _ in 0..2 {
                let reason = unavailable(ask(&upstream, trouble).await);
                assert!(reason.contains(words) && !reason.contains("127.0.0.1"), "{reason}");
            }
            assert_eq!(monolith.asked(), (n + 1) * 2, "{trouble}");
        }
        monolith.server.stop(false).await;
    }

    #[actix_web::test]
    async fn a_monolith_that_is_not_there_is_trouble() {
        // Bound, so that nobody else gets the port, and not listening.
        let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
        socket.bind(&std::net::SocketAddr::from(([127, 0, 0, 1], 0)).into()).unwrap();
        let address = socket.local_addr().unwrap().as_socket().unwrap();
        let reason = unavailable(ask(&upstream(&format!("http://{address}/me"), ""), "s%3Aseven").await);
        assert!(reason.contains("no connection") && !reason.contains("127.0.0.1"), "{reason}");
    }

    #[actix_web::test]
    async fn a_monolith_that_does_not_answer_is_trouble() {
        let monolith = Monolith::start().await;
        let upstream = upstream(&monolith.url, "timeout = \"50ms\"");
        assert!(unavailable(ask(&upstream, "never").await).contains("no answer within 50ms"));
        monolith.server.stop(false).await;
    }

    #[actix_web::test]
    async fn those_who_come_together_share_one_question() {
        let monolith = Monolith::start().await;
        let upstream = upstream(&monolith.url, "");
        // All wait before the one answer is let go.
        let together = futures_util::future::join_all((0..20).map(|_| ask(&upstream, "held")));
        let release = async {
            while monolith.asked() == 0 {
                actix_web::rt::task::yield_now().await;
            }
            monolith.held.add_permits(20);
        };
        let (answers, ()) = futures_util::future::join(together, release).await;
        assert!(answers.iter().all(|answer| *answer == Ok(8)), "{answers:?}");
        assert_eq!(monolith.asked(), 1);
        monolith.server.stop(false).await;
    }
}
