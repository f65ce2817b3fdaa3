use std::path::{Path, PathBuf};

use clap::Args;

use crate::{
    secrets::Secrets,
    settings::{InvalidSettings, Settings},
};

use super::CliError;

/// `--config`, the same for every command that reads settings.
#[derive(Debug, Clone, Args)]
pub(super) struct ConfigFile {
    /// A TOML file with the settings that differ from the defaults; RIDGECAST_SECTION__KEY in the environment wins over it
    #[arg(long = "config", value_name = "FILE", env = "RIDGECAST_CONFIG")]
    file: Option<PathBuf>,
}

impl ConfigFile {
    /// The file, if one was named.
    pub(super) fn path(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Defaults, file and environment.
    pub(super) fn settings(&self) -> Result<Settings, InvalidSettings> {
        Settings::load(self.path())
    }
}

/// The secrets that `serve` made at its first start with these settings. They are never made here, because a secret that
/// no service knows would only be refused later. `instead` tells what else can be done.
pub(super) fn first_secrets(settings: &Settings, instead: &'static str) -> Result<Secrets, CliError> {
    Secrets::load(&settings.server.data_dir).map_err(|error| CliError::NoSecrets { error, instead })
}
