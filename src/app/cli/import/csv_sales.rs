use std::{fmt, io::BufRead, str::FromStr, sync::Arc};

use csv::{ErrorKind, Reader, ReaderBuilder, StringRecord, Trim};

use super::{
    COLUMNS, SaleLine, TIME,
    bad::{LineError, ReadError, printable},
    lines::Lines,
    records::ReadSales,
};
use crate::domain::{
    MAX_ID, MAX_NAME_LEN, UserId,
    books::{Sale, SaleId},
};

/// Sales as comma-separated values (RFC 4180): a header that names the columns, then one line a sale.
pub(super) struct CsvSales<R> {
    file: Arc<str>,
    reader: Reader<Lines<R>>,
    record: StringRecord,
    /// Where each of [`COLUMNS`] is.
    places: [usize; COLUMNS.len()],
}

impl<R: BufRead> CsvSales<R> {
    /// Reads the header.
    pub(super) fn new(file: Arc<str>, text: R) -> Result<Self, ReadError> {
        let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(Lines::new(text));
        let header = match reader.headers() {
            Ok(header) => header.clone(),
            Err(error) => return Err(unreadable(&file, reader.get_ref().number(), error)),
        };
        let places = places(&header).map_err(|what| ReadError::Header { file: file.clone(), what })?;
        Ok(Self { file, reader, record: StringRecord::new(), places })
    }

    fn sale(&self, line: u64) -> Result<Sale, LineError> {
        let [sale, user, revenue, signups, sold] = self.places.map(|place| self.record.get(place).unwrap_or_default());
        let wrong =
            |column: usize, what: &dyn fmt::Display| LineError::new(&self.file, line, Some(COLUMNS[column]), what);
        let got = |expected: &dyn fmt::Display, text: &str| format!("expected {expected}, got {text:?}");
        let sale_id = SaleId::new(sale).ok_or_else(|| {
            wrong(0, &got(&format_args!("1 to {MAX_NAME_LEN} bytes without control characters"), sale))
        })?;
        let user_id =
            UserId::from_str(user).map_err(|_| wrong(1, &got(&format_args!("an integer from 1 to {MAX_ID}"), user)))?;
        let revenue = revenue.parse().map_err(|error| wrong(2, &error))?;
        let signups = signups.parse().map_err(|error| wrong(3, &error))?;
        let moment: jiff::Timestamp = sold.parse().map_err(|_| wrong(4, &got(&TIME, sold)))?;
        Ok(Sale { sale_id, user_id, revenue, signups, sold_at: Some(moment.into()) })
    }
}

impl<R: BufRead> ReadSales for CsvSales<R> {
    fn read(&mut self) -> Result<Option<SaleLine>, ReadError> {
        self.reader.get_mut().next_record();
        let read = self.reader.read_record(&mut self.record);
        let line = self.reader.get_ref().number();
        match read {
            Ok(false) => Ok(None),
            Ok(true) => Ok(Some(SaleLine { line, sale: self.sale(line)? })),
            Err(error) => Err(unreadable(&self.file, line, error)),
        }
    }

    fn bytes_read(&self) -> u64 {
        self.reader.get_ref().bytes_read()
    }
}

/// Where each of [`COLUMNS`] is in the header.
fn places(header: &StringRecord) -> Result<[usize; COLUMNS.len()], String> {
    let expected = format!("expected the columns {} in the first line", COLUMNS.join(", "));
    if header.is_empty() {
        return Err(format!("there is no header; {expected}"));
    }
    if let Some(unknown) = header.iter().find(|name| !COLUMNS.contains(name)) {
        return Err(format!("the column {:?} is not known; {expected}", printable(unknown)));
    }
    let mut places = [0; COLUMNS.len()];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        let mut found = header.iter().enumerate().filter(|(_, name)| *name == column).map(|(place, _)| place);
        match (found.next(), found.next()) {
            (Some(found), None) => *place = found,
            (None, _) => return Err(format!("the column {column} is missing; {expected}")),
            (Some(_), Some(_)) => return Err(format!("the column {column} is there twice; {expected}")),
        }
    }
    Ok(places)
}

fn unreadable(file: &Arc<str>, line: u64, error: csv::Error) -> ReadError {
    let wrong = |what: &dyn fmt::Display| LineError::new(file, line, None, what).into();
    match error.into_kind() {
        ErrorKind::Io(error) => ReadError::File { file: file.clone(), line, error },
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            wrong(&format_args!("expected {expected_len} values as in the header, got {len}"))
        }
        ErrorKind::Utf8 { err, .. } => {
            wrong(&format_args!("expected UTF-8, got other bytes in the value no. {}", err.field() + 1))
        }
        // What else there is has to do with writing, seeking and serde, none of which is done here.
        _ => wrong(&"expected comma-separated values"),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::records::Records, *};

    const HEADER: &str = "saleId,userId,revenue,signups,soldAt";

    fn read(text: &[u8]) -> Result<Vec<Result<SaleLine, ReadError>>, ReadError> {
        Ok(Records::of(CsvSales::new("sales.csv".into(), text)?).collect())
    }

    /// What comes of one line below a header, and of a good one after it.
    fn of_line(line: &str) -> Result<SaleLine, String> {
        let good = "last,1,1,0,2026-03-01T09:30:00Z";
        let mut read = read(format!("{HEADER}\n{line}\n{good}\n").as_bytes()).unwrap();
        assert_eq!(read.len(), 2, "{line}: {read:?}");
        assert_eq!(read.pop().unwrap().unwrap().sale.sale_id.as_str(), "last", "{line}");
        read.pop().unwrap().map_err(|error| error.to_string())
    }

    fn header_error(text: &str) -> String {
        read(text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn columns_come_in_any_order_quoted_with_mark_and_with_line_ends_of_either_kind() {
        let text = "\u{feff}soldAt,revenue,saleId,signups,userId\r\n\
            2026-03-01T09:30:00+01:00,\"1234.50\",\"a,\"\"b\"\"\",1.5,7\r\n\
            \r\n\
            2026-03-01T09:30:00Z, 0 ,s-2,0,8";
        let read: Vec<_> = read(text.as_bytes()).unwrap().into_iter().map(Result::unwrap).collect();
        let sale = |n: usize| serde_json::to_string(&read[n].sale).unwrap();
        assert_eq!(read.iter().map(|sale| sale.line).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(
            sale(0),
            r#"{"saleId":"a,\"b\"","userId":7,"revenue":1234.5,"signups":1.5,"soldAt":"2026-03-01T08:30:00.000Z"}"#
        );
        assert_eq!(
            sale(1),
            r#"{"saleId":"s-2","userId":8,"revenue":0,"signups":0,"soldAt":"2026-03-01T09:30:00.000Z"}"#
        );
    }

    #[test]
    fn the_header_must_name_the_columns() {
        for (text, error) in [
            ("", "there is no header; expected the columns saleId, userId, revenue, signups, soldAt in the first line"),
            ("\n\n", "there is no header"),
            ("saleId,userId,revenue,soldAt\n", "the column signups is missing"),
            ("saleId,userId,revenue,signups,soldAt,note\n", "the column \"note\" is not known"),
            ("saleId,userId,revenue,signups,soldAt,userId\n", "the column userId is there twice"),
            ("s-1,7,10,0,2026-03-01T09:30:00Z\n", "the column \"s-1\" is not known"),
        ] {
            assert!(header_error(text).starts_with(&format!("sales.csv: {error}")), "{}", header_error(text));
        }
        assert!(read(HEADER.as_bytes()).unwrap().is_empty());
    }

    #[test]
    fn a_bad_line_names_its_place_and_what_was_expected_and_the_next_is_read() {
        for (line, error) in [
            (",7,10,0,2026-03-01T09:30:00Z", "saleId: expected 1 to 128 bytes without control characters, got \"\""),
            ("s,0,10,0,2026-03-01T09:30:00Z", "userId: expected an integer from 1 to 9007199254740991, got \"0\""),
            ("s,7,10.505,0,2026-03-01T09:30:00Z", "revenue: expected at most 2 decimals, got 10.505"),
            ("s,7,-1,0,2026-03-01T09:30:00Z", "revenue: expected a number from 0 to 1000000000000, got -1"),
            ("s,7,\"1,000\",0,2026-03-01T09:30:00Z", "revenue: expected a number such as 10.5, got \"1,000\""),
            ("s,7,10,0.25,2026-03-01T09:30:00Z", "signups: expected at most 1 decimal, got 0.25"),
            (
                "s,7,10,0,2026-03-01",
                "soldAt: expected an ISO 8601 time with an offset, such as 2026-03-01T09:30:00.000Z",
            ),
            ("s,7,10,0", "expected 5 values as in the header, got 4"),
            ("s,7,10,0,2026-03-01T09:30:00Z,x", "expected 5 values as in the header, got 6"),
            ("s,7,\u{9b}2J,0,2026-03-01T09:30:00Z", "revenue: expected a number such as 10.5, got \"\\u{9b}2J\""),
        ] {
            let got = of_line(line).unwrap_err();
            assert!(got.starts_with(&format!("sales.csv:2: {error}")), "{line}: {got}");
        }
        let text = [HEADER.as_bytes(), b"\ns\xff,7,10,0,2026-03-01T09:30:00Z\n"].concat();
        let error = read(&text).unwrap().pop().unwrap().unwrap_err().to_string();
        assert_eq!(error, "sales.csv:2: expected UTF-8, got other bytes in the value no. 1");
    }

    #[test]
    fn a_quote_that_is_not_closed_does_not_swallow_the_file() {
        let text = format!("{HEADER}\n\"s,7,10,0,2026-03-01T09:30:00Z\nt,7,10,0,2026-03-01T09:30:00Z\n");
        let read = read(text.as_bytes()).unwrap();
        assert_eq!(read.len(), 1);
        let error = read[0].as_ref().unwrap_err();
        assert!(matches!(error, ReadError::File { line: 2, .. }), "{error}");
        assert!(error.to_string().starts_with("sales.csv:2: a quote is opened and not closed"), "{error}");
    }
}
