use std::time::Duration;

use bytesize::ByteSize;
use clap::{ArgGroup, Args};
use humantime_serde::re::humantime::parse_duration;
use jiff::Timestamp;

use crate::{
    store::{Access, Operator, Retention},
    telemetry,
};

use super::super::{CliError, config_file::ConfigFile, output};

const EXAMPLES: &str = "\
Examples:
  ridgecast journal prune --before 30days
  ridgecast journal prune --keep-events 100000
  ridgecast journal prune --keep-bytes '1 GiB' --before 7days

Of several bounds each deletes what is beyond it. The service does the same by itself, by \
journal.retain_age, retain_events and retain_bytes; this is for once. A client that comes back from \
before what is kept is told that there is a gap. Inboxes and achievements are not concerned. An SQLite \
file does not get smaller: its room is used again.";

/// Deletes the oldest events, a few at a time
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, group(ArgGroup::new("bounds").required(true).multiple(true)))]
pub(super) struct Prune {
    /// What was told longer ago than this, such as 12h or 30days
    #[arg(long, value_name = "DURATION", group = "bounds", value_parser = parse_duration)]
    before: Option<Duration>,
    /// All but the last N events
    #[arg(long, value_name = "N", group = "bounds")]
    keep_events: Option<u64>,
    /// All but the last ones with so many bytes of payload together
    #[arg(long, value_name = "SIZE", group = "bounds")]
    keep_bytes: Option<ByteSize>,
    #[command(flatten)]
    config: ConfigFile,
}

impl Prune {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let settings = self.config.settings()?;
        telemetry::log_to_stderr("warn");
        let mut operator = Operator::open(&settings, Access::Write)?;
        let deleted = match operator.head()? {
            Some(_) => operator.prune(&self.retention(Timestamp::now()), settings.journal.prune_step)?,
            None => 0,
        };
        let kept = operator.kept()?;
        output::say(&format!(
            "deleted {deleted} events; kept {} after offset {}, {} of payloads",
            kept.events,
            kept.pruned_to,
            ByteSize(kept.bytes)
        ))
    }

    fn retention(&self, now: Timestamp) -> Retention {
        let age = |age: Duration| i64::try_from(age.as_millis()).unwrap_or(i64::MAX);
        Retention {
            not_before: self.before.map_or(i64::MIN, |before| now.as_millisecond().saturating_sub(age(before))),
            events: self.keep_events.unwrap_or(u64::MAX),
            bytes: self.keep_bytes.map_or(u64::MAX, |size| size.as_u64()),
        }
    }
}
