use clap::Args;

use crate::{
    brokers::{Comparison, Difference, Rebuilding, book_rules},
    domain::books::BookRules,
    store::{Access, Alone, Operator},
    telemetry,
};

use super::{CliError, config_file::ConfigFile, output, progress::Progress};
use crate::app::StartError;

const EXAMPLES: &str = "\
Examples:
  ridgecast rebuild --check                    whether what is kept is what was reported comes to
  ridgecast rebuild --config /etc/ridgecast.toml

Everything that was reported is in the ledger, in its order. Users, accounts, trainees and contests are what it \
comes to, and are kept beside it. This works them out again by the rules of the settings. Where they differ the \
rules have mostly changed since (rules.* in the settings, or another version): milestones, points or levels that were \
counted by the old rules stay as they were until a rebuild counts them by the new ones. Nobody is told of what \
changes; a service that starts afterwards shows the boards anew.

With --check the service may run, and the exit code is 1 if something differs. Without it one process writes to \
a database at a time: stop the service, make a backup. All of it is done, or nothing.";

/// How many differences are shown; more are counted.
const SHOWN: usize = 20;

/// Works out again what the ledger comes to, and puts that in the place of what is kept
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Rebuild {
    /// Only compare, and change nothing
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    config: ConfigFile,
}

impl Rebuild {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let settings = self.config.settings()?;
        telemetry::log_to_stderr(if self.check { "warn" } else { "info" });
        let rules = book_rules(&settings.rules).map_err(StartError::from)?;
        if self.check {
            let mut operator = Operator::open(&settings, Access::Read)?;
            let (compared, shown) = compare(&mut operator, rules)?;
            return report(&compared, &shown);
        }
        let mut alone = Alone::open(&settings)?;
        let (compared, _) = compare(alone.operator(), rules)?;
        let (differ, missing, left_over) = compared.differ();
        if differ + missing + left_over > 0 {
            alone.replace_results(compared.to_write(), compared.left_over())?;
        }
        alone.close()?;
        let (entries, agree) = (compared.entries(), compared.agree());
        output::say(&format!(
            "{entries} entries; parts that were right: {agree}, replaced: {differ}, added: {missing}, removed: {left_over}"
        ))
    }
}

/// Compares everything, and gives the first differences.
fn compare(operator: &mut Operator, rules: BookRules) -> Result<(Comparison, Vec<Difference>), CliError> {
    operator.books(|now| {
        let mut rebuilding = Rebuilding::new(rules);
        let progress = Progress::of_things(now.last_entry()?, "entries");
        now.each_entry(|row| {
            progress.advance();
            rebuilding.entry(&row)
        })?;
        drop(progress);
        let (mut compared, mut shown) = (rebuilding.compare(), Vec::new());
        now.each_part(|row| {
            shown.extend(compared.part(row)?.filter(|_| shown.len() < SHOWN));
            Ok(())
        })?;
        let room = SHOWN - shown.len();
        shown.extend(compared.missing(room)?);
        Ok((compared, shown))
    })
}

fn report(compared: &Comparison, shown: &[Difference]) -> Result<(), CliError> {
    let (entries, agree) = (compared.entries(), compared.agree());
    let (differ, missing, left_over) = compared.differ();
    let count = differ + missing + left_over;
    if count == 0 {
        return output::say(&format!("{entries} entries come to what is kept: {agree} parts agree"));
    }
    shown.iter().try_for_each(|difference| output::say(&text(difference)))?;
    if let Some(more) = count.checked_sub(shown.len()).filter(|more| *more > 0) {
        output::say(&format!("and {more} more"))?;
    }
    Err(CliError::Differ { entries, agree, count })
}

/// Both documents, from shortly before the place where they part.
fn text(Difference { place, kept, comes_to }: &Difference) -> String {
    let place = printable(&place.to_string());
    match (kept, comes_to) {
        (Some(kept), Some(comes_to)) => {
            let from = parting(kept, comes_to);
            format!("{place}: kept {}; the ledger comes to {}", excerpt(kept, from), excerpt(comes_to, from))
        }
        (Some(kept), None) => format!("{place}: kept {}; the ledger does not come to it", excerpt(kept, 0)),
        (None, comes_to) => {
            let comes_to = comes_to.as_deref().unwrap_or_default();
            format!("{place}: not kept; the ledger comes to {}", excerpt(comes_to, 0))
        }
    }
}

/// Where two texts part, in characters.
fn parting(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

/// Some of a document around a character.
fn excerpt(document: &str, around: usize) -> String {
    const BEFORE: usize = 30;
    const MOST: usize = 120;
    let from = around.saturating_sub(BEFORE);
    let some: String = document.chars().skip(from).take(MOST).collect();
    let begins = if from > 0 { "…" } else { "" };
    let ends = if document.chars().count() > from + MOST { "…" } else { "" };
    format!("{begins}{}{ends}", printable(&some))
}

/// Without what would drive a terminal.
fn printable(text: &str) -> String {
    text.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{UserId, books::ResultKey};

    fn difference(kept: Option<&str>, comes_to: Option<&str>) -> String {
        let place = ResultKey::Account(UserId::new(7).unwrap()).into();
        text(&Difference { place, kept: kept.map(str::to_owned), comes_to: comes_to.map(str::to_owned) })
    }

    #[test]
    fn of_long_documents_the_place_where_they_part_is_shown() {
        let long = |n: u32| format!("{{\"a\":\"{}\",\"points\":{n},\"b\":\"{}\"}}", "x".repeat(500), "y".repeat(500));
        let told = difference(Some(&long(15)), Some(&long(25)));
        assert!(told.starts_with("account 7: kept …xxxx"), "{told}");
        assert!(told.contains("\"points\":15,") && told.contains("\"points\":25,"), "{told}");
        assert!(told.chars().count() < 320 && told.ends_with('…'), "{told}");
    }

    #[test]
    fn what_is_missing_or_left_over_is_told_so() {
        assert_eq!(difference(None, Some("{}")), "account 7: not kept; the ledger comes to {}");
        assert_eq!(difference(Some("{\u{1b}}"), None), "account 7: kept { }; the ledger does not come to it");
    }
}
