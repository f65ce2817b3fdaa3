//! Floor 6: bytes to words and back. A protocol parses what a client sends into a [`crate::session::Command`] and spells
//! what it is told; what the words mean is decided elsewhere, once for all protocols.

pub mod closing;
pub mod frame;
pub mod json;
pub mod socketio;
