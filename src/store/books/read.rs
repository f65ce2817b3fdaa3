use diesel::prelude::*;

use crate::{
    domain::books::{LedgerRow, ResultKey},
    store::{
        Archive, StoreError,
        connection::AnyConnection,
        group::{from_row, to_row},
        schema::{ledger, results},
        snapshot::snapshot,
    },
};

/// A part of what the ledger has come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    /// Which part.
    pub key: ResultKey,
    /// A JSON object.
    pub data: String,
}

/// Rows that are read at once.
const CHUNK: i64 = 10_000;

/// Takes what is read, in order.
pub trait Reads: Send {
    /// The next entry of the ledger.
    fn entry(&mut self, row: LedgerRow) -> Result<(), StoreError>;
    /// The next part of what the ledger has come to; contests come before their entrants.
    fn result(&mut self, row: ResultRow) -> Result<(), StoreError>;
}

impl Archive {
    /// Reads all of the ledger, in its order, and then what it has come to, as of one moment. Takes as long as it takes.
    pub async fn books<R: Reads + 'static>(&self, mut reads: R) -> Result<R, StoreError> {
        self.read_long(move |connection| {
            snapshot(connection, |connection| {
                ledger_rows(connection, |row| reads.entry(row))?;
                result_rows(connection, |row| reads.result(row))?;
                Ok(reads)
            })
        })
        .await
    }
}

/// All entries, in their order.
pub(in crate::store) fn ledger_rows(
    connection: &mut AnyConnection,
    mut each: impl FnMut(LedgerRow) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut after = 0;
    loop {
        let rows: Vec<(i64, i64, String, String)> = ledger::table
            .filter(ledger::seq.gt(after))
            .order(ledger::seq)
            .limit(CHUNK)
            .select((ledger::seq, ledger::recorded_at, ledger::kind, ledger::data))
            .load(connection)?;
        let Some((last, ..)) = rows.last() else { return Ok(()) };
        after = *last;
        for (seq, recorded_at, kind, body) in rows {
            each(LedgerRow { seq: from_row(seq), recorded_at, kind, body })?;
        }
    }
}

/// All parts of what the ledger has come to, by kind and id: so contests come before their entrants.
pub(in crate::store) fn result_rows(
    connection: &mut AnyConnection,
    mut each: impl FnMut(ResultRow) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    for kind in ["user", "team", "account", "trainee", "contest", "entrant"] {
        let (mut id, mut part) = (-1, -1);
        loop {
            let behind = results::id.gt(id).or(results::id.eq(id).and(results::part.gt(part)));
            let rows: Vec<(i64, i64, String)> = results::table
                .filter(results::kind.eq(kind).and(results::id.ge(id)).and(behind))
                .order((results::id, results::part))
                .limit(CHUNK)
                .select((results::id, results::part, results::data))
                .load(connection)?;
            let Some((last_id, last_part, _)) = rows.last() else { break };
            (id, part) = (*last_id, *last_part);
            for (id, part, data) in rows {
                let key = ResultKey::of(kind, from_row(id), from_row(part))
                    .ok_or_else(|| StoreError::bad_row("results", id, format!("{kind}: expected an id")))?;
                each(ResultRow { key, data })?;
            }
        }
    }
    Ok(())
}

/// The number of entries, to show how far something is.
pub(in crate::store) fn ledger_len(connection: &mut AnyConnection) -> Result<u64, StoreError> {
    let last: Option<i64> = ledger::table.select(diesel::dsl::max(ledger::seq)).first(connection)?;
    Ok(from_row(last.unwrap_or_else(|| to_row(0))))
}
