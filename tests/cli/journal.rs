//! `ridgecast journal tail`, `export` and `prune`, while the service runs.

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use serde_json::{Value, json};

use super::{
    Ridgecast,
    postgres::Postgres,
    serving::Serving,
    telling::{exported, offsets, tell, while_telling},
};

/// A command that goes on until it is dropped.
struct Following {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Following {
    fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        Self { lines: BufReader::new(child.stdout.take().unwrap()), child }
    }

    fn next(&mut self) -> Value {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"))
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn without_a_database_every_command_says_where_it_looked_and_makes_none() {
    for args in [
        &["journal", "tail"][..],
        &["journal", "export"],
        &["journal", "prune", "--keep-events", "1"],
        &["journal", "verify"],
        &["backup", "copy.db"],
        &["migrate", "--revert"],
        &["rebuild"],
        &["rebuild", "--check"],
    ] {
        let folder = tempfile::tempdir().unwrap();
        let error = super::Ran::from(super::ridgecast(args, folder.path()).output().unwrap()).fails(2);
        let looked_at = folder.path().canonicalize().unwrap().join("data/ridgecast.db");
        assert!(error.contains(&format!("no database at {}", looked_at.display())), "{args:?}: {error}");
        assert!(error.contains("`ridgecast serve` makes it"), "{args:?}: {error}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "{args:?} made something");

        let error = Ridgecast::new(args).env("RIDGECAST_JOURNAL__DURABILITY", "memory").run().fails(2);
        assert!(error.contains("nothing is kept: journal.durability is \"memory\""), "{args:?}: {error}");
    }
}

#[test]
fn the_tail_shows_the_last_events_a_line_each() {
    let service = Serving::with("");
    assert_eq!(service.run(&["journal", "tail"]).succeeds(), "");
    tell(&service, 20);
    let tail = service.run(&["journal", "tail"]).succeeds();
    let lines: Vec<_> = tail.lines().collect();
    assert_eq!(lines.len(), 10, "{tail}");
    assert!(lines[0].trim_start().starts_with("11 20"), "{tail}");
    assert!(lines[8].contains("Z /leaderboard team:2") && lines[8].contains(" standup "), "{tail}");
    assert!(lines[9].trim_start().starts_with("20 20") && lines[9].contains("Z /training "), "{tail}");
    assert!(lines[9].ends_with('}'), "whole where it is no terminal: {tail}");

    let line = service.run(&["journal", "tail", "-n", "1", "--room", "team:3", "--json"]).succeeds();
    let event: Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&event["offset"], &event["room"]), (&json!(17), &json!("team:3")));
    let tail = service.run(&["journal", "tail", "-n", "50", "--namespace", "training", "--json"]).succeeds();
    let events: Vec<Value> = tail.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(offsets(&events), [10, 20]);
    service.stop().0.succeeds_with_log();
}

fn the_tail_is_followed(service: &Serving) {
    tell(service, 30);
    let mut everything = Following::start(&mut service.command(&["journal", "tail", "-n", "2", "-f", "--json"]));
    let mut of_a_team =
        Following::start(&mut service.command(&["journal", "tail", "-n", "0", "-f", "--json", "--room", "team:1"]));
    assert_eq!([everything.next(), everything.next()].map(|event| event["offset"].clone()), [29, 30]);
    // From here on both follow, or will: what comes now is in neither's past.
    while_telling(service, || {
        for offset in 31..=300 {
            assert_eq!(everything.next()["offset"], offset);
        }
        let offsets: Vec<_> =
            (0..20).map(|_| of_a_team.next()).map(|event| event["offset"].as_u64().unwrap()).collect();
        let first = offsets[0];
        assert!(offsets.is_sorted() && first > 30, "{offsets:?}");
    });
}

#[test]
fn the_tail_is_followed_while_the_service_tells() {
    let service = Serving::with("");
    the_tail_is_followed(&service);
    service.stop().0.succeeds_with_log();
}

#[test]
fn the_tail_is_followed_on_postgresql() {
    let url = Postgres::shared().create_database("tail");
    let service = Serving::with(&format!("[database]\nurl = \"{url}\""));
    the_tail_is_followed(&service);
    service.stop().0.succeeds_with_log();
}

fn contiguous(events: &[Value], from: u64) {
    let expected: Vec<u64> = (from..from + events.len() as u64).collect();
    assert_eq!(offsets(events), expected);
}

#[test]
fn an_export_has_every_event_that_was_there_when_it_began() {
    let service = Serving::with("");
    let folder = service.folder.path();
    assert!(exported(folder, None).is_empty());
    tell(&service, 600);
    let events = while_telling(&service, || exported(folder, None));
    assert!(events.len() >= 680, "{}", events.len());
    contiguous(&events, 1);
    let event = &events[6];
    let keys: Vec<_> = event.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["data", "epoch", "event", "namespace", "offset", "room", "toldAt"]);
    assert_eq!((&event["data"]["n"], &event["room"]), (&json!(7), &json!("team:2")));
    let told_at = event["toldAt"].as_str().unwrap();
    assert!(told_at.len() == "2026-11-24T05:13:00.123Z".len() && told_at.ends_with('Z'), "{told_at}");

    let file = folder.join("training.jsonl");
    let args = ["journal", "export", "--namespace", "/training", "--after", "300", "-o", file.to_str().unwrap()];
    assert_eq!(service.run(&args).succeeds(), "");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let lines = fs::read_to_string(&file).unwrap();
    let events: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(offsets(&events)[..3], [310, 320, 330]);
    assert!(events.iter().all(|event| event["namespace"] == "/training" && event.get("room").is_none()));
    let error = service.run(&["journal", "export", "-o", "missing/events.jsonl"]).fails(1);
    assert!(error.contains("missing/events.jsonl: "), "{error}");
    service.stop().0.succeeds_with_log();
}

#[test]
fn data_is_exported_to_the_letter_and_still_in_one_line() {
    let service = Serving::with("");
    let body = "{\"event\":\"standup\",\"data\":{\n  \"in\" : 5.00,\n  \"say\":\"a\\nb\"\n}}";
    let url = format!("http://{}", service.address);
    service.run(&["send", "team-event:3", body, "--url", &url]).succeeds();
    let lines = service.run(&["journal", "export"]).succeeds();
    assert_eq!(lines.lines().count(), 1, "{lines}");
    assert!(lines.contains(r#""data":{   "in" : 5.00,   "say":"a\nb" },"#), "{lines}");
    service.stop().0.succeeds_with_log();
}

fn events_of(folder: &Path) -> Vec<u64> {
    offsets(&exported(folder, None))
}

fn pruned_while_it_tells(settings: &str) {
    let service = Serving::with(&format!("{settings}\n[journal]\nprune_step = 16"));
    let folder = service.folder.path().to_owned();
    tell(&service, 500);
    let said = while_telling(&service, || service.run(&["journal", "prune", "--keep-events", "100"]).succeeds());
    assert!(said.starts_with("deleted ") && said.contains(" events; kept "), "{said}");
    let kept = exported(&folder, None);
    let first = offsets(&kept)[0];
    assert!(first > 480, "{first}: {said}");
    contiguous(&kept, first);
    let error = service.run(&["journal", "export", "--after", "7"]).fails(1);
    assert!(error.contains(&format!("--after {} begins with the oldest", first - 1)), "{error}");
    service.run(&["journal", "verify"]).succeeds();

    let last = *offsets(&kept).last().unwrap();
    tell(&service, 1);
    assert_eq!(events_of(&folder).last(), Some(&(last + 1)), "it goes on behind what it told");
    let said = service.run(&["journal", "prune", "--before", "0s"]).succeeds();
    assert!(said.ends_with(&format!("kept 0 after offset {}, 0 B of payloads\n", last + 1)), "{said}");
    service.stop().0.succeeds_with_log();
}

#[test]
fn the_oldest_events_are_deleted_while_the_service_tells() {
    pruned_while_it_tells("");
}

#[test]
fn the_oldest_events_are_deleted_on_postgresql() {
    let url = Postgres::shared().create_database("prune");
    pruned_while_it_tells(&format!("[database]\nurl = \"{url}\""));
}

#[test]
fn what_is_pruned_is_bounded_by_bytes_and_by_age() {
    let service = Serving::with("");
    tell(&service, 100);
    let said = service.run(&["journal", "prune", "--before", "1h", "--keep-bytes", "1 GiB"]).succeeds();
    assert_eq!(said.split(';').next(), Some("deleted 0 events"), "{said}");
    service.run(&["journal", "prune", "--keep-bytes", "5 KB"]).succeeds();
    let kept = exported(service.folder.path(), None);
    let bytes: usize = kept.iter().map(|event| event["data"].to_string().len()).sum();
    assert!((4_500..=5_000).contains(&bytes), "{bytes}");
    assert_eq!(offsets(&kept).last(), Some(&100));
    let ran = service.run(&["journal", "prune"]);
    assert_eq!(ran.code, Some(2), "without a bound nothing is deleted: {}", ran.stderr);
    service.stop().0.succeeds_with_log();
}
