use engineioxide_core::{ProtocolVersion, TransportType};

use super::Sid;

/// What an HTTP request to `/socket.io/` asks for, by its method and query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum EngineRequest {
    /// A new session.
    Open {
        /// The transport it begins on.
        transport: TransportType,
        /// `recover=1`: wants to be told positions, so that a lost connection can be restored.
        recover: bool,
    },
    /// `GET` over polling: whatever there is to be told.
    Poll(Sid),
    /// `POST` over polling: packets from the client.
    Push(Sid),
    /// A WebSocket for a session that has been polling.
    Upgrade(Sid),
}

/// Why a request is refused, in the six ways stock clients and servers know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// `transport` is missing or neither `polling` nor `websocket`.
    #[error("Transport unknown")]
    UnknownTransport = 0,
    /// No session has this `sid`, or none any more.
    #[error("Session ID unknown")]
    UnknownSid = 1,
    /// Sessions begin with a `GET`.
    #[error("Bad handshake method")]
    BadHandshakeMethod = 2,
    /// Method, transport and session do not go together.
    #[error("Bad request")]
    BadRequest = 3,
    /// This client is not let in.
    #[error("Forbidden")]
    Forbidden = 4,
    /// `EIO` is missing or not 4.
    #[error("Unsupported protocol version")]
    UnsupportedVersion = 5,
}

impl EngineError {
    /// The HTTP status of the answer.
    pub const fn status(self) -> u16 {
        match self {
            Self::Forbidden => 403,
            _ => 400,
        }
    }

    /// The body of the answer: `{"code":1,"message":"Session ID unknown"}`, `application/json`.
    pub fn body(self) -> String {
        format!(r#"{{"code":{},"message":"{self}"}}"#, self as u8)
    }
}

impl EngineRequest {
    /// Reads the query (without `?`) of a request; `upgrade` is whether it asks for a WebSocket.
    ///
    /// Checked in the order of stock servers: transport, then session, then method, then protocol version, which matters
    /// for a handshake only. `t` (against caches), `b64` and `j` (of older protocols) and unknown keys mean nothing.
    pub fn parse(method: &str, query: &str, upgrade: bool) -> Result<Self, EngineError> {
        let query = Query::read(query)?;
        let transport: TransportType =
            query.transport.as_deref().and_then(|name| name.parse().ok()).ok_or(EngineError::UnknownTransport)?;
        let by_upgrade = transport == TransportType::Websocket;
        // An empty sid counts as none.
        match query.sid.filter(|sid| !sid.is_empty()) {
            Some(sid) => {
                let sid = sid.parse().map_err(|_| EngineError::UnknownSid)?;
                match method {
                    _ if by_upgrade != upgrade => Err(EngineError::BadRequest),
                    "GET" if by_upgrade => Ok(Self::Upgrade(sid)),
                    "GET" => Ok(Self::Poll(sid)),
                    "POST" if !by_upgrade => Ok(Self::Push(sid)),
                    _ => Err(EngineError::BadRequest),
                }
            }
            None if method != "GET" => Err(EngineError::BadHandshakeMethod),
            None if by_upgrade != upgrade => Err(EngineError::BadRequest),
            None => match query.version.as_deref().map(str::parse) {
                Some(Ok(ProtocolVersion::V4)) => Ok(Self::Open { transport, recover: query.recover }),
                _ => Err(EngineError::UnsupportedVersion),
            },
        }
    }
}

#[derive(Default)]
struct Query {
    version: Option<String>,
    transport: Option<String>,
    sid: Option<String>,
    recover: bool,
}

impl Query {
    /// A key that decides something may stand there once: two sids are no session.
    fn read(query: &str) -> Result<Self, EngineError> {
        let mut read = Self::default();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let field = match &*key {
                "EIO" => &mut read.version,
                "transport" => &mut read.transport,
                "sid" => &mut read.sid,
                "recover" => {
                    read.recover = value == "1";
                    continue;
                }
                _ => continue,
            };
            if field.replace(value.into_owned()).is_some() {
                return Err(EngineError::BadRequest);
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SID: &str = "lv_VI97HAXpY6yYWAAAC";

    fn get(query: &str) -> Result<EngineRequest, EngineError> {
        EngineRequest::parse("GET", query, false)
    }

    fn websocket(query: &str) -> Result<EngineRequest, EngineError> {
        EngineRequest::parse("GET", query, true)
    }

    #[test]
    fn handshakes_of_stock_clients_are_understood() {
        let open = |transport, recover| Ok(EngineRequest::Open { transport, recover });
        assert_eq!(get("EIO=4&transport=polling&t=abc123"), open(TransportType::Polling, false));
        assert_eq!(websocket("EIO=4&transport=websocket"), open(TransportType::Websocket, false));
        assert_eq!(get("token=a%20b&recover=1&EIO=4&transport=polling&b64=1"), open(TransportType::Polling, true));
        assert_eq!(get("EIO=4&transport=polling&sid=&recover=0"), open(TransportType::Polling, false));
    }

    #[test]
    fn requests_of_a_session_carry_its_sid() {
        let sid: Sid = SID.parse().unwrap();
        let polling = format!("EIO=4&transport=polling&t=x&sid={SID}");
        assert_eq!(get(&polling), Ok(EngineRequest::Poll(sid)));
        assert_eq!(EngineRequest::parse("POST", &polling, false), Ok(EngineRequest::Push(sid)));
        assert_eq!(websocket(&format!("EIO=4&transport=websocket&sid={SID}")), Ok(EngineRequest::Upgrade(sid)));
        // The version was settled at the handshake.
        assert_eq!(get(&format!("transport=polling&sid={SID}")), Ok(EngineRequest::Poll(sid)));
    }

    #[test]
    fn refusals_are_the_ones_stock_clients_know() {
        let post = |query| EngineRequest::parse("POST", query, false);
        let put = |query| EngineRequest::parse("PUT", query, false);
        let polling = format!("EIO=4&transport=polling&sid={SID}");
        let socket = format!("EIO=4&transport=websocket&sid={SID}");
        for (request, error) in [
            (get(""), EngineError::UnknownTransport),
            (get("EIO=4"), EngineError::UnknownTransport),
            (get("EIO=4&transport=abc"), EngineError::UnknownTransport),
            (get("EIO=4&transport=polling&sid=abc"), EngineError::UnknownSid),
            (post("EIO=4&transport=polling"), EngineError::BadHandshakeMethod),
            (put("EIO=4&transport=polling"), EngineError::BadHandshakeMethod),
            (put(&polling), EngineError::BadRequest),
            (get("EIO=4&transport=websocket"), EngineError::BadRequest),
            (websocket("EIO=4&transport=polling"), EngineError::BadRequest),
            (websocket(&polling), EngineError::BadRequest),
            (get(&socket), EngineError::BadRequest),
            (get(&format!("{polling}&sid={SID}")), EngineError::BadRequest),
            (get("transport=polling"), EngineError::UnsupportedVersion),
            (get("EIO=3&transport=polling"), EngineError::UnsupportedVersion),
            (get("EIO=abc&transport=polling"), EngineError::UnsupportedVersion),
            (websocket("EIO=5&transport=websocket"), EngineError::UnsupportedVersion),
        ] {
            assert_eq!(request, Err(error));
        }
    }

    #[test]
    fn refusals_are_spelled_as_stock_servers_spell_them() {
        for (error, status, body) in [
            (EngineError::UnknownTransport, 400, r#"{"code":0,"message":"Transport unknown"}"#),
            (EngineError::UnknownSid, 400, r#"{"code":1,"message":"Session ID unknown"}"#),
            (EngineError::BadHandshakeMethod, 400, r#"{"code":2,"message":"Bad handshake method"}"#),
            (EngineError::BadRequest, 400, r#"{"code":3,"message":"Bad request"}"#),
            (EngineError::Forbidden, 403, r#"{"code":4,"message":"Forbidden"}"#),
            (EngineError::UnsupportedVersion, 400, r#"{"code":5,"message":"Unsupported protocol version"}"#),
        ] {
            assert_eq!((error.status(), error.body().as_str()), (status, body));
        }
    }

    proptest! {
        #[test]
        fn no_query_is_too_strange(
            method in "GET|POST|\\PC*", query in "(EIO=|transport=|sid=|polling|4|&|%|%f|\\PC){0,20}", upgrade: bool,
        ) {
            let _ = EngineRequest::parse(&method, &query, upgrade);
        }
    }
}
