use std::error::Error;

use diesel::{
    backend::Backend,
    migration::{MigrationSource, MigrationVersion},
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{StoreError, connection::AnyConnection, foreign};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRESQL: EmbeddedMigrations = embed_migrations!("migrations/postgresql");

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

/// How many steps are still to be taken.
pub(super) fn pending(connection: &mut AnyConnection) -> Result<usize, StoreError> {
    on_schema!(connection, count_pending)
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

fn count_pending<DB: Backend>(
    harness: &mut impl MigrationHarness<DB>,
    source: impl MigrationSource<DB>,
) -> Done<usize> {
    refuse_unknown(harness, &source)?;
    Ok(harness.pending_migrations(source)?.len())
}

/// A database that a later version has changed is left alone: what it means is not known here.
fn refuse_unknown<DB: Backend>(harness: &mut impl MigrationHarness<DB>, source: &impl MigrationSource<DB>) -> Done<()> {
    let known = source.migrations()?;
    let is_known = |applied: &MigrationVersion<'_>| known.iter().any(|step| step.name().version() == *applied);
    match harness.applied_migrations()?.iter().find(|applied| !is_known(applied)) {
        None => Ok(()),
        Some(unknown) => Err(format!(
            "step {unknown} is not known to this version ({}): start the version that made it, or restore a backup",
            env!("CARGO_PKG_VERSION")
        )
        .into()),
    }
}
