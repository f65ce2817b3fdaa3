use std::{
    fmt,
    path::{Path, PathBuf},
};

use crate::settings::DatabaseSettings;

/// Where a database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file of SQLite's.
    Sqlite(PathBuf),
    /// A server, by its URL.
    Postgresql(String),
}

/// The file in the data folder.
const FILE: &str = "ridgecast.db";

impl Location {
    /// The one the settings name.
    pub fn of(settings: &DatabaseSettings, data_dir: &Path) -> Self {
        match settings.url.as_str() {
            "" => Self::Sqlite(data_dir.join(FILE)),
            url => match url.strip_prefix("sqlite:") {
                Some(file) => Self::Sqlite(file.into()),
                None => Self::Postgresql(url.to_owned()),
            },
        }
    }
}

/// As an operator reads it: without user, password and options.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(file) => write!(f, "sqlite:{}", file.display()),
            Self::Postgresql(url) => {
                let url = url.split(['?', '#']).next().unwrap_or_default();
                let behind = url.split_once("://").map_or(url, |(_, behind)| behind);
                write!(f, "postgresql://{}", behind.rsplit_once('@').map_or(behind, |(_, host)| host))
            }
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_shown() {
        let shown = |url: &str| Location::Postgresql(url.to_owned()).to_string();
        assert_eq!(shown("postgres://u:p@ss@db.example.com:5432/r?password=p"), "postgresql://db.example.com:5432/r");
        assert_eq!(shown("postgresql://db/r"), "postgresql://db/r");
    }
}
