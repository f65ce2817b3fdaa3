//! Ridgecast: tells the people of a sales and training application what happened, within milliseconds.
//!
//! The floors, top to bottom; imports point down only (`tests/floors/` holds it): 7 [`app`], 6 `http` and `transport`,
//! 5 `protocol`, 4 `session`, 3 `brokers`, 2 `rooms` and `journal`, 1 [`domain`], `settings`, `telemetry`.

pub mod admission;
pub mod app;
pub mod brokers;
pub mod domain;
pub mod http;
pub mod journal;
pub mod lifecycle;
pub mod protocol;
pub mod rooms;
pub mod secrets;
pub mod session;
pub mod settings;
pub mod telemetry;
pub mod transport;
