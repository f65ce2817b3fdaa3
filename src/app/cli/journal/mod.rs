//! `ridgecast journal`: what is kept of what was told.

mod audience;
mod export;
mod line;
mod prune;
mod tail;
mod verify;

use clap::{Args, Subcommand};

use super::CliError;

const EXAMPLES: &str = "\
Examples:
  ridgecast journal tail --follow              what is told, as it is told
  ridgecast journal export --room contest:17   its events as JSON lines
  ridgecast journal prune --before 30days      deletes what is older
  ridgecast journal verify                     whether everything is there and can be read

All of them work while the service runs. `ridgecast journal COMMAND --help` tells more.";

/// Looks at what is kept of what was told
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Journal {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Tail(tail::Tail),
    Export(export::Export),
    Prune(prune::Prune),
    Verify(verify::Verify),
}

impl Journal {
    pub(super) fn run(&self) -> Result<(), CliError> {
        match &self.command {
            Command::Tail(tail) => tail.run(),
            Command::Export(export) => export.run(),
            Command::Prune(prune) => prune.run(),
            Command::Verify(verify) => verify.run(),
        }
    }
}

/// Events that are read at once; the largest is as large as a POST may be.
const PAGE: usize = 256;
