use std::collections::BTreeSet;

use super::Applied;
use crate::domain::books::{Books, Consequence, Listed, Metric, RosterUpdate};

impl Books {
    /// Lists users and teams. Boards that show one of them are replaced.
    pub(super) fn list(&mut self, update: &RosterUpdate) -> Applied {
        let mut applied = Applied::known();
        let mut shown: BTreeSet<Metric> = BTreeSet::new();
        for listed in &update.users {
            let known = self.roster.user(listed.id);
            if known == Some(listed) {
                continue;
            }
            let (user, from, to) = (listed.id, known.and_then(Listed::member_of), listed.member_of());
            if known.is_none() || from != to {
                applied.consequences.push(Consequence::TeamMoved { user, from, to });
            }
            let before = self.seats(user);
            self.set_user(user, listed.clone());
            shown.extend(before.metrics().chain(self.seats(user).metrics()));
            applied.known = false;
        }
        for listed in &update.teams {
            if self.roster.team(listed.id) == Some(listed) {
                continue;
            }
            self.set_team(listed.id, listed.clone());
            shown.extend(Metric::ALL.into_iter().filter(|metric| self.boards.len(*metric, Some(listed.id)) > 0));
            applied.known = false;
        }
        if !shown.is_empty() {
            applied.consequences.push(Consequence::Refresh(shown));
        }
        applied
    }
}
