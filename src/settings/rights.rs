use serde::Deserialize;

/// Who may enter rooms of a kind whose right the wire leaves to the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhoMayJoin {
    /// Any signed-in user.
    SignedIn,
    /// Only those whom claims or roster name.
    Members,
}

/// `[rights]`: who may enter which kind of room.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RightsSettings {
    /// `contest:{n}`
    pub contest: WhoMayJoin,
    /// `module:{s}`
    pub module: WhoMayJoin,
    /// `tv-display`
    pub tv_display: WhoMayJoin,
    /// `chat:{s}`
    pub chat: WhoMayJoin,
}
