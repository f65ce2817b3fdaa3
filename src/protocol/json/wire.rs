use bytes::Bytes;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    domain::{Encoded, Encoding, Namespace, Publication, Room, UserId},
    protocol::{closing, frame::TextFrame},
    rooms::{Ending, Push, Reply, Wire},
    telemetry::Protocol,
};

/// Spells what a client is told.
#[derive(Debug, Clone, Copy)]
pub struct JsonWire;

/// Room for most messages; longer ones make it grow.
const USUAL_LEN: usize = 512;

/// The messages to a client; keys in the order of `docs/WIRE.md`.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Outgoing<'a> {
    Hello {
        sid: &'a str,
        #[serde(rename = "userId")]
        user: Option<UserId>,
        namespace: Namespace,
        epoch: &'a str,
        offset: u64,
        #[serde(skip_serializing_if = "is_false")]
        recovered: bool,
    },
    Joined {
        room: &'a Room,
        epoch: &'a str,
        offset: u64,
        recovered: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<&'a Reply>,
    },
    Left {
        room: &'a Room,
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<&'a Reply>,
    },
    Gap {
        epoch: &'a str,
        offset: u64,
    },
    Ack {
        id: &'a Reply,
    },
    Event {
        event: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        room: Option<&'a Room>,
        data: &'a RawValue,
        #[serde(skip_serializing_if = "Option::is_none")]
        offset: Option<u64>,
    },
    Error {
        code: &'a str,
        message: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<&'a Reply>,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it by reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

fn encode(message: &Outgoing<'_>) -> Encoded {
    TextFrame::with_capacity(USUAL_LEN).value(message).finish()
}

impl Wire for JsonWire {
    fn protocol(&self) -> Protocol {
        Protocol::Json
    }

    fn publication<'p>(&self, publication: &'p Publication, _: bool) -> &'p Encoded {
        publication.encoded(Encoding::Json, |publication| {
            let draft = &publication.draft;
            encode(&Outgoing::Event {
                event: &draft.event,
                room: draft.audience.room.as_ref(),
                data: &draft.data,
                offset: publication.offset,
            })
        })
    }

    fn push(&self, push: &Push<'_>, out: &mut dyn FnMut(Encoded)) {
        out(encode(&match *push {
            Push::Hello { namespace, hello, position, recovered } => Outgoing::Hello {
                sid: &hello.sid,
                user: hello.user,
                namespace,
                epoch: position.epoch.as_str(),
                offset: position.offset,
                recovered,
            },
            Push::Joined { room, position, recovered, reply, .. } => {
                Outgoing::Joined { room, epoch: position.epoch.as_str(), offset: position.offset, recovered, id: reply }
            }
            Push::Left { room, reply, .. } => Outgoing::Left { room, id: reply },
            Push::Gap { position, .. } => Outgoing::Gap { epoch: position.epoch.as_str(), offset: position.offset },
            Push::Ack { reply, .. } => Outgoing::Ack { id: reply },
            Push::Event { event, data, .. } => Outgoing::Event { event, room: None, data, offset: None },
            Push::Error { code, message, reply, .. } => Outgoing::Error { code, message, id: reply },
        }));
    }

    fn poll_answer(&self, _: &mut dyn Iterator<Item = &Encoded>, _: usize) -> Option<(Bytes, usize)> {
        None
    }

    fn ending(&self, ending: Ending, _: bool, out: &mut dyn FnMut(Encoded)) {
        out(closing::frame(ending));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Draft, Position, RoomKey},
        rooms::Hello,
    };

    fn told(push: &Push<'_>) -> String {
        let mut text = String::new();
        JsonWire.push(push, &mut |encoded| text.push_str(std::str::from_utf8(&encoded.payload()).unwrap()));
        text
    }

    fn raw(json: &str) -> Box<RawValue> {
        RawValue::from_string(json.to_owned()).unwrap()
    }

    #[test]
    fn words_are_spelled_as_the_contract_has_them() {
        let namespace = Namespace::Leaderboard;
        let position = &Position { epoch: "k3x".parse().unwrap(), offset: 812 };
        let room = &"contest:17".parse().unwrap();
        let reply = raw("1");
        let hello = &Hello { sid: "s".into(), user: UserId::new(7).ok(), pid: None };
        assert_eq!(
            told(&Push::Hello { namespace, hello, position, recovered: false }),
            r#"{"type":"hello","sid":"s","userId":7,"namespace":"/leaderboard","epoch":"k3x","offset":812}"#
        );
        assert_eq!(
            told(&Push::Joined { namespace, room, position, recovered: false, reply: Some(&reply) }),
            r#"{"type":"joined","room":"contest:17","epoch":"k3x","offset":812,"recovered":false,"id":1}"#
        );
        assert_eq!(told(&Push::Left { namespace, room, reply: None }), r#"{"type":"left","room":"contest:17"}"#);
        assert_eq!(told(&Push::Gap { namespace, position }), r#"{"type":"gap","epoch":"k3x","offset":812}"#);
        assert_eq!(told(&Push::Ack { namespace, reply: &raw("\"a\"") }), r#"{"type":"ack","id":"a"}"#);
        assert_eq!(
            told(&Push::Error { namespace, code: "forbidden", message: "No", reply: Some(&reply) }),
            r#"{"type":"error","code":"forbidden","message":"No","id":1}"#
        );
    }

    #[test]
    fn an_event_names_its_room_unless_it_is_for_everyone() {
        let event = |room: Option<Room>, offset| {
            let audience = RoomKey { namespace: Namespace::Leaderboard, room };
            let data = raw(r#"{"a":1.50}"#).into();
            let draft = Draft::new(audience, "rank:changed", data);
            let publication = Publication::new(draft, "k3x".parse().unwrap(), offset, 0);
            String::from_utf8(JsonWire.publication(&publication, false).payload().to_vec()).unwrap()
        };
        assert_eq!(event(None, Some(813)), r#"{"type":"event","event":"rank:changed","data":{"a":1.50},"offset":813}"#);
        assert_eq!(
            event(Some("user:7".parse().unwrap()), Some(814)),
            r#"{"type":"event","event":"rank:changed","room":"user:7","data":{"a":1.50},"offset":814}"#
        );
        assert_eq!(event(None, None), r#"{"type":"event","event":"rank:changed","data":{"a":1.50}}"#);
    }
}
