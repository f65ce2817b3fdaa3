use actix_codec::Decoder;
use actix_http::ws::{Codec, Item};
use actix_web_actors::ws::{Frame, ProtocolError};
use bytes::{Bytes, BytesMut};
use bytestring::ByteString;

use crate::rooms::Ending;

/// A whole message of a client, its fragments joined.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Message {
    Text(ByteString),
    Binary(Bytes),
    Ping(Bytes),
    Pong,
    Close,
}

/// Cuts the incoming bytes into messages: actix's codec, with what it leaves open. Holds no memory while nothing is
/// incomplete.
pub(super) struct MessageReader {
    codec: Codec,
    max_message: usize,
    bytes: BytesMut,
    /// The fragments of the message under way, and whether it is text.
    fragments: Option<(BytesMut, bool)>,
}

const LEN_MASK: u8 = 0x7F;
const LEN_U16: u8 = 126;

impl MessageReader {
    /// A reader that begins with `bytes`, which came with the request.
    pub(super) fn new(max_message: usize, bytes: BytesMut) -> Self {
        Self { codec: Codec::new().max_size(max_message), max_message, bytes, fragments: None }
    }

    /// Where incoming bytes are appended.
    pub(super) fn buffer(&mut self) -> &mut BytesMut {
        &mut self.bytes
    }

    /// Gives back the buffer while nothing is in it.
    pub(super) fn shrink(&mut self) {
        if self.bytes.is_empty() {
            self.bytes = BytesMut::new();
        }
    }

    /// Forgets what has been read.
    pub(super) fn forget(&mut self) {
        self.bytes = BytesMut::new();
        self.fragments = None;
    }

    /// What has been read and not understood yet.
    pub(super) fn into_rest(self) -> BytesMut {
        self.bytes
    }

    /// The next whole message. An error is how the connection has to end.
    pub(super) fn next(&mut self) -> Result<Option<Message>, Ending> {
        loop {
            if announced_len(&self.bytes).is_some_and(|len| len > self.max_message as u64) {
                // The codec would collect the whole frame before it minds its size.
                return Err(Ending::TooLarge);
            }
            let Some(frame) = self.codec.decode(&mut self.bytes).map_err(ending)? else {
                self.shrink();
                return Ok(None);
            };
            if let Some(message) = self.whole(frame)? {
                return Ok(Some(message));
            }
        }
    }

    fn whole(&mut self, frame: Frame) -> Result<Option<Message>, Ending> {
        Ok(Some(match frame {
            Frame::Text(payload) => text(payload)?,
            Frame::Binary(payload) => Message::Binary(payload),
            Frame::Ping(payload) => Message::Ping(payload),
            Frame::Pong(_) => Message::Pong,
            Frame::Close(_) => Message::Close,
            Frame::Continuation(item) => return self.fragment(item),
        }))
    }

    fn fragment(&mut self, item: Item) -> Result<Option<Message>, Ending> {
        match item {
            Item::FirstText(payload) => self.fragments = Some((BytesMut::from(payload), true)),
            Item::FirstBinary(payload) => self.fragments = Some((BytesMut::from(payload), false)),
            Item::Continue(payload) => self.append(&payload)?,
            Item::Last(payload) => {
                self.append(&payload)?;
                let (payload, is_text) = self.fragments.take().ok_or(Ending::ProtocolError)?;
                let payload = payload.freeze();
                return Ok(Some(if is_text { text(payload)? } else { Message::Binary(payload) }));
            }
        }
        Ok(None)
    }

    fn append(&mut self, payload: &[u8]) -> Result<(), Ending> {
        let (fragments, _) = self.fragments.as_mut().ok_or(Ending::ProtocolError)?;
        if fragments.len() + payload.len() > self.max_message {
            return Err(Ending::TooLarge);
        }
        fragments.extend_from_slice(payload);
        Ok(())
    }
}

/// The payload's length as the frame's header announces it (RFC 6455, section 5.2), once that much of it is here.
fn announced_len(bytes: &[u8]) -> Option<u64> {
    match *bytes {
        [_, second, ..] if second & LEN_MASK < LEN_U16 => Some(u64::from(second & LEN_MASK)),
        [_, second, a, b, ..] if second & LEN_MASK == LEN_U16 => Some(u64::from(u16::from_be_bytes([a, b]))),
        [_, second, a, b, c, d, e, f, g, h, ..] if second & LEN_MASK > LEN_U16 => {
            Some(u64::from_be_bytes([a, b, c, d, e, f, g, h]))
        }
        _ => None,
    }
}

fn text(payload: Bytes) -> Result<Message, Ending> {
    ByteString::try_from(payload).map(Message::Text).map_err(|_| Ending::InvalidText)
}

fn ending(error: ProtocolError) -> Ending {
    match error {
        ProtocolError::Overflow => Ending::TooLarge,
        _ => Ending::ProtocolError,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MAX: usize = 1000;

    fn masked(first: u8, payload: &[u8]) -> Vec<u8> {
        let mut frame = vec![first];
        match payload.len() {
            len @ 0..126 => frame.push(0x80 | len as u8),
            len => {
                frame.push(0x80 | 126);
                frame.extend((len as u16).to_be_bytes());
            }
        }
        let mask = [1, 2, 3, 4];
        frame.extend(mask);
        frame.extend(payload.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask));
        frame
    }

    fn read(bytes: &[u8]) -> Result<Vec<Message>, Ending> {
        let mut reader = MessageReader::new(MAX, BytesMut::from(bytes));
        let mut messages = Vec::new();
        while let Some(message) = reader.next()? {
            messages.push(message);
        }
        Ok(messages)
    }

    fn hello() -> Message {
        Message::Text("hello".into())
    }

    #[test]
    fn fragments_are_joined_and_may_have_pings_between_them() {
        let bytes = [masked(0x01, b"hel"), masked(0x89, b"p"), masked(0x00, b"l"), masked(0x80, b"o")].concat();
        assert_eq!(read(&bytes), Ok(vec![Message::Ping("p".into()), hello()]));
    }

    #[test]
    fn bytes_that_break_the_protocol_end_the_connection() {
        let unmasked = [0x81, 1, b'x'];
        assert_eq!(read(&unmasked), Err(Ending::ProtocolError));
        assert_eq!(read(&masked(0xC1, b"x")), Err(Ending::ProtocolError), "reserved bit");
        assert_eq!(read(&masked(0x83, b"x")), Err(Ending::ProtocolError), "reserved opcode");
        assert_eq!(read(&masked(0x80, b"x")), Err(Ending::ProtocolError), "continues nothing");
        assert_eq!(read(&[masked(0x01, b"x"), masked(0x81, b"x")].concat()), Err(Ending::ProtocolError), "not ended");
        assert_eq!(read(&masked(0x09, b"x")), Err(Ending::ProtocolError), "fragmented ping");
        assert_eq!(read(&masked(0x89, &[b'x'; 126])), Err(Ending::ProtocolError), "long ping");
        assert_eq!(read(&masked(0x81, b"\xff")), Err(Ending::InvalidText));
        assert_eq!(read(&[masked(0x01, b"\xc3"), masked(0x80, b"\xbc")].concat()), Ok(vec![Message::Text("ü".into())]));
    }

    #[test]
    fn a_message_over_the_limit_is_refused_by_its_header_or_its_sum() {
        assert!(read(&masked(0x81, &[b'x'; MAX])).is_ok());
        assert_eq!(read(&masked(0x81, &[b'x'; MAX + 1])[..8]), Err(Ending::TooLarge));
        assert_eq!(read(&[0x81, 0xFF, 0, 0, 0, 1, 0, 0, 0, 0]), Err(Ending::TooLarge));
        assert_eq!(read(&[masked(0x01, &[b'x'; MAX]), masked(0x80, b"x")].concat()), Err(Ending::TooLarge));
    }

    #[test]
    fn an_idle_reader_holds_no_memory() {
        let mut reader = MessageReader::new(MAX, BytesMut::from(&masked(0x81, b"hello")[..]));
        assert_eq!(reader.next(), Ok(Some(hello())));
        assert_eq!(reader.next(), Ok(None));
        assert_eq!(reader.bytes.capacity(), 0);
    }

    proptest! {
        #[test]
        fn messages_are_the_same_however_the_bytes_are_cut(
            payloads in prop::collection::vec("[a-z]{0,200}", 1..5), cut in prop::collection::vec(1usize..50, 1..40),
        ) {
            let bytes: Vec<u8> = payloads.iter().flat_map(|p| masked(0x81, p.as_bytes())).collect();
            let mut reader = MessageReader::new(MAX, BytesMut::new());
            let (mut messages, mut rest, mut cuts) = (Vec::new(), &bytes[..], cut.iter().cycle());
            while !rest.is_empty() {
                let (now, later) = rest.split_at((*cuts.next().unwrap()).min(rest.len()));
                reader.buffer().extend_from_slice(now);
                rest = later;
                while let Some(message) = reader.next().unwrap() {
                    messages.push(message);
                }
            }
            let expected: Vec<Message> = payloads.iter().map(|p| Message::Text(p.as_str().into())).collect();
            prop_assert_eq!(messages, expected);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes);
        }
    }
}
