//! What a client may ask of its connection, and how it is done.

use std::sync::Arc;

use actix::{ActorFutureExt, WrapFuture, fut::LocalBoxActorFuture};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::connection::Connection;
use crate::{
    admission::Overloaded,
    brokers::{ClientSays, MayJoinSession, TellError, TrainingSaid},
    domain::{Position, Room, SessionId, UserId, events::ChatSaid},
    rooms::{Ending, Join, Leave, Push, Reply},
    session::{ClientEvent, Code, Command, Permission, Refusal, identity::Denied, not_a_participant},
};

/// Work to be done before the client's next message is looked at.
pub(super) type Work = LocalBoxActorFuture<Connection, ()>;

impl Connection {
    /// Does what the client asks, or tells it why not.
    pub(super) fn execute(&mut self, command: Command) -> Option<Work> {
        match command {
            Command::Authenticate { token, since, reply } => self.authenticate(&token, since, reply),
            Command::Refused { refusal, reply } => self.refuse(&refusal, reply.as_ref()),
            Command::Join { room, since, reply } => self.join(room, since, reply),
            Command::Leave { room, reply } => self.leave(room, reply),
            Command::Say { event, reply } => self.say(event, reply),
        }
    }

    /// Tells the client why not.
    pub(super) fn refuse(&self, refusal: &Refusal, reply: Option<&Reply>) -> Option<Work> {
        let Refusal { code, message } = refusal;
        self.outbox.tell(&Push::Error { namespace: self.namespace, code: code.name(), message, reply });
        None
    }

    fn refuse_stranger(&self, reply: Option<&Reply>) -> Option<Work> {
        let message = r#"Say who you are first: {"type":"auth","token":"..."}"#;
        self.refuse(&Refusal::new(Code::Forbidden, message), reply)
    }

    fn authenticate(&mut self, token: &str, since: Option<Position>, reply: Option<Reply>) -> Option<Work> {
        match self.worker.gate.token(token) {
            Ok(identity) if self.session.is_none() => self.enter(identity, since),
            Ok(identity) => match self.renew(identity) {
                Ok(()) => self.acknowledge(reply.as_ref()),
                Err(refusal) => self.refuse(&refusal, reply.as_ref()),
            },
            // A bad renewal leaves the client the time it had.
            Err(denied) if self.session.is_some() => {
                self.refuse(&Refusal::new(Code::Forbidden, denied.to_string()), reply.as_ref())
            }
            Err(denied) => {
                self.refuse(&Refusal::new(Code::Forbidden, denied.to_string()), reply.as_ref());
                self.end(match denied {
                    Denied::Refused { .. } => Ending::Unauthorized,
                    Denied::Unavailable { .. } => Ending::Unavailable,
                });
                None
            }
        }
    }

    fn acknowledge(&self, reply: Option<&Reply>) -> Option<Work> {
        if let Some(reply) = reply {
            self.outbox.tell(&Push::Ack { namespace: self.namespace, reply });
        }
        None
    }

    fn join(&mut self, room: Room, since: Option<Position>, reply: Option<Reply>) -> Option<Work> {
        let Some(session) = &self.session else { return self.refuse_stranger(reply.as_ref()) };
        match self.worker.rights.may_join(session.identity(), self.namespace, &room) {
            Permission::Granted => self.put_into(room, since, reply),
            Permission::Denied(refusal) => self.refuse(&refusal, reply.as_ref()),
            Permission::ForParticipantsOf(training) => match session.identity().user {
                Some(user) => self.join_training(training, user, room, since, reply),
                None => self.refuse(&not_a_participant(&training), reply.as_ref()),
            },
        }
    }

    fn join_training(
        &mut self,
        session: SessionId,
        user: UserId,
        room: Room,
        since: Option<Position>,
        reply: Option<Reply>,
    ) -> Option<Work> {
        let asked = self.worker.brokers.training.send(MayJoinSession { session: session.clone(), user });
        Some(Box::pin(asked.into_actor(self).then(move |answer, this, _| {
            let more = match answer {
                Ok(true) => this.put_into(room, since, reply),
                Ok(false) => this.refuse(&not_a_participant(&session), reply.as_ref()),
                Err(_) => this.refuse(&unavailable(), reply.as_ref()),
            };
            more.unwrap_or_else(|| Box::pin(actix::fut::ready(())))
        })))
    }

    fn put_into(&mut self, room: Room, since: Option<Position>, reply: Option<Reply>) -> Option<Work> {
        let most = self.worker.settings.limits.rooms_per_connection;
        match self.session.as_mut()?.join(&room, 0, most) {
            Ok(()) => {
                let client = self.outbox.client();
                let join = Join { client, namespace: self.namespace, room, since, reply };
                Some(Box::pin(self.worker.registry.send(join).into_actor(self).map(|_, _, _| ())))
            }
            Err(refusal) => self.refuse(&refusal, reply.as_ref()),
        }
    }

    fn leave(&mut self, room: Room, reply: Option<Reply>) -> Option<Work> {
        let Some(session) = &mut self.session else { return self.refuse_stranger(reply.as_ref()) };
        session.leave(&room);
        let leave = Leave { client: self.outbox.client(), namespace: self.namespace, room, reply };
        Some(Box::pin(self.worker.registry.send(leave).into_actor(self).map(|_, _, _| ())))
    }

    fn say(&mut self, event: ClientEvent, reply: Option<Reply>) -> Option<Work> {
        let Some(session) = &self.session else { return self.refuse_stranger(reply.as_ref()) };
        let user = match session.may_say(&event) {
            Ok(user) => user,
            Err(refusal) => return self.refuse(&refusal, reply.as_ref()),
        };
        let received = match &event {
            ClientEvent::RoleplayMessage { session } => Received::of(session),
            _ => None,
        };
        let passed_on = self.pass_on(event, user);
        Some(Box::pin(passed_on.into_actor(self).map(move |result, this, _| {
            if let Err(refusal) = result {
                this.refuse(&refusal, reply.as_ref());
                return;
            }
            if let Some(data) = &received {
                let namespace = this.namespace;
                this.outbox.tell(&Push::Event { namespace, event: "roleplay:message-received", data });
            }
            this.acknowledge(reply.as_ref());
        })))
    }

    /// Hands what was said to its broker. What is worth keeping waits for a place; what is fleeting does not.
    fn pass_on(&self, event: ClientEvent, user: UserId) -> impl Future<Output = Result<(), Refusal>> + use<> {
        let from = self.outbox.client();
        let admissions = self.worker.admissions.clone();
        let brokers = self.worker.brokers.clone();
        async move {
            let said = match event {
                ClientEvent::RoleplayMessage { session } => TrainingSaid::Message { session, user },
                ClientEvent::StopTyping { session } => TrainingSaid::StopTyping { session, user },
                ClientEvent::Progress { progress } => TrainingSaid::Progress { user, progress: *progress },
                ClientEvent::ChatMessage { chat } => {
                    let admission = admissions.try_admit()?;
                    let says = ClientSays { from, said: ChatSaid { chat }, admission };
                    return heard(brokers.notification.send(says).await);
                }
            };
            let admission = match said {
                TrainingSaid::Progress { .. } => admissions.admit(1).await?,
                TrainingSaid::Message { .. } | TrainingSaid::StopTyping { .. } => admissions.try_admit()?,
            };
            heard(brokers.training.send(ClientSays { from, said, admission }).await)
        }
    }
}

/// The payload of `roleplay:message-received`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Received<'a> {
    session_id: &'a SessionId,
}

impl Received<'_> {
    fn of(session_id: &SessionId) -> Option<Arc<RawValue>> {
        to_raw_value(&Received { session_id }).ok().map(Arc::from)
    }
}

fn heard(answer: Result<Result<(), TellError>, actix::MailboxError>) -> Result<(), Refusal> {
    answer.map_err(|_| unavailable())?.map_err(|_| unavailable())
}

fn unavailable() -> Refusal {
    Refusal::new(Code::Unavailable, "This cannot be done now; try again")
}

impl From<Overloaded> for Refusal {
    fn from(overloaded: Overloaded) -> Self {
        Self::new(Code::Unavailable, overloaded.to_string())
    }
}
