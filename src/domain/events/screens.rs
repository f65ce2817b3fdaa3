use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use super::Timestamp;

/// What the screens on walls are told, in `tv-display`, when one has come and when an administrator has changed something. A screen
/// that is not named is not frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TvControl {
    /// Each screen finds itself by its name.
    pub screens: Vec<ScreenControl>,
}

/// How one screen is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScreenControl {
    /// The kiosk's name.
    pub name: Arc<str>,
    /// Whether it is to go on showing what it shows.
    pub frozen: bool,
}

/// What a screen on a wall is told while it is there: that the stream lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TvBeat {
    /// What the service's clock says.
    pub server_time: Timestamp,
}

impl TvBeat {
    /// The event's name.
    pub const EVENT: &str = "tv:beat";
}

impl TvControl {
    /// The event's name.
    pub const EVENT: &str = "tv:control";
}
