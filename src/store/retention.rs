use diesel::prelude::*;

use super::{
    StoreError,
    connection::AnyConnection,
    group::{from_row, to_row},
    part::octet_length,
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

impl Kept {
    /// What is kept now; nothing if no journal has begun.
    pub(super) fn read(connection: &mut AnyConnection) -> Result<Self, StoreError> {
        let columns = (journal::last_offset, journal::pruned_to, journal::kept_bytes);
        let row: Option<(i64, i64, i64)> = journal::table.select(columns).first(connection).optional()?;
        let (last, pruned_to, bytes) = row.unwrap_or_default();
        Ok(Self { pruned_to: from_row(pruned_to), events: from_row(last - pruned_to), bytes: from_row(bytes) })
    }
}

impl Retention {
    /// Deletes the oldest events that are not to be kept, so many at the most.
    pub fn prune(&self, connection: &mut AnyConnection, most: u32) -> Result<Pruned, StoreError> {
        let kept = Kept::read(connection)?;
        let oldest: Option<i64> =
            events::table.order(events::offset).select(events::told_at).first(connection).optional()?;
        // Mostly this is the end of it: nothing is locked, and nothing written.
        if oldest.is_none_or(|told_at| self.keeps(told_at, &kept)) {
            return Ok(Pruned { events: 0, pruned_to: kept.pruned_to, more: false });
        }
        connection.transaction(|connection| {
            lock_journal(connection)?;
            let mut kept = Kept::read(connection)?;
            let oldest: Vec<(i64, i64, i32)> = events::table
                .order(events::offset)
                .limit(i64::from(most))
                .select((events::offset, events::told_at, octet_length(events::data)))
                .load(connection)?;
            let mut deleted = 0;
            for &(offset, told_at, bytes) in &oldest {
                if self.keeps(told_at, &kept) {
                    break;
                }
                deleted += 1;
                kept = Kept {
                    pruned_to: from_row(offset),
                    events: kept.events.saturating_sub(1),
                    bytes: kept.bytes.saturating_sub(u64::try_from(bytes).unwrap_or_default()),
                };
            }
            if deleted > 0 {
                let up_to = to_row(kept.pruned_to);
                diesel::delete(events::table.filter(events::offset.le(up_to))).execute(connection)?;
                diesel::update(journal::table)
                    .set((journal::pruned_to.eq(up_to), journal::kept_bytes.eq(to_row(kept.bytes))))
                    .execute(connection)?;
            }
            let more = deleted == oldest.len() && u32::try_from(deleted).is_ok_and(|deleted| deleted == most);
            Ok(Pruned { events: deleted as u64, pruned_to: kept.pruned_to, more })
        })
    }

    /// Whether the oldest event is still to be kept, with all that is.
    fn keeps(&self, told_at: i64, kept: &Kept) -> bool {
        told_at >= self.not_before && kept.events <= self.events && kept.bytes <= self.bytes
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
