use std::collections::BTreeSet;

use super::Applied;
use crate::domain::books::{Books, Consequence, Metric, RosterUpdate};

impl Books {
    /// Lists users and teams.
    pub(super) fn list(&mut self, update: &RosterUpdate) -> Applied {
        let mut told = Vec::new();
        let mut shown: BTreeSet<Metric> = BTreeSet::new();
        for listed in &update.users {
            let user = listed.id;
            let before = self.glance(user);
            let (from, name) = (self.roster.team_of(user), self.roster.name(user));
            let was_listed = self.roster.user(user).is_some();
            self.set_user(user, listed.clone());
            if from != listed.team_id || !was_listed {
                told.push(Consequence::TeamMoved { user, from, to: listed.team_id });
            }
            shown.extend(self.moved(user, &before));
            if name != listed.name {
                shown.extend(Metric::ALL.into_iter().filter(|metric| before.value(*metric) > 0));
            }
        }
        for listed in &update.teams {
            let has_another_name = *self.roster.team_name(listed.id) != *listed.name;
            self.set_team(listed.id, listed.clone());
            if has_another_name {
                let is_shown = |metric: &Metric| self.boards.len(*metric, Some(listed.id)) > 0;
                shown.extend(Metric::ALL.into_iter().filter(is_shown));
            }
        }
        if !shown.is_empty() {
            told.push(Consequence::Refresh(shown));
        }
        Applied { consequences: told, known: false }
    }
}
