use std::cell::Cell;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::super::output;

/// How many sales there are between two lines, where there is no terminal.
const LINE_EVERY: u64 = 100_000;

/// What is shown where the size is known, and where it is not.
const BAR: &str = "{wide_bar} {bytes}/{total_bytes}  {msg} sales  {eta} to go";
const SPINNER: &str = "{spinner} {bytes}  {msg} sales  {elapsed}";

/// How far the reading is, on stderr: a bar on a terminal, and a line now and then elsewhere.
pub(super) struct Progress {
    bar: ProgressBar,
    sales: Cell<u64>,
}

impl Progress {
    /// Of a file with so many bytes, if that is known.
    pub(super) fn new(bytes: Option<u64>) -> Self {
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::stderr());
        let template = if bytes.is_some() { BAR } else { SPINNER };
        // A test holds that the templates are well-formed; if they were not, the bar would look plain.
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        Self { bar: bar.with_style(style), sales: Cell::new(0) }
    }

    /// So many sales more were dealt with, and so many bytes were read in all.
    pub(super) fn advance(&self, sales: u64, bytes: u64) {
        let before = self.sales.get();
        let now = before + sales;
        self.sales.set(now);
        self.bar.set_message(now.to_string());
        self.bar.set_position(bytes);
        if self.bar.is_hidden() && before / LINE_EVERY != now / LINE_EVERY {
            output::note(&format!("{now} sales so far"));
        }
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
        for template in [BAR, SPINNER] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }
}
