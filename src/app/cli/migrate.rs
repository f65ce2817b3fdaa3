use clap::Args;

use crate::{store::Steps, telemetry};

use super::{CliError, config_file::ConfigFile, output};

const EXAMPLES: &str = "\
Examples:
  ridgecast migrate --config /etc/ridgecast.toml
  ridgecast migrate --revert                   one step back; repeat for more

`ridgecast serve` takes the steps by itself when it starts. This is for those who want them taken \
before, or taken back before an older version is started. One process writes to a database at a \
time: stop the service first. Taking a step back drops what only it knew; make a backup before.";

/// Brings the database's schema to this version, or takes its last step back
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Migrate {
    /// Take the last step back
    #[arg(long)]
    revert: bool,
    #[command(flatten)]
    config: ConfigFile,
}

impl Migrate {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let settings = self.config.settings()?;
        // So that it says whom it waits for.
        telemetry::log_to_stderr("info");
        let (did, nothing, Steps { location, taken }) = match self.revert {
            true => ("taken back", "there is no step to take back", Steps::back(&settings)?),
            false => ("taken", "the schema is this version's already", Steps::forward(&settings)?),
        };
        match taken.is_empty() {
            true => output::say(&format!("{location}: {nothing}")),
            false => taken.iter().try_for_each(|step| output::say(&format!("{location}: step {step} is {did}"))),
        }
    }
}
