//! The ledger, what it has come to, and the days of ranks.

use diesel::prelude::*;
use serde_json::Value;

use super::{
    super::super::{
        Place, StoreError,
        connection::AnyConnection,
        schema::{ledger, rank_snapshots, results},
    },
    EVERY_OFFSET, Look,
    continuity::Continuity,
    rows::{Keyed, Placed, time, user},
    tables::{attempt, unless_lost},
    walk::PAGE,
};
use crate::domain::books::Entry;

/// An entry of the ledger.
#[derive(Queryable, Selectable)]
#[diesel(table_name = ledger)]
struct LedgerEntry {
    seq: i64,
    recorded_at: i64,
    kind: String,
    data: String,
}

/// A part of what the ledger has come to.
#[derive(Queryable, Selectable)]
#[diesel(table_name = results)]
struct ResultPart {
    kind: String,
    id: i64,
    part: i64,
    data: String,
}

/// A day of somebody's.
#[derive(Queryable, Selectable)]
#[diesel(table_name = rank_snapshots)]
struct DayRow {
    user_id: i64,
    day: i64,
    data: String,
}

impl Look {
    pub(super) fn check_books(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        self.check_ledger(connection)?;
        self.check_keyed::<ResultPart>(connection)?;
        self.check_keyed::<DayRow>(connection)
    }

    /// The entries begin with 1 and have no hole.
    fn check_ledger(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let (range, continuity) = match attempt(connection, LedgerEntry::highest) {
            Ok(last) => ((1, last.unwrap_or(0)), Continuity::after(0)),
            Err(error) => {
                // Where it ends cannot be read; as far as it can be the walk goes all the same, and tells what cannot.
                unless_lost(error)?;
                (EVERY_OFFSET, Continuity::with_holes())
            }
        };
        self.check_offsets::<LedgerEntry>(connection, range, continuity.called("entry", "entries"))?;
        let lowest = attempt(connection, LedgerEntry::lowest).or_else(|error| unless_lost(error).map(|_| None))?;
        if let Some(lowest) = lowest.filter(|lowest| *lowest < 1) {
            let mut kind = self.findings.kind("table ledger");
            kind.add(format_args!("entry {lowest} is there; expected entries from 1 on"));
        }
        Ok(())
    }
}

impl Placed for LedgerEntry {
    const TABLE: &'static str = "ledger";

    fn between(connection: &mut AnyConnection, from: i64, to: i64) -> QueryResult<Vec<Self>> {
        let rows = ledger::table.order(ledger::seq).limit(PAGE).select(Self::as_select());
        match from == to {
            // It alone is looked up, so that nothing of its neighbours is touched.
            true => rows.filter(ledger::seq.eq(from)).load(connection),
            false => rows.filter(ledger::seq.between(from, to)).load(connection),
        }
    }

    fn lowest(connection: &mut AnyConnection) -> QueryResult<Option<i64>> {
        ledger::table.select(ledger::seq).order(ledger::seq).first(connection).optional()
    }

    fn highest(connection: &mut AnyConnection) -> QueryResult<Option<i64>> {
        ledger::table.select(ledger::seq).order(ledger::seq.desc()).first(connection).optional()
    }

    fn offset(&self) -> i64 {
        self.seq
    }

    fn payload(&self) -> &str {
        &self.data
    }

    fn check(self) -> Result<(), StoreError> {
        let entry = Entry::parse(&self.kind, &self.data).map(drop).map_err(|error| format!("{}: {error}", self.kind));
        entry
            .and_then(|()| time("recorded_at", Some(self.recorded_at)))
            .map_err(|what| StoreError::bad_row("ledger", self.seq, what))
    }
}

impl Keyed for ResultPart {
    const TABLE: &'static str = "results";
    type Key = (String, i64, i64);

    fn behind(connection: &mut AnyConnection, key: Option<&Self::Key>) -> QueryResult<Vec<Self>> {
        use results::{id, kind, part, table};
        let rows = table.order((kind, id, part)).limit(PAGE).select(Self::as_select());
        let Some((its_kind, its_id, its_part)) = key else { return rows.load(connection) };
        let of_kind = id.gt(its_id).or(id.eq(its_id).and(part.gt(its_part)));
        // The first condition is the one that an index can be used for.
        let behind = kind.gt(its_kind).or(kind.eq(its_kind).and(of_kind));
        rows.filter(kind.ge(its_kind).and(behind)).load(connection)
    }

    fn key(&self) -> Self::Key {
        (self.kind.clone(), self.id, self.part)
    }

    fn check(self) -> Result<(), StoreError> {
        let place = Place { kind: self.kind, id: self.id, part: self.part };
        let bad = |what: String| StoreError::bad_row("results", &place, what);
        match (place.is_untold(), place.key()) {
            (true, _) => Ok(()),
            (false, Some(key)) => key.check(&self.data).map_err(|error| bad(error.to_string())),
            (false, None) => Err(bad("there is no such part".to_owned())),
        }
    }
}

impl Keyed for DayRow {
    const TABLE: &'static str = "rank_snapshots";
    type Key = (i64, i64);

    fn behind(connection: &mut AnyConnection, key: Option<&Self::Key>) -> QueryResult<Vec<Self>> {
        use rank_snapshots::{day, table, user_id};
        let rows = table.order((user_id, day)).limit(PAGE).select(Self::as_select());
        let Some((its_user, its_day)) = key else { return rows.load(connection) };
        let behind = user_id.gt(its_user).or(user_id.eq(its_user).and(day.gt(its_day)));
        rows.filter(user_id.ge(its_user).and(behind)).load(connection)
    }

    fn key(&self) -> Self::Key {
        (self.user_id, self.day)
    }

    fn check(self) -> Result<(), StoreError> {
        let stood: Result<Vec<Value>, _> = serde_json::from_str(&self.data);
        user(self.user_id)
            .and_then(|()| stood.map(drop).map_err(|error| format!("data: {error}")))
            .map_err(|what| StoreError::bad_row("rank_snapshots", format_args!("{} {}", self.user_id, self.day), what))
    }
}
