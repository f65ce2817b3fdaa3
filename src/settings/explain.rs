//! What an operator reads when settings can't be used: one line, the key first, then what was expected and where it was
//! set. Never the value of a secret.

use figment::{Metadata, Source, error::Kind};

use super::{effective::is_secret, load::ENV_PREFIX};

/// The line for a key that is unknown, missing or of the wrong type.
pub(super) fn unreadable(error: &figment::Error) -> String {
    let mut path = error.path.clone();
    let problem = match &error.kind {
        Kind::UnknownField(field, known) => {
            name_once(&mut path, field);
            format!("no such key; there are {}", known.join(", "))
        }
        Kind::MissingField(field) => {
            name_once(&mut path, field);
            "missing".to_owned()
        }
        // A secret of digits alone is a number to the parser, and the error would repeat it.
        _ if is_secret(&path.join(".")) => "expected text; put it in quotes (in the environment: '\"…\"')".to_owned(),
        kind => without_excerpt(&kind.to_string()),
    };
    let key = path.join(".");
    let place = error.metadata.as_ref().and_then(|metadata| place(metadata, &key));
    let place = place.map(|place| format!(" (set in {place})")).unwrap_or_default();
    if key.is_empty() { format!("{problem}{place}") } else { format!("{key}: {problem}{place}") }
}

/// figment's path sometimes ends at the section and sometimes at the key.
fn name_once(path: &mut Vec<String>, key: &str) {
    if path.last().is_none_or(|last| last != key) {
        path.push(key.to_owned());
    }
}

/// The line for values outside their range.
pub(super) fn out_of_range(report: &garde::Report) -> String {
    let errors: Vec<_> = report.iter().map(|(path, error)| format!("{path}: {error}")).collect();
    errors.join("; ")
}

/// Where a key was set, in the operator's words; `None` for the defaults.
pub(super) fn place(metadata: &Metadata, key: &str) -> Option<String> {
    match &metadata.source {
        Some(Source::File(path)) => Some(path.display().to_string()),
        _ if metadata.name.contains("environment") => {
            Some(format!("{ENV_PREFIX}{}", key.replace('.', "__").to_ascii_uppercase()))
        }
        _ => None,
    }
}

/// A TOML syntax error shows the line it is on, and that line may hold a secret.
fn without_excerpt(error: &str) -> String {
    let lines = error.lines().map(str::trim).filter(|line| !line.is_empty() && !line.contains('|'));
    lines.collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;

    fn error(changes: &str) -> String {
        Settings::with(changes).unwrap_err().to_string()
    }

    #[test]
    fn the_key_comes_first() {
        assert!(error("[server]\nworkers = \"many\"").starts_with("server.workers: "));
        let unknown = error("[delivery]\nslices = 1");
        assert!(unknown.starts_with("delivery.slices: no such key; there are window, "), "{unknown}");
        assert!(error("[[api.keys]]\nname = \"a\"\nscopes = [\"publish\"]").contains("hash: missing"));
        assert!(error("[websocket]\nmax_message = \"0 B\"").starts_with("websocket.max_message: expected at least"));
    }

    #[test]
    fn a_secret_is_never_repeated() {
        for changes in ["[identity.jwt]\nsecret = 12345678", "[identity.jwt]\nsecret = 12345678x"] {
            let error = error(changes);
            assert!(!error.contains("12345678"), "{error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
    }
}
