use std::path::PathBuf;

use clap::Args;

use crate::{
    store::{Access, Operator},
    telemetry,
};

use super::{CliError, config_file::ConfigFile, output};

const EXAMPLES: &str = "\
Examples:
  ridgecast backup /backup/ridgecast-$(date +%F).db
  ridgecast backup before-update.db --config /etc/ridgecast.toml

The service may run and write meanwhile. The file appears whole, with mode 0600, and nothing is \
overwritten. To restore it: stop the service, remove ridgecast.db-wal and ridgecast.db-shm, put the \
file in the place of ridgecast.db, start the service. The copy begins a new epoch: clients that come \
back with a position from before are told that there is a gap, for what they saw since the backup \
is not in it. Secrets are not in it either; docs/OPERATIONS.md tells more.";

/// Copies the database to a file, consistently, while the service runs
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Backup {
    /// The file to make
    #[arg(value_name = "FILE")]
    copy: PathBuf,
    #[command(flatten)]
    config: ConfigFile,
}

impl Backup {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let settings = self.config.settings()?;
        telemetry::log_to_stderr("warn");
        let file = self.copy.display();
        // SQLite takes the copy for a change.
        let head = Operator::open(&settings, Access::Write)?.back_up(&self.copy)?;
        output::say(&match head {
            Some(head) => {
                format!("{file}: the journal up to offset {}, to go on as epoch {}", head.last_offset, head.epoch)
            }
            None => format!("{file}: nothing has been told yet"),
        })
    }
}
