use actix::{Actor, Context, Handler, ResponseFuture};

use super::{
    knowledge::Knowledge,
    tell::{Tell, TellError, Told},
};
use crate::{admission::BOUNDED_BY_ADMISSIONS, lifecycle::Vital};

/// Is told events of several subjects as one: all of what follows from them, or nothing, and nothing between. It knows what the
/// brokers of the subjects know, on the same thread; so what it and they are told has one order.
pub struct BatchBroker {
    knowledge: Knowledge,
    _vital: Vital,
}

impl BatchBroker {
    /// A broker that knows this.
    pub fn new(knowledge: Knowledge, vital: Vital) -> Self {
        Self { knowledge, _vital: vital }
    }
}

impl Actor for BatchBroker {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.set_mailbox_capacity(BOUNDED_BY_ADMISSIONS);
    }
}

impl Handler<Tell> for BatchBroker {
    type Result = ResponseFuture<Result<Told, TellError>>;

    fn handle(&mut self, mut tell: Tell, _: &mut Self::Context) -> Self::Result {
        Box::pin(self.knowledge.tell(&mut tell.events, tell.remember, tell.admission))
    }
}
