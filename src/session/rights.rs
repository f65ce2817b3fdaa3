use super::{Code, Refusal};
use crate::{
    domain::{Identity, Namespace, Room, SessionId, TeamId},
    rooms::{RosterTeams, not_a_member},
    settings::{RightsSettings, WhoMayJoin},
};

/// Who may enter what: the table of `docs/WIRE.md` with the operator's settings, and with the teams of the roster.
#[derive(Debug, Clone)]
pub struct Rights {
    settings: RightsSettings,
    roster: RosterTeams,
}

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
    pub fn new(settings: RightsSettings, roster: RosterTeams) -> Self {
        Self { settings, roster }
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
            Room::Team(team) => grant_if(self.is_member(identity, *team), || not_a_member(*team)),
            Room::Contest(contest) => {
                grant_if(named_or(self.settings.contest, identity.contests.contains(contest)), || {
                    format!("Only those named for contest {contest} may join {room}")
                })
            }
            Room::Module(module) => grant_if(named_or(self.settings.module, identity.modules.contains(module)), || {
                format!("Only those named for module {module} may join {room}")
            }),
            Room::TvDisplay => grant_if(named_or(self.settings.tv_display, identity.tv), || {
                "Only kiosks and those named for tv-display may join it".to_owned()
            }),
            Room::Chat(chat) => grant_if(named_or(self.settings.chat, identity.chats.contains(chat)), || {
                format!("Only those named for chat {chat} may join {room}")
            }),
            Room::Session(session) => Permission::ForParticipantsOf(session.clone()),
        }
    }

    /// What has become of a room that the identity once joined: the roster moves it from the room of a team that is not his to
    /// his own team's, or out if he has none.
    pub fn moved(&self, identity: &Identity, room: Room) -> Option<Room> {
        match (&room, self.team_in_roster(identity)) {
            (Room::Team(_), Some(his)) => his.map(Room::Team),
            _ => Some(room),
        }
    }

    /// What the roster says counts, and what was certified only of those it does not know.
    fn is_member(&self, identity: &Identity, team: TeamId) -> bool {
        match self.team_in_roster(identity) {
            Some(his) => his == Some(team),
            None => identity.teams.contains(&team),
        }
    }

    fn team_in_roster(&self, identity: &Identity) -> Option<Option<TeamId>> {
        self.roster.team_of(identity.user?)
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
    use crate::domain::{ContestId, Role, UserId};

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
        let rights = Rights::new(settings.clone(), RosterTeams::default());
        match rights.may_join(identity, namespace, &room.parse().unwrap()) {
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
    fn whom_the_roster_knows_is_in_its_team_whatever_his_claims_say() {
        let team = |id| TeamId::new(id).unwrap();
        let claims = |id, teams: &[u64]| Identity { teams: teams.iter().map(|id| team(*id)).collect(), ..user(id) };
        let roster = RosterTeams::default();
        roster.load([(UserId::new(7).unwrap(), Some(team(4))), (UserId::new(8).unwrap(), None)]);
        let rights = Rights::new(OPEN, roster);
        // Who, his claims, the team, whether he may join, where a client of his goes that once joined.
        for (id, teams, asked, granted, moved) in [
            (7, [3].as_slice(), 3, false, Some(4)),
            (7, &[3], 4, true, Some(4)),
            (7, &[], 4, true, Some(4)),
            (8, &[3], 3, false, None),
            (9, &[3], 3, true, Some(3)),
            (9, &[3], 4, false, Some(4)),
        ] {
            let (who, room) = (claims(id, teams), Room::Team(team(asked)));
            let permission = rights.may_join(&who, Namespace::Leaderboard, &room);
            assert_eq!(permission == Permission::Granted, granted, "user {id} asks for {room}");
            assert_eq!(rights.moved(&who, room), moved.map(team).map(Room::Team), "user {id} of team {asked}");
        }
        assert_eq!(rights.moved(&user(8), Room::TvDisplay), Some(Room::TvDisplay));
        let kiosk = Identity { kiosk: true, ..Identity::default() };
        assert_eq!(rights.moved(&kiosk, Room::TvDisplay), Some(Room::TvDisplay));
    }

    #[test]
    fn a_kiosk_enters_the_leaderboard_only() {
        let kiosk = Identity { kiosk: true, ..Identity::default() };
        let allowed = |identity: &Identity| {
            Namespace::ALL
                .into_iter()
                .filter(|ns| Rights::new(OPEN, RosterTeams::default()).may_enter(identity, *ns).is_ok())
                .collect::<Vec<_>>()
        };
        assert_eq!(allowed(&kiosk), [Namespace::Leaderboard]);
        assert_eq!(allowed(&user(7)), Namespace::ALL);
    }
}
