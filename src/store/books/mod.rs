//! The books: the ledger, and what it has come to.

mod read;
mod snapshots;
mod write;

pub use read::{Reads, ResultRow};
pub(super) use snapshots::forget_before;
pub use snapshots::{DaysOfRanks, RankDay};
pub(super) use write::{has_untold, note_untold, write};
