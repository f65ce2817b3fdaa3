use engineioxide_core::Str;
use socketioxide_core::{
    Value,
    packet::{Packet, PacketData},
    parser::{Parse as _, ParseConfig, ParseError, ParserState},
};
use socketioxide_parser_common::CommonParser;

use super::{Args, Auth, Limits, ProtocolViolation, binary};

/// One Socket.IO packet from a client, binary attachments included.
#[derive(Debug, Clone)]
pub struct ClientPacket {
    /// The namespace as it was written, without a `?query`; may be one that nobody knows.
    pub namespace: Str,
    /// What is said.
    pub content: Content,
}

/// What a client may say in a namespace. It says nothing of whether it may say it now: a second CONNECT, or anything
/// before the first was answered, is for the session to refuse.
#[derive(Debug, Clone)]
pub enum Content {
    /// Wants to enter the namespace.
    Connect(Option<Auth>),
    /// Leaves the namespace.
    Disconnect,
    /// An event.
    Event {
        /// Its name; a number, which stock clients may use as a name, in its JSON spelling.
        name: String,
        /// What follows the name.
        args: Args,
        /// The id under which the client waits for an acknowledgement.
        ack: Option<u64>,
    },
    /// The acknowledgement of an event of ours.
    Ack {
        /// The id we gave.
        id: u64,
        /// What it says.
        args: Args,
    },
}

/// Names of a client's own local events, which stock parsers refuse on the wire.
const RESERVED: [&str; 6] =
    ["connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"];

/// Reads a text packet (without Engine.IO's `4`). Answers how many attachments it still waits for as well.
///
/// `socketioxide-parser-common` takes the header apart. It leaves to us what it does not look at, and stock servers do:
/// whether the payload is JSON of the right form, payloads of DISCONNECT, reserved event names, `?query`, and the numbers
/// of placeholders. An ack id too large for it is dropped without a word, so that is looked for here. Attachments are not
/// collected by it but by [`binary`]: its collector reads the clock, gives them out in the order of their
/// arrival whatever number a placeholder has, and needs a lock for each connection. Its default limit is 10,000.
pub(super) fn parse(text: &Str, limits: &Limits) -> Result<(ClientPacket, usize), ProtocolViolation> {
    let (packet, attachments) = parse_header(text, limits)?;
    let content = match packet.inner {
        PacketData::Connect(None) => Content::Connect(None),
        PacketData::Connect(Some(Value::Str(json, _))) => {
            Content::Connect(Some(Auth::from_object(&json).ok_or(ProtocolViolation::ConnectPayload)?))
        }
        PacketData::Disconnect if behind_namespace(text).is_empty() => Content::Disconnect,
        PacketData::Disconnect => return Err(ProtocolViolation::DisconnectPayload),
        PacketData::Event(Value::Str(json, _), ack) | PacketData::BinaryEvent(Value::Str(json, _), ack) => {
            let (name, args) = parse_event(&json)?;
            let ack = match ack {
                Some(id) => Some(u64::try_from(id).map_err(|_| ProtocolViolation::AckId)?),
                None if ends_in_digit(text, json.len()) => return Err(ProtocolViolation::AckId),
                None => None,
            };
            Content::Event { name, args, ack }
        }
        PacketData::EventAck(Value::Str(json, _), id) | PacketData::BinaryAck(Value::Str(json, _), id) => {
            Content::Ack {
                id: u64::try_from(id).map_err(|_| ProtocolViolation::AckId)?,
                args: Args::from_array(&json).ok_or(ProtocolViolation::AckPayload)?,
            }
        }
        // The parser makes neither of these of a text.
        _ => return Err(ProtocolViolation::PacketType),
    };
    if let (Some(attachments), Content::Event { args, .. } | Content::Ack { args, .. }) = (attachments, &content) {
        binary::check_placeholders(args, attachments)?;
    }
    Ok((ClientPacket { namespace: without_query(packet.ns), content }, attachments.unwrap_or(0)))
}

/// The packet without a look at its payload, and for binary packets the number of attachments.
fn parse_header(text: &Str, limits: &Limits) -> Result<(Packet, Option<usize>), ProtocolViolation> {
    let config = ParseConfig {
        max_incoming_binaries: limits.attachments,
        max_incoming_binary_buf_size: limits.attachment_bytes,
        ..ParseConfig::default()
    };
    // The parser puts away there a binary packet that waits for attachments; a fresh one each time, for that alone.
    let state = ParserState::default();
    match CommonParser.decode_str(&config, &state, text.clone()) {
        Ok(packet) => {
            let attachments = packet.inner.is_binary().then_some(0);
            Ok((packet, attachments))
        }
        Err(ParseError::NeedsMoreBinaryData) => {
            let waiting = state.partial_bin_packet.into_inner().ok().flatten().ok_or(ProtocolViolation::Attachments)?;
            Ok((waiting.packet, Some(state.incoming_binary_cnt.into_inner())))
        }
        Err(ParseError::TooManyAttachments { got, max }) => Err(ProtocolViolation::TooManyAttachments { got, max }),
        Err(ParseError::InvalidAttachments) => Err(ProtocolViolation::Attachments),
        // It says the same of an acknowledgement whose id it cannot read.
        Err(_) if text.starts_with(['3', '6']) => Err(ProtocolViolation::AckId),
        Err(_) => Err(ProtocolViolation::PacketType),
    }
}

fn parse_event(json: &Str) -> Result<(String, Args), ProtocolViolation> {
    let all = Args::from_array(json).ok_or(ProtocolViolation::EventPayload)?;
    let (first, args) = all.split_first().ok_or(ProtocolViolation::EventPayload)?;
    let name = match first.get().as_bytes() {
        [b'"', ..] => serde_json::from_str(first.get()).map_err(|_| ProtocolViolation::EventPayload)?,
        [b'-' | b'0'..=b'9', ..] => first.get().to_owned(),
        _ => return Err(ProtocolViolation::EventPayload),
    };
    if let Some(reserved) = RESERVED.into_iter().find(|reserved| *reserved == name) {
        return Err(ProtocolViolation::ReservedEvent(reserved));
    }
    Ok((name, args))
}

/// Whether a digit stands right before the payload, behind the packet's type.
fn ends_in_digit(text: &str, payload: usize) -> bool {
    let header = text.len().saturating_sub(payload);
    header > 1 && text.as_bytes().get(header - 1).is_some_and(u8::is_ascii_digit)
}

/// What follows type and namespace.
fn behind_namespace(text: &str) -> &str {
    match text.get(1..).unwrap_or_default() {
        path if path.starts_with('/') => path.split_once(',').map_or("", |(_, rest)| rest),
        rest => rest,
    }
}

/// Clients may write `/admin?token=x`; stock servers cut the query off.
fn without_query(namespace: Str) -> Str {
    match namespace.find('?') {
        Some(end) => namespace.slice(..end),
        None => namespace,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIMITS: Limits = Limits { attachments: 10, attachment_bytes: 1000 };

    fn read(text: &str) -> Result<ClientPacket, ProtocolViolation> {
        parse(&Str::copy_from_slice(text), &LIMITS).map(|(packet, _)| packet)
    }

    fn violation(text: &str) -> ProtocolViolation {
        read(text).unwrap_err()
    }

    #[test]
    fn connect_names_a_namespace_and_may_bring_auth() {
        let connect = |text: &str| {
            let packet = read(text).unwrap();
            let Content::Connect(auth) = packet.content else { panic!("{text}") };
            (packet.namespace.to_string(), auth.map(|auth| auth.json().get().to_owned()))
        };
        assert_eq!(connect("0"), ("/".into(), None));
        assert_eq!(connect("0/training,"), ("/training".into(), None));
        assert_eq!(connect("0/training"), ("/training".into(), None));
        assert_eq!(connect(r#"0{"token":"x"}"#), ("/".into(), Some(r#"{"token":"x"}"#.into())));
        assert_eq!(connect(r#"0/training,{"token":"x"}"#), ("/training".into(), Some(r#"{"token":"x"}"#.into())));
        assert_eq!(connect("0/training?token=abc&x=/,{}"), ("/training".into(), Some("{}".into())));
        assert_eq!(connect("0/admin™,{}"), ("/admin™".into(), Some("{}".into())));
        for text in ["0,", "0[]", "0null", "0\"a\"", "0/training,{", "0/training,{}x", "012"] {
            let got = read(text).map(|packet| packet.content);
            // Digits without a payload stand where an ack id may; stock servers ignore them on CONNECT as well.
            if text == "012" {
                assert!(matches!(got, Ok(Content::Connect(None))), "{got:?}");
            } else {
                assert_eq!(got.unwrap_err(), ProtocolViolation::ConnectPayload, "{text}");
            }
        }
    }

    #[test]
    fn disconnect_says_nothing_more() {
        for text in ["1", "1/training,", "1/training", "1/training?a=b,"] {
            assert!(matches!(read(text).unwrap().content, Content::Disconnect), "{text}");
        }
        for text in ["1{}", "1\"bye\"", "1/training,{}", "15", "1,", "1 "] {
            assert_eq!(violation(text), ProtocolViolation::DisconnectPayload, "{text}");
        }
    }

    #[test]
    fn an_event_has_a_name_arguments_and_perhaps_an_ack_id() {
        let event = |text: &str| {
            let packet = read(text).unwrap();
            let Content::Event { name, args, ack } = packet.content else { panic!("{text}") };
            (packet.namespace.to_string(), name, args.items().to_owned(), ack)
        };
        assert_eq!(event(r#"2/training,["join:user",5]"#), ("/training".into(), "join:user".into(), "5".into(), None));
        assert_eq!(
            event(r#"2/training,12["name",{"a":[1,2]},null]"#),
            ("/training".into(), "name".into(), r#"{"a":[1,2]},null"#.into(), Some(12))
        );
        assert_eq!(event(r#"20["a"]"#), ("/".into(), "a".into(), String::new(), Some(0)));
        assert_eq!(event(r#"2["a\n\u20ac"]"#), ("/".into(), "a\n€".into(), String::new(), None));
        assert_eq!(event("2[17,true]"), ("/".into(), "17".into(), "true".into(), None));
        assert_eq!(event("2[-1.5]").1, "-1.5");
    }

    #[test]
    fn an_event_of_another_form_is_refused() {
        for text in [
            "2",
            "212",
            "2/training,",
            "2{}",
            "2[]",
            "2[null]",
            "2[true]",
            "2[{}]",
            "2[[\"a\"]]",
            "2\"a\"",
            "2[\"a\"",
            "2[\"a\"]x",
            "2[\"a\",]",
            "2 [\"a\"",
            "2-1[\"a\"]",
            "2[\"\\ud800\"]",
        ] {
            assert_eq!(violation(text), ProtocolViolation::EventPayload, "{text}");
        }
        for name in RESERVED {
            assert_eq!(violation(&format!("2[\"{name}\"]")), ProtocolViolation::ReservedEvent(name));
        }
        assert!(matches!(violation("2[\"\\u0063onnect\"]"), ProtocolViolation::ReservedEvent("connect")));
    }

    #[test]
    fn an_ack_id_too_large_is_refused_rather_than_forgotten() {
        assert_eq!(violation("29223372036854775808[\"a\"]"), ProtocolViolation::AckId);
        assert_eq!(violation("2/training,99999999999999999999[\"a\"]"), ProtocolViolation::AckId);
        assert_eq!(violation("399999999999999999999[\"a\"]"), ProtocolViolation::AckId);
        assert!(read("29223372036854775807[\"a\"]").is_ok());
        assert!(read("2/2024,[\"a\"]").is_ok());
    }

    #[test]
    fn an_acknowledgement_has_an_id_and_an_array() {
        let Content::Ack { id, args } = read("3/training,12[\"ok\",1]").unwrap().content else { panic!() };
        assert_eq!((id, args.items()), (12, "\"ok\",1"));
        assert!(matches!(read("30[]").unwrap().content, Content::Ack { id: 0, .. }));
        assert_eq!(violation("3[\"a\"]"), ProtocolViolation::AckId);
        assert_eq!(violation("3"), ProtocolViolation::AckId);
        assert_eq!(violation("312{}"), ProtocolViolation::AckPayload);
    }

    #[test]
    fn what_only_a_server_sends_is_refused() {
        for text in ["4{\"message\":\"x\"}", "4/training,{}", "7", "abc", "", "é", " 2[\"a\"]"] {
            assert_eq!(violation(text), ProtocolViolation::PacketType, "{text}");
        }
    }

    #[test]
    fn a_binary_header_says_how_many_attachments_follow() {
        let header = |text: &str| parse(&Str::copy_from_slice(text), &LIMITS).map(|(_, attachments)| attachments);
        assert_eq!(header(r#"51-/training,["a",{"_placeholder":true,"num":0}]"#), Ok(1));
        assert_eq!(header(r#"510-["a"]"#), Ok(10));
        assert_eq!(header(r#"50-["a"]"#), Ok(0));
        assert_eq!(header(r#"61-/training,12[{"_placeholder":true,"num":0}]"#), Ok(1));
        assert_eq!(header(r#"511-["a"]"#), Err(ProtocolViolation::TooManyAttachments { got: 11, max: 10 }));
        for text in ["5", "51", "5-[\"a\"]", "5[\"a\"]", "5a-[\"a\"]", "51/-[\"a\"]", "5-1-[\"a\"]", "51.0-[\"a\"]"] {
            assert_eq!(header(text), Err(ProtocolViolation::Attachments), "{text}");
        }
        assert_eq!(header("599999999999999999999999-[\"a\"]"), Err(ProtocolViolation::Attachments));
        for num in ["1", "-1", "0.5", "\"0\"", "null", "99999999999999999999", "[0]"] {
            let text = format!(r#"51-["a",{{"_placeholder":true,"num":{num}}}]"#);
            assert_eq!(header(&text), Err(ProtocolViolation::Placeholder), "{text}");
        }
        // Without attachments there is nothing a placeholder could stand for, and it is an object like any other.
        assert!(read(r#"2["a",{"_placeholder":true,"num":9}]"#).is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn no_text_is_too_strange_and_nothing_grows(
            text in "[0-7]?(\\PC|[0-9]|-|/|,|\\[|\\]|\\{|\\}|\"|:|_placeholder|num|true|\\\\u|connect|\u{e9}){0,40}",
        ) {
            if let Ok((packet, attachments)) = parse(&Str::copy_from_slice(&text), &LIMITS) {
                prop_assert!(attachments <= LIMITS.attachments);
                let held = match packet.content {
                    Content::Connect(auth) => auth.map_or(0, |auth| auth.json().get().len()),
                    Content::Disconnect => 0,
                    Content::Event { name, args, .. } => name.len() + args.items().len(),
                    Content::Ack { args, .. } => args.items().len(),
                };
                // "/" is the one thing that a packet has and its text has not.
                prop_assert!(packet.namespace.len() + held <= text.len() + 1);
            }
        }

        #[test]
        fn a_spoilt_packet_is_read_or_refused(
            which in 0_usize..6, at: prop::sample::Index, with in "\\PC|[0-9,/\\[\\]{}\"-]|", cut: bool,
        ) {
            let good = [
                r#"0/training,{"token":"x","recover":true}"#,
                "1/training,",
                r#"2/training,12["roleplay:message",{"sessionId":"rp-1","message":"héllo™","userId":7}]"#,
                r#"3/training,12["ok",{"a":[1,2,{"b":null}]}]"#,
                r#"52-/training,["blob",{"a":{"_placeholder":true,"num":0}},[{"num":1,"_placeholder":true}]]"#,
                r#"61-/training,12[{"_placeholder":true,"num":0}]"#,
            ][which];
            prop_assert!(read(good).is_ok());
            let at = at.index(good.len());
            let at = (0..=at).rev().find(|at| good.is_char_boundary(*at)).unwrap();
            let rest = good[at..].chars().skip(usize::from(cut)).collect::<String>();
            let _ = read(&format!("{}{with}{rest}", &good[..at]));
            let _ = read(&good[..at]);
        }

        #[test]
        fn an_event_is_read_as_it_was_written(
            namespace in "/[a-z0-9™-]{0,8}", name in "\\PC{0,12}", ack in proptest::option::of(0..=i64::MAX as u64),
            values in prop::collection::vec("\\PC{0,12}", 0..4),
        ) {
            prop_assume!(!RESERVED.contains(&name.as_str()));
            let items: Vec<_> = values.iter().map(|value| serde_json::to_string(value).unwrap()).collect();
            let array = serde_json::to_string(&std::iter::once(&name).chain(&values).collect::<Vec<_>>()).unwrap();
            let ack_text = ack.map(|ack| ack.to_string()).unwrap_or_default();
            let packet = read(&format!("2{namespace},{ack_text}{array}")).unwrap();
            prop_assert_eq!(packet.namespace.as_str(), namespace);
            let Content::Event { name: got, args, ack: id } = packet.content else { panic!("no event") };
            prop_assert_eq!((got, id), (name, ack));
            prop_assert_eq!(args.items(), items.join(","));
        }
    }
}
