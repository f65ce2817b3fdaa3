use std::fmt;

use diesel::prelude::*;

use super::write::UNTOLD;
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

/// Where a row of the results stands, whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub(in crate::store) kind: String,
    pub(in crate::store) id: i64,
    pub(in crate::store) part: i64,
}

/// A row of the results, whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRow {
    /// Where it stands.
    pub place: Place,
    /// A JSON object, as it should be.
    pub data: String,
}

impl Place {
    /// Which part belongs there; nothing if none does.
    pub fn key(&self) -> Option<ResultKey> {
        let (id, part) = (u64::try_from(self.id).ok()?, u64::try_from(self.part).ok()?);
        ResultKey::of(&self.kind, id, part).filter(|key| key.columns() == (&self.kind, id, part))
    }
}

impl From<ResultKey> for Place {
    fn from(key: ResultKey) -> Self {
        let (kind, id, part) = key.columns();
        Self { kind: kind.to_owned(), id: to_row(id), part: to_row(part) }
    }
}

/// As it is named in a message: `account 7`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.key() {
            Some(key) => key.fmt(f),
            None => write!(f, "{} {} {}", self.kind, self.id, self.part),
        }
    }
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

/// The kinds of parts, so that contests come before their entrants.
const KINDS: [&str; 6] = ["user", "team", "account", "trainee", "contest", "entrant"];

/// All parts of what the ledger has come to, by kind and id: so contests come before their entrants.
fn result_rows(
    connection: &mut AnyConnection,
    mut each: impl FnMut(ResultRow) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    for kind in KINDS {
        part_rows(connection, kind, |row| {
            let key = row
                .place
                .key()
                .ok_or_else(|| StoreError::bad_row("results", &row.place, "expected the id of such a part"))?;
            each(ResultRow { key, data: row.data })
        })?;
    }
    Ok(())
}

/// All rows that are, or should be, parts of what the ledger has come to, whatever their kind.
pub(in crate::store) fn all_part_rows(
    connection: &mut AnyConnection,
    mut each: impl FnMut(PartRow) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let kinds: Vec<String> = results::table
        .filter(results::kind.ne(UNTOLD))
        .select(results::kind)
        .distinct()
        .order(results::kind)
        .load(connection)?;
    kinds.iter().try_for_each(|kind| part_rows(connection, kind, &mut each))
}

/// The rows of a kind, by their ids.
fn part_rows(
    connection: &mut AnyConnection,
    kind: &str,
    mut each: impl FnMut(PartRow) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut after: Option<(i64, i64)> = None;
    loop {
        let rows = results::table
            .filter(results::kind.eq(kind))
            .order((results::id, results::part))
            .limit(CHUNK)
            .select((results::id, results::part, results::data));
        let rows: Vec<(i64, i64, String)> = match after {
            None => rows.load(connection)?,
            Some((id, part)) => {
                let behind = results::id.gt(id).or(results::id.eq(id).and(results::part.gt(part)));
                rows.filter(results::id.ge(id).and(behind)).load(connection)?
            }
        };
        let Some((id, part, _)) = rows.last() else { return Ok(()) };
        after = Some((*id, *part));
        for (id, part, data) in rows {
            each(PartRow { place: Place { kind: kind.to_owned(), id, part }, data })?;
        }
    }
}

/// The place of the last entry, to show how far something is; 0 if there is none.
pub(in crate::store) fn last_entry(connection: &mut AnyConnection) -> Result<u64, StoreError> {
    let last: Option<i64> = ledger::table.select(diesel::dsl::max(ledger::seq)).first(connection)?;
    Ok(last.map_or(0, from_row))
}
