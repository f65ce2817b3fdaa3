use std::collections::HashMap;

use diesel::prelude::*;

use super::{
    StoreError,
    connection::AnyConnection,
    group::{from_row, to_row},
    schema::inbox,
};
use crate::domain::UserId;

/// How full inboxes are and how much of them is unread: of those that were written to lately, known to the one thread that
/// writes, so that it need not count after each event.
#[derive(Debug, Default)]
pub(super) struct Inboxes {
    known: HashMap<UserId, Counts>,
}

#[derive(Debug, Clone, Copy)]
struct Counts {
    entries: u64,
    unread: u64,
}

/// How many are known at the most, some megabytes' worth.
const MOST: usize = 50_000;

impl Inboxes {
    /// So many entries were added, all unread. Keeps about `keep` of them: an eighth more before the oldest go, so that they
    /// do not go one by one. Answers how many are unread.
    pub(super) fn added(
        &mut self,
        connection: &mut AnyConnection,
        user: UserId,
        added: u64,
        keep: u32,
    ) -> Result<u64, StoreError> {
        if let Some(counts) = self.known.get_mut(&user) {
            counts.entries += added;
            counts.unread += added;
        }
        let counts = self.counts(connection, user)?;
        if counts.entries <= u64::from(keep) + u64::from(keep / 8) {
            return Ok(counts.unread);
        }
        forget_oldest(connection, user, keep)?;
        self.known.remove(&user);
        Ok(self.counts(connection, user)?.unread)
    }

    /// How many are unread, after they were changed in another way.
    pub(super) fn changed(&mut self, connection: &mut AnyConnection, user: UserId) -> Result<u64, StoreError> {
        self.known.remove(&user);
        Ok(self.counts(connection, user)?.unread)
    }

    /// Nothing is known any more: what was counted may not have been written, or has been deleted.
    pub(super) fn clear(&mut self) {
        self.known.clear();
    }

    fn counts(&mut self, connection: &mut AnyConnection, user: UserId) -> Result<Counts, StoreError> {
        if let Some(counts) = self.known.get(&user) {
            return Ok(*counts);
        }
        if self.known.len() >= MOST {
            self.known.clear();
        }
        let his = inbox::table.filter(inbox::user_id.eq(to_row(user.get())));
        let entries: i64 = his.count().get_result(connection)?;
        let counts = Counts { entries: from_row(entries), unread: unread(connection, user)? };
        self.known.insert(user, counts);
        Ok(counts)
    }
}

/// How many entries of the user's inbox are unread.
pub(super) fn unread(connection: &mut AnyConnection, user: UserId) -> Result<u64, StoreError> {
    let unread = inbox::table.filter(inbox::user_id.eq(to_row(user.get())).and(inbox::read_at.is_null()));
    let count: i64 = unread.count().get_result(connection)?;
    Ok(from_row(count))
}

fn forget_oldest(connection: &mut AnyConnection, user: UserId, keep: u32) -> Result<(), StoreError> {
    let his = inbox::table.filter(inbox::user_id.eq(to_row(user.get())));
    let one_too_many = his.order(inbox::offset.desc()).offset(keep.into()).limit(1).select(inbox::offset);
    if let Some(offset) = one_too_many.first::<i64>(connection).optional()? {
        diesel::delete(his.filter(inbox::offset.le(offset))).execute(connection)?;
    }
    Ok(())
}
