//! A scratch database, what `diesel` does with it, and what is then there.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use diesel::{
    Connection, PgConnection, QueryResult, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types::Text,
};
use tempfile::TempDir;

use crate::postgres::Postgres;

/// An empty database of its own.
pub(crate) struct Database {
    kind: Kind,
    url: String,
    /// For SQLite's file and for a configuration that writes no schema into the sources.
    folder: TempDir,
}

#[derive(Clone, Copy)]
enum Kind {
    Postgresql,
    Sqlite,
}

/// Everything that a step may make, one line each, except what is diesel's own. PostgreSQL never numbers a column as one that was
/// taken away, so its columns are counted.
const POSTGRESQL_CATALOG: &str = "
    SELECT line FROM (
        SELECT relkind::text || ' ' || relname AS line FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT concat_ws(' ', table_name, row_number() OVER (PARTITION BY table_name ORDER BY ordinal_position), column_name, data_type, is_nullable, column_default)
            FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT 'type ' || typname FROM pg_type
            WHERE typnamespace = 'public'::regnamespace AND typtype IN ('d', 'e', 'r')
        UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
    ) AS lines WHERE line NOT LIKE '%\\_\\_diesel\\_%' ORDER BY line";
const SQLITE_CATALOG: &str = "
    SELECT concat_ws(' ', type, name, sql) AS line FROM sqlite_schema WHERE tbl_name NOT LIKE '\\_\\_diesel\\_%' ESCAPE '\\'
    ORDER BY line";

/// The names of the indexes, those of keys apart.
const POSTGRESQL_INDEXES: &str = "
    SELECT indexrelid::regclass::text AS line FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = 'public'::regnamespace AND NOT indisprimary ORDER BY line";
const SQLITE_INDEXES: &str = "
    SELECT name AS line FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY line";

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Database {
    /// In the server that the tests share.
    pub(crate) fn postgresql(name: &str) -> Self {
        Self { kind: Kind::Postgresql, url: Postgres::shared().create_database(name), folder: folder() }
    }

    /// A file.
    pub(crate) fn sqlite() -> Self {
        let folder = folder();
        let url = folder.path().join("ridgecast.sqlite3").to_str().unwrap().to_owned();
        Self { kind: Kind::Sqlite, url, folder }
    }

    /// The folder of its steps.
    pub(crate) fn migrations(&self) -> PathBuf {
        root().join(match self.kind {
            Kind::Postgresql => "migrations/postgresql",
            Kind::Sqlite => "migrations/sqlite",
        })
    }

    /// Takes every step that is not taken.
    pub(crate) fn run(&self) {
        self.migration(&["run"]);
    }

    /// Takes the last steps back.
    pub(crate) fn revert(&self, steps: usize) {
        self.migration(&["revert", "--number", &steps.to_string()]);
    }

    /// Takes every step back.
    pub(crate) fn revert_all(&self) {
        self.migration(&["revert", "--all"]);
    }

    fn migration(&self, args: &[&str]) {
        let (configuration, steps) = (self.folder.path().join("diesel.toml"), self.migrations());
        let mut words = vec!["migration", "--migration-dir", steps.to_str().unwrap()];
        words.extend(args);
        diesel(&configuration, &self.url, &words);
    }

    /// The schema as `diesel.toml` has it printed.
    pub(crate) fn print_schema(&self) -> String {
        diesel(&root().join("diesel.toml"), &self.url, &["print-schema"])
    }

    /// What is there besides diesel's own table, to the last detail.
    pub(crate) fn catalog(&self) -> Vec<String> {
        self.lines(POSTGRESQL_CATALOG, SQLITE_CATALOG)
    }

    /// The names of the indexes, those of keys apart.
    pub(crate) fn indexes(&self) -> Vec<String> {
        self.lines(POSTGRESQL_INDEXES, SQLITE_INDEXES)
    }

    fn lines(&self, postgresql: &str, sqlite: &str) -> Vec<String> {
        let lines: QueryResult<Vec<Line>> = match self.kind {
            Kind::Postgresql => sql_query(postgresql).load(&mut PgConnection::establish(&self.url).unwrap()),
            Kind::Sqlite => sql_query(sqlite).load(&mut SqliteConnection::establish(&self.url).unwrap()),
        };
        lines.unwrap().into_iter().map(|line| line.line).collect()
    }
}

/// The repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A temporary folder with an empty `diesel.toml`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("diesel.toml"), "").unwrap();
    folder
}

/// Runs diesel's command line: ours in `target/tools`, else what `PATH` leads to.
fn diesel(configuration: &Path, url: &str, args: &[&str]) -> String {
    let ours = root().join("target/tools/bin/diesel");
    let mut diesel = Command::new(if ours.exists() { &ours } else { Path::new("diesel") });
    diesel.current_dir(root()).args(args).arg("--config-file").arg(configuration).args(["--database-url", url]);
    let output = diesel.output().unwrap_or_else(|error| panic!("no diesel, which `make test` installs: {error}"));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{diesel:?}\n{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}
