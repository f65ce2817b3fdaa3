/// A name that is held from so many signups in a month on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// From so many tenths of a signup on; exactly as many are enough.
    pub signups: i64,
    /// What it is called.
    pub name: String,
}

/// The tiers, from the lowest to the highest. A tier is spoken of by how many are reached with it: the lowest is 1, and 0 is
/// none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tiers(Vec<Tier>);

impl Tiers {
    /// Tiers that ascend by signups.
    pub fn new(tiers: Vec<Tier>) -> Self {
        Self(tiers)
    }

    /// How many tiers so many tenths of a signup have reached.
    pub fn reached(&self, signups: i64) -> usize {
        self.0.partition_point(|tier| tier.signups <= signups)
    }

    /// The tiers that are passed between two counts of the same month, the lower one first: by how many are reached with each.
    /// None where the count falls.
    pub fn passed(&self, before: i64, after: i64) -> impl Iterator<Item = usize> + use<> {
        self.reached(before) + 1..=self.reached(after)
    }

    /// The tier that is held with so many reached; nothing with none.
    pub fn tier(&self, reached: usize) -> Option<&Tier> {
        self.0.get(reached.checked_sub(1)?)
    }

    /// What it is called.
    pub fn name(&self, reached: usize) -> Option<&str> {
        self.tier(reached).map(|tier| tier.name.as_str())
    }

    /// The tier that comes next after so many tenths of a signup; nothing at the highest.
    pub fn next(&self, signups: i64) -> Option<&Tier> {
        self.0.get(self.reached(signups))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiers() -> Tiers {
        let tier = |(signups, name): (i64, &str)| Tier { signups, name: name.to_owned() };
        let named =
            [(150, "Bronze"), (200, "Silver"), (250, "Gold"), (300, "Platinum"), (350, "Diamond"), (400, "Elite")];
        Tiers::new(named.into_iter().map(tier).collect())
    }

    #[test]
    fn a_tier_is_reached_with_exactly_its_signups() {
        let tiers = tiers();
        for (signups, reached, name, next) in [
            (0, 0, None, Some(150)),
            (149, 0, None, Some(150)),
            (150, 1, Some("Bronze"), Some(200)),
            (199, 1, Some("Bronze"), Some(200)),
            (200, 2, Some("Silver"), Some(250)),
            (399, 5, Some("Diamond"), Some(400)),
            (400, 6, Some("Elite"), None),
            (i64::MAX, 6, Some("Elite"), None),
        ] {
            assert_eq!(tiers.reached(signups), reached, "{signups}");
            assert_eq!(tiers.name(reached), name, "{signups}");
            assert_eq!(tiers.next(signups).map(|tier| tier.signups), next, "{signups}");
        }
        assert_eq!(tiers.name(7), None);
    }

    #[test]
    fn several_tiers_are_passed_at_once_the_lower_one_first() {
        let tiers = tiers();
        let passed = |before, after| tiers.passed(before, after).collect::<Vec<_>>();
        assert_eq!(passed(149, 150), [1]);
        assert_eq!(passed(150, 199), [0_usize; 0]);
        assert_eq!(passed(0, 250), [1, 2, 3]);
        assert_eq!(passed(200, 1_000), [3, 4, 5, 6]);
        assert_eq!(passed(250, 0), [0_usize; 0]);
        assert_eq!(Tiers::default().passed(0, i64::MAX).count(), 0);
    }
}
