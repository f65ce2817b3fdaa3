//! `ridgecast demo`: a company that does not exist reports through the public API. [`company`] makes up what happens,
//! [`poster`] sends it.

mod company;
mod poster;
mod speed;
mod tally;

use std::{future::pending, io, time::Duration};

use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::signal::unix::{SignalKind, signal};

use super::{CliError, endpoint::Endpoint, output};
use crate::app::RunError;
use company::{Company, MAX_TEAMS, Size, Step};
use poster::Poster;
use speed::Speed;
use tally::Tally;

const EXAMPLES: &str = "\
Examples:
  ridgecast demo                               an office at its real pace, until Ctrl-C
  ridgecast demo --speed 60 --for 5m           five hours in five minutes
  ridgecast demo --speed max --reports 10000   as much as the service takes
  ridgecast demo --seed 7 --print --reports 50 what would be posted, and nothing is

The first reports name the company's people, teams and contests; then come sales and voids, trainings, notifications \
and changes of the roster. The same seed makes the same reports at any speed, so a service that has heard of its sales \
knows them again. Users are numbered from 1, so `ridgecast token --user 7` lets you be one of them. The office day is \
from nine to five, and every day follows the one before at once.";

/// The most reps there can be.
const MAX_REPS: u32 = 100_000;

/// When a printed company opens, so that its contests have the same times whenever it is printed.
const OPENING: &str = "2026-01-05T14:00:00Z";

/// A made-up company that reports what happens in it, for trying things
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Demo {
    /// What decides all that happens [default: another one each time, which is told]
    #[arg(long, value_name = "N")]
    seed: Option<u32>,
    /// How fast time goes by: 1 is real time, 60 a minute a second, `max` as fast as it goes
    #[arg(long, value_name = "X", default_value = "1")]
    speed: Speed,
    /// Stop after this time [default: at Ctrl-C]
    #[arg(long = "for", value_name = "TIME", value_parser = humantime_serde::re::humantime::parse_duration)]
    limit: Option<Duration>,
    /// Stop after so many reports
    #[arg(long, value_name = "N")]
    reports: Option<usize>,
    /// How many people sell, at the beginning
    #[arg(long, value_name = "N", default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_REPS)))]
    reps: u32,
    /// How many teams they form
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=MAX_TEAMS as i64))]
    teams: u32,
    /// Print the reports as lines of JSON {"afterMs","method","path","body"?} and post nothing
    #[arg(long, conflicts_with = "limit")]
    print: bool,
    #[command(flatten)]
    endpoint: Endpoint,
}

impl Demo {
    pub(super) fn run(&self) -> Result<(), CliError> {
        if self.teams > self.reps {
            let text = format!("--teams: expected at most as many as --reps ({}), got {}", self.reps, self.teams);
            return Err(CliError::Arguments(text));
        }
        let seed = self.seed.unwrap_or_else(rand::random);
        let company = Company::new(seed, Size { reps: self.reps as usize, teams: self.teams as usize });
        let steps = company.take(self.reports.unwrap_or(usize::MAX));
        if self.print { print(steps) } else { self.post(seed, steps) }
    }

    fn post(&self, seed: u32, steps: impl Iterator<Item = Step>) -> Result<(), CliError> {
        let api = self.endpoint.api()?;
        let (reps, teams, speed) = (self.reps, self.teams, self.speed);
        output::say(&format!(
            "A company of {reps} reps in {teams} teams reports to {} (seed {seed}, speed {speed}).\n\
             Look at it with `ridgecast journal tail --follow`, or as user 1 with `ridgecast token --user 1`.",
            api.base()
        ))?;
        let poster = Poster { api: &api, speed, run: format!("demo-{:016x}", rand::random::<u64>()) };
        let mut tally = Tally::default();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(RunError::System)?;
        let posted = runtime.block_on(async {
            let ended = ended(self.limit).map_err(RunError::System)?;
            poster.post_all(steps, &mut tally, ended).await
        });
        posted?;
        output::say(&tally.to_string())
    }
}

/// Ends at Ctrl-C, when the process is asked to end, or after `limit`.
fn ended(limit: Option<Duration>) -> io::Result<impl Future<Output = ()>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        let limit = async {
            match limit {
                Some(limit) => tokio::time::sleep(limit).await,
                None => pending().await,
            }
        };
        tokio::select! {
            _ = interrupt.recv() => (),
            _ = terminate.recv() => (),
            () = limit => (),
        }
    })
}

fn print(steps: impl Iterator<Item = Step>) -> Result<(), CliError> {
    let opening: Timestamp = OPENING.parse().unwrap_or_default();
    let mut now = opening;
    for Step { after, report } in steps {
        now = now.saturating_add(after).unwrap_or(Timestamp::MAX);
        let method = report.method.to_string();
        let after = u64::try_from(after.as_millis()).unwrap_or(u64::MAX);
        let mut line = json!({"afterMs": after, "method": method, "path": report.path});
        if let (Some(body), Value::Object(line)) = (report.body_at(now.into(), 1.0), &mut line) {
            line.insert("body".to_owned(), body);
        }
        output::say(&line.to_string())?;
    }
    Ok(())
}
