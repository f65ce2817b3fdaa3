//! Identities, as `ridgecast token` and the monolith spell them. More by `Profile { …, ..user(7) }`.

use ridgecast::{
    domain::{ContestId, ModuleId, TeamId, UserId},
    session::identity::Profile,
};

/// A sales rep or trainee.
pub(crate) fn user(id: u64) -> Profile {
    Profile { user_id: Some(UserId::new(id).unwrap()), ..Profile::default() }
}

/// A user in a team.
pub(crate) fn member(id: u64, team: u64) -> Profile {
    Profile { teams: vec![TeamId::new(team).unwrap()], ..user(id) }
}

/// An administrator.
pub(crate) fn admin(id: u64) -> Profile {
    Profile { roles: vec!["admin".to_owned()], ..user(id) }
}

/// A coach.
pub(crate) fn coach(id: u64) -> Profile {
    Profile { roles: vec!["coach".to_owned()], ..user(id) }
}

/// A screen on a wall.
pub(crate) fn kiosk() -> Profile {
    Profile { kiosk: true, name: Some("hall-2".to_owned()), ..Profile::default() }
}

/// Contests to be named for.
pub(crate) fn contests(ids: &[u64]) -> Vec<ContestId> {
    ids.iter().map(|id| ContestId::new(*id).unwrap()).collect()
}

/// Modules to be named for.
pub(crate) fn modules(ids: &[&str]) -> Vec<ModuleId> {
    ids.iter().map(|id| id.parse().unwrap()).collect()
}
