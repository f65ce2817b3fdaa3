use std::collections::HashMap;

use slab::Slab;

use super::Watchers;
use crate::domain::{ClientId, Namespace, RoomKey};

/// Who is where, in both directions: finding a room's members and a client's rooms costs nothing that grows with the
/// service, nor does a client's goodbye. `T` is what is known of a client; each membership holds a clone of it, so that a
/// fan-out follows one pointer a member.
pub(super) struct Membership<T> {
    rooms: Slab<Members<T>>,
    by_key: HashMap<RoomKey, usize>,
    clients: HashMap<ClientId, Client<T>>,
    watchers: Watchers,
}

struct Members<T> {
    key: RoomKey,
    members: Vec<(ClientId, T)>,
}

struct Client<T> {
    known: T,
    /// The rooms he is in, and his place in each.
    places: Vec<Place>,
}

#[derive(Clone, Copy)]
struct Place {
    room: usize,
    index: usize,
}

impl<T: Clone> Membership<T> {
    /// Without anybody. Tells who comes into rooms and goes from them.
    pub(super) fn new(watchers: Watchers) -> Self {
        Self { rooms: Slab::new(), by_key: HashMap::new(), clients: HashMap::new(), watchers }
    }

    /// Takes a client in, without rooms.
    pub(super) fn attach(&mut self, client: ClientId, known: T) {
        self.clients.insert(client, Client { known, places: Vec::new() });
    }

    /// What is known of the client.
    pub(super) fn get(&self, client: ClientId) -> Option<&T> {
        self.clients.get(&client).map(|c| &c.known)
    }

    /// All clients.
    pub(super) fn clients(&self) -> impl Iterator<Item = &T> {
        self.clients.values().map(|client| &client.known)
    }

    /// The rooms the client is in.
    pub(super) fn rooms(&self, client: ClientId) -> impl Iterator<Item = &RoomKey> {
        let places = self.clients.get(&client).into_iter().flat_map(|client| &client.places);
        places.map(|place| &self.rooms[place.room].key)
    }

    /// Puts the client into the room. Answers false if he is unknown or there already.
    pub(super) fn join(&mut self, client: ClientId, key: &RoomKey) -> bool {
        let Some(Client { known, places }) = self.clients.get_mut(&client) else { return false };
        let room = match self.by_key.get(key) {
            Some(&room) => room,
            None => {
                let room = self.rooms.insert(Members { key: key.clone(), members: Vec::new() });
                self.by_key.insert(key.clone(), room);
                room
            }
        };
        if places.iter().any(|place| place.room == room) {
            return false;
        }
        let members = &mut self.rooms[room].members;
        places.push(Place { room, index: members.len() });
        members.push((client, known.clone()));
        self.watchers.came_into(key);
        true
    }

    /// Takes the client out of the room. Answers false if he is not there.
    pub(super) fn leave(&mut self, client: ClientId, key: &RoomKey) -> bool {
        let Some(&room) = self.by_key.get(key) else { return false };
        let Some(Client { places, .. }) = self.clients.get_mut(&client) else { return false };
        let Some(at) = places.iter().position(|place| place.room == room) else { return false };
        let place = places.swap_remove(at);
        self.vacate(place);
        true
    }

    /// Takes the client out of the namespace and all its rooms.
    pub(super) fn leave_namespace(&mut self, client: ClientId, namespace: Namespace) {
        let rooms = &self.rooms;
        let Some(Client { places, .. }) = self.clients.get_mut(&client) else { return };
        let left: Vec<Place> = places.extract_if(.., |place| rooms[place.room].key.namespace == namespace).collect();
        for place in left {
            self.vacate(place);
        }
    }

    /// Forgets the client.
    pub(super) fn detach(&mut self, client: ClientId) -> Option<T> {
        let Client { known, places } = self.clients.remove(&client)?;
        for place in places {
            self.vacate(place);
        }
        Some(known)
    }

    /// The members of the room.
    pub(super) fn members(&self, key: &RoomKey) -> &[(ClientId, T)] {
        self.by_key.get(key).map_or(&[], |&room| &self.rooms[room].members)
    }

    /// The rooms somebody is in, and how many that is.
    pub(super) fn counts(&self) -> impl Iterator<Item = (&RoomKey, usize)> {
        self.rooms.iter().map(|(_, room)| (&room.key, room.members.len()))
    }

    fn vacate(&mut self, place: Place) {
        let Members { key, members } = &mut self.rooms[place.room];
        self.watchers.went_from(key);
        members.swap_remove(place.index);
        if let Some(&(moved, _)) = members.get(place.index) {
            let places = self.clients.get_mut(&moved).map(|client| &mut client.places).into_iter().flatten();
            for moved_place in places.filter(|p| p.room == place.room) {
                moved_place.index = place.index;
            }
        } else if members.is_empty() {
            let Members { key, .. } = self.rooms.remove(place.room);
            self.by_key.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Room, TeamId, UserId};

    fn keys() -> [RoomKey; 4] {
        [
            RoomKey::everyone(Namespace::Leaderboard),
            RoomKey::room(Namespace::Leaderboard, Room::Team(TeamId::new(1).unwrap())),
            RoomKey::room(Namespace::Leaderboard, Room::TvDisplay),
            RoomKey::room(Namespace::Training, Room::User(UserId::new(1).unwrap())),
        ]
    }

    /// Which of the keys is that of the screens.
    const SCREENS: usize = 2;

    #[derive(Debug, Clone)]
    enum Step {
        Attach(usize),
        Join(usize, usize),
        Leave(usize, usize),
        LeaveNamespace(usize, Namespace),
        Detach(usize),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            2 => (0usize..5).prop_map(Step::Attach),
            6 => (0usize..5, 0usize..4).prop_map(|(c, k)| Step::Join(c, k)),
            3 => (0usize..5, 0usize..4).prop_map(|(c, k)| Step::Leave(c, k)),
            1 => (0usize..5).prop_map(|c| Step::LeaveNamespace(c, Namespace::Leaderboard)),
            1 => (0usize..5).prop_map(Step::Detach),
        ]
    }

    proptest! {
        #[test]
        fn behaves_like_a_set_of_pairs(steps in prop::collection::vec(step(), 0..80)) {
            let ids: Vec<ClientId> = (0..5).map(|_| ClientId::next()).collect();
            let keys = keys();
            let watchers = Watchers::default();
            let mut membership = Membership::new(watchers.clone());
            let mut joins = 0;
            let mut model: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
            for step in steps {
                match step {
                    Step::Attach(c) if !model.contains_key(&c) => {
                        membership.attach(ids[c], c);
                        model.insert(c, BTreeSet::new());
                    }
                    Step::Attach(_) => {}
                    Step::Join(c, k) => {
                        let expected = model.get_mut(&c).is_some_and(|rooms| rooms.insert(k));
                        prop_assert_eq!(membership.join(ids[c], &keys[k]), expected);
                        joins += u64::from(expected && k == SCREENS);
                    }
                    Step::Leave(c, k) => {
                        let expected = model.get_mut(&c).is_some_and(|rooms| rooms.remove(&k));
                        prop_assert_eq!(membership.leave(ids[c], &keys[k]), expected);
                    }
                    Step::LeaveNamespace(c, namespace) => {
                        membership.leave_namespace(ids[c], namespace);
                        if let Some(rooms) = model.get_mut(&c) {
                            rooms.retain(|k| keys[*k].namespace != namespace);
                        }
                    }
                    Step::Detach(c) => {
                        prop_assert_eq!(membership.detach(ids[c]).is_some(), model.remove(&c).is_some());
                    }
                }
                for (k, key) in keys.iter().enumerate() {
                    let members: BTreeSet<usize> = membership.members(key).iter().map(|(_, c)| *c).collect();
                    let expected: BTreeSet<usize> = model.iter().filter(|(_, r)| r.contains(&k)).map(|(c, _)| *c).collect();
                    prop_assert_eq!(membership.members(key).len(), expected.len());
                    prop_assert_eq!(members, expected);
                }
                prop_assert_eq!(watchers.count(), membership.members(&keys[SCREENS]).len());
                prop_assert_eq!(watchers.joins_seen(), joins);
                for (c, id) in ids.iter().enumerate() {
                    let rooms: BTreeSet<usize> =
                        membership.rooms(*id).filter_map(|key| keys.iter().position(|known| known == key)).collect();
                    prop_assert_eq!(rooms, model.get(&c).cloned().unwrap_or_default());
                }
                let counts: BTreeMap<_, _> = membership.counts().collect();
                prop_assert_eq!(counts.len(), membership.rooms.len());
                prop_assert_eq!(counts.values().sum::<usize>(), model.values().map(BTreeSet::len).sum::<usize>());
                let used: BTreeSet<usize> = model.values().flatten().copied().collect();
                prop_assert_eq!(membership.rooms.len(), used.len(), "empty rooms are forgotten");
                prop_assert_eq!(membership.by_key.len(), used.len());
            }
        }
    }
}
