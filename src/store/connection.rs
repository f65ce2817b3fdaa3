use std::{fmt::Write, path::Path, process, time::Duration};

use diesel::{Connection as _, PgConnection, SqliteConnection, connection::SimpleConnection};

use super::{Location, StoreError, lock, private};
use crate::settings::{DatabaseSettings, Durability};

/// A connection to either database, for one set of queries.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// To a file.
    Sqlite(SqliteConnection),
    /// To a server.
    Postgresql(PgConnection),
}

/// Does with the connection that there is what both can do and diesel cannot say for both at once: inserts of many rows and
/// those that mind a conflict.
macro_rules! on_either {
    ($connection:expr, $inner:ident => $work:expr) => {
        match $connection {
            $crate::store::connection::AnyConnection::Sqlite($inner) => $work,
            $crate::store::connection::AnyConnection::Postgresql($inner) => $work,
        }
    };
}
pub(super) use on_either;

impl AnyConnection {
    /// Whether anybody answers.
    pub(super) fn ping(&mut self) -> Result<(), StoreError> {
        Ok(self.batch_execute("SELECT 1")?)
    }

    /// Has SQLite log its writes beside the file, for good: so readers can read while somebody writes.
    pub(super) fn keep_a_log(&mut self) -> Result<(), StoreError> {
        if let Self::Sqlite(connection) = self {
            connection.batch_execute("PRAGMA journal_mode = WAL")?;
        }
        Ok(())
    }

    /// Has SQLite move its log of writes into the file, as much as that holds up nobody.
    pub(super) fn checkpoint(&mut self) -> Result<(), StoreError> {
        self.wal_checkpoint("PASSIVE")
    }

    /// Has SQLite move all of its log of writes into the file, so that the file alone is everything.
    pub(super) fn settle(&mut self) -> Result<(), StoreError> {
        self.wal_checkpoint("TRUNCATE")
    }

    fn wal_checkpoint(&mut self, mode: &str) -> Result<(), StoreError> {
        if let Self::Sqlite(connection) = self {
            connection.batch_execute(&format!("PRAGMA wal_checkpoint({mode})"))?;
        }
        Ok(())
    }
}

/// How connections are opened.
#[derive(Debug, Clone)]
pub(super) struct Opener {
    location: Location,
    busy_timeout: Duration,
    connect_timeout: Duration,
    statement_timeout: Duration,
    durability: Durability,
    /// Whether its connections are the one that may write.
    writes: bool,
}

impl Opener {
    pub(super) fn new(location: Location, settings: &DatabaseSettings, durability: Durability) -> Self {
        let DatabaseSettings { busy_timeout, connect_timeout, statement_timeout, .. } = *settings;
        Self { location, busy_timeout, connect_timeout, statement_timeout, durability, writes: false }
    }

    /// For the one that may write.
    pub(super) fn for_writing(&self) -> Self {
        Self { writes: true, ..self.clone() }
    }

    /// For one that does not ask for the right to write.
    pub(super) fn for_reading(&self) -> Self {
        Self { writes: false, ..self.clone() }
    }

    pub(super) fn location(&self) -> &Location {
        &self.location
    }

    /// Opens a connection. A file that is not there is made.
    pub(super) fn open(&self) -> Result<AnyConnection, StoreError> {
        let mut connection = match &self.location {
            Location::Sqlite(file) => AnyConnection::Sqlite(self.open_file(file)?),
            Location::Postgresql(url) => AnyConnection::Postgresql(self.connect(url)?),
        };
        if self.writes && !lock::try_advisory_lock(&mut connection)? {
            // It may be our own one that the server has not noticed the loss of.
            return Err(StoreError::Lost("another connection holds the right to write".to_owned()));
        }
        Ok(connection)
    }

    fn open_file(&self, file: &Path) -> Result<SqliteConnection, StoreError> {
        let name = file.to_str().ok_or_else(|| {
            StoreError::Unusable(format!("database.url: {} is no UTF-8; expected a path that is", file.display()))
        })?;
        if !file.exists() {
            private::make_file(file)?;
        }
        // A name that begins so would be read as a URI.
        let name = if name.starts_with("file:") { format!("./{name}") } else { name.to_owned() };
        let mut connection = SqliteConnection::establish(&name)?;
        let synchronous = if self.durability == Durability::Power { "FULL" } else { "NORMAL" };
        // Nothing here changes the file, which may turn out to be another program's. Another thread moves the log of writes
        // into the file, which takes flushes to disk; the one who writes does so only when it has grown to 64 MiB (16,384
        // pages) all the same. Pages are looked at closely when they are read, so that damage is noticed sooner.
        connection.batch_execute(&format!(
            "PRAGMA busy_timeout = {};
             PRAGMA synchronous = {synchronous};
             PRAGMA wal_autocheckpoint = 16384;
             PRAGMA journal_size_limit = 67108864;
             PRAGMA cell_size_check = ON;
             PRAGMA temp_store = MEMORY;",
            self.busy_timeout.as_millis(),
        ))?;
        Ok(connection)
    }

    fn connect(&self, url: &str) -> Result<PgConnection, StoreError> {
        let mut url = url.to_owned();
        // A dead server is noticed by the kernel, within about the time a statement may take, also while nothing is sent to it.
        // What the URL itself says wins.
        for (option, value) in [
            ("connect_timeout", self.connect_timeout.as_secs()),
            ("tcp_user_timeout", u64::try_from(self.statement_timeout.as_millis()).unwrap_or(u64::MAX)),
            ("keepalives_idle", self.statement_timeout.as_secs().max(1)),
            ("keepalives_interval", self.statement_timeout.as_secs().max(1)),
        ] {
            if !url.contains(option) {
                let sign = if url.contains('?') { '&' } else { '?' };
                let _ = write!(url, "{sign}{option}={value}");
            }
        }
        let mut connection = PgConnection::establish(&url)?;
        connection.batch_execute(&format!(
            "SET statement_timeout = {}; SET client_min_messages = warning; SET application_name = '{} (process {})';",
            self.statement_timeout.as_millis(),
            env!("CARGO_PKG_NAME"),
            process::id(),
        ))?;
        Ok(connection)
    }
}

#[cfg(test)]
mod tests {
    use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Integer};

    use super::*;
    use crate::settings::Settings;

    #[derive(QueryableByName)]
    struct Pragma {
        #[diesel(sql_type = Integer)]
        synchronous: i32,
    }

    #[test]
    fn what_is_to_outlive_a_power_cut_is_flushed_to_disk() {
        let synchronous = |durability| {
            let folder = tempfile::tempdir().unwrap();
            let location = Location::Sqlite(folder.path().join("ridgecast.db"));
            let opener = Opener::new(location, &Settings::with("").unwrap().database, durability);
            let AnyConnection::Sqlite(mut connection) = opener.for_writing().open().unwrap() else { panic!("a file") };
            sql_query("PRAGMA synchronous").get_result::<Pragma>(&mut connection).unwrap().synchronous
        };
        const NORMAL: i32 = 1;
        const FULL: i32 = 2;
        assert_eq!([Durability::Process, Durability::Power].map(synchronous), [NORMAL, FULL]);
    }
}
