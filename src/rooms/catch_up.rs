use std::{collections::VecDeque, sync::Arc};

use super::{Flow, Outbox, history::History};
use crate::domain::RoomKey;

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
    /// The last offset it has been given.
    pub(super) cursor: u64,
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
    /// It read so slowly that the history no longer reaches back to it.
    Lost,
}

/// Publications looked up at a time.
const CHUNK: usize = 64;

/// Chunks in one go before the worker looks at its other work.
const CHUNKS_IN_ONE_GO: usize = 8;

impl CatchUp {
    /// Gives the client what comes next.
    pub(super) fn advance(&mut self, history: &History, outbox: &Arc<Outbox>) -> Progress {
        for _ in 0..CHUNKS_IN_ONE_GO {
            let mut position = history.head().clone();
            position.offset = self.cursor;
            if history.reaches_back_to(&position).is_err() {
                return Progress::Lost;
            }
            let chunk = history.after(&self.audiences, self.cursor, CHUNK);
            for publication in &chunk {
                if !outbox.has_room() && outbox.flush() == Flow::Blocked && !outbox.has_room() {
                    return Progress::Waiting;
                }
                outbox.queue(publication);
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
}
