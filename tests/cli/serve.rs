//! `ridgecast serve` and the commands that find it: the first five minutes.

use std::{fs, os::unix::fs::PermissionsExt};

use serde_json::{Value, json};

use super::{
    Ran, Ridgecast, ridgecast,
    serving::{Serving, next, ranking},
};

#[actix_rt::test]
async fn what_is_sent_reaches_the_bearer_of_a_token() {
    let service = Serving::with("");
    let token = service.run(&["token", "--user", "7", "--name", "Ada"]).succeeds();
    let mut ada = service.client(&token).await;
    let hello = next(&mut ada).await;
    assert_eq!((&hello["type"], &hello["userId"]), (&json!("hello"), &json!(7)));

    let answer: Value = serde_json::from_str(&service.send("ranking-update", &ranking()).succeeds()).unwrap();
    assert_eq!(answer["events"], json!([{"event": "rankings:update", "namespace": "/leaderboard", "offset": 1}]));
    let event = next(&mut ada).await;
    assert_eq!((&event["event"], &event["data"]["userName"]), (&json!("rankings:update"), &json!("Ada")));

    let error = service.send("rank-change", &json!({"userId": 0})).fails(1);
    assert!(error.contains("answered 422 Unprocessable Entity: userId: expected an integer from 1"), "{error}");
    service.stop().0.succeeds_with_log();
}

#[test]
fn secrets_are_made_at_the_first_start_and_go_neither_into_the_log_nor_where_no_terminal_is() {
    let (first, folder) = Serving::with("").stop();
    let secrets = folder.path().join("data/secrets.toml");
    assert_eq!(fs::metadata(&secrets).unwrap().permissions().mode() & 0o777, 0o600);
    let text = fs::read_to_string(&secrets).unwrap();
    let values: Vec<_> = text.split('"').skip(1).step_by(2).collect();
    assert_eq!(values.len(), 3, "{text}");
    let (second, _folder) = Serving::again(folder).stop();
    for ran in [&first, &second] {
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert!(values.iter().all(|value| !ran.stdout.contains(value) && !ran.stderr.contains(value)), "{ran:?}");
    }
    assert!(first.stdout.contains("ridgecast send ranking-update --config r.toml"), "{}", first.stdout);
    assert_eq!(second.stdout, "", "a later start has nothing to teach");
}

#[test]
fn a_secrets_file_that_others_can_read_stops_every_command_that_needs_it() {
    let (_, folder) = Serving::with("").stop();
    let secrets = folder.path().join("data/secrets.toml");
    fs::set_permissions(secrets, fs::Permissions::from_mode(0o644)).unwrap();
    for (args, code) in
        [(&["serve"][..], 1), (&["check-config"], 1), (&["token", "--user", "7"], 2), (&["send", "broadcast", "{}"], 2)]
    {
        let error = Ran::from(ridgecast(args, folder.path()).output().unwrap()).fails(code);
        assert!(error.contains("data/secrets.toml can be read by others"), "{error}");
    }
}

#[test]
fn a_start_tells_an_operator_what_runs_and_what_would_not_fit() {
    let service = Serving::with("[server]\nworkers = 2\n[identity.upstream]\nurl = \"http://127.0.0.1:9/me\"");
    let data_dir = service.folder.path().join("data");
    let told = format!("workers=2 data_dir={} api_keys=1 jwks=off upstream=on", data_dir.display());
    assert!(service.log.iter().any(|line| line.contains(&told)), "{:?}", service.log);
    assert!(service.log.iter().all(|line| line.contains(" ridgecast::")), "nobody else talks: {:?}", service.log);
    let (ran, folder) = service.stop();
    assert!(!ran.stderr.contains("may open"), "{}", ran.stderr);

    let many = Serving::again_with(folder, &[("RIDGECAST_SERVER__MAX_CONNECTIONS", "4000000000")]);
    assert!(many.log.iter().any(|line| line.contains(" WARN ") && line.contains("LimitNOFILE")), "{:?}", many.log);
    many.stop();
}

#[test]
fn serve_names_the_address_it_cannot_have_and_the_setting_it_cannot_use() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let error = Ridgecast::new(&["serve"]).env("RIDGECAST_SERVER__LISTEN", &address).run();
    assert_eq!((error.code, error.stdout.as_str()), (Some(1), ""), "{}", error.stderr);
    let last = error.stderr.lines().last().unwrap();
    assert!(last.starts_with(&format!("ridgecast: server.listen: cannot listen on {address}: ")), "{last}");

    let error = Ridgecast::new(&["serve"]).env("RIDGECAST_IDENTITY__JWT__JWKS_FILE", "missing.json").run().fails(2);
    assert!(error.starts_with("ridgecast: identity.jwt.jwks_file: missing.json: "), "{error}");
}
