//! Floor 7: sockets. A WebSocket is taken from the HTTP server at the upgrade and owned by a `Connection` actor of the
//! worker that accepted it; see `docs/ARCHITECTURE.md`, "How a socket is owned". A client that polls has a `Connection`
//! too, whose outbox is emptied by HTTP requests.

mod client;
mod clockwork;
mod connection;
pub mod engine;
mod frames;
mod incoming;
mod json;
mod listener;
mod recoveries;
mod refused;
pub mod socketio;
mod taken;
mod upgrade;
mod worker;

pub use connection::Link;
pub use listener::listen;
pub use recoveries::Recoveries;
pub use refused::Refused;
pub use taken::Taken;
pub use upgrade::take_over;
pub use worker::{Brokers, ConnectionCount, Worker};
