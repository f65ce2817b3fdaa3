use clap::Args;

use crate::{
    domain::{Namespace, Room, RoomKey},
    store::HeardBy,
};

/// `--namespace` and `--room`: whose events are meant.
#[derive(Debug, Args)]
pub(super) struct Audience {
    /// Only what was told in this namespace: /, /leaderboard, /training or /field
    #[arg(long, value_name = "NAMESPACE", value_parser = namespace)]
    namespace: Option<Namespace>,
    /// Only what was told to this room, such as contest:17 or user:7
    #[arg(long, value_name = "ROOM")]
    room: Option<Room>,
}

impl Audience {
    pub(super) fn heard_by(&self) -> HeardBy {
        match (self.namespace, &self.room) {
            (None, None) => HeardBy::Anybody,
            (Some(namespace), None) => HeardBy::AnyIn(namespace),
            (Some(namespace), Some(room)) => HeardBy::Audiences(vec![RoomKey::room(namespace, room.clone())]),
            (None, Some(room)) => {
                HeardBy::Audiences(Namespace::ALL.map(|namespace| RoomKey::room(namespace, room.clone())).into())
            }
        }
    }
}

/// With or without the slash; shells of Windows make a path of it.
fn namespace(text: &str) -> Result<Namespace, &'static str> {
    let found = Namespace::from_path(text).or_else(|| Namespace::from_path(&format!("/{text}")));
    found.ok_or("expected one of `/`, `/leaderboard`, `/training`, `/field`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard_by(namespace: Option<Namespace>, room: Option<&str>) -> HeardBy {
        Audience { namespace, room: room.map(|room| room.parse().unwrap()) }.heard_by()
    }

    #[test]
    fn a_room_is_looked_for_in_every_namespace_unless_one_is_named() {
        assert_eq!(heard_by(None, None), HeardBy::Anybody);
        assert_eq!(heard_by(Some(Namespace::Field), None), HeardBy::AnyIn(Namespace::Field));
        let rooms = |namespace| match heard_by(namespace, Some("user:7")) {
            HeardBy::Audiences(rooms) => rooms.iter().map(ToString::to_string).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(rooms(Some(Namespace::Root)), ["/ user:7"]);
        assert_eq!(rooms(None), ["/ user:7", "/leaderboard user:7", "/training user:7", "/field user:7"]);
    }

    #[test]
    fn a_namespace_may_be_typed_without_its_slash() {
        assert_eq!(namespace("/training"), Ok(Namespace::Training));
        assert_eq!(namespace("training"), Ok(Namespace::Training));
        assert_eq!(namespace("/"), Ok(Namespace::Root));
        assert!(namespace("/random").is_err());
    }
}
