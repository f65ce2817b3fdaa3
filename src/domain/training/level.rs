/// How many XP a level needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Curve {
    /// Level L needs so many x L^2. Level 1 is where everybody begins all the same.
    Square(u64),
    /// Level L needs 100 x (L - 1)^2: level floor(sqrt(XP / 100)) + 1.
    Sqrt,
    /// Level L needs so many x (L - 1).
    Linear(u64),
}

/// The levels, from 1 to the highest, and their titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    /// What level 2 needs, level 3, and so on.
    needs: Vec<u64>,
    /// Titles and the levels from which they are held, ascending.
    titles: Vec<(u32, String)>,
}

impl Levels {
    /// Levels 1 to `highest`. The titles ascend by level.
    pub fn new(curve: Curve, highest: u32, titles: Vec<(u32, String)>) -> Self {
        Self { needs: (2..=highest).map(|level| curve.needs(level.into())).collect(), titles }
    }

    /// The level of somebody with so many XP.
    pub fn of(&self, xp: u64) -> u32 {
        let above_first = self.needs.partition_point(|needed| *needed <= xp);
        u32::try_from(above_first).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// The XP at which the level began that somebody with so many is on.
    pub fn begun_at(&self, xp: u64) -> u64 {
        self.needs.iter().rev().find(|needed| **needed <= xp).copied().unwrap_or(0)
    }

    /// The XP at which somebody with so many reaches the next level; nothing at the highest.
    pub fn next_at(&self, xp: u64) -> Option<u64> {
        self.needs.iter().find(|needed| **needed > xp).copied()
    }

    /// What somebody of this level is called.
    pub fn title(&self, level: u32) -> Option<&str> {
        self.titles.iter().rev().find(|(from, _)| *from <= level).map(|(_, title)| title.as_str())
    }
}

impl Curve {
    fn needs(self, level: u64) -> u64 {
        let below = level.saturating_sub(1);
        match self {
            Self::Square(step) => step.saturating_mul(level.saturating_mul(level)),
            Self::Sqrt => below.saturating_mul(below).saturating_mul(100),
            Self::Linear(step) => step.saturating_mul(below),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::training::samples::rules;

    #[test]
    fn a_level_is_reached_exactly_at_50_times_its_square() {
        let levels = rules().levels;
        for (xp, level) in
            [(0, 1), (49, 1), (50, 1), (199, 1), (200, 2), (449, 2), (450, 3), (1_250, 5), (5_000, 10), (19_999, 19)]
        {
            assert_eq!(levels.of(xp), level, "{xp}");
        }
        for level in 2..=50_u32 {
            let needed = 50 * u64::from(level * level);
            assert_eq!((levels.of(needed - 1), levels.of(needed)), (level - 1, level));
            assert_eq!(levels.next_at(needed - 1), Some(needed));
            assert_eq!(levels.begun_at(needed), needed);
        }
        assert_eq!((levels.begun_at(0), levels.begun_at(199), levels.begun_at(449)), (0, 0, 200));
    }

    #[test]
    fn the_highest_level_is_the_last() {
        let levels = rules().levels;
        assert_eq!((levels.of(124_999), levels.of(125_000), levels.of(u64::MAX)), (49, 50, 50));
        assert_eq!((levels.next_at(124_999), levels.next_at(125_000)), (Some(125_000), None));
        let single = Levels::new(Curve::Sqrt, 1, Vec::new());
        assert_eq!((single.of(u64::MAX), single.next_at(0), single.title(1)), (1, None, None));
    }

    #[test]
    fn other_curves_have_other_thresholds() {
        let levels = |curve| Levels::new(curve, 50, Vec::new());
        let sqrt = levels(Curve::Sqrt);
        for xp in 0..30_000_u64 {
            assert_eq!(u64::from(sqrt.of(xp)), (xp / 100).isqrt() + 1);
        }
        let linear = levels(Curve::Linear(500));
        for (xp, level) in [(0, 1), (499, 1), (500, 2), (999, 2), (1_000, 3), (24_500, 50), (99_999, 50)] {
            assert_eq!(linear.of(xp), level, "{xp}");
        }
    }

    #[test]
    fn a_title_holds_until_the_next_one() {
        let levels = rules().levels;
        for (level, title) in [
            (1, "Beginner"),
            (4, "Beginner"),
            (5, "Apprentice"),
            (9, "Apprentice"),
            (10, "Intermediate"),
            (20, "Advanced"),
            (30, "Expert"),
            (39, "Expert"),
            (40, "Master"),
            (50, "Legendary"),
        ] {
            assert_eq!(levels.title(level), Some(title), "{level}");
        }
    }

    proptest! {
        #[test]
        fn more_xp_are_never_a_lower_level(
            curve in prop_oneof![
                (1..1_000_000_u64).prop_map(Curve::Square),
                Just(Curve::Sqrt),
                (1..1_000_000_u64).prop_map(Curve::Linear),
            ],
            highest in 1..1_000_u32,
            a in any::<u64>(),
            b in 0..1_000_000_u64,
        ) {
            let levels = Levels::new(curve, highest, Vec::new());
            for (less, more) in [(a.min(b), a.max(b)), (a.saturating_sub(1), a), (b.saturating_sub(1), b)] {
                prop_assert!(levels.of(less) <= levels.of(more));
                prop_assert!((1..=highest).contains(&levels.of(more)));
            }
        }
    }
}
