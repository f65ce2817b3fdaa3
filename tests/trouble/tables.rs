//! What is in a database: all rows of all tables.

use std::{collections::BTreeMap, path::Path};

use diesel::{
    Connection, PgConnection, QueryResult, QueryableByName, RunQueryDsl, SqliteConnection,
    connection::SimpleConnection, sql_query, sql_types::Text,
};

/// The rows of each table, as text and sorted.
pub(crate) type Tables = BTreeMap<String, Vec<String>>;

/// A connection of somebody else's.
pub(crate) enum Database {
    Sqlite(SqliteConnection),
    Postgresql(PgConnection),
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Database {
    pub(crate) fn sqlite(file: &Path) -> Self {
        Self::Sqlite(SqliteConnection::establish(file.to_str().unwrap()).unwrap())
    }

    pub(crate) fn postgresql(url: &str) -> Self {
        Self::Postgresql(PgConnection::establish(url).unwrap())
    }

    /// Does what gives no rows.
    pub(crate) fn execute(&mut self, sql: &str) {
        match self {
            Self::Sqlite(connection) => connection.batch_execute(sql),
            Self::Postgresql(connection) => connection.batch_execute(sql),
        }
        .unwrap();
    }

    /// The column `line` of some rows.
    pub(crate) fn lines(&mut self, sql: &str) -> Vec<String> {
        let lines: QueryResult<Vec<Line>> = match self {
            Self::Sqlite(connection) => sql_query(sql).load(connection),
            Self::Postgresql(connection) => sql_query(sql).load(connection),
        };
        lines.unwrap_or_else(|error| panic!("{sql}: {error}")).into_iter().map(|line| line.line).collect()
    }

    /// Everything.
    pub(crate) fn tables(&mut self) -> Tables {
        let names = match self {
            Self::Sqlite(_) => {
                "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            }
            Self::Postgresql(_) => "SELECT tablename::text AS line FROM pg_tables WHERE schemaname = 'public'",
        };
        self.lines(names).into_iter().map(|name| (name.clone(), self.rows(&name))).collect()
    }

    fn rows(&mut self, table: &str) -> Vec<String> {
        let row = match self {
            Self::Sqlite(_) => {
                let columns = format!("SELECT 'quote(\"' || name || '\")' AS line FROM pragma_table_info('{table}')");
                format!("concat_ws('|', {})", self.lines(&columns).join(", "))
            }
            Self::Postgresql(_) => format!("{table}::text"),
        };
        self.lines(&format!("SELECT {row} AS line FROM {table} ORDER BY line"))
    }
}
