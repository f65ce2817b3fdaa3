//! The secrets that `serve` makes at its first start, as other commands on the same machine use them.

use std::path::Path;

use figment::{
    Figment,
    providers::{Format, Toml},
};
use serde::Deserialize;

use super::CliError;

/// `data_dir/secrets.toml`.
#[derive(Deserialize)]
pub(super) struct FirstStartSecrets {
    pub(super) api_key: String,
    pub(super) jwt_secret: String,
}

/// Reads them; never makes them, because a secret that no service knows would only be refused later. `instead` tells
/// what else can be done.
pub(super) fn secrets(data_dir: &Path, instead: &str) -> Result<FirstStartSecrets, CliError> {
    let file = data_dir.join("secrets.toml");
    if !file.exists() {
        let file = file.display();
        let advice = "run this in the folder where `ridgecast serve` was started";
        return Err(CliError::NoSecret(format!("{file} is not there yet; {advice}, or {instead}")));
    }
    Figment::from(Toml::file_exact(&file)).extract().map_err(|error| {
        // figment's text may show the line, and the line is a secret.
        let key = error.path.join(".");
        CliError::NoSecret(format!("{}: {key} cannot be read; restore the file, or {instead}", file.display()))
    })
}
