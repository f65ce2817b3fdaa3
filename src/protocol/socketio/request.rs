use serde::Deserialize;
use serde_json::value::RawValue;

use super::Args;
use crate::{
    domain::{Namespace, Room, RoomKind},
    rooms::Reply,
    session::{ClientEvent, Code, Command, Refusal},
};

/// Reads what a client asks by an event: `join:{kind}`, `leave:{kind}`, `auth`, or something for others to hear. What
/// cannot be understood becomes [`Command::Refused`].
pub fn read(namespace: Namespace, name: &str, args: &Args, ack: Option<u64>) -> Command {
    let reply = ack.and_then(|id| RawValue::from_string(id.to_string()).ok());
    match asked(namespace, name, args.first(), reply) {
        Ok(command) => command,
        Err((refusal, reply)) => Command::Refused { refusal, reply },
    }
}

fn asked(
    namespace: Namespace,
    name: &str,
    data: Option<&RawValue>,
    reply: Option<Reply>,
) -> Result<Command, (Refusal, Option<Reply>)> {
    let command = if let Some(kind) = name.strip_prefix("join:") {
        room(namespace, kind, data).map(|room| Command::Join { room, since: None, reply: reply.clone() })
    } else if let Some(kind) = name.strip_prefix("leave:") {
        room(namespace, kind, data).map(|room| Command::Leave { room, reply: reply.clone() })
    } else if name == "auth" {
        token(data).map(|token| Command::Authenticate { token, since: None, reply: reply.clone() })
    } else {
        ClientEvent::parse(namespace, name, data).map(|event| Command::Say { event, reply: reply.clone() })
    };
    command.map_err(|refusal| (refusal, reply))
}

fn room(namespace: Namespace, kind: &str, id: Option<&RawValue>) -> Result<Room, Refusal> {
    match RoomKind::from_name(kind) {
        Some(kind) if kind.exists_in(namespace) => Ok(Room::from_json(kind, id.unwrap_or(RawValue::NULL))?),
        _ => {
            let kind: String = kind.chars().take(32).collect();
            Err(Refusal::new(Code::BadRoom, format!("There are no rooms of kind `{kind}` in {namespace}")))
        }
    }
}

fn token(data: Option<&RawValue>) -> Result<String, Refusal> {
    #[derive(Deserialize)]
    struct Auth {
        token: String,
    }
    let auth: Option<Auth> = data.and_then(|data| serde_json::from_str(data.get()).ok());
    Ok(auth.ok_or_else(|| Refusal::bad_request(r#"auth: expected {"token":"…"}"#))?.token)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_for(namespace: Namespace, name: &str, args: &str) -> String {
        let args =
            if args.is_empty() { Args::default() } else { Args::one(&RawValue::from_string(args.to_owned()).unwrap()) };
        match read(namespace, name, &args, Some(3)) {
            Command::Join { room, reply, .. } => format!("join {room} {}", reply.unwrap()),
            Command::Leave { room, reply } => format!("leave {room} {}", reply.unwrap()),
            Command::Say { event, reply } => format!("say in {} {}", event.room(), reply.unwrap()),
            Command::Authenticate { token, reply, .. } => format!("auth {token} {}", reply.unwrap()),
            Command::Refused { refusal, reply } => format!("{} {}", refusal.message, reply.unwrap()),
        }
    }

    #[test]
    fn joins_and_leaves_name_the_room_by_kind_and_argument() {
        let leaderboard = |name, args: &str| asked_for(Namespace::Leaderboard, name, args);
        assert_eq!(leaderboard("join:user", "7"), "join user:7 3");
        assert_eq!(leaderboard("join:team", "3"), "join team:3 3");
        assert_eq!(leaderboard("leave:contest", "17"), "leave contest:17 3");
        assert_eq!(leaderboard("join:tv-display", ""), "join tv-display 3");
        assert_eq!(asked_for(Namespace::Training, "join:session", "\"s1\""), "join session:s1 3");
        assert_eq!(asked_for(Namespace::Training, "join:module", "\"m1\""), "join module:m1 3");
        assert_eq!(asked_for(Namespace::Field, "join:chat", "\"c1\""), "join chat:c1 3");
        assert_eq!(asked_for(Namespace::Training, "auth", r#"{"token":"t"}"#), "auth t 3");
        assert_eq!(
            asked_for(Namespace::Field, "chat:message", r#"{"sessionId":"c1","message":"hi"}"#),
            "say in chat:c1 3"
        );
    }

    #[test]
    fn a_bad_argument_is_named_as_the_contract_has_it() {
        for (namespace, name, arg, message) in [
            (Namespace::Leaderboard, "join:user", "0", "Invalid userId 3"),
            (Namespace::Leaderboard, "join:user", "-1", "Invalid userId 3"),
            (Namespace::Leaderboard, "join:user", "\"7\"", "Invalid userId 3"),
            (Namespace::Leaderboard, "join:user", "9007199254740992", "Invalid userId 3"),
            (Namespace::Leaderboard, "join:user", "", "Invalid userId 3"),
            (Namespace::Leaderboard, "join:team", "{}", "Invalid teamId 3"),
            (Namespace::Leaderboard, "leave:contest", "1.5", "Invalid contestId 3"),
            (Namespace::Training, "join:session", "7", "Invalid sessionId 3"),
            (Namespace::Training, "join:module", "null", "Invalid moduleId 3"),
            (Namespace::Field, "join:user", "7", "There are no rooms of kind `user` in /field 3"),
            (Namespace::Root, "join:lobby", "7", "There are no rooms of kind `lobby` in / 3"),
            (Namespace::Root, "shout", "7", "No client may send `shout` on / 3"),
            (Namespace::Root, "auth", "7", "auth: expected {\"token\":\"…\"} 3"),
        ] {
            assert_eq!(asked_for(namespace, name, arg), message, "{name} {arg}");
        }
    }
}
