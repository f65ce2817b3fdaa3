use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{
    domain::{Namespace, Position, Room},
    rooms::Reply,
    session::{ClientEvent, Code, Command, Refusal},
};

/// The longest `id` a client may give its message, in bytes of JSON.
const MAX_ID_LEN: usize = 128;

/// The most characters of a parser's words that a client is told.
const MAX_QUOTED: usize = 200;

/// The fields of all messages. Each is read on its own afterwards, so that an error names its field.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    room: Option<&'a RawValue>,
    #[serde(borrow)]
    since: Option<&'a RawValue>,
    #[serde(borrow)]
    event: Option<&'a RawValue>,
    #[serde(borrow)]
    data: Option<&'a RawValue>,
    #[serde(borrow)]
    token: Option<&'a RawValue>,
}

/// Reads a client's message. What cannot be understood becomes [`Command::Refused`], which says why and carries the
/// message's `id` where that could be read.
pub fn parse(text: &str, namespace: Namespace) -> Command {
    let fields: Fields<'_> = match serde_json::from_str(text) {
        Ok(fields) => fields,
        Err(error) => {
            // It may quote the client, who may have sent much.
            let error: String = error.to_string().chars().take(MAX_QUOTED).collect();
            let refusal = Refusal::bad_request(format!("Expected one JSON object a message: {error}"));
            return Command::Refused { refusal, reply: None };
        }
    };
    let reply = match fields.id.map(read_id).transpose() {
        Ok(reply) => reply,
        Err(refusal) => return Command::Refused { refusal, reply: None },
    };
    match read(&fields, namespace) {
        Ok(Asked::Authenticate { token, since }) => Command::Authenticate { token, since, reply },
        Ok(Asked::Join { room, since }) => Command::Join { room, since, reply },
        Ok(Asked::Leave { room }) => Command::Leave { room, reply },
        Ok(Asked::Say { event }) => Command::Say { event, reply },
        Err(refusal) => Command::Refused { refusal, reply },
    }
}

enum Asked {
    Authenticate { token: String, since: Option<Position> },
    Join { room: Room, since: Option<Position> },
    Leave { room: Room },
    Say { event: ClientEvent },
}

fn read(fields: &Fields<'_>, namespace: Namespace) -> Result<Asked, Refusal> {
    let kind: Cow<'_, str> = required(fields.kind, "type", "`join`, `leave`, `event` or `auth`")?;
    match &*kind {
        "join" => Ok(Asked::Join { room: room(fields)?, since: since(fields)? }),
        "leave" => Ok(Asked::Leave { room: room(fields)? }),
        "event" => {
            let name: Cow<'_, str> = required(fields.event, "event", "the event's name")?;
            Ok(Asked::Say { event: ClientEvent::parse(namespace, &name, fields.data)? })
        }
        "auth" => Ok(Asked::Authenticate {
            token: required::<Cow<'_, str>>(fields.token, "token", "a JWT")?.into_owned(),
            since: since(fields)?,
        }),
        other => {
            let other: String = other.chars().take(32).collect();
            let message = format!("type: expected `join`, `leave`, `event` or `auth`, got `{other}`");
            Err(Refusal::new(Code::UnknownType, message))
        }
    }
}

fn room(fields: &Fields<'_>) -> Result<Room, Refusal> {
    let text: Cow<'_, str> = required(fields.room, "room", "a room's name such as `contest:17`")?;
    Ok(text.parse()?)
}

fn since(fields: &Fields<'_>) -> Result<Option<Position>, Refusal> {
    fields.since.map(|raw| field(raw, "since", r#"{"epoch":"k3x","offset":812}"#)).transpose()
}

fn required<'a, T: Deserialize<'a>>(raw: Option<&'a RawValue>, name: &str, expected: &str) -> Result<T, Refusal> {
    let raw = raw.ok_or_else(|| Refusal::bad_request(format!("{name}: missing; expected {expected}")))?;
    field(raw, name, expected)
}

fn field<'a, T: Deserialize<'a>>(raw: &'a RawValue, name: &str, expected: &str) -> Result<T, Refusal> {
    serde_json::from_str(raw.get()).map_err(|_| Refusal::bad_request(format!("{name}: expected {expected}")))
}

fn read_id(raw: &RawValue) -> Result<Reply, Refusal> {
    let text = raw.get();
    let scalar = text.starts_with(|c: char| c == '"' || c == '-' || c.is_ascii_digit());
    if scalar && text.len() <= MAX_ID_LEN {
        Ok(raw.to_owned())
    } else {
        Err(Refusal::bad_request(format!("id: expected a number or a string of at most {MAX_ID_LEN} bytes")))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(text: &str) -> (Code, String) {
        match parse(text, Namespace::Leaderboard) {
            Command::Refused { refusal, .. } => (refusal.code, refusal.message.into_owned()),
            other => panic!("{text} was taken for {other:?}"),
        }
    }

    #[test]
    fn a_join_is_read_with_its_position_and_id() {
        let text = r#"{"type":"join","room":"contest:17","since":{"epoch":"k3x","offset":812},"id":"a"}"#;
        let Command::Join { room, since, reply } = parse(text, Namespace::Leaderboard) else { panic!() };
        assert_eq!(room.to_string(), "contest:17");
        assert_eq!(since.unwrap().to_string(), "k3x:812");
        assert_eq!(reply.unwrap().get(), "\"a\"");
    }

    #[test]
    fn an_error_names_the_field_and_what_was_expected() {
        assert!(refused("{").1.starts_with("Expected one JSON object"));
        assert!(refused("[1]").1.starts_with("Expected one JSON object"));
        assert!(refused(r#"{"type":"join","rom":"x"}"#).1.contains("unknown field `rom`"));
        assert!(refused(r#"{"type":"join"}"#).1.starts_with("room: missing"));
        assert!(refused(r#"{"type":"join","room":7}"#).1.starts_with("room: expected"));
        assert!(refused(r#"{"type":"join","room":"user:1","since":{"epoch":"k"}}"#).1.starts_with("since: expected"));
        assert!(refused(r#"{"type":"join","room":"user:1","id":[1]}"#).1.starts_with("id: expected"));
        assert!(refused(r#"{"room":"user:1"}"#).1.starts_with("type: missing"));
        assert_eq!(refused(r#"{"type":"subscribe"}"#).0, Code::UnknownType);
        assert_eq!(refused(r#"{"type":"join","room":"user:0"}"#), (Code::BadRoom, "Invalid userId".to_owned()));
        assert_eq!(refused(r#"{"type":"event","event":"shout","data":{}}"#).0, Code::UnknownEvent);
    }

    #[test]
    fn a_refusal_keeps_the_id() {
        let command = parse(r#"{"type":"join","room":"user:0","id":3}"#, Namespace::Leaderboard);
        assert!(matches!(command, Command::Refused { reply: Some(reply), .. } if reply.get() == "3"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,200}") {
            parse(&text, Namespace::Training);
        }

        #[test]
        fn no_json_makes_it_panic(kind in "join|leave|event|auth|x", key in "room|since|event|data|token|id", value in r#"\PC{0,20}|[0-9]{0,30}|"[a-z:0-9]{0,20}"|\{"a":1\}|null"#) {
            parse(&format!(r#"{{"type":"{kind}","{key}":{value}}}"#), Namespace::Field);
        }
    }
}
