//! A process that puts away what a test has set up outside its own process, however the tests' process ends.
//!
//! Statics are not dropped, and a killed process drops nothing at all. But its pipes are closed in any case: so a keeper
//! reads orders from a pipe, and when that ends it clears up.

use std::{
    io::{self, BufRead, BufReader, Write},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

/// A script for bash that takes orders, a line each, and answers each with a line. Dropping it ends its orders and waits
/// until it has cleared up.
pub(crate) struct Keeper {
    bash: Child,
    orders: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Keeper {
    /// Starts a script, with a folder as `$1` and what else it needs behind.
    pub(crate) fn start(script: &str, folder: &Path, args: &[String]) -> Self {
        let mut bash = Command::new("bash");
        bash.args(["-c", script, "keeper"]).arg(folder).args(args).current_dir(folder);
        bash.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // In a group of its own: a Ctrl-C is for the tests, and ends the keeper by way of the pipe.
        let mut bash = bash.process_group(0).spawn().expect("bash starts");
        let answers = BufReader::new(bash.stdout.take().unwrap());
        Self { orders: bash.stdin.take(), bash, answers }
    }

    /// Gives an order and waits for the answer.
    pub(crate) fn order(&mut self, order: &str) -> io::Result<String> {
        writeln!(self.orders.as_mut().unwrap(), "{order}")?;
        self.answer()
    }

    /// The next answer; an error if the keeper has gone.
    pub(crate) fn answer(&mut self) -> io::Result<String> {
        let mut line = String::new();
        match self.answers.read_line(&mut line)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(line.trim_end().to_owned()),
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.orders.take());
        let _ = self.bash.wait();
    }
}
