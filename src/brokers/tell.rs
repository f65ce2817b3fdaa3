use std::{future::Future, sync::Arc};

use actix::{Addr, Message};
use serde::Serialize;

use crate::{
    admission::Admission,
    domain::{ClientId, Draft, Epoch, Namespace, Room, RoomKey},
    journal::{Append, Journal},
};

/// Tells a broker what happened, in this order. Answered when the journal has all of it.
#[derive(Debug, Message)]
#[rtype(result = "Result<Told, TellError>")]
pub struct Tell<E> {
    /// What happened.
    pub events: Vec<E>,
    /// The place it takes on its way.
    pub admission: Admission,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The life of the journal the offsets belong to.
    pub epoch: Epoch,
    /// For each event the publications that followed from it, in order; none if nothing followed.
    pub receipts: Vec<Vec<Receipt>>,
}

/// One publication, as its sender is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// A payload has no JSON form. No payload of ours is like that.
    #[error("payload: {0}")]
    Encode(#[from] serde_json::Error),
}

/// Sends the drafts of several events as one `Append`. It is in the journal's mailbox when this returns; the future only
/// waits for the answer.
pub(super) fn append(
    journal: &Addr<Journal>,
    drafts: Vec<Vec<Draft>>,
    admission: Admission,
) -> impl Future<Output = Result<Told, TellError>> + use<> {
    let mut receipts: Vec<Vec<Receipt>> =
        drafts.iter().map(|of_one_event| of_one_event.iter().map(Receipt::of).collect()).collect();
    let request = journal.send(Append { drafts: drafts.into_iter().flatten().collect(), admission });
    async move {
        let appended = request.await.map_err(|_| TellError::JournalGone)?;
        for (receipt, offset) in receipts.iter_mut().flatten().zip(appended.offsets) {
            receipt.offset = offset;
        }
        Ok(Told { epoch: appended.epoch, receipts })
    }
}

impl Receipt {
    fn of(draft: &Draft) -> Self {
        let RoomKey { namespace, room } = draft.audience.clone();
        Self { event: Arc::clone(&draft.event), namespace, room, offset: None }
    }
}
