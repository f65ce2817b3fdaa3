use super::{SaleLine, bad::ReadError};

/// Reads sales one after the other, in whatever form they are written.
pub(super) trait ReadSales {
    /// The next one; nothing at the end.
    fn read(&mut self) -> Result<Option<SaleLine>, ReadError>;

    /// How many bytes were read.
    fn bytes_read(&self) -> u64;
}

/// The sales of a reader. A bad line is followed by the next one; what can't be read at all is the end.
pub(super) struct Records<R> {
    reader: R,
    ended: bool,
}

impl<R: ReadSales> Records<R> {
    pub(super) fn of(reader: R) -> Self {
        Self { reader, ended: false }
    }

    /// How many bytes were read.
    pub(super) fn bytes_read(&self) -> u64 {
        self.reader.bytes_read()
    }
}

impl<R: ReadSales> Iterator for Records<R> {
    type Item = Result<SaleLine, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.reader.read().transpose();
        self.ended = !matches!(next, Some(Ok(_) | Err(ReadError::Line(_))));
        next
    }
}

impl ReadSales for Box<dyn ReadSales> {
    fn read(&mut self) -> Result<Option<SaleLine>, ReadError> {
        (**self).read()
    }

    fn bytes_read(&self) -> u64 {
        (**self).bytes_read()
    }
}
