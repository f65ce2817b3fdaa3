//! `ridgecast import`: sales of the past, from a file. [`source`] reads them one at a time, [`mod@feed`] has them taken and
//! written in chunks, [`desk`] does that.

mod bad;
mod csv_sales;
mod desk;
mod feed;
mod json_sales;
mod lines;
mod records;
mod source;

use std::{path::PathBuf, sync::Arc, thread, time::Duration};

use clap::Args;
use tokio::{sync::oneshot, time::timeout};

use super::{CliError, config_file::ConfigFile, ended::ended, output, progress::Progress};
use crate::{app::RunError, domain::books::Sale, settings::Settings, telemetry};
use bad::LineError;
use desk::{Desk, Gate, Glance};
use feed::{Imported, Sink, feed};
use source::{Format, Source};

pub(super) use bad::ReadError;

const EXAMPLES: &str = "\
Examples:
  ridgecast import sales.csv --check               whether every line can be read
  ridgecast import sales.csv                       writes them
  zcat sales.csv.gz | ridgecast import - --format csv --skip-bad

CSV has a header line with the columns saleId, userId, revenue, signups and soldAt in any order; JSON lines have the same \
keys, as a POST to /api/v1/sales:

  saleId,userId,revenue,signups,soldAt
  s-1,7,1249.90,1.5,2026-03-01T09:30:00Z

Revenue has at most two decimals, signups one, and times an offset. A file in the order of its times is the quickest.

One process writes to a database at a time: stop the service first, or POST the sales to it. Sales are written in chunks \
of 1,000, each whole or not at all, so it can be stopped at any time and started again: a sale that is known is passed \
over, also one that was voided since. One that is known with other figures is a bad line. Each sale counts in the periods \
of its soldAt, and is recorded at the time of the import, in the order of the file. Nobody is told; the service shows the \
boards anew when it starts.";

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

/// Enters sales of the past from a file
#[derive(Debug, Clone, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Import {
    /// Where the sales are; `-` is stdin
    #[arg(value_name = "FILE")]
    sales: PathBuf,
    /// How they are written [default: what the name says: .csv, .jsonl, .ndjson]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Pass over lines that can't be read or don't fit what is known, and tell which they are, instead of ending at the first
    #[arg(long)]
    skip_bad: bool,
    /// Only read, and write nothing
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    config: ConfigFile,
}

/// How long a chunk that is not full may take to notice that it is not wanted any more.
const GRACE: Duration = Duration::from_secs(1);

impl Import {
    pub(super) fn run(&self) -> Result<(), CliError> {
        if self.check {
            let done = self.feed(self.source()?, &mut Glance)?;
            return output::say(&format!(
                "{}: {} sales can be read, bad lines: {}",
                done.name, done.imported.new, done.bad
            ));
        }
        let settings = self.config.settings()?;
        telemetry::log_to_stderr("info");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(RunError::System)?;
        let Done { name, imported: Imported { new, known }, bad } = runtime.block_on(self.write(settings))?;
        output::say(&format!("{name}: {new} sales written, known already: {known}, bad lines: {bad}"))
    }

    /// Writes everything, on a thread of its own, unless it is stopped. Reading may wait for ever, and is not waited for then.
    async fn write(&self, settings: Settings) -> Result<Done, CliError> {
        let stopped = ended(None).map_err(RunError::System)?;
        let (gate, import) = (Gate::default(), self.clone());
        let (ends, mut end) = oneshot::channel();
        let its_gate = gate.clone();
        let work = move || {
            // Nobody waits any more if it was stopped.
            let _ = ends.send(import.write_all(&settings, its_gate));
        };
        thread::Builder::new().name("import".to_owned()).spawn(work).map_err(RunError::System)?;
        let done = tokio::select! {
            done = &mut end => Some(done),
            () = stopped => None,
        };
        if let Some(Ok(done)) = done {
            return done;
        }
        let written = gate.shut();
        match timeout(GRACE, end).await {
            Ok(Ok(done)) => done,
            _ => Err(CliError::Stopped(written.all())),
        }
    }

    fn write_all(&self, settings: &Settings, gate: Gate) -> Result<Done, CliError> {
        let source = self.source()?;
        let mut desk = Desk::open(settings, gate)?;
        let done = self.feed(source, &mut desk)?;
        desk.close()?;
        Ok(done)
    }

    fn source(&self) -> Result<Source, CliError> {
        Source::open(&self.sales, self.format)
    }

    /// Has everything taken by the sink, and shows how far it is.
    fn feed(&self, source: Source, sink: &mut impl Sink<CliError>) -> Result<Done, CliError> {
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
        let wrote = |imported: Imported, source: &Source| progress.advance_in_file(imported.all(), source.bytes_read());
        let imported = feed(&name, source, sink, bad, wrote)?;
        Ok(Done { name, imported, bad: bad_lines })
    }
}
