//! What the service costs, beside the least that the same machine can do: `cargo bench --bench fanout`.
//!
//! Each row of the table is a job ([`rows`]), given in turn to the service and to a reference, several times over, each
//! time to a fresh process: for plain JSON a bare loop of one write per socket ([`bare`], for POSTs to single users also
//! [`bare_actix`]), for Socket.IO the npm package `socket.io`. The server has one core and one worker, the load ([`crowd`], [`posters`]) the other core. Processor time
//! and memory are the kernel's figures for the server's process. Every event is counted at every subscriber, and its
//! place in the order is checked at some.

// A table on standard output is what this program is for; progress goes to standard error.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod aim;
mod answer;
mod bare;
mod bare_actix;
mod clock;
mod crowd;
mod dialect;
mod ear;
mod faults;
mod fill;
mod frames;
mod identity;
mod isolation;
mod member;
mod order;
mod posters;
mod procfs;
mod report;
mod rows;
mod server;
mod stats;

use std::{path::PathBuf, process::ExitCode, time::Duration};

use anyhow::Result;
use clap::{Parser, Subcommand};

use report::Form;
use rows::{Plan, ROWS, Row};
use server::Kind;
use stats::Series;

#[derive(Parser)]
#[command(about = "Measures the service beside a bare loop and beside Node's socket.io.")]
struct Arguments {
    #[command(subcommand)]
    role: Option<Role>,
    /// Only rows whose name begins so; may be given several times (json, socketio, json-flooded, …).
    #[arg(long, value_name = "ROW")]
    only: Vec<String>,
    /// One short repetition with small crowds: shows that it works, not how fast.
    #[arg(long)]
    quick: bool,
    /// JSON lines in place of the table.
    #[arg(long)]
    json: bool,
    /// Repetitions of each row.
    #[arg(long, default_value_t = 3)]
    repeat: usize,
    /// Measures another binary of the service, such as one of an earlier version.
    #[arg(long, value_name = "FILE", default_value = env!("CARGO_BIN_EXE_ridgecast"))]
    binary: PathBuf,
    /// Leaves the service out: how fast and how quiet is this machine?
    #[arg(long)]
    reference_only: bool,
    /// Given by `cargo bench`.
    #[arg(long, hide = true)]
    bench: bool,
}

/// What this program does in its child processes.
#[derive(Subcommand)]
enum Role {
    /// Serves as the bare loop.
    #[command(hide = true)]
    Bare,
    /// Serves as the bare loop behind actix-web.
    #[command(hide = true)]
    BareActix,
    /// Becomes another program, on the server's core.
    #[command(hide = true)]
    Launch {
        program: String,
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    play(&Arguments::parse()).unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::FAILURE
    })
}

fn play(arguments: &Arguments) -> Result<ExitCode> {
    match &arguments.role {
        Some(Role::Bare) => bare::serve().map(|()| ExitCode::SUCCESS),
        Some(Role::BareActix) => bare_actix::serve().map(|()| ExitCode::SUCCESS),
        Some(Role::Launch { program, arguments }) => isolation::launch(program, arguments).map(|()| ExitCode::SUCCESS),
        // `cargo test --all-targets` runs benches too, without this; figures are not what it is after.
        None if !arguments.bench => {
            eprintln!("run this with `cargo bench --bench fanout`");
            Ok(ExitCode::SUCCESS)
        }
        None => measure(arguments),
    }
}

/// Fails if a row could not be measured or an event was lost; a missed aim is told, not failed.
fn measure(arguments: &Arguments) -> Result<ExitCode> {
    isolation::take_load_core()?;
    let form = if arguments.json { Form::JsonLines } else { Form::Table };
    let (warm_up, window, shrink) = if arguments.quick { (300, 1_500, 5) } else { (1_000, 5_000, 1) };
    let plan = Plan {
        ridgecast: arguments.binary.clone(),
        warm_up: Duration::from_millis(warm_up),
        window: Duration::from_millis(window),
        shrink,
    };
    let repeat = if arguments.quick { 1 } else { arguments.repeat.max(1) };
    let chosen = |row: &&Row| arguments.only.is_empty() || arguments.only.iter().any(|only| row.name.starts_with(only));
    let mut failed = false;
    form.begin();
    for row in ROWS.iter().filter(chosen) {
        let subject = (!arguments.reference_only).then_some(row.subject);
        match repetitions(row, subject, row.job.repetitions(repeat), &plan) {
            Ok((series, faults)) => {
                form.row(row, &series);
                faults.iter().for_each(|fault| form.fault(row, fault));
                failed |= !faults.is_empty();
            }
            Err(error) => {
                form.fault(row, &format!("{error:#}"));
                failed = true;
            }
        }
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

type Figures = Vec<(Option<Series>, Series)>;

/// Does the job of `row` several times, reference and subject in turn so that both meet the same moods of the machine.
fn repetitions(row: &Row, subject: Option<Kind>, repeat: usize, plan: &Plan) -> Result<(Figures, Vec<String>)> {
    let mut faults = Vec::new();
    let mut measured = [vec![Vec::new(); row.figures.len()], vec![Vec::new(); row.figures.len()]];
    for repetition in 1..=repeat {
        for (kind, columns) in [Some(row.reference), subject].into_iter().zip(&mut measured) {
            let Some(kind) = kind else { continue };
            eprintln!("{}: {} ({repetition} of {repeat})", row.name, kind.name());
            let outcome = row.job.measure(kind, plan)?;
            columns.iter_mut().zip(outcome.figures).for_each(|(column, figure)| column.push(figure));
            faults.extend(outcome.faults.iter().map(|fault| format!("{}: {fault}", kind.name())));
        }
    }
    let [reference, subject] = measured;
    let series = subject.into_iter().zip(reference);
    let series = series.filter_map(|(subject, reference)| Some((Series::of(subject), Series::of(reference)?)));
    Ok((series.collect(), faults))
}
