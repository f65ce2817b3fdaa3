//! A database of another program is left as it is.

use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};

use super::{
    StoreError,
    connection::{AnyConnection, on_either},
};

/// A table that is there although no step of ours has been taken. A file belongs to one program, so any table in it will do;
/// in a server's database only those are in the way that have our names.
const IN_SQLITE: &str = "
    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND NOT EXISTS (
        SELECT 1 FROM sqlite_master WHERE name = '__diesel_schema_migrations'
    ) ORDER BY name LIMIT 1";
const IN_POSTGRESQL: &str = "
    SELECT name FROM unnest(ARRAY[
        'journal', 'events', 'answers', 'inbox', 'absences', 'achievements', 'training_sessions', 'socketio_sessions',
        'ledger', 'results', 'rank_snapshots', 'frozen_screens'
    ]) AS name WHERE to_regclass(name) IS NOT NULL AND to_regclass('__diesel_schema_migrations') IS NULL
    ORDER BY name LIMIT 1";

#[derive(QueryableByName)]
struct Table {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Says so if the database is another program's. Changes nothing.
pub(super) fn refuse(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let question = match connection {
        AnyConnection::Sqlite(_) => IN_SQLITE,
        AnyConnection::Postgresql(_) => IN_POSTGRESQL,
    };
    let tables: Vec<Table> = on_either!(connection, c => sql_query(question).load(c))?;
    match tables.first() {
        None => Ok(()),
        Some(Table { name }) => Err(StoreError::Unusable(format!(
            "it belongs to another program, for it has a table \"{name}\" that was not made here; set database.url to an \
             empty database or to none"
        ))),
    }
}
