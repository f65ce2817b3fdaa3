//! A look at everything that is kept.

mod books;
mod continuity;
mod findings;
mod rows;
mod tables;
mod walk;

use diesel::{prelude::*, sql_query, sql_types::Text};

use super::{
    super::{
        Location, StoreError,
        archive::EventRow,
        connection::AnyConnection,
        group::from_row,
        migrations::{self, Schema},
        schema::journal,
        sessions::{SocketIoRow, TrainingRow},
        snapshot::snapshot,
    },
    Access, CannotOpen, Operator,
};
use crate::{domain::Epoch, settings::Settings};

use continuity::Continuity;
use findings::Findings;
use rows::{AbsenceRow, AchievementRow, AnswerRow, InboxRow, Placed};
use tables::{attempt, unless_lost};

/// What a look at everything found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Where the database is.
    pub location: Location,
    /// What is wrong, each a sentence that begins with the table; of many of a kind the first ones.
    pub findings: Vec<String>,
    /// How many things are wrong. 0: the database is sound.
    pub count: u64,
    /// How many rows of each table were looked at.
    pub looked_at: Vec<(&'static str, u64)>,
    /// The events that should be there: after this offset, up to that one. `None` if that cannot be told.
    pub events: Option<(u64, u64)>,
}

/// The journal's head, as it stands there.
#[derive(Queryable, Selectable)]
#[diesel(table_name = journal)]
struct HeadRow {
    epoch: String,
    last_offset: i64,
    pruned_to: i64,
    kept_bytes: i64,
}

/// The offsets that an event can have.
const EVERY_OFFSET: (i64, i64) = (1, i64::MAX);

/// What was seen so far.
#[derive(Default)]
struct Look {
    findings: Findings,
    looked_at: Vec<(&'static str, u64)>,
}

impl Operator {
    /// Looks at all of the database that the settings name, as of one moment, also while a service writes to it. What is
    /// wrong with it is in the report; the error is that it cannot be looked at.
    pub fn verify(settings: &Settings) -> Result<Report, CannotOpen> {
        let mut operator = Self::connect(settings, Access::Read)?;
        let mut look = Look::default();
        match migrations::schema(&mut operator.connection) {
            Ok(Schema::Current(_)) => {}
            // The page with the notes is damaged; the others may be sound.
            Err(error @ StoreError::Refused(_)) => look.findings.kind("schema").add(error.into_finding()),
            _ => operator.expect_schema()?,
        }
        let connection = &mut operator.connection;
        look.check_file(connection)?;
        let mut looked = None;
        let ended = snapshot(connection, |connection| {
            looked = Some(look.check_tables(connection));
            Ok(())
        });
        // When a damaged page was met SQLite says so once more at the end. Nothing was written, so it does not matter.
        let events = match looked {
            Some(looked) => looked?,
            None => ended.map(|()| None)?,
        };
        let (findings, count) = look.findings.into_parts();
        Ok(Report { location: operator.location, findings, count, looked_at: look.looked_at, events })
    }
}

#[derive(QueryableByName)]
struct Integrity {
    #[diesel(sql_type = Text)]
    integrity_check: String,
}

impl Look {
    /// What SQLite itself finds. PostgreSQL has a program for that (`pg_amcheck`).
    fn check_file(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let AnyConnection::Sqlite(connection) = connection else { return Ok(()) };
        let mut kind = self.findings.kind("file");
        match sql_query("PRAGMA integrity_check").load::<Integrity>(connection) {
            Ok(rows) => {
                let lines = rows.iter().flat_map(|row| row.integrity_check.lines());
                lines.filter(|line| *line != "ok" && !line.starts_with("***")).for_each(|line| kind.add(line));
            }
            Err(error) => kind.add(unless_lost(error.into())?),
        }
        Ok(())
    }

    fn check_tables(&mut self, connection: &mut AnyConnection) -> Result<Option<(u64, u64)>, StoreError> {
        let head = self.check_head(connection)?;
        self.check_events(connection, head.as_ref())?;
        self.check_placed::<InboxRow>(connection, head.as_ref())?;
        self.check_placed::<AchievementRow>(connection, head.as_ref())?;
        self.check_keyed::<AnswerRow>(connection)?;
        self.check_keyed::<AbsenceRow>(connection)?;
        self.check_keyed::<TrainingRow>(connection)?;
        self.check_keyed::<SocketIoRow>(connection)?;
        self.check_books(connection)?;
        Ok(head.map(|head| (from_row(head.pruned_to), from_row(head.last_offset))))
    }

    /// The journal's head; `None` if there is none, or none that can be believed.
    fn check_head(&mut self, connection: &mut AnyConnection) -> Result<Option<HeadRow>, StoreError> {
        let mut kind = self.findings.kind("table journal");
        let head = match attempt(connection, |c| journal::table.select(HeadRow::as_select()).first(c).optional()) {
            Ok(head) => head,
            Err(error) => {
                kind.add(unless_lost(error)?);
                None
            }
        };
        let Some(head) = head else { return Ok(None) };
        self.looked_at.push(("journal", 1));
        if let Err(error) = head.epoch.parse::<Epoch>() {
            kind.add(error);
        }
        let HeadRow { last_offset, pruned_to, .. } = head;
        if (0..=last_offset).contains(&pruned_to) {
            return Ok(Some(head));
        }
        kind.add(format_args!("pruned_to is {pruned_to}; expected 0 to last_offset, which is {last_offset}"));
        Ok(None)
    }

    fn check_events(&mut self, connection: &mut AnyConnection, head: Option<&HeadRow>) -> Result<(), StoreError> {
        let Some(HeadRow { last_offset, pruned_to, kept_bytes, .. }) = head else {
            let seen = self.check_offsets::<EventRow>(connection, EVERY_OFFSET, Continuity::with_holes())?;
            if seen.rows > 0 {
                self.findings.kind("table journal").add("there are events, and nothing tells where they end");
            }
            return Ok(());
        };
        let kept = (pruned_to.saturating_add(1), *last_offset);
        let seen = self.check_offsets::<EventRow>(connection, kept, Continuity::after(*pruned_to))?;
        if seen.all_readable && seen.bytes != *kept_bytes {
            let mut kind = self.findings.kind("table journal");
            kind.add(format_args!("kept_bytes is {kept_bytes}; the payloads have {} bytes", seen.bytes));
        }
        self.check_bounds::<EventRow>(connection, Some(*pruned_to), *last_offset)
    }

    fn check_placed<R: Placed>(
        &mut self,
        connection: &mut AnyConnection,
        head: Option<&HeadRow>,
    ) -> Result<(), StoreError> {
        let last = head.map(|head| head.last_offset);
        let range = (EVERY_OFFSET.0, last.unwrap_or(EVERY_OFFSET.1));
        self.check_offsets::<R>(connection, range, Continuity::with_holes())?;
        last.map_or(Ok(()), |last| self.check_bounds::<R>(connection, None, last))
    }
}
