use std::{
    net::SocketAddr,
    path::Path,
    time::{Duration, SystemTime},
};

use reqwest::{Client as Http, Method, RequestBuilder, header::CONTENT_TYPE};
use ridgecast::{
    app::Service,
    clock::Clock,
    secrets::Secrets,
    session::identity::{Profile, TokenMint},
    settings::Settings,
};
use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    client_async,
    tungstenite::{
        self,
        client::IntoClientRequest,
        http::{HeaderMap, HeaderValue, Request, header::HeaderName},
    },
};

use super::{Client, Fence, client::RawSocket, in_time};

/// A whole service in this process, on a free port, with a data folder of its own. To be started inside an actix system
/// (`#[actix_rt::test]`) and stopped at the end of the test.
pub(crate) struct TestService {
    service: Service,
    http: Http,
    secrets: Secrets,
    mint: TokenMint,
    data_dir: TempDir,
    changes: String,
    clock: Clock,
}

impl TestService {
    /// Starts with the defaults but for `changes` (TOML), and with two workers unless they say otherwise.
    pub(crate) async fn start(changes: &str) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), changes).await
    }

    /// Starts with the data of a service that has stopped.
    pub(crate) async fn start_in(data_dir: TempDir, changes: &str) -> Self {
        Self::start_by(Clock::system(), data_dir, changes).await
    }

    /// Starts with the data of a service that has stopped, and with what goes by the hour going by this clock.
    pub(crate) async fn start_by(clock: Clock, data_dir: TempDir, changes: &str) -> Self {
        // Both the service and the HTTP client look for it; only the first call does something.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut settings = Settings::with(changes).unwrap();
        settings.server.listen = ([127, 0, 0, 1], 0).into();
        settings.server.data_dir = data_dir.path().to_owned();
        if settings.server.workers == 0 {
            settings.server.workers = 2;
        }
        let jwt = settings.identity.jwt.clone();
        let service = Service::start_by(settings, clock.clone()).await.unwrap();
        let secrets = service.secrets().0.clone();
        let mint = TokenMint::new(&jwt, &secrets).unwrap();
        // Without certificates of the system, which a slim machine may lack; everything stays on loopback.
        let http = Http::builder().no_proxy().tls_certs_only([]).build().unwrap();
        Self { service, http, secrets, mint, data_dir, changes: changes.to_owned(), clock }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.service.address()
    }

    /// Where it keeps what it keeps.
    pub(crate) fn data_dir(&self) -> &Path {
        self.data_dir.path()
    }

    /// What it goes by.
    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The service itself.
    pub(crate) fn service(&self) -> &Service {
        &self.service
    }

    /// The key made at the first start, which may do everything.
    pub(crate) fn api_key(&self) -> &str {
        self.secrets.api_key()
    }

    pub(crate) fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// A request without a key.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("http://{}{path}", self.address()))
    }

    /// A POST with the key, not sent yet.
    pub(crate) fn posting(&self, path: &str, body: &Value) -> RequestBuilder {
        let request = self.request(Method::POST, path).bearer_auth(self.api_key());
        request.header(CONTENT_TYPE, "application/json").body(body.to_string())
    }

    /// Posts and gives the answer, which must be 200.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Value {
        let what = format!("POST {path} {body}");
        let (status, answer) = in_time(&what, async {
            let response = self.posting(path, body).send().await.unwrap();
            (response.status(), response.text().await.unwrap())
        })
        .await;
        assert_eq!(status, 200, "{what} was answered {answer}");
        serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{what} was answered {answer}: {error}"))
    }

    /// Puts up a fence: everybody will hear it after everything that has been posted before.
    pub(crate) async fn fence(&self) -> Fence {
        let (fence, batch) = Fence::new();
        self.post("/api/v1/batch", &batch).await;
        fence
    }

    /// A token, good for an hour.
    pub(crate) fn token(&self, who: &Profile) -> String {
        self.token_from(who, SystemTime::now(), Duration::from_secs(3600))
    }

    /// A token, good from `since` for `lifetime` (whole seconds).
    pub(crate) fn token_from(&self, who: &Profile, since: SystemTime, lifetime: Duration) -> String {
        self.mint.mint(who, lifetime, since).unwrap()
    }

    /// A WebSocket handshake for `/ws/{namespace}`, not sent yet.
    pub(crate) fn handshake(&self, namespace: &str) -> Handshake {
        Handshake {
            address: self.address(),
            path: format!("/ws/{namespace}"),
            query: Vec::new(),
            headers: HeaderMap::new(),
        }
    }

    /// Opens a connection to `/ws/{namespace}` with the token, if any, and more of a query (`since=k3x:812`, or "").
    pub(crate) async fn connect(&self, namespace: &str, token: Option<&str>, query: &str) -> Client {
        let mut handshake = self.handshake(namespace);
        for (key, value) in [("token", token), ("", Some(query))] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                handshake = handshake.query(key, value);
            }
        }
        handshake.open().await
    }

    /// Opens a connection as somebody who is let in, and hears `hello`.
    pub(crate) async fn enter(&self, namespace: &str, who: &Profile) -> Client {
        let mut client = self.connect(namespace, Some(&self.token(who)), "").await;
        client.expect_hello().await;
        client
    }

    /// Stops gracefully. Clients that are still there are told to come back.
    pub(crate) async fn stop(self) {
        self.stop_and_keep().await;
    }

    /// Stops gracefully and gives what it has kept.
    pub(crate) async fn stop_and_keep(self) -> TempDir {
        // Idle connections of the HTTP client would be waited for.
        drop(self.http);
        in_time("the service stops", self.service.stop()).await;
        self.data_dir
    }

    /// Stops gracefully and starts again with the same settings and data, at another address.
    pub(crate) async fn restart(self) -> Self {
        let (changes, clock) = (self.changes.clone(), self.clock.clone());
        Self::start_by(clock, self.stop_and_keep().await, &changes).await
    }
}

/// A WebSocket handshake.
#[derive(Debug, Clone)]
pub(crate) struct Handshake {
    address: SocketAddr,
    path: String,
    query: Vec<String>,
    headers: HeaderMap,
}

/// The answer to a handshake that was refused.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// The problem document.
    pub(crate) problem: Value,
}

impl Handshake {
    /// With more of a query; an empty key takes the value as it is.
    pub(crate) fn query(mut self, key: &str, value: &str) -> Self {
        self.query.push(if key.is_empty() { value.to_owned() } else { format!("{key}={value}") });
        self
    }

    /// With a header more.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).unwrap();
        self.headers.append(name, HeaderValue::try_from(value).unwrap());
        self
    }

    /// Opens the connection, which must be let in.
    pub(crate) async fn open(self) -> Client {
        let name = self.name();
        Client::reading(&name, self.open_raw().await)
    }

    /// Opens a connection on which nobody reads but the test.
    pub(crate) async fn open_raw(self) -> RawSocket {
        let name = self.name();
        self.send().await.unwrap_or_else(|refused| panic!("{name} was refused: {refused:?}"))
    }

    /// Tries to open a connection that must be refused.
    pub(crate) async fn refused(self) -> Refused {
        let name = self.name();
        match self.send().await {
            Ok(_) => panic!("{name} was let in"),
            Err(refused) => refused,
        }
    }

    async fn send(self) -> Result<RawSocket, Refused> {
        let socket = in_time("a TCP connection", TcpStream::connect(self.address)).await.unwrap();
        match in_time("an answer to the handshake", client_async(self.request(), socket)).await {
            Ok((socket, _)) => Ok(socket),
            Err(tungstenite::Error::Http(response)) => {
                let (parts, body) = response.into_parts();
                let body = body.unwrap_or_default();
                let problem = serde_json::from_slice(&body)
                    .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&body)));
                Err(Refused { status: parts.status.as_u16(), headers: parts.headers, problem })
            }
            Err(error) => panic!("the handshake broke off: {error}"),
        }
    }

    fn request(self) -> Request<()> {
        let Self { address, path, query, headers } = self;
        let mut request = format!("ws://{address}{path}?{}", query.join("&")).into_client_request().unwrap();
        request.headers_mut().extend(headers);
        request
    }

    /// The path: what comes behind it may be secret, and is long.
    fn name(&self) -> String {
        format!("the client of {}", self.path)
    }
}
