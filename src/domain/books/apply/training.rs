use super::Applied;
use crate::domain::{
    UserId,
    books::{Books, Consequence},
    training::{self, Trainee, TrainingReport},
};

impl Books {
    /// Applies a report about somebody's training.
    pub(super) fn train(&mut self, report: &TrainingReport) -> Applied {
        let user = report.user();
        let before = self.glance(user);
        let mut told = self.trained(user, report);
        self.risen(user, &before, &mut told);
        Applied { consequences: told, known: false }
    }

    /// What the rules of training make of a report; the boards are seen to by whoever asked.
    pub(super) fn trained(&mut self, user: UserId, report: &TrainingReport) -> Vec<Consequence> {
        let zone = self.zone(user);
        let rules = &self.rules.training;
        let new = || Trainee::new(rules);
        let mut trainee = self.trainee(user).cloned().unwrap_or_else(new);
        let had = trainee.xp();
        let consequences = training::apply(rules, &mut trainee, report, self.at(), &zone);
        let has_changed = self.trainee(user).map_or_else(|| trainee != new(), |known| trainee != *known);
        if trainee.xp() != had {
            let mut account = self.account(user).cloned().unwrap_or_default();
            account.xp_reached = self.now();
            self.set_account(user, account);
        }
        if has_changed {
            self.set_trainee(user, trainee);
        }
        let events = training::events(&consequences, user, &self.roster.name(user), self.at());
        events.into_iter().map(Consequence::Training).collect()
    }
}
