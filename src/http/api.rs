use std::sync::Arc;

use actix::{Addr, MailboxError};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::{
    idempotency::Idempotency,
    keys::ApiKeys,
    problem::{Kind, Problem},
    rows::Finder,
};
use crate::{
    admission::{Admission, Admissions},
    brokers::{
        After, AfterReport, Answered, Ask, AskSessions, BatchBroker, FreezeScreen, HasRead, LeaderboardBroker,
        NotificationBroker, Question, Receipt, Remember, SessionsOf, Tell, TellError, Told, TrainingBroker,
        WouldFollow,
    },
    domain::{
        Epoch,
        books::Entry,
        events::{Happened, TrainingEvent},
    },
    lifecycle::Lifecycle,
    rooms::Registries,
    settings::{ApiSettings, BoardSettings, Settings, in_bytes},
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
    pub(super) boards: BoardSettings,
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
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Told)]
pub(super) struct Answer {
    /// What was told at once, in order.
    events: Vec<Receipt>,
    /// The life of the journal that their offsets count in.
    epoch: Epoch,
    /// How those stand whom a report is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<AfterReport>)]
    standing: Option<Arc<RawValue>>,
    /// What the sender should know.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl Api {
    /// The API of a service with these brokers.
    pub fn new(
        brokers: Brokers,
        keys: ApiKeys,
        admissions: Admissions,
        archive: Archive,
        registries: Registries,
        settings: &Settings,
        lifecycle: Lifecycle,
    ) -> Self {
        Self {
            keys,
            lifecycle,
            admissions,
            idempotency: Idempotency::new(archive.clone(), settings.api.idempotency_ttl, settings.api.idempotency_keys),
            archive,
            registries,
            finder: Finder::new(),
            settings: settings.api.clone(),
            boards: settings.rules.boards.clone(),
            brokers,
        }
    }

    pub(super) fn max_body(&self) -> usize {
        in_bytes(self.settings.max_body)
    }

    /// Tells what happened, when there is room: all of it or nothing.
    pub(super) async fn tell(&self, events: Vec<Happened>, remember: Option<Remember>) -> Result<Told, Problem> {
        let admission = self.admissions.admit(events.len()).await?;
        let subject = match events.as_slice() {
            [event] => Subject::of(event),
            _ => Subject::Several,
        };
        let tell = Tell { events, remember, admission };
        match subject {
            Subject::Leaderboard => told(self.brokers.leaderboard.send(tell).await),
            Subject::Training => told(self.brokers.training.send(tell).await),
            Subject::Notification => told(self.brokers.notification.send(tell).await),
            Subject::Several => told(self.brokers.batch.send(tell).await),
        }
    }

    /// What would follow from something reported. Nothing does.
    pub(super) async fn would_follow(&self, entry: Box<Entry>) -> Result<Told, Problem> {
        match *entry {
            Entry::Training(_) => told(self.brokers.training.send(WouldFollow(entry)).await),
            _ => told(self.brokers.leaderboard.send(WouldFollow(entry)).await),
        }
    }

    /// How things stand.
    pub(super) async fn ask(&self, question: Question) -> Result<Answered, Problem> {
        told(self.brokers.leaderboard.send(Ask(question)).await)
    }

    /// The roleplay sessions that somebody may join.
    pub(super) async fn ask_sessions(&self, asked: AskSessions) -> Result<SessionsOf, Problem> {
        told(self.brokers.training.send(asked).await)
    }

    /// Tells that somebody has read what is in his inbox; it is kept when this answers.
    pub(super) async fn tell_read(&self, mark: ReadMark) -> Result<(), Problem> {
        let admission = self.admissions.admit(1).await?;
        told(self.brokers.notification.send(HasRead { mark, admission }).await)
    }

    /// Freezes a screen or thaws it; it is kept when this answers. False if no screen of this name is known.
    pub(super) async fn freeze_screen(&self, name: Arc<str>, frozen: bool) -> Result<bool, Problem> {
        let admission = self.admissions.admit(1).await?;
        told(self.brokers.leaderboard.send(FreezeScreen { name, frozen, admission }).await)
    }

    /// Tells pieces of what a partner in training says.
    pub(super) async fn tell_pieces(&self, pieces: Vec<TrainingEvent>, admission: Admission) -> Result<Told, Problem> {
        let events = pieces.into_iter().map(Happened::from).collect();
        told(self.brokers.training.send(Tell { events, remember: None, admission }).await)
    }
}

/// Whose business something is.
enum Subject {
    Leaderboard,
    Training,
    Notification,
    Several,
}

impl Subject {
    fn of(event: &Happened) -> Self {
        match event {
            Happened::Training(_) => Self::Training,
            Happened::Notification(_) => Self::Notification,
            Happened::Reported(entry) if matches!(**entry, Entry::Training(_)) => Self::Training,
            Happened::Leaderboard(_) | Happened::Reported(_) => Self::Leaderboard,
        }
    }
}

impl Answer {
    /// One for each event.
    pub(super) fn of(told: &Told) -> Vec<Self> {
        let answer = |(receipts, after): (&Vec<Receipt>, &After)| Self {
            events: receipts.clone(),
            epoch: told.position.epoch.clone(),
            standing: after.standing.clone(),
            note: after.note.clone(),
        };
        told.receipts.iter().zip(&told.after).map(answer).collect()
    }
}

/// What a broker answered.
fn told<T>(answer: Result<Result<T, TellError>, MailboxError>) -> Result<T, Problem> {
    match answer {
        Ok(Ok(told)) => Ok(told),
        Ok(Err(TellError::JournalGone)) | Err(MailboxError::Closed | MailboxError::Timeout) => Err(Problem::stopping()),
        Ok(Err(TellError::NotKept { reason, retry_after })) => {
            Err(Problem::new(Kind::Unavailable(retry_after), format!("{reason}; try again shortly")))
        }
        Ok(Err(TellError::Overloaded(overloaded))) => Err(overloaded.into()),
        Ok(Err(TellError::Refused { index, refusal })) => Err(Problem::refused(index, &refusal)),
        Ok(Err(TellError::Encode(e))) => {
            Err(Problem::new(Kind::Internal, format!("the payload has no JSON form: {e}")))
        }
    }
}
