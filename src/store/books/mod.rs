//! The books: the ledger, and what it has come to.

mod read;
mod snapshots;
mod write;

pub use read::{PartRow, Place, Reads, ResultRow};
pub(super) use read::{all_part_rows, last_entry, ledger_rows};
pub(super) use snapshots::forget_before;
pub use snapshots::{DaysOfRanks, RankDay};
pub(super) use write::{has_untold, note_untold, remove_result, write, write_result};
