use actix::{Actor, Context, Handler, ResponseFuture};

use super::{
    audience,
    books::{Answered, Ask, Settle, WouldFollow},
    knowledge::Knowledge,
    screens::FreezeScreen,
    tell::{Outcome, Tell, TellError, Told},
};
use crate::{admission::BOUNDED_BY_ADMISSIONS, domain::events::LeaderboardEvent, lifecycle::Vital};

/// Is told what happens on the leaderboard and what is reported of sales, contests and people, and asked how things stand. One
/// for the whole service.
pub struct LeaderboardBroker {
    knowledge: Knowledge,
    _vital: Vital,
}

impl LeaderboardBroker {
    /// A broker that knows this.
    pub fn new(knowledge: Knowledge, vital: Vital) -> Self {
        Self { knowledge, _vital: vital }
    }
}

impl Actor for LeaderboardBroker {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        // Questions hold no admission; whoever asks one waits for its answer, so connections bound them.
        ctx.set_mailbox_capacity(BOUNDED_BY_ADMISSIONS);
    }
}

impl Handler<Tell> for LeaderboardBroker {
    type Result = ResponseFuture<Result<Told, TellError>>;

    fn handle(&mut self, mut tell: Tell, _: &mut Self::Context) -> Self::Result {
        Box::pin(self.knowledge.tell(&mut tell.events, tell.remember, tell.admission))
    }
}

impl Handler<WouldFollow> for LeaderboardBroker {
    type Result = ResponseFuture<Result<Told, TellError>>;

    fn handle(&mut self, WouldFollow(mut entry): WouldFollow, _: &mut Self::Context) -> Self::Result {
        Box::pin(self.knowledge.would_follow(&mut entry))
    }
}

impl Handler<Ask> for LeaderboardBroker {
    type Result = ResponseFuture<Result<Answered, TellError>>;

    fn handle(&mut self, Ask(question): Ask, _: &mut Self::Context) -> Self::Result {
        Box::pin(self.knowledge.answer(&question))
    }
}

impl Handler<FreezeScreen> for LeaderboardBroker {
    type Result = ResponseFuture<Result<bool, TellError>>;

    fn handle(&mut self, freeze: FreezeScreen, _: &mut Self::Context) -> Self::Result {
        Box::pin(self.knowledge.freeze(freeze))
    }
}

impl Handler<Settle> for LeaderboardBroker {
    type Result = ResponseFuture<Result<(), TellError>>;

    fn handle(&mut self, _: Settle, _: &mut Self::Context) -> Self::Result {
        Box::pin(self.knowledge.settle())
    }
}

/// What follows from an event on the leaderboard.
pub(super) fn outcome(event: &LeaderboardEvent) -> serde_json::Result<Outcome> {
    audience::leaderboard(event).map(Outcome::from)
}
