use std::{error::Error, fmt::Display};

use diesel::{
    QueryDsl, QueryableByName, RunQueryDsl,
    backend::Backend,
    migration::{MigrationSource, MigrationVersion},
    pg::Pg,
    sql_query,
    sql_types::Bool,
    sqlite::Sqlite,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{
    StoreError,
    connection::{AnyConnection, on_either},
    foreign,
};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRESQL: EmbeddedMigrations = embed_migrations!("migrations/postgresql");

diesel::table! {
    /// Where diesel notes the steps that were taken.
    __diesel_schema_migrations (version) {
        version -> Text,
    }
}

/// How the schema stands, beside what this version expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schema {
    /// There is none: nothing of ours is in the database.
    None,
    /// So many steps are still to be taken.
    Behind(usize),
    /// It is this version's, of so many steps.
    Current(usize),
}

type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Does something to the schema of either database.
macro_rules! on_schema {
    ($connection:expr, $work:expr) => {
        match $connection {
            AnyConnection::Sqlite(connection) => $work(connection, SQLITE),
            AnyConnection::Postgresql(connection) => $work(connection, POSTGRESQL),
        }
        .map_err(|error| StoreError::Unusable(format!("the schema of the database: {error}")))
    };
}

/// Brings the schema to this version. Answers the steps that were taken. To be called by who alone may write.
pub(super) fn migrate(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    foreign::refuse(connection)?;
    connection.keep_a_log()?;
    on_schema!(connection, run)
}

/// Takes the last step back. Answers which; `None` if there is none left.
pub(super) fn revert(connection: &mut AnyConnection) -> Result<Option<String>, StoreError> {
    foreign::refuse(connection)?;
    on_schema!(connection, take_back)
}

/// How the schema stands. Only reads, unlike the two above, which make what is missing.
pub(super) fn schema(connection: &mut AnyConnection) -> Result<Schema, StoreError> {
    if !is_noted(connection)? {
        return Ok(Schema::None);
    }
    let applied: Vec<String> =
        __diesel_schema_migrations::table.select(__diesel_schema_migrations::version).load(connection)?;
    let known = match connection {
        AnyConnection::Sqlite(_) => versions::<Sqlite>(&SQLITE),
        AnyConnection::Postgresql(_) => versions::<Pg>(&POSTGRESQL),
    };
    let known = known.map_err(|error| StoreError::Unusable(format!("the schema of this version: {error}")))?;
    match applied.iter().find(|applied| !known.contains(applied)) {
        Some(unknown) => Err(StoreError::Unusable(format!("the schema of the database: {}", not_known(unknown)))),
        None if applied.len() < known.len() => Ok(Schema::Behind(known.len() - applied.len())),
        None => Ok(Schema::Current(known.len())),
    }
}

#[derive(QueryableByName)]
struct Noted {
    #[diesel(sql_type = Bool)]
    noted: bool,
}

/// Whether steps have ever been noted.
fn is_noted(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    let question = match connection {
        AnyConnection::Sqlite(_) => {
            "SELECT count(*) > 0 AS noted FROM sqlite_master WHERE name = '__diesel_schema_migrations'"
        }
        AnyConnection::Postgresql(_) => "SELECT to_regclass('__diesel_schema_migrations') IS NOT NULL AS noted",
    };
    let answer = on_either!(connection, c => sql_query(question).get_result::<Noted>(c))?;
    Ok(answer.noted)
}

fn run<DB: Backend>(harness: &mut impl MigrationHarness<DB>, source: impl MigrationSource<DB>) -> Done<Vec<String>> {
    refuse_unknown(harness, &source)?;
    Ok(harness.run_pending_migrations(source)?.iter().map(ToString::to_string).collect())
}

fn take_back<DB: Backend>(
    harness: &mut impl MigrationHarness<DB>,
    source: impl MigrationSource<DB>,
) -> Done<Option<String>> {
    refuse_unknown(harness, &source)?;
    if harness.applied_migrations()?.is_empty() {
        return Ok(None);
    }
    Ok(Some(harness.revert_last_migration(source)?.to_string()))
}

fn versions<DB: Backend>(source: &impl MigrationSource<DB>) -> Done<Vec<String>> {
    Ok(source.migrations()?.iter().map(|step| step.name().version().to_string()).collect())
}

/// A database that a later version has changed is left alone: what it means is not known here.
fn refuse_unknown<DB: Backend>(harness: &mut impl MigrationHarness<DB>, source: &impl MigrationSource<DB>) -> Done<()> {
    let known = versions(source)?;
    let is_known = |applied: &MigrationVersion<'_>| known.contains(&applied.to_string());
    match harness.applied_migrations()?.iter().find(|applied| !is_known(applied)) {
        None => Ok(()),
        Some(unknown) => Err(not_known(unknown).into()),
    }
}

fn not_known(step: impl Display) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!("step {step} is not known to this version ({version}): start the version that made it, or restore a backup")
}
