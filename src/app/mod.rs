//! Floor 7: puts everything together.

pub mod cli;
mod edge;
mod run;
mod service;

pub use run::{RunError, run};
pub use service::{Service, StartError};
