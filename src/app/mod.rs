//! Floor 7: puts everything together.

pub mod cli;
