use actix::{
    Actor, Addr, Handler, MailboxError,
    dev::{MessageResponse, ToEnvelope},
};
use serde::Serialize;

use super::{
    happened::{Happened, Run},
    idempotency::Idempotency,
    keys::ApiKeys,
    problem::{Kind, Problem},
    rows::Finder,
};
use crate::{
    admission::{Admission, Admissions},
    brokers::{LeaderboardBroker, NotificationBroker, Receipt, Tell, TellError, Told, TrainingBroker},
    domain::Epoch,
    lifecycle::Lifecycle,
    settings::{ApiSettings, in_bytes},
};

/// What the handlers need; one for all workers, as `web::Data`.
pub struct Api {
    /// Whose keys are let in.
    pub keys: ApiKeys,
    /// Whether the service takes work.
    pub(super) lifecycle: Lifecycle,
    pub(super) admissions: Admissions,
    pub(super) idempotency: Idempotency,
    pub(super) finder: Finder,
    pub(super) settings: ApiSettings,
    leaderboard: Addr<LeaderboardBroker>,
    training: Addr<TrainingBroker>,
    notification: Addr<NotificationBroker>,
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
        settings: ApiSettings,
        lifecycle: Lifecycle,
    ) -> Self {
        Self {
            keys,
            lifecycle,
            admissions,
            idempotency: Idempotency::new(settings.idempotency_ttl, settings.idempotency_keys),
            finder: Finder::new(),
            settings,
            leaderboard: brokers.leaderboard,
            training: brokers.training,
            notification: brokers.notification,
        }
    }

    pub(super) fn max_body(&self) -> usize {
        in_bytes(self.settings.max_body)
    }

    /// Tells the brokers, in order, when there is room. One answer for each event.
    pub(super) async fn tell(&self, events: Vec<Happened>) -> Result<Vec<Answer>, Problem> {
        let admission = self.admissions.admit(events.len()).await?;
        let mut answers = Vec::with_capacity(events.len());
        for run in Run::of(events) {
            // Awaited one by one: two brokers know nothing of each other's order.
            let told = self.tell_run(run, admission.clone()).await?;
            let answer = |events| Answer { events, epoch: told.epoch.clone() };
            answers.extend(told.receipts.into_iter().map(answer));
        }
        Ok(answers)
    }

    /// Tells the one broker whose run it is.
    pub(super) async fn tell_run(&self, run: Run, admission: Admission) -> Result<Told, Problem> {
        match run {
            Run::Leaderboard(events) => tell(&self.leaderboard, events, admission).await,
            Run::Training(events) => tell(&self.training, events, admission).await,
            Run::Notification(events) => tell(&self.notification, events, admission).await,
        }
    }
}

async fn tell<B, E>(broker: &Addr<B>, events: Vec<E>, admission: Admission) -> Result<Told, Problem>
where
    B: Actor + Handler<Tell<E>>,
    B::Context: ToEnvelope<B, Tell<E>>,
    E: Send + 'static,
    Result<Told, TellError>: MessageResponse<B, Tell<E>>,
{
    match broker.send(Tell { events, admission }).await {
        Ok(Ok(told)) => Ok(told),
        Ok(Err(TellError::JournalGone)) | Err(MailboxError::Closed | MailboxError::Timeout) => Err(Problem::stopping()),
        Ok(Err(TellError::Encode(e))) => {
            Err(Problem::new(Kind::Internal, format!("the payload has no JSON form: {e}")))
        }
    }
}
