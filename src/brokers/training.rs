use std::time::Instant;

use actix::{Actor, Addr, Context, Handler, Message, ResponseFuture};

use super::{
    audience,
    sessions::Sessions,
    tell::{ClientSays, Tell, TellError, Told, append},
};
use crate::{
    admission::BOUNDED_BY_ADMISSIONS,
    domain::{
        SessionId, UserId,
        events::{RoleplayProgress, TrainingEvent},
    },
    journal::Journal,
    lifecycle::Vital,
    settings::ApiSettings,
};

/// Knows what follows from what happens in training, and who takes part in which roleplay session. One for the whole
/// service. The sessions live in memory: after a restart the monolith registers them again.
pub struct TrainingBroker {
    journal: Addr<Journal>,
    sessions: Sessions,
    _vital: Vital,
}

/// What a trainee's client says to the others in his session. The user is the one the session knows, whatever the client
/// wrote.
#[derive(Debug, Clone)]
pub enum TrainingSaid {
    /// `roleplay:message`: he sent one and the partner's answer is awaited.
    Message {
        /// The session.
        session: SessionId,
        /// Who.
        user: UserId,
    },
    /// `roleplay:stop-typing`.
    StopTyping {
        /// The session.
        session: SessionId,
        /// Who.
        user: UserId,
    },
    /// `progress:update`.
    Progress {
        /// Who.
        user: UserId,
        /// How far he is; its own `userId` is not believed.
        progress: RoleplayProgress,
    },
}

/// Asks whether a session was registered with this user and has not run out.
#[derive(Debug, Message)]
#[rtype(result = "bool")]
pub struct MayJoinSession {
    /// The session.
    pub session: SessionId,
    /// Who wants to join.
    pub user: UserId,
}

impl TrainingBroker {
    /// A broker that tells this journal and remembers sessions as the settings say.
    pub fn new(journal: Addr<Journal>, settings: &ApiSettings, vital: Vital) -> Self {
        let sessions = Sessions::new(settings.session_ttl, settings.max_sessions);
        Self { journal, sessions, _vital: vital }
    }
}

impl Actor for TrainingBroker {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        // The questions of sessions hold none, but a session asks one at a time; so connections bound those.
        ctx.set_mailbox_capacity(BOUNDED_BY_ADMISSIONS);
    }
}

impl Handler<Tell<TrainingEvent>> for TrainingBroker {
    type Result = ResponseFuture<Result<Told, TellError>>;

    fn handle(&mut self, tell: Tell<TrainingEvent>, _: &mut Self::Context) -> Self::Result {
        match tell.events.iter().map(audience::training).collect() {
            Ok(drafts) => {
                for event in tell.events {
                    if let TrainingEvent::SessionStart(registration) = event {
                        self.sessions.register(Instant::now(), registration);
                    }
                }
                Box::pin(append(&self.journal, drafts, tell.admission))
            }
            Err(e) => Box::pin(async { Err(e.into()) }),
        }
    }
}

impl Handler<ClientSays<TrainingSaid>> for TrainingBroker {
    type Result = ResponseFuture<Result<(), TellError>>;

    fn handle(&mut self, says: ClientSays<TrainingSaid>, _: &mut Self::Context) -> Self::Result {
        match audience::training_said(says.from, says.said) {
            Ok(draft) => {
                let told = append(&self.journal, vec![vec![draft]], says.admission);
                Box::pin(async { told.await.map(drop) })
            }
            Err(e) => Box::pin(async { Err(e.into()) }),
        }
    }
}

impl Handler<MayJoinSession> for TrainingBroker {
    type Result = bool;

    fn handle(&mut self, asked: MayJoinSession, _: &mut Self::Context) -> bool {
        self.sessions.may_join(Instant::now(), &asked.session, asked.user)
    }
}
