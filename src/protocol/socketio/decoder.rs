use bytes::Bytes;
use engineioxide_core::Str;

use super::{ClientPacket, binary::Reassembly, packet};

/// What one connection may make us hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Attachments of one binary packet; stock servers take 10.
    pub attachments: usize,
    /// Bytes of all attachments of one packet together.
    pub attachment_bytes: usize,
}

/// What breaks the protocol. Stock servers close the whole connection for it, at once ("parse error"); clients come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProtocolViolation {
    /// No type, or one that a client does not send.
    #[error("expected a packet of type 0 to 3, 5 or 6")]
    PacketType,
    /// CONNECT with something that is no object.
    #[error("expected nothing or a JSON object as payload of CONNECT")]
    ConnectPayload,
    /// DISCONNECT with anything.
    #[error("expected no payload of DISCONNECT")]
    DisconnectPayload,
    /// An event that is not `[name, …]`.
    #[error("expected a JSON array that begins with the event's name")]
    EventPayload,
    /// An event with a name that means something to the client itself.
    #[error("{0} is reserved and no event on the wire")]
    ReservedEvent(&'static str),
    /// An acknowledgement that is not an array.
    #[error("expected a JSON array as payload of an acknowledgement")]
    AckPayload,
    /// No id where there must be one, or one that is too large.
    #[error("expected an ack id from 0 to {max}", max = i64::MAX)]
    AckId,
    /// The number of attachments cannot be read.
    #[error("expected the number of attachments, then -")]
    Attachments,
    /// More attachments than are taken.
    #[error("expected at most {max} attachments, got {got}")]
    TooManyAttachments {
        /// What the header announced.
        got: usize,
        /// The setting.
        max: usize,
    },
    /// A placeholder for an attachment that was not announced.
    #[error("expected placeholders with the number of an attachment")]
    Placeholder,
    /// The attachments together are too large.
    #[error("expected at most {max} bytes of attachments")]
    AttachmentsTooLarge {
        /// The setting.
        max: usize,
    },
    /// A text message where an attachment must come.
    #[error("expected an attachment, got a text packet")]
    UnexpectedText,
    /// A binary message that no header announced.
    #[error("expected a text packet, got binary data")]
    UnexpectedBinary,
}

/// Makes Socket.IO packets of the messages of one Engine.IO connection, whatever transport they came by.
///
/// After a violation the connection is to be closed and the decoder dropped.
#[derive(Debug)]
pub struct Decoder {
    limits: Limits,
    /// Boxed, because almost no connection ever has one.
    waiting: Option<Box<Reassembly>>,
}

impl Decoder {
    /// A decoder for a new connection.
    pub fn new(limits: Limits) -> Self {
        Self { limits, waiting: None }
    }

    /// A text message, without Engine.IO's `4`. `None`: a binary packet that waits for its attachments.
    pub fn text(&mut self, message: &Str) -> Result<Option<ClientPacket>, ProtocolViolation> {
        if self.waiting.is_some() {
            return Err(ProtocolViolation::UnexpectedText);
        }
        let (packet, attachments) = packet::parse(message, &self.limits)?;
        if attachments == 0 {
            return Ok(Some(packet));
        }
        self.waiting = Some(Box::new(Reassembly::new(packet, attachments)));
        Ok(None)
    }

    /// A binary message, which is held until its packet is complete: give in bytes that keep no larger buffer alive.
    pub fn binary(&mut self, message: Bytes) -> Result<Option<ClientPacket>, ProtocolViolation> {
        let waiting = self.waiting.take().ok_or(ProtocolViolation::UnexpectedBinary)?;
        match waiting.push(message, &self.limits)? {
            Ok(packet) => Ok(Some(packet)),
            Err(waiting) => {
                self.waiting = Some(Box::new(waiting));
                Ok(None)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::protocol::socketio::Content;

    const LIMITS: Limits = Limits { attachments: 3, attachment_bytes: 10 };

    const TWO: &str = r#"52-/training,["blob",{"_placeholder":true,"num":1},{"_placeholder":true,"num":0}]"#;

    #[test]
    fn a_binary_event_is_whole_when_its_attachments_are_there() {
        let mut decoder = Decoder::new(LIMITS);
        assert!(decoder.text(&TWO.into()).unwrap().is_none());
        assert!(decoder.binary(Bytes::from_static(b"a")).unwrap().is_none());
        let packet = decoder.binary(Bytes::from_static(b"bc")).unwrap().unwrap();
        assert_eq!(packet.namespace, "/training");
        let Content::Event { name, args, .. } = packet.content else { panic!() };
        assert_eq!(name, "blob");
        assert_eq!(args.attachments(), [Bytes::from_static(b"a"), Bytes::from_static(b"bc")]);
        // And the next packet is a new one.
        assert!(decoder.text(&"2[\"a\"]".into()).unwrap().is_some());
    }

    #[test]
    fn a_binary_acknowledgement_is_one_too() {
        let mut decoder = Decoder::new(LIMITS);
        assert!(decoder.text(&r#"61-12[{"_placeholder":true,"num":0}]"#.into()).unwrap().is_none());
        let packet = decoder.binary(Bytes::from_static(b"a")).unwrap().unwrap();
        let Content::Ack { id, args } = packet.content else { panic!() };
        assert_eq!((id, args.attachments().len()), (12, 1));
    }

    #[test]
    fn a_binary_packet_without_attachments_is_whole_at_once() {
        let mut decoder = Decoder::new(LIMITS);
        assert!(decoder.text(&"50-[\"a\"]".into()).unwrap().is_some());
        assert_eq!(decoder.binary(Bytes::new()).unwrap_err(), ProtocolViolation::UnexpectedBinary);
    }

    #[test]
    fn nothing_comes_between_a_header_and_its_attachments() {
        for between in ["2[\"a\"]", TWO, "1", "garbage"] {
            let mut decoder = Decoder::new(LIMITS);
            decoder.text(&TWO.into()).unwrap();
            assert_eq!(decoder.text(&Str::from(between)).unwrap_err(), ProtocolViolation::UnexpectedText);
        }
        assert_eq!(
            Decoder::new(LIMITS).binary(Bytes::from_static(b"a")).unwrap_err(),
            ProtocolViolation::UnexpectedBinary
        );
    }

    #[test]
    fn attachments_are_bounded_together() {
        let mut decoder = Decoder::new(LIMITS);
        decoder.text(&TWO.into()).unwrap();
        decoder.binary(Bytes::from_static(b"123456")).unwrap();
        assert_eq!(
            decoder.binary(Bytes::from_static(b"12345")).unwrap_err(),
            ProtocolViolation::AttachmentsTooLarge { max: 10 }
        );
    }

    #[derive(Debug, Clone)]
    enum Message {
        Text(String),
        Binary(Vec<u8>),
    }

    fn message() -> impl Strategy<Value = Message> {
        prop_oneof![
            "[0-6][0-3]?-?(/a,)?(\\[\"a\"\\])?".prop_map(Message::Text),
            "\\PC*".prop_map(Message::Text),
            Just(Message::Text(TWO.to_owned())),
            prop::collection::vec(any::<u8>(), 0..8).prop_map(Message::Binary),
            prop::collection::vec(any::<u8>(), 0..4).prop_map(Message::Binary),
        ]
    }

    proptest! {
        #[test]
        fn no_sequence_is_too_strange_and_nothing_is_hoarded(messages in prop::collection::vec(message(), 0..30)) {
            let mut decoder = Decoder::new(LIMITS);
            for message in messages {
                let read = match message {
                    Message::Text(text) => decoder.text(&Str::from(text)),
                    Message::Binary(data) => decoder.binary(data.into()),
                };
                let held = decoder.waiting.as_ref().map_or(0, |waiting| waiting.bytes());
                prop_assert!(held <= LIMITS.attachment_bytes);
                if read.is_err() {
                    // A connection goes on in the wild only after a reconnect.
                    decoder = Decoder::new(LIMITS);
                }
            }
        }
    }
}
