//! Rules for values that are text but not any text. The errors say what was expected and never repeat a secret.

use reqwest::Url;

type Rule = garde::Result;

/// The shortest HS256 secret: as long as the hash, as RFC 7518 asks.
const LEAST_SECRET_BYTES: usize = 32;

/// What `ridgecast key` printed: `sha256:` and 64 hexadecimal digits.
pub(super) fn key_hash(hash: &str, _: &()) -> Rule {
    let digits = hash.strip_prefix("sha256:").unwrap_or_default();
    let whole = digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    expect(whole, "`sha256:` and 64 hexadecimal digits, as `ridgecast key NAME` prints them")
}

/// Empty, or long enough that nobody guesses it.
pub(super) fn jwt_secret(secret: &str, _: &()) -> Rule {
    let fits = secret.is_empty() || secret.len() >= LEAST_SECRET_BYTES;
    expect(fits, "at least 32 bytes, or nothing for the secret made at the first start")
}

/// Empty, or a URL that can be asked.
pub(super) fn upstream_url(url: &str, _: &()) -> Rule {
    let askable = |url: Url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
    };
    let fits = url.is_empty() || Url::parse(url).is_ok_and(askable);
    expect(
        fits,
        "an http or https URL without user and password, such as `http://127.0.0.1:3000/api/auth/me`, or nothing",
    )
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

fn expect(fits: bool, expected: &str) -> Rule {
    if fits { Ok(()) } else { Err(garde::Error::new(format!("expected {expected}"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn log_filters_are_read_as_rust_log_is() {
        for good in ["info", "off", "info,ridgecast::transport=debug"] {
            assert!(log_filter(good, &()).is_ok(), "{good}");
        }
        for bad in ["", "ridgecast=loud"] {
            assert!(log_filter(bad, &()).is_err(), "{bad}");
        }
    }
}
