//! The command line as its users meet it: the real binary, its output, its exit codes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    path::Path,
    process::{Command, Output, Stdio},
    thread,
};

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const SECRET: &str = "a secret of at least thirty-two bytes";

/// `ridgecast` in an empty folder, with nothing of ours in its environment.
struct Ridgecast {
    folder: TempDir,
    command: Command,
}

impl Ridgecast {
    fn new(args: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_ridgecast"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("RIDGECAST_") || name == "RUST_LOG") {
            command.env_remove(name);
        }
        command.args(args).current_dir(folder.path()).stdin(Stdio::null());
        Self { folder, command }
    }

    fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    fn file(self, name: &str, text: &str) -> Self {
        fs::write(self.folder.path().join(name), text).unwrap();
        self
    }

    fn run(mut self) -> Ran {
        Ran::from(self.command.output().unwrap())
    }
}

/// What a run left behind.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

impl Ran {
    #[track_caller]
    fn succeeds(self) -> String {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""), "{}", self.stdout);
        self.stdout
    }

    /// Nothing on stdout, one line on stderr.
    #[track_caller]
    fn fails(self, code: i32) -> String {
        assert_eq!((self.code, self.stdout.as_str()), (Some(code), ""), "{}", self.stderr);
        assert_eq!(self.stderr.lines().count(), 1, "{}", self.stderr);
        self.stderr
    }
}

#[test]
fn help_teaches_the_first_steps_and_every_command_has_examples() {
    let help = Ridgecast::new(&["--help"]).run().succeeds();
    for word in ["First steps:", "ridgecast serve", "ridgecast token --user 7", "Exit codes:"] {
        assert!(help.contains(word), "{word}\n{help}");
    }
    for command in ["serve", "token", "key", "check-config", "send"] {
        assert!(help.contains(command), "{command}\n{help}");
        let help = Ridgecast::new(&[command, "--help"]).run().succeeds();
        assert!(help.contains("Examples:\n") && help.contains(&format!("ridgecast {command} ")), "{help}");
    }
}

#[test]
fn without_a_command_the_help_is_shown_and_nothing_is_started() {
    let ran = Ridgecast::new(&[]).run();
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("First steps:"), "{}", ran.stderr);
}

#[test]
fn a_closed_pipe_is_no_crash() {
    let mut ridgecast = Ridgecast::new(&["check-config"]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ran = Ran::from(ridgecast.command.stdout(writer).stderr(Stdio::piped()).output().unwrap());
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_key_and_its_hash_fit_together_and_the_entry_can_be_configured() {
    let text = Ridgecast::new(&["key", "monolith", "--scope", "publish", "--scope", "read"]).run().succeeds();
    let key = text.lines().map(str::trim).find(|line| line.starts_with("rck_")).unwrap();
    let entry = &text[text.find("[[api.keys]]").unwrap()..];
    let digest: String = Sha256::digest(key).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(entry.contains(&format!("hash = \"sha256:{digest}\"")), "{text}");
    assert!(!entry.contains(key), "{text}");

    let config = Ridgecast::new(&["check-config", "--config", "r.toml"]).file("r.toml", entry).run().succeeds();
    assert!(config.contains("api.keys[0].name = \"monolith\"  # r.toml"), "{config}");
}

fn claims(token: &str) -> Value {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.validate_aud = false;
    let key = DecodingKey::from_secret(SECRET.as_bytes());
    jsonwebtoken::decode::<Value>(token.trim(), &key, &validation).unwrap().claims
}

fn token(args: &[&str]) -> Ridgecast {
    Ridgecast::new(&[&["token"], args].concat()).env("RIDGECAST_IDENTITY__JWT__SECRET", SECRET)
}

#[test]
fn a_token_says_who_the_user_is_and_what_he_may() {
    let all = "--user 7 --name Ada --team 3 --team 4 --role coach --contest 17 --module m1 --tv --ttl 15m";
    let mut claims = claims(&token(&all.split(' ').collect::<Vec<_>>()).run().succeeds());
    let times = claims.as_object_mut().unwrap();
    let (issued, expires) = (times.remove("iat").unwrap(), times.remove("exp").unwrap());
    assert_eq!(expires.as_u64().unwrap() - issued.as_u64().unwrap(), 15 * 60);
    assert_eq!(
        claims,
        json!({"sub": "7", "name": "Ada", "teams": [3, 4], "roles": ["coach"], "contests": [17], "modules": ["m1"], "tv": true})
    );
}

#[test]
fn a_kiosk_token_is_nobodys() {
    let claims = claims(&token(&["--kiosk", "--name", "lobby"]).run().succeeds());
    assert_eq!((&claims["sub"], &claims["kiosk"], &claims["teams"]), (&json!("lobby"), &json!(true), &Value::Null));
}

#[test]
fn a_token_carries_the_issuer_and_audience_that_the_service_asks_for() {
    let minted = token(&["--user", "7", "--config", "r.toml"])
        .file("r.toml", "[identity.jwt]\nissuer = \"crm\"\naudience = \"ridgecast\"");
    let claims = claims(&minted.run().succeeds());
    assert_eq!((&claims["iss"], &claims["aud"]), (&json!("crm"), &json!("ridgecast")));
}

#[test]
fn a_token_is_for_one_user_or_one_kiosk_and_ids_are_checked() {
    for args in [
        &[][..],
        &["--user", "7", "--kiosk"],
        &["--user", "0"],
        &["--kiosk", "--team", "3"],
        &["--user", "7", "--ttl", "0s"],
    ] {
        let ran = token(args).run();
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{args:?}");
    }
    assert!(token(&["--user", "0"]).run().stderr.contains("Invalid userId"));
}

#[test]
fn without_a_secret_no_token_is_minted_and_no_secret_is_made() {
    let mut ridgecast = Ridgecast::new(&["token", "--user", "7"]);
    let error = Ran::from(ridgecast.command.output().unwrap()).fails(2);
    assert!(error.contains("secrets.toml") && error.contains("ridgecast serve"), "{error}");
    assert_eq!(ridgecast.folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn check_config_shows_what_is_set_where_and_masks_secrets() {
    let text = Ridgecast::new(&["check-config", "--config", "r.toml"])
        .file("r.toml", &format!("[identity.jwt]\nsecret = \"{SECRET}\""))
        .env("RIDGECAST_SERVER__WORKERS", "2")
        .env("RIDGECAST_API_KEY", "not a setting")
        .run()
        .succeeds();
    assert!(text.starts_with("OK"), "{text}");
    for line in [
        "server.workers = 2  # RIDGECAST_SERVER__WORKERS",
        "identity.jwt.secret = \"********\"  # r.toml",
        "server.listen = \"127.0.0.1:8080\"",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    assert!(!text.contains(SECRET), "{text}");
}

#[test]
fn check_config_names_the_key_of_a_bad_file() {
    for (toml, start) in [
        ("[server]\nlisen = \"x\"", "server.lisen: no such key"),
        ("[server]\nlisten = \"here\"", "server.listen: "),
        ("[server]\norigins = [\"app.example.com\"]", "server.origins[0]: expected scheme, host and port"),
        ("[delivery]\noutbox_messages = 1", "delivery.outbox_messages: "),
        ("[api]\nkeys = [{ name = \"a\", hash = \"x\", scopes = [\"read\"] }]", "api.keys[0].hash: expected `sha256:`"),
        ("[identity.jwt]\nsecret = \"short\"", "identity.jwt.secret: expected at least 32 bytes"),
        ("[identity.jwt]\njwks_file = \"missing.json\"", "identity.jwt.jwks_file: missing.json: "),
        ("[identity.jwt]\njwks_file = \"r.toml\"", "identity.jwt.jwks_file: r.toml: not a JWKS"),
        ("[server", "TOML parse error at line 1"),
    ] {
        let error = Ridgecast::new(&["check-config", "--config", "r.toml"]).file("r.toml", toml).run().fails(2);
        assert!(error.starts_with(&format!("ridgecast: {start}")), "{toml}\n{error}");
    }
    let error = Ridgecast::new(&["check-config", "--config", "missing.toml"]).run().fails(2);
    assert!(error.starts_with("ridgecast: missing.toml: "), "{error}");
}

#[test]
fn check_config_names_the_variable_of_a_bad_environment() {
    let error = Ridgecast::new(&["check-config"]).env("RIDGECAST_SERVER__WORKERS", "many").run().fails(2);
    assert!(error.starts_with("ridgecast: server.workers: "), "{error}");
    assert!(error.contains("(set in RIDGECAST_SERVER__WORKERS)"), "{error}");

    let digits = "1234567890123456";
    let error = Ridgecast::new(&["check-config"]).env("RIDGECAST_IDENTITY__JWT__SECRET", digits).run().fails(2);
    assert!(error.contains("identity.jwt.secret: expected text") && !error.contains(digits), "{error}");
}

#[test]
fn check_config_takes_a_jwks_file_with_public_keys() {
    let key = json!({"kty": "OKP", "crv": "Ed25519", "kid": "a", "alg": "EdDSA", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"});
    let check = |keys: Value| {
        Ridgecast::new(&["check-config", "--config", "r.toml"])
            .file("r.toml", "[identity.jwt]\njwks_file = \"keys.json\"")
            .file("keys.json", &json!({ "keys": keys }).to_string())
            .run()
    };
    check(json!([key])).succeeds();
    let error = check(json!([])).fails(2);
    assert!(error.contains("identity.jwt.jwks_file: keys.json: expected at least one key"), "{error}");
}

fn send(args: &[&str]) -> Ridgecast {
    Ridgecast::new(&[&["send"], args].concat()).env("RIDGECAST_API_KEY", "rck_test")
}

/// The address of a listener that is gone.
fn nobodys_url() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

#[test]
fn send_tells_where_nobody_answered_and_what_to_do() {
    let url = nobodys_url();
    let error = send(&["broadcast", "{}", "--url", &url]).run().fails(1);
    for words in ["no answer from", &url, "refused", "ridgecast serve", "--url"] {
        assert!(error.contains(words), "{words}\n{error}");
    }
}

#[test]
fn send_checks_name_body_and_key_before_it_posts() {
    let error = send(&["rank-up", "{}"]).run().fails(2);
    assert!(error.contains("`rank-up` is not known"), "{error}");
    let error = send(&["rank-change", "{userId:7}"]).run().fails(2);
    assert!(error.contains("JSON: not JSON") && error.contains("single quotes"), "{error}");
    let error = Ridgecast::new(&["send", "rank-change", "{}"]).run().fails(2);
    assert!(error.contains("--key or RIDGECAST_API_KEY"), "{error}");
}

/// Answers one request with `answer` and returns its URL and what was asked: the head and the body.
fn answering(answer: &'static str) -> (String, thread::JoinHandle<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let served = thread::spawn(move || {
        let mut stream = BufReader::new(listener.accept().unwrap().0);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(stream.read_line(&mut head).unwrap(), 0, "{head}");
        }
        let head = head.to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().parse().unwrap();
        let mut body = vec![0; length];
        stream.read_exact(&mut body).unwrap();
        stream.get_mut().write_all(answer.as_bytes()).unwrap();
        (head, String::from_utf8(body).unwrap())
    });
    (url, served)
}

#[test]
fn send_posts_the_body_as_it_is_and_prints_the_answer() {
    let (url, served) = answering("HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{\"events\":[],\"epoch\":\"k\"}");
    let args = ["team-event:3", "@body.json", "--url", &url, "--idempotency-key", "once"];
    let answer = send(&args).file("body.json", "{ \"event\": \"standup\", \"data\": 1.50 }").run().succeeds();
    assert_eq!(answer, "{\"events\":[],\"epoch\":\"k\"}\n");
    let (head, body) = served.join().unwrap();
    assert!(head.starts_with("post /api/v1/leaderboard/teams/3/events http/1.1\r\n"), "{head}");
    for header in ["authorization: bearer rck_test", "content-type: application/json", "idempotency-key: once"] {
        assert!(head.lines().any(|line| line == header), "{header}\n{head}");
    }
    assert_eq!(body, "{ \"event\": \"standup\", \"data\": 1.50 }");
}

#[test]
fn send_makes_a_problem_readable() {
    let (url, served) = answering(
        "HTTP/1.1 422 Unprocessable Entity\r\nContent-Type: application/problem+json\r\nConnection: close\r\n\r\n\
         {\"title\":\"Out of range\",\"status\":422,\"detail\":\"userId: expected 1 or more, got 0\"}",
    );
    let error = send(&["rank-change", "{\"userId\":0}", "--url", &url]).run().fails(1);
    assert!(error.contains("answered 422 Unprocessable Entity: userId: expected 1 or more, got 0"), "{error}");
    served.join().unwrap();
}

#[test]
fn the_examples_of_send_are_json() {
    let help = Ridgecast::new(&["send", "--help"]).run().succeeds();
    let examples = help.split_once("Examples:").unwrap().1;
    let examples: Vec<_> = examples.split('\'').skip(1).step_by(2).collect();
    assert!(examples.len() >= 2, "{help}");
    for example in examples {
        serde_json::from_str::<Value>(example).unwrap_or_else(|error| panic!("{error}: {example}"));
    }
}

#[test]
fn every_file_the_readme_links_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let links: Vec<_> = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    let local = links.iter().filter(|link| !link.contains("://") && !link.starts_with('#'));
    assert!(local.clone().count() >= 3, "{links:?}");
    for link in local {
        assert!(root.join(link.split('#').next().unwrap()).exists(), "{link}");
    }
}
