use std::path::Path;

use clap::Args;
use jsonwebtoken::{DecodingKey, jwk::JwkSet};

use crate::settings::{self, EffectiveSetting, Settings};

use super::{CliError, config_file::ConfigFile, output};

const EXAMPLES: &str = "\
Examples:
  ridgecast check-config --config /etc/ridgecast.toml
  RIDGECAST_SERVER__WORKERS=2 ridgecast check-config

Prints OK and every key as it stands, with the file or the variable it was set in; secrets are \
masked. Otherwise one line that names the key, what was expected and where it was set, and exit \
code 2. Nothing is started and nothing is written.";

/// Tells whether the settings can be used, and what they are
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckConfig {
    #[command(flatten)]
    config: ConfigFile,
}

impl CheckConfig {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let settings = self.config.settings()?;
        check_named_files(&settings)?;
        let lines: Vec<_> = settings::effective(self.config.path())?.iter().map(line).collect();
        output::say(&format!("OK: the settings can be used.\n\n{}", lines.join("\n")))
    }
}

fn line(setting: &EffectiveSetting) -> String {
    let EffectiveSetting { key, value, place } = setting;
    match place {
        Some(place) => format!("{key} = {value}  # {place}"),
        None => format!("{key} = {value}"),
    }
}

/// Settings can name files; a file that can't be used is as bad as a value that can't.
fn check_named_files(settings: &Settings) -> Result<(), CliError> {
    let file = &settings.identity.jwt.jwks_file;
    if file.as_os_str().is_empty() {
        return Ok(());
    }
    check_jwks(file).map_err(|problem| CliError::NamedFile {
        key: "identity.jwt.jwks_file",
        file: file.clone(),
        problem,
    })
}

/// A JWKS file must hold at least one key, and every one must be a public key we can verify with.
fn check_jwks(file: &Path) -> Result<(), String> {
    let text = std::fs::read(file).map_err(|error| error.to_string())?;
    let set: JwkSet = serde_json::from_slice(&text).map_err(|error| format!("not a JWKS: {error}"))?;
    if set.keys.is_empty() {
        return Err("expected at least one key in `keys`".to_owned());
    }
    for (index, jwk) in set.keys.iter().enumerate() {
        DecodingKey::from_jwk(jwk).map_err(|error| format!("keys[{index}]: {error}"))?;
    }
    Ok(())
}
