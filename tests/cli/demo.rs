//! `ridgecast demo`.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    process::Stdio,
};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use super::{Ran, Ridgecast, ridgecast, serving::Serving};

fn printed(seed: &str, more: &[&str]) -> String {
    Ridgecast::new(&[&["demo", "--print", "--reports", "400", "--seed", seed], more].concat()).run().succeeds()
}

#[test]
fn one_seed_prints_the_same_reports_at_any_speed_and_another_seed_others() {
    let lines = printed("7", &[]);
    assert_eq!(lines.lines().count(), 400);
    for line in lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        assert!(line["afterMs"].is_u64() && line["path"].as_str().unwrap().starts_with("/api/v1/"), "{line}");
        assert_eq!(line["method"] == "POST", line["body"].is_object(), "{line}");
    }
    assert_eq!(lines, printed("7", &["--speed", "max"]));
    assert_ne!(lines, printed("8", &[]));
}

#[test]
fn demo_says_what_does_not_go_together() {
    let error = Ridgecast::new(&["demo", "--print", "--teams", "6", "--reps", "5"]).run().fails(2);
    assert!(error.contains("--teams: expected at most as many as --reps (5), got 6"), "{error}");
    let ran = Ridgecast::new(&["demo", "--speed", "fast"]).run();
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("expected a number above 0, or `max`"), "{}", ran.stderr);
    let error = Ridgecast::new(&["demo"]).run().fails(2);
    assert!(error.contains("--key or RIDGECAST_API_KEY"), "{error}");
}

#[test]
fn a_service_is_told_and_what_it_took_is_counted() {
    let service = Serving::with("");
    let url = format!("http://{}", service.address);
    let args = ["demo", "--seed", "7", "--speed", "max", "--reports", "300", "--url", &url];
    let ran = service.run(&args);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let said: Vec<_> = ran.stdout.lines().collect();
    assert!(said[0].contains(&url) && said[0].contains("seed 7, speed max"), "{said:?}");
    let (taken, refused) = said[2].split_once("; refused: ").unwrap();
    let taken: u64 = taken.split_once(" reports: ").unwrap().0.parse().unwrap();
    assert_eq!(taken + refused.parse::<u64>().unwrap(), 300, "{said:?}");
    for kind in ["notifications", "progress updates", "roleplay sessions"] {
        assert!(said[2].contains(kind), "{kind}: {said:?}");
    }
    // Everything that was refused was told, each with its address.
    assert_eq!(ran.stderr.lines().count().to_string(), refused);
    assert!(ran.stderr.lines().all(|line| line.contains(" /api/v1/") && line.contains("the service answered")));
    assert_eq!(service.stop().0.code, Some(0));
}

#[test]
fn a_key_that_is_not_known_ends_it() {
    let service = Serving::with("");
    let url = format!("http://{}", service.address);
    let ran = service.run(&["demo", "--key", "rck_wrong", "--speed", "max", "--url", &url]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("the service answered 401"), "{}", ran.stderr);
    assert_eq!(service.stop().0.code, Some(0));
}

/// The head of the next request on the connection; its body is left unread if it has none.
fn head(stream: &mut impl BufRead) -> String {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert_ne!(stream.read_line(&mut head).unwrap(), 0, "{head}");
    }
    let length = head.to_ascii_lowercase();
    let length = length.lines().find_map(|line| line.strip_prefix("content-length: ").map(ToOwned::to_owned));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    stream.read_exact(&mut body).unwrap();
    head + &String::from_utf8(body).unwrap()
}

#[test]
fn a_busy_service_is_waited_for_and_asked_the_same_again_and_a_signal_ends_it() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let mut command = ridgecast(&["demo", "--seed", "7", "--speed", "max", "--url", &url], folder.path());
    command.env("RIDGECAST_API_KEY", "rck_test").stdout(Stdio::piped()).stderr(Stdio::piped());
    let demo = command.spawn().unwrap();
    let mut stream = BufReader::new(listener.accept().unwrap().0);
    let first = head(&mut stream);
    assert!(first.starts_with("POST /api/v1/roster HTTP/1.1\r\n"), "{first}");
    let busy = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 4\r\n\r\nbusy";
    stream.get_mut().write_all(busy.as_bytes()).unwrap();
    assert_eq!(head(&mut stream), first);
    stream.get_mut().write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}").unwrap();
    let second = head(&mut stream);
    assert!(second.starts_with("POST /api/v1/contests HTTP/1.1\r\n"), "{second}");
    // It ends when the answer is there, and counts it.
    kill_process(Pid::from_child(&demo), Signal::INT).unwrap();
    stream.get_mut().write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}").unwrap();
    drop((stream, listener));
    let ran = Ran::from(demo.wait_with_output().unwrap());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.ends_with("\n2 reports: 1 roster, 1 contest; refused: 0\n"), "{}", ran.stdout);
    assert_eq!(ran.stderr.lines().next(), Some("waiting: the service answered 503 Service Unavailable: busy"));
}
