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

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, time::Duration};

    use futures_util::future::join_all;

    use super::*;
    use crate::{
        admission::{Admission, Admissions},
        domain::ClientId,
        journal::Subscribe,
        lifecycle::Lifecycle,
        settings::Settings,
    };

    type Sent = mpsc::Receiver<(String, Option<ClientId>, Option<u64>)>;

    async fn broker() -> (Addr<TrainingBroker>, Sent, Admission) {
        let lifecycle = Lifecycle::default();
        let journal = Journal::new(lifecycle.vital("journal")).start();
        let (outlet, sent) = mpsc::channel();
        let subscribe = Subscribe(Box::new(move |publications, _| {
            for publication in publications.iter() {
                let event = publication.draft.event.to_string();
                outlet.send((event, publication.draft.except, publication.offset)).unwrap();
            }
        }));
        journal.send(subscribe).await.unwrap();
        let broker = TrainingBroker::new(journal, &Settings::with("").unwrap().api, lifecycle.vital("broker")).start();
        (broker, sent, Admissions::new(1, Duration::ZERO).try_admit().unwrap())
    }

    fn level_up(level: u64) -> TrainingEvent {
        let json = format!(r#"{{"userId":7,"userName":"{level}","previousLevel":0,"newLevel":{level},"totalXP":1}}"#);
        TrainingEvent::LevelUp(serde_json::from_str(&json).unwrap())
    }

    #[actix_rt::test]
    async fn what_is_told_first_is_sent_first_and_nothing_comes_between_the_drafts_of_one() {
        let (broker, sent, admission) = broker().await;
        let tells = (0..1_000).map(|i| {
            let events = vec![level_up(i), level_up(i)];
            broker.send(Tell { events, admission: admission.clone() })
        });
        let mut offset = 0;
        for told in join_all(tells).await {
            let told = told.unwrap().unwrap();
            assert_eq!(told.receipts.len(), 2);
            for receipt in told.receipts.iter().flatten() {
                offset += 1;
                assert_eq!(receipt.offset, Some(offset));
            }
        }
        let events: Vec<_> = sent.try_iter().map(|(event, ..)| event).collect();
        assert_eq!(events, ["level:up", "level:celebration"].repeat(2_000));
    }

    #[actix_rt::test]
    async fn what_a_client_says_is_sent_to_all_but_him() {
        let (broker, sent, admission) = broker().await;
        let from = ClientId::next();
        let (session, user) = (SessionId::new("rp-1").unwrap(), UserId::new(7).unwrap());
        let progress = r#"{"sessionId":"rp-1","userId":9,"scenarioId":1,"progress":1,"currentStep":1,"totalSteps":2}"#;
        for said in [
            TrainingSaid::Message { session: session.clone(), user },
            TrainingSaid::Progress { user, progress: serde_json::from_str(progress).unwrap() },
            TrainingSaid::StopTyping { session, user },
        ] {
            broker.send(ClientSays { from, said, admission: admission.clone() }).await.unwrap().unwrap();
        }
        let sent: Vec<_> = sent.try_iter().collect();
        let expected = [("roleplay:typing", None), ("progress:changed", Some(1)), ("roleplay:typing", None)];
        assert_eq!(sent, expected.map(|(event, offset)| (event.to_owned(), Some(from), offset)));
    }
}
