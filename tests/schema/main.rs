//! The migrations, `src/store/schema.rs` and the two databases agree. `diesel` (diesel_cli) runs the steps and prints what
//! they lead to.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod database;
#[path = "../support/postgres.rs"]
mod postgres;
mod printed;

use std::{collections::BTreeMap, fs};

use database::{Database, root};
use printed::{Column, Table};

/// The folders of the steps, in order.
fn steps(database: &Database) -> Vec<String> {
    let folder = database.migrations();
    let steps = fs::read_dir(&folder).unwrap().map(|step| step.unwrap().file_name().into_string().unwrap());
    let mut steps: Vec<_> = steps.collect();
    steps.sort();
    assert!(!steps.is_empty(), "{} is empty", folder.display());
    steps
}

/// Each step can be taken back and taken again, alone and with all that came after it.
fn goes_down_and_up_again(database: &Database) {
    database.run();
    let full = database.catalog();
    let mut before = full.clone();
    for taken_back in 1..=steps(database).len() {
        database.revert(taken_back);
        let left = database.catalog();
        assert_ne!(left, before, "step {taken_back} from the end made nothing, or does not take it back");
        before = left;
        database.run();
        assert_eq!(database.catalog(), full, "after taking {taken_back} back and again");
    }
    database.revert_all();
    assert_eq!(database.catalog(), <[String; 0]>::default());
}

#[test]
fn postgresql_goes_down_and_up_again() {
    goes_down_and_up_again(&Database::postgresql("up_and_down"));
}

#[test]
fn sqlite_goes_down_and_up_again() {
    goes_down_and_up_again(&Database::sqlite());
}

#[test]
fn both_databases_go_the_same_steps() {
    assert_eq!(steps(&Database::sqlite()), steps(&Database::postgresql("steps")));
}

#[test]
fn the_schema_in_the_source_is_the_one_of_the_migrations() {
    let postgresql = Database::postgresql("printed");
    postgresql.run();
    let source = fs::read_to_string(root().join("src/store/schema.rs")).unwrap();
    assert!(
        postgresql.print_schema() == source,
        "src/store/schema.rs is not what the migrations lead to; print it anew (migrations/README.md):\n{}",
        postgresql.print_schema()
    );
}

#[test]
fn both_databases_have_the_same_tables() {
    let tables = |database: Database| {
        database.run();
        let tables = printed::tables(&database.print_schema()).into_iter();
        tables.map(|table| (table.name.clone(), table)).collect::<BTreeMap<_, _>>()
    };
    let (postgresql, sqlite) = (tables(Database::postgresql("tables")), tables(Database::sqlite()));
    assert!(!postgresql.is_empty());
    assert_eq!(postgresql.keys().collect::<Vec<_>>(), sqlite.keys().collect::<Vec<_>>());
    for (name, table) in &postgresql {
        assert_same(table, &sqlite[name]);
    }
}

fn assert_same(postgresql: &Table, sqlite: &Table) {
    let name = &postgresql.name;
    assert_eq!(postgresql.key, sqlite.key, "the keys of {name}");
    let names = |table: &Table| table.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(postgresql), names(sqlite), "the columns of {name}");
    for (column, other) in postgresql.columns.iter().zip(&sqlite.columns) {
        assert_eq!(column.nullable, other.nullable, "whether {name}.{} may be NULL", column.name);
        let is_row_id = sqlite.key == [other.name.as_str()] && other.is_integer();
        assert!(same_type(column, other, is_row_id), "{name}: {column:?}, but in SQLite {other:?}");
    }
}

/// SQLite's `INTEGER PRIMARY KEY` is the row's id, of 64 bits, and stands for every whole number.
fn same_type(column: &Column, in_sqlite: &Column, is_row_id: bool) -> bool {
    column.sql_type == in_sqlite.sql_type || (is_row_id && column.is_integer())
}

#[test]
fn both_databases_have_the_same_indexes() {
    let indexes = |database: Database| {
        database.run();
        database.indexes()
    };
    let postgresql = indexes(Database::postgresql("indexes"));
    assert!(!postgresql.is_empty());
    assert_eq!(postgresql, indexes(Database::sqlite()));
}
