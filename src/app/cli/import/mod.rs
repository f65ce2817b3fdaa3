//! `ridgecast import`: sales of the past, from a file. [`source`] reads them one at a time, [`feed`] has them written in
//! chunks.

mod bad;
mod csv_sales;
mod feed;
mod json_sales;
mod lines;
mod source;

use std::{path::PathBuf, sync::Arc};

use clap::Args;

use super::{CliError, output, progress::Progress};
use crate::domain::books::Sale;
use bad::LineError;
use feed::{Imported, feed};
use source::{Format, Source};

pub(super) use bad::ReadError;

const EXAMPLES: &str = "\
Examples:
  ridgecast import sales.csv --check               whether every line can be read
  ridgecast import sales.jsonl --check --skip-bad  all that can't
  zcat sales.csv.gz | ridgecast import - --format csv --check

CSV has a header line with the columns saleId, userId, revenue, signups and soldAt in any order; JSON lines have the same \
keys, as a POST to /api/v1/sales:

  saleId,userId,revenue,signups,soldAt
  s-1,7,1249.90,1.5,2026-03-01T09:30:00Z

Revenue has at most two decimals, signups one, and times an offset.";

/// The columns, in the order in which messages name them.
const COLUMNS: [&str; 5] = ["saleId", "userId", "revenue", "signups", "soldAt"];

/// What a time looks like.
const TIME: &str = "an ISO 8601 time with an offset, such as 2026-03-01T09:30:00.000Z";

/// How many bad lines are shown; more are counted.
const SHOWN: u64 = 100;

/// A sale that was read, and where it stands.
#[derive(Debug, Clone, PartialEq)]
struct SaleLine {
    /// The line, from 1.
    line: u64,
    /// The sale, with its time.
    sale: Sale,
}

/// What became of a file.
struct Done {
    /// What it is called.
    name: Arc<str>,
    /// What became of its sales.
    imported: Imported,
    /// How many lines were no sales.
    bad: u64,
}

/// Reads sales of the past from a file
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Import {
    /// Where the sales are; `-` is stdin
    file: PathBuf,
    /// How they are written [default: what the name says: .csv, .jsonl, .ndjson]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Pass over lines that can't be read, and tell which they are, instead of ending at the first
    #[arg(long)]
    skip_bad: bool,
    /// Only read, and write nothing
    #[arg(long, required = true)]
    check: bool,
}

impl Import {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let sink = |sales: Vec<Sale>| Ok(Imported { new: sales.len() as u64, known: 0 });
        let done = self.feed(sink)?;
        output::say(&format!("{}: {} sales can be read, bad lines: {}", done.name, done.imported.new, done.bad))
    }

    /// Has everything written by `sink`, and shows how far it is.
    fn feed(&self, sink: impl FnMut(Vec<Sale>) -> Result<Imported, CliError>) -> Result<Done, CliError> {
        let source = Source::open(&self.file, self.format)?;
        let name = source.name.clone();
        let progress = Progress::of_file(source.size, "sales");
        let mut bad_lines = 0;
        let bad = |error: LineError| {
            if !self.skip_bad {
                return Err(ReadError::from(error).into());
            }
            bad_lines += 1;
            match bad_lines {
                ..=SHOWN => progress.note(&error.to_string()),
                n if n == SHOWN + 1 => progress.note("more bad lines are counted and not shown"),
                _ => {}
            }
            Ok(())
        };
        let wrote = |imported: Imported, source: &Source| {
            progress.advance_in_file(imported.new + imported.known, source.bytes_read());
        };
        let imported = feed(source, sink, bad, wrote)?;
        Ok(Done { name, imported, bad: bad_lines })
    }
}
