//! Who a client is, by every way it can say so, and what follows.

mod cookies;
mod expiry;
mod handshakes;

mod monolith;
mod origins;
mod tokens;
mod upstream;
