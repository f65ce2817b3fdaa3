use std::{
    fs::OpenOptions,
    io::{self, BufWriter, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{
    store::{Access, Operator, Query},
    telemetry,
};

use super::{
    super::{CliError, config_file::ConfigFile},
    PAGE,
    audience::Audience,
    line,
};

const EXAMPLES: &str = "\
Examples:
  ridgecast journal export -o events.jsonl
  ridgecast journal export --after 120000 --namespace /training | gzip > training.jsonl.gz

One line of JSON for each event that is kept, in order, up to the last one at the start of the export: \
{\"offset\",\"epoch\",\"namespace\",\"room\"?,\"event\",\"data\",\"toldAt\"}. To go on another day, name the last \
offset you have; if events after it are no longer kept, that is an error and not a gap.";

/// Writes the events that are kept as JSON lines
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Export {
    /// Only what was told after this offset [default: everything that is kept]
    #[arg(long, value_name = "OFFSET")]
    after: Option<u64>,
    #[command(flatten)]
    audience: Audience,
    /// Write to this file (mode 0600), and not to stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    config: ConfigFile,
}

impl Export {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let settings = self.config.settings()?;
        telemetry::log_to_stderr("warn");
        let mut operator = Operator::open(&settings, Access::Read)?;
        match &self.output {
            None => self.write(&mut operator, io::stdout().lock(), CliError::Output),
            Some(file) => {
                let failed = |error| CliError::File { file: file.clone(), error };
                self.write(&mut operator, create(file).map_err(failed)?, failed)
            }
        }
    }

    fn write(
        &self,
        operator: &mut Operator,
        out: impl Write,
        failed: impl Fn(io::Error) -> CliError,
    ) -> Result<(), CliError> {
        let Some(head) = operator.head()? else { return Ok(()) };
        let mut out = BufWriter::new(out);
        let mut query = Query {
            after: self.after.unwrap_or(head.pruned_to),
            up_to: head.last_offset,
            heard_by: self.audience.heard_by(),
            most: PAGE,
        };
        while query.after < query.up_to {
            let Some(page) = operator.events(&query)? else {
                return Err(CliError::Forgotten { after: query.after, pruned_to: operator.kept()?.pruned_to });
            };
            for event in &page.events {
                let line = line::json(event).map_err(&failed)?;
                writeln!(out, "{line}").map_err(&failed)?;
            }
            query.after = page.complete_to;
        }
        out.flush().map_err(failed)
    }
}

fn create(file: &Path) -> io::Result<impl Write> {
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file)
}
