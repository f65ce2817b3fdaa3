//! Floor 6: sockets. A WebSocket is taken from the HTTP server at the upgrade and owned by a `Connection` actor of the
//! worker that accepted it; see `docs/ARCHITECTURE.md`, "How a socket is owned".

mod client;
mod clockwork;
mod connection;
mod frames;
mod incoming;
mod json;
mod listener;
mod refusal;
mod upgrade;
mod worker;

pub use listener::listen;
pub use upgrade::take_over;
pub use worker::{Brokers, ConnectionCount, Worker};
