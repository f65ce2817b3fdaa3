//! Reading a table to its end, whatever is met on the way.

use diesel::prelude::*;

use super::{
    super::super::{StoreError, connection::AnyConnection},
    Look,
    continuity::Continuity,
    rows::{Keyed, Placed},
    walk::{Met, PAGE, walk},
};

/// What was seen of a table.
pub(super) struct Seen {
    pub(super) rows: u64,
    /// Of payloads.
    pub(super) bytes: i64,
    /// There may be no more than that.
    pub(super) all_readable: bool,
}

impl Look {
    /// Looks at all rows in a range of offsets, both ends included.
    pub(super) fn check_offsets<R: Placed>(
        &mut self,
        connection: &mut AnyConnection,
        range: (i64, i64),
        mut continuity: Continuity,
    ) -> Result<Seen, StoreError> {
        let name = format!("table {}", R::TABLE);
        let mut kind = self.findings.kind(&name);
        let mut seen = Seen { rows: 0, bytes: 0, all_readable: true };
        let read = |from, to| attempt(connection, |connection| R::between(connection, from, to));
        let walked = walk(range, read, R::offset, is_lost, |met| match met {
            Met::Row(row) => {
                let bytes = i64::try_from(row.payload().len()).unwrap_or(i64::MAX);
                (seen.rows, seen.bytes) = (seen.rows + 1, seen.bytes.saturating_add(bytes));
                continuity.row(row.offset(), &mut kind);
                if let Err(error) = row.check() {
                    kind.say(error.into_finding());
                }
            }
            Met::Unreadable { from, to, why } => {
                seen.all_readable = false;
                continuity.unreadable(from, to, &why.into_finding(), &mut kind);
            }
        });
        walked?;
        continuity.end(range.1, &mut kind);
        self.looked_at.push((R::TABLE, seen.rows));
        Ok(seen)
    }

    /// There must be no row behind the journal's end, and none that is said to be deleted.
    pub(super) fn check_bounds<R: Placed>(
        &mut self,
        connection: &mut AnyConnection,
        pruned_to: Option<i64>,
        last: i64,
    ) -> Result<(), StoreError> {
        let name = format!("table {}", R::TABLE);
        let mut kind = self.findings.kind(&name);
        let bounds = attempt(connection, |connection| Ok((R::lowest(connection)?, R::highest(connection)?)));
        // Where they cannot be read, that has been told.
        let (lowest, highest) = bounds.or_else(|error| unless_lost(error).map(|_| (None, None)))?;
        if let Some(highest) = highest.filter(|highest| *highest > last) {
            kind.add(format_args!("offset {highest} lies behind the journal's end, which is {last}"));
        }
        if let Some((lowest, pruned_to)) = lowest.zip(pruned_to).filter(|(lowest, pruned_to)| lowest <= pruned_to) {
            kind.add(format_args!("offset {lowest} is there, and everything up to {pruned_to} is said to be deleted"));
        }
        Ok(())
    }

    /// Looks at all rows in the order of their keys, as far as they can be read.
    pub(super) fn check_keyed<R: Keyed>(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let name = format!("table {}", R::TABLE);
        let mut kind = self.findings.kind(&name);
        let (mut rows, mut key) = (0, None);
        loop {
            let page = match attempt(connection, |connection| R::behind(connection, key.as_ref())) {
                Ok(page) => page,
                Err(error) => {
                    kind.add(format_args!("not readable behind its first {rows} rows: {}", unless_lost(error)?));
                    break;
                }
            };
            rows += page.len() as u64;
            let next = page.last().filter(|_| page.len() as i64 >= PAGE).map(R::key);
            page.into_iter().filter_map(|row| row.check().err()).for_each(|error| kind.say(error.into_finding()));
            match next {
                Some(next) => key = Some(next),
                None => break,
            }
        }
        self.looked_at.push((R::TABLE, rows));
        Ok(())
    }
}

/// Reads in a transaction inside of the one that looks: after an error PostgreSQL would do nothing more in that one.
pub(super) fn attempt<T>(
    connection: &mut AnyConnection,
    read: impl FnOnce(&mut AnyConnection) -> QueryResult<T>,
) -> Result<T, StoreError> {
    Ok(connection.transaction(read)?)
}

/// What an error says of the data; the error itself if it is about the connection.
pub(super) fn unless_lost(error: StoreError) -> Result<String, StoreError> {
    if is_lost(&error) { Err(error) } else { Ok(error.into_finding()) }
}

fn is_lost(error: &StoreError) -> bool {
    matches!(error, StoreError::Lost(_))
}
