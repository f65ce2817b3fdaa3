use std::time::{Duration, SystemTime};

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde::Serialize;

use super::{InvalidIdentitySettings, Profile, token::hs256_secret};
use crate::{secrets::Secrets, settings::JwtSettings};

/// Makes HS256 tokens that [`Gate`](super::Gate) accepts under the same settings: `ridgecast token`, and tests.
pub struct TokenMint {
    key: EncodingKey,
    issuer: String,
    audience: String,
}

/// Why no token was made.
#[derive(Debug, thiserror::Error)]
pub enum CannotMint {
    /// The profile is of nobody.
    #[error("expected a user id, or a kiosk")]
    Nobody,
    /// The lifetime ends after all times.
    #[error("expected a lifetime that ends before the year 10000")]
    Lifetime,
    /// The library could not sign.
    #[error("token can't be signed: {0}")]
    Sign(jsonwebtoken::errors::Error),
}

#[derive(Serialize)]
struct Claims<'a> {
    sub: String,
    iat: u64,
    exp: u64,
    #[serde(skip_serializing_if = "str::is_empty")]
    iss: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    aud: &'a str,
    #[serde(flatten)]
    profile: Profile,
}

impl TokenMint {
    /// Takes the secret from the settings, or the one made at the first start.
    pub fn new(settings: &JwtSettings, secrets: &Secrets) -> Result<Self, InvalidIdentitySettings> {
        Ok(Self {
            key: EncodingKey::from_secret(hs256_secret(settings, secrets)?),
            issuer: settings.issuer.clone(),
            audience: settings.audience.clone(),
        })
    }

    /// A token for `profile`, valid from `now` for `lifetime` (whole seconds). A kiosk's `sub` is its name.
    pub fn mint(&self, profile: &Profile, lifetime: Duration, now: SystemTime) -> Result<String, CannotMint> {
        let sub = match (profile.user_id, profile.kiosk) {
            (_, true) => profile.name.clone().unwrap_or_else(|| "kiosk".into()),
            (Some(user), false) => user.to_string(),
            (None, false) => return Err(CannotMint::Nobody),
        };
        let iat = now.duration_since(SystemTime::UNIX_EPOCH).map_err(|_| CannotMint::Lifetime)?.as_secs();
        let exp = iat.checked_add(lifetime.as_secs()).filter(|exp| *exp <= LAST).ok_or(CannotMint::Lifetime)?;
        // `sub` says it already.
        let profile = Profile { user_id: None, ..profile.clone() };
        let claims = Claims { sub, iat, exp, iss: &self.issuer, aud: &self.audience, profile };
        encode(&Header::new(Algorithm::HS256), &claims, &self.key).map_err(CannotMint::Sign)
    }
}

/// The last second of the year 9999.
const LAST: u64 = 253_402_300_799;

#[cfg(test)]
mod tests {
    use super::{super::token::Tokens, *};
    use crate::{domain::UserId, settings::Settings};

    #[test]
    fn what_is_minted_is_accepted_and_says_the_same() {
        let settings = Settings::with("[identity.jwt]\nissuer = \"me\"\naudience = \"you\"").unwrap().identity.jwt;
        let secrets = Secrets::generate();
        let mint = TokenMint::new(&settings, &secrets).unwrap();
        let tokens = Tokens::new(&settings, &secrets).unwrap();
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let user = Profile {
            user_id: UserId::new(7).ok(),
            name: Some("Ada".into()),
            roles: vec!["admin".into()],
            chats: vec!["c-1".parse().unwrap()],
            tv: true,
            ..Profile::default()
        };
        let kiosk = Profile { kiosk: true, name: Some("hall".into()), ..Profile::default() };
        for profile in [user, kiosk] {
            let token = mint.mint(&profile, Duration::from_secs(60), now).unwrap();
            let identity = tokens.verify(&token, now + Duration::from_secs(59)).unwrap();
            assert_eq!(Profile::from(&identity), profile);
            assert_eq!(identity.expires_at, Some(now + Duration::from_secs(60)));
            assert!(tokens.verify(&token, now + Duration::from_secs(66)).is_err());
        }
    }

    #[test]
    fn nobody_and_forever_get_no_token() {
        let settings = Settings::with("").unwrap().identity.jwt;
        let mint = TokenMint::new(&settings, &Secrets::generate()).unwrap();
        let now = SystemTime::UNIX_EPOCH;
        assert!(matches!(mint.mint(&Profile::default(), Duration::from_secs(1), now), Err(CannotMint::Nobody)));
        let user = Profile { user_id: UserId::new(7).ok(), ..Profile::default() };
        assert!(matches!(mint.mint(&user, Duration::MAX, now), Err(CannotMint::Lifetime)));
    }
}
