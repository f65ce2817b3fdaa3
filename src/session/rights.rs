use super::{Code, Refusal};
use crate::{
    domain::{Identity, Namespace, Room, SessionId},
    settings::{RightsSettings, WhoMayJoin},
};

/// Who may enter what: the table of `docs/WIRE.md` with the operator's settings.
#[derive(Debug, Clone)]
pub struct Rights(RightsSettings);

/// What the table says of one room for one identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Permission {
    /// Yes.
    Granted,
    /// Those registered for the training session may; its broker knows them.
    ForParticipantsOf(SessionId),
    /// No.
    Denied(Refusal),
}

impl Rights {
    /// The table with the operator's settings.
    pub fn new(settings: RightsSettings) -> Self {
        Self(settings)
    }

    /// Whether the identity may enter the namespace at all. A kiosk is let into `/leaderboard`, where `tv-display` is.
    pub fn may_enter(&self, identity: &Identity, namespace: Namespace) -> Result<(), Refusal> {
        if identity.kiosk && namespace != Namespace::Leaderboard {
            return Err(forbidden(format!("A kiosk may only enter {}", Namespace::Leaderboard)));
        }
        Ok(())
    }

    /// Whether the identity may join the room, which need not have anybody in it.
    pub fn may_join(&self, identity: &Identity, namespace: Namespace, room: &Room) -> Permission {
        if !room.kind().exists_in(namespace) {
            let refusal = Refusal::new(Code::BadRoom, format!("There is no room {room} in {namespace}"));
            return Permission::Denied(refusal);
        }
        if identity.kiosk {
            return grant_if(*room == Room::TvDisplay, || "A kiosk may only join tv-display".to_owned());
        }
        let named_or = |who, named| who == WhoMayJoin::SignedIn || named;
        match room {
            Room::User(user) => grant_if(identity.user == Some(*user) || identity.is_admin(), || {
                format!("Only user {user} or an administrator may join {room}")
            }),
            Room::Team(team) => {
                grant_if(identity.teams.contains(team), || format!("Only members of team {team} may join {room}"))
            }
            Room::Contest(contest) => grant_if(named_or(self.0.contest, identity.contests.contains(contest)), || {
                format!("Only those named for contest {contest} may join {room}")
            }),
            Room::Module(module) => grant_if(named_or(self.0.module, identity.modules.contains(module)), || {
                format!("Only those named for module {module} may join {room}")
            }),
            Room::TvDisplay => grant_if(named_or(self.0.tv_display, identity.tv), || {
                "Only kiosks and those named for tv-display may join it".to_owned()
            }),
            Room::Chat(chat) => grant_if(named_or(self.0.chat, identity.chats.contains(chat)), || {
                format!("Only those named for chat {chat} may join {room}")
            }),
            Room::Session(session) => Permission::ForParticipantsOf(session.clone()),
        }
    }
}

/// The answer to somebody who asked for a training session he is not registered for.
pub(crate) fn not_a_participant(session: &SessionId) -> Refusal {
    forbidden(format!("Only registered participants may join session:{session}"))
}

fn forbidden(message: String) -> Refusal {
    Refusal::new(Code::Forbidden, message)
}

fn grant_if(granted: bool, otherwise: impl FnOnce() -> String) -> Permission {
    if granted { Permission::Granted } else { Permission::Denied(forbidden(otherwise())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ContestId, Role, TeamId, UserId};

    const OPEN: RightsSettings = RightsSettings {
        contest: WhoMayJoin::SignedIn,
        module: WhoMayJoin::SignedIn,
        tv_display: WhoMayJoin::SignedIn,
        chat: WhoMayJoin::SignedIn,
    };
    const CLOSED: RightsSettings = RightsSettings {
        contest: WhoMayJoin::Members,
        module: WhoMayJoin::Members,
        tv_display: WhoMayJoin::Members,
        chat: WhoMayJoin::Members,
    };

    fn user(id: u64) -> Identity {
        Identity { user: UserId::new(id).ok(), ..Identity::default() }
    }

    fn answer(identity: &Identity, settings: &RightsSettings, namespace: Namespace, room: &str) -> String {
        match Rights::new(settings.clone()).may_join(identity, namespace, &room.parse().unwrap()) {
            Permission::Granted => "yes".to_owned(),
            Permission::ForParticipantsOf(session) => format!("participants of {session}"),
            Permission::Denied(refusal) => refusal.code.name().to_owned(),
        }
    }

    /// Each row: who, the settings, the namespace, the room, the answer.
    #[test]
    fn the_table_of_rights() {
        use Namespace::{Field, Leaderboard, Root, Training};
        let rep = user(7);
        let member = Identity { teams: vec![TeamId::new(3).unwrap()], ..user(7) };
        let admin = Identity { roles: vec![Role::Admin], ..user(1) };
        let coach = Identity { roles: vec![Role::Coach], ..user(2) };
        let kiosk = Identity { kiosk: true, tv: true, ..Identity::default() };
        let named = Identity {
            contests: vec![ContestId::new(17).unwrap()],
            modules: vec!["m1".parse().unwrap()],
            chats: vec!["x".parse().unwrap()],
            tv: true,
            ..user(7)
        };
        let table = [
            // One's own room and nobody else's, in each namespace that has such rooms.
            (&rep, OPEN, Root, "user:7", "yes"),
            (&rep, OPEN, Leaderboard, "user:7", "yes"),
            (&rep, OPEN, Training, "user:7", "yes"),
            (&rep, OPEN, Field, "user:7", "bad_room"),
            (&rep, OPEN, Root, "user:8", "forbidden"),
            (&rep, OPEN, Leaderboard, "user:8", "forbidden"),
            (&rep, OPEN, Training, "user:8", "forbidden"),
            (&coach, OPEN, Training, "user:8", "forbidden"),
            (&admin, OPEN, Root, "user:8", "yes"),
            (&admin, OPEN, Leaderboard, "user:8", "yes"),
            (&admin, OPEN, Training, "user:8", "yes"),
            (&kiosk, OPEN, Leaderboard, "user:7", "forbidden"),
            // Teams are for their members, whatever one's role.
            (&member, OPEN, Leaderboard, "team:3", "yes"),
            (&member, OPEN, Leaderboard, "team:4", "forbidden"),
            (&rep, OPEN, Leaderboard, "team:3", "forbidden"),
            (&admin, OPEN, Leaderboard, "team:3", "forbidden"),
            (&coach, OPEN, Leaderboard, "team:3", "forbidden"),
            (&kiosk, OPEN, Leaderboard, "team:3", "forbidden"),
            (&member, OPEN, Training, "team:3", "bad_room"),
            // Contests, modules and chats: anybody signed in, or by setting those who are named.
            (&rep, OPEN, Leaderboard, "contest:17", "yes"),
            (&rep, CLOSED, Leaderboard, "contest:17", "forbidden"),
            (&named, CLOSED, Leaderboard, "contest:17", "yes"),
            (&named, CLOSED, Leaderboard, "contest:18", "forbidden"),
            (&admin, CLOSED, Leaderboard, "contest:17", "forbidden"),
            (&kiosk, OPEN, Leaderboard, "contest:17", "forbidden"),
            (&rep, OPEN, Training, "contest:17", "bad_room"),
            (&rep, OPEN, Training, "module:m1", "yes"),
            (&rep, CLOSED, Training, "module:m1", "forbidden"),
            (&named, CLOSED, Training, "module:m1", "yes"),
            (&named, CLOSED, Training, "module:m2", "forbidden"),
            (&rep, OPEN, Leaderboard, "module:m1", "bad_room"),
            (&rep, OPEN, Field, "chat:x", "yes"),
            (&rep, CLOSED, Field, "chat:x", "forbidden"),
            (&named, CLOSED, Field, "chat:x", "yes"),
            (&named, CLOSED, Field, "chat:y", "forbidden"),
            (&rep, OPEN, Training, "chat:x", "bad_room"),
            // The screens on the walls.
            (&rep, OPEN, Leaderboard, "tv-display", "yes"),
            (&rep, CLOSED, Leaderboard, "tv-display", "forbidden"),
            (&named, CLOSED, Leaderboard, "tv-display", "yes"),
            (&kiosk, OPEN, Leaderboard, "tv-display", "yes"),
            (&kiosk, CLOSED, Leaderboard, "tv-display", "yes"),
            (&kiosk, OPEN, Training, "tv-display", "bad_room"),
            // Training sessions are for those registered, whatever one's role.
            (&rep, OPEN, Training, "session:s1", "participants of s1"),
            (&coach, OPEN, Training, "session:s1", "participants of s1"),
            (&admin, OPEN, Training, "session:s1", "participants of s1"),
            (&rep, OPEN, Field, "session:s1", "bad_room"),
        ];
        for (who, settings, namespace, room, expected) in table {
            assert_eq!(answer(who, &settings, namespace, room), expected, "{room} in {namespace} for {who:?}");
        }
    }

    #[test]
    fn a_kiosk_enters_the_leaderboard_only() {
        let kiosk = Identity { kiosk: true, ..Identity::default() };
        let allowed = |identity: &Identity| {
            Namespace::ALL
                .into_iter()
                .filter(|ns| Rights::new(OPEN).may_enter(identity, *ns).is_ok())
                .collect::<Vec<_>>()
        };
        assert_eq!(allowed(&kiosk), [Namespace::Leaderboard]);
        assert_eq!(allowed(&user(7)), Namespace::ALL);
    }
}
