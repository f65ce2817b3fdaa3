use std::{path::PathBuf, time::Duration};

use bytesize::ByteSize;
use garde::Validate;
use serde::Deserialize;

use super::rules::{self, DAY, HOUR, INSTANT, MINUTE, SECOND, YEAR, at_least, at_most, lasting};

/// `[identity]`: how clients say who they are.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct IdentitySettings {
    /// How long a connection goes on after its certificate ran out, so that a fresh one can be sent.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(DAY)))]
    pub expiry_grace: Duration,
    /// How long the token of a screen is good where nobody says how long.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(SECOND..=YEAR * 10)))]
    pub kiosk_ttl: Duration,
    /// `[identity.jwt]`
    #[garde(dive)]
    pub jwt: JwtSettings,
    /// `[identity.session]`
    #[garde(dive)]
    pub session: SessionSettings,
    /// `[identity.upstream]`
    #[garde(dive)]
    pub upstream: UpstreamSettings,
    /// `[identity.pairing]`
    #[garde(dive)]
    pub pairing: PairingSettings,
}

/// `[identity.pairing]`: how a screen gets its token, by a code that it shows and an administrator confirms.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct PairingSettings {
    /// How long a code is good.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(SECOND..=DAY)))]
    pub ttl: Duration,
    /// Codes at once.
    #[garde(range(min = 1, max = 100_000))]
    pub most: usize,
    /// Codes at once from one address.
    #[garde(range(min = 1, max = 100_000))]
    pub most_per_address: usize,
    /// How often a screen asks whether it has been confirmed.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=MINUTE)))]
    pub poll: Duration,
    /// How long a wrong code is not answered.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(MINUTE)))]
    pub wrong_code: Duration,
}

/// `[identity.jwt]`: tokens that clients bring.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct JwtSettings {
    /// The HS256 secret; empty takes the one made at the first start.
    #[garde(custom(rules::jwt_secret))]
    pub secret: String,
    /// A JWKS file with RS256, ES256 or EdDSA public keys; empty for none.
    #[garde(skip)]
    pub jwks_file: PathBuf,
    /// The `iss` a token must have; empty asks for none.
    #[garde(skip)]
    pub issuer: String,
    /// The `aud` a token must have; empty asks for none.
    #[garde(skip)]
    pub audience: String,
    /// How far clocks may be apart.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(HOUR)))]
    pub leeway: Duration,
    /// The longest token that is looked at.
    #[garde(custom(at_least(ByteSize::b(256))))]
    pub max_length: ByteSize,
}

/// `[identity.session]`: the service's own cookie.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct SessionSettings {
    /// The cookie's name.
    #[garde(length(min = 1, max = 64), custom(rules::cookie_name))]
    pub cookie: String,
    /// Whether it goes over HTTPS only.
    #[garde(skip)]
    pub secure: bool,
    /// How long a login lasts at the most.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=YEAR)))]
    pub ttl: Duration,
    /// How long a one-time ticket can be exchanged.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(DAY)))]
    pub ticket_ttl: Duration,
    /// Tickets that wait to be exchanged, at the most.
    #[garde(range(min = 1))]
    pub max_tickets: usize,
    /// Ended logins that are remembered until they would have expired, at the most.
    #[garde(range(min = 1))]
    pub max_ended: usize,
}

/// `[identity.upstream]`: the monolith's own cookie, asked of the monolith.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpstreamSettings {
    /// The URL to ask, such as `http://127.0.0.1:3000/api/auth/me`; empty turns it off.
    #[garde(custom(rules::upstream_url))]
    pub url: String,
    /// The cookie's name; only this one is forwarded.
    #[garde(length(min = 1, max = 64), custom(rules::cookie_name))]
    pub cookie: String,
    /// How long an answer is believed.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(DAY)))]
    pub cache: Duration,
    /// How long the monolith may take.
    #[serde(with = "humantime_serde")]
    #[garde(custom(lasting(INSTANT..=HOUR)))]
    pub timeout: Duration,
    /// Questions under way at once.
    #[garde(range(min = 1, max = 10_000))]
    pub concurrency: usize,
    /// Answers kept at once.
    #[garde(range(min = 1))]
    pub cache_entries: u64,
    /// The largest answer that is read.
    #[garde(custom(at_least(ByteSize::b(256))))]
    pub max_answer: ByteSize,
}
