//! Socket.IO packets to clients. Each is one Engine.IO message in one WebSocket frame (`42/leaderboard,["name",{…}]`).
//!
//! The crates' writer makes the packet without Engine.IO's `4` and without a frame, so that every recipient's transport
//! would copy it again; a CONNECT_ERROR of theirs has no `data`, and a value of the wrong kind makes them panic.
//!
//! With recovery on, a stock client takes any string at the end of any event for a position. Events whose data may be
//! anything go through [`publication`](super::publication), which sees to it; [`event`] is for data of our own making.

use serde_json::value::RawValue;

use super::Args;
use crate::{
    domain::{Encoded, Position},
    protocol::frame::{self, TextFrame},
};

const CONNECT: &str = "40";
const DISCONNECT: &str = "41";
const EVENT: &str = "42";
const ACK: &str = "43";
const CONNECT_ERROR: &str = "44";
const BINARY_EVENT: &str = "45";
const BINARY_ACK: &str = "46";

/// The client is in the namespace. The sid is its name there, not that of the Engine.IO session; the pid makes the client
/// collect positions and is for those who asked.
pub fn connect(namespace: &str, sid: &str, pid: Option<&str>) -> Encoded {
    let frame = start(CONNECT, namespace, 80).text(r#"{"sid":""#).text(sid);
    match pid {
        Some(pid) => frame.text(r#"","pid":""#).text(pid),
        None => frame,
    }
    .text(r#""}"#)
    .finish()
}

/// The client is not let into the namespace, and a stock client does not try again. `data` becomes `err.data` there.
pub fn connect_error(namespace: &str, message: &str, data: Option<&RawValue>) -> Encoded {
    let room = message.len() + data.map_or(0, |data| data.get().len()) + 24;
    let frame = start(CONNECT_ERROR, namespace, room).text(r#"{"message":"#).json(message);
    match data {
        Some(data) => frame.text(r#","data":"#).text(data.get()),
        None => frame,
    }
    .text("}")
    .finish()
}

/// The client is out of the namespace, and a stock client stays out.
pub fn disconnect(namespace: &str) -> Encoded {
    start(DISCONNECT, namespace, 0).finish()
}

/// An event with one argument. See above for data that is a string.
pub fn event(namespace: &str, name: &str, data: &RawValue) -> Encoded {
    start_event(namespace, None, name, data).text("]").finish()
}

/// An event with one argument that the client is asked to acknowledge.
pub fn event_asking(namespace: &str, id: u64, name: &str, data: &RawValue) -> Encoded {
    start_event(namespace, Some(id), name, data).text("]").finish()
}

/// An event with one argument and the position a recovering client should remember.
pub fn event_at(namespace: &str, name: &str, data: &RawValue, position: &Position) -> Encoded {
    start_event(namespace, None, name, data).text(",\"").display(position).text("\"]").finish()
}

/// The acknowledgement of a client's event; `data` is the argument of its callback.
pub fn ack(namespace: &str, id: u64, data: Option<&RawValue>) -> Encoded {
    let data = data.map_or("", RawValue::get);
    start(ACK, namespace, data.len() + 22).display(id).text("[").text(data).text("]").finish()
}

/// An event with any arguments, attachments included: the packet, then a frame for each attachment. They must go out in
/// this order with nothing between them.
pub fn event_with(namespace: &str, name: &str, args: &Args) -> Vec<Encoded> {
    let frame = start_with(EVENT, BINARY_EVENT, namespace, args, name.len() + 8).text("[").json(name);
    let frame = if args.items().is_empty() { frame } else { frame.text(",").text(args.items()) };
    with_attachments(frame.text("]"), args)
}

/// The acknowledgement of a client's event with any arguments; like [`event_with`].
pub fn ack_with(namespace: &str, id: u64, args: &Args) -> Vec<Encoded> {
    let frame = start_with(ACK, BINARY_ACK, namespace, args, 24).display(id);
    with_attachments(frame.text("[").text(args.items()).text("]"), args)
}

/// Type and namespace, with room for so much payload.
fn start(kind: &str, namespace: &str, payload: usize) -> TextFrame {
    put_namespace(TextFrame::with_capacity(kind.len() + namespace.len() + 1 + payload).text(kind), namespace)
}

fn start_with(kind: &str, binary_kind: &str, namespace: &str, args: &Args, payload: usize) -> TextFrame {
    let payload = args.items().len() + payload;
    if args.attachments().is_empty() {
        return start(kind, namespace, payload);
    }
    let frame = TextFrame::with_capacity(namespace.len() + payload + 8).text(binary_kind);
    put_namespace(frame.display(args.attachments().len()).text("-"), namespace)
}

/// The main namespace is written as nothing.
fn put_namespace(frame: TextFrame, namespace: &str) -> TextFrame {
    if namespace == "/" { frame } else { frame.text(namespace).text(",") }
}

/// `42/ns,12["name",{…}`, still open at its end.
pub(super) fn start_event(namespace: &str, ack: Option<u64>, name: &str, data: &RawValue) -> TextFrame {
    // Brackets, quotes, commas and a position fit into what is added.
    let frame = start(EVENT, namespace, name.len() + data.get().len() + 48);
    match ack {
        Some(id) => frame.display(id),
        None => frame,
    }
    .text("[")
    .json(name)
    .text(",")
    .text(data.get())
}

fn with_attachments(packet: TextFrame, args: &Args) -> Vec<Encoded> {
    let attachments = args.attachments().iter().map(|data| frame::binary(data));
    std::iter::once(packet.finish()).chain(attachments).collect()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use engineioxide_core::Str;
    use serde_json::value::to_raw_value;

    use super::*;

    fn raw(json: &str) -> Box<RawValue> {
        RawValue::from_string(json.to_owned()).unwrap()
    }

    const SID: &str = "lv_VI97HAXpY6yYWAAAC";
    const PID: &str = "AAAAAAAAAAAAAAAAAAAA";

    #[test]
    fn answers_to_connect_are_what_stock_clients_wait_for() {
        assert_eq!(connect("/", SID, None).payload(), r#"40{"sid":"lv_VI97HAXpY6yYWAAAC"}"#);
        assert_eq!(connect("/training", SID, None).payload(), r#"40/training,{"sid":"lv_VI97HAXpY6yYWAAAC"}"#);
        assert_eq!(
            connect("/training", SID, Some(PID)).payload(),
            r#"40/training,{"sid":"lv_VI97HAXpY6yYWAAAC","pid":"AAAAAAAAAAAAAAAAAAAA"}"#
        );
        assert_eq!(
            connect_error("/random", "Invalid namespace", None).payload(),
            r#"44/random,{"message":"Invalid namespace"}"#
        );
        assert_eq!(
            connect_error("/", "no \"entry\"", Some(&raw(r#"{"code":"forbidden"}"#))).payload(),
            r#"44{"message":"no \"entry\"","data":{"code":"forbidden"}}"#
        );
        assert_eq!(disconnect("/").payload(), "41");
        assert_eq!(disconnect("/training").payload(), "41/training,");
    }

    #[test]
    fn events_and_acks_are_written_once_and_verbatim() {
        let data = raw(r#"{"a": 1.50}"#);
        assert_eq!(event("/", "a:b", &data).payload(), r#"42["a:b",{"a": 1.50}]"#);
        assert_eq!(event("/field", "ä\"", &data).payload(), r#"42/field,["ä\"",{"a": 1.50}]"#);
        assert_eq!(event_asking("/field", 7, "a", &raw("null")).payload(), r#"42/field,7["a",null]"#);
        let position = "k3x:812".parse().unwrap();
        assert_eq!(event_at("/", "a", &raw("[]"), &position).payload(), r#"42["a",[],"k3x:812"]"#);
        assert_eq!(ack("/training", 12, None).payload(), "43/training,12[]");
        assert_eq!(ack("/", 0, Some(&raw("\"ok\""))).payload(), r#"430["ok"]"#);
    }

    #[test]
    fn any_arguments_can_be_sent_back() {
        let args = Args::from_array(&Str::from(r#"[1,"2",{"3":[4]}]"#)).unwrap();
        assert_eq!(event_with("/", "message-back", &args)[0].payload(), r#"42["message-back",1,"2",{"3":[4]}]"#);
        assert_eq!(ack_with("/", 456, &args)[0].payload(), r#"43456[1,"2",{"3":[4]}]"#);
        assert_eq!(event_with("/", "a", &Args::default())[0].payload(), r#"42["a"]"#);
        assert_eq!(event_with("/", "auth", &Args::one(&to_raw_value(&7).unwrap()))[0].payload(), r#"42["auth",7]"#);

        let mut args = Args::from_array(&Str::from(r#"[{"_placeholder":true,"num":0}]"#)).unwrap();
        args.attach(vec![Bytes::from_static(&[1, 2, 3])]);
        let frames = event_with("/custom", "a", &args);
        assert_eq!(frames[0].payload(), r#"451-/custom,["a",{"_placeholder":true,"num":0}]"#);
        assert_eq!(frames[1].payload(), Bytes::from_static(&[1, 2, 3]));
        assert!(frame::is_binary(&frames[1]));
        assert_eq!(ack_with("/", 789, &args)[0].payload(), r#"461-789[{"_placeholder":true,"num":0}]"#);
    }
}
