//! The whole service in one process, spoken to over real sockets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod admin;
mod bad_input;
mod books;
mod by_the_clock;
mod events;
mod fuzz;
mod harness;
mod identity;
mod inbox;
mod lifecycle;
mod order;
#[path = "../support/postgres.rs"]
mod postgres;
mod reading;
mod recovery;
mod rights;
mod roster;
mod slow;
