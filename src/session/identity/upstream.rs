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
use crate::{domain::Identity, settings::UpstreamSettings};

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
            max_answer: usize::try_from(settings.max_answer.as_u64()).unwrap_or(usize::MAX),
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
