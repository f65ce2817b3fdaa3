use std::io::{self, Write};

use super::CliError;

/// Writes `text` and a line end to stdout. Unlike `println!` it does not panic when nobody reads any more.
pub(super) fn say(text: &str) -> Result<(), CliError> {
    write_line(text).map_err(CliError::Output)
}

/// [`say`] for those who deal with the error themselves.
pub(super) fn write_line(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{text}")?;
    stdout.flush()
}

/// Writes a line to stderr, about something that is not as it should be and ends nothing.
pub(super) fn note(text: &str) {
    // With stderr gone there is nobody left to tell.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Writes the one line that tells what went wrong to stderr.
pub(super) fn complain(error: &CliError) {
    note(&format!("ridgecast: {error}"));
}
