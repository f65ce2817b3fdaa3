use std::collections::HashSet;

use serde_json::value::to_raw_value;

use crate::{
    domain::{Draft, Namespace, Room, RoomKey, UserId, events::InboxUnread},
    settings::InboxSettings,
};

/// Which events are kept for their user.
#[derive(Debug)]
pub(super) struct InboxKinds {
    events: HashSet<String>,
    every: bool,
    keep: u32,
}

impl InboxKinds {
    pub(super) fn new(settings: &InboxSettings) -> Self {
        let events: HashSet<String> = settings.events.iter().cloned().collect();
        Self { every: events.contains("*"), events, keep: settings.keep }
    }

    /// How many are kept for each user.
    pub(super) fn keep(&self) -> u32 {
        self.keep
    }

    /// The user it is kept for.
    pub(super) fn owner(&self, draft: &Draft) -> Option<UserId> {
        match draft.audience.room {
            Some(Room::User(user)) if self.every || self.events.contains(&*draft.event) => Some(user),
            _ => None,
        }
    }
}

/// What a user's pages are told when the number of his unread entries has changed. Fleeting, for the next one makes it good.
pub fn unread(user: UserId, unread: u64) -> serde_json::Result<Draft> {
    let data = to_raw_value(&InboxUnread { user_id: user, unread })?;
    let his_room = RoomKey::room(Namespace::Root, Room::User(user));
    Ok(Draft { fleeting: true, ..Draft::new(his_room, InboxUnread::EVENT, data.into()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn draft(room: Option<Room>, event: &str) -> Draft {
        let audience = RoomKey { namespace: Namespace::Leaderboard, room };
        let data = to_raw_value(&()).unwrap().into();
        Draft::new(audience, event, data)
    }

    #[test]
    fn what_is_addressed_to_one_user_is_kept_for_him_if_it_is_of_a_kind_that_is() {
        let user = UserId::new(7).unwrap();
        let kinds = |toml: &str| InboxKinds::new(&Settings::with(toml).unwrap().inbox);
        let (some, every, none) = (kinds(""), kinds("[inbox]\nevents = [\"*\"]"), kinds("[inbox]\nevents = []"));
        let his = draft(Some(Room::User(user)), "rank:changed");
        assert_eq!([&some, &every, &none].map(|kinds| kinds.owner(&his)), [Some(user), Some(user), None]);
        let other = draft(Some(Room::User(user)), "xp:gained");
        assert_eq!([&some, &every].map(|kinds| kinds.owner(&other)), [None, Some(user)]);
        assert_eq!(every.owner(&draft(Some(Room::TvDisplay), "rank:changed")), None);
        assert_eq!(every.owner(&draft(None, "rank:changed")), None);
    }
}
