use actix::{Actor, Context, Handler, Message, ResponseFuture};

use super::{
    audience,
    knowledge::Knowledge,
    tell::{ClientSays, Outcome, Tell, TellError, Told, append},
};
use crate::{
    admission::{Admission, BOUNDED_BY_ADMISSIONS},
    domain::events::{ChatSaid, NotificationEvent},
    lifecycle::Vital,
    store::{ReadMark, Record},
};

/// Knows who hears notifications, free-form events and field chats. One for the whole service.
pub struct NotificationBroker {
    knowledge: Knowledge,
    _vital: Vital,
}

/// Tells that a user has read what is in his inbox. Answered when that is kept; then his pages are told how much is unread.
#[derive(Debug, Message)]
#[rtype(result = "Result<(), TellError>")]
pub struct HasRead {
    /// Who, and what.
    pub mark: ReadMark,
    /// The place it takes on its way.
    pub admission: Admission,
}

impl NotificationBroker {
    /// A broker that knows this.
    pub fn new(knowledge: Knowledge, vital: Vital) -> Self {
        Self { knowledge, _vital: vital }
    }
}

impl Actor for NotificationBroker {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.set_mailbox_capacity(BOUNDED_BY_ADMISSIONS);
    }
}

impl Handler<Tell> for NotificationBroker {
    type Result = ResponseFuture<Result<Told, TellError>>;

    fn handle(&mut self, mut tell: Tell, _: &mut Self::Context) -> Self::Result {
        Box::pin(self.knowledge.tell(&mut tell.events, tell.remember, tell.admission))
    }
}

impl Handler<ClientSays<ChatSaid>> for NotificationBroker {
    type Result = ResponseFuture<Result<(), TellError>>;

    fn handle(&mut self, says: ClientSays<ChatSaid>, _: &mut Self::Context) -> Self::Result {
        match audience::chat_said(says.from, &says.said) {
            Ok(draft) => {
                let told = append(&self.knowledge.journal, vec![vec![draft].into()], None, says.admission);
                Box::pin(async { told.await.map(drop) })
            }
            Err(e) => Box::pin(async { Err(e.into()) }),
        }
    }
}

impl Handler<HasRead> for NotificationBroker {
    type Result = ResponseFuture<Result<(), TellError>>;

    fn handle(&mut self, HasRead { mark, admission }: HasRead, _: &mut Self::Context) -> Self::Result {
        let outcome = Outcome { records: vec![Record::Read(mark)], ..Outcome::default() };
        let told = append(&self.knowledge.journal, vec![outcome], None, admission);
        Box::pin(async { told.await.map(drop) })
    }
}

/// What follows from a notification, a free event or an answer in a chat.
pub(super) fn outcome(event: &NotificationEvent) -> serde_json::Result<Outcome> {
    audience::notification(event).map(Outcome::from)
}
