//! Floor 3: the order of events, and their keeping.
//!
//! The [`Journal`] actor gives every publication its offset, has it written to the store, and hands it to every registry in
//! that order. What registries no longer have in memory is read from the store.

mod actor;
mod append;
mod flight;
mod inbox;
mod pruning;
#[cfg(test)]
mod tests;

pub use actor::{Journal, Outlet, Subscribe, Subscribed};
pub use append::{Append, AppendError, Appended, MakeAnswer, Mark, NotWritten, Note, Remember};
pub use inbox::unread;
