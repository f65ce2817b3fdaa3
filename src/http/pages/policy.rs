use actix_http::RequestHead;
use actix_web::http::header::{HeaderValue, InvalidHeaderValue};
use reqwest::Url;

use crate::session::identity::Origins;

/// What a page may load and whom it may ask: itself and this service, so that text which somebody smuggled into it runs
/// nothing and sends nothing away.
///
/// Styles may be written in the page because libraries position and animate elements that way.
#[derive(Debug, Clone)]
pub(super) struct ContentPolicy {
    /// Another host to which what a trainee says is posted, if one is set.
    roleplay: Option<String>,
}

impl ContentPolicy {
    /// For pages that post to this address, if it is not empty.
    pub(super) fn new(roleplay_url: &str) -> Self {
        let roleplay = Url::parse(roleplay_url).ok().map(|url| url.origin().ascii_serialization());
        Self { roleplay }
    }

    /// The header's value for who sent this request. To `'self'` belong WebSockets of the same host only in newer browsers, so
    /// they are named.
    pub(super) fn header(&self, origins: &Origins, head: &RequestHead) -> Result<HeaderValue, InvalidHeaderValue> {
        let websockets = origins.own_websockets(head, head.peer_addr);
        let more = [&websockets, &self.roleplay].into_iter().flatten().map(|origin| format!(" {origin}"));
        let connect: String = more.collect();
        HeaderValue::try_from(format!(
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
             connect-src 'self'{connect}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
        ))
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;
    use crate::settings::Settings;

    fn connect_of(roleplay_url: &str, headers: &[(&'static str, &str)]) -> String {
        let origins = Origins::new(&Settings::with("").unwrap().server).unwrap();
        let mut request = TestRequest::default().peer_addr("127.0.0.1:9".parse().unwrap());
        for header in headers {
            request = request.insert_header(*header);
        }
        let header = ContentPolicy::new(roleplay_url).header(&origins, request.to_http_request().head()).unwrap();
        let policy = header.to_str().unwrap();
        policy.split("; ").find_map(|rule| rule.strip_prefix("connect-src ")).unwrap().to_owned()
    }

    #[test]
    fn a_page_may_ask_the_host_that_it_came_from_and_no_other() {
        let host = ("host", "127.0.0.1:8080");
        assert_eq!(connect_of("", &[host]), "'self' ws://127.0.0.1:8080");
        let behind = [host, ("x-forwarded-host", "rt.example.com"), ("x-forwarded-proto", "https")];
        assert_eq!(connect_of("", &behind), "'self' wss://rt.example.com");
        for no_host in ["x; script-src *", "x y", "*"] {
            assert_eq!(connect_of("", &[("host", no_host)]), "'self'", "{no_host}");
        }
        assert_eq!(connect_of("", &[]), "'self'");
    }

    #[test]
    fn and_the_one_that_answers_roleplays() {
        let host = ("host", "x");
        let expected = "'self' ws://x https://app.example.com:8443";
        assert_eq!(connect_of("https://app.example.com:8443/api/roleplay", &[host]), expected);
        assert_eq!(connect_of("/api/roleplay", &[host]), "'self' ws://x");
    }
}
