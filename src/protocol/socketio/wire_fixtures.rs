//! Holds this codec to `tests/wire/socketio.jsonl`.

use std::time::Duration;

use bytes::Bytes;
use serde_json::{Value, json, value::to_raw_value};

use super::{Args, ClientPacket, Content, Decoder, EnginePacket, Limits, TransportType, encode, engine};
use crate::domain::Encoded;

const FIXTURES: &str = include_str!("../../../tests/wire/socketio.jsonl");

fn fixtures(from: &str) -> Vec<Value> {
    let all = FIXTURES.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let these: Vec<_> = all.filter(|fixture| fixture["from"] == from).collect();
    assert!(these.len() > 10, "the fixtures are gone");
    these
}

/// What a client's packet means, in the words of the fixtures.
fn meaning(text: &str) -> Result<Value, String> {
    let mut decoder = Decoder::new(Limits { attachments: 10, attachment_bytes: 100 });
    let message = match EnginePacket::parse(text).map_err(|violation| violation.to_string())? {
        EnginePacket::Close => return Ok(json!({"engine": "close"})),
        EnginePacket::Pong => return Ok(json!({"engine": "pong"})),
        EnginePacket::Probe => return Ok(json!({"engine": "probe"})),
        EnginePacket::Upgrade => return Ok(json!({"engine": "upgrade"})),
        EnginePacket::Noop => return Ok(json!({"engine": "noop"})),
        EnginePacket::Binary(data) => return Ok(json!({"engine": "binary", "bytes": data.to_vec()})),
        EnginePacket::Message(message) => message,
    };
    let mut packet = decoder.text(&message).map_err(|violation| violation.to_string())?;
    while packet.is_none() {
        packet = decoder.binary(Bytes::from_static(b"x")).map_err(|violation| violation.to_string())?;
    }
    Ok(packet.map(words).unwrap())
}

fn words(packet: ClientPacket) -> Value {
    let namespace = packet.namespace.as_str();
    let values = |args: &Args| serde_json::from_str::<Value>(&format!("[{}]", args.items())).unwrap();
    match packet.content {
        Content::Connect(auth) => {
            json!({"type": "connect", "namespace": namespace, "auth": auth.map(|auth| json!(auth.json()))})
        }
        Content::Disconnect => json!({"type": "disconnect", "namespace": namespace}),
        Content::Event { name, args, ack } => json!({
            "type": "event", "namespace": namespace, "name": name, "args": values(&args), "ack": ack,
            "attachments": args.attachments().len(),
        }),
        Content::Ack { id, args } => json!({
            "type": "ack", "namespace": namespace, "id": id, "args": values(&args),
            "attachments": args.attachments().len(),
        }),
    }
}

/// The packet that says what a fixture says.
fn say(means: &Value) -> Encoded {
    let text = |key: &str| means[key].as_str().unwrap_or_else(|| panic!("{key} in {means}"));
    let raw = |key: &str| means.get(key).map(|value| to_raw_value(value).unwrap());
    if let Some(packet) = means["engine"].as_str() {
        let terms = engine::Terms {
            ping_interval: Duration::from_secs(25),
            ping_timeout: Duration::from_secs(20),
            max_payload: 1_000_000,
        };
        return match packet {
            "open" => terms.open(&text("sid").parse().unwrap(), text("transport").parse::<TransportType>().unwrap()),
            "close" => engine::close(),
            "ping" => engine::ping(),
            "probe" => engine::probe_answer(),
            "noop" => engine::noop(),
            other => panic!("unknown packet {other}"),
        };
    }
    let namespace = text("namespace");
    match text("type") {
        "connect" => encode::connect(namespace, text("sid"), means["pid"].as_str()),
        "connect_error" => encode::connect_error(namespace, text("message"), raw("data").as_deref()),
        "disconnect" => encode::disconnect(namespace),
        "event" => match means["position"].as_str() {
            Some(position) => {
                encode::event_at(namespace, text("name"), &raw("data").unwrap(), &position.parse().unwrap())
            }
            None => encode::event(namespace, text("name"), &raw("data").unwrap()),
        },
        "ack" => encode::ack(namespace, means["id"].as_u64().unwrap(), raw("data").as_deref()),
        other => panic!("unknown packet {other}"),
    }
}

#[test]
fn packets_of_clients_mean_what_the_fixtures_say() {
    for fixture in fixtures("client") {
        let expected = match fixture["refused"].as_str() {
            Some(refused) => Err(refused.to_owned()),
            None => Ok(fixture["means"].clone()),
        };
        assert_eq!(meaning(fixture["text"].as_str().unwrap()), expected, "{fixture}");
    }
}

#[test]
fn packets_to_clients_are_written_as_the_fixtures_say() {
    for fixture in fixtures("server") {
        assert_eq!(say(&fixture["means"]).payload(), fixture["text"].as_str().unwrap(), "{fixture}");
    }
}
