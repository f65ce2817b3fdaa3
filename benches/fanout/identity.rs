//! Who the subscribers are: tokens of users 1 to n.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use jsonwebtoken::{EncodingKey, Header};
use serde::Serialize;

/// The HS256 secret that the servers under load are given.
pub(crate) const SECRET: &str = "a secret for the bench on loopback alone";

#[derive(Serialize)]
struct Claims {
    sub: String,
    exp: u64,
    teams: [u32; 0],
}

/// Tokens of users 1 to `users`, valid for an hour.
pub(crate) fn tokens(users: u32) -> Result<Vec<String>> {
    let exp = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() + 3600;
    let key = EncodingKey::from_secret(SECRET.as_bytes());
    let token = |user: u32| {
        let claims = Claims { sub: user.to_string(), exp, teams: [] };
        Ok(jsonwebtoken::encode(&Header::default(), &claims, &key)?)
    };
    (1..=users).map(token).collect()
}
