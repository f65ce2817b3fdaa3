//! A database that is not ours, or not yet: it is left as it is, and the start says so.

use std::{fs, path::Path};

use rand::{SeedableRng, rngs::StdRng};

use crate::{postgres::Postgres, server::Server, tables::Database};

/// A step of a version to come.
const LATER: &str = "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000001')";

fn server(database: Option<String>) -> Server {
    Server::new(database, &mut StdRng::from_rng(&mut rand::rng()))
}

/// The start ends with one line that has these words.
async fn refuses(server: &mut Server, words: &[&str]) {
    let (code, line) = server.refuses_to_start().await;
    assert_eq!(code, Some(1), "{line}");
    for word in words {
        assert!(line.contains(word), "{word}: {line}");
    }
    assert_eq!(server.panics(), [""; 0]);
}

/// The same, and every byte of the file is as it was.
async fn refuses_file(server: &mut Server, file: &Path, words: &[&str]) {
    let before = fs::read(file).unwrap();
    refuses(server, &[words, &[file.to_str().unwrap()]].concat()).await;
    assert!(fs::read(file).unwrap() == before, "the file was changed");
    let log = format!("{}-wal", file.display());
    assert!(fs::metadata(log).map_or(0, |log| log.len()) == 0, "something was written");
}

#[actix_rt::test]
async fn a_file_of_a_later_version_is_left_alone() {
    let mut server = server(None);
    server.start().await;
    server.stop();
    let file = server.data_dir().join("ridgecast.db");
    Database::sqlite(&file).execute(LATER);
    refuses_file(&mut server, &file, &["29991231000001", "start the version that made it"]).await;
}

#[actix_rt::test]
async fn a_file_that_is_no_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    fs::write(&file, "Dear Ada,\n".repeat(1_000)).unwrap();
    let mut server = server(Some(format!("sqlite:{}", file.display())));
    refuses_file(&mut server, &file, &["no database"]).await;
}

#[actix_rt::test]
async fn a_file_of_another_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    for table in ["events", "bookmarks"] {
        let file = folder.path().join(table);
        let mut database = Database::sqlite(&file);
        database.execute(&format!("CREATE TABLE {table} (title TEXT); INSERT INTO {table} VALUES ('Ada')"));
        drop(database);
        let mut server = server(Some(format!("sqlite:{}", file.display())));
        refuses_file(&mut server, &file, &["another program", table, "database.url"]).await;
    }
}

#[actix_rt::test]
async fn a_postgresql_of_a_later_version_is_left_alone() {
    let url = Postgres::shared().create_database("later");
    let mut server = server(Some(url.clone()));
    server.start().await;
    server.stop();
    let mut database = Database::postgresql(&url);
    database.execute(LATER);
    let before = database.tables();
    refuses(&mut server, &["/later", "29991231000001", "start the version that made it"]).await;
    assert_eq!(database.tables(), before);
}

#[actix_rt::test]
async fn a_postgresql_with_another_programs_table_of_our_name_is_left_alone() {
    let url = Postgres::shared().create_database("ours");
    let mut ours = server(Some(url.clone()));
    ours.start().await;
    ours.stop();
    let tables = Database::postgresql(&url).tables();
    for table in tables.keys().filter(|table| !table.starts_with("__diesel")) {
        let url = Postgres::shared().create_database(&format!("other_{table}"));
        let mut database = Database::postgresql(&url);
        database.execute(&format!("CREATE TABLE {table} (title TEXT); INSERT INTO {table} VALUES ('Ada')"));
        let before = database.tables();
        let mut server = server(Some(url));
        refuses(&mut server, &["/other_", "another program", table, "database.url"]).await;
        assert_eq!(database.tables(), before);
    }
}
