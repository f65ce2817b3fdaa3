use actix::{Actor, Context, Handler, Message, ResponseFuture};
use jiff::Timestamp;

use super::{
    audience,
    books::WouldFollow,
    knowledge::Knowledge,
    sessions::{AskSessions, Sessions, SessionsOf},
    tell::{ClientSays, Outcome, Tell, TellError, Told, append},
};
use crate::{
    admission::BOUNDED_BY_ADMISSIONS,
    domain::{
        SessionId, UserId,
        events::{RoleplayProgress, TrainingEvent},
    },
    lifecycle::Vital,
    settings::ApiSettings,
    store::{Record, TrainingSession},
};

/// Knows what follows from what happens in training, and who takes part in which roleplay session. One for the whole
/// service.
pub struct TrainingBroker {
    knowledge: Knowledge,
    _vital: Vital,
}

/// What follows from what happens in training. Belongs to the thread of the brokers.
#[derive(Debug)]
pub struct TrainingRules {
    sessions: Sessions,
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

impl TrainingRules {
    /// Rules that know these sessions and remember others as the settings say.
    pub fn new(settings: &ApiSettings, known: Vec<TrainingSession>) -> Self {
        let mut sessions = Sessions::new(settings.session_ttl, settings.max_sessions);
        for session in known {
            sessions.register(session);
        }
        Self { sessions }
    }

    /// What follows from an event, as of now.
    pub(super) fn outcome(&mut self, event: &TrainingEvent, now: Timestamp) -> serde_json::Result<Outcome> {
        let mut outcome = Outcome::from(audience::training(event)?);
        if let TrainingEvent::SessionStart(registration) = event {
            let session = self.sessions.begin(now, registration);
            self.sessions.register(session.clone());
            outcome.records.push(Record::TrainingSession(session));
        }
        Ok(outcome)
    }
}

impl TrainingBroker {
    /// A broker that knows this.
    pub fn new(knowledge: Knowledge, vital: Vital) -> Self {
        Self { knowledge, _vital: vital }
    }
}

impl Actor for TrainingBroker {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        // The questions of sessions hold none, but a session asks one at a time; so connections bound those.
        ctx.set_mailbox_capacity(BOUNDED_BY_ADMISSIONS);
    }
}

impl Handler<Tell> for TrainingBroker {
    type Result = ResponseFuture<Result<Told, TellError>>;

    fn handle(&mut self, mut tell: Tell, _: &mut Self::Context) -> Self::Result {
        Box::pin(self.knowledge.tell(&mut tell.events, tell.remember, tell.admission))
    }
}

impl Handler<WouldFollow> for TrainingBroker {
    type Result = ResponseFuture<Result<Told, TellError>>;

    fn handle(&mut self, WouldFollow(mut entry): WouldFollow, _: &mut Self::Context) -> Self::Result {
        Box::pin(self.knowledge.would_follow(&mut entry))
    }
}

impl Handler<ClientSays<TrainingSaid>> for TrainingBroker {
    type Result = ResponseFuture<Result<(), TellError>>;

    fn handle(&mut self, says: ClientSays<TrainingSaid>, _: &mut Self::Context) -> Self::Result {
        match audience::training_said(says.from, says.said) {
            Ok(draft) => {
                let told = append(&self.knowledge.journal, vec![vec![draft].into()], None, says.admission);
                Box::pin(async { told.await.map(drop) })
            }
            Err(e) => Box::pin(async { Err(e.into()) }),
        }
    }
}

impl Handler<MayJoinSession> for TrainingBroker {
    type Result = bool;

    fn handle(&mut self, asked: MayJoinSession, _: &mut Self::Context) -> bool {
        let Knowledge { state, clock, .. } = &self.knowledge;
        state.borrow().training.sessions.may_join(clock.now(), &asked.session, asked.user)
    }
}

impl Handler<AskSessions> for TrainingBroker {
    type Result = ResponseFuture<Result<SessionsOf, TellError>>;

    fn handle(&mut self, AskSessions { user, most }: AskSessions, _: &mut Self::Context) -> Self::Result {
        let Knowledge { state, clock, .. } = &self.knowledge;
        let sessions = state.borrow().training.sessions.of(clock.now(), user, most);
        let position = self.knowledge.mark();
        Box::pin(async { Ok(SessionsOf { sessions, position: position.await? }) })
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{Arc, mpsc},
        time::Duration,
    };

    use actix::Addr;
    use futures_util::future::join_all;

    use super::*;
    use crate::{
        admission::{Admission, Admissions},
        brokers::{Bookkeeper, book_rules},
        clock::Clock,
        domain::{ClientId, books::Books},
        journal::{Journal, Subscribe},
        lifecycle::Lifecycle,
        rooms::Registries,
        settings::Settings,
    };

    type Sent = mpsc::Receiver<(String, Option<ClientId>, Option<u64>)>;

    async fn broker() -> (Addr<TrainingBroker>, Sent, Admission) {
        let lifecycle = Lifecycle::default();
        let settings = Settings::with("").unwrap();
        let journal = Journal::in_memory(&settings, &lifecycle).start();
        let (outlet, sent) = mpsc::channel();
        let subscribe = Subscribe(Box::new(move |publications, _| {
            for publication in publications.iter() {
                let event = publication.draft.event.to_string();
                outlet.send((event, publication.draft.except, publication.offset)).unwrap();
            }
        }));
        journal.send(subscribe).await.unwrap();
        let books = Books::new(Arc::new(book_rules(&settings.rules).unwrap()), Timestamp::now());
        let books = Bookkeeper::new(books, false, settings.rules.boards.clone(), settings.database.retry);
        let admissions = Admissions::new(1, Duration::ZERO);
        let admission = admissions.try_admit().unwrap();
        let training = TrainingRules::new(&settings.api, Vec::new());
        let knowledge = Knowledge::new(training, books, journal, admissions, Registries::default(), Clock::system());
        (TrainingBroker::new(knowledge, lifecycle.vital("broker")).start(), sent, admission)
    }

    fn level_up(level: u64) -> TrainingEvent {
        let json = format!(r#"{{"userId":7,"userName":"{level}","previousLevel":0,"newLevel":{level},"totalXP":1}}"#);
        TrainingEvent::LevelUp(serde_json::from_str(&json).unwrap())
    }

    #[actix_rt::test]
    async fn what_is_told_first_is_sent_first_and_nothing_comes_between_the_drafts_of_one() {
        let (broker, sent, admission) = broker().await;
        let tells = (0..1_000).map(|i| {
            let events = vec![level_up(i).into(), level_up(i).into()];
            broker.send(Tell { events, remember: None, admission: admission.clone() })
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
