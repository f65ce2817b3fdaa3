use std::{future::Future, sync::Arc, time::Duration};

use actix::{Addr, Message};
use bytes::Bytes;
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::{
    admission::{Admission, Overloaded},
    domain::{ClientId, Draft, Namespace, Position, Room, RoomKey, books::Refusal, events::Happened},
    journal::{self, Append, AppendError, Appended, Journal, MakeAnswer, NotWritten},
    store::Record,
};

/// Tells a broker what happened, in this order. Answered when the journal has all of it.
#[derive(Message)]
#[rtype(result = "Result<Told, TellError>")]
pub struct Tell {
    /// What happened.
    pub events: Vec<Happened>,
    /// The answer to keep, together with what follows.
    pub remember: Option<Remember>,
    /// The place it takes on its way.
    pub admission: Admission,
}

/// An answer that is kept under a key, so that the same request is answered the same.
pub struct Remember {
    /// Whose key it is: the name of an API key.
    pub caller: Arc<str>,
    /// The key.
    pub key: Arc<str>,
    /// A hash of the request.
    pub fingerprint: [u8; 32],
    /// Makes the answer.
    pub answer: MakeAnswer<Told>,
}

/// Tells a broker what a client says to the others of a room. The session has checked that he is in it.
#[derive(Debug, Message)]
#[rtype(result = "Result<(), TellError>")]
pub struct ClientSays<S> {
    /// The one who must not hear it himself.
    pub from: ClientId,
    /// What he says.
    pub said: S,
    /// The place it takes on its way.
    pub admission: Admission,
}

/// Where everything that was told went.
#[derive(Debug, Clone)]
pub struct Told {
    /// For each event the publications that followed from it, in order; none if nothing followed.
    pub receipts: Vec<Vec<Receipt>>,
    /// For each event how those stand whom it is about, and what its sender should know; for reports alone.
    pub after: Vec<After>,
    /// Where the journal ended with all of it. The offsets belong to its epoch.
    pub position: Position,
    /// The answer that is kept, if one was to be.
    pub answer: Option<Bytes>,
}

/// What the sender of a report is told beside where it went.
#[derive(Debug, Clone, Default)]
pub struct After {
    /// How those stand whom it is about.
    pub standing: Option<Arc<RawValue>>,
    /// What he should know.
    pub note: Option<String>,
}

/// One publication, as its sender is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Receipt {
    /// Its name on the wire.
    pub event: Arc<str>,
    /// Where it is heard.
    pub namespace: Namespace,
    /// Its room; absent for a whole namespace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Room>,
    /// Its place in the journal; absent for fleeting events, which have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
}

/// Why nothing of what was told went out.
#[derive(Debug, thiserror::Error)]
pub enum TellError {
    /// The journal has stopped, so the service is about to.
    #[error("the journal has stopped")]
    JournalGone,
    /// The journal cannot keep it now.
    #[error("{reason}")]
    NotKept {
        /// What is wrong.
        reason: Arc<str>,
        /// When to try again.
        retry_after: Duration,
    },
    /// A report does not fit what is known. Nothing of what was told has happened.
    #[error("{refusal}")]
    Refused {
        /// Which one of what was told.
        index: usize,
        /// Why.
        refusal: Box<Refusal>,
    },
    /// There is no place for an event of the service's own.
    #[error(transparent)]
    Overloaded(#[from] Overloaded),
    /// A payload has no JSON form. No payload of ours is like that.
    #[error("payload: {0}")]
    Encode(#[from] serde_json::Error),
}

impl From<AppendError> for TellError {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::NotWritten(NotWritten { reason, retry_after }) => Self::NotKept { reason, retry_after },
            AppendError::Answer(error) => Self::Encode(error),
        }
    }
}

/// What follows from one event.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// What is told.
    pub(super) drafts: Vec<Draft>,
    /// What is to be known.
    pub(super) records: Vec<Record>,
    /// What its sender is told besides.
    pub(super) after: After,
}

impl From<Vec<Draft>> for Outcome {
    fn from(drafts: Vec<Draft>) -> Self {
        Self { drafts, ..Self::default() }
    }
}

/// Sends what follows from several events as one `Append`. It is in the journal's mailbox when this returns; the future only
/// waits for the answer.
pub(super) fn append(
    journal: &Addr<Journal>,
    outcomes: Vec<Outcome>,
    remember: Option<Remember>,
    admission: Admission,
) -> impl Future<Output = Result<Told, TellError>> + use<> {
    let receipts: Vec<Vec<Receipt>> =
        outcomes.iter().map(|outcome| outcome.drafts.iter().map(Receipt::of).collect()).collect();
    let after: Vec<After> = outcomes.iter().map(|outcome| outcome.after.clone()).collect();
    let remember = remember.map(|remember| {
        let Remember { caller, key, fingerprint, answer } = remember;
        let (receipts, after) = (receipts.clone(), after.clone());
        let answer = move |appended: &Appended| answer(&Told::new(receipts, after, appended));
        journal::Remember { caller, key, fingerprint, answer: Box::new(answer) }
    });
    let (mut drafts, mut records) = (Vec::new(), Vec::new());
    for outcome in outcomes {
        drafts.extend(outcome.drafts);
        records.extend(outcome.records);
    }
    let request = journal.send(Append { drafts, records, remember, admission });
    async move {
        let appended = request.await.map_err(|_| TellError::JournalGone)??;
        Ok(Told::new(receipts, after, &appended))
    }
}

impl Told {
    fn new(mut receipts: Vec<Vec<Receipt>>, after: Vec<After>, appended: &Appended) -> Self {
        for (receipt, offset) in receipts.iter_mut().flatten().zip(&appended.offsets) {
            receipt.offset = *offset;
        }
        Self { receipts, after, position: appended.position(), answer: appended.answer.clone() }
    }

    /// What one report would have come to.
    pub(super) fn of_nothing(position: Position, receipts: Vec<Receipt>, after: After) -> Self {
        Self { receipts: vec![receipts], after: vec![after], position, answer: None }
    }
}

impl Receipt {
    pub(super) fn of(draft: &Draft) -> Self {
        let RoomKey { namespace, room } = draft.audience.clone();
        Self { event: Arc::clone(&draft.event), namespace, room, offset: None }
    }
}
