use std::{net::SocketAddr, sync::Arc};

use actix_cors::Cors;
use actix_http::{
    Method, RequestHead,
    header::{AUTHORIZATION, CONTENT_TYPE, HOST, ORIGIN},
};
use actix_web::http::uri::Authority;

use super::TrustedProxies;
use crate::settings::ServerSettings;

/// The web pages that may act for their visitors here. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Origins(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    allowed: Vec<Origin>,
    proxies: TrustedProxies,
}

/// Scheme, host and port (RFC 6454); `port` is never the scheme's own.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Origin {
    scheme: String,
    host: String,
    port: Option<u16>,
}

/// An entry of `server.origins` is no origin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("server.origins: expected scheme://host or scheme://host:port without a path, got `{0}`")]
pub struct InvalidOrigin(pub String);

/// The page that sent the request may not: HTTP 403.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("pages of this origin may not be used here; expected the service's own origin or one of server.origins")]
pub struct ForeignOrigin;

impl Origins {
    /// Takes `server.origins` and `server.trusted_proxies`.
    pub fn new(settings: &ServerSettings) -> Result<Self, InvalidOrigin> {
        let allowed =
            settings.origins.iter().map(|text| Origin::parse(text).ok_or_else(|| InvalidOrigin(text.clone())));
        Ok(Self(Arc::new(Inner {
            allowed: allowed.collect::<Result<_, _>>()?,
            proxies: TrustedProxies::new(&settings.trusted_proxies),
        })))
    }

    /// Whether the request may be answered: it has no `Origin` (not a browser, or a page's own GET), its own one, or one
    /// of the list. `null` (a sandboxed page, a file), several or unreadable ones are foreign.
    pub fn check(&self, head: &RequestHead, peer: Option<SocketAddr>) -> Result<(), ForeignOrigin> {
        let mut brought = head.headers().get_all(ORIGIN);
        let Some(origin) = brought.next() else { return Ok(()) };
        let origin = origin.to_str().ok().and_then(Origin::parse).ok_or(ForeignOrigin)?;
        if brought.next().is_some() {
            return Err(ForeignOrigin);
        }
        let allowed = self.0.allowed.contains(&origin) || self.own(head, peer).is_some_and(|own| own == origin);
        if allowed { Ok(()) } else { Err(ForeignOrigin) }
    }

    /// Answers browsers' questions whether a page may read what it asked for, with cookies. Only [`Self::check`] keeps a
    /// foreign page from asking.
    pub fn cors(&self) -> Cors {
        let origins = self.clone();
        Cors::default()
            .allowed_origin_fn(move |_, head| origins.check(head, head.peer_addr).is_ok())
            .allowed_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
            .allowed_headers([AUTHORIZATION, CONTENT_TYPE])
            .supports_credentials()
            .max_age(3600)
    }

    /// The proxies that may speak for their clients.
    pub fn proxies(&self) -> &TrustedProxies {
        &self.0.proxies
    }

    /// Where this client finds the service's WebSockets, as `ws://host:port` or `wss://host`.
    pub fn own_websockets(&self, head: &RequestHead, peer: Option<SocketAddr>) -> Option<String> {
        let own = self.own(head, peer)?;
        let scheme = if own.scheme == "https" { "wss" } else { "ws" };
        let port = own.port.map(|port| format!(":{port}")).unwrap_or_default();
        Some(format!("{scheme}://{}{port}", own.host))
    }

    /// The origin of the service as this client sees it. TLS ends at the proxy, so without one it is plain HTTP.
    fn own(&self, head: &RequestHead, peer: Option<SocketAddr>) -> Option<Origin> {
        let forwarded = |header| self.0.proxies.forwarded(head, peer, header);
        let scheme = forwarded("x-forwarded-proto").unwrap_or("http");
        let host = match forwarded("x-forwarded-host") {
            Some(host) => host,
            None => head.headers().get(HOST)?.to_str().ok()?,
        };
        Origin::parse(&format!("{scheme}://{host}"))
    }
}

impl Origin {
    fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        let well_formed = scheme.starts_with(|c: char| c.is_ascii_lowercase())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
        if !well_formed || rest.contains('@') {
            return None;
        }
        let authority: Authority = rest.parse().ok()?;
        let host = authority.host().to_ascii_lowercase();
        // In brackets it is an IPv6 address, which the parser has looked at; a `*` would be allowed and match nothing.
        let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
        if host.is_empty() || !(plain || host.starts_with('[')) {
            return None;
        }
        // `host:` and `host:99999` have an authority without a port that can be told.
        let port = match rest.get(authority.host().len()..)? {
            "" => None,
            port => Some(port.strip_prefix(':')?.parse().ok()?),
        };
        let default = match scheme.as_str() {
            "http" | "ws" => Some(80),
            "https" | "wss" => Some(443),
            _ => None,
        };
        Some(Self { port: port.filter(|_| port != default), scheme, host })
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;
    use crate::settings::Settings;

    fn origins(list: &[&str]) -> Result<Origins, InvalidOrigin> {
        let mut settings = Settings::with("").unwrap().server;
        settings.origins = list.iter().map(|&origin| origin.to_owned()).collect();
        Origins::new(&settings)
    }

    const PROXY: &str = "127.0.0.1:9";
    const STRANGER: &str = "203.0.113.9:9";

    fn allowed(peer: &str, headers: &[(&str, &str)]) -> bool {
        let origins = origins(&["https://app.example.com", "https://dev.example.com:8443", "capacitor://localhost"]);
        let mut request = TestRequest::default();
        for header in headers {
            request = request.append_header(*header);
        }
        origins.unwrap().check(request.to_http_request().head(), Some(peer.parse().unwrap())).is_ok()
    }

    #[test]
    fn the_list_decides_to_the_letter() {
        let cases = [
            ("https://app.example.com", true),
            ("https://app.example.com:443", true),
            ("HTTPS://APP.example.com", true),
            ("https://dev.example.com:8443", true),
            ("capacitor://localhost", true),
            ("http://app.example.com", false),
            ("https://app.example.com:8443", false),
            ("https://dev.example.com", false),
            ("https://example.com", false),
            ("https://evil.app.example.com", false),
            ("https://app.example.com.evil.com", false),
            ("https://app.example.comevil.com", false),
            ("https://app.example.com@evil.com", false),
            ("https://evil.com#https://app.example.com", false),
            ("null", false),
            ("", false),
            ("https://", false),
            ("https://app.example.com/", false),
            ("https://app.example.com:", false),
            ("https://app.example.com:99999", false),
            ("https://app.example.com, https://app.example.com", false),
            ("app.example.com", false),
            ("://app.example.com", false),
            ("file://", false),
        ];
        for (origin, expected) in cases {
            assert_eq!(allowed(STRANGER, &[("host", "rt.example.com"), ("origin", origin)]), expected, "{origin}");
        }
    }

    #[test]
    fn no_origin_is_fine_and_two_are_not() {
        assert!(allowed(STRANGER, &[]));
        let twice = ("origin", "https://app.example.com");
        assert!(!allowed(STRANGER, &[twice, twice]));
    }

    #[test]
    fn the_own_origin_is_what_the_client_sees() {
        let (host, forwarded_host) = (("host", "127.0.0.1:8080"), ("x-forwarded-host", "rt.example.com"));
        let proto = ("x-forwarded-proto", "https");
        type Headers<'a> = &'a [(&'a str, &'a str)];
        let cases: [(&str, Headers<'_>, &str, bool); 11] = [
            (STRANGER, &[host], "http://127.0.0.1:8080", true),
            (STRANGER, &[host], "https://127.0.0.1:8080", false),
            (STRANGER, &[host], "http://127.0.0.1", false),
            (STRANGER, &[("host", "rt.example.com:80")], "http://rt.example.com", true),
            (STRANGER, &[("host", "[::1]:8080")], "http://[::1]:8080", true),
            (STRANGER, &[host, forwarded_host, proto], "https://rt.example.com", false),
            (STRANGER, &[("host", "rt.example.com"), proto], "https://rt.example.com", false),
            (PROXY, &[host, forwarded_host, proto], "https://rt.example.com", true),
            (PROXY, &[host, forwarded_host, proto], "http://127.0.0.1:8080", false),
            (PROXY, &[("host", "rt.example.com"), proto], "https://rt.example.com", true),
            (PROXY, &[host, ("x-forwarded-host", "evil.com, rt.example.com"), proto], "https://evil.com", false),
        ];
        for (peer, headers, origin, expected) in cases {
            let headers = [headers, &[("origin", origin)]].concat();
            assert_eq!(allowed(peer, &headers), expected, "{peer} {headers:?}");
        }
        let unknown_peer =
            TestRequest::default().insert_header(host).insert_header(("origin", "http://127.0.0.1:8080"));
        assert!(origins(&[]).unwrap().check(unknown_peer.to_http_request().head(), None).is_ok());
    }

    #[test]
    fn an_entry_that_is_no_origin_names_itself() {
        for bad in ["*", "app.example.com", "https://app.example.com/", "https://*.example.com", "null"] {
            let error = origins(&["https://good.example.com", bad]).unwrap_err().to_string();
            assert!(error.starts_with("server.origins: expected scheme://host") && error.contains(bad), "{error}");
        }
    }
}
