use actix::{
    Actor, Addr, Handler, MailboxError,
    dev::{MessageResponse, ToEnvelope},
};
use serde::Serialize;

use super::{
    idempotency::Idempotency,
    keys::ApiKeys,
    problem::{Kind, Problem},
    rows::Finder,
};
use crate::{
    admission::{Admission, Admissions},
    brokers::{
        BatchBroker, HasRead, LeaderboardBroker, NotificationBroker, Receipt, Remember, Tell, TellError, Told,
        TrainingBroker,
    },
    domain::{
        Epoch,
        events::{Happened, TrainingEvent},
    },
    lifecycle::Lifecycle,
    rooms::Registries,
    settings::{ApiSettings, in_bytes},
    store::{Archive, ReadMark},
};

/// What the handlers need; one for all workers, as `web::Data`.
pub struct Api {
    /// Whose keys are let in.
    pub keys: ApiKeys,
    /// Whether the service takes work.
    pub(super) lifecycle: Lifecycle,
    pub(super) admissions: Admissions,
    pub(super) idempotency: Idempotency,
    pub(super) archive: Archive,
    pub(super) registries: Registries,
    pub(super) finder: Finder,
    pub(super) settings: ApiSettings,
    brokers: Brokers,
}

/// The brokers of the service.
#[derive(Clone)]
pub struct Brokers {
    /// What happens on the leaderboard.
    pub leaderboard: Addr<LeaderboardBroker>,
    /// What happens in training.
    pub training: Addr<TrainingBroker>,
    /// Notifications, free-form events, chats.
    pub notification: Addr<NotificationBroker>,
    /// Several of these at once.
    pub batch: Addr<BatchBroker>,
}

/// Where an event went, as its sender reads it.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    events: Vec<Receipt>,
    epoch: Epoch,
}

impl Api {
    /// The API of a service with these brokers.
    pub fn new(
        brokers: Brokers,
        keys: ApiKeys,
        admissions: Admissions,
        archive: Archive,
        registries: Registries,
        settings: ApiSettings,
        lifecycle: Lifecycle,
    ) -> Self {
        Self {
            keys,
            lifecycle,
            admissions,
            idempotency: Idempotency::new(archive.clone(), settings.idempotency_ttl, settings.idempotency_keys),
            archive,
            registries,
            finder: Finder::new(),
            settings,
            brokers,
        }
    }

    pub(super) fn max_body(&self) -> usize {
        in_bytes(self.settings.max_body)
    }

    /// Tells what happened, when there is room: all of it or nothing.
    pub(super) async fn tell(&self, mut events: Vec<Happened>, remember: Option<Remember>) -> Result<Told, Problem> {
        let admission = self.admissions.admit(events.len()).await?;
        match (events.pop(), events.is_empty()) {
            (Some(Happened::Leaderboard(event)), true) => {
                tell(&self.brokers.leaderboard, vec![event], remember, admission).await
            }
            (Some(Happened::Training(event)), true) => {
                tell(&self.brokers.training, vec![event], remember, admission).await
            }
            (Some(Happened::Notification(event)), true) => {
                tell(&self.brokers.notification, vec![event], remember, admission).await
            }
            (last, _) => {
                events.extend(last);
                tell(&self.brokers.batch, events, remember, admission).await
            }
        }
    }

    /// Tells that somebody has read what is in his inbox; it is kept when this answers.
    pub(super) async fn tell_read(&self, mark: ReadMark) -> Result<(), Problem> {
        let admission = self.admissions.admit(1).await?;
        told(self.brokers.notification.send(HasRead { mark, admission }).await)
    }

    /// Tells pieces of what a partner in training says.
    pub(super) async fn tell_pieces(&self, pieces: Vec<TrainingEvent>, admission: Admission) -> Result<Told, Problem> {
        tell(&self.brokers.training, pieces, None, admission).await
    }
}

impl Answer {
    /// One for each event.
    pub(super) fn of(told: &Told) -> Vec<Self> {
        let answer = |receipts: &Vec<Receipt>| Self { events: receipts.clone(), epoch: told.epoch.clone() };
        told.receipts.iter().map(answer).collect()
    }
}

async fn tell<B, E>(
    broker: &Addr<B>,
    events: Vec<E>,
    remember: Option<Remember>,
    admission: Admission,
) -> Result<Told, Problem>
where
    B: Actor + Handler<Tell<E>>,
    B::Context: ToEnvelope<B, Tell<E>>,
    E: Send + 'static,
    Result<Told, TellError>: MessageResponse<B, Tell<E>>,
{
    told(broker.send(Tell { events, remember, admission }).await)
}

/// What a broker answered.
fn told<T>(answer: Result<Result<T, TellError>, MailboxError>) -> Result<T, Problem> {
    match answer {
        Ok(Ok(told)) => Ok(told),
        Ok(Err(TellError::JournalGone)) | Err(MailboxError::Closed | MailboxError::Timeout) => Err(Problem::stopping()),
        Ok(Err(TellError::NotKept { reason, retry_after })) => {
            Err(Problem::new(Kind::Unavailable(retry_after), format!("{reason}; try again shortly")))
        }
        Ok(Err(TellError::Encode(e))) => {
            Err(Problem::new(Kind::Internal, format!("the payload has no JSON form: {e}")))
        }
    }
}
