use std::{collections::BTreeMap, fmt};

use super::company::Kind;

/// How many reports of which kind the service took, and how many it refused.
#[derive(Debug, Default)]
pub(super) struct Tally {
    taken: BTreeMap<Kind, u64>,
    refused: u64,
}

impl Tally {
    pub(super) fn taken(&mut self, kind: Kind) {
        *self.taken.entry(kind).or_default() += 1;
    }

    pub(super) fn refused(&mut self) {
        self.refused += 1;
    }
}

/// In one line: `412 reports: 1 roster, 3 contests, 408 sales; refused: 2`.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = self.taken.iter().map(|(kind, count)| match (kind.names(), count) {
            ((one, _), 1) => format!("1 {one}"),
            ((_, many), count) => format!("{count} {many}"),
        });
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        let total: u64 = self.taken.values().sum();
        let (reports, colon) = (if total == 1 { "report" } else { "reports" }, if total == 0 { "" } else { ": " });
        write!(f, "{total} {reports}{colon}{kinds}; refused: {}", self.refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_is_one_line() {
        let mut tally = Tally::default();
        assert_eq!(tally.to_string(), "0 reports; refused: 0");
        for kind in [Kind::Sale, Kind::Roster, Kind::Sale] {
            tally.taken(kind);
        }
        tally.refused();
        assert_eq!(tally.to_string(), "3 reports: 1 roster, 2 sales; refused: 1");
    }
}
