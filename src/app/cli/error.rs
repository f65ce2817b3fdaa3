use std::{io, path::PathBuf, process::ExitCode};

use crate::{
    app::{RunError, StartError},
    secrets::SecretsError,
    session::identity::{CannotMint, InvalidIdentitySettings},
    settings::InvalidSettings,
    store::{CannotBackUp, CannotOpen, Location, StoreError},
};

use super::{import::ReadError, problem::Problem};

/// Why a command could not do what it was asked. The text is one line: what went wrong, and what to do next.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    /// The settings can't be used.
    #[error("{0}; config/default.toml explains every key")]
    Settings(#[from] InvalidSettings),
    /// The arguments don't make sense, in a way clap can't see.
    #[error("{0}")]
    Arguments(String),
    /// The secrets of the first start are needed and can't be read.
    #[error("{error}{}; or {instead}", advice(.error))]
    NoSecrets {
        /// Why not.
        error: SecretsError,
        /// What can be done without them.
        instead: &'static str,
    },
    /// No token can be made of this.
    #[error(transparent)]
    Token(#[from] CannotMint),
    /// The service did not answer.
    #[error("no answer from {url}: {cause}; is `ridgecast serve` running there? --url names another address")]
    Unreachable {
        /// Where it was looked for.
        url: String,
        /// The innermost reason.
        cause: String,
    },
    /// The service answered that it will not.
    #[error("{0}")]
    Refused(Problem),
    /// The service could not start, or ended in another way than it was asked to.
    #[error(transparent)]
    Service(#[from] RunError),
    /// There is no database to work on.
    #[error(transparent)]
    Database(#[from] CannotOpen),
    /// The database did not do what it was asked.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The database was not copied.
    #[error(transparent)]
    BackUp(#[from] CannotBackUp),
    /// Something is wrong with what is kept.
    #[error("{location} is not sound, findings: {count}; docs/OPERATIONS.md tells what can be done")]
    Unsound {
        /// The database.
        location: Location,
        /// How many things are wrong.
        count: u64,
    },
    /// Events that were asked for are no longer kept.
    #[error(
        "what was told after offset {after} is no longer all kept; --after {pruned_to} begins with the oldest that is"
    )]
    Forgotten {
        /// What was asked for.
        after: u64,
        /// Everything up to here was deleted.
        pruned_to: u64,
    },
    /// What is kept is not what the ledger comes to.
    #[error(
        "{entries} entries come to something else than is kept, parts: {count} ({agree} agree); if the rules in the settings \
         have changed that is why, and `ridgecast rebuild` puts it right"
    )]
    Differ {
        /// How many entries there are.
        entries: u64,
        /// How many parts are as they should be.
        agree: u64,
        /// How many are not.
        count: usize,
    },
    /// A file of sales does not hold what it should.
    #[error(transparent)]
    Import(#[from] ReadError),
    /// A file can't be read or written.
    #[error("{}: {error}", file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// stdout can't be written.
    #[error("the output could not be written: {0}")]
    Output(io::Error),
}

impl CliError {
    /// 2 where the command line or the settings must be changed, 1 where the same command may work another time.
    pub(super) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Settings(_) | Self::Arguments(_) | Self::NoSecrets { .. } | Self::Token(_) => ExitCode::from(2),
            Self::Service(RunError::Start(error)) if error.is_a_setting() => ExitCode::from(2),
            Self::Database(error) if error.is_a_setting() => ExitCode::from(2),
            Self::BackUp(error) if error.is_an_argument() => ExitCode::from(2),
            Self::Unreachable { .. } | Self::Refused(_) | Self::Service(_) | Self::Output(_) => ExitCode::from(1),
            Self::Database(_) | Self::Store(_) | Self::BackUp(_) => ExitCode::from(1),
            Self::Unsound { .. }
            | Self::Differ { .. }
            | Self::Forgotten { .. }
            | Self::File { .. }
            | Self::Import(_) => ExitCode::from(1),
        }
    }
}

impl From<StartError> for CliError {
    fn from(error: StartError) -> Self {
        Self::Service(error.into())
    }
}

impl From<InvalidIdentitySettings> for CliError {
    fn from(error: InvalidIdentitySettings) -> Self {
        StartError::from(error).into()
    }
}

fn advice(error: &SecretsError) -> &'static str {
    if error.is_not_found() { "; run this in the folder where `ridgecast serve` was started" } else { "" }
}
