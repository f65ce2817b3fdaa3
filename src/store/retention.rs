use diesel::prelude::*;

use super::{
    StoreError,
    connection::AnyConnection,
    group::{from_row, to_row},
    schema::{absences, answers, events, inbox, journal, training_sessions},
    start::lock_journal,
};

/// How much of the past is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Nothing that was told before, in milliseconds since 1970.
    pub not_before: i64,
    /// Events at the most.
    pub events: u64,
    /// Bytes of their payloads at the most.
    pub bytes: u64,
}

/// What a step of pruning did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pruned {
    /// Events that were deleted.
    pub events: u64,
    /// Everything up to here is no longer kept.
    pub pruned_to: u64,
    /// There is more to delete.
    pub more: bool,
}

impl Retention {
    /// Deletes the oldest events that are not to be kept, so many at the most.
    pub fn prune(&self, connection: &mut AnyConnection, most: u32) -> Result<Pruned, StoreError> {
        connection.transaction(|connection| {
            lock_journal(connection)?;
            let (last, pruned_to, kept_bytes): (i64, i64, i64) = journal::table
                .select((journal::last_offset, journal::pruned_to, journal::kept_bytes))
                .first(connection)?;
            let oldest: Vec<(i64, i64, String)> = events::table
                .order(events::offset)
                .limit(i64::from(most))
                .select((events::offset, events::told_at, events::data))
                .load(connection)?;
            let (mut left, mut bytes) = (from_row(last - pruned_to), from_row(kept_bytes));
            let is_full = |count: usize| u32::try_from(count).is_ok_and(|count| count == most);
            let looked_at = oldest.len();
            let mut deleted = 0;
            let mut up_to = pruned_to;
            for (offset, told_at, data) in oldest {
                if told_at >= self.not_before && left <= self.events && bytes <= self.bytes {
                    break;
                }
                left = left.saturating_sub(1);
                bytes = bytes.saturating_sub(data.len() as u64);
                (deleted, up_to) = (deleted + 1, offset);
            }
            if deleted > 0 {
                diesel::delete(events::table.filter(events::offset.le(up_to))).execute(connection)?;
                diesel::update(journal::table)
                    .set((journal::pruned_to.eq(up_to), journal::kept_bytes.eq(to_row(bytes))))
                    .execute(connection)?;
            }
            let more = deleted == looked_at && is_full(looked_at);
            Ok(Pruned { events: deleted as u64, pruned_to: from_row(up_to), more })
        })
    }
}

/// What has run out besides events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sweep {
    /// The time, in milliseconds since 1970; so are the others.
    pub now: i64,
    /// Answers that were given before.
    pub answers_before: i64,
    /// Entries of inboxes that were told before.
    pub inbox_before: i64,
    /// Devices that were heard of last before.
    pub absences_before: i64,
}

impl Sweep {
    /// Deletes it, of each kind so many at the most. Answers whether inboxes were concerned.
    pub(super) fn run(&self, connection: &mut AnyConnection, most: u32) -> Result<bool, StoreError> {
        let most = i64::from(most);
        // PostgreSQL has no limit on what is deleted: so what lies before the limit is looked up first.
        let last_answer = answers::table.filter(answers::made_at.lt(self.answers_before)).order(answers::made_at);
        let last: Vec<i64> = last_answer.select(answers::made_at).limit(most).load(connection)?;
        if let Some(last) = last.last() {
            diesel::delete(answers::table.filter(answers::made_at.le(last))).execute(connection)?;
        }
        let old_entries = inbox::table.order(inbox::offset).limit(most).select((inbox::offset, inbox::told_at));
        let old_entries: Vec<(i64, i64)> = old_entries.load(connection)?;
        let old_entry = old_entries.iter().take_while(|(_, told_at)| *told_at < self.inbox_before).last();
        if let Some((last, _)) = old_entry {
            diesel::delete(inbox::table.filter(inbox::offset.le(last))).execute(connection)?;
        }
        let gone = absences::noted_at.lt(self.absences_before).and(absences::ended_at.is_not_null());
        diesel::delete(absences::table.filter(gone)).execute(connection)?;
        diesel::delete(training_sessions::table.filter(training_sessions::ends_at.lt(self.now))).execute(connection)?;
        Ok(old_entry.is_some())
    }
}
