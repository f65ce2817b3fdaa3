//! `ridgecast rebuild`: what is kept beside what was reported comes to.

use std::{fs, path::Path};

use diesel::{Connection, SqliteConnection, connection::SimpleConnection};
use tempfile::TempDir;

use super::{Ran, postgres::Postgres, ridgecast, serving::Serving};

pub(crate) fn run(folder: &Path, args: &[&str]) -> Ran {
    let mut command = ridgecast(&[args, &["--config", "r.toml"]].concat(), folder);
    Ran::from(command.env("RIDGECAST_DATABASE__LOCK_TIMEOUT", "0s").output().unwrap())
}

/// A service to which a company has reported people, sales, voids, contests and trainings.
fn reported_to(settings: &str, reports: u32) -> Serving {
    let service = Serving::with(settings);
    let (reports, url) = (reports.to_string(), format!("http://{}", service.address));
    let demo = ["demo", "--seed", "7", "--reps", "40", "--speed", "max", "--reports", &reports, "--url", &url];
    assert_eq!(service.run(&demo).code, Some(0));
    service
}

fn change(folder: &TempDir, sql: &str) {
    let file = folder.path().join("data/ridgecast.db");
    SqliteConnection::establish(file.to_str().unwrap()).unwrap().batch_execute(sql).unwrap();
}

/// How many parts agree, and how many entries there are.
fn agree(said: &str) -> (u64, u64) {
    let (entries, rest) = said.split_once(" entries come to what is kept: ").unwrap_or_else(|| panic!("{said}"));
    (rest.strip_suffix(" parts agree\n").unwrap().parse().unwrap(), entries.parse().unwrap())
}

#[test]
fn what_is_kept_is_what_was_reported_comes_to_also_while_the_service_runs() {
    let service = reported_to("", 400);
    let (parts, entries) = agree(&run(service.folder.path(), &["rebuild", "--check"]).succeeds());
    assert!(parts > 60 && entries > 300, "{parts} parts of {entries} entries");

    // It does not write beside the service.
    let ran = run(service.folder.path(), &["rebuild"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{}", ran.stderr);
    assert!(ran.stderr.contains(" writes to ") && ran.stderr.contains("; stop it"), "{}", ran.stderr);
    let (stopped, folder) = service.stop();
    stopped.succeeds_with_log();
    // After another start as well, which has read them back.
    let service = Serving::again(folder);
    let again = agree(&run(service.folder.path(), &["rebuild", "--check"]).succeeds());
    assert!(again.0 >= parts && again.1 >= entries, "contests are settled meanwhile: {again:?}");
    service.stop().0.succeeds_with_log();
}

#[test]
fn parts_that_are_wrong_missing_or_left_over_are_told_and_put_right() {
    let (_, folder) = reported_to("", 300).stop();
    let before = agree(&run(folder.path(), &["rebuild", "--check"]).succeeds());
    change(
        &folder,
        "UPDATE results SET data = replace(data, '\"points\":', '\"points\":9') WHERE kind = 'account' AND id IN (1, 2, 3);
         DELETE FROM results WHERE kind = 'user' AND id = 4;
         INSERT INTO results VALUES ('account', 999, 0, '{}'), ('nonsense', 1, 2, '{}'), ('untold', 0, 0, '{}')
             ON CONFLICT DO NOTHING;",
    );
    let ran = run(folder.path(), &["rebuild", "--check"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    let told: Vec<_> = ran.stdout.lines().collect();
    assert_eq!(told.len(), 6, "{told:?}");
    for (line, begins) in told.iter().zip([
        "account 1: kept …",
        "account 2: kept …",
        "account 3: kept …",
        "account 999: kept {}; the ledger does not come to it",
        "nonsense 1 2: kept {}; the ledger does not come to it",
        "user 4: not kept; the ledger comes to {\"id\":4,",
    ]) {
        assert!(line.starts_with(begins), "{begins}: {line}");
    }
    assert!(ran.stderr.contains("parts: 6 (") && ran.stderr.contains("`ridgecast rebuild`"), "{}", ran.stderr);

    let (parts, entries) = before;
    let right = parts - 4;
    let said = run(folder.path(), &["rebuild"]).succeeds();
    let expected = format!("{entries} entries; parts that were right: {right}, replaced: 3, added: 1, removed: 2\n");
    assert_eq!(said, expected);
    assert_eq!(agree(&run(folder.path(), &["rebuild", "--check"]).succeeds()), before);
    Serving::again(folder).stop().0.succeeds_with_log();
}

#[test]
fn rules_that_have_changed_since_make_a_difference_that_a_rebuild_takes_over() {
    let (_, folder) = reported_to("", 600).stop();
    let parts = agree(&run(folder.path(), &["rebuild", "--check"]).succeeds()).0;
    fs::write(folder.path().join("r.toml"), "[rules.points]\nper_signup = 7\n[rules.contests]\nmost_open = 1\n")
        .unwrap();
    let ran = run(folder.path(), &["rebuild", "--check"]);
    assert_eq!((ran.code, ran.stdout.lines().count()), (Some(1), 21), "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.lines().last().is_some_and(|line| line.starts_with("and ")), "{}", ran.stdout);
    assert!(run(folder.path(), &["rebuild"]).succeeds().contains("replaced: "));
    assert_eq!(agree(&run(folder.path(), &["rebuild", "--check"]).succeeds()).0, parts);
}

#[test]
fn an_entry_that_cannot_be_applied_is_named() {
    let (_, folder) = reported_to("", 200).stop();
    change(
        &folder,
        "UPDATE ledger SET data = '{\"saleId\":1}' WHERE seq = (SELECT min(seq) FROM ledger WHERE kind = 'sale')",
    );
    let error = run(folder.path(), &["rebuild", "--check"]).fails(1);
    assert!(error.contains("entry ") && error.contains(" of the ledger (sale): missing field `userId`"), "{error}");
    change(&folder, "DELETE FROM ledger WHERE seq = 2");
    for command in [&["rebuild", "--check"][..], &["rebuild"]] {
        let error = run(folder.path(), command).fails(1);
        assert!(error.contains("entry 2 of the ledger is missing; `ridgecast journal verify`"), "{error}");
    }
}

#[test]
fn what_is_kept_on_postgresql_is_compared_and_put_right_too() {
    let postgres = Postgres::shared();
    let url = postgres.create_database("rebuild");
    let service = reported_to(&format!("[database]\nurl = \"{url}\""), 200);
    agree(&run(service.folder.path(), &["rebuild", "--check"]).succeeds());
    let (_, folder) = service.stop();
    let before = agree(&run(folder.path(), &["rebuild", "--check"]).succeeds());
    postgres
        .psql("rebuild", "UPDATE results SET data = '{}' WHERE kind = 'user'; DELETE FROM results WHERE kind = 'team'");
    assert_eq!(run(folder.path(), &["rebuild", "--check"]).code, Some(1));
    assert!(run(folder.path(), &["rebuild"]).succeeds().contains("replaced: 40, added: 5, removed: 0"));
    assert_eq!(agree(&run(folder.path(), &["rebuild", "--check"]).succeeds()), before);
}
