use std::fmt::Display;

/// What is wrong with a database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Findings {
    texts: Vec<String>,
    count: u64,
}

/// How many are told of each kind at the most: one damaged page makes many.
const MOST_OF_A_KIND: u64 = 20;

impl Findings {
    /// Begins another kind: what is wrong with this.
    pub(super) fn kind<'a>(&'a mut self, name: &'a str) -> Kind<'a> {
        Kind { findings: self, name, count: 0 }
    }

    /// The texts, and how many there would be if all were told.
    pub(super) fn into_parts(self) -> (Vec<String>, u64) {
        (self.texts, self.count)
    }
}

/// Findings of one kind, such as those of one table.
pub(super) struct Kind<'a> {
    findings: &'a mut Findings,
    name: &'a str,
    count: u64,
}

impl Kind<'_> {
    /// What is wrong with it.
    pub(super) fn add(&mut self, what: impl Display) {
        let name = self.name;
        self.say(format_args!("{name}: {what}"));
    }

    /// The same in a whole sentence.
    pub(super) fn say(&mut self, text: impl Display) {
        self.count += 1;
        self.findings.count += 1;
        if self.count <= MOST_OF_A_KIND {
            self.findings.texts.push(text.to_string());
        }
    }
}

impl Drop for Kind<'_> {
    fn drop(&mut self) {
        if let Some(more) = self.count.checked_sub(MOST_OF_A_KIND).filter(|more| *more > 0) {
            self.findings.texts.push(format!("{}: and {more} more", self.name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_one_kind_leaves_room_for_the_others() {
        let mut findings = Findings::default();
        {
            let mut events = findings.kind("events");
            (0..1_000).for_each(|row| events.add(format_args!("row {row} is bad")));
        }
        findings.kind("inbox").add("row 3 is bad");
        let (texts, count) = findings.into_parts();
        assert_eq!((texts.len(), count), (22, 1_001));
        assert_eq!(texts[19..], ["events: row 19 is bad", "events: and 980 more", "inbox: row 3 is bad"]);
    }
}
