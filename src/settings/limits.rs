use garde::Validate;
use serde::Deserialize;

/// `[limits]`: what one client may hold.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct LimitSettings {
    /// Rooms one connection may be in, all namespaces together.
    #[garde(range(min = 1, max = 65_536))]
    pub rooms_per_connection: usize,
}
