use super::{Catalogue, Levels, StreakRules, XpRules};

/// All that decides what follows from a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// What training is worth.
    pub xp: XpRules,
    /// How days are counted.
    pub streak: StreakRules,
    /// What XP come to.
    pub levels: Levels,
    /// What can be unlocked.
    pub achievements: Catalogue,
}
