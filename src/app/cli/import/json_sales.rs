use std::{io::BufRead, sync::Arc};

use super::{
    SaleLine, TIME,
    bad::{LineError, ReadError},
    lines::Lines,
    records::ReadSales,
};
use crate::domain::{OUT_OF_RANGE, books::Sale};

/// Sales as lines of JSON, each the body of a POST to `/api/v1/sales` with its time. Blank lines are passed over.
pub(super) struct JsonSales<R> {
    file: Arc<str>,
    lines: Lines<R>,
}

impl<R: BufRead> JsonSales<R> {
    pub(super) fn new(file: Arc<str>, text: R) -> Self {
        Self { file, lines: Lines::new(text) }
    }
}

impl<R: BufRead> ReadSales for JsonSales<R> {
    fn read(&mut self) -> Result<Option<SaleLine>, ReadError> {
        loop {
            let line = self.lines.number() + 1;
            match self.lines.next_line() {
                Ok(None) => return Ok(None),
                Ok(Some(text)) if text.trim_ascii().is_empty() => {}
                Ok(Some(text)) => {
                    let sale = sale(text)
                        .map_err(|(column, what)| LineError::new(&self.file, line, column.as_deref(), what))?;
                    return Ok(Some(SaleLine { line, sale }));
                }
                Err(error) => return Err(ReadError::File { file: self.file.clone(), line, error }),
            }
        }
    }

    fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }
}

/// Reads a line; or the key that is wrong, and what was expected.
fn sale(line: &[u8]) -> Result<Sale, (Option<String>, String)> {
    // Serde alone would take an array of the values as well.
    if !line.trim_ascii_start().starts_with(b"{") {
        return Err((None, "expected a JSON object".to_owned()));
    }
    let mut json = serde_json::Deserializer::from_slice(line);
    let sale: Sale = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        explained(Some(path).filter(|path| path != "."), &error.into_inner())
    })?;
    json.end().map_err(|error| explained(None, &error))?;
    if sale.sold_at.is_none() {
        return Err((Some("soldAt".to_owned()), format!("expected {TIME}, got none")));
    }
    Ok(sale)
}

fn explained(column: Option<String>, error: &serde_json::Error) -> (Option<String>, String) {
    let text = error.to_string();
    // A line of its own is always the first to serde.
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&place).unwrap_or(&text);
    if !error.is_data() {
        return (None, format!("not JSON: {text} at character {}", error.column()));
    }
    match text.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        Some(name) => (Some(name.to_owned()), "required, and missing".to_owned()),
        None => (column, text.strip_prefix(OUT_OF_RANGE).unwrap_or(text).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::records::Records, *};

    const SALE: &str =
        r#"{"saleId":"s-1","userId":7,"revenue":1234.5,"signups":1.5,"soldAt":"2026-03-01T09:30:00.000Z"}"#;

    fn read(text: &str) -> Vec<Result<SaleLine, ReadError>> {
        Records::of(JsonSales::new("sales.jsonl".into(), text.as_bytes())).collect()
    }

    #[test]
    fn lines_are_read_with_mark_with_line_ends_of_either_kind_and_with_blank_lines() {
        let other = r#"{"soldAt":"2026-03-01T09:30:00Z","saleId":42,"signups":"2","userId":7,"revenue":"1.50"}"#;
        let text = format!("\u{feff}{SALE}\r\n\r\n{other}");
        let read: Vec<_> = read(&text).into_iter().map(Result::unwrap).collect();
        assert_eq!(read.iter().map(|sale| sale.line).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(serde_json::to_string(&read[0].sale).unwrap(), SALE);
        assert_eq!((read[1].sale.sale_id.as_str(), read[1].sale.revenue.units()), ("42", 150));
    }

    #[test]
    fn a_file_without_lines_holds_no_sales() {
        assert!(read("").is_empty() && read("\n \n").is_empty());
    }

    #[test]
    fn a_bad_line_names_its_place_and_what_was_expected_and_the_next_is_read() {
        let without_time = r#"{"saleId":"s-1","userId":7,"revenue":1,"signups":0}"#;
        for (line, error) in [
            (SALE.replace("1234.5", "10.505").as_str(), "revenue: expected at most 2 decimals, got 10.505"),
            (&SALE.replace(":7", ":0"), "userId: expected an integer from 1 to 9007199254740991, got 0"),
            (&SALE.replace("\"s-1\"", "\"\""), "saleId: expected 1 to 128 bytes without control characters"),
            (&SALE.replace("2026-03-01T09:30:00.000Z", "noon"), "soldAt: expected an ISO 8601 time with an offset"),
            (&SALE.replace("\"signups\":1.5,", ""), "signups: required, and missing"),
            (
                without_time,
                "soldAt: expected an ISO 8601 time with an offset, such as 2026-03-01T09:30:00.000Z, got none",
            ),
            (&SALE.replace("signups", "sign\\u009bups"), "sign ups: unknown field"),
            ("[\"s-1\",7,1,0,\"2026-03-01T09:30:00Z\"]", "expected a JSON object"),
            ("{\"saleId\":", "not JSON: EOF while parsing a value at character"),
            (&format!("{SALE} {SALE}"), "not JSON: trailing characters at character"),
        ] {
            let mut read = read(&format!("\n{line}\n{SALE}\n"));
            assert_eq!(read.len(), 2, "{line}");
            assert_eq!(read.pop().unwrap().unwrap().line, 3);
            let got = read.pop().unwrap().unwrap_err().to_string();
            assert!(got.starts_with(&format!("sales.jsonl:2: {error}")), "{line}: {got}");
        }
    }
}
