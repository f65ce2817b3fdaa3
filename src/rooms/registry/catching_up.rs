//! Clients on their way to the present: what the history no longer has is looked up for them.

use std::sync::Arc;

use actix::{ActorFutureExt, AsyncContext, Context, WrapFuture};

use super::{From, RoomRegistry, stays};
use crate::{
    domain::{ClientId, RoomKey},
    rooms::{
        Ending,
        catch_up::{CHUNK, CatchUp, CatchUps, Progress},
    },
    store::{HeardBy, Page, Query, StoreError},
};

impl RoomRegistry {
    /// Lets the client hear the audiences: at once, or after what it missed since a position or since it went.
    pub(super) fn listen(&mut self, id: ClientId, audiences: Vec<RoomKey>, from: From, ctx: &mut Context<Self>) {
        let catch_up = match from {
            From::AsBefore => return,
            From::Now => None,
            From::Since(since) => Some(CatchUp::new(audiences.clone(), since.offset)),
            From::Return(returning) => {
                Some(CatchUp::returning(audiences.clone(), self.history.head().offset, returning))
            }
        };
        match catch_up {
            Some(catch_up) => {
                // A client that joins again recovers again; hearing the room live at the same time, or going on with an
                // earlier recovery, would double events.
                for audience in &audiences {
                    self.forget_catch_up(id, |waiting| waiting == audience);
                    self.membership.leave(id, audience);
                }
                self.catching_up.entry(id).or_default().queue.push_back(catch_up);
                self.catch_up(id, ctx);
            }
            None => {
                for audience in &audiences {
                    self.forget_catch_up(id, |waiting| waiting == audience);
                    self.note_at_the_door(id, audience);
                    self.membership.join(id, audience);
                    self.stays.present(id, audience);
                }
            }
        }
    }

    pub(super) fn catch_up(&mut self, id: ClientId, ctx: &mut Context<Self>) {
        let Some(outbox) = self.membership.get(id) else { return };
        let Some(CatchUps { queue, turn_due }) = self.catching_up.get_mut(&id) else { return };
        if *turn_due {
            return;
        }
        let outbox = Arc::clone(outbox);
        while let Some(catch_up) = queue.front_mut() {
            match catch_up.advance(&self.history, &outbox) {
                Progress::Present => {
                    for audience in &catch_up.audiences {
                        self.membership.join(id, audience);
                        if let Some(key) = self.stays.present(id, audience) {
                            stays::tell_unread(&self.past, id, key, ctx);
                        }
                    }
                    queue.pop_front();
                }
                Progress::Waiting => return,
                Progress::Missed(returning, up_to) => {
                    *turn_due = true;
                    let audiences = catch_up.audiences.clone();
                    return self.look_up_missed(id, &audiences, returning, up_to, ctx);
                }
                Progress::Older(after, up_to) => {
                    *turn_due = true;
                    let query =
                        Query { after, up_to, heard_by: HeardBy::Audiences(catch_up.audiences.clone()), most: CHUNK };
                    return self.look_up(id, query, ctx);
                }
                Progress::Paused => {
                    *turn_due = true;
                    ctx.spawn(
                        tokio::task::yield_now().into_actor(self).map(move |(), act, ctx| act.next_turn(id, ctx)),
                    );
                    return;
                }
            }
        }
        self.catching_up.remove(&id);
    }

    /// Looks up what the history no longer has.
    pub(super) fn look_up(&mut self, id: ClientId, query: Query, ctx: &mut Context<Self>) {
        let archive = self.past.archive.clone().unwrap_or_default();
        let looked_up = async move { (archive.events(query.clone()).await, query) };
        ctx.spawn(
            looked_up.into_actor(self).map(move |(page, query), act, ctx| act.found_older(id, &query, page, ctx)),
        );
    }

    pub(super) fn found_older(
        &mut self,
        id: ClientId,
        query: &Query,
        page: Result<Option<Page>, StoreError>,
        ctx: &mut Context<Self>,
    ) {
        let Some(catch_ups) = self.catching_up.get_mut(&id) else { return };
        match page {
            Ok(Some(page)) => {
                // What it asked for first may have been left behind meanwhile; then the next is looked up by itself.
                if let Some(catch_up) = catch_ups.queue.front_mut().filter(|catch_up| catch_up.waits_for(query)) {
                    catch_up.take_older(page.events, page.complete_to);
                }
                self.next_turn(id, ctx);
            }
            // Told when it comes back: a gap, or what there is.
            Ok(None) | Err(StoreError::NotKept) => self.end_catching_up(id, Ending::Slow),
            Err(error) => {
                log::warn!("{id}: what it missed cannot be looked up: {error}");
                self.end_catching_up(id, Ending::Unavailable);
            }
        }
    }

    pub(super) fn end_catching_up(&mut self, id: ClientId, ending: Ending) {
        self.catching_up.remove(&id);
        if let Some(outbox) = self.membership.get(id) {
            outbox.end(ending);
        }
    }

    pub(super) fn next_turn(&mut self, id: ClientId, ctx: &mut Context<Self>) {
        if let Some(catch_ups) = self.catching_up.get_mut(&id) {
            catch_ups.turn_due = false;
            self.catch_up(id, ctx);
        }
    }

    pub(super) fn forget_catch_up(&mut self, id: ClientId, forget: impl Fn(&RoomKey) -> bool) {
        if let Some(catch_ups) = self.catching_up.get_mut(&id) {
            catch_ups.forget(forget);
        }
    }
}
