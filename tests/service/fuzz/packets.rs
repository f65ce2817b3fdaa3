//! Packets, and what becomes of them.

use bytes::Bytes;
use proptest::{prelude::*, sample::Index};
use serde_json::Value;

/// What is put where it does not belong.
const MORSELS: [&[u8]; 16] = [
    b"\x1e",
    b"\x1e\x1e",
    b"/",
    b",",
    b"-",
    b"[",
    b"]",
    b"{",
    b"\"",
    b"\\",
    b"\0",
    b"\xff\xfe",
    b"\xc3",
    b"1e999",
    b"{\"_placeholder\":true,\"num\":7}",
    b"\x1ebAQIDBA==",
];

const NUMBERS: [&str; 7] =
    ["0", "-1", "11-", "1-", "9223372036854775808", "18446744073709551615", "99999999999999999999"];

const NAMESPACES: [&str; 7] = ["/", "/leaderboard", "/training", "/field", "/nowhere", "", "/training?x=1"];

/// What a good Socket.IO client says in `/training`.
const GOOD: [&str; 10] = [
    r#"42/training,1["join:module","m"]"#,
    r#"42/training,["leave:module","m"]"#,
    r#"42/training,2["join:user",8]"#,
    r#"42/training,3["join:session","s"]"#,
    r#"42/training,["roleplay:message",{"sessionId":"s","message":"hi","userId":8}]"#,
    r#"42/training,4["progress:update",{"sessionId":"s","userId":8,"scenarioId":"c","progress":10}]"#,
    r#"42/training,5["auth",{"token":"x"}]"#,
    r#"43/training,12["ok"]"#,
    "40/nowhere,",
    "3",
];

/// The hostile ones of Socket.IO, and those that its codec is held to.
pub(super) fn socketio() -> Vec<Bytes> {
    let fixtures = lines(include_str!("../../wire/socketio.jsonl"));
    let clients = fixtures.filter(|fixture| fixture["from"] == "client").map(|fixture| bytes(&fixture));
    clients.chain(hostile(include_str!("../../wire/hostile-socketio.jsonl"))).collect()
}

/// Packets that break the protocol, by the fixtures.
pub(super) fn refused() -> impl Iterator<Item = Bytes> {
    let fixtures = lines(include_str!("../../wire/socketio.jsonl"));
    fixtures.filter(|fixture| fixture["refused"].is_string()).map(|fixture| bytes(&fixture))
}

/// Messages of plain JSON, good ones and hostile ones.
pub(super) fn plain_json() -> Vec<Bytes> {
    hostile(include_str!("../../wire/hostile-json.jsonl")).collect()
}

fn hostile(file: &'static str) -> impl Iterator<Item = Bytes> {
    lines(file).map(|line| bytes(&line))
}

fn lines(file: &'static str) -> impl Iterator<Item = Value> {
    file.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
}

fn bytes(line: &Value) -> Bytes {
    if let Some(text) = line["text"].as_str() {
        return Bytes::copy_from_slice(text.as_bytes());
    }
    if let Some(bytes) = line["bytes"].as_array() {
        return bytes.iter().map(|byte| u8::try_from(byte.as_u64().unwrap()).unwrap()).collect();
    }
    let pieces = line["pieces"].as_array().unwrap_or_else(|| panic!("neither text nor pieces nor bytes: {line}"));
    let repeat = |piece: &Value| piece[0].as_str().unwrap().repeat(piece[1].as_u64().unwrap() as usize);
    pieces.iter().map(repeat).collect::<String>().into()
}

/// What a client says over Socket.IO: mostly good, so that it lives to say the next thing.
pub(super) fn of_socketio() -> impl Strategy<Value = Bytes> {
    let good: Vec<Bytes> = GOOD.into_iter().map(Bytes::from).collect();
    prop_oneof![
        4 => prop::sample::select(good.clone()),
        1 => changed(good),
        1 => changed(socketio()),
    ]
}

/// One of these, changed in none to three ways.
pub(super) fn changed(seeds: Vec<Bytes>) -> impl Strategy<Value = Bytes> {
    let others = prop::sample::select(seeds.clone());
    let changes = prop::collection::vec(change(others), 0..4);
    (prop::sample::select(seeds), changes).prop_map(|(seed, changes)| {
        let mut packet = seed.to_vec();
        changes.iter().for_each(|change| change.make(&mut packet));
        packet.into()
    })
}

#[derive(Debug, Clone)]
enum Change {
    Flip(Index, u8),
    CutOff(Index),
    Double(Index, Index),
    Insert(Index, Bytes),
    /// In front of the payload, where attachments and ack ids are told.
    Number(&'static str),
    Namespace(&'static str),
}

fn change(others: impl Strategy<Value = Bytes>) -> impl Strategy<Value = Change> {
    let morsel = prop::sample::select(&MORSELS[..]).prop_map(Bytes::from_static);
    prop_oneof![
        (any::<Index>(), 0..8u8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        any::<Index>().prop_map(Change::CutOff),
        any::<(Index, Index)>().prop_map(|(from, to)| Change::Double(from, to)),
        (any::<Index>(), morsel).prop_map(|(at, morsel)| Change::Insert(at, morsel)),
        (any::<Index>(), others).prop_map(|(at, other)| Change::Insert(at, other)),
        prop::sample::select(&NUMBERS[..]).prop_map(Change::Number),
        prop::sample::select(&NAMESPACES[..]).prop_map(Change::Namespace),
    ]
}

impl Change {
    fn make(&self, packet: &mut Vec<u8>) {
        let end = packet.len() + 1;
        match self {
            Self::Flip(at, bit) if !packet.is_empty() => {
                let at = at.index(packet.len());
                packet[at] ^= 1 << bit;
            }
            Self::Flip(..) => {}
            Self::CutOff(at) => packet.truncate(at.index(end)),
            Self::Double(from, to) => {
                let (from, to) = (from.index(end), to.index(end));
                let part = packet[from.min(to)..from.max(to)].to_vec();
                packet.splice(to..to, part);
            }
            Self::Insert(at, morsel) => {
                let at = at.index(end);
                packet.splice(at..at, morsel.iter().copied());
            }
            Self::Number(number) => {
                let payload = packet.iter().position(|byte| b"[{".contains(byte)).unwrap_or(packet.len());
                packet.splice(payload..payload, number.bytes());
            }
            Self::Namespace(namespace) => {
                let from = packet.iter().position(|byte| *byte == b'/').unwrap_or(packet.len());
                let to =
                    packet[from..].iter().position(|byte| *byte == b',').map_or(packet.len(), |comma| from + comma);
                packet.splice(from..to, namespace.bytes());
            }
        }
    }
}
