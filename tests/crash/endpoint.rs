//! Where the service is to be found, and how one gets in: what posters and clients know of it.

use std::{
    net::{Ipv4Addr, SocketAddr},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use jsonwebtoken::{EncodingKey, Header};
use reqwest::{
    Client as Http, Method, Response,
    header::{CONTENT_TYPE, RETRY_AFTER},
};
use serde::Serialize;
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{self, Message, client::IntoClientRequest},
};

use crate::{guests::Guest, post::Post, tally::Tally};

/// The secret that tokens are signed with.
pub(crate) const SECRET: &str = "a secret for the crash test on loopback alone";
/// The key of those who post.
pub(crate) const API_KEY: &str = "rck_crash_crash_crash_crash_crash_crash";

/// How long a request, a handshake or a message may take before whoever waits for it tries again. A service that was
/// killed is noticed at once, so this only keeps a deaf one from holding up its own accusation.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A socket of a client.
pub(crate) type Socket = WebSocketStream<TcpStream>;

/// The service, seen from outside.
pub(crate) struct Endpoint {
    port: u16,
    http: Http,
    /// POSTs that are under way.
    pub(crate) under_way: Tally,
    /// POSTs that were answered 200.
    pub(crate) answered: Tally,
    /// POSTs that were answered 503.
    pub(crate) refused: Tally,
    /// POSTs that broke off before their answer.
    pub(crate) broken_off: Tally,
    /// Clients that have entered and joined whatever they wanted to.
    pub(crate) settled: Tally,
}

/// Why a try had no success.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Nobody there, broken off, or 503: to be tried again.
    Passing,
    /// What the service should not have said.
    Wrong(String),
}

/// What a request is answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// In how many seconds to come back.
    pub(crate) retry_after: Option<u64>,
    pub(crate) body: String,
}

#[derive(Serialize)]
struct Claims {
    sub: String,
    exp: u64,
    teams: Vec<u64>,
}

impl Endpoint {
    pub(crate) fn new(port: u16) -> Self {
        // Both the service and the HTTP client look for it; only the first call does something.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // Without certificates of the system, which a slim machine may lack; everything stays on loopback.
        let http = Http::builder().no_proxy().tls_certs_only([]).timeout(PATIENCE).build().unwrap();
        let [under_way, answered, refused, broken_off, settled] = std::array::from_fn(|_| Tally::new());
        Self { port, http, under_way, answered, refused, broken_off, settled }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    /// A token for a user, good for longer than any test.
    pub(crate) fn token(user: u64) -> String {
        let exp = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() + 24 * 3600;
        let claims = Claims { sub: user.to_string(), exp, teams: Guest::teams(user) };
        jsonwebtoken::encode(&Header::default(), &claims, &EncodingKey::from_secret(SECRET.as_bytes())).unwrap()
    }

    /// Posts once. Gives status and body of whatever answer comes but 503, which must say when to come back.
    pub(crate) async fn post(&self, key: &str, post: &Post) -> Result<(u16, String), Failure> {
        self.counted(self.try_post(Some(key), post)).await
    }

    /// Has something answered. Gives status and body of whatever answer comes but 503, which must say when to come back.
    pub(crate) async fn counted(
        &self,
        answer: impl Future<Output = reqwest::Result<Answer>>,
    ) -> Result<(u16, String), Failure> {
        self.under_way.add();
        let answer = answer.await;
        self.under_way.subtract();
        match answer {
            Ok(Answer { status: 503, retry_after: Some(_), .. }) => {
                self.refused.add();
                Err(Failure::Passing)
            }
            Ok(Answer { status: 503, body, .. }) => Err(Failure::Wrong(format!("503 without Retry-After: {body}"))),
            Ok(Answer { status, body, .. }) => {
                if status == 200 {
                    self.answered.add();
                }
                Ok((status, body))
            }
            Err(error) if error.is_connect() => Err(Failure::Passing),
            Err(error) if error.is_timeout() => Err(Failure::Wrong(format!("no answer in {PATIENCE:?}: {error}"))),
            Err(_) => {
                self.broken_off.add();
                Err(Failure::Passing)
            }
        }
    }

    /// Posts once, and gives whatever answer comes.
    pub(crate) async fn try_post(&self, key: Option<&str>, post: &Post) -> reqwest::Result<Answer> {
        self.request(Method::POST, &post.path, post.body.to_string(), key).await
    }

    /// Asks once, and gives whatever answer comes.
    pub(crate) async fn request(
        &self,
        method: Method,
        path: &str,
        body: String,
        key: Option<&str>,
    ) -> reqwest::Result<Answer> {
        let mut request = self.http.request(method, format!("http://{}{path}", self.address())).bearer_auth(API_KEY);
        if !body.is_empty() {
            request = request.header(CONTENT_TYPE, "application/json").body(body);
        }
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        read(request.send().await).await
    }

    /// Gets what the key may read: status and body.
    pub(crate) async fn get(&self, path_and_query: &str) -> (u16, String) {
        let request = self.http.get(format!("http://{}{path_and_query}", self.address())).bearer_auth(API_KEY);
        let answer = read(request.send().await).await.unwrap_or_else(|error| panic!("GET {path_and_query}: {error}"));
        (answer.status, answer.body)
    }

    /// Opens a WebSocket once.
    pub(crate) async fn dial(&self, path_and_query: &str) -> Result<Socket, Failure> {
        let dialling = async {
            let socket = TcpStream::connect(self.address()).await?;
            let request = format!("ws://{}{path_and_query}", self.address()).into_client_request()?;
            Ok::<_, tungstenite::Error>(client_async(request, socket).await?.0)
        };
        match timeout(PATIENCE, dialling).await {
            Ok(Ok(socket)) => Ok(socket),
            Ok(Err(tungstenite::Error::Http(answer))) if answer.status() != 503 => {
                let body = String::from_utf8_lossy(answer.body().as_deref().unwrap_or_default()).into_owned();
                Err(Failure::Wrong(format!("a handshake was answered {}: {body}", answer.status())))
            }
            Ok(Err(_)) => Err(Failure::Passing),
            Err(_) => Err(Failure::Wrong(format!("no answer to a handshake in {PATIENCE:?}"))),
        }
    }
}

async fn read(response: reqwest::Result<Response>) -> reqwest::Result<Answer> {
    let response = response?;
    let retry_after = response.headers().get(RETRY_AFTER).and_then(|seconds| seconds.to_str().ok()?.parse().ok());
    Ok(Answer { status: response.status().as_u16(), retry_after, body: response.text().await? })
}

/// What comes over a socket.
pub(crate) enum Heard {
    Text(tungstenite::Utf8Bytes),
    /// The connection is over, and the client may come back.
    Lost,
    /// What the service should not have said.
    Wrong(String),
}

/// The next text; the library answers pings on the way.
pub(crate) async fn next(socket: &mut Socket) -> Heard {
    use futures_util::StreamExt;

    loop {
        match socket.next().await {
            Some(Ok(Message::Text(text))) => return Heard::Text(text),
            Some(Ok(Message::Close(Some(frame)))) if u16::from(frame.code) >= 4500 || u16::from(frame.code) < 4000 => {
                return Heard::Wrong(format!("closed with {} {}", frame.code, frame.reason));
            }
            Some(Ok(Message::Binary(_))) => return Heard::Wrong("a binary message".to_owned()),
            Some(Ok(Message::Close(_)) | Err(_)) | None => return Heard::Lost,
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
        }
    }
}
