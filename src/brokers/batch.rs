use std::{cell::RefCell, rc::Rc};

use actix::{Actor, Addr, Context, Handler, ResponseFuture};
use jiff::Timestamp;

use super::{
    leaderboard, notification,
    tell::{Outcome, Tell, TellError, Told, append},
    training::TrainingRules,
};
use crate::{admission::BOUNDED_BY_ADMISSIONS, domain::events::Happened, journal::Journal, lifecycle::Vital};

/// Tells events of several subjects as one: all of what follows from them, or nothing, and nothing between. It applies the
/// same rules as the brokers of the subjects, on the same thread; so what it and they are told has one order.
pub struct BatchBroker {
    journal: Addr<Journal>,
    training: Rc<RefCell<TrainingRules>>,
    _vital: Vital,
}

impl BatchBroker {
    /// A broker that tells this journal what follows by these rules.
    pub fn new(journal: Addr<Journal>, training: Rc<RefCell<TrainingRules>>, vital: Vital) -> Self {
        Self { journal, training, _vital: vital }
    }

    fn outcome(&self, event: &Happened, now: Timestamp) -> serde_json::Result<Outcome> {
        match event {
            Happened::Leaderboard(event) => leaderboard::outcome(event),
            Happened::Training(event) => self.training.borrow_mut().outcome(event, now),
            Happened::Notification(event) => notification::outcome(event),
        }
    }
}

impl Actor for BatchBroker {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.set_mailbox_capacity(BOUNDED_BY_ADMISSIONS);
    }
}

impl Handler<Tell<Happened>> for BatchBroker {
    type Result = ResponseFuture<Result<Told, TellError>>;

    fn handle(&mut self, tell: Tell<Happened>, _: &mut Self::Context) -> Self::Result {
        let now = Timestamp::now();
        match tell.events.iter().map(|event| self.outcome(event, now)).collect() {
            Ok(outcomes) => Box::pin(append(&self.journal, outcomes, tell.remember, tell.admission)),
            Err(e) => Box::pin(async { Err(e.into()) }),
        }
    }
}
