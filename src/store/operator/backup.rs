use std::{
    fs::File,
    io,
    path::{self, Path},
};

use diesel::{Connection, SqliteConnection, connection::SimpleConnection, prelude::*, sql_query, sql_types::Text};
use tempfile::TempPath;

use super::{
    super::{Head, Location, StoreError, connection::AnyConnection, schema::journal},
    Operator,
};
use crate::domain::Epoch;

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum CannotBackUp {
    /// The database is no file.
    #[error(
        "the database is {0}, which has tools of its own: `pg_dump --format=custom --file=FILE` makes a consistent copy while \
         the service runs; docs/OPERATIONS.md tells how to restore it"
    )]
    IsAServer(Location),
    /// There is something under that name.
    #[error("{0} is there already, and a backup overwrites nothing; name another file")]
    IsThere(String),
    /// The file cannot be written.
    #[error("{file}: {error}")]
    File {
        /// The file, or its folder.
        file: String,
        /// What the system said.
        error: io::Error,
    },
    /// The database cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl CannotBackUp {
    /// Whether another command line would make the difference.
    pub fn is_an_argument(&self) -> bool {
        matches!(self, Self::IsAServer(_) | Self::IsThere(_))
    }
}

impl Operator {
    /// Writes a consistent copy to a new file (mode 0600), also while a service writes. The file appears whole and on the
    /// disk, or not at all.
    ///
    /// The copy begins a new epoch; where it ends is answered (`None` if no service has begun a journal). For a service that goes on from it gives offsets to other events than
    /// the original did since; a client that had seen those must be told that there is a gap, and not be sent what merely has
    /// the same offset.
    pub fn back_up(&mut self, file: &Path) -> Result<Option<Head>, CannotBackUp> {
        let AnyConnection::Sqlite(connection) = &mut self.connection else {
            return Err(CannotBackUp::IsAServer(self.location.clone()));
        };
        let failed = |error| CannotBackUp::File { file: file.display().to_string(), error };
        let file = path::absolute(file).map_err(failed)?;
        let failed = |error| CannotBackUp::File { file: file.display().to_string(), error };
        if file.try_exists().map_err(failed)? {
            return Err(CannotBackUp::IsThere(file.display().to_string()));
        }
        let copy = empty_beside(&file).map_err(failed)?;
        let name = copy.to_str().ok_or_else(|| failed(io::Error::other("expected a path that is UTF-8")))?;
        sql_query("VACUUM INTO ?").bind::<Text, _>(name).execute(connection).map_err(StoreError::from)?;
        let head = begin_epoch(name)?;
        File::open(&copy).and_then(|copy| copy.sync_all()).map_err(failed)?;
        copy.persist_noclobber(&file).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => CannotBackUp::IsThere(file.display().to_string()),
            _ => failed(error.error),
        })?;
        File::open(folder(&file)).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(head)
    }
}

/// An empty file of its owner's, in the same folder. It is removed if nothing comes of it.
fn empty_beside(file: &Path) -> io::Result<TempPath> {
    let mut prefix = file.file_name().unwrap_or_default().to_owned();
    prefix.push(".");
    let made = tempfile::Builder::new().prefix(&prefix).suffix(".part").tempfile_in(folder(file))?;
    Ok(made.into_temp_path())
}

fn folder(file: &Path) -> &Path {
    file.parent().unwrap_or(file)
}

fn begin_epoch(copy: &str) -> Result<Option<Head>, StoreError> {
    let mut connection = AnyConnection::Sqlite(SqliteConnection::establish(copy)?);
    // One file, with nothing beside it. The service returns to a log when it opens it.
    connection.batch_execute("PRAGMA journal_mode = DELETE")?;
    diesel::update(journal::table).set(journal::epoch.eq(Epoch::random().as_str())).execute(&mut connection)?;
    Head::read(&mut connection)
}
