//! The pages over real sockets. What is served is a folder of this test's own, so that nothing need be built first.

use std::{io, net::SocketAddr};

use actix_web::{App, HttpServer, dev::ServerHandle, web};
use reqwest::{Client, Method, StatusCode, header::HeaderMap, redirect::Policy};
use rust_embed::Embed;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{Files, NOT_BUILT, Pages, configure};
use crate::{session::identity::Origins, settings::Settings};

/// Pages as a build leaves them.
#[derive(Embed)]
#[folder = "tests/fixtures/pages"]
pub(super) struct Fixture;

/// Where nothing was built.
#[derive(Embed)]
#[folder = "tests/fixtures/no-such-pages"]
#[allow_missing = true]
struct Nothing;

struct Site {
    address: SocketAddr,
    server: ServerHandle,
    client: Client,
}

struct Got {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Site {
    fn start(changes: &str) -> Self {
        Self::of(Files::of(&Fixture), changes).unwrap()
    }

    fn of(files: Files, changes: &str) -> io::Result<Self> {
        let settings = Settings::with(changes).unwrap();
        let pages = web::Data::new(Pages::of(files, &settings));
        let origins = web::Data::new(Origins::new(&settings.server).unwrap());
        let app = move || {
            let (pages, origins) = (pages.clone(), origins.clone());
            App::new().app_data(origins).configure(|service| configure(service, pages))
        };
        let server = HttpServer::new(app).workers(1).disable_signals().bind("127.0.0.1:0")?;
        let address = server.addrs()[0];
        let server = server.run();
        let handle = server.handle();
        actix_rt::spawn(server);
        // The service has chosen the provider of TLS before it asks anybody; so must who asks here.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().no_proxy().tls_certs_only([]).redirect(Policy::none()).build().unwrap();
        Ok(Self { address, server: handle, client })
    }

    async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Got {
        let mut request = self.client.request(method, format!("http://{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Got { status, headers, body: response.text().await.unwrap() }
    }

    async fn get(&self, path: &str) -> Got {
        self.send(Method::GET, path, &[]).await
    }

    /// Sends what no client's library would.
    async fn send_raw(&self, request: &str) -> String {
        let mut socket = TcpStream::connect(self.address).await.unwrap();
        socket.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).await.unwrap();
        answer
    }

    async fn stop(self) {
        drop(self.client);
        self.server.stop(true).await;
    }
}

#[actix_rt::test]
async fn a_page_is_served_under_its_name() {
    let site = Site::start("");
    for (path, title) in [("/app/", "Leaderboard"), ("/app/tv", "TV"), ("/app/tv?token=x", "TV")] {
        let page = site.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.body.contains(title), "{path}: {}", page.body);
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(page.header("cache-control"), "no-cache");
    }
    let script = site.get("/app/assets/index-1a2b3c.js").await;
    assert_eq!((script.status.as_u16(), script.header("content-type")), (200, "text/javascript; charset=utf-8"));
    assert_eq!(script.header("cache-control"), "public, max-age=31536000, immutable");
    for missing in ["/app/tv.html", "/app/index.html", "/app/tv/", "/app/none", "/app/assets/", "/app/index.html.br"] {
        assert_eq!(site.get(missing).await.status, 404, "{missing}");
    }
    site.stop().await;
}

#[actix_rt::test]
async fn short_addresses_lead_to_the_first_page() {
    let site = Site::start("");
    for path in ["/", "/app"] {
        let answer = site.get(path).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (307, "/app/"), "{path}");
    }
    site.stop().await;
}

#[actix_rt::test]
async fn every_page_is_told_what_it_may_do() {
    let site = Site::start("");
    let page = site.get("/app/").await;
    let policy = page.header("content-security-policy");
    let rules = ["default-src 'self'; script-src 'self'; ", "; frame-ancestors 'self'"];
    assert!(rules.iter().all(|rule| policy.contains(rule)), "{policy}");
    assert!(policy.contains(&format!("connect-src 'self' ws://{}; ", site.address)), "{policy}");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    site.stop().await;
}

#[actix_rt::test]
async fn a_browser_that_has_it_is_told_so() {
    let site = Site::start("");
    let brotli = ("accept-encoding", "gzip, deflate, br, zstd");
    let first = site.send(Method::GET, "/app/", &[brotli]).await;
    assert_eq!((first.header("content-encoding"), first.header("vary")), ("br", "Accept-Encoding"));
    assert_eq!(first.body, "index.html as brotli has it");
    let tag = first.header("etag");
    assert!(tag.len() > 10 && tag.starts_with('"'), "{tag}");
    for known in [tag, &format!("\"x\", W/{tag}"), "*"] {
        let again = site.send(Method::GET, "/app/", &[brotli, ("if-none-match", known)]).await;
        assert_eq!((again.status.as_u16(), again.body.as_str(), again.header("etag")), (304, "", tag), "{known}");
        assert_eq!((again.header("cache-control"), again.header("vary")), ("no-cache", "Accept-Encoding"));
    }
    let other_form = site.send(Method::GET, "/app/", &[("accept-encoding", "gzip"), ("if-none-match", tag)]).await;
    assert_eq!((other_form.status.as_u16(), other_form.body.as_str()), (200, "index.html as gzip has it"));
    let plain = site.get("/app/tv").await;
    assert_eq!((plain.header("content-encoding"), plain.header("vary")), ("", ""));
    site.stop().await;
}

#[actix_rt::test]
async fn head_answers_like_get_without_the_body() {
    let site = Site::start("");
    for path in ["/app/", "/app/assets/index-1a2b3c.js", "/app/config.json"] {
        let (get, head) = (site.get(path).await, site.send(Method::HEAD, path, &[]).await);
        assert_eq!((head.status, head.body.as_str()), (get.status, ""));
        for name in ["content-type", "content-length", "etag", "cache-control", "content-security-policy"] {
            assert_eq!(head.header(name), get.header(name), "{path}: {name}");
        }
        assert_ne!(head.header("content-length"), "0", "{path}");
    }
    assert_eq!(site.send(Method::HEAD, "/", &[]).await.status, 307);
    let post = site.send(Method::POST, "/app/tv", &[]).await;
    assert_eq!((post.status.as_u16(), post.header("allow")), (405, "GET, HEAD"));
    site.stop().await;
}

#[actix_rt::test]
async fn no_path_leads_out_of_the_pages() {
    let site = Site::start("");
    for path in [
        "/app/../Cargo.toml",
        "/app/../../Cargo.toml",
        "/app/%2e%2e/Cargo.toml",
        "/app/..%2fCargo.toml",
        "/app/assets/..%2findex.html",
        "/app//etc/passwd",
        "/app/%2fetc%2fpasswd",
        "/app/..\\Cargo.toml",
        "/app/tv%00",
        "/app/tv.html%00.js",
    ] {
        let answer = site.send_raw(&format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).await;
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(["400", "404"].contains(&status), "{path}: {answer}");
    }
    site.stop().await;
}

#[actix_rt::test]
async fn a_page_learns_what_it_must_know() {
    let told = async |changes: &str| {
        let site = Site::start(changes);
        let answer = site.get("/app/config.json").await;
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"));
        assert_eq!(answer.header("content-type"), "application/json");
        site.stop().await;
        serde_json::from_str::<Value>(&answer.body).unwrap()
    };
    let version = env!("CARGO_PKG_VERSION");
    let (off, on) = (json!({"login": false, "roleplay": false}), json!({"login": true, "roleplay": true}));
    let plain = json!({"version": version, "demo": off, "signInUrl": null, "roleplayUrl": null});
    assert_eq!(told("").await, plain);
    let urls =
        "[pages]\nsign_in_url = \"/login\"\nroleplay_url = \"https://app.example.com/say\"\n[demo]\nlogin = true";
    let expected = json!({"version": version, "demo": on, "signInUrl": "/login",
        "roleplayUrl": "https://app.example.com/say"});
    assert_eq!(told(urls).await, expected);
}

#[actix_rt::test]
async fn without_a_build_it_says_how_to_make_one() {
    let site = Site::of(Files::of(&Nothing), "").unwrap();
    for path in ["/app/", "/app/tv", "/app/assets/index-1a2b3c.js"] {
        let answer = site.get(path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (503, "text/plain; charset=utf-8"),
            "{path}"
        );
        assert_eq!(answer.body, NOT_BUILT);
    }
    assert!(NOT_BUILT.contains("make pages"));
    assert_eq!(site.get("/").await.status, 404, "nothing is there to lead to");
    assert_eq!(site.get("/app/config.json").await.status, 200);
    site.stop().await;
}

#[actix_rt::test]
async fn pages_that_are_not_wanted_are_not_there() {
    let site = Site::start("[pages]\nenabled = false");
    for path in ["/", "/app", "/app/", "/app/tv", "/app/config.json"] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
    site.stop().await;
}
