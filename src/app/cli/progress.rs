use std::cell::Cell;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output;

/// How many things there are between two lines, where there is no terminal.
const LINE_EVERY: u64 = 100_000;

/// What is shown of a file whose size is known, of one whose size is not, and of so many things.
const FILE: &str = "{wide_bar} {bytes}/{total_bytes}  {msg}  {eta} to go";
const STREAM: &str = "{spinner} {bytes}  {msg}  {elapsed}";
const THINGS: &str = "{wide_bar} {pos}/{len} {msg}  {eta} to go";

/// How far something is, on stderr: a bar on a terminal, and a line now and then elsewhere.
pub(super) struct Progress {
    bar: ProgressBar,
    /// What is counted, such as `sales`.
    things: &'static str,
    count: Cell<u64>,
}

impl Progress {
    /// Of a file with so many bytes, if that is known.
    pub(super) fn of_file(bytes: Option<u64>, things: &'static str) -> Self {
        Self::new(bytes, if bytes.is_some() { FILE } else { STREAM }, things)
    }

    /// Of so many things.
    pub(super) fn of_things(count: u64, things: &'static str) -> Self {
        Self::new(Some(count), THINGS, things)
    }

    fn new(length: Option<u64>, template: &str, things: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr());
        // A test holds that the templates are well-formed; if they were not, the bar would look plain.
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        Self { bar: bar.with_style(style).with_message(things), things, count: Cell::new(0) }
    }

    /// So many more were dealt with, and so many bytes of the file were read in all.
    pub(super) fn advance_in_file(&self, more: u64, bytes: u64) {
        let now = self.count(more);
        self.bar.set_message(format!("{now} {}", self.things));
        self.bar.set_position(bytes);
    }

    /// One more was dealt with.
    pub(super) fn advance(&self) {
        self.count(1);
        self.bar.inc(1);
    }

    fn count(&self, more: u64) -> u64 {
        let before = self.count.get();
        let now = before + more;
        self.count.set(now);
        if self.bar.is_hidden() && before / LINE_EVERY != now / LINE_EVERY {
            output::note(&format!("{now} {} so far", self.things));
        }
        now
    }

    /// Tells something, without tearing the bar.
    pub(super) fn note(&self, text: &str) {
        self.bar.suspend(|| output::note(text));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_are_well_formed() {
        for template in [FILE, STREAM, THINGS] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }
}
