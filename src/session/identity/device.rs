use actix_http::{RequestHead, header::USER_AGENT};

use super::Credentials;
use crate::domain::{Device, InvalidDevice};

/// What the user came with: the name it gives itself (`?device=`), or what it can be recognised by.
///
/// A cookie's value tells two browsers of one kind apart. A token does not count: it is replaced too often.
pub(super) fn of(head: &RequestHead, credentials: &Credentials) -> Result<Device, InvalidDevice> {
    let query = head.uri.query().unwrap_or_default();
    if let Some((_, name)) = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "device") {
        return Device::named(&name);
    }
    let kind = head.headers.get(USER_AGENT).map(|agent| agent.as_bytes()).unwrap_or_default();
    let cookie = credentials.session_cookie.as_deref().or(credentials.upstream_cookie.as_deref());
    Ok(Device::recognised(kind, cookie))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn device(path: &str, agent: &str, cookie: Option<&str>, bearer: &str) -> Result<Device, InvalidDevice> {
        let request = TestRequest::with_uri(path).insert_header(("user-agent", agent)).to_http_request();
        let credentials = Credentials {
            session_cookie: cookie.map(str::to_owned),
            bearer: Some(bearer.to_owned()),
            ..Credentials::default()
        };
        of(request.head(), &credentials)
    }

    #[test]
    fn a_browser_is_recognised_whatever_token_it_brings() {
        let phone = device("/", "phone", None, "t1").unwrap();
        assert_eq!(device("/?token=t3", "phone", None, "t2").unwrap(), phone);
        assert_ne!(device("/", "laptop", None, "t1").unwrap(), phone);
        assert_ne!(device("/", "phone", Some("c1"), "t1").unwrap(), phone);
        assert_ne!(device("/", "phone", Some("c1"), "t1"), device("/", "phone", Some("c2"), "t1"));
    }

    #[test]
    fn a_name_counts_before_everything_else() {
        let named = device("/?device=till%2D3", "a", Some("c"), "t").unwrap();
        assert_eq!(named.as_str(), "till-3");
        assert_eq!(device("/?device=", "a", None, "t"), Err(InvalidDevice));
        assert_eq!(device("/?device=a%20b", "a", None, "t"), Err(InvalidDevice));
    }
}
