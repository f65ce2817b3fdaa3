use std::{path::PathBuf, time::Duration};

use bytesize::ByteSize;
use garde::Validate;
use serde::Deserialize;

use super::formats;
use super::load::at_least;

/// `[identity]`: how clients say who they are.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct IdentitySettings {
    /// How long a connection goes on after its certificate ran out, so that a fresh one can be sent.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(DAY)))]
    pub expiry_grace: Duration,
    /// `[identity.jwt]`
    #[garde(dive)]
    pub jwt: JwtSettings,
    /// `[identity.session]`
    #[garde(dive)]
    pub session: SessionSettings,
    /// `[identity.upstream]`
    #[garde(dive)]
    pub upstream: UpstreamSettings,
}

/// `[identity.jwt]`: tokens that clients bring.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct JwtSettings {
    /// The HS256 secret; empty takes the one made at the first start.
    #[garde(custom(formats::jwt_secret))]
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
    #[garde(length(min = 1, max = 64), custom(cookie_name))]
    pub cookie: String,
    /// Whether it goes over HTTPS only.
    #[garde(skip)]
    pub secure: bool,
    /// How long a login lasts at the most.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(YEAR)))]
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
    #[garde(custom(formats::upstream_url))]
    pub url: String,
    /// The cookie's name; only this one is forwarded.
    #[garde(length(min = 1, max = 64), custom(cookie_name))]
    pub cookie: String,
    /// How long an answer is believed.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(DAY)))]
    pub cache: Duration,
    /// How long the monolith may take.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(HOUR)))]
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

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const YEAR: Duration = Duration::from_secs(366 * 24 * 60 * 60);

/// A garde rule for times that are added to a clock: not above `most`.
fn at_most(most: Duration) -> impl FnOnce(&Duration, &()) -> garde::Result {
    move |time, ()| {
        if *time <= most {
            return Ok(());
        }
        let text = humantime_serde::re::humantime::format_duration;
        Err(garde::Error::new(format!("expected at most {}, got {}", text(most), text(*time))))
    }
}

/// A garde rule for names that browsers and servers agree on (RFC 6265, 4.1.1).
fn cookie_name(name: &str, (): &()) -> garde::Result {
    if name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&'*+-.^_`|~".contains(&b)) {
        Ok(())
    } else {
        Err(garde::Error::new(format!("expected letters, digits and any of -_. without spaces, got `{name}`")))
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;

    #[test]
    fn times_that_no_clock_can_take_and_names_that_no_cookie_can_have_stop_the_start() {
        for (section, bad, key) in [
            ("identity", "expiry_grace = \"2d\"", "identity.expiry_grace"),
            ("identity.jwt", "leeway = \"2h\"", "identity.jwt.leeway"),
            ("identity.session", "ttl = \"400d\"", "identity.session.ttl"),
            ("identity.session", "ticket_ttl = \"2d\"", "identity.session.ticket_ttl"),
            ("identity.session", "cookie = \"a b\"", "identity.session.cookie"),
            ("identity.upstream", "cookie = \"a=b\"", "identity.upstream.cookie"),
            ("identity.upstream", "cache = \"25h\"", "identity.upstream.cache"),
            ("identity.upstream", "timeout = \"2h\"", "identity.upstream.timeout"),
        ] {
            let error = Settings::with(&format!("[{section}]\n{bad}")).unwrap_err().to_string();
            assert!(error.contains(key) && error.contains("expected"), "{error}");
        }
    }
}
