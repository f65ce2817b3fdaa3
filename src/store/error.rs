use std::fmt;

use diesel::result::{ConnectionError, DatabaseErrorKind, Error as DieselError};

use super::Location;

/// Why the database did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The connection was lost, or there was none to be had. Whether the transaction under way was done is not known.
    #[error("the database cannot be reached: {0}")]
    Lost(String),
    /// The database said no; nothing was changed.
    #[error("the database refuses: {0}")]
    Refused(String),
    /// The database is not as this process left it: another one writes to it. Nothing was changed.
    #[error("another process writes to the same database; stop one of them")]
    Overtaken,
    /// Another process has the database for itself, and did not let go of it in time.
    #[error("{0}; stop it, or set another database.url or server.data_dir")]
    InUse(String),
    /// What is in the database cannot be what this version wrote.
    #[error("{0}")]
    Unusable(String),
    /// There is no database: `journal.durability` is "memory".
    #[error("nothing is kept: journal.durability is \"memory\"")]
    NotKept,
    /// The service is stopping.
    #[error("the database is closed: the service is stopping")]
    Stopped,
}

/// What can be done about a file that cannot be read.
const DAMAGED: &str =
    "the file is damaged or no database; `ridgecast journal verify` tells more, and a backup takes its place";

/// And about a row.
const LOOK: &str = "; `ridgecast journal verify` looks at all of them";

impl StoreError {
    /// The same, with which database it is about.
    pub(super) fn about(self, location: &Location) -> Self {
        match self {
            Self::Lost(what) => Self::Lost(format!("{location}: {what}")),
            Self::Refused(what) => Self::Refused(format!("{location}: {what}")),
            Self::Unusable(what) => Self::Unusable(format!("{location}: {what}")),
            other => other,
        }
    }

    /// Whether what was asked may have been done all the same.
    pub fn is_in_doubt(&self) -> bool {
        matches!(self, Self::Lost(_) | Self::Stopped)
    }

    /// Whether nothing that this process does can mend it.
    pub fn is_for_good(&self) -> bool {
        matches!(self, Self::Overtaken | Self::Unusable(_))
    }

    /// What SQLite says of a full disk.
    pub(super) fn full() -> Self {
        Self::Refused(explained("database or disk is full".to_owned()))
    }

    /// A row that cannot be read.
    pub(super) fn bad_row(table: &str, key: impl fmt::Display, what: impl fmt::Display) -> Self {
        Self::Unusable(format!("table {table}, row {key}: {what}{LOOK}"))
    }

    /// What was found, for those who look at all of it: without the advice to do so.
    pub(super) fn into_finding(self) -> String {
        let text = match self {
            Self::Refused(text) | Self::Unusable(text) => text,
            other => other.to_string(),
        };
        text.replace(&format!(" ({DAMAGED})"), "").replace(LOOK, "")
    }
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        let text = one_line(&error.to_string());
        match error {
            DieselError::DatabaseError(
                DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand,
                _,
            )
            | DieselError::BrokenTransactionManager
            | DieselError::RollbackErrorOnCommit { .. } => Self::Lost(text),
            DieselError::DeserializationError(_) => Self::Refused(format!("{text} ({DAMAGED})")),
            // An administrator's stop and a crash of the server reach us as ordinary errors.
            _ if [
                "terminating connection",
                "server closed the connection",
                "connection to server",
                "no connection",
            ]
            .iter()
            .any(|sign| text.contains(sign)) =>
            {
                Self::Lost(text)
            }
            _ => Self::Refused(explained(text)),
        }
    }
}

impl From<ConnectionError> for StoreError {
    fn from(error: ConnectionError) -> Self {
        Self::Lost(explained(one_line(&error.to_string())))
    }
}

/// What SQLite says, in an operator's words.
fn explained(text: String) -> String {
    let advice = match text.as_str() {
        text if text.contains("disk is full") => "make room on its disk; it goes on by itself",
        text if text.contains("database is locked") => "another program holds its lock; it goes on by itself",
        text if text.contains("malformed") || text.contains("not a database") => DAMAGED,
        text if text.contains("readonly") || text.contains("unable to open") => {
            "look at the folder's owner, mode and mount"
        }
        text if text.contains("disk I/O error") => "its disk fails or is full",
        _ => return text,
    };
    format!("{text} ({advice})")
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> StoreError {
        DieselError::DatabaseError(DatabaseErrorKind::Unknown, Box::new(text.to_owned())).into()
    }

    #[test]
    fn an_operator_is_told_what_to_do() {
        assert!(refused("database or disk is full").to_string().contains("make room"));
        assert!(refused("database disk image is malformed").to_string().contains("backup"));
        let unreadable = DieselError::DeserializationError("no UTF-8".into());
        assert!(StoreError::from(unreadable).to_string().contains("backup"));
        assert!(!refused("database is locked").is_in_doubt());
    }

    #[test]
    fn a_lost_server_leaves_in_doubt_what_was_done() {
        assert!(refused("FATAL:  terminating connection due to administrator command\n").is_in_doubt());
        assert!(StoreError::from(DieselError::BrokenTransactionManager).is_in_doubt());
        let lost = || Box::new(DieselError::BrokenTransactionManager);
        let on_commit = DieselError::RollbackErrorOnCommit { rollback_error: lost(), commit_error: lost() };
        assert!(StoreError::from(on_commit).is_in_doubt());
    }
}
