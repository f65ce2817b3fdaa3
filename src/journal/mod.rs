//! Floor 2: the order of events.
//!
//! The [`Journal`] actor gives every publication its offset and hands it to every registry in that order. This one keeps
//! nothing itself: what can be asked for again is in the registries' histories, so a restart begins a new epoch.

mod actor;

pub use actor::{Append, Appended, Journal, Outlet, Subscribe};
