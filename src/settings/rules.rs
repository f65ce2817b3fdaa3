//! Rules for values that have the right type and still cannot be any: sizes, times, and texts of a form. The errors say
//! what was expected and never repeat a secret.

use std::{ops::RangeInclusive, time::Duration};

use bytesize::ByteSize;
use humantime_serde::re::humantime::format_duration;
use reqwest::Url;

use super::api::key_digest;

type Rule = garde::Result;

/// The shortest time that is one: what is due after none at all is due all the time.
pub(super) const INSTANT: Duration = Duration::from_millis(1);
/// The shortest time that the HTTP server can measure: it looks at its clock twice a second, and a time-out that lies in the
/// past when it is set never comes.
pub(super) const SECOND: Duration = Duration::from_secs(1);
pub(super) const MINUTE: Duration = Duration::from_secs(60);
pub(super) const HOUR: Duration = Duration::from_secs(60 * 60);
pub(super) const DAY: Duration = Duration::from_secs(24 * 60 * 60);
pub(super) const YEAR: Duration = Duration::from_secs(31_557_600);

/// The shortest HS256 secret: as long as the hash, as RFC 7518 asks.
const LEAST_SECRET_BYTES: usize = 32;

/// Sizes: not below `least`.
pub(super) fn at_least(least: ByteSize) -> impl FnOnce(&ByteSize, &()) -> Rule {
    move |size, ()| check(*size >= least, || format!("at least {least}, got {size}"))
}

/// Times: not above `most`, which a clock could not be set to. Zero is allowed, and means that nothing is waited for or
/// remembered.
pub(super) fn at_most(most: Duration) -> impl FnOnce(&Duration, &()) -> Rule {
    lasting(Duration::ZERO..=most)
}

/// Times within bounds.
pub(super) fn lasting(bounds: RangeInclusive<Duration>) -> impl FnOnce(&Duration, &()) -> Rule {
    move |time, ()| {
        let (least, most, got) =
            (format_duration(*bounds.start()), format_duration(*bounds.end()), format_duration(*time));
        check(time >= bounds.start(), || format!("at least {least}, got {got}"))?;
        check(time <= bounds.end(), || format!("at most {most}, got {got}"))
    }
}

/// Lists in which each entry lies above the one before.
pub(super) fn ascending<T>(key: impl Fn(&T) -> u32) -> impl FnOnce(&Vec<T>, &()) -> Rule {
    move |list, ()| match list.windows(2).find(|pair| matches!(pair, [a, b] if key(a) >= key(b))) {
        Some([a, b]) => expect(false, &format!("ascending numbers, got {} after {}", key(b), key(a))),
        _ => Ok(()),
    }
}

/// No name that would pass for that of a user, where programs and users are told apart by their names.
pub(super) fn key_name(name: &str, _: &()) -> Rule {
    expect(!name.starts_with("user "), "a name that does not begin with `user `")
}

/// What `ridgecast key` printed.
pub(super) fn key_hash(hash: &str, _: &()) -> Rule {
    expect(key_digest(hash).is_some(), "`sha256:` and 64 hexadecimal digits, as `ridgecast key NAME` prints them")
}

/// Empty, or long enough that nobody guesses it.
pub(super) fn jwt_secret(secret: &str, _: &()) -> Rule {
    let fits = secret.is_empty() || secret.len() >= LEAST_SECRET_BYTES;
    expect(fits, "at least 32 bytes, or nothing for the secret made at the first start")
}

/// Empty, or a URL that can be asked.
pub(super) fn upstream_url(url: &str, _: &()) -> Rule {
    expect(
        url.is_empty() || is_web_url(url),
        "an http or https URL without user and password, such as `http://127.0.0.1:3000/api/auth/me`, or nothing",
    )
}

/// Empty, or an address that a page can send its visitor to, or ask: a path of the same host, or a URL.
pub(super) fn page_url(url: &str, _: &()) -> Rule {
    // Two slashes would be another host.
    let is_path = url.starts_with('/') && !url.starts_with("//") && url.bytes().all(|b| b.is_ascii_graphic());
    expect(
        url.is_empty() || is_path || is_web_url(url),
        "an http or https URL without user and password, such as `https://app.example.com/login`, a path that begins \
         with one slash, or nothing",
    )
}

fn is_web_url(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
    })
}

/// Empty, PostgreSQL's URL, or a file of SQLite's. The error does not repeat it: it may hold a password.
pub(super) fn database_url(url: &str, _: &()) -> Rule {
    let file = url.strip_prefix("sqlite:");
    let fits = url.is_empty()
        || file.is_some_and(|file| !file.is_empty())
        || ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
    expect(fits, "`postgres://USER:PASSWORD@HOST/DATABASE`, `sqlite:FILE`, or nothing for SQLite in the data folder")
}

/// An origin to the letter as browsers send it.
pub(super) fn origin(origin: &str, _: &()) -> Rule {
    let canonical = Url::parse(origin).is_ok_and(|url| url.origin().ascii_serialization() == origin);
    expect(
        canonical,
        "scheme, host and port as a browser sends them, such as `https://app.example.com`, without a path",
    )
}

/// A filter in `RUST_LOG` syntax.
pub(super) fn log_filter(filter: &str, _: &()) -> Rule {
    let readable = !filter.is_empty() && env_filter::Builder::new().try_parse(filter).is_ok();
    expect(readable, "RUST_LOG syntax, such as `info,ridgecast::transport=debug`")
}

/// A cookie's name that browsers and servers agree on (RFC 6265, 4.1.1).
pub(super) fn cookie_name(name: &str, _: &()) -> Rule {
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&'*+-.^_`|~".contains(&b));
    check(plain, || format!("letters, digits and any of -_. without spaces, got `{name}`"))
}

fn expect(fits: bool, expected: &str) -> Rule {
    check(fits, || expected.to_owned())
}

fn check(fits: bool, expected: impl FnOnce() -> String) -> Rule {
    if fits { Ok(()) } else { Err(garde::Error::new(format!("expected {}", expected()))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    /// Each: the section, the key, times that can be, and times that cannot.
    #[test]
    fn times_that_no_clock_can_take_stop_the_start_and_name_their_key() {
        for (section, key, good, bad) in [
            ("server", "head_timeout", ["1s", "1h"], ["0s", "2h"]),
            ("server", "body_timeout", ["1ms", "1h"], ["0s", "2h"]),
            ("server", "linger", ["1s", "1h"], ["0s", "2h"]),
            ("server", "keep_alive", ["1s", "1day"], ["0s", "25h"]),
            ("server", "drain", ["1ms", "1h"], ["0s", "2h"]),
            ("identity", "expiry_grace", ["0s", "1day"], ["2d", "9000years"]),
            ("identity.jwt", "leeway", ["0s", "1h"], ["2h", "9000years"]),
            ("identity.session", "ttl", ["1ms", "1y"], ["0s", "400d"]),
            ("identity.session", "ticket_ttl", ["0s", "1day"], ["2d", "9000years"]),
            ("identity.upstream", "cache", ["0s", "1day"], ["25h", "9000years"]),
            ("identity.upstream", "timeout", ["1ms", "1h"], ["0s", "2h"]),
            ("api", "idempotency_ttl", ["0s", "1y"], ["2y", "9000years"]),
            ("api", "session_ttl", ["0s", "1y"], ["2y", "9000years"]),
            ("websocket", "ping_interval", ["1ms", "1day"], ["0s", "25h"]),
            ("websocket", "ping_timeout", ["1ms", "1day"], ["0s", "25h"]),
            ("websocket", "auth_timeout", ["1ms", "1h"], ["0s", "2h"]),
            ("websocket", "close_timeout", ["1ms", "1h"], ["0s", "2h"]),
            ("socketio", "ping_interval", ["1ms", "1h"], ["0s", "2h"]),
            ("socketio", "ping_timeout", ["1ms", "1h"], ["0s", "2h"]),
            ("socketio", "connect_timeout", ["1ms", "1h"], ["0s", "2h"]),
            ("socketio", "upgrade_timeout", ["1ms", "1h"], ["0s", "2h"]),
            ("socketio", "recovery_window", ["1ms", "1h"], ["0s", "2h"]),
            ("database", "busy_timeout", ["1ms", "1h"], ["0s", "2h"]),
            ("database", "connect_timeout", ["1s", "1h"], ["0s", "2h"]),
            ("database", "statement_timeout", ["1ms", "1h"], ["0s", "2h"]),
            ("database", "lock_timeout", ["0s", "1h"], ["2h", "9000years"]),
            ("database", "retry", ["1ms", "1h"], ["0s", "2h"]),
            ("journal", "commit_timeout", ["1ms", "1h"], ["0s", "2h"]),
            ("journal", "retain_age", ["1m", "100y"], ["59s", "9000years"]),
            ("journal", "prune_interval", ["1ms", "1h"], ["0s", "2h"]),
            ("inbox", "keep_age", ["1m", "100y"], ["59s", "9000years"]),
            ("inbox", "replay_age", ["0s", "1y"], ["2y", "9000years"]),
            ("inbox", "return_within", ["0s", "1h"], ["2h", "9000years"]),
            ("inbox", "note_interval", ["1ms", "1h"], ["0s", "2h"]),
            ("delivery", "window", ["0s", "1h"], ["2h", "9000years"]),
            ("delivery", "dead_peer_timeout", ["1ms", "1day"], ["0s", "25h"]),
            ("delivery", "backlog_timeout", ["0s", "1h"], ["2h", "9000years"]),
        ] {
            let set = |time| Settings::with(&format!("[{section}]\n{key} = \"{time}\""));
            for time in good {
                set(time).unwrap_or_else(|error| panic!("{time}: {error}"));
            }
            for time in bad {
                let error = set(time).unwrap_err().to_string();
                assert!(error.starts_with(&format!("{section}.{key}: expected at ")), "{time}: {error}");
            }
        }
    }

    #[test]
    fn a_time_out_of_bounds_is_told_which_they_are() {
        let error = lasting(INSTANT..=HOUR)(&Duration::ZERO, &()).unwrap_err().to_string();
        assert_eq!(error, "expected at least 1ms, got 0s");
        let error = at_most(YEAR)(&(YEAR * 2), &()).unwrap_err().to_string();
        assert_eq!(error, "expected at most 1year, got 2years");
    }

    #[test]
    fn names_that_no_cookie_can_have_are_refused() {
        assert!(cookie_name("__Host-ridgecast.session", &()).is_ok());
        for bad in ["a b", "a=b", "a;b", "ä"] {
            assert!(cookie_name(bad, &()).unwrap_err().to_string().contains(bad), "{bad}");
        }
    }

    #[test]
    fn a_key_hash_is_what_the_key_command_prints() {
        assert!(key_hash(&format!("sha256:{}", "0f".repeat(32)), &()).is_ok());
        for bad in ["", "sha256:", "0f", &format!("sha256:{}", "0g".repeat(32)), &format!("md5:{}", "0f".repeat(32))] {
            assert!(key_hash(bad, &()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_short_secret_is_refused_without_being_repeated() {
        assert!(jwt_secret("", &()).is_ok());
        assert!(jwt_secret(&"s".repeat(32), &()).is_ok());
        let error = jwt_secret("hunter2", &()).unwrap_err().to_string();
        assert!(!error.contains("hunter2"), "{error}");
    }

    #[test]
    fn origins_are_written_as_browsers_send_them() {
        for good in ["https://app.example.com", "http://localhost:3000", "http://127.0.0.1:5173"] {
            assert!(origin(good, &()).is_ok(), "{good}");
        }
        for bad in
            ["", "*", "null", "app.example.com", "https://app.example.com/", "https://App.example.com", "https://a:443"]
        {
            assert!(origin(bad, &()).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_monolith_is_asked_over_http_and_without_credentials_in_the_url() {
        for good in ["", "http://127.0.0.1:3000/api/auth/me", "https://app.example.com/me"] {
            assert!(upstream_url(good, &()).is_ok(), "{good}");
        }
        for bad in ["ftp://a/b", "/api/auth/me", "http://u:p@a/b", "localhost:3000"] {
            assert!(upstream_url(bad, &()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_database_is_a_url_or_a_file_and_no_password_is_repeated() {
        for good in ["", "postgres://u:p@h/d", "postgresql://h/d?sslmode=disable", "sqlite:/var/lib/ridgecast.db"] {
            assert!(database_url(good, &()).is_ok(), "{good}");
        }
        for bad in ["mysql://u:hunter2@h/d", "ridgecast.db", "sqlite:"] {
            assert!(!database_url(bad, &()).unwrap_err().to_string().contains("hunter2"), "{bad}");
        }
    }

    #[test]
    fn log_filters_are_read_as_rust_log_is() {
        for good in ["info", "off", "info,ridgecast::transport=debug"] {
            assert!(log_filter(good, &()).is_ok(), "{good}");
        }
        for bad in ["", "ridgecast=loud"] {
            assert!(log_filter(bad, &()).is_err(), "{bad}");
        }
    }
}
