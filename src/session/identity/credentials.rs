use std::{borrow::Cow, fmt};

use actix_http::{
    RequestHead,
    header::{AUTHORIZATION, COOKIE},
};

/// What a request brought to say who sent it, unchecked. `Debug` tells what is there and shows none of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Credentials {
    /// `?token=`, decoded.
    pub query_token: Option<String>,
    /// `Authorization: Bearer`.
    pub bearer: Option<String>,
    /// The value of the service's own login cookie, as it was sent.
    pub session_cookie: Option<String>,
    /// The value of the monolith's cookie, as it was sent. Never read where no monolith is asked.
    pub upstream_cookie: Option<String>,
}

/// The names of the cookies that count.
#[derive(Debug, Clone)]
pub(super) struct CookieNames {
    pub(super) session: String,
    pub(super) upstream: Option<String>,
}

impl Credentials {
    /// Whether nothing was brought.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn from_head(head: &RequestHead, names: &CookieNames) -> Self {
        Self {
            query_token: head.uri.query().and_then(query_token),
            bearer: bearer(head),
            session_cookie: cookie(head, &names.session),
            upstream_cookie: names.upstream.as_deref().and_then(|name| cookie(head, name)),
        }
    }
}

/// An empty token is none: `?token=` is what a page writes that has no token.
fn query_token(query: &str) -> Option<String> {
    form_urlencoded::parse(query.as_bytes())
        .find(|(key, value)| key == "token" && !value.is_empty())
        .map(|(_, value)| Cow::into_owned(value))
}

fn bearer(head: &RequestHead) -> Option<String> {
    let (scheme, token) = head.headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then(|| token.to_owned())
}

/// The first cookie of the name counts, as it does for actix-session.
fn cookie(head: &RequestHead, name: &str) -> Option<String> {
    head.headers
        .get_all(COOKIE)
        .filter_map(|header| std::str::from_utf8(header.as_bytes()).ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| key.trim_end() == name && !value.is_empty())
        .map(|(_, value)| value.trim_start().to_owned())
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("query_token", &self.query_token.is_some())
            .field("bearer", &self.bearer.is_some())
            .field("session_cookie", &self.session_cookie.is_some())
            .field("upstream_cookie", &self.upstream_cookie.is_some())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn names() -> CookieNames {
        CookieNames { session: "ridgecast_session".into(), upstream: Some("connect.sid".into()) }
    }

    fn read(request: TestRequest) -> Credentials {
        Credentials::from_head(request.to_http_request().head(), &names())
    }

    #[test]
    fn all_four_are_found_wherever_the_request_comes_from() {
        let request = TestRequest::with_uri("/socket.io/?EIO=4&token=a%2Eb.c&transport=polling")
            .insert_header(("authorization", "bearer x.y.z"))
            .append_header(("cookie", "theme=dark; ridgecast_session=own%2Fvalue"))
            .append_header(("cookie", "connect.sid=s%3Aabc.def=; connect.sid=second"));
        let got = read(request);
        assert_eq!(got.query_token.as_deref(), Some("a.b.c"));
        assert_eq!(got.bearer.as_deref(), Some("x.y.z"));
        assert_eq!(got.session_cookie.as_deref(), Some("own%2Fvalue"));
        assert_eq!(got.upstream_cookie.as_deref(), Some("s%3Aabc.def="));
    }

    #[test]
    fn what_is_empty_or_of_another_kind_was_not_brought() {
        let request = TestRequest::with_uri("/?token=&tokens=x&a=token")
            .insert_header(("authorization", "Basic eDp5"))
            .append_header(("cookie", "ridgecast_session=; xconnect.sid=1; connect.sid; =v"));
        assert!(read(request).is_empty());
        assert!(read(TestRequest::with_uri("/").insert_header(("authorization", "Bearer "))).is_empty());
    }

    #[test]
    fn debug_shows_no_credential() {
        let got = read(TestRequest::with_uri("/?token=hush").insert_header(("cookie", "connect.sid=hush")));
        assert!(!format!("{got:?}").contains("hush"));
    }
}
