//! `ridgecast token`

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};

use super::{Ran, Ridgecast, SECRET};

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
    let all = "--user 7 --name Ada --team 3 --team 4 --role coach --contest 17 --module m1 --chat c1 --tv --ttl 15m";
    let mut claims = claims(&token(&all.split(' ').collect::<Vec<_>>()).run().succeeds());
    let times = claims.as_object_mut().unwrap();
    let (issued, expires) = (times.remove("iat").unwrap(), times.remove("exp").unwrap());
    assert_eq!(expires.as_u64().unwrap() - issued.as_u64().unwrap(), 15 * 60);
    assert_eq!(
        claims,
        json!({"sub": "7", "name": "Ada", "teams": [3, 4], "roles": ["coach"], "contests": [17], "modules": ["m1"], "chats": ["c1"], "tv": true})
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
        &["--kiosk", "--chat", "c1"],
        &["--user", "7", "--ttl", "0s"],
        &["--user", "7", "--ttl", "9000y"],
        &["--user", "7", "--role", "amdin"],
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
