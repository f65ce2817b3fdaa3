use bytes::Bytes;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::{encode, engine, payload, publication};
use crate::{
    domain::{Encoded, Encoding, Namespace, Position, Publication, Room},
    protocol::closing,
    rooms::{Ending, Push, Reply, Wire},
    telemetry::Protocol,
};

/// Spells what a client is told.
#[derive(Debug, Clone, Copy)]
pub struct SocketIoWire;

#[derive(Serialize)]
struct Joined<'a> {
    room: &'a Room,
}

#[derive(Serialize)]
struct Refused<'a> {
    message: &'a str,
}

/// What the callback of an `emit` gets.
#[derive(Serialize)]
#[serde(tag = "status", rename_all = "lowercase")]
enum Answer<'a> {
    Ok {
        #[serde(skip_serializing_if = "Option::is_none")]
        room: Option<&'a Room>,
    },
    Error {
        code: &'a str,
        message: &'a str,
    },
}

impl Wire for SocketIoWire {
    fn protocol(&self) -> Protocol {
        Protocol::SocketIo
    }

    fn publication<'p>(&self, publication: &'p Publication, recoverable: bool) -> &'p Encoded {
        let encoding = if recoverable { Encoding::SocketIoRecoverable } else { Encoding::SocketIo };
        publication.encoded(encoding, |publication| publication::encode(publication, recoverable))
    }

    fn push(&self, push: &Push<'_>, out: &mut dyn FnMut(Encoded)) {
        match *push {
            Push::Hello { namespace, hello, position, .. } => {
                out(encode::connect(namespace.path(), &hello.sid, hello.pid.as_deref()));
                if hello.pid.is_some() {
                    // A client that drops before its first event has then a position to come back with.
                    let data = raw(position);
                    out(encode::event_at(namespace.path(), "sync:position", &data, position));
                }
            }
            Push::Joined { namespace, room, reply, .. } => {
                out(encode::event(namespace.path(), "joined", &raw(&Joined { room })));
                answer(namespace, reply, &Answer::Ok { room: Some(room) }, out);
            }
            Push::Left { namespace, room, reply } => answer(namespace, reply, &Answer::Ok { room: Some(room) }, out),
            Push::Gap { namespace, position } => {
                out(encode::event(namespace.path(), "sync:gap", &raw::<Position>(position)));
            }
            Push::Ack { namespace, reply } => answer(namespace, Some(reply), &Answer::Ok { room: None }, out),
            Push::Event { namespace, event, data } => out(encode::event(namespace.path(), event, data)),
            Push::Error { namespace, code, message, reply } => {
                out(encode::event(namespace.path(), "error", &raw(&Refused { message })));
                answer(namespace, reply, &Answer::Error { code, message }, out);
            }
        }
    }

    fn poll_answer(&self, queue: &mut dyn Iterator<Item = &Encoded>, most: usize) -> Option<(Bytes, usize)> {
        payload::join(queue, most)
    }

    fn ending(&self, ending: Ending, polled: bool, out: &mut dyn FnMut(Encoded)) {
        if matches!(ending, Ending::LoginEnded) {
            // Only a DISCONNECT keeps a stock client from coming back. A client passes over those for namespaces it is
            // not in.
            for namespace in Namespace::ALL {
                out(encode::disconnect(namespace.path()));
            }
        }
        match (polled, ending) {
            // A stock client that polls would see the connection close before it attends to the DISCONNECTs, and come back.
            (true, Ending::Answered | Ending::LoginEnded) => {}
            (true, _) => out(engine::close()),
            (false, _) => out(closing::frame(ending)),
        }
    }
}

fn answer(namespace: Namespace, reply: Option<&Reply>, answer: &Answer<'_>, out: &mut dyn FnMut(Encoded)) {
    let id = reply.and_then(|reply| reply.get().parse().ok());
    if let Some(id) = id {
        out(encode::ack(namespace.path(), id, Some(&raw(answer))));
    }
}

fn raw<T: Serialize + ?Sized>(value: &T) -> Box<RawValue> {
    // Plain data always has a JSON form.
    to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::Hello;

    const NAMESPACE: Namespace = Namespace::Leaderboard;

    fn told(push: &Push<'_>) -> Vec<String> {
        let mut packets = Vec::new();
        SocketIoWire.push(push, &mut |encoded| packets.push(String::from_utf8(encoded.payload().to_vec()).unwrap()));
        packets
    }

    fn ended(ending: Ending, polled: bool) -> Vec<Encoded> {
        let mut packets = Vec::new();
        SocketIoWire.ending(ending, polled, &mut |encoded| packets.push(encoded));
        packets
    }

    fn reply(json: &str) -> Reply {
        RawValue::from_string(json.to_owned()).unwrap()
    }

    #[test]
    fn a_join_is_answered_by_an_event_and_by_the_callback_of_who_asked() {
        let room = &"contest:17".parse().unwrap();
        let position = &"k3x:812".parse::<Position>().unwrap();
        let joined = |reply| Push::Joined { namespace: NAMESPACE, room, position, recovered: false, reply };
        assert_eq!(told(&joined(None)), [r#"42/leaderboard,["joined",{"room":"contest:17"}]"#]);
        assert_eq!(
            told(&joined(Some(&reply("12")))),
            [
                r#"42/leaderboard,["joined",{"room":"contest:17"}]"#,
                r#"43/leaderboard,12[{"status":"ok","room":"contest:17"}]"#
            ]
        );
    }

    #[test]
    fn a_refusal_is_an_event_and_the_callbacks_answer() {
        let reply = reply("0");
        let push =
            Push::Error { namespace: NAMESPACE, code: "bad_room", message: "Invalid userId", reply: Some(&reply) };
        assert_eq!(
            told(&push),
            [
                r#"42/leaderboard,["error",{"message":"Invalid userId"}]"#,
                r#"43/leaderboard,0[{"status":"error","code":"bad_room","message":"Invalid userId"}]"#
            ]
        );
    }

    #[test]
    fn who_recovers_is_told_a_position_at_once_and_who_does_not_is_not() {
        let position = &"k3x:812".parse::<Position>().unwrap();
        let hello = |pid| Hello { sid: "s".into(), user: None, pid };
        let push = |hello: &Hello| told(&Push::Hello { namespace: NAMESPACE, hello, position, recovered: false });
        assert_eq!(push(&hello(None)), [r#"40/leaderboard,{"sid":"s"}"#]);
        assert_eq!(
            push(&hello(Some("p".into()))),
            [
                r#"40/leaderboard,{"sid":"s","pid":"p"}"#,
                r#"42/leaderboard,["sync:position",{"epoch":"k3x","offset":812},"k3x:812"]"#
            ]
        );
        assert_eq!(
            told(&Push::Gap { namespace: NAMESPACE, position }),
            [r#"42/leaderboard,["sync:gap",{"epoch":"k3x","offset":812}]"#]
        );
    }

    #[test]
    fn only_those_who_must_not_come_back_are_disconnected() {
        let payloads = |packets: Vec<Encoded>| packets.iter().map(Encoded::payload).collect::<Vec<_>>();
        assert_eq!(payloads(ended(Ending::Slow, true)), ["1"]);
        assert_eq!(payloads(ended(Ending::Answered, true)), [""; 0]);
        let everywhere = ["41", "41/leaderboard,", "41/training,", "41/field,"];
        assert_eq!(payloads(ended(Ending::LoginEnded, true)), everywhere);
        let on_websocket = ended(Ending::LoginEnded, false);
        assert_eq!(payloads(on_websocket[..4].to_vec()), everywhere);
        assert_eq!((on_websocket.len(), on_websocket[4].frame[0]), (5, 0x88));
        assert_eq!(ended(Ending::Restart, false).len(), 1, "a close frame and no packet");
        assert_eq!(ended(Ending::Restart, false)[0].frame[0], 0x88);
    }
}
