//! One core for the server, one for the load: pinning, open files, and children that do not outlive us.

use std::{os::unix::process::CommandExt, process::Command, thread::available_parallelism};

use anyhow::{Context, Result, ensure};
use rustix::{
    process::{Resource, Rlimit, Signal, getrlimit, set_parent_process_death_signal, setrlimit},
    thread::{CpuSet, sched_setaffinity},
};

/// The core the server under load runs on.
const SERVER_CORE: usize = 0;
/// The core everything else runs on: subscribers, posters, this program.
const LOAD_CORE: usize = 1;

/// Moves this process to the load's core and lets it open as many files as the hard limit allows.
pub(crate) fn take_load_core() -> Result<()> {
    ensure!(available_parallelism()?.get() > LOAD_CORE, "two cores are needed: one for the server, one for the load");
    pin(LOAD_CORE)?;
    let files = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: files.maximum, ..files }).context("cannot raise the open files limit")
}

/// A command that will run `program` on the server's core and dies with this process. The process id is the program's.
pub(crate) fn on_server_core(program: &std::path::Path) -> Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("launch").arg(program);
    Ok(command)
}

/// Becomes `program`; how the command of [`on_server_core`] goes on. Returns only if that fails.
pub(crate) fn launch(program: &str, arguments: &[String]) -> Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    pin(SERVER_CORE)?;
    let error = Command::new(program).args(arguments).exec();
    Err(error).with_context(|| format!("cannot run {program}"))
}

fn pin(core: usize) -> Result<()> {
    let mut cores = CpuSet::new();
    cores.set(core);
    sched_setaffinity(None, &cores).with_context(|| format!("cannot move to core {core}"))
}
