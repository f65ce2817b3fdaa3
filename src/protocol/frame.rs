//! WebSocket frames as they are written to a socket (RFC 6455; a server does not mask).

use std::{fmt::Display, io::Write};

use bytes::Bytes;
use serde::Serialize;

use crate::domain::Encoded;

/// FIN and the opcode for text (RFC 6455, 5.2).
const TEXT: u8 = 0x81;
/// FIN and the opcode for binary.
const BINARY: u8 = 0x82;
/// FIN and the opcode for the last frame of a connection.
const CLOSE: u8 = 0x88;
/// FIN and the opcode for the question whether the peer is still there.
const PING: u8 = 0x89;
/// FIN and the opcode for the answer.
const PONG: u8 = 0x8a;
/// The longest header of an unmasked frame: two bytes and a 64-bit length.
const LONGEST_HEADER: usize = 10;

/// Writes one WebSocket text frame, header included, in one allocation if the capacity was right.
///
/// ```
/// # use ridgecast::protocol::frame::TextFrame;
/// let hello = TextFrame::with_capacity(16).text("42[").json("hi").text("]").finish();
/// assert_eq!(&hello.frame[..], b"\x81\x0842[\"hi\"]");
/// assert_eq!(&hello.payload()[..], b"42[\"hi\"]");
/// ```
#[derive(Debug)]
pub struct TextFrame {
    /// Room for the longest header, then the payload. The header's length is known last.
    buffer: Vec<u8>,
}

impl TextFrame {
    /// An empty frame with room for so many bytes of payload.
    pub fn with_capacity(payload: usize) -> Self {
        Self { buffer: room_for(payload) }
    }

    /// Appends a text as it is.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.buffer.extend_from_slice(text.as_bytes());
        self
    }

    /// Appends a text as a JSON string, with quotes.
    #[must_use]
    pub fn json(mut self, text: &str) -> Self {
        // Neither a string nor a Vec has a way to fail here.
        let _ = serde_json::to_writer(&mut self.buffer, text);
        self
    }

    /// Appends a number, a position or the like as it is displayed.
    #[must_use]
    pub fn display(mut self, value: impl Display) -> Self {
        // A Vec takes whatever is written to it.
        let _ = write!(self.buffer, "{value}");
        self
    }

    /// Appends a value as JSON.
    #[must_use]
    pub fn value(mut self, value: &impl Serialize) -> Self {
        // Plain data has no way to fail here.
        let _ = serde_json::to_writer(&mut self.buffer, value);
        self
    }

    /// The frame with its header.
    pub fn finish(self) -> Encoded {
        put_header(TEXT, self.buffer)
    }
}

/// One WebSocket binary frame.
pub fn binary(payload: &[u8]) -> Encoded {
    whole(BINARY, payload)
}

/// The question whether the peer is still there.
pub fn ping() -> Encoded {
    whole(PING, &[])
}

/// The answer to a ping, with its payload of at most 125 bytes.
pub fn pong(payload: &[u8]) -> Encoded {
    whole(PONG, payload)
}

/// The last frame of a connection; the reason must not be longer than the 123 bytes that RFC 6455 leaves it.
pub fn close(code: u16, reason: &str) -> Encoded {
    let mut buffer = room_for(2 + reason.len());
    buffer.extend_from_slice(&code.to_be_bytes());
    buffer.extend_from_slice(reason.as_bytes());
    put_header(CLOSE, buffer)
}

fn whole(first: u8, payload: &[u8]) -> Encoded {
    let mut buffer = room_for(payload.len());
    buffer.extend_from_slice(payload);
    put_header(first, buffer)
}

/// Whether this is a binary frame. Transports without frames must encode its payload in some other way.
pub fn is_binary(encoded: &Encoded) -> bool {
    encoded.frame.first() == Some(&BINARY)
}

fn room_for(payload: usize) -> Vec<u8> {
    let mut buffer = Vec::with_capacity(LONGEST_HEADER + payload);
    buffer.resize(LONGEST_HEADER, 0);
    buffer
}

/// Writes the header so that it ends where the payload begins, and cuts off what it did not need.
fn put_header(first: u8, mut buffer: Vec<u8>) -> Encoded {
    let payload = buffer.len() - LONGEST_HEADER;
    let mut header = [0; LONGEST_HEADER];
    header[0] = first;
    let header_len: u8 = match payload {
        // Each length fits its field by the range it stands for.
        0..=125 => {
            header[1] = payload as u8;
            2
        }
        126..=0xffff => {
            header[1] = 126;
            header[2..4].copy_from_slice(&(payload as u16).to_be_bytes());
            4
        }
        _ => {
            header[1] = 127;
            header[2..].copy_from_slice(&(payload as u64).to_be_bytes());
            10
        }
    };
    let start = LONGEST_HEADER - usize::from(header_len);
    buffer[start..LONGEST_HEADER].copy_from_slice(&header[..usize::from(header_len)]);
    Encoded { frame: Bytes::from(buffer).slice(start..), header_len }
}

#[cfg(test)]
mod tests {
    use actix_codec::Decoder as _;
    use actix_http::ws::{CloseCode, CloseReason, Codec, Frame};
    use bytes::BytesMut;

    use super::*;

    /// What a client's decoder makes of the bytes.
    fn read(encoded: &Encoded) -> Frame {
        let mut bytes = BytesMut::from(&encoded.frame[..]);
        let frame = Codec::new().client_mode().max_size(1 << 20).decode(&mut bytes).unwrap().unwrap();
        assert!(bytes.is_empty(), "bytes behind the frame");
        frame
    }

    #[test]
    fn frames_of_every_length_are_read_by_a_websocket_client() {
        for len in [0, 1, 125, 126, 127, 65_535, 65_536, 70_000] {
            let text = "x".repeat(len);
            let encoded = TextFrame::with_capacity(len).text(&text).finish();
            assert_eq!(read(&encoded), Frame::Text(Bytes::from(text.clone())), "{len}");
            assert_eq!(encoded.payload(), text);
            assert!(!is_binary(&encoded));

            let encoded = binary(text.as_bytes());
            assert_eq!(read(&encoded), Frame::Binary(Bytes::from(text.clone())), "{len}");
            assert_eq!(encoded.payload(), text);
            assert!(is_binary(&encoded));
        }
    }

    #[test]
    fn a_wrong_guess_at_the_capacity_changes_nothing() {
        let right = TextFrame::with_capacity(6).text("4").json("a\"b").finish();
        let wrong = TextFrame::with_capacity(0).text("4").json("a\"b").finish();
        assert_eq!(right.frame, wrong.frame);
        assert_eq!(right.payload(), r#"4"a\"b""#);
    }

    #[test]
    fn control_frames_are_read_by_a_websocket_client() {
        assert_eq!(read(&ping()), Frame::Ping(Bytes::new()));
        assert_eq!(read(&pong(b"p")), Frame::Pong(Bytes::from_static(b"p")));
        let reason = CloseReason { code: CloseCode::Other(4001), description: Some("slow".to_owned()) };
        assert_eq!(read(&close(4001, "slow")), Frame::Close(Some(reason)));
    }
}
