//! `ridgecast import`.

use std::{io::Write, process::Stdio};

use super::{Ran, Ridgecast};

const GOOD: &str = "saleId,userId,revenue,signups,soldAt\ns-1,7,10.50,1.5,2026-03-01T09:30:00Z\n";

#[test]
fn a_good_file_is_counted_in_either_format() {
    let check = |name: &str, text: &str| Ridgecast::new(&["import", name, "--check"]).file(name, text).run().succeeds();
    assert_eq!(check("sales.csv", GOOD), "sales.csv: 1 sales can be read, bad lines: 0\n");
    let json = r#"{"saleId":"s-1","userId":7,"revenue":10.50,"signups":1.5,"soldAt":"2026-03-01T09:30:00Z"}"#;
    for name in ["sales.jsonl", "sales.NDJSON"] {
        assert_eq!(check(name, &format!("{json}\n{json}\n")), format!("{name}: 2 sales can be read, bad lines: 0\n"));
    }
}

#[test]
fn stdin_is_read_in_the_format_that_is_named() {
    let mut ridgecast = Ridgecast::new(&["import", "-", "--format", "csv", "--check"]);
    let command = ridgecast.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(GOOD.as_bytes()).unwrap();
    let said = Ran::from(child.wait_with_output().unwrap()).succeeds();
    assert_eq!(said, "stdin: 1 sales can be read, bad lines: 0\n");

    let error = Ridgecast::new(&["import", "-", "--check"]).run().fails(2);
    assert!(error.contains("--format: expected `csv` or `jsonl`"), "{error}");
}

#[test]
fn the_first_bad_line_ends_it_unless_it_may_be_passed_over() {
    let text = format!("{GOOD}s-2,7,10.505,0,2026-03-01T09:30:00Z\ns-3,7,1,0,noon\ns-4,8,1,0,2026-03-01T09:30:00Z\n");
    let error = Ridgecast::new(&["import", "sales.csv", "--check"]).file("sales.csv", &text).run().fails(1);
    assert_eq!(error, "ridgecast: sales.csv:3: revenue: expected at most 2 decimals, got 10.505\n");

    let ran = Ridgecast::new(&["import", "sales.csv", "--check", "--skip-bad"]).file("sales.csv", &text).run();
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "sales.csv: 2 sales can be read, bad lines: 2\n"));
    let told: Vec<_> = ran.stderr.lines().collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("sales.csv:3: revenue: ") && told[1].starts_with("sales.csv:4: soldAt: "), "{told:?}");
}

#[test]
fn of_many_bad_lines_all_are_counted_and_some_are_shown() {
    let text = format!("{GOOD}{}", "s,0,1,0,2026-03-01T09:30:00Z\n".repeat(150));
    let ran = Ridgecast::new(&["import", "sales.csv", "--check", "--skip-bad"]).file("sales.csv", &text).run();
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "sales.csv: 1 sales can be read, bad lines: 150\n"));
    assert_eq!(ran.stderr.lines().count(), 101);
    assert_eq!(ran.stderr.lines().last(), Some("more bad lines are counted and not shown"));
}

#[test]
fn a_long_file_is_reported_on_where_there_is_no_terminal() {
    let lines = (0..250_000).map(|n| format!("s-{n},7,1,0,2026-03-01T09:30:00Z\n")).collect::<String>();
    let text = format!("saleId,userId,revenue,signups,soldAt\n{lines}");
    let ran = Ridgecast::new(&["import", "sales.csv", "--check"]).file("sales.csv", &text).run();
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "sales.csv: 250000 sales can be read, bad lines: 0\n"));
    assert_eq!(ran.stderr, "100000 sales so far\n200000 sales so far\n");
}

#[test]
fn a_file_that_is_not_there_or_empty_is_named() {
    let error = Ridgecast::new(&["import", "sales.csv", "--check"]).run().fails(1);
    assert!(error.starts_with("ridgecast: sales.csv: No such file"), "{error}");
    let error = Ridgecast::new(&["import", "sales.csv", "--check"]).file("sales.csv", "").run().fails(1);
    assert!(error.starts_with("ridgecast: sales.csv: there is no header; expected the columns saleId,"), "{error}");
}
