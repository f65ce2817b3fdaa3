use std::{
    future::{Ready, ready},
    net::IpAddr,
};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::{
        header::{self, HeaderName},
        uri::Authority,
    },
};

use crate::http::{
    auth::OwnPage,
    problem::{Kind, Problem},
};

/// The request was made on this machine, to this machine by name, and by a page of this service or by none.
///
/// The setting keeps the door off the network. This keeps it shut where something in front of the service would lead there after
/// all: a proxy that says whom it speaks for, or a foreign page whose host's name was made to mean this machine.
pub(super) struct AtHome;

/// What proxies add.
const FORWARDED: [HeaderName; 5] = [
    header::FORWARDED,
    header::X_FORWARDED_FOR,
    header::X_FORWARDED_HOST,
    header::X_FORWARDED_PROTO,
    HeaderName::from_static("x-real-ip"),
];

impl AtHome {
    fn check(request: &HttpRequest) -> Result<Self, Problem> {
        OwnPage::check(request)?;
        let peer = request.peer_addr().is_some_and(|peer| peer.ip().to_canonical().is_loopback());
        let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).is_some_and(means_home);
        let forwarded = FORWARDED.iter().any(|name| request.headers().contains_key(name));
        if peer && host && !forwarded {
            return Ok(Self);
        }
        let detail = "the demo's door opens on this machine alone: expected a request to 127.0.0.1 or localhost, through no proxy";
        Err(Problem::new(Kind::Forbidden, detail))
    }
}

impl FromRequest for AtHome {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::check(request))
    }
}

fn means_home(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host().trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_is_called_by_few_names() {
        for home in ["127.0.0.1:8080", "127.0.0.1", "localhost:5173", "LOCALHOST", "[::1]:8080", "127.1.2.3"] {
            assert!(means_home(home), "{home}");
        }
        for away in
            ["", "example.com", "127.0.0.1.example.com:8080", "localhost.example.com", "0.0.0.0", "10.0.0.1", "[::]"]
        {
            assert!(!means_home(away), "{away}");
        }
    }
}
