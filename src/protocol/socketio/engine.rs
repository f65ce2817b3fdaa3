//! Engine.IO packets: what one WebSocket message or one part of a polling body is.

use std::time::Duration;

use bytes::Bytes;
use engineioxide_core::{Packet, PacketParseError, ProtocolVersion, Str, TransportType};

use super::Sid;
use crate::{domain::Encoded, protocol::frame::TextFrame};

/// What a client may send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnginePacket {
    /// `1`: the session ends. Over polling only; a WebSocket is simply closed.
    Close,
    /// `3`: the answer to a ping.
    Pong,
    /// `2probe`: is this WebSocket, opened beside the polling, alive?
    Probe,
    /// `4…`: a text message.
    Message(Str),
    /// A binary message: `b…` in a polling body, a binary frame on a WebSocket.
    Binary(Bytes),
    /// `5`: from here on everything goes over the WebSocket.
    Upgrade,
    /// `6`: nothing.
    Noop,
}

/// What no client may send: the session is closed ("parse error").
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EngineViolation {
    /// Text that is not UTF-8.
    #[error("expected UTF-8 text")]
    NotUtf8,
    /// No type, or one a client does not send (`0`, `7`, `x`).
    #[error("expected a packet that begins with 1 to 6 or b")]
    UnknownType,
    /// In this version of the protocol the server pings.
    #[error("a ping from the client; expected pongs only")]
    PingFromClient,
    /// What follows the `b` is not padded standard base64.
    #[error("expected base64 behind b")]
    Base64,
}

impl EnginePacket {
    /// Reads a WebSocket text message.
    pub fn from_text(message: &[u8]) -> Result<Self, EngineViolation> {
        Self::parse(std::str::from_utf8(message).map_err(|_| EngineViolation::NotUtf8)?)
    }

    /// Reads one packet. The text is copied once, so that a message does not keep a whole read buffer alive; its parts
    /// share that copy. As on stock servers, what follows the type of a packet without data is ignored.
    pub fn parse(packet: &str) -> Result<Self, EngineViolation> {
        match Packet::parse(ProtocolVersion::V4, Str::copy_from_slice(packet)) {
            Ok(Packet::Close) => Ok(Self::Close),
            Ok(Packet::Ping) => Err(EngineViolation::PingFromClient),
            Ok(Packet::Pong | Packet::PongUpgrade) => Ok(Self::Pong),
            Ok(Packet::PingUpgrade) => Ok(Self::Probe),
            Ok(Packet::Message(text)) => Ok(Self::Message(text)),
            Ok(Packet::Upgrade) => Ok(Self::Upgrade),
            Ok(Packet::Noop) => Ok(Self::Noop),
            Ok(Packet::Binary(data)) => Ok(Self::Binary(data)),
            Ok(Packet::Open(_) | Packet::BinaryV3(_)) => Err(EngineViolation::UnknownType),
            Err(PacketParseError::Base64Decode(_)) => Err(EngineViolation::Base64),
            Err(_) => Err(EngineViolation::UnknownType),
        }
    }
}

/// What a client is told of the session when it begins.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// How often the server pings.
    pub ping_interval: Duration,
    /// How long it waits for the answer.
    pub ping_timeout: Duration,
    /// The largest polling body or WebSocket message it takes, in bytes.
    pub max_payload: u64,
}

impl Terms {
    /// The first packet of a session. A session that begins by polling may be upgraded.
    ///
    /// Written here because the crate's open packet takes the crate's own, shorter sid.
    pub fn open(&self, sid: &Sid, transport: TransportType) -> Encoded {
        let upgrades = match transport {
            TransportType::Polling => r#"["websocket"]"#,
            TransportType::Websocket => "[]",
        };
        TextFrame::with_capacity(128)
            .text(r#"0{"sid":""#)
            .display(sid)
            .text(r#"","upgrades":"#)
            .text(upgrades)
            .text(r#","pingInterval":"#)
            .display(self.ping_interval.as_millis())
            .text(r#","pingTimeout":"#)
            .display(self.ping_timeout.as_millis())
            .text(r#","maxPayload":"#)
            .display(self.max_payload)
            .text("}")
            .finish()
    }
}

/// `1`: releases a poll when its session ends.
pub fn close() -> Encoded {
    constant(b"\x81\x011")
}

/// `2`: the server's heartbeat.
pub fn ping() -> Encoded {
    constant(b"\x81\x012")
}

/// `3probe`: the answer to a probe.
pub fn probe_answer() -> Encoded {
    constant(b"\x81\x063probe")
}

/// `6`: releases a poll, so that the client can go on to its WebSocket.
pub fn noop() -> Encoded {
    constant(b"\x81\x016")
}

/// A message of the bare Engine.IO protocol.
pub fn message(text: &str) -> Encoded {
    TextFrame::with_capacity(1 + text.len()).text("4").text(text).finish()
}

/// A frame with a header of two bytes.
fn constant(frame: &'static [u8]) -> Encoded {
    Encoded { frame: Bytes::from_static(frame), header_len: 2 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_packet_of_a_client_is_understood() {
        for (text, packet) in [
            ("1", EnginePacket::Close),
            ("3", EnginePacket::Pong),
            ("3probe", EnginePacket::Pong),
            ("2probe", EnginePacket::Probe),
            ("4", EnginePacket::Message("".into())),
            ("4hello €", EnginePacket::Message("hello €".into())),
            ("42[\"a\"]", EnginePacket::Message("2[\"a\"]".into())),
            ("5", EnginePacket::Upgrade),
            ("6", EnginePacket::Noop),
            ("bAQIDBA==", EnginePacket::Binary(Bytes::from_static(&[1, 2, 3, 4]))),
            ("b", EnginePacket::Binary(Bytes::new())),
        ] {
            assert_eq!(EnginePacket::from_text(text.as_bytes()), Ok(packet), "{text:?}");
        }
    }

    #[test]
    fn what_no_client_sends_is_refused() {
        for (text, violation) in [
            (&b""[..], EngineViolation::UnknownType),
            (b"0{}", EngineViolation::UnknownType),
            (b"7", EngineViolation::UnknownType),
            (b"abc", EngineViolation::UnknownType),
            ("é".as_bytes(), EngineViolation::UnknownType),
            (b"2", EngineViolation::PingFromClient),
            (b"2prob", EngineViolation::PingFromClient),
            (b"b!", EngineViolation::Base64),
            (b"bAQIDBA", EngineViolation::Base64),
            (b"4\xff", EngineViolation::NotUtf8),
        ] {
            assert_eq!(EnginePacket::from_text(text), Err(violation), "{text:?}");
        }
    }

    #[test]
    fn a_session_opens_with_exactly_the_known_keys() {
        let terms = Terms {
            ping_interval: Duration::from_secs(25),
            ping_timeout: Duration::from_secs(20),
            max_payload: 1_000_000,
        };
        let sid = "lv_VI97HAXpY6yYWAAAC".parse().unwrap();
        assert_eq!(
            terms.open(&sid, TransportType::Polling).payload(),
            r#"0{"sid":"lv_VI97HAXpY6yYWAAAC","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}"#
        );
        assert_eq!(
            terms.open(&sid, TransportType::Websocket).payload(),
            r#"0{"sid":"lv_VI97HAXpY6yYWAAAC","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}"#
        );
    }

    #[test]
    fn the_servers_own_packets_are_whole_frames() {
        for (packet, payload) in
            [(close(), "1"), (ping(), "2"), (probe_answer(), "3probe"), (noop(), "6"), (message("hi"), "4hi")]
        {
            assert_eq!(packet.payload(), payload);
            assert_eq!(packet.frame, TextFrame::with_capacity(8).text(payload).finish().frame);
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in "[0-7b]?(\\PC|probe|[A-Za-z0-9+/=])*") {
            match EnginePacket::parse(&text) {
                Ok(EnginePacket::Message(message)) => prop_assert_eq!(format!("4{message}"), text),
                Ok(EnginePacket::Binary(data)) => prop_assert!(data.len() < text.len()),
                _ => {}
            }
        }

        #[test]
        fn no_bytes_are_too_strange(bytes: Vec<u8>) {
            let _ = EnginePacket::from_text(&bytes);
        }
    }
}
