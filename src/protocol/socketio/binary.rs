//! Binary packets: a header that announces attachments, then exactly these and nothing else between them.

use std::{borrow::Cow, fmt};

use bytes::Bytes;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Args, ClientPacket, Content, Limits, ProtocolViolation};

/// A packet some of whose attachments are still to come.
#[derive(Debug)]
pub(super) struct Reassembly {
    packet: ClientPacket,
    wanted: usize,
    got: Vec<Bytes>,
    bytes: usize,
}

impl Reassembly {
    /// Waits for so many attachments.
    pub(super) fn new(packet: ClientPacket, wanted: usize) -> Self {
        Self { packet, wanted, got: Vec::with_capacity(wanted), bytes: 0 }
    }

    /// The next attachment. `Ok(Err(_))` waits for more.
    pub(super) fn push(
        mut self,
        part: Bytes,
        limits: &Limits,
    ) -> Result<Result<ClientPacket, Self>, ProtocolViolation> {
        self.bytes = self.bytes.saturating_add(part.len());
        if self.bytes > limits.attachment_bytes {
            return Err(ProtocolViolation::AttachmentsTooLarge { max: limits.attachment_bytes });
        }
        self.got.push(part);
        if self.got.len() < self.wanted {
            return Ok(Err(self));
        }
        if let Content::Event { args, .. } | Content::Ack { args, .. } = &mut self.packet.content {
            args.attach(self.got);
        }
        Ok(Ok(self.packet))
    }

    /// The bytes of attachments held.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        self.got.iter().map(Bytes::len).sum()
    }
}

/// Refuses a placeholder whose number is none of the announced attachments'. An attachment may be used twice or not at
/// all, as on stock servers.
pub(super) fn check_placeholders(args: &Args, attachments: usize) -> Result<(), ProtocolViolation> {
    let array = format!("[{}]", args.items());
    let mut json = serde_json::Deserializer::from_str(&array);
    match (Check { attachments: attachments as u64 }).deserialize(&mut json) {
        Ok(_) => Ok(()),
        // JSON was checked before: what is left is our own refusal, or nesting too deep to look into.
        Err(_) => Err(ProtocolViolation::Placeholder),
    }
}

/// Walks through a value and answers what of it matters to the object around it.
#[derive(Clone, Copy)]
struct Check {
    attachments: u64,
}

/// What a value is to the object around it.
#[derive(Clone, Copy, PartialEq)]
enum Seen {
    True,
    Number(u64),
    Other,
}

impl<'de> DeserializeSeed<'de> for Check {
    type Value = Seen;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Seen, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Check {
    type Value = Seen;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "placeholders numbered below {}", self.attachments)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Seen, E> {
        Ok(if value { Seen::True } else { Seen::Other })
    }

    fn visit_u64<E>(self, value: u64) -> Result<Seen, E> {
        Ok(Seen::Number(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_str<E>(self, _: &str) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_unit<E>(self) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Seen, A::Error> {
        while seq.next_element_seed(self)?.is_some() {}
        Ok(Seen::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Seen, A::Error> {
        let (mut placeholder, mut num) = (Seen::Other, Seen::Other);
        while let Some(key) = map.next_key::<Key<'de>>()? {
            let value = map.next_value_seed(self)?;
            // Of a key that stands there twice the last one counts, as in JavaScript.
            match &*key.0 {
                "_placeholder" => placeholder = value,
                "num" => num = value,
                _ => {}
            }
        }
        match (placeholder, num) {
            (Seen::True, Seen::Number(num)) if num < self.attachments => Ok(Seen::Other),
            (Seen::True, _) => Err(A::Error::custom("no such attachment")),
            _ => Ok(Seen::Other),
        }
    }
}

/// A key, borrowed where it has no escapes.
#[derive(serde::Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

#[cfg(test)]
mod tests {
    use engineioxide_core::Str;

    use super::*;

    fn check(array: &'static str, attachments: usize) -> Result<(), ProtocolViolation> {
        check_placeholders(&Args::from_array(&Str::from(array)).unwrap(), attachments)
    }

    #[test]
    fn placeholders_are_found_wherever_they_are() {
        for json in [
            r#"[{"_placeholder":true,"num":1}]"#,
            r#"[{"num":1,"_placeholder":true}]"#,
            r#"[0,[{"a":{"b":[{"_placeholder":true,"num":1}]}}]]"#,
            r#"[{"_\u0070laceholder":true,"num":1}]"#,
            r#"[{"_placeholder":false,"num":0,"_placeholder":true,"num":1}]"#,
        ] {
            assert_eq!(check(json, 2), Ok(()), "{json}");
            assert_eq!(check(json, 1), Err(ProtocolViolation::Placeholder), "{json}");
        }
    }

    #[test]
    fn what_only_looks_like_a_placeholder_is_none() {
        for json in [
            r#"[{"_placeholder":false,"num":9}]"#,
            r#"[{"_placeholder":1,"num":9}]"#,
            r#"[{"num":9},{"placeholder":true,"num":9},"_placeholder",true,null,-1,0.5]"#,
        ] {
            assert_eq!(check(json, 1), Ok(()), "{json}");
        }
        assert_eq!(check(r#"[{"_placeholder":true}]"#, 1), Err(ProtocolViolation::Placeholder));
    }

    #[test]
    fn nesting_too_deep_to_look_into_is_refused() {
        let deep = Str::from(format!("[{}{}]", "[".repeat(100_000), "]".repeat(100_000)));
        let args = Args::from_array(&deep).unwrap();
        assert_eq!(check_placeholders(&args, 1), Err(ProtocolViolation::Placeholder));
    }
}
