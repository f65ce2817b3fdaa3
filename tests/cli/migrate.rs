//! `ridgecast migrate`: there, back, and in nobody's way.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use diesel::{Connection, SqliteConnection, connection::SimpleConnection};

use super::{
    Ran,
    postgres::Postgres,
    ridgecast,
    serving::Serving,
    telling::{exported, tell},
};

fn run(folder: &Path, args: &[&str]) -> Ran {
    let mut command = ridgecast(&[args, &["--config", "r.toml"]].concat(), folder);
    Ran::from(command.env("RIDGECAST_DATABASE__LOCK_TIMEOUT", "0s").output().unwrap())
}

/// How many steps there are.
fn steps() -> usize {
    fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite")).unwrap().count()
}

fn there_and_back(settings: &str) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("r.toml"), settings).unwrap();
    let taken = run(folder.path(), &["migrate"]).succeeds();
    assert_eq!(taken.lines().filter(|line| line.ends_with(" is taken")).count(), steps(), "{taken}");
    let again = run(folder.path(), &["migrate"]).succeeds();
    assert!(again.ends_with(": the schema is this version's already\n"), "{again}");
    assert!(run(folder.path(), &["journal", "verify"]).succeeds().contains("sound: nothing has been told yet"));
    assert_eq!(run(folder.path(), &["journal", "tail"]).succeeds(), "");

    let service = Serving::again(folder);
    tell(&service, 5);
    let folder = service.folder.path().to_owned();
    // With nothing to do it is in nobody's way; with something it does not work beside the service.
    assert!(run(&folder, &["migrate"]).succeeds().contains("already"));
    let ran = run(&folder, &["migrate", "--revert"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{}", ran.stderr);
    assert!(ran.stderr.contains(" writes to ") && ran.stderr.contains("; stop "), "{}", ran.stderr);
    let (stopped, folder) = service.stop();
    stopped.succeeds_with_log();

    let back = run(folder.path(), &["migrate", "--revert"]).succeeds();
    assert!(back.ends_with(" is taken back\n"), "{back}");
    for command in [&["journal", "tail"][..], &["journal", "verify"], &["journal", "export"]] {
        let error = run(folder.path(), command).fails(1);
        assert!(error.contains("steps are still to be taken") && error.contains("`ridgecast migrate`"), "{error}");
    }
    let service = Serving::again(folder);
    assert_eq!(exported(service.folder.path(), None).len(), 5);
    service.stop().0.succeeds_with_log();
}

#[test]
fn steps_are_taken_and_taken_back() {
    there_and_back("");
}

#[test]
fn steps_are_taken_and_taken_back_on_postgresql() {
    let url = Postgres::shared().create_database("migrate");
    there_and_back(&format!("[database]\nurl = \"{url}\""));
}

#[test]
fn every_step_can_be_taken_back_and_then_there_is_none_left() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("r.toml"), "").unwrap();
    run(folder.path(), &["migrate"]).succeeds();
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("data"), mode("data/ridgecast.db")), (0o700, 0o600), "what is kept is its owner's");
    for _ in 0..steps() {
        assert!(run(folder.path(), &["migrate", "--revert"]).succeeds().contains(" is taken back"));
    }
    assert!(run(folder.path(), &["migrate", "--revert"]).succeeds().contains("there is no step to take back"));
    run(folder.path(), &["migrate"]).succeeds();
    assert!(run(folder.path(), &["journal", "verify"]).succeeds().contains("sound: "));
}

#[test]
fn the_schema_of_a_later_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("r.toml"), "").unwrap();
    run(folder.path(), &["migrate"]).succeeds();
    let file = folder.path().join("data/ridgecast.db");
    let step = "INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000001')";
    SqliteConnection::establish(file.to_str().unwrap()).unwrap().batch_execute(step).unwrap();
    for command in [
        &["migrate"][..],
        &["migrate", "--revert"],
        &["journal", "tail"],
        &["journal", "prune", "--keep-events", "1"],
        &["journal", "verify"],
        &["backup", "copy.db"],
    ] {
        let error = run(folder.path(), command).fails(1);
        assert!(error.contains("step 20991231000001 is not known to this version"), "{command:?}: {error}");
    }
}
