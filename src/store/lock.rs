//! One process writes to a database at a time.

use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Bool};

use super::{
    Location, StoreError,
    connection::{AnyConnection, Opener},
};

/// How often it is tried while another process holds it.
const AGAIN: Duration = Duration::from_millis(50);

/// The key of PostgreSQL's advisory lock: "ridgecas" in ASCII.
const KEY: i64 = 0x7269_6467_6563_6173;

/// Held while this process may write. SQLite's is a lock on a file beside the database, PostgreSQL's belongs to the
/// connection; the system lets go of either when the process dies.
#[derive(Debug)]
pub(super) struct WriteLock {
    _file: Option<File>,
}

impl WriteLock {
    /// Opens a connection that may write, and waits so long until nobody else may.
    pub(super) fn take(opener: &Opener, patience: Duration) -> Result<(AnyConnection, Self), StoreError> {
        let until = Instant::now() + patience;
        let mut told = false;
        let mut wait = || {
            if !told {
                log::info!("another process writes to {}; waiting until it has stopped", opener.location());
                told = true;
            }
            thread::sleep(AGAIN);
            Instant::now() < until
        };
        match opener.location() {
            Location::Sqlite(file) => {
                let locked = lock_file(file)?;
                while !try_lock(&locked)? {
                    if !wait() {
                        return Err(StoreError::Overtaken);
                    }
                }
                Ok((opener.open()?, Self { _file: Some(locked) }))
            }
            Location::Postgresql(_) => {
                let mut connection = opener.for_reading().open()?;
                while !try_advisory_lock(&mut connection)? {
                    if !wait() {
                        return Err(StoreError::Overtaken);
                    }
                }
                Ok((connection, Self { _file: None }))
            }
        }
    }
}

fn lock_file(database: &Path) -> Result<File, StoreError> {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    let path = PathBuf::from(name);
    let failed = |error| StoreError::Lost(format!("{}: {error}", path.display()));
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)
}

fn try_lock(file: &File) -> Result<bool, StoreError> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(StoreError::Lost(format!("the lock beside the database: {error}"))),
    }
}

#[derive(QueryableByName)]
struct Granted {
    #[diesel(sql_type = Bool)]
    granted: bool,
}

/// Takes the lock for this connection, also if the connection has it already.
pub(super) fn try_advisory_lock(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    let AnyConnection::Postgresql(connection) = connection else { return Ok(true) };
    let question = format!("SELECT pg_try_advisory_lock({KEY}) AS granted");
    Ok(sql_query(question).get_result::<Granted>(connection)?.granted)
}
