use std::{fmt, io, sync::Arc};

/// A line that is no sale. Shown as `sales.csv:7: revenue: expected …`; it cannot drive a terminal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {}{what}", Column(.column.as_deref()))]
pub(in crate::app::cli) struct LineError {
    /// The name of the file, or `stdin`.
    pub(super) file: Arc<str>,
    /// Which line, from 1.
    pub(super) line: u64,
    /// Which column or key, if it is about one.
    pub(super) column: Option<String>,
    /// What was expected, and what came.
    pub(super) what: String,
}

/// Why the reading of a file did not go on.
#[derive(Debug, thiserror::Error)]
pub(in crate::app::cli) enum ReadError {
    /// A line is no sale. The lines after it can be read.
    #[error(transparent)]
    Line(#[from] LineError),
    /// Nothing after this line can be read.
    #[error("{file}:{line}: {error}")]
    File {
        /// The name of the file, or `stdin`.
        file: Arc<str>,
        /// Which line, from 1.
        line: u64,
        /// Why.
        error: io::Error,
    },
    /// There is no header that names the columns.
    #[error("{file}: {what}")]
    Header {
        /// The name of the file, or `stdin`.
        file: Arc<str>,
        /// What is wrong with the header.
        what: String,
    },
}

struct Column<'a>(Option<&'a str>);

impl fmt::Display for Column<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(name) => write!(f, "{name}: "),
            None => Ok(()),
        }
    }
}

impl LineError {
    pub(super) fn new(file: &Arc<str>, line: u64, column: Option<&str>, what: impl fmt::Display) -> Self {
        Self { file: file.clone(), line, column: column.map(printable), what: printable(&what.to_string()) }
    }
}

/// What a file holds, without what would drive a terminal, and not longer than a person reads.
pub(super) fn printable(text: &str) -> String {
    const MOST: usize = 300;
    let shown = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    if text.chars().count() > MOST { shown.take(MOST).chain(['…']).collect() } else { shown.collect() }
}
