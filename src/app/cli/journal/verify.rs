use clap::Args;

use crate::{
    store::{Operator, Report},
    telemetry,
};

use super::super::{CliError, config_file::ConfigFile, output};

const EXAMPLES: &str = "\
Examples:
  ridgecast journal verify --config /etc/ridgecast.toml
  ridgecast journal verify && ridgecast backup FILE

Looks at the file (SQLite's own check), at the offsets, which must have no hole between the oldest event \
that is kept and the last one, and at every row of every table. Prints what is wrong and how many rows \
were looked at; what a damaged part hides does not keep it from looking at the rest. The service may \
run. Exit code 0: sound; 1: not.";

/// Looks whether everything that should be kept is there and can be read
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Verify {
    #[command(flatten)]
    config: ConfigFile,
}

impl Verify {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let settings = self.config.settings()?;
        telemetry::log_to_stderr("warn");
        let report = Operator::verify(&settings)?;
        output::say(&text(&report))?;
        match report.count {
            0 => Ok(()),
            count => Err(CliError::Unsound { location: report.location, count }),
        }
    }
}

fn text(report: &Report) -> String {
    let mut lines: Vec<String> = report.findings.iter().map(|text| text.replace(char::is_control, " ")).collect();
    let tables: Vec<_> = report.looked_at.iter().map(|(table, rows)| format!("{table} {rows}")).collect();
    lines.push(format!("rows looked at: {}", tables.join(", ")));
    if report.count == 0 {
        lines.push(match report.events {
            Some((pruned_to, last)) if pruned_to < last => {
                format!("sound: every event from offset {} to {last} is there", pruned_to + 1)
            }
            Some((_, last)) => format!("sound: no events are kept; the last offset was {last}"),
            None => "sound: nothing has been told yet".to_owned(),
        });
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Location;

    #[test]
    fn what_a_row_holds_cannot_drive_the_terminal() {
        let findings = vec!["table answers, row a \u{1b}[2J: bad".to_owned()];
        let location = Location::Sqlite("a.db".into());
        let report =
            Report { location, findings, count: 1, looked_at: vec![("events", 3), ("inbox", 0)], events: None };
        assert_eq!(text(&report), "table answers, row a  [2J: bad\nrows looked at: events 3, inbox 0");
    }
}
