//! Floor 5: bytes to words and back. No I/O and no clock in here; whoever owns the socket feeds these values.

pub mod frame;
pub mod socketio;
