//! The command line: one file a subcommand. What a command has to say goes to stdout, what went wrong to stderr as one
//! line with what to do next, and the exit code tells the two apart.

mod backup;
mod check_config;
mod config_file;
mod demo;
mod ended;
mod endpoint;
mod error;
mod event_path;
mod import;
mod journal;
mod key;
mod migrate;
mod openapi;
mod output;
mod problem;
mod progress;
mod rebuild;
mod send;
mod serve;
mod token;
mod welcome;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use error::CliError;

const FIRST_STEPS: &str = "\
First steps:
  ridgecast serve                          starts on 127.0.0.1:8080 and makes its secrets in ./data
  ridgecast token --user 7                 a token for user 7's browser, script or websocat
  ridgecast send ranking-update '{…}'      tells everybody on /leaderboard that somebody climbed
  ridgecast demo                           a busy company that does not exist, to look at

The tokens and keys come from the data folder of the configuration, so run all of them in the same \
folder, or with the same --config. README.md walks through it.

Exit codes:
  0  done
  1  it did not work out: service or database cannot be reached, or refused, or are not sound
  2  the command line or the settings are wrong; the message names what";

/// Real-time fan-out for sales and training teams: events in by HTTP, out over WebSocket and Socket.IO, by room.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, after_help = FIRST_STEPS, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Token(token::Token),
    Key(key::Key),
    CheckConfig(check_config::CheckConfig),
    Send(send::Send),
    Demo(demo::Demo),
    Journal(journal::Journal),
    Import(import::Import),
    Rebuild(rebuild::Rebuild),
    Backup(backup::Backup),
    Migrate(migrate::Migrate),
    #[command(name = "openapi")]
    OpenApi(openapi::OpenApi),
}

/// Runs what the process's arguments ask for. 0: done; 1: it did not work out; 2: wrong command line or settings.
pub fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Serve(serve) => serve.run(),
        Command::Token(token) => token.run(),
        Command::Key(key) => key.run(),
        Command::CheckConfig(check) => check.run(),
        Command::Send(send) => send.run(),
        Command::Demo(demo) => demo.run(),
        Command::Journal(journal) => journal.run(),
        Command::Import(import) => import.run(),
        Command::Rebuild(rebuild) => rebuild.run(),
        Command::Backup(backup) => backup.run(),
        Command::Migrate(migrate) => migrate.run(),
        Command::OpenApi(openapi) => openapi.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read our output has heard enough (`ridgecast … | head -1`).
        Err(CliError::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error);
            error.exit_code()
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
