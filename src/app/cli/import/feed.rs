use std::sync::Arc;

use super::{
    SaleLine,
    bad::{LineError, ReadError},
};
use crate::domain::books::Sale;

/// How many sales are written at once.
pub(super) const CHUNK: u64 = 1_000;

/// What became of sales.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Imported {
    /// They were not known.
    pub(super) new: u64,
    /// They were known already, and are as they were.
    pub(super) known: u64,
}

/// Where sales go.
pub(super) trait Sink<E> {
    /// Takes one, to be written with the others of its chunk.
    fn take(&mut self, sale: Sale) -> Result<Took, E>;
    /// Writes what was taken since the last time, all or none. Is told what that is.
    fn write(&mut self, taken: Imported) -> Result<(), E>;
}

/// What became of a sale that was given to a sink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Took {
    /// It was not known.
    New,
    /// It was known already.
    Known,
    /// It does not fit what is known: which column is to blame, and why.
    Refused(&'static str, String),
}

impl Imported {
    /// Both together.
    pub(super) fn add(&mut self, other: Self) {
        self.new += other.new;
        self.known += other.known;
    }

    /// All of them.
    pub(super) fn all(self) -> u64 {
        self.new + self.known
    }
}

/// Reads `sales` of a `file` to their end and has the sink take them in their order, and write them in chunks of [`CHUNK`].
/// After each chunk `wrote` is told what became of it, and sees how far the reading is. Of a line that is no sale, or one
/// that does not fit, `bad` says whether to go on (`Ok`). What was taken before an error and is no full chunk is not written.
pub(super) fn feed<Lines, E>(
    file: &Arc<str>,
    mut sales: Lines,
    sink: &mut impl Sink<E>,
    mut bad: impl FnMut(LineError) -> Result<(), E>,
    mut wrote: impl FnMut(Imported, &Lines),
) -> Result<Imported, E>
where
    Lines: Iterator<Item = Result<SaleLine, ReadError>>,
    E: From<ReadError>,
{
    let (mut total, mut chunk) = (Imported::default(), Imported::default());
    loop {
        let next = sales.next();
        let ended = next.is_none();
        match next.transpose() {
            Ok(None) => {}
            Ok(Some(SaleLine { line, sale })) => match sink.take(sale)? {
                Took::New => chunk.new += 1,
                Took::Known => chunk.known += 1,
                Took::Refused(column, why) => bad(LineError::new(file, line, Some(column), why))?,
            },
            Err(ReadError::Line(error)) => bad(error)?,
            Err(error) => return Err(error.into()),
        }
        if chunk.all() == CHUNK || (ended && chunk.all() > 0) {
            sink.write(chunk)?;
            total.add(chunk);
            wrote(chunk, &sales);
            chunk = Imported::default();
        }
        if ended {
            return Ok(total);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Knows every tenth sale, and refuses one.
    #[derive(Default)]
    struct Desk {
        taken: Vec<u64>,
        written: Vec<Imported>,
    }

    impl Sink<ReadError> for Desk {
        fn take(&mut self, sale: Sale) -> Result<Took, ReadError> {
            let id = sale.sale_id.as_str().parse().unwrap();
            self.taken.push(id);
            Ok(match id {
                1_234 => Took::Refused("saleId", "other figures".to_owned()),
                id if id % 10 == 7 => Took::Known,
                _ => Took::New,
            })
        }

        fn write(&mut self, taken: Imported) -> Result<(), ReadError> {
            self.written.push(taken);
            Ok(())
        }
    }

    fn line(n: u64) -> Result<SaleLine, ReadError> {
        if n.is_multiple_of(500) {
            return Err(LineError::new(&"f".into(), n, None, "bad").into());
        }
        let json = format!(r#"{{"saleId":{n},"userId":7,"revenue":1,"signups":0}}"#);
        Ok(SaleLine { line: n, sale: serde_json::from_str(&json).unwrap() })
    }

    #[test]
    fn sales_come_in_order_and_in_chunks_and_bad_lines_are_passed_over() {
        let (mut desk, mut passed, mut told) = (Desk::default(), Vec::new(), 0);
        let bad = |error: LineError| {
            passed.push(error.to_string());
            Ok(())
        };
        let wrote = |imported: Imported, _: &_| told += imported.all();
        let total = feed(&"f".into(), (1..=2_500).map(line), &mut desk, bad, wrote).unwrap();
        assert_eq!(total, Imported { new: 2_244, known: 250 });
        assert_eq!(desk.written.iter().map(|chunk| chunk.all()).collect::<Vec<_>>(), [1_000, 1_000, 494]);
        assert!(desk.taken.is_sorted() && desk.taken.len() == 2_495);
        assert_eq!(told, 2_494);
        assert_eq!(passed[2], "f:1234: saleId: other figures");
        assert_eq!(passed.len(), 6);
    }

    #[test]
    fn a_bad_line_ends_it_if_it_may_not_be_passed_over() {
        let mut desk = Desk::default();
        let feed = feed(&"f".into(), (1..=2_500).map(line), &mut desk, |error| Err(error.into()), |_, _| ());
        assert_eq!(feed.unwrap_err().to_string(), "f:500: bad");
        assert!(desk.written.is_empty(), "nothing is to be written");
    }
}
