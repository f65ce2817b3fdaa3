//! Floor 8: puts everything together.

mod attendance;
mod body_deadline;
pub mod cli;
mod core;
mod edge;
mod foundation;
mod open_files;
mod run;
mod service;

pub use foundation::check;
pub use run::{RunError, run};
pub use service::{Service, StartError};
