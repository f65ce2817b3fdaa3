use super::{
    SaleLine,
    bad::{LineError, ReadError},
};
use crate::domain::books::Sale;

/// How many sales are written at once.
pub(super) const CHUNK: usize = 1_000;

/// What became of sales that were written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Imported {
    /// They were not known.
    pub(super) new: u64,
    /// They were known already, and are as they were.
    pub(super) known: u64,
}

/// Reads `sales` to their end and has `sink` write them in their order, in chunks of [`CHUNK`], each all or none. After
/// each chunk `wrote` is told what became of it, and sees how far the reading is. Of a line that is no sale `bad` says
/// whether to go on (`Ok`). What was read before an error and is no full chunk is not written.
pub(super) fn feed<Lines, E>(
    mut sales: Lines,
    mut sink: impl FnMut(Vec<Sale>) -> Result<Imported, E>,
    mut bad: impl FnMut(LineError) -> Result<(), E>,
    mut wrote: impl FnMut(Imported, &Lines),
) -> Result<Imported, E>
where
    Lines: Iterator<Item = Result<SaleLine, ReadError>>,
    E: From<ReadError>,
{
    let mut total = Imported::default();
    let mut chunk = Vec::with_capacity(CHUNK);
    loop {
        let next = sales.next();
        let ended = next.is_none();
        match next.transpose() {
            Ok(line) => chunk.extend(line.map(|line| line.sale)),
            Err(ReadError::Line(error)) => bad(error)?,
            Err(error) => return Err(error.into()),
        }
        if chunk.len() == CHUNK || (ended && !chunk.is_empty()) {
            let imported = sink(std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK)))?;
            total.new += imported.new;
            total.known += imported.known;
            wrote(imported, &sales);
        }
        if ended {
            return Ok(total);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(n: u64) -> Result<SaleLine, ReadError> {
        if n.is_multiple_of(500) {
            return Err(LineError::new(&"f".into(), n, None, "bad").into());
        }
        let json = format!(r#"{{"saleId":{n},"userId":7,"revenue":1,"signups":0}}"#);
        Ok(SaleLine { line: n, sale: serde_json::from_str(&json).unwrap() })
    }

    #[test]
    fn sales_come_in_order_and_in_chunks_and_bad_lines_are_passed_over() {
        let (mut chunks, mut passed, mut told) = (Vec::new(), Vec::new(), 0);
        let sink = |sales: Vec<Sale>| {
            let known = sales.iter().filter(|sale| sale.sale_id.as_str().ends_with('7')).count() as u64;
            let imported = Imported { new: sales.len() as u64 - known, known };
            chunks.push(sales);
            Ok::<_, ReadError>(imported)
        };
        let bad = |error: LineError| {
            passed.push(error.line);
            Ok(())
        };
        let total =
            feed((1..=2_500).map(line), sink, bad, |imported, _| told += imported.new + imported.known).unwrap();
        assert_eq!(total, Imported { new: 2_245, known: 250 });
        assert_eq!((told, passed), (2_495, vec![500, 1_000, 1_500, 2_000, 2_500]));
        assert_eq!(chunks.iter().map(Vec::len).collect::<Vec<_>>(), [1_000, 1_000, 495]);
        let ids: Vec<u64> = chunks.iter().flatten().map(|sale| sale.sale_id.as_str().parse().unwrap()).collect();
        assert!(ids.is_sorted() && ids.len() == 2_495);
    }

    #[test]
    fn a_bad_line_ends_it_if_it_may_not_be_passed_over() {
        let sink = |_: Vec<Sale>| -> Result<Imported, ReadError> { panic!("nothing is to be written") };
        let error = feed((1..=2_500).map(line), sink, |error| Err(error.into()), |_, _| ()).unwrap_err();
        assert_eq!(error.to_string(), "f:500: bad");
    }
}
