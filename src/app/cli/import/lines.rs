use std::io::{self, BufRead, ErrorKind, Read};

/// The longest line that is read, in bytes: more than the longest sale needs, so that a file of another kind is noticed
/// before it fills the memory.
const MAX_LINE: u64 = 64 * 1024;

/// The lines of a text, one at a time, counted from 1.
///
/// It can be read as a [`Read`] too, for the CSV reader: each [`Read::read`] gives no more than one line, so that
/// [`Lines::number`] is the line of what was read last. Until [`Lines::next_record`] is called again it gives one line that
/// is not blank; whoever wants more is inside of a quote that was not closed, and gets an error instead of the rest of the
/// file.
pub(super) struct Lines<R> {
    text: R,
    line: Vec<u8>,
    /// How much of the line was given to the CSV reader.
    given: usize,
    number: u64,
    bytes: u64,
    record_begun: bool,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(text: R) -> Self {
        Self { text, line: Vec::new(), given: 0, number: 0, bytes: 0, record_begun: false }
    }

    /// The number of the line that was read last.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// How many bytes were read.
    pub(super) fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// Another record may be read.
    pub(super) fn next_record(&mut self) {
        self.record_begun = false;
    }

    /// The next line with its end, without the mark (BOM) at the beginning of the text.
    pub(super) fn next_line(&mut self) -> io::Result<Option<&[u8]>> {
        self.line.clear();
        self.given = 0;
        let read = self.text.by_ref().take(MAX_LINE + 1).read_until(b'\n', &mut self.line)? as u64;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        self.bytes += read;
        if read > MAX_LINE {
            let text = format!("expected lines of at most {MAX_LINE} bytes");
            return Err(io::Error::new(ErrorKind::InvalidData, text));
        }
        let line = self.line.as_slice();
        let mark = self.number == 1 && line.starts_with(b"\xEF\xBB\xBF");
        self.given = if mark { 3 } else { 0 };
        Ok(Some(&self.line[self.given..]))
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.line.len() {
            if self.record_begun {
                // At the end of the text the last record needs no line end.
                if self.text.fill_buf()?.is_empty() {
                    return Ok(0);
                }
                let text = "a quote is opened and not closed on its line; expected one line a sale";
                return Err(io::Error::new(ErrorKind::InvalidData, text));
            }
            let Some(line) = self.next_line()? else { return Ok(0) };
            self.record_begun = !line.trim_ascii().is_empty();
        }
        let rest = &self.line[self.given..];
        let length = rest.len().min(out.len());
        out[..length].copy_from_slice(&rest[..length]);
        self.given += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_and_bounded() {
        let long = vec![b'x'; 70_000];
        let mut lines = Lines::new([b"\xEF\xBB\xBFa\r\n\nb\n", long.as_slice()].concat().leak() as &[u8]);
        assert_eq!(lines.next_line().unwrap(), Some(b"a\r\n".as_slice()));
        assert_eq!(lines.next_line().unwrap(), Some(b"\n".as_slice()));
        assert_eq!(lines.next_line().unwrap(), Some(b"b\n".as_slice()));
        assert_eq!((lines.number(), lines.bytes_read()), (3, 9));
        assert_eq!(lines.next_line().unwrap_err().to_string(), "expected lines of at most 65536 bytes");
    }
}
