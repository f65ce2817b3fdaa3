//! Polling bodies: packets joined by the byte 0x1E.
//!
//! The crate's codec for these works on streams of another HTTP stack and takes an empty body or a trailing separator for
//! nothing, where stock servers close the session. Ours works on a whole body, which the HTTP edge has bounded already.

use std::io::Write;

use base64::{display::Base64Display, engine::general_purpose::STANDARD};
use bytes::Bytes;
use bytestring::ByteString;

use super::{EnginePacket, EngineViolation};
use crate::{domain::Encoded, protocol::frame};

/// Stands between packets, never before the first or after the last.
const SEPARATOR: u8 = 0x1e;

/// The most packets in one answer to a poll. python-engineio takes no more (`Payload.max_decode_packets`): it drops the
/// connection over a longer one, and what was in it.
const MAX_PACKETS: usize = 16;

/// Why a body is not even looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidBody {
    /// Answered 413.
    #[error("expected at most {max} bytes, got {got}")]
    TooLarge {
        /// The body's length.
        got: usize,
        /// The setting.
        max: usize,
    },
    /// A violation of the protocol like that of a single packet.
    #[error("expected UTF-8 text")]
    NotUtf8,
}

/// Splits a body of at most `max` bytes into packets.
pub fn packets(body: Bytes, max: usize) -> Result<Packets, InvalidBody> {
    if body.len() > max {
        return Err(InvalidBody::TooLarge { got: body.len(), max });
    }
    let body = ByteString::try_from(body).map_err(|_| InvalidBody::NotUtf8)?;
    Ok(Packets { body, next: Some(0) })
}

/// The packets of a body, read one by one as they are asked for, so that a body of a million empty packets takes no more
/// room than itself. Stop at the first error: the session is over.
#[derive(Debug)]
pub struct Packets {
    body: ByteString,
    /// Where the next packet begins; `None` behind the last.
    next: Option<usize>,
}

impl Iterator for Packets {
    type Item = Result<EnginePacket, EngineViolation>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.next?;
        let rest = &self.body[start..];
        let packet = match rest.find(char::from(SEPARATOR)) {
            Some(end) => {
                self.next = Some(start + end + 1);
                &rest[..end]
            }
            None => {
                self.next = None;
                rest
            }
        };
        Some(EnginePacket::parse(packet))
    }
}

/// Makes one body of as many whole packets off the front as fit in `max` bytes, but no more than `MAX_PACKETS`, and tells how many
/// they are; at least one, whatever its size, or it would never go. `None` if there are none. A single text packet is not copied:
/// every recipient of a publication shares its bytes here too.
pub fn join(queue: &mut dyn Iterator<Item = &Encoded>, max: usize) -> Option<(Bytes, usize)> {
    let first = queue.next()?;
    let mut bytes = packet_len(first);
    let mut packets = vec![first];
    for packet in queue.take(MAX_PACKETS - 1) {
        let more = bytes + 1 + packet_len(packet);
        if more > max {
            break;
        }
        bytes = more;
        packets.push(packet);
    }
    if packets.len() == 1 && !frame::is_binary(first) {
        return Some((first.payload(), 1));
    }
    let mut body = Vec::with_capacity(bytes);
    for (i, packet) in packets.iter().enumerate() {
        if i > 0 {
            body.push(SEPARATOR);
        }
        let payload = packet.payload();
        if frame::is_binary(packet) {
            // A Vec takes whatever is written to it.
            let _ = write!(body, "b{}", Base64Display::new(&payload, &STANDARD));
        } else {
            body.extend_from_slice(&payload);
        }
    }
    Some((body.into(), packets.len()))
}

/// How long a packet is in a polling body. Binary messages are `b` and base64 there.
fn packet_len(packet: &Encoded) -> usize {
    let payload = packet.frame.len() - usize::from(packet.header_len);
    if frame::is_binary(packet) { 1 + payload.div_ceil(3) * 4 } else { payload }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use proptest::prelude::*;

    use super::*;
    use crate::protocol::{
        frame::{TextFrame, binary},
        socketio::engine::{self, ping},
    };

    fn read(body: &[u8]) -> Result<Vec<EnginePacket>, EngineViolation> {
        packets(Bytes::copy_from_slice(body), 1_000_000).unwrap().collect()
    }

    fn text(packet: &str) -> Encoded {
        TextFrame::with_capacity(packet.len()).text(packet).finish()
    }

    /// The next body, whose packets are no longer in the queue then.
    fn take(queue: &mut VecDeque<Encoded>, max: usize) -> Option<Bytes> {
        let (body, count) = join(&mut queue.iter(), max)?;
        queue.drain(..count);
        Some(body)
    }

    #[test]
    fn a_body_is_read_packet_by_packet() {
        assert_eq!(
            read(b"4hello\x1e3\x1ebAQIDBA==\x1e4\xe2\x82\xac"),
            Ok(vec![
                EnginePacket::Message("hello".into()),
                EnginePacket::Pong,
                EnginePacket::Binary(Bytes::from_static(&[1, 2, 3, 4])),
                EnginePacket::Message("€".into()),
            ])
        );
    }

    #[test]
    fn empty_packets_and_garbage_are_refused() {
        for body in [&b""[..], b"abc", b"4a\x1e", b"\x1e4a", b"4a\x1e\x1e4b", b"4a\x1exyz"] {
            assert_eq!(read(body), Err(EngineViolation::UnknownType), "{body:?}");
        }
        assert_eq!(packets(Bytes::from_static(b"4\xff"), 10).err(), Some(InvalidBody::NotUtf8));
    }

    #[test]
    fn a_body_over_the_limit_is_not_looked_at() {
        assert!(packets(Bytes::from_static(b"4abc"), 4).is_ok());
        assert_eq!(packets(Bytes::from_static(b"4abcd"), 4).err(), Some(InvalidBody::TooLarge { got: 5, max: 4 }));
    }

    #[test]
    fn a_body_takes_whole_packets_as_far_as_they_fit() {
        let mut queue = VecDeque::from([text("4ab"), text("4cd"), text("4ef")]);
        assert_eq!(take(&mut queue, 7).unwrap(), "4ab\x1e4cd");
        assert_eq!(take(&mut queue, 7).unwrap(), "4ef");
        assert_eq!(take(&mut queue, 7), None);
        let mut queue = VecDeque::from([text("4long"), text("4b")]);
        assert_eq!(take(&mut queue, 1).unwrap(), "4long");
        assert_eq!(queue.len(), 1);
    }

    #[test]
    fn a_body_has_no_more_packets_than_stock_clients_take() {
        let mut queue: VecDeque<_> = (0..40).map(|_| text("4a")).collect();
        let bodies: Vec<_> =
            std::iter::from_fn(|| take(&mut queue, 1000)).map(|body| read(&body).unwrap().len()).collect();
        assert_eq!(bodies, [16, 16, 8]);
    }

    #[test]
    fn a_single_packet_is_shared_not_copied() {
        let packet = text("42[\"a\"]");
        let mut queue = VecDeque::from([packet.clone()]);
        assert_eq!(take(&mut queue, 100).unwrap().as_ptr(), packet.payload().as_ptr());
    }

    #[test]
    fn binary_messages_are_base64_in_a_body() {
        let mut queue = VecDeque::from([binary(&[1, 2, 3, 4])]);
        assert_eq!(take(&mut queue, 100).unwrap(), "bAQIDBA==");
        let mut queue = VecDeque::from([text("451-[]"), binary(&[]), ping()]);
        assert_eq!(take(&mut queue, 100).unwrap(), "451-[]\x1eb\x1e2");
    }

    proptest! {
        #[test]
        fn what_is_joined_is_read_again_in_order(
            messages in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 1..20), max in 1_usize..200,
        ) {
            // Every other one as text, with the separator left out as JSON leaves it out.
            let sent: Vec<_> = messages.into_iter().enumerate().map(|(i, bytes)| match i % 2 {
                0 => EnginePacket::Binary(bytes.into()),
                _ => EnginePacket::Message(String::from_utf8_lossy(&bytes).replace('\x1e', "").into()),
            }).collect();
            let mut queue: VecDeque<_> = sent.iter().map(|packet| match packet {
                EnginePacket::Binary(data) => binary(data),
                EnginePacket::Message(message) => engine::message(message),
                _ => unreachable!(),
            }).collect();
            let mut got = Vec::new();
            while let Some(body) = take(&mut queue, max) {
                let packets = read(&body).unwrap();
                prop_assert!(body.len() <= max || packets.len() == 1);
                got.extend(packets);
            }
            prop_assert_eq!(got, sent);
        }

        #[test]
        fn no_body_is_too_strange(body: Vec<u8>) {
            if let Ok(packets) = packets(Bytes::copy_from_slice(&body), 50) {
                let read = packets.take(1000).count();
                prop_assert!(read <= body.len() + 1);
            }
        }
    }
}
