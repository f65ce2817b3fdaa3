//! What other tests need from the machine does what they think it does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

#[path = "support/postgres.rs"]
mod postgres;
#[path = "support/small_disk.rs"]
mod small_disk;

use std::{
    env, fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, ChildStdout, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use postgres::Postgres;
use rustix::process::{Pid, test_kill_process};
use small_disk::SmallDisk;

/// Says one statement the way a service would, by its URL. Gives the rows, or what went wrong.
fn say(url: &str, sql: &str) -> Result<String, String> {
    let mut psql = Command::new("psql");
    let output = psql.args(["-XqAt", "--set=ON_ERROR_STOP=1", url, "--command", sql]).output().expect("psql");
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout).unwrap().trim_end().to_owned()),
        false => Err(String::from_utf8(output.stderr).unwrap()),
    }
}

#[test]
fn what_was_committed_outlives_a_stop_and_a_kill_on_the_same_url() {
    let mut postgres = Postgres::start();
    let url = postgres.url();
    say(&url, "CREATE TABLE told (event TEXT); INSERT INTO told VALUES ('sale')").unwrap();

    postgres.stop();
    assert!(TcpStream::connect(("127.0.0.1", postgres.port())).is_err(), "stopped, and still listening");
    postgres.start_again();
    say(&url, "INSERT INTO told VALUES ('quiz')").unwrap();

    postgres.kill();
    assert!(TcpStream::connect(("127.0.0.1", postgres.port())).is_err(), "killed, and still listening");
    postgres.start_again();
    assert_eq!(postgres.url(), url);
    assert_eq!(say(&url, "SELECT event FROM told").unwrap(), "sale\nquiz");
}

#[test]
fn the_disk_is_waited_for_unless_asked_otherwise() {
    assert_eq!(say(&Postgres::start().url(), "SHOW fsync").unwrap(), "on");
    assert_eq!(say(&Postgres::shared().url(), "SHOW fsync").unwrap(), "off");
}

#[test]
fn databases_of_a_shared_server_do_not_see_each_other() {
    let one = Postgres::shared().create_database("one");
    let other = Postgres::shared().create_database("other");
    say(&one, "CREATE TABLE told (event TEXT)").unwrap();
    assert_eq!(say(&one, "SELECT count(*) FROM told").unwrap(), "0");
    assert!(say(&other, "SELECT count(*) FROM told").unwrap_err().contains("does not exist"));
}

#[test]
fn a_wrong_password_and_special_rights_are_refused() {
    let url = Postgres::shared().url();
    let wrong = url.replace("only-for-tests", "wrong");
    assert!(say(&wrong, "SELECT 1").unwrap_err().contains("password authentication failed"));
    assert_eq!(say(&url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user").unwrap(), "f");
}

#[test]
fn a_dropped_server_leaves_nothing() {
    let mut postgres = Postgres::start_without_fsync();
    let (pid, folder) = (postgres.pid().unwrap(), postgres.folder().to_owned());
    drop(postgres);
    assert!(test_kill_process(pid).is_err() && !folder.exists());

    postgres = Postgres::start_without_fsync();
    let folder = postgres.folder().to_owned();
    let segment = fs::read_to_string(folder.join("data/postmaster.pid")).unwrap();
    let segment = segment.lines().nth(6).unwrap().split_whitespace().nth(1).unwrap().to_owned();
    let in_memory = || {
        let all = fs::read_to_string("/proc/sysvipc/shm").unwrap();
        all.lines().any(|line| line.split_whitespace().nth(1) == Some(&segment))
    };
    assert!(in_memory());
    postgres.kill();
    drop(postgres);
    assert!(!in_memory() && !folder.exists());
}

/// These tests once more in a process of their own, in which only [`holds_a_server`] runs.
struct OtherTests {
    process: Child,
    /// Kept open, because they say more in the end.
    _says: BufReader<ChildStdout>,
    postgres: Pid,
    folder: PathBuf,
}

impl OtherTests {
    fn start() -> Self {
        let mut tests = Command::new(env::current_exe().unwrap());
        tests.args(["--ignored", "--exact", "holds_a_server", "--nocapture"]);
        let mut process = tests.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut says = BufReader::new(process.stdout.take().unwrap());
        let mut lines = says.by_ref().lines().map(Result::unwrap);
        let words = lines.find_map(|line| line.split_once("server: ").map(|(_, words)| words.to_owned()));
        let words = words.expect("a server");
        let (pid, folder) = words.split_once(' ').unwrap();
        let postgres = Pid::from_raw(pid.parse().unwrap()).unwrap();
        Self { process, _says: says, postgres, folder: folder.into() }
    }

    /// Waits for the process's end and then, a moment, for its server's.
    fn left_nothing(mut self) {
        self.process.wait().unwrap();
        let since = Instant::now();
        while test_kill_process(self.postgres).is_ok() || self.folder.exists() {
            assert!(since.elapsed() < Duration::from_secs(20), "the server outlives the tests");
            sleep(Duration::from_millis(10));
        }
    }
}

#[test]
#[ignore = "the tests below start it, in a process of its own"]
fn holds_a_server() {
    let postgres = Postgres::shared();
    println!("server: {} {}", postgres.pid().unwrap().as_raw_nonzero(), postgres.folder().display());
    io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

#[test]
fn a_shared_server_ends_with_its_tests() {
    let mut tests = OtherTests::start();
    assert!(test_kill_process(tests.postgres).is_ok() && tests.folder.exists());
    drop(tests.process.stdin.take());
    tests.left_nothing();
}

#[test]
fn a_shared_server_ends_when_its_tests_are_killed() {
    let mut tests = OtherTests::start();
    assert!(test_kill_process(tests.postgres).is_ok() && tests.folder.exists());
    tests.process.kill().unwrap();
    tests.left_nothing();
}

#[test]
fn a_small_disk_is_full_and_free_again() {
    let disk = SmallDisk::for_test("a_small_disk_is_full_and_free_again", 1 << 20).unwrap();
    let Some(disk) = disk else { return };
    let file = disk.path().join("file");
    let mut open = fs::File::create(&file).unwrap();
    disk.fill();
    let ballast = fs::metadata(disk.path().join("ballast")).unwrap().len();
    assert!((1 << 19..=1 << 20).contains(&ballast), "{ballast}");
    assert_eq!(open.write_all(b"told").unwrap_err().kind(), io::ErrorKind::StorageFull);
    disk.fill();

    disk.free();
    open.write_all(b"told").unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "told");
    disk.fill();

    // With a file still open.
    let folder = disk.path().to_owned();
    drop(disk);
    assert!(!folder.exists());
    assert!(!fs::read_to_string("/proc/self/mounts").unwrap().contains(folder.to_str().unwrap()));
}
