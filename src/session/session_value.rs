use std::sync::Arc;

use super::{ClientEvent, Code, Refusal, Rights};
use crate::domain::{Identity, Namespace, Room, UserId};

/// One client in one namespace.
#[derive(Debug)]
pub struct Session {
    namespace: Namespace,
    identity: Arc<Identity>,
    /// The rooms it asked for and was granted. The registry owns the fact of membership; this is what the right to speak
    /// in a room, and the limit on rooms, are checked against.
    rooms: Vec<Room>,
}

impl Session {
    /// A session in no room but those the client is put into by the service.
    pub fn new(namespace: Namespace, identity: Arc<Identity>) -> Self {
        let rooms = Self::own_rooms(namespace, &identity);
        Self { namespace, identity, rooms }
    }

    /// The rooms the service puts a client into itself.
    fn own_rooms(namespace: Namespace, identity: &Identity) -> Vec<Room> {
        match (namespace, identity.user) {
            (Namespace::Root, Some(user)) => vec![Room::User(user)],
            _ => Vec::new(),
        }
    }

    /// Where it is.
    pub fn namespace(&self) -> Namespace {
        self.namespace
    }

    /// Who it is.
    pub fn identity(&self) -> &Arc<Identity> {
        &self.identity
    }

    /// Takes a fresh certificate of the same user, as of a renewed token.
    pub fn renew(&mut self, identity: Arc<Identity>) -> Result<(), Refusal> {
        if identity.user != self.identity.user || identity.kiosk != self.identity.kiosk {
            return Err(Refusal::new(
                Code::Forbidden,
                "The fresh token is another user's; open a new connection for it",
            ));
        }
        self.identity = identity;
        Ok(())
    }

    /// The rooms it is in.
    pub fn rooms(&self) -> &[Room] {
        &self.rooms
    }

    /// Takes note of where the roster has moved the client; the registry has done it already.
    pub fn follow_roster(&mut self, rights: &Rights) {
        for room in std::mem::take(&mut self.rooms) {
            if let Some(room) = rights.moved(&self.identity, room)
                && !self.rooms.contains(&room)
            {
                self.rooms.push(room);
            }
        }
    }

    /// Takes note of a join; `others` is how many rooms the connection is in elsewhere and `most` how many it may be in.
    pub fn join(&mut self, room: &Room, others: usize, most: usize) -> Result<(), Refusal> {
        if self.rooms.contains(room) {
            return Ok(());
        }
        if self.rooms.len() + others >= most {
            return Err(Refusal::new(
                Code::TooManyRooms,
                format!("A connection may be in {most} rooms; leave one first"),
            ));
        }
        self.rooms.push(room.clone());
        Ok(())
    }

    /// Takes note of a leave.
    pub fn leave(&mut self, room: &Room) {
        self.rooms.retain(|r| r != room);
    }

    /// Who speaks, if the client may say this: only signed-in users, and only in a room they have joined. What the
    /// message itself says of its sender does not count.
    pub fn may_say(&self, event: &ClientEvent) -> Result<UserId, Refusal> {
        let room = event.room();
        if !self.rooms.contains(&room) {
            return Err(Refusal::new(Code::NotJoined, format!("Join {room} before you send to it")));
        }
        self.identity.user.ok_or_else(|| Refusal::new(Code::Forbidden, "Only a signed-in user may send events"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::TeamId, rooms::RosterTeams, settings::Settings};

    fn identity(id: u64) -> Arc<Identity> {
        Arc::new(Identity { user: UserId::new(id).ok(), ..Identity::default() })
    }

    fn chat(id: &str) -> Room {
        Room::Chat(id.parse().unwrap())
    }

    #[test]
    fn rooms_are_counted_once_and_bounded() {
        let mut session = Session::new(Namespace::Field, identity(7));
        assert!(session.join(&chat("a"), 1, 3).is_ok());
        assert!(session.join(&chat("a"), 1, 3).is_ok());
        assert!(session.join(&chat("b"), 1, 3).is_ok());
        assert_eq!(session.join(&chat("c"), 1, 3).unwrap_err().code, Code::TooManyRooms);
        session.leave(&chat("a"));
        assert!(session.join(&chat("c"), 1, 3).is_ok());
        assert_eq!(session.rooms(), [chat("b"), chat("c")]);
    }

    #[test]
    fn the_user_is_in_his_own_room_on_the_root_namespace() {
        assert_eq!(Session::new(Namespace::Root, identity(7)).rooms(), ["user:7".parse().unwrap()]);
        assert_eq!(Session::new(Namespace::Training, identity(7)).rooms(), []);
    }

    #[test]
    fn a_client_is_where_the_roster_has_moved_it() {
        let team = |id| Room::Team(TeamId::new(id).unwrap());
        let (roster, settings) = (RosterTeams::default(), Settings::with("").unwrap().rights);
        let rights = Rights::new(settings, roster.clone());
        let mut session = Session::new(Namespace::Leaderboard, identity(7));
        for room in [team(3), Room::TvDisplay, team(4)] {
            session.join(&room, 0, 9).unwrap();
        }
        session.follow_roster(&rights);
        assert_eq!(session.rooms(), [team(3), Room::TvDisplay, team(4)], "the roster does not know him");
        roster.load([(UserId::new(7).unwrap(), TeamId::new(4).ok())]);
        session.follow_roster(&rights);
        assert_eq!(session.rooms(), [team(4), Room::TvDisplay]);
        roster.load([(UserId::new(7).unwrap(), None)]);
        session.follow_roster(&rights);
        assert_eq!(session.rooms(), [Room::TvDisplay]);
    }

    #[test]
    fn only_members_speak() {
        let mut session = Session::new(Namespace::Field, identity(7));
        let event = ClientEvent::ChatMessage { chat: "a".parse().unwrap() };
        assert_eq!(session.may_say(&event).unwrap_err().code, Code::NotJoined);
        session.join(&chat("a"), 0, 9).unwrap();
        assert_eq!(session.may_say(&event).map(UserId::get), Ok(7));
    }

    #[test]
    fn a_fresh_token_must_be_the_same_users() {
        let mut session = Session::new(Namespace::Field, identity(7));
        assert!(session.renew(identity(7)).is_ok());
        assert_eq!(session.renew(identity(8)).unwrap_err().code, Code::Forbidden);
    }
}
