use std::path::Path;

use figment::{Figment, value::Value};

use super::{InvalidSettings, Settings, explain, load};

/// One key as it stands after defaults, file and environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectiveSetting {
    /// The key, such as `server.listen` or `api.keys[0].name`.
    pub key: String,
    /// Its value as TOML writes it; a secret is masked.
    pub value: String,
    /// The file or the environment variable it was set in; `None` for the default.
    pub place: Option<String>,
}

/// Every key as it stands, in alphabetical order, after checking what [`Settings::load`] checks.
pub fn effective(file: Option<&Path>) -> Result<Vec<EffectiveSetting>, InvalidSettings> {
    Settings::load(file)?;
    let sources = load::sources(file)?;
    let root: Value = sources.extract().map_err(|e| InvalidSettings::Read(Box::new(e)))?;
    let mut found = Vec::new();
    collect(&sources, String::new(), &root, &mut found);
    Ok(found)
}

/// Whether the key holds what nobody may read. The URL of a database may have a password in it.
pub(super) fn is_secret(key: &str) -> bool {
    key == "database.url" || key.rsplit('.').next() == Some("secret")
}

fn collect(sources: &Figment, key: String, value: &Value, found: &mut Vec<EffectiveSetting>) {
    match value {
        Value::Dict(_, entries) => {
            for (name, value) in entries {
                let key = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
                collect(sources, key, value, found);
            }
        }
        Value::Array(_, items) if items.iter().any(|item| item.as_dict().is_some()) => {
            for (index, item) in items.iter().enumerate() {
                collect(sources, format!("{key}[{index}]"), item, found);
            }
        }
        value => {
            let place = sources.get_metadata(value.tag()).and_then(|metadata| explain::place(metadata, &key));
            found.push(EffectiveSetting { value: shown(&key, value), key, place });
        }
    }
}

fn shown(key: &str, value: &Value) -> String {
    let is_set = value.as_str().is_some_and(|text| !text.is_empty());
    if is_secret(key) && is_set {
        return "\"********\"".to_owned();
    }
    // JSON writes text, numbers, flags and lists of them as TOML does.
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use figment::providers::{Format, Toml};

    use super::*;

    fn found(toml: &str) -> Vec<EffectiveSetting> {
        let sources = Figment::from(Toml::string(toml));
        let mut found = Vec::new();
        collect(&sources, String::new(), &sources.extract().unwrap(), &mut found);
        found
    }

    #[test]
    fn keys_are_written_with_dots_and_list_places() {
        let found = found("[a]\nb = 1\n[[c.d]]\ne = \"x\"\n[f]\ng = [\"y\"]");
        let lines: Vec<_> = found.iter().map(|s| format!("{} = {}", s.key, s.value)).collect();
        assert_eq!(lines, ["a.b = 1", "c.d[0].e = \"x\"", "f.g = [\"y\"]"]);
    }

    #[test]
    fn a_secret_shows_only_whether_it_is_set() {
        assert_eq!(found("[jwt]\nsecret = \"hunter2\"")[0].value, "\"********\"");
        assert_eq!(found("[jwt]\nsecret = \"\"")[0].value, "\"\"");
        assert_eq!(found("[database]\nurl = \"postgres://u:p@h/d\"")[0].value, "\"********\"");
    }
}
