//! Where the latest events went, for an administrator.

use std::collections::BTreeMap;

use actix::{Context, Handler, MailboxError, Message, MessageResponse};

use super::{Registries, RoomRegistry};
use crate::rooms::Delivered;

/// Asks where the latest events went at a worker's clients.
#[derive(Debug, Clone, Copy, Message)]
#[rtype(result = "RecentEvents")]
pub(super) struct ListEvents {
    most: usize,
}

#[derive(Debug, MessageResponse)]
pub(super) struct RecentEvents(Vec<Delivered>);

impl Registries {
    /// Where the latest events went, on all workers together: the latest first, so many at the most. The error is that of a
    /// registry that is gone, and the service is about to be.
    pub async fn recent_events(&self, most: usize) -> Result<Vec<Delivered>, MailboxError> {
        let answers = self.ask(ListEvents { most }).await?;
        let mut events: BTreeMap<u64, Delivered> = BTreeMap::new();
        for delivered in answers.into_iter().flat_map(|RecentEvents(events)| events) {
            match events.get_mut(&delivered.serial) {
                Some(known) => known.add(&delivered),
                None => drop(events.insert(delivered.serial, delivered)),
            }
        }
        Ok(events.into_values().rev().take(most).collect())
    }
}

impl Handler<ListEvents> for RoomRegistry {
    type Result = RecentEvents;

    fn handle(&mut self, ListEvents { most }: ListEvents, _: &mut Context<Self>) -> RecentEvents {
        RecentEvents(self.trace.latest(most))
    }
}
