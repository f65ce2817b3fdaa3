use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::{
    books::{Books, ContestBoard, Metric, Page, PageRequest, TeamRow},
    events::Timestamp,
};

/// What is shown on a screen, to replace what it shows: the payload of `leaderboard:refresh` and `tv:update`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// The first of each board that is to be replaced.
    pub boards: Vec<ShownBoard>,
    /// The teams with the lowest ids, so many as a screen has room for.
    pub teams: Vec<TeamRow>,
    /// The contests that are on or to come, and those that ended last.
    pub contests: Vec<ContestBoard>,
    /// What the service's clock says: a countdown counts from here, whatever the reader's clock says.
    pub server_time: Timestamp,
    /// When this is true.
    pub as_of: Timestamp,
}

/// A board, from its first place on.
pub type ShownBoard = Page;

/// The most contests and teams that are shown, and of a settled contest the most places.
const MOST: usize = 20;

impl Books {
    /// What is to be shown of these boards, `top` places of each, and so many of each contest that is not settled: who follows it
    /// need not ask after a void.
    pub fn shown(&self, metrics: impl IntoIterator<Item = Metric>, top: usize) -> Shown {
        let page = |metric| self.page(&PageRequest { metric, scope: None, offset: 0, limit: top, around: None });
        // Those that are not settled have the highest ids, mostly; the others follow.
        let open = self.contests.open().map(|(_, id)| id);
        let over = self.contests.iter().rev().filter(|(_, running)| running.contest.settlement.is_some());
        let contests = open.map(|id| (id, top)).chain(over.map(|(id, _)| (id, MOST))).take(MOST);
        Shown {
            boards: metrics.into_iter().map(page).collect(),
            teams: self.team_rows(None, MOST),
            contests: contests.filter_map(|(id, places)| self.contest_board(id, 0, places)).collect(),
            server_time: self.at().into(),
            as_of: self.at().into(),
        }
    }
}
