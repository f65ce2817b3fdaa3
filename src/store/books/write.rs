use diesel::{prelude::*, upsert::excluded};

use super::Place;
use crate::{
    domain::books::{Changes, LedgerRow, ResultKey},
    store::{
        StoreError,
        connection::{AnyConnection, on_either},
        group::to_row,
        schema::{ledger, results},
    },
};

/// Writes entries and what they have changed. Writing the same again changes nothing: nobody knows of a commit whose
/// connection was lost. Another entry in the place of one is an error, and no entry is ever replaced.
pub(in crate::store) fn write(changes: &Changes, connection: &mut AnyConnection) -> Result<(), StoreError> {
    changes.entries.iter().try_for_each(|entry| write_entry(entry, connection))?;
    changes.results.iter().try_for_each(|(key, data)| write_result(*key, data, connection))
}

fn write_entry(entry: &LedgerRow, connection: &mut AnyConnection) -> Result<(), StoreError> {
    let row = (
        ledger::seq.eq(to_row(entry.seq)),
        ledger::recorded_at.eq(entry.recorded_at),
        ledger::kind.eq(entry.kind.as_str()),
        ledger::data.eq(entry.body.as_str()),
    );
    let written = on_either!(connection, c => diesel::insert_into(ledger::table)
        .values(&row)
        .on_conflict(ledger::seq)
        .do_nothing()
        .execute(c))?;
    // What was taken for lost may come to stand there late, while another entry is on its way to the same place.
    if written == 0 && !stands(entry, connection)? { Err(StoreError::Overtaken) } else { Ok(()) }
}

/// Whether this very entry stands in its place.
fn stands(entry: &LedgerRow, connection: &mut AnyConnection) -> Result<bool, StoreError> {
    let row: Option<(i64, String, String)> = ledger::table
        .find(to_row(entry.seq))
        .select((ledger::recorded_at, ledger::kind, ledger::data))
        .first(connection)
        .optional()?;
    Ok(row.is_some_and(|(at, kind, body)| {
        (at, kind, body) == (entry.recorded_at, entry.kind.clone(), entry.body.clone())
    }))
}

/// Writes a part of what the ledger has come to.
pub(in crate::store) fn write_result(
    key: ResultKey,
    data: &str,
    connection: &mut AnyConnection,
) -> Result<(), StoreError> {
    let (kind, id, part) = key.columns();
    let row =
        (results::kind.eq(kind), results::id.eq(to_row(id)), results::part.eq(to_row(part)), results::data.eq(data));
    on_either!(connection, c => diesel::insert_into(results::table)
        .values(&row)
        .on_conflict((results::kind, results::id, results::part))
        .do_update()
        .set(results::data.eq(excluded(results::data)))
        .execute(c))?;
    Ok(())
}

/// Forgets what stands in a place.
pub(in crate::store) fn remove_result(place: &Place, connection: &mut AnyConnection) -> Result<(), StoreError> {
    let Place { kind, id, part } = place;
    let row = results::table.filter(results::kind.eq(kind).and(results::id.eq(*id)).and(results::part.eq(*part)));
    diesel::delete(row).execute(connection)?;
    Ok(())
}

/// The row that stands while something is held back.
pub(super) const UNTOLD: &str = "untold";

/// Notes whether something is held back that has yet to be told.
pub(in crate::store) fn note_untold(is_untold: bool, connection: &mut AnyConnection) -> Result<(), StoreError> {
    if !is_untold {
        diesel::delete(results::table.filter(results::kind.eq(UNTOLD))).execute(connection)?;
        return Ok(());
    }
    let row = (results::kind.eq(UNTOLD), results::id.eq(0_i64), results::part.eq(0_i64), results::data.eq("{}"));
    on_either!(connection, c => diesel::insert_into(results::table)
        .values(&row)
        .on_conflict((results::kind, results::id, results::part))
        .do_nothing()
        .execute(c))?;
    Ok(())
}

/// Whether something was held back that was never told.
pub(in crate::store) fn has_untold(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    let row = results::table.filter(results::kind.eq(UNTOLD)).count().get_result::<i64>(connection)?;
    Ok(row > 0)
}
