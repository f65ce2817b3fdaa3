use std::{collections::VecDeque, sync::Arc};

use super::{Flow, Outbox, history::History, trace::Traced};
use crate::{
    domain::{Publication, RoomKey},
    store::{HeardBy, Query},
};

/// All that one client has to catch up with, one after the other.
#[derive(Debug, Default)]
pub(super) struct CatchUps {
    pub(super) queue: VecDeque<CatchUp>,
    /// It gets its next turn by itself; nobody has to see to that.
    pub(super) turn_due: bool,
}

impl CatchUps {
    /// Has the client not catch up with these audiences.
    pub(super) fn forget(&mut self, forget: impl Fn(&RoomKey) -> bool) {
        for catch_up in &mut self.queue {
            catch_up.audiences.retain(|audience| !forget(audience));
        }
        self.queue.retain(|catch_up| !catch_up.audiences.is_empty());
    }
}

/// A client on its way from the past to the present of some audiences. It hears nothing live of them until it has had
/// everything before, so nothing is missed, doubled or out of order; and it gets no more at a time than its outbox has
/// room for, so that coming back after long is no reason to be closed as slow.
#[derive(Debug)]
pub(super) struct CatchUp {
    /// What it will listen to.
    pub(super) audiences: Vec<RoomKey>,
    /// The last offset it has been given, or could have been.
    cursor: u64,
    /// What was looked up for it, in order.
    older: VecDeque<Arc<Publication>>,
    /// There is nothing else up to here.
    older_to: u64,
    /// What is to be found out before anything else.
    returning: Option<Returning>,
    /// The client has not asked for it.
    is_unasked: bool,
}

/// A device that comes back to its user's room, from where nobody has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Returning {
    /// From where, the database knows if anybody does.
    FromWhere,
    /// From here.
    From(u64),
}

/// How far a client got.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// It has had everything up to the history's head.
    Present,
    /// Its outbox is full; go on when it has drained.
    Waiting,
    /// Others should have their turn; go on soon.
    Paused,
    /// What comes next is older than the history: look up what comes after this offset, up to that one.
    Older(u64, u64),
    /// What its user has missed up to this offset has to be found out first.
    Missed(Returning, u64),
}

/// Publications looked up at a time.
pub(super) const CHUNK: usize = 64;

/// Chunks in one go before the worker looks at its other work.
const CHUNKS_IN_ONE_GO: usize = 8;

impl CatchUp {
    /// From after this offset.
    pub(super) fn new(audiences: Vec<RoomKey>, after: u64) -> Self {
        Self { audiences, cursor: after, older: VecDeque::new(), older_to: after, returning: None, is_unasked: false }
    }

    /// From after the present, once it has been given what it missed.
    pub(super) fn returning(audiences: Vec<RoomKey>, head: u64, returning: Returning) -> Self {
        Self { returning: Some(returning), is_unasked: true, ..Self::new(audiences, head) }
    }

    /// Whether the client is given what it missed without having asked, by a position, for something else.
    pub(super) fn is_unasked(&self) -> bool {
        self.is_unasked
    }

    /// Whether it has to be found out what it missed up to this offset, as it had to be when that was asked.
    pub(super) fn asks(&self, returning: Returning, up_to: u64) -> bool {
        self.returning == Some(returning) && self.cursor == up_to
    }

    /// What was found out: from where it has missed something, or that it has missed nothing.
    pub(super) fn returns_from(&mut self, from: Option<u64>) {
        self.returning = from.map(Returning::From);
    }

    /// Takes what it missed up to the present of then.
    pub(super) fn take_missed(&mut self, events: Vec<Arc<Publication>>) {
        self.returning = None;
        self.take_older(events, self.cursor);
    }

    /// Everything up to here is in its outbox, or was not for it; `None` if nobody knows.
    pub(super) fn given_to(&self) -> Option<u64> {
        match (self.returning, self.older.front()) {
            (Some(Returning::FromWhere), _) => None,
            (Some(Returning::From(from)), _) => Some(from),
            (None, Some(next)) => next.offset.map(|offset| offset.saturating_sub(1)),
            (None, None) => Some(self.cursor),
        }
    }

    /// Whether this is what it asked for last.
    pub(super) fn waits_for(&self, query: &Query) -> bool {
        self.older.is_empty()
            && self.cursor == query.after
            && matches!(&query.heard_by, HeardBy::Audiences(audiences)
                if self.audiences.iter().all(|audience| audiences.contains(audience)))
    }

    /// Takes what was looked up; there is nothing else up to `complete_to`.
    pub(super) fn take_older(&mut self, events: Vec<Arc<Publication>>, complete_to: u64) {
        self.older = events.into();
        self.older_to = complete_to;
    }

    /// Gives the client what comes next.
    pub(super) fn advance(&mut self, history: &History, outbox: &Arc<Outbox>) -> Progress {
        if let Some(returning) = self.returning {
            return Progress::Missed(returning, self.cursor);
        }
        for _ in 0..CHUNKS_IN_ONE_GO {
            if !self.give_older(outbox) {
                return Progress::Waiting;
            }
            if self.cursor < history.oldest() {
                outbox.flush();
                return Progress::Older(self.cursor, history.oldest());
            }
            let chunk = history.after(&self.audiences, self.cursor, CHUNK);
            for publication in &chunk {
                if !has_room(outbox) {
                    return Progress::Waiting;
                }
                outbox.queue(publication, Traced::NOT);
                self.cursor = publication.offset.unwrap_or(self.cursor);
            }
            outbox.flush();
            if chunk.len() < CHUNK {
                self.cursor = history.head().offset;
                return Progress::Present;
            }
        }
        Progress::Paused
    }

    /// Gives it what was looked up. False if its outbox is full before.
    fn give_older(&mut self, outbox: &Arc<Outbox>) -> bool {
        while let Some(publication) = self.older.front() {
            if !has_room(outbox) {
                return false;
            }
            // It may have left a room since that was looked up.
            if self.audiences.contains(&publication.draft.audience) {
                outbox.queue(publication, Traced::NOT);
            }
            self.cursor = publication.offset.unwrap_or(self.cursor);
            self.older.pop_front();
        }
        self.cursor = self.cursor.max(self.older_to);
        true
    }
}

fn has_room(outbox: &Arc<Outbox>) -> bool {
    outbox.has_room() || outbox.flush() != Flow::Blocked || outbox.has_room()
}
