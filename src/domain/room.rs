use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    ChatId, ContestId, InvalidId, ModuleId, Namespace, SessionId, TeamId, UserId,
    schema::{schema, string},
};

/// A named audience inside a namespace. Only this file knows how a room is spelled (`contest:17`). Ordered by kind and id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Room {
    /// `user:{n}`: one user on all his tabs and devices.
    User(UserId),
    /// `team:{n}`: the members of a team.
    Team(TeamId),
    /// `contest:{n}`: those who follow a contest.
    Contest(ContestId),
    /// `tv-display`: the screens on the walls.
    TvDisplay,
    /// `session:{s}`: the participants of a roleplay session.
    Session(SessionId),
    /// `module:{s}`: those who have a training module open.
    Module(ModuleId),
    /// `chat:{s}`: the two ends of a field chat.
    Chat(ChatId),
}

schema!(Room, "Room", string(RoomKind::spellings()).examples(["contest:17"]));

/// The kind of a room, without which one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoomKind {
    /// [`Room::User`]
    User,
    /// [`Room::Team`]
    Team,
    /// [`Room::Contest`]
    Contest,
    /// [`Room::TvDisplay`]
    TvDisplay,
    /// [`Room::Session`]
    Session,
    /// [`Room::Module`]
    Module,
    /// [`Room::Chat`]
    Chat,
}

/// Why a text names no room. The texts are what a client reads.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRoom {
    /// The part before the colon names no kind of room.
    #[error("Unknown room; expected {}", RoomKind::spellings())]
    UnknownKind,
    /// The kind exists, the id behind the colon is none.
    #[error(transparent)]
    Id(#[from] InvalidId),
}

impl RoomKind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::User, Self::Team, Self::Contest, Self::TvDisplay, Self::Session, Self::Module, Self::Chat];

    /// The kind's name: the part before the colon, and the part behind `join:`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Team => "team",
            Self::Contest => "contest",
            Self::TvDisplay => "tv-display",
            Self::Session => "session",
            Self::Module => "module",
            Self::Chat => "chat",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether rooms of this kind exist in the namespace, and so can be joined there.
    pub const fn exists_in(self, namespace: Namespace) -> bool {
        match namespace {
            // `user:{n}` on `/` is entered by the server for the connected user; asking for it is harmless.
            Namespace::Root => matches!(self, Self::User),
            Namespace::Leaderboard => matches!(self, Self::User | Self::Team | Self::Contest | Self::TvDisplay),
            Namespace::Training => matches!(self, Self::User | Self::Session | Self::Module),
            Namespace::Field => matches!(self, Self::Chat),
        }
    }

    /// How rooms of this kind are spelled: `user:{n}`.
    pub const fn spelling(self) -> &'static str {
        match self {
            Self::User => "user:{n}",
            Self::Team => "team:{n}",
            Self::Contest => "contest:{n}",
            Self::TvDisplay => "tv-display",
            Self::Session => "session:{s}",
            Self::Module => "module:{s}",
            Self::Chat => "chat:{s}",
        }
    }

    fn spellings() -> &'static str {
        "`user:{n}`, `team:{n}`, `contest:{n}`, `tv-display`, `session:{s}`, `module:{s}` or `chat:{s}`"
    }
}

impl Room {
    /// The room of this kind whose id is given as JSON: a number for users, teams and contests, a string for the others,
    /// anything for the one room that has no id.
    pub fn from_json(kind: RoomKind, id: &RawValue) -> Result<Self, InvalidId> {
        fn read<'a, T: Deserialize<'a>>(id: &'a RawValue, field: &'static str) -> Result<T, InvalidId> {
            serde_json::from_str(id.get()).map_err(|_| InvalidId { field })
        }
        Ok(match kind {
            RoomKind::User => Self::User(read(id, "userId")?),
            RoomKind::Team => Self::Team(read(id, "teamId")?),
            RoomKind::Contest => Self::Contest(read(id, "contestId")?),
            RoomKind::TvDisplay => Self::TvDisplay,
            RoomKind::Session => Self::Session(read(id, "sessionId")?),
            RoomKind::Module => Self::Module(read(id, "moduleId")?),
            RoomKind::Chat => Self::Chat(read(id, "sessionId")?),
        })
    }

    /// Which kind it is.
    pub const fn kind(&self) -> RoomKind {
        match self {
            Self::User(_) => RoomKind::User,
            Self::Team(_) => RoomKind::Team,
            Self::Contest(_) => RoomKind::Contest,
            Self::TvDisplay => RoomKind::TvDisplay,
            Self::Session(_) => RoomKind::Session,
            Self::Module(_) => RoomKind::Module,
            Self::Chat(_) => RoomKind::Chat,
        }
    }
}

impl fmt::Display for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind().name();
        match self {
            Self::User(id) => write!(f, "{kind}:{id}"),
            Self::Team(id) => write!(f, "{kind}:{id}"),
            Self::Contest(id) => write!(f, "{kind}:{id}"),
            Self::TvDisplay => f.write_str(kind),
            Self::Session(id) => write!(f, "{kind}:{id}"),
            Self::Module(id) => write!(f, "{kind}:{id}"),
            Self::Chat(id) => write!(f, "{kind}:{id}"),
        }
    }
}

impl std::str::FromStr for Room {
    type Err = InvalidRoom;

    fn from_str(text: &str) -> Result<Self, InvalidRoom> {
        let (kind, id) = match text.split_once(':') {
            Some((kind, id)) => (kind, Some(id)),
            None => (text, None),
        };
        let kind = RoomKind::from_name(kind).ok_or(InvalidRoom::UnknownKind)?;
        let id_text = id.unwrap_or_default();
        Ok(match kind {
            RoomKind::TvDisplay if id.is_none() => Self::TvDisplay,
            RoomKind::TvDisplay => return Err(InvalidRoom::UnknownKind),
            RoomKind::User => Self::User(id_text.parse()?),
            RoomKind::Team => Self::Team(id_text.parse()?),
            RoomKind::Contest => Self::Contest(id_text.parse()?),
            RoomKind::Session => Self::Session(id_text.parse()?),
            RoomKind::Module => Self::Module(id_text.parse()?),
            RoomKind::Chat => Self::Chat(id_text.parse()?),
        })
    }
}

impl serde::Serialize for Room {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// An audience: a room in a namespace, or the whole namespace. Ordered by namespace, the whole of it before its rooms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoomKey {
    /// The namespace.
    pub namespace: Namespace,
    /// The room; `None` is everyone in the namespace.
    pub room: Option<Room>,
}

impl RoomKey {
    /// Everyone in the namespace.
    pub const fn everyone(namespace: Namespace) -> Self {
        Self { namespace, room: None }
    }

    /// One room of the namespace.
    pub const fn room(namespace: Namespace, room: Room) -> Self {
        Self { namespace, room: Some(room) }
    }
}

impl fmt::Display for RoomKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.room {
            Some(room) => write!(f, "{} {room}", self.namespace),
            None => write!(f, "{}", self.namespace),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_read_as_they_are_written() {
        for text in ["user:7", "team:3", "contest:17", "tv-display", "session:rp-1", "module:a:b", "chat:x"] {
            assert_eq!(text.parse::<Room>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_bad_id_is_named_by_its_field() {
        let message = |text: &str| text.parse::<Room>().unwrap_err().to_string();
        assert_eq!(message("user:0"), "Invalid userId");
        assert_eq!(message("team:x"), "Invalid teamId");
        assert_eq!(message("contest:"), "Invalid contestId");
        assert_eq!(message("session"), "Invalid sessionId");
        assert_eq!(message("module:\u{7}"), "Invalid moduleId");
        assert!(message("tv-display:1").starts_with("Unknown room"));
        assert!(message("lobby").starts_with("Unknown room"));
    }

    #[test]
    fn rooms_live_in_their_namespaces_only() {
        assert!(RoomKind::User.exists_in(Namespace::Training));
        assert!(!RoomKind::Contest.exists_in(Namespace::Training));
        assert!(!RoomKind::User.exists_in(Namespace::Field));
        assert!(RoomKind::Chat.exists_in(Namespace::Field));
    }
}
