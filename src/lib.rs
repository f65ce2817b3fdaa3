//! Ridgecast: tells the people of a sales and training application what happened, within milliseconds.
//!
//! The floors, top to bottom; imports point down only (`tests/floors/` holds it): 8 [`app`], 7 `http` and `transport`,
//! 6 `protocol`, 5 `session`, 4 `brokers`, 3 `rooms` and `journal`, 2 `store`, 1 [`domain`], `settings`, `telemetry`.

pub mod admission;
pub mod app;
pub mod brokers;
pub mod clock;
pub mod domain;
pub mod http;
pub mod journal;
pub mod lifecycle;
pub mod protocol;
pub mod rooms;
pub mod secrets;
pub mod session;
pub mod settings;
pub mod store;
pub mod telemetry;
pub mod transport;
