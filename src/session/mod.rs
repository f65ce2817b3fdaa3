//! Floor 4: one client: who it is, what it may ask.

pub mod identity;
