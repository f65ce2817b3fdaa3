//! The whole service in one process, spoken to over real sockets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod events;
#[allow(dead_code, unused_imports, reason = "the first tests do not use all of it yet")]
mod harness;
mod identity;
mod lifecycle;
mod rights;
