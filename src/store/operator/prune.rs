use std::{thread, time::Instant};

use super::{
    super::{Kept, Retention, StoreError},
    Operator,
};

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
        Kept::read(&mut self.connection)
    }
}
