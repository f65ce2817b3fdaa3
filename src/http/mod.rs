//! Floor 6: the HTTP side of the edge.

mod refusal;
pub mod session;
pub mod tickets;
