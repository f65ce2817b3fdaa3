//! Plain JSON over WebSocket: text frames, one object each (`docs/WIRE.md`).

mod parse;
mod wire;

pub use parse::parse;
pub use wire::JsonWire;
