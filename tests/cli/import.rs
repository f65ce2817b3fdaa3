//! `ridgecast import`.

use std::{
    fmt::Write as _,
    fs,
    io::Write,
    path::Path,
    process::{Child, Stdio},
    sync::OnceLock,
};

use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types::Text};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::{Ran, Ridgecast, postgres::Postgres, rebuild::run, ridgecast, serving::Serving};

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

/// The key of those who ask the service.
const KEY: &str = "rck_import_import_import_import_import";

/// Sales of a file.
const SALES: u64 = 3_700;

/// A folder with settings and an empty database.
fn empty(settings: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let hash: String = Sha256::digest(KEY).iter().map(|byte| format!("{byte:02x}")).collect();
    let key = format!("[[api.keys]]\nname = \"t\"\nhash = \"sha256:{hash}\"\nscopes = [\"publish\", \"read\"]\n");
    fs::write(folder.path().join("r.toml"), format!("{settings}\n{key}")).unwrap();
    run(folder.path(), &["migrate"]).succeeds_with_log();
    fs::write(folder.path().join("sales.csv"), csv(SALES)).unwrap();
    folder
}

/// Two years of sales of 40 users, in their order.
fn sales(count: u64) -> impl Iterator<Item = (u64, u64, u64, String)> {
    static NOW: OnceLock<jiff::Timestamp> = OnceLock::new();
    let now = *NOW.get_or_init(jiff::Timestamp::now);
    (0..count).map(move |n| {
        let hours = i64::try_from(n * 2 * 365 * 24 / count).unwrap();
        let sold_at = now - jiff::SignedDuration::from_hours(2 * 365 * 24 - hours);
        (n, n * 7 % 40 + 1, n * n % 9_000, format!("{sold_at:.3}"))
    })
}

fn csv(count: u64) -> String {
    sales(count).fold("saleId,userId,revenue,signups,soldAt\n".to_owned(), |mut text, (n, user, cents, sold_at)| {
        writeln!(text, "s-{n},{user},{}.{:02},{}.5,{sold_at}", cents / 100, cents % 100, n % 3).unwrap();
        text
    })
}

fn import(folder: &Path, args: &[&str]) -> Ran {
    run(folder, &[&["import"], args].concat())
}

/// New ones, known ones and bad lines.
fn counts(ran: Ran) -> [u64; 3] {
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let numbers = ran.stdout.split([' ', ',', '\n']).filter_map(|word| word.parse().ok()).collect::<Vec<_>>();
    numbers.try_into().unwrap_or_else(|_| panic!("{}", ran.stdout))
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn lines(folder: &Path, sql: &str) -> Vec<String> {
    let file = folder.join("data/ridgecast.db");
    let mut connection = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    sql_query(sql).load::<Line>(&mut connection).unwrap().into_iter().map(|row| row.line).collect()
}

/// What the ledger has come to, but for when things were recorded.
fn results(folder: &Path) -> Vec<(String, Value)> {
    let rows =
        lines(folder, "SELECT kind || id || '/' || part || ' ' || data AS line FROM results ORDER BY kind, id, part");
    let rows = rows.into_iter().filter(|row| !row.starts_with("untold"));
    rows.map(|row| {
        let (part, data) = row.split_once(' ').unwrap();
        let mut data: Value = serde_json::from_str(data).unwrap();
        forget_times(&mut data);
        (part.to_owned(), data)
    })
    .collect()
}

fn forget_times(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match name.as_str() {
                    "reached" | "pointsReached" | "xpReached" => *value = json!(value != &json!(0)),
                    "unlocked" => *value = json!(value.as_object().unwrap().keys().collect::<Vec<_>>()),
                    _ => forget_times(value),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(forget_times),
        _ => {}
    }
}

#[tokio::main(flavor = "current_thread")]
async fn ask(service: &Serving, method: reqwest::Method, path: &str) -> (u16, Value) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap();
    let url = format!("http://{}{path}", service.address);
    let answer = client.request(method, url).bearer_auth(KEY).send().await.unwrap();
    (answer.status().as_u16(), serde_json::from_str(&answer.text().await.unwrap()).unwrap())
}

/// What all sales of users come to in cents, best first.
fn all_time(sales: impl Iterator<Item = (u64, u64, u64, String)>) -> Vec<f64> {
    let mut sums = std::collections::BTreeMap::<u64, u64>::new();
    sales.for_each(|(_, user, cents, _)| *sums.entry(user).or_default() += cents);
    let mut sums: Vec<_> = sums.into_values().filter(|sum| *sum > 0).collect();
    sums.sort_unstable_by(|a, b| b.cmp(a));
    sums.into_iter().map(|cents| cents as f64 / 100.0).collect()
}

fn board(service: &Serving) -> Vec<f64> {
    let path = "/api/v1/leaderboard?metric=allTimeRevenue&limit=100";
    let (status, page) = ask(service, reqwest::Method::GET, path);
    assert_eq!(status, 200, "{page}");
    page["entries"]
        .as_array()
        .unwrap_or_else(|| panic!("{page}"))
        .iter()
        .map(|row| row["value"].as_f64().unwrap())
        .collect()
}

#[test]
fn sales_are_written_once_and_the_service_has_them_on_its_boards() {
    let folder = empty("");
    assert_eq!(counts(import(folder.path(), &["sales.csv"])), [SALES, 0, 0]);
    let first = lines(folder.path(), "SELECT kind || data AS line FROM ledger ORDER BY seq");
    assert_eq!(first.len() as u64, SALES);
    assert_eq!(counts(import(folder.path(), &["sales.csv"])), [0, SALES, 0]);
    assert_eq!(lines(folder.path(), "SELECT kind || data AS line FROM ledger ORDER BY seq"), first);
    let untold = lines(
        folder.path(),
        "SELECT 'events ' || count(*) AS line FROM events UNION SELECT 'inbox ' || count(*) FROM inbox",
    );
    assert_eq!(untold, ["events 0", "inbox 0"]);
    run(folder.path(), &["rebuild", "--check"]).succeeds();

    // The other format is the same.
    let other = empty("");
    let json = sales(SALES).map(|(n, user, cents, sold_at)| {
        let (revenue, signups) = (cents as f64 / 100.0, (n % 3) as f64 + 0.5);
        json!({"saleId": format!("s-{n}"), "userId": user, "revenue": revenue, "signups": signups, "soldAt": sold_at})
    });
    fs::write(other.path().join("sales.jsonl"), json.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    assert_eq!(counts(import(other.path(), &["sales.jsonl"])), [SALES, 0, 0]);
    assert_eq!(results(other.path()), results(folder.path()));

    let service = Serving::again(folder);
    assert_eq!(board(&service), all_time(sales(SALES)));
    // It does not write beside the service.
    let ran = import(service.folder.path(), &["sales.csv"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    let error = ran.stderr.lines().last().unwrap_or_default();
    assert!(error.contains("; stop it, or POST the sales to it (/api/v1/sales"), "{error}");
    // One that was voided is not brought back.
    let (status, answer) = ask(&service, reqwest::Method::DELETE, "/api/v1/sales/s-1");
    assert_eq!(status, 200, "{answer}");
    let (stopped, folder) = service.stop();
    stopped.succeeds_with_log();
    assert_eq!(counts(import(folder.path(), &["sales.csv"])), [0, SALES, 0]);
    run(folder.path(), &["rebuild", "--check"]).succeeds();
}

#[test]
fn what_was_stopped_half_way_and_started_again_is_as_if_it_was_done_in_one_go() {
    let (whole, halves) = (empty(""), empty(""));
    counts(import(whole.path(), &["sales.csv"]));

    let mut stopped = importing(halves.path());
    let mut stdin = stopped.stdin.take().unwrap();
    stdin.write_all(csv(SALES).lines().take(2_500).collect::<Vec<_>>().join("\n").as_bytes()).unwrap();
    let written = || lines(halves.path(), "SELECT count(*) || '' AS line FROM ledger")[0].clone();
    while written() != "2000" {
        assert!(stopped.try_wait().unwrap().is_none(), "it waits for more");
    }
    kill_process(Pid::from_child(&stopped), Signal::INT).unwrap();
    let ran = Ran::from(stopped.wait_with_output().unwrap());
    drop(stdin);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{}", ran.stderr);
    assert!(
        ran.stderr.ends_with("stopped; 2000 sales were dealt with; the same command goes on from there\n"),
        "{}",
        ran.stderr
    );

    // Another one is killed.
    let mut killed = importing(halves.path());
    let mut stdin = killed.stdin.take().unwrap();
    stdin.write_all(csv(SALES).lines().take(3_200).collect::<Vec<_>>().join("\n").as_bytes()).unwrap();
    while written() != "3000" {
        assert!(killed.try_wait().unwrap().is_none(), "it waits for more");
    }
    killed.kill().unwrap();
    killed.wait().unwrap();

    assert_eq!(counts(import(halves.path(), &["sales.csv"])), [SALES - 3_000, 3_000, 0]);
    run(halves.path(), &["rebuild", "--check"]).succeeds();
    assert_eq!(results(halves.path()), results(whole.path()));
}

/// One that reads from us.
fn importing(folder: &Path) -> Child {
    let mut command = ridgecast(&["import", "-", "--format", "csv", "--config", "r.toml"], folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn a_sale_with_other_figures_is_a_bad_line_and_nothing_of_its_chunk_is_written() {
    let folder = empty("");
    counts(import(folder.path(), &["sales.csv"]));
    let text =
        format!("{GOOD}s-8,7,99999,0,2026-03-01T09:30:00Z\nnew,7,1,0,2026-03-01T09:30:00Z\n").replace("s-1,", "s-x,");
    fs::write(folder.path().join("other.csv"), &text).unwrap();
    let ran = import(folder.path(), &["other.csv"]);
    assert_eq!(ran.code, Some(1));
    let error = "ridgecast: other.csv:3: saleId: sale s-8 was reported before with other figures; void it first";
    assert!(ran.stderr.starts_with(error), "{}", ran.stderr);
    assert_eq!(lines(folder.path(), "SELECT max(seq) || '' AS line FROM ledger"), [SALES.to_string()]);
    let ran = import(folder.path(), &["other.csv", "--skip-bad"]);
    assert!(ran.stderr.starts_with("other.csv:3: saleId: "), "{}", ran.stderr);
    assert_eq!(counts(ran), [2, 0, 1]);
    run(folder.path(), &["rebuild", "--check"]).succeeds();
}

#[test]
fn sales_are_imported_into_postgresql_too() {
    let url = Postgres::shared().create_database("import");
    let folder = empty(&format!("[database]\nurl = \"{url}\""));
    assert_eq!(counts(import(folder.path(), &["sales.csv"])), [SALES, 0, 0]);
    assert_eq!(counts(import(folder.path(), &["sales.csv"])), [0, SALES, 0]);
    run(folder.path(), &["rebuild", "--check"]).succeeds();
    let service = Serving::again(folder);
    assert_eq!(board(&service), all_time(sales(SALES)));
    service.stop().0.succeeds_with_log();
}

#[test]
fn without_a_database_it_is_told_how_there_comes_to_be_one() {
    let error = Ridgecast::new(&["import", "sales.csv"]).file("sales.csv", GOOD).run().fails(2);
    assert!(error.contains("there is no database at ") && error.contains("`ridgecast migrate`"), "{error}");
}
