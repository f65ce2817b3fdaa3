use clap::Args;

use crate::{
    app,
    settings::{self, EffectiveSetting},
    telemetry,
};

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
        // What can be used and still is worth a look, such as a key in a JWKS file that is passed over.
        telemetry::log_to_stderr("warn");
        app::check(&self.config.settings()?)?;
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
