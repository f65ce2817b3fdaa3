use std::path::Path;

use bytesize::ByteSize;
use figment::{
    Figment,
    providers::{Env, Format, Toml},
};
use garde::Validate;

use super::Settings;

/// `config/default.toml`, compiled in: the defaults and their reasons.
pub const DEFAULTS: &str = include_str!("../../config/default.toml");

const ENV_PREFIX: &str = "RIDGECAST_";

/// Why the settings can't be used, in words that name the key and where it was set.
#[derive(Debug, thiserror::Error)]
pub enum InvalidSettings {
    /// A key is unknown, missing or of the wrong type.
    #[error("{0}")]
    Read(Box<figment::Error>),
    /// A value is outside its range.
    #[error("{0}")]
    Range(garde::Report),
}

impl Settings {
    /// Reads the defaults, then `file`, then the environment; later ones win, key by key.
    pub fn load(file: Option<&Path>) -> Result<Self, InvalidSettings> {
        let mut sources = Figment::from(Toml::string(DEFAULTS));
        if let Some(file) = file {
            sources = sources.merge(Toml::file_exact(file));
        }
        Self::extract(&sources.merge(Env::prefixed(ENV_PREFIX).split("__")))
    }

    /// The defaults with `changes` (TOML) on top, whatever the environment says.
    pub fn with(changes: &str) -> Result<Self, InvalidSettings> {
        Self::extract(&Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(changes)))
    }

    fn extract(sources: &Figment) -> Result<Self, InvalidSettings> {
        let settings: Self = sources.extract().map_err(|e| InvalidSettings::Read(Box::new(e)))?;
        settings.validate().map_err(InvalidSettings::Range)?;
        Ok(settings)
    }
}

/// A garde rule for sizes: not below `least`.
pub(super) fn at_least(least: ByteSize) -> impl FnOnce(&ByteSize, &()) -> garde::Result {
    move |size, ()| {
        if *size >= least { Ok(()) } else { Err(garde::Error::new(format!("expected at least {least}, got {size}"))) }
    }
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
        assert!(error.contains("lisen"), "{error}");
    }

    #[test]
    fn a_value_out_of_range_names_its_key() {
        let error = Settings::with("[websocket]\nmax_message = \"0 B\"").unwrap_err().to_string();
        assert!(error.contains("websocket.max_message"), "{error}");
    }
}
