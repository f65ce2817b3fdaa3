use actix::{Actor, Addr, Context, Handler, Message, ResponseFuture};

use super::{
    audience,
    tell::{ClientSays, Outcome, Tell, TellError, Told, append},
};
use crate::{
    admission::{Admission, BOUNDED_BY_ADMISSIONS},
    domain::events::{ChatSaid, NotificationEvent},
    journal::Journal,
    lifecycle::Vital,
    store::{ReadMark, Record},
};

/// Knows who hears notifications, free-form events and field chats. One for the whole service.
pub struct NotificationBroker {
    journal: Addr<Journal>,
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
    /// A broker that tells this journal.
    pub fn new(journal: Addr<Journal>, vital: Vital) -> Self {
        Self { journal, _vital: vital }
    }
}

impl Actor for NotificationBroker {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.set_mailbox_capacity(BOUNDED_BY_ADMISSIONS);
    }
}

impl Handler<Tell<NotificationEvent>> for NotificationBroker {
    type Result = ResponseFuture<Result<Told, TellError>>;

    fn handle(&mut self, tell: Tell<NotificationEvent>, _: &mut Self::Context) -> Self::Result {
        match tell.events.iter().map(outcome).collect() {
            Ok(outcomes) => Box::pin(append(&self.journal, outcomes, tell.remember, tell.admission)),
            Err(e) => Box::pin(async { Err(e.into()) }),
        }
    }
}

impl Handler<ClientSays<ChatSaid>> for NotificationBroker {
    type Result = ResponseFuture<Result<(), TellError>>;

    fn handle(&mut self, says: ClientSays<ChatSaid>, _: &mut Self::Context) -> Self::Result {
        match audience::chat_said(says.from, &says.said) {
            Ok(draft) => {
                let told = append(&self.journal, vec![vec![draft].into()], None, says.admission);
                Box::pin(async { told.await.map(drop) })
            }
            Err(e) => Box::pin(async { Err(e.into()) }),
        }
    }
}

impl Handler<HasRead> for NotificationBroker {
    type Result = ResponseFuture<Result<(), TellError>>;

    fn handle(&mut self, HasRead { mark, admission }: HasRead, _: &mut Self::Context) -> Self::Result {
        let outcome = Outcome { drafts: Vec::new(), records: vec![Record::Read(mark)] };
        let told = append(&self.journal, vec![outcome], None, admission);
        Box::pin(async { told.await.map(drop) })
    }
}

/// What follows from a notification, a free event or an answer in a chat.
pub(super) fn outcome(event: &NotificationEvent) -> serde_json::Result<Outcome> {
    audience::notification(event).map(Outcome::from)
}
