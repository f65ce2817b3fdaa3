use std::net::{IpAddr, SocketAddr};

use actix_http::{RequestHead, header::HeaderMap};
use ipnet::IpNet;

/// The reverse proxies whose word on a request is believed.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    /// `server.trusted_proxies`
    pub fn new(networks: &[IpNet]) -> Self {
        Self(networks.to_vec())
    }

    /// Whether this address is one of them.
    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    /// Where the request comes from: the peer, or what the trusted proxies say about him.
    ///
    /// Each proxy adds its own peer at the right end of `X-Forwarded-For`, so the list is read from the right for as long
    /// as trusted proxies vouch for the next entry. What stands further left anybody may have written.
    pub fn client_address(&self, head: &RequestHead, peer: SocketAddr) -> IpAddr {
        let mut client = peer.ip().to_canonical();
        for entry in list(head.headers(), "x-forwarded-for").rev() {
            if !self.contains(client) {
                break;
            }
            match address(entry) {
                Some(address) => client = address,
                None => break,
            }
        }
        client
    }

    /// What the nearest proxy says in this header, if it is a trusted one.
    pub(super) fn forwarded<'a>(
        &self,
        head: &'a RequestHead,
        peer: Option<SocketAddr>,
        header: &str,
    ) -> Option<&'a str> {
        self.contains(peer?.ip()).then(|| list(head.headers(), header).next_back()).flatten()
    }
}

/// The entries of a comma-separated header that may come several times, in order.
fn list<'a>(headers: &'a HeaderMap, name: &str) -> impl DoubleEndedIterator<Item = &'a str> {
    let entries: Vec<_> = headers
        .get_all(name)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .collect();
    entries.into_iter()
}

/// An address as proxies write it: bare, in brackets, or with a port.
fn address(entry: &str) -> Option<IpAddr> {
    let bare = entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(entry);
    let address = bare.parse().or_else(|_| entry.parse::<SocketAddr>().map(|address| address.ip()));
    address.ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn client(peer: &str, forwarded_for: &[&str]) -> String {
        let networks = ["127.0.0.0/8", "::1/128", "10.0.0.0/8"].map(|network| network.parse().unwrap());
        let mut request = TestRequest::default();
        for value in forwarded_for {
            request = request.append_header(("x-forwarded-for", *value));
        }
        let request = request.to_http_request();
        let peer = SocketAddr::new(peer.parse().unwrap(), 1234);
        TrustedProxies::new(&networks).client_address(request.head(), peer).to_string()
    }

    #[test]
    fn trusted_proxies_are_believed_from_the_right() {
        let cases: [(&str, &[&str], &str); 13] = [
            ("203.0.113.9", &[], "203.0.113.9"),
            ("203.0.113.9", &["198.51.100.1"], "203.0.113.9"),
            ("127.0.0.1", &[], "127.0.0.1"),
            ("127.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", &["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", &["6.6.6.6", "198.51.100.1, 10.0.0.2"], "198.51.100.1"),
            ("127.0.0.1", &["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            ("127.0.0.1", &["6.6.6.6, rubbish"], "127.0.0.1"),
            ("127.0.0.1", &["6.6.6.6, rubbish, 10.0.0.2"], "10.0.0.2"),
            ("127.0.0.1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("::1", &["[2001:db8::7]:4711"], "2001:db8::7"),
            ("::1", &["[2001:db8::7]"], "2001:db8::7"),
            ("::ffff:127.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1"),
        ];
        for (peer, forwarded_for, expected) in cases {
            assert_eq!(client(peer, forwarded_for), expected, "{peer} {forwarded_for:?}");
        }
    }
}
