use actix::{Actor, Addr, Context, Handler, ResponseFuture};

use super::{
    audience,
    tell::{Outcome, Tell, TellError, Told, append},
};
use crate::{admission::BOUNDED_BY_ADMISSIONS, domain::events::LeaderboardEvent, journal::Journal, lifecycle::Vital};

/// Knows what follows from what happens on the leaderboard. One for the whole service.
pub struct LeaderboardBroker {
    journal: Addr<Journal>,
    _vital: Vital,
}

impl LeaderboardBroker {
    /// A broker that tells this journal.
    pub fn new(journal: Addr<Journal>, vital: Vital) -> Self {
        Self { journal, _vital: vital }
    }
}

impl Actor for LeaderboardBroker {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.set_mailbox_capacity(BOUNDED_BY_ADMISSIONS);
    }
}

impl Handler<Tell<LeaderboardEvent>> for LeaderboardBroker {
    type Result = ResponseFuture<Result<Told, TellError>>;

    fn handle(&mut self, tell: Tell<LeaderboardEvent>, _: &mut Self::Context) -> Self::Result {
        match tell.events.iter().map(outcome).collect() {
            Ok(outcomes) => Box::pin(append(&self.journal, outcomes, tell.remember, tell.admission)),
            Err(e) => Box::pin(async { Err(e.into()) }),
        }
    }
}

/// What follows from an event on the leaderboard.
pub(super) fn outcome(event: &LeaderboardEvent) -> serde_json::Result<Outcome> {
    audience::leaderboard(event).map(Outcome::from)
}
