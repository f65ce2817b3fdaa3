//! `ridgecast backup`, and a service that goes on from one.

use std::{fs, os::unix::fs::PermissionsExt};

use serde_json::{Value, json};

use super::{
    Ran,
    postgres::Postgres,
    ridgecast,
    serving::{Serving, next},
    telling::{exported, offsets, tell, while_telling},
};

#[test]
fn a_backup_is_a_sound_copy_of_one_moment_while_the_service_tells() {
    let service = Serving::with("");
    let folder = service.folder.path().to_owned();
    tell(&service, 500);
    let said = while_telling(&service, || service.run(&["backup", "copy.db"]).succeeds());
    assert!(said.starts_with("copy.db: the journal up to offset "), "{said}");
    assert_eq!(fs::metadata(folder.join("copy.db")).unwrap().permissions().mode() & 0o777, 0o600);
    let beside: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 3, "the data, the settings and the copy: {beside:?}");

    let mut verify = ridgecast(&["journal", "verify"], &folder);
    Ran::from(verify.env("RIDGECAST_DATABASE__URL", "sqlite:copy.db").output().unwrap()).succeeds();
    let (all, copied) = (exported(&folder, None), exported(&folder, Some("sqlite:copy.db")));
    assert!((580..all.len()).contains(&copied.len()), "{} of {}", copied.len(), all.len());
    for (event, copy) in all.iter().zip(&copied) {
        let without_epoch = |event: &Value| {
            let mut event = event.clone();
            event.as_object_mut().unwrap().remove("epoch");
            event
        };
        assert_eq!(without_epoch(event), without_epoch(copy));
        assert_ne!(event["epoch"], copy["epoch"]);
    }

    let before = fs::read(folder.join("copy.db")).unwrap();
    let error = service.run(&["backup", "copy.db"]).fails(2);
    assert!(error.contains("copy.db is there already"), "{error}");
    assert_eq!(fs::read(folder.join("copy.db")).unwrap(), before);
    let error = service.run(&["backup", "missing/copy.db"]).fails(1);
    assert!(error.contains("missing/copy.db: "), "{error}");
    service.stop().0.succeeds_with_log();
}

#[actix_rt::test]
async fn who_saw_more_than_the_backup_holds_is_told_of_a_gap() {
    let broadcast = |n: u64| json!({"namespace": "/leaderboard", "event": "standup", "data": {"n": n}});
    let service = Serving::with("");
    let token = service.run(&["token", "--user", "7"]).succeeds();
    let epoch = next(&mut service.client(&token).await).await["epoch"].as_str().unwrap().to_owned();
    (1..=3).for_each(|n| drop(service.send("broadcast", &broadcast(n)).succeeds()));
    service.run(&["backup", "copy.db"]).succeeds();
    // Those that the backup does not have.
    (4..=6).for_each(|n| drop(service.send("broadcast", &broadcast(n)).succeeds()));
    let (_, folder) = service.stop();

    // As docs/OPERATIONS.md has it.
    let data = folder.path().join("data");
    for beside in ["ridgecast.db-wal", "ridgecast.db-shm"] {
        let _ = fs::remove_file(data.join(beside));
    }
    fs::rename(folder.path().join("copy.db"), data.join("ridgecast.db")).unwrap();
    let service = Serving::again(folder);
    // Offsets 4 and 5 are given to other events now.
    let told: Value = serde_json::from_str(&service.send("broadcast", &broadcast(40)).succeeds()).unwrap();
    service.send("broadcast", &broadcast(50)).succeeds();
    assert_eq!(told["events"][0]["offset"], 4);
    assert_ne!(told["epoch"], epoch.as_str());

    let mut client = service.client_from(&token, &format!("&since={epoch}:4")).await;
    let hello = next(&mut client).await;
    assert_eq!((&hello["epoch"], &hello["offset"]), (&told["epoch"], &json!(5)), "{hello}");
    assert_ne!(hello["recovered"], true, "{hello}");
    let gap = next(&mut client).await;
    assert_eq!((&gap["type"], &gap["epoch"], &gap["offset"]), (&json!("gap"), &told["epoch"], &json!(5)), "{gap}");
    assert_eq!(offsets(&exported(service.folder.path(), None)), [1, 2, 3, 4, 5]);
    service.run(&["journal", "verify"]).succeeds();
    service.stop().0.succeeds_with_log();
}

#[test]
fn for_postgresql_its_own_tool_is_named_and_no_password() {
    let url = Postgres::shared().create_database("backup");
    let service = Serving::with(&format!("[database]\nurl = \"{url}\""));
    let error = service.run(&["backup", "copy.db"]).fails(2);
    assert!(error.contains("pg_dump") && error.contains("/backup"), "{error}");
    assert!(!error.contains("only-for-tests"), "{error}");
    service.stop().0.succeeds_with_log();
}

/// docs/OPERATIONS.md tells to do this to a dump of PostgreSQL that was restored.
#[test]
fn a_statement_begins_a_new_epoch_on_postgresql() {
    let postgres = Postgres::shared();
    let url = postgres.create_database("epoch");
    let settings = format!("[database]\nurl = \"{url}\"");
    let service = Serving::with(&settings);
    tell(&service, 3);
    let (_, folder) = service.stop();
    let before = exported(folder.path(), None)[0]["epoch"].clone();
    let document = include_str!("../../docs/OPERATIONS.md");
    let statement = document.lines().find(|line| line.trim_start().starts_with("UPDATE journal SET epoch")).unwrap();
    postgres.psql("epoch", statement);
    let service = Serving::again(folder);
    let after = exported(service.folder.path(), None)[0]["epoch"].clone();
    assert_ne!(before, after);
    let (ran, _folder) = service.stop();
    let told = format!("journal: epoch {} goes on after offset 3", after.as_str().unwrap());
    assert!(ran.stderr.contains(&told), "{}", ran.stderr);
}
