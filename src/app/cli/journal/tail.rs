use std::{
    io::{self, IsTerminal},
    sync::Arc,
    thread,
    time::Duration,
};

use clap::Args;

use crate::{
    domain::Publication,
    store::{Access, Operator, Query},
    telemetry,
};

use super::{
    super::{CliError, config_file::ConfigFile, output},
    PAGE,
    audience::Audience,
    line,
};

const EXAMPLES: &str = "\
Examples:
  ridgecast journal tail
  ridgecast journal tail --follow --namespace /leaderboard
  ridgecast journal tail -n 1000 --room user:7 --json | jq .data

One line for each event: offset, time (UTC), audience, event, and as much of the data as the terminal \
has room for. Fleeting events (typing and the like) are not kept, so they are not shown.";

/// How often it is asked whether there is more.
const AGAIN: Duration = Duration::from_millis(200);

/// Prints the last events, and with --follow those that come
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Tail {
    /// How many
    #[arg(short = 'n', long = "lines", value_name = "N", default_value_t = 10)]
    lines: u32,
    /// Go on with what is told from now on, until Ctrl-C
    #[arg(short, long)]
    follow: bool,
    /// Print each event whole, as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    audience: Audience,
    #[command(flatten)]
    config: ConfigFile,
}

impl Tail {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let settings = self.config.settings()?;
        telemetry::log_to_stderr("warn");
        let mut operator = Operator::open(&settings, Access::Read)?;
        let heard_by = self.audience.heard_by();
        let mut after = 0;
        if let Some(head) = operator.head()? {
            let last = operator.last(&heard_by, head.last_offset, &head.epoch, self.lines)?;
            self.print(&last)?;
            after = head.last_offset;
        }
        let mut query = Query { after, up_to: after, heard_by, most: PAGE };
        if !self.follow {
            return Ok(());
        }
        loop {
            thread::sleep(AGAIN);
            self.print_new(&mut operator, &mut query)?;
        }
    }

    /// What has come since the query's `after`, which becomes the journal's end.
    fn print_new(&self, operator: &mut Operator, query: &mut Query) -> Result<(), CliError> {
        let Some(head) = operator.head()? else { return Ok(()) };
        query.up_to = head.last_offset;
        while query.after < query.up_to {
            match operator.events(query)? {
                Some(page) => {
                    self.print(&page.events)?;
                    query.after = page.complete_to;
                }
                None => {
                    let pruned_to = operator.kept()?.pruned_to;
                    log::warn!("events up to {pruned_to} were deleted before they could be shown");
                    query.after = pruned_to;
                }
            }
        }
        Ok(())
    }

    fn print(&self, events: &[Arc<Publication>]) -> Result<(), CliError> {
        let columns = columns();
        events.iter().try_for_each(|event| {
            output::say(&if self.json {
                line::json(event).map_err(CliError::Output)?
            } else {
                line::text(event, columns)
            })
        })
    }
}

/// How wide the terminal is; asked each time, for it may be changed.
fn columns() -> Option<usize> {
    let stdout = io::stdout();
    let size = stdout.is_terminal().then(|| rustix::termios::tcgetwinsize(&stdout).ok())??;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}
