use crate::domain::training::Difficulty;

/// A conversation to practise. A message that asks something, or has one of the words that the partner waits for, wins him for
/// this step; then he says one thing, and else another.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scenario {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// Who speaks.
    pub(super) partner: &'static str,
    pub(super) difficulty: Difficulty,
    /// What he begins with.
    pub(super) opening: &'static str,
    pub(super) steps: &'static [Step],
}

/// One message of the trainee and what the partner says to it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Beginnings of words, in lower case.
    pub(super) listens_for: &'static [&'static str],
    pub(super) won: &'static [&'static str],
    pub(super) lost: &'static [&'static str],
}

/// What the partner makes of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reaction {
    pub(super) says: &'static str,
    pub(super) mood: Mood,
    /// Points out of 100.
    pub(super) points: u16,
}

/// How the partner feels about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    Won,
    Lost,
}

/// So many points are enough.
const WON_FROM: u16 = 60;

/// A sentence or two: shorter is no answer, longer is a speech.
const GOOD_LENGTH: std::ops::RangeInclusive<usize> = 30..=400;

impl Mood {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }
}

impl Step {
    /// The same message is always answered the same, given the seed.
    pub(super) fn react(&self, message: &str, seed: usize) -> Reaction {
        let points = self.points(message);
        let (mood, lines) = if points >= WON_FROM { (Mood::Won, self.won) } else { (Mood::Lost, self.lost) };
        let says = lines.get(seed.checked_rem(lines.len()).unwrap_or(0)).copied().unwrap_or("…");
        Reaction { says, mood, points }
    }

    fn points(&self, message: &str) -> u16 {
        let message = message.to_lowercase();
        let begins = |wanted: &str| {
            let starts = message.match_indices(wanted).map(|(at, _)| at);
            starts.into_iter().any(|at| !message[..at].ends_with(char::is_alphanumeric))
        };
        let is_heard = self.listens_for.iter().any(|wanted| begins(wanted));
        let mut points = 30;
        points += if is_heard { 35 } else { 0 };
        points += if message.contains('?') { 25 } else { 0 };
        points += if GOOD_LENGTH.contains(&message.chars().count()) { 10 } else { 0 };
        points
    }
}

/// The pieces in which something is said: word by word, with the space behind it.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(' ')
}

#[cfg(test)]
mod tests {
    use super::{super::scenarios::SCENARIOS, *};

    const STEP: Step = Step { listens_for: &["cost"], won: &["a", "b"], lost: &["c", "d", "e"] };

    #[test]
    fn who_asks_or_says_what_is_waited_for_wins() {
        for (message, points, mood) in [
            ("Ok.", 30, Mood::Lost),
            ("Why?", 55, Mood::Lost),
            ("What does it take you today, all in all?", 65, Mood::Won),
            ("Costs!", 65, Mood::Won),
            ("Discostyle is what I would call it, my friend.", 40, Mood::Lost),
            ("What does a day without it cost you, all in all?", 100, Mood::Won),
        ] {
            let reaction = STEP.react(message, 0);
            assert_eq!((reaction.points, reaction.mood), (points, mood), "{message}");
        }
    }

    #[test]
    fn the_seed_decides_between_lines_and_nothing_else_does() {
        let says = |seed| [STEP.react("No.", seed).says, STEP.react("The cost of it", seed).says];
        assert_eq!([0, 1, 2, 3, usize::MAX].map(says), [["c", "a"], ["d", "b"], ["e", "a"], ["c", "b"], ["c", "b"]]);
    }

    #[test]
    fn every_scenario_can_be_played_to_its_end_well_and_badly() {
        assert!(SCENARIOS.len() >= 3);
        for scenario in SCENARIOS {
            assert!((3..=6).contains(&scenario.steps.len()), "{}", scenario.id);
            for (number, step) in scenario.steps.iter().enumerate() {
                let wanted = step.listens_for[0];
                let good = step.react(&format!("May I ask about this: {wanted} - what do you think of it?"), 0);
                assert_eq!((good.mood, good.points), (Mood::Won, 100), "{} {number}", scenario.id);
                assert_eq!(step.react("No.", 0).mood, Mood::Lost, "{} {number}", scenario.id);
                assert!(step.listens_for.iter().all(|word| *word == word.to_lowercase()));
            }
        }
        let mut ids: Vec<_> = SCENARIOS.iter().map(|scenario| scenario.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), SCENARIOS.len());
    }

    #[test]
    fn pieces_are_the_whole() {
        for text in ["One two  three.", "", "word", " a"] {
            assert_eq!(pieces(text).collect::<String>(), text);
        }
        assert_eq!(pieces("One two").collect::<Vec<_>>(), ["One ", "two"]);
    }
}
