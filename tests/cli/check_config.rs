//! `ridgecast check-config`

use serde_json::{Value, json};

use super::{Ran, Ridgecast, SECRET};

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
        ("[identity.jwt]\njwks_file = \"r.toml\"", "identity.jwt.jwks_file: r.toml: expected a JWKS"),
        ("[rules.training]\nachievements_file = \"no.toml\"", "rules.training.achievements_file: no.toml: "),
        (
            "[rules.training]\nachievements_file = \"r.toml\"",
            "rules.training.achievements_file: r.toml: expected TOML with [[achievement]] entries: line 1: ",
        ),
        ("[rules.calendar]\ntime_zone = \"Mars/Olympus\"", "rules.calendar.time_zone: expected a name of the IANA"),
        ("[rules.training.levels]\ncurve = \"cubic\"", "rules.training.levels.curve: expected `square-N`, "),
        (
            "[identity.session]\ncookie = \"a\"\n[identity.upstream]\nurl = \"http://a\"\ncookie = \"a\"",
            "identity.session.cookie: ",
        ),
        (
            "[[api.keys]]\nname = \"first-start\"\nhash = \"HASH\"\nscopes = [\"read\"]",
            "api.keys: the name `first-start` is there twice",
        ),
        ("[server", "TOML parse error at line 1"),
    ] {
        let toml = toml.replace("HASH", &format!("sha256:{}", "0f".repeat(32)));
        let error = Ridgecast::new(&["check-config", "--config", "r.toml"]).file("r.toml", &toml).run().fails(2);
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
fn check_config_reads_the_jwks_file_as_serve_does() {
    let key = json!({"kty": "OKP", "crv": "Ed25519", "kid": "a", "alg": "EdDSA", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"});
    let for_encryption = json!({"kty": "OKP", "crv": "X25519", "x": "AAAA"});
    let check = |keys: Value| {
        Ridgecast::new(&["check-config", "--config", "r.toml"])
            .file("r.toml", "[identity.jwt]\njwks_file = \"keys.json\"")
            .file("keys.json", &json!({ "keys": keys }).to_string())
            .run()
    };
    check(json!([key])).succeeds();
    let passed_over = check(json!([key, for_encryption]));
    assert_eq!(passed_over.code, Some(0));
    assert!(passed_over.stderr.contains("key 1 is not for RS256, ES256 or EdDSA"), "{}", passed_over.stderr);
    let error = check(json!([])).fails(2);
    assert!(error.contains("identity.jwt.jwks_file: keys.json: holds no public key"), "{error}");
}

#[test]
fn check_config_writes_nothing() {
    let mut ridgecast = Ridgecast::new(&["check-config"]);
    Ran::from(ridgecast.command.output().unwrap()).succeeds();
    assert_eq!(ridgecast.folder.path().read_dir().unwrap().count(), 0);
}
