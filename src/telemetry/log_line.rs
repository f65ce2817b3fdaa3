use std::{
    fmt::{self, Display, Write as _},
    io::{self, Write as _},
};

use env_logger::fmt::Formatter;
use log::Record;

/// Time (UTC, milliseconds), level, target, message.
pub(super) fn write(out: &mut Formatter, record: &Record<'_>) -> io::Result<()> {
    let style = out.default_level_style(record.level());
    let (time, level, target) = (out.timestamp_millis(), record.level(), record.target());
    writeln!(out, "{time} {style}{level:<5}{style:#} {target}: {}", OneLine(record.args()))
}

/// Escapes control characters, so that text from outside can neither begin a line of its own nor drive a terminal.
struct OneLine<T>(T);

impl<T: Display> Display for OneLine<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Escape<'a, 'b>(&'a mut fmt::Formatter<'b>);
        impl fmt::Write for Escape<'_, '_> {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                for part in text.split_inclusive(char::is_control) {
                    match part.char_indices().next_back() {
                        Some((at, c)) if c.is_control() => {
                            self.0.write_str(&part[..at])?;
                            write!(self.0, "{}", c.escape_default())?;
                        }
                        _ => self.0.write_str(part)?,
                    }
                }
                Ok(())
            }
        }
        write!(Escape(f), "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_outside_stays_on_its_line() {
        assert_eq!(OneLine("room a\nINFO forged\u{1b}[2J é").to_string(), r"room a\nINFO forged\u{1b}[2J é");
        assert_eq!(OneLine("plain").to_string(), "plain");
        assert_eq!(OneLine("").to_string(), "");
    }
}
