use garde::Validate;
use serde::Deserialize;

/// `[admin]`: what is remembered for an administrator to look at.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct AdminSettings {
    /// Events of which it is known where they went.
    #[garde(range(min = 1, max = 100_000))]
    pub recent_events: usize,
    /// Screens on walls that are remembered by their names.
    #[garde(range(min = 1, max = 100_000))]
    pub screens: usize,
}
