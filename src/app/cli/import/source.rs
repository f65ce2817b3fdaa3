use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    path::Path,
    sync::Arc,
};

use clap::ValueEnum;

use super::{
    super::CliError,
    SaleLine,
    bad::{ReadError, printable},
    csv_sales::CsvSales,
    json_sales::JsonSales,
    records::{ReadSales, Records},
};

/// How sales are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Comma-separated values with a header
    Csv,
    /// One JSON object a line
    Jsonl,
}

impl Format {
    /// What the end of the file's name says.
    fn of_name(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }
}

/// A file of sales, or stdin; read as it is asked for.
pub(super) struct Source {
    /// What the file is called in messages.
    pub(super) name: Arc<str>,
    /// How many bytes it has, if that is known.
    pub(super) size: Option<u64>,
    sales: Records<Box<dyn ReadSales>>,
}

impl Source {
    /// Opens `file`, or stdin if it is `-`. Without a `format` the name tells.
    pub(super) fn open(file: &Path, format: Option<Format>) -> Result<Self, CliError> {
        let from_stdin = file == Path::new("-");
        let Some(format) = format.or_else(|| Format::of_name(file)) else {
            let text = "--format: expected `csv` or `jsonl`, because the name of the file does not end in .csv, .jsonl or .ndjson";
            return Err(CliError::Arguments(text.to_owned()));
        };
        let (name, size, text): (_, _, Box<dyn BufRead>) = if from_stdin {
            ("stdin".to_owned(), None, Box::new(io::stdin().lock()))
        } else {
            let failed = |error| CliError::File { file: file.to_owned(), error };
            let open = File::open(file).map_err(failed)?;
            let about = open.metadata().map_err(failed)?;
            let size = about.is_file().then_some(about.len());
            (file.display().to_string(), size, Box::new(BufReader::with_capacity(64 * 1024, open)))
        };
        let name: Arc<str> = printable(&name).into();
        let reader: Box<dyn ReadSales> = match format {
            Format::Csv => Box::new(CsvSales::new(name.clone(), text)?),
            Format::Jsonl => Box::new(JsonSales::new(name.clone(), text)),
        };
        Ok(Self { name, size, sales: Records::of(reader) })
    }

    /// How many bytes were read.
    pub(super) fn bytes_read(&self) -> u64 {
        self.sales.bytes_read()
    }
}

impl Iterator for Source {
    type Item = Result<SaleLine, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.sales.next()
    }
}
