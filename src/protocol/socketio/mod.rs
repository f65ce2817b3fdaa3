//! Engine.IO protocol 4 and Socket.IO protocol 5, as values.
//!
//! What a client sends goes through three steps: [`EnginePacket`] tells a heartbeat from a message (a polling body is first
//! split by [`payload::packets`]), [`Decoder`] makes a [`ClientPacket`] of one or more messages, and whoever owns the
//! session acts on it. What a client is told is written by [`engine`], [`encode`] and [`publication`] as one WebSocket
//! frame each, whose payload is what polling sends ([`payload::join`]).
//!
//! The reading is built on `engineioxide-core`, `socketioxide-core` and `socketioxide-parser-common`. Where they take what
//! must be refused, or hold more than we need, the file that goes its own way says so.

mod args;
mod auth;
mod binary;
mod decoder;
pub mod encode;
pub mod engine;
mod handshake;
mod packet;
pub mod payload;
pub mod publication;
mod request;
mod sid;
mod wire;
#[cfg(test)]
mod wire_fixtures;

pub use args::Args;
pub use auth::{Auth, ConnectAuth, Recovery};
pub use decoder::{Decoder, Limits, ProtocolViolation};
pub use engine::{EnginePacket, EngineViolation};
pub use engineioxide_core::{Str, TransportType};
pub use handshake::{EngineError, EngineRequest};
pub use packet::{ClientPacket, Content};
pub use request::read as read_request;
pub use sid::{InvalidSid, Pid, Sid};
pub use wire::SocketIoWire;
