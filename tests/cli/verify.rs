//! `ridgecast journal verify`: sound, torn and damaged.

use std::{
    fs::{self, OpenOptions},
    os::unix::fs::FileExt,
    path::Path,
};

use diesel::{Connection, SqliteConnection, connection::SimpleConnection};
use tempfile::TempDir;

use super::{
    Ran,
    postgres::Postgres,
    rebuild::reported_to,
    ridgecast,
    serving::Serving,
    telling::{tell, while_telling},
};

const PAGE: usize = 4_096;

fn verify(folder: &Path) -> Ran {
    Ran::from(ridgecast(&["journal", "verify", "--config", "r.toml"], folder).output().unwrap())
}

/// What it found, and how many events it looked at.
#[track_caller]
fn unsound(folder: &Path) -> (Vec<String>, u64) {
    let ran = verify(folder);
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    assert!(ran.stderr.contains("ridgecast.db is not sound"), "{}", ran.stderr);
    let mut lines: Vec<_> = ran.stdout.lines().map(ToOwned::to_owned).collect();
    let looked_at = lines.pop().unwrap();
    let events = looked_at.split_once("events ").unwrap().1.split(',').next().unwrap().parse().unwrap();
    assert!(looked_at.ends_with("rank_snapshots 0"), "it went on to the last table: {looked_at}");
    (lines, events)
}

/// The folder of a service that has told so many events and stopped, with everything in one file.
fn stopped_after(count: u64) -> TempDir {
    let service = Serving::with("");
    tell(&service, count);
    let (ran, folder) = service.stop();
    ran.succeeds_with_log();
    // Whoever closes the file last puts the log into it.
    let sound = verify(folder.path()).succeeds();
    assert!(sound.contains(&format!("sound: every event from offset 1 to {count} is there")), "{sound}");
    assert!(!folder.path().join("data/ridgecast.db-wal").exists());
    folder
}

fn change(folder: &Path, sql: &str) {
    let file = folder.join("data/ridgecast.db");
    SqliteConnection::establish(file.to_str().unwrap()).unwrap().batch_execute(sql).unwrap();
}

#[test]
fn a_journal_is_sound_before_it_begins_and_while_it_is_written() {
    let service = Serving::with("");
    assert!(service.run(&["journal", "verify"]).succeeds().contains("sound: no events are kept"));
    tell(&service, 300);
    for said in while_telling(&service, || [(); 3].map(|()| service.run(&["journal", "verify"]).succeeds())) {
        assert!(said.contains("sound: every event from offset 1 to "), "{said}");
    }
    service.stop().0.succeeds_with_log();
}

#[test]
fn holes_are_found_and_so_is_what_should_not_be_there() {
    let folder = stopped_after(900);
    change(folder.path(), "DELETE FROM events WHERE \"offset\" IN (1, 500, 501, 502, 900)");
    let (findings, events) = unsound(folder.path());
    assert_eq!(events, 895);
    let expected = [
        "table events: offset 1 is missing",
        "table events: offsets 500 to 502 are missing",
        "table events: offset 900 is missing",
    ];
    assert_eq!(findings[..3], expected);
    assert!(findings[3].starts_with("table journal: kept_bytes is "), "{findings:?}");
    assert_eq!(findings.len(), 4, "{findings:?}");
}

#[test]
fn an_end_that_is_not_the_end_is_found() {
    let folder = stopped_after(50);
    change(folder.path(), "UPDATE journal SET last_offset = 40, pruned_to = 5");
    let (findings, _) = unsound(folder.path());
    let told = |text: &str| assert!(findings.iter().any(|finding| finding == text), "{text}: {findings:?}");
    told("table events: offset 50 lies behind the journal's end, which is 40");
    told("table events: offset 1 is there, and everything up to 5 is said to be deleted");
}

#[test]
fn rows_that_no_service_writes_are_found_in_every_table() {
    let folder = stopped_after(60);
    change(
        folder.path(),
        "UPDATE events SET namespace = '/elsewhere' WHERE \"offset\" = 7;
         UPDATE events SET room = 'cellar:1' WHERE \"offset\" = 8;
         UPDATE events SET data = replace(data, '}', ']') WHERE \"offset\" = 9;
         INSERT INTO inbox VALUES (3, 0, '/', 'notification', '{}', 0, NULL), (4, 7, '/', 'notification', '{', 0, 0);
         INSERT INTO achievements VALUES (5, '/nowhere', 7, 1, '{}', 0);
         INSERT INTO answers VALUES ('monolith', 'k1', x'00', '{}', 0), ('monolith', 'k2', zeroblob(32), 'no', 0);
         INSERT INTO absences VALUES (7, 'phone', '/elsewhere', 1, NULL, 0);
         INSERT INTO training_sessions VALUES ('rp-1', '[0]', 0, NULL);
         INSERT INTO socketio_sessions VALUES ('the pid', 'the sid', '/', 7, 0, '[\"cellar:1\"]', 0);",
    );
    let ran = verify(folder.path());
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    assert!(!ran.stdout.contains("the pid"), "it is a secret: {}", ran.stdout);
    for row in [
        "table events, row 7: unknown namespace",
        "table events, row 8: ",
        "table events, row 9: data: ",
        "table inbox, row 3: user_id: ",
        "table inbox, row 4: data: ",
        "table achievements, row 5: unknown namespace",
        "table answers, row monolith k1: expected a fingerprint of 32 bytes, got 1",
        "table answers, row monolith k2: answer: ",
        "table absences, row of user 7: unknown namespace",
        "table training_sessions, row rp-1: ",
        "table socketio_sessions, row the sid: cellar:1: ",
    ] {
        assert!(ran.stdout.lines().any(|line| line.starts_with(row)), "{row}\n{}", ran.stdout);
    }
    assert!(ran.stderr.contains("findings: 11;"), "{}", ran.stderr);
}

#[test]
fn books_that_are_incomplete_or_no_service_wrote_are_found() {
    let (_, folder) = reported_to("", 300).stop();
    let sound = verify(folder.path()).succeeds();
    for table in ["ledger", "results", "rank_snapshots"] {
        assert!(sound.contains(&format!("{table} ")), "{sound}");
    }
    change(
        folder.path(),
        "DELETE FROM ledger WHERE seq IN (1, 5, 6);
         UPDATE ledger SET kind = 'gift' WHERE seq = 9;
         UPDATE ledger SET data = '[' WHERE seq = 10;
         INSERT INTO ledger VALUES (-3, 0, 'sale-voided', '{\"saleId\":1}');
         UPDATE results SET data = '{}' WHERE kind = 'account' AND id = 1;
         INSERT INTO results VALUES ('user', 7, 3, '{}'), ('wish', 1, 0, '{}');
         INSERT INTO rank_snapshots VALUES (0, 20000, '[]'), (7, 20000, '{}'), (7, 20001, '[]');",
    );
    let ran = verify(folder.path());
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    for row in [
        "table ledger: entry 1 is missing",
        "table ledger: entries 5 to 6 are missing",
        "table ledger, row 9: gift: unknown kind of entry",
        "table ledger, row 10: ",
        "table ledger: entry -3 is there; expected entries from 1 on",
        "table results, row account 1: missing field",
        "table results, row user 7 3: there is no such part",
        "table results, row wish 1 0: there is no such part",
        "table rank_snapshots, row 0 20000: user_id: ",
        "table rank_snapshots, row 7 20000: data: ",
    ] {
        assert!(ran.stdout.lines().any(|line| line.starts_with(row)), "{row}\n{}", ran.stdout);
    }
    assert!(ran.stderr.contains("findings: 10;"), "{}", ran.stderr);
}

#[test]
fn behind_a_damaged_page_the_rest_is_read() {
    let folder = stopped_after(1_000);
    let path = folder.path().join("data/ridgecast.db");
    let bytes = fs::read(&path).unwrap();
    // The page in the middle that holds event 500, which says so itself.
    let marker = br#"{"n":500,"#;
    let at = bytes.windows(marker.len()).position(|bytes| bytes == marker).unwrap();
    let file = OpenOptions::new().write(true).open(&path).unwrap();
    file.write_all_at(&[0xA5; PAGE], (at / PAGE * PAGE) as u64).unwrap();

    let (findings, events) = unsound(folder.path());
    assert!(findings[0].starts_with("file: "), "SQLite sees it as well: {findings:?}");
    let lost: Vec<_> = findings.iter().filter(|finding| finding.contains(" not readable: ")).collect();
    let [lost] = lost[..] else { panic!("one range: {findings:?}") };
    let range = lost.strip_prefix("table events: offsets ").unwrap().split(" are").next().unwrap();
    let (from, to) = range.split_once(" to ").unwrap();
    let (from, to): (u64, u64) = (from.parse().unwrap(), to.parse().unwrap());
    assert!((from..=to).contains(&500) && to - from < 40, "{lost}");
    assert_eq!(events, 1_000 - (to - from + 1), "all others were looked at");
    assert!(!findings.iter().any(|finding| finding.contains("missing from the") || finding.contains(" is missing")));
}

#[test]
fn a_file_that_is_no_database_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(folder.path().join("r.toml"), "").unwrap();
    fs::write(folder.path().join("data/ridgecast.db"), "a shopping list, no database at all\n".repeat(99)).unwrap();
    let error = verify(folder.path()).fails(1);
    assert!(error.contains("file is not a database"), "{error}");
}

#[test]
fn holes_are_found_on_postgresql() {
    let postgres = Postgres::shared();
    let url = postgres.create_database("verify");
    let service = Serving::with(&format!("[database]\nurl = \"{url}\""));
    tell(&service, 400);
    let said = service.run(&["journal", "verify"]).succeeds();
    assert!(said.contains("sound: every event from offset 1 to 400 is there"), "{said}");
    postgres.psql("verify", "DELETE FROM events WHERE \"offset\" IN (17, 399); UPDATE inbox SET user_id = 0");
    let ran = service.run(&["journal", "verify"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    assert!(ran.stdout.starts_with("table events: offset 17 is missing\ntable events: offset 399 is missing\n"));
    assert!(ran.stderr.contains("postgresql://127.0.0.1") && !ran.stderr.contains("only-for-tests"), "{}", ran.stderr);
    service.stop();
}
