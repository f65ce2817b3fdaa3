use std::{sync::Arc, time::Duration};

use actix::Message;
use bytes::Bytes;

use crate::{
    admission::Admission,
    domain::{Draft, Epoch, Position},
    store::Record,
};

/// Puts drafts into the journal, in this order and with nothing between them, together with what else is to be known: all of
/// it or nothing. Answered when it outlives what `journal.durability` says.
#[derive(Message)]
#[rtype(result = "Result<Appended, AppendError>")]
pub struct Append {
    /// What to append.
    pub drafts: Vec<Draft>,
    /// What else to write.
    pub records: Vec<Record>,
    /// The answer to keep with it.
    pub remember: Option<Remember>,
    /// The place they take on their way.
    pub admission: Admission,
}

/// Writes what is to be known beyond the events. Answered when it is written. Not admitted: whoever sends it waits for it, and
/// has one under way at a time.
#[derive(Message)]
#[rtype(result = "Result<(), AppendError>")]
pub struct Note(pub Vec<Record>);

/// Asks for the place between what was appended before this message and what comes after it. Answered when everything before it
/// is written and handed to the registries, with the last offset of that; nothing that was appended later counts. So a
/// broker that copies its state when it sends this learns at which position the copy is true.
///
/// Whether something has been written is known for sure when this is answered: while that is in doubt it waits, and when what
/// was before it has been refused, or the database does not work, it is refused as well. It is not admitted: whoever sends
/// it waits for it, and has one under way at a time. Without a database it is answered at once.
#[derive(Debug, Clone, Copy, Message)]
#[rtype(result = "Result<Position, AppendError>")]
pub struct Mark;

/// An answer that is kept under a key, so that the same request is answered the same.
pub struct Remember {
    /// Whose key it is: the name of an API key.
    pub caller: Arc<str>,
    /// The key.
    pub key: Arc<str>,
    /// A hash of the request.
    pub fingerprint: [u8; 32],
    /// Makes the answer once the offsets are known.
    pub answer: MakeAnswer<Appended>,
}

/// Makes the body of an answer from what is known when the offsets are.
pub type MakeAnswer<T> = Box<dyn FnOnce(&T) -> serde_json::Result<Bytes> + Send>;

/// Where the drafts of an [`Append`] went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// The life of the journal the offsets belong to.
    pub epoch: Epoch,
    /// One for each draft, in order; `None` for fleeting ones.
    pub offsets: Vec<Option<u64>>,
    /// The last one that was given out up to here: to these drafts, or before them.
    pub last_offset: u64,
    /// The answer that is kept, if one was to be.
    pub answer: Option<Bytes>,
}

impl Appended {
    /// What was appended is part of everything up to here, and nothing that came later is.
    pub fn position(&self) -> Position {
        Position { epoch: self.epoch.clone(), offset: self.last_offset }
    }
}

/// Why nothing was appended.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// It could not be written. What was in doubt may turn out to have been; then it is told after all.
    #[error(transparent)]
    NotWritten(#[from] NotWritten),
    /// The answer has no JSON form.
    #[error("the answer: {0}")]
    Answer(#[from] serde_json::Error),
}

/// Something could not be written.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{reason}; try again shortly")]
pub struct NotWritten {
    /// What is wrong with the database.
    pub reason: Arc<str>,
    /// When to try again.
    pub retry_after: Duration,
}
