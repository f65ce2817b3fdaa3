use std::path::{Path, PathBuf};

use figment::{
    Figment,
    providers::{Env, Format, Toml},
};
use garde::Validate;

use super::{Settings, explain};

/// `config/default.toml`, compiled in: the defaults and their reasons.
pub const DEFAULTS: &str = include_str!("../../config/default.toml");

pub(super) const ENV_PREFIX: &str = "RIDGECAST_";

/// Variables with our prefix that are options of the command line and no settings.
const NO_SETTINGS: [&str; 3] = ["api_key", "config", "url"];

/// Why the settings can't be used, in one line that names the key and where it was set.
#[derive(Debug, thiserror::Error)]
pub enum InvalidSettings {
    /// The settings file can't be opened.
    #[error("{}: {error}", path.display())]
    File {
        /// The file that was asked for.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// A key is unknown, missing or of the wrong type.
    #[error("{}", explain::unreadable(.0))]
    Read(Box<figment::Error>),
    /// A value is outside its range.
    #[error("{}", explain::out_of_range(.0))]
    Range(garde::Report),
}

impl Settings {
    /// Reads the defaults, then `file`, then the environment; later ones win, key by key.
    pub fn load(file: Option<&Path>) -> Result<Self, InvalidSettings> {
        Self::extract(&sources(file)?)
    }

    /// The defaults with `changes` (TOML) on top, whatever the environment says.
    pub fn with(changes: &str) -> Result<Self, InvalidSettings> {
        Self::extract(&Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(changes)))
    }

    fn extract(sources: &Figment) -> Result<Self, InvalidSettings> {
        let settings: Self = sources.extract().map_err(|e| InvalidSettings::Read(Box::new(e)))?;
        let valid = settings.validate().and_then(|()| settings.demo.stays_at_home(settings.server.listen));
        valid.map_err(InvalidSettings::Range)?;
        Ok(settings)
    }
}

/// The defaults, `file` and the environment, one over the other.
pub(super) fn sources(file: Option<&Path>) -> Result<Figment, InvalidSettings> {
    let mut sources = Figment::from(Toml::string(DEFAULTS));
    if let Some(path) = file {
        // figment takes a file that is not there for an empty one.
        std::fs::File::open(path).map_err(|error| InvalidSettings::File { path: path.to_owned(), error })?;
        sources = sources.merge(Toml::file_exact(path));
    }
    Ok(sources.merge(Env::prefixed(ENV_PREFIX).ignore(&NO_SETTINGS).split("__")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_complete_and_valid() {
        Settings::with("").unwrap();
    }

    #[test]
    fn an_unknown_key_names_itself() {
        let error = Settings::with("[server]\nlisen = \"x\"").unwrap_err().to_string();
        assert!(error.contains("server.lisen"), "{error}");
    }

    #[test]
    fn a_settings_file_must_be_there() {
        let error = Settings::load(Some(Path::new("no-such-folder/ridgecast.toml"))).unwrap_err().to_string();
        assert!(error.contains("no-such-folder/ridgecast.toml"), "{error}");
    }

    #[test]
    fn a_value_out_of_range_names_its_key() {
        let error = Settings::with("[websocket]\nmax_message = \"0 B\"").unwrap_err().to_string();
        assert!(error.contains("websocket.max_message"), "{error}");
    }

    #[test]
    fn an_api_key_is_not_called_like_a_user() {
        let key = |name: &str| {
            let hash = format!("sha256:{}", "0".repeat(64));
            Settings::with(&format!("[[api.keys]]\nname = \"{name}\"\nhash = \"{hash}\"\nscopes = [\"read\"]"))
        };
        let error = key("user 5").unwrap_err().to_string();
        assert!(error.contains("api.keys[0].name") && error.contains("`user `"), "{error}");
        key("users").unwrap();
    }
}
