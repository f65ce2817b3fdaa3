use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use crate::domain::{Room, TeamId, UserId};

/// Which team each user of the roster is in. Whom the roster knows is a member of that team and of no other, whatever his claims
/// say. Clones are the same. Its lock is taken when somebody joins or leaves a room, never for an event.
#[derive(Debug, Clone, Default)]
pub struct RosterTeams(Arc<RwLock<HashMap<UserId, Option<TeamId>>>>);

/// A user whose team has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamMove {
    /// Who.
    pub user: UserId,
    /// His team from now on; none if he is in none.
    pub to: Option<TeamId>,
}

impl RosterTeams {
    /// Begins anew with everybody the roster knows.
    pub fn load(&self, all: impl IntoIterator<Item = (UserId, Option<TeamId>)>) {
        let all = all.into_iter().collect();
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = all;
    }

    /// The user's team; `Some(None)` if he is in none, and `None` if the roster does not know him.
    pub fn team_of(&self, user: UserId) -> Option<Option<TeamId>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&user).copied()
    }

    /// The room is a team's, and the roster says that the user is not in that team.
    pub(super) fn bars(&self, user: Option<UserId>, room: &Room) -> bool {
        match (room, user) {
            (Room::Team(team), Some(user)) => self.team_of(user).is_some_and(|his| his != Some(*team)),
            _ => false,
        }
    }

    pub(super) fn set(&self, moves: &[TeamMove]) {
        let mut teams = self.0.write().unwrap_or_else(PoisonError::into_inner);
        teams.extend(moves.iter().map(|TeamMove { user, to }| (*user, *to)));
    }
}

/// What somebody is told who asks for the room of a team he is not in.
pub fn not_a_member(team: TeamId) -> String {
    format!("Only members of team {team} may join {}", Room::Team(team))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_roster_bars_whom_it_knows_to_be_elsewhere() {
        let (user, team) = (|id| UserId::new(id).unwrap(), |id| TeamId::new(id).unwrap());
        let roster = RosterTeams::default();
        roster.set(&[TeamMove { user: user(9), to: Some(team(9)) }]);
        roster.load([(user(7), Some(team(3))), (user(8), None)]);
        assert_eq!([7, 8, 9].map(|id| roster.team_of(user(id))), [Some(Some(team(3))), Some(None), None]);
        let barred = |room: Room| [7, 8, 9].map(|id| roster.bars(Some(user(id)), &room));
        assert_eq!(barred(Room::Team(team(3))), [false, true, false]);
        assert_eq!(barred(Room::Team(team(4))), [true, true, false]);
        assert_eq!(barred(Room::TvDisplay), [false; 3]);
        assert!(!roster.bars(None, &Room::Team(team(3))), "nobody is on no roster");
        roster.set(&[TeamMove { user: user(7), to: None }]);
        assert_eq!(barred(Room::Team(team(3))), [true, true, false]);
    }
}
