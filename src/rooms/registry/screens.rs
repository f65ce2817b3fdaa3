//! The screens on walls: kiosks that are in `tv-display`, each by its name.

use std::sync::Arc;

use actix::{Context, Handler, MailboxError, Message, MessageResponse};
use jiff::Timestamp;

use super::{ConnectionSeen, Registries, RoomRegistry};
use crate::{
    domain::{ClientId, Namespace, RoomKey},
    rooms::{Outbox, watchers::SCREENS},
};

/// Asks which screens are at a worker.
#[derive(Debug, Clone, Copy, Message)]
#[rtype(result = "ScreensThere")]
pub(super) struct ListScreens;

#[derive(Debug, MessageResponse)]
pub(super) struct ScreensThere(Vec<ConnectionSeen>);

impl Registries {
    /// The connections of screens that are in `tv-display`, on all workers, the oldest first. The error is that of a registry that
    /// is gone, and the service is about to be.
    pub async fn screens_there(&self) -> Result<Vec<ConnectionSeen>, MailboxError> {
        let answers = self.ask(ListScreens).await?;
        let mut screens: Vec<_> = answers.into_iter().flat_map(|ScreensThere(screens)| screens).collect();
        screens.sort_unstable_by_key(|screen| screen.id);
        Ok(screens)
    }
}

impl RoomRegistry {
    /// A client is about to come into a room or to leave it: if it is a screen, that is noted, before anybody is told.
    pub(super) fn note_at_the_door(&self, client: ClientId, audience: &RoomKey) {
        if *audience == SCREENS {
            self.note_screen(client);
        }
    }

    /// A client is about to go: if it is a screen, that is noted.
    pub(super) fn note_screen(&self, client: ClientId) {
        if let Some(name) = self.membership.get(client).and_then(|outbox| screen(outbox)) {
            self.screens.seen(&name, Timestamp::now().as_millisecond());
        }
    }
}

/// Which screen a client is, if it is one.
fn screen(outbox: &Outbox) -> Option<Arc<str>> {
    outbox.owner(Namespace::Leaderboard).filter(|owner| owner.is_kiosk())?.name
}

impl Handler<ListScreens> for RoomRegistry {
    type Result = ScreensThere;

    fn handle(&mut self, _: ListScreens, _: &mut Context<Self>) -> ScreensThere {
        let members = self.membership.members(&SCREENS).iter().filter(|(_, outbox)| screen(outbox).is_some());
        ScreensThere(members.map(|(_, outbox)| self.look_at(outbox)).collect())
    }
}
