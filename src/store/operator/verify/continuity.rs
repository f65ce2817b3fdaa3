use super::findings::Kind;

/// Follows the offsets of a table: tells ranges that cannot be read as one, and holes where there must not be any.
pub(super) struct Continuity {
    /// What comes next, if nothing is missing.
    next: i64,
    /// Whether anything may be missing.
    has_holes: bool,
    /// A range that cannot be read begins there and goes up to `next`, and why.
    unreadable: Option<(i64, String)>,
    /// What they are, and what many of them are.
    words: (&'static str, &'static str),
}

/// What a place in the journal is.
const OFFSETS: (&str, &str) = ("offset", "offsets");

impl Continuity {
    /// Every offset after this one must be there.
    pub(super) fn after(offset: i64) -> Self {
        Self { next: offset.saturating_add(1), has_holes: false, unreadable: None, words: OFFSETS }
    }

    /// Any may be there.
    pub(super) fn with_holes() -> Self {
        Self { next: 0, has_holes: true, unreadable: None, words: OFFSETS }
    }

    /// The same, of what has other words.
    pub(super) fn called(self, one: &'static str, many: &'static str) -> Self {
        Self { words: (one, many), ..self }
    }

    /// A row was read.
    pub(super) fn row(&mut self, offset: i64, findings: &mut Kind<'_>) {
        self.skip_to(offset, findings);
        self.next = offset.saturating_add(1);
    }

    /// A range, both ends included, cannot be read.
    pub(super) fn unreadable(&mut self, from: i64, to: i64, why: &str, findings: &mut Kind<'_>) {
        if self.unreadable.is_none() || from != self.next {
            self.skip_to(from, findings);
            self.unreadable = Some((from, why.to_owned()));
        }
        self.next = to.saturating_add(1);
    }

    /// There are no more, and this was to be the last one.
    pub(super) fn end(mut self, last: i64, findings: &mut Kind<'_>) {
        self.skip_to(last.saturating_add(1), findings);
    }

    fn skip_to(&mut self, offset: i64, findings: &mut Kind<'_>) {
        if let Some((from, why)) = self.unreadable.take() {
            findings.add(format_args!("{} not readable: {why}", self.range(from, self.next - 1)));
        }
        if !self.has_holes && self.next < offset {
            findings.add(format_args!("{} missing", self.range(self.next, offset - 1)));
        }
    }

    /// With its verb.
    fn range(&self, from: i64, to: i64) -> String {
        let (one, many) = self.words;
        if from == to { format!("{one} {from} is") } else { format!("{many} {from} to {to} are") }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::findings::Findings, *};

    /// Rows are ranges of one.
    fn found(mut continuity: Continuity, met: &[(i64, i64)], last: i64) -> Vec<String> {
        let mut findings = Findings::default();
        let mut kind = findings.kind("events");
        for (from, to) in met {
            match from == to {
                true => continuity.row(*from, &mut kind),
                false => continuity.unreadable(*from, *to, "torn", &mut kind),
            }
        }
        continuity.end(last, &mut kind);
        drop(kind);
        findings.into_parts().0
    }

    #[test]
    fn a_journal_without_a_hole_has_no_findings() {
        assert!(found(Continuity::after(4), &[(5, 5), (6, 6), (7, 7)], 7).is_empty());
        assert!(found(Continuity::after(4), &[], 4).is_empty());
    }

    #[test]
    fn holes_are_found_at_the_beginning_in_the_middle_and_at_the_end() {
        let found = found(Continuity::after(0), &[(3, 3), (4, 4), (6, 6)], 9);
        let expected =
            ["events: offsets 1 to 2 are missing", "events: offset 5 is missing", "events: offsets 7 to 9 are missing"];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_cannot_be_read_is_one_finding_and_no_hole() {
        let told = found(Continuity::after(0), &[(1, 1), (2, 3), (4, 6), (7, 7), (8, 9)], 9);
        let expected =
            ["events: offsets 2 to 6 are not readable: torn", "events: offsets 8 to 9 are not readable: torn"];
        assert_eq!(told, expected);
        let told = found(Continuity::after(0), &[(2, 3), (5, 6)], 7);
        let expected = [
            "events: offset 1 is missing",
            "events: offsets 2 to 3 are not readable: torn",
            "events: offset 4 is missing",
            "events: offsets 5 to 6 are not readable: torn",
            "events: offset 7 is missing",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_table_that_may_have_holes_has_no_missing_rows() {
        let told = found(Continuity::with_holes(), &[(5, 5), (7, 8), (20, 21)], 40);
        let expected =
            ["events: offsets 7 to 8 are not readable: torn", "events: offsets 20 to 21 are not readable: torn"];
        assert_eq!(told, expected);
    }
}
