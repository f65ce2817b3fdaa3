//! Who is where, for whoever asks from outside.

use std::collections::{BTreeMap, BTreeSet};

use actix::{Context, Handler};

use super::{CountRooms, FindUser, RoomCounts, RoomRegistry, Whereabouts};
use crate::domain::RoomKey;

impl RoomRegistry {
    /// How many are in each room. Who is catching up has been told that he is in.
    fn room_counts(&self) -> impl Iterator<Item = (&RoomKey, usize)> {
        let catching_up = self.catching_up.values().flat_map(|catch_ups| &catch_ups.queue);
        let awaited = catching_up.flat_map(|catch_up| &catch_up.audiences).map(|room| (room, 1));
        self.membership.counts().chain(awaited)
    }
}

impl Handler<CountRooms> for RoomRegistry {
    type Result = RoomCounts;

    fn handle(&mut self, asked: CountRooms, _: &mut Context<Self>) -> RoomCounts {
        let CountRooms { namespace, after, most } = asked;
        let is_asked_for = |room: &RoomKey| {
            namespace.is_none_or(|namespace| room.namespace == namespace)
                && after.as_ref().is_none_or(|after| room > after)
        };
        let mut first: BTreeMap<&RoomKey, usize> = BTreeMap::new();
        for (room, clients) in self.room_counts().filter(|(room, _)| is_asked_for(room)) {
            *first.entry(room).or_default() += clients;
            if first.len() > most {
                // What comes of it later is dropped as well, for only smaller ones are kept from now on.
                first.pop_last();
            }
        }
        let rooms = first.into_iter().map(|(room, clients)| (room.clone(), clients)).collect();
        RoomCounts { rooms, position: self.history.head().clone() }
    }
}

impl Handler<FindUser> for RoomRegistry {
    type Result = Whereabouts;

    fn handle(&mut self, FindUser(user): FindUser, _: &mut Context<Self>) -> Whereabouts {
        let (mut connections, mut namespaces) = (BTreeSet::new(), BTreeMap::new());
        for (namespace, client) in self.users.clients(user) {
            connections.insert(client);
            *namespaces.entry(*namespace).or_default() += 1;
        }
        Whereabouts { connections: connections.len(), namespaces, position: self.history.head().clone() }
    }
}
