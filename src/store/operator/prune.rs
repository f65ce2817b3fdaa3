use std::{thread, time::Instant};

use diesel::prelude::*;

use super::{
    super::{Retention, StoreError, group::from_row, schema::journal},
    Operator,
};

/// What is left of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Everything up to here is no longer kept.
    pub pruned_to: u64,
    /// Events after that.
    pub events: u64,
    /// Bytes of their payloads.
    pub bytes: u64,
}

impl Operator {
    /// Deletes the oldest events that are not to be kept, in transactions of so many. Answers how many went. After each
    /// the connection rests as long as it took, so that a service that runs comes to write in between.
    pub fn prune(&mut self, retention: &Retention, step: u32) -> Result<u64, StoreError> {
        let mut deleted = 0;
        loop {
            let since = Instant::now();
            let pruned = retention.prune(&mut self.connection, step)?;
            deleted += pruned.events;
            if !pruned.more {
                return Ok(deleted);
            }
            thread::sleep(since.elapsed());
        }
    }

    /// What is kept.
    pub fn kept(&mut self) -> Result<Kept, StoreError> {
        let columns = (journal::last_offset, journal::pruned_to, journal::kept_bytes);
        let row: Option<(i64, i64, i64)> = journal::table.select(columns).first(&mut self.connection).optional()?;
        let (last, pruned_to, bytes) = row.unwrap_or_default();
        Ok(Kept { pruned_to: from_row(pruned_to), events: from_row(last - pruned_to), bytes: from_row(bytes) })
    }
}
