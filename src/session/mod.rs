//! Floor 5: one client in one namespace: who it is, what it may ask, which rooms it is in.
//!
//! Plain values; the connection in `transport` feeds them and carries out what they decide.

mod client_event;
mod command;
pub mod identity;
mod refusal;
mod rights;
mod session_value;

pub use client_event::ClientEvent;
pub use command::Command;
pub use refusal::{Code, Refusal};
pub(crate) use rights::not_a_participant;
pub use rights::{Permission, Rights};
pub use session_value::Session;
