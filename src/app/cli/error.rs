use std::{io, path::PathBuf, process::ExitCode};

use crate::{app::RunError, settings::InvalidSettings};

use super::problem::Problem;

/// Why a command could not do what it was asked. The text is one line: what went wrong, and what to do next.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    /// The settings can't be used.
    #[error("{0}; config/default.toml explains every key")]
    Settings(#[from] InvalidSettings),
    /// A setting names a file that can't be used.
    #[error("{key}: {}: {problem}", file.display())]
    NamedFile {
        /// The setting.
        key: &'static str,
        /// The file it names.
        file: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The arguments don't make sense, in a way clap can't see.
    #[error("{0}")]
    Arguments(String),
    /// A secret is needed and there is none.
    #[error("{0}")]
    NoSecret(String),
    /// A token could not be signed.
    #[error("the token could not be signed: {0}")]
    Sign(#[from] jsonwebtoken::errors::Error),
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
    /// stdout can't be written.
    #[error("the output could not be written: {0}")]
    Output(io::Error),
}

impl CliError {
    /// 2 where the command line or the settings must be changed, 1 where the same command may work another time.
    pub(super) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Settings(_) | Self::NamedFile { .. } | Self::Arguments(_) | Self::NoSecret(_) => ExitCode::from(2),
            Self::Service(RunError::Start(error)) if error.is_a_setting() => ExitCode::from(2),
            Self::Sign(_) | Self::Unreachable { .. } | Self::Refused(_) | Self::Service(_) | Self::Output(_) => {
                ExitCode::from(1)
            }
        }
    }
}
